// The tables at the foot of the work area: proposed sites, sensors, communes, gaps.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sitingrun.h>

#include <QHash>
#include <QWidget>

#include <array>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace diaban::coverage {

class FigureModel;
struct FigureCell;

/// What it is given is copied into rows. Rows are told by their place in what was given, however
/// they are sorted.
class CoverageTables final : public QWidget {
  Q_OBJECT

public:
  enum class Table : quint8 { Sites, Sensors, Communes, Gaps };
  static constexpr int kTables = 4;

  explicit CoverageTables(QWidget* parent = nullptr);

  /// Null: none. \param types how types are called
  void setReport(const CoverageReport* report, const SensorTypes& types);
  /// Null: none. \param isFinal false while a better choice may still come
  void setSiting(const SitingReport* report, bool isFinal = true);
  void setGaps(const std::vector<Gap>& gaps);
  void setWritable(bool isWritable); ///< whether sites can become a layer

  void showTable(Table table);
  Table shownTable() const;
  int current(Table table) const;    ///< -1: none
  void choose(Table table, int row); ///< marks a row, -1 none; says nothing
  QTableView* view(Table table) const;

Q_SIGNALS:
  void siteChosen(int site);       ///< of SitingReport::sites
  void sensorChosen(int sensor);   ///< of Coverage::sensors
  void communeChosen(int commune); ///< of Served::communes
  void gapChosen(int gap);         ///< as setGaps()
  void goToSite(int site);         ///< double click or Enter
  void goToSensor(int sensor);
  void goToCommune(int commune);
  void goToGap(int gap);
  void writeRequested();  ///< the proposed sites as a layer
  void exportRequested(); ///< all tables, as a spreadsheet
  void closeRequested();

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  struct Page {
    FigureModel* model = nullptr;
    QTableView* view = nullptr;
    QStackedWidget* body = nullptr;
    QLabel* empty = nullptr;
  };
  Page buildPage(Table table);
  QWidget* buildHead();
  void setRows(Table table, std::vector<std::vector<FigureCell>> rows);
  QString stateText(const SitingReport& report, bool isFinal) const;
  Page& page(Table table) { return m_pages[static_cast<std::size_t>(table)]; }
  const Page& page(Table table) const { return m_pages[static_cast<std::size_t>(table)]; }
  void tellChosen(Table table, int row);
  void tellGoTo(Table table, int row);
  void showCounts();
  void placeHead();
  void placeState();
  QString titleOfType(const QString& id) const;

  std::array<Page, kTables> m_pages{};
  QTabBar* m_tabs = nullptr;
  QStackedWidget* m_body = nullptr;
  QLabel* m_state = nullptr;      ///< between tabs and buttons
  QLabel* m_stateBelow = nullptr; ///< below them, where it has no room there
  QPushButton* m_write = nullptr;
  QPushButton* m_export = nullptr;
  std::vector<CoverageLevel> m_levels;  ///< of the last report
  QHash<QString, QString> m_typeTitles; ///< by id
  bool m_isPeople = true;               ///< else buildings are counted
  bool m_isWritable = true;
  bool m_hasSites = false;
};

} // namespace diaban::coverage
