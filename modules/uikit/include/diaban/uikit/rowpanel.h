// The tables of layers at the foot of the map, one tab each.
#pragma once

#include <diaban/uikit/rowpage.h>

class QStackedWidget;
class QTabBar;

namespace diaban::uikit {

/// Tables stay as they were left while the workspace is open: filter, order, place.
class RowPanel final : public QWidget {
  Q_OBJECT

public:
  /// Neither is owned; see RowPage.
  RowPanel(Selection& selection, QSettings* settings, QWidget* parent = nullptr);

  /// Opens the layer's table, or shows the one that is open.
  void showLayer(const workspace::Moment& moment, const workspace::Layer& layer);
  void closeLayer(const QString& layer);
  /// The workspace is gone.
  void clear();

  QStringList layers() const;   ///< by their tabs, from left to right
  QString currentLayer() const; ///< empty when there is none
  RowPage* currentPage() const;
  RowPage* page(const QString& layer) const; ///< null when it isn't open
  /// The layer may have another title or other rows now, or be looked at as of another time.
  void refresh(const workspace::Moment& moment, const workspace::Layer& layer);

  /// Whether cells may be typed into.
  void setWritable(bool isWritable);
  /// Begins typing into the current cell, where the keyboard is in a grid. \returns whether
  bool editCell();

Q_SIGNALS:
  void cellTyped(const QString& layer, qint64 row, const QString& field, const QVariant& value);
  void closeRequested(); ///< of the whole panel; tables stay
  void currentChanged();
  void exportRequested();                               ///< what the current table shows, as a file
  void goToRequested(const QString& layer, qint64 row); ///< double click or Enter

private:
  void addTab(const workspace::Layer& layer, RowPage* page);
  int tabOf(const QString& layer) const;

  Selection& m_selection;
  QSettings* m_settings;
  bool m_isWritable = false;
  QTabBar* m_tabs = nullptr;
  QStackedWidget* m_heads = nullptr; ///< of the pages, beside the tabs
  QStackedWidget* m_pages = nullptr;
};

} // namespace diaban::uikit
