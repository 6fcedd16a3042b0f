// The panel that shows a feature: its fields, size and place, and the others found with it.
#pragma once

#include <diaban/uikit/featurepage.h>
#include <diaban/uikit/sidepanels.h>

class QListWidget;

namespace diaban::uikit {

/// Arrow keys in the list walk through what was found. A field's menu (right click, menu key)
/// selects all rows of its value.
class FeaturePanel final : public SidePanel {
  Q_OBJECT

public:
  explicit FeaturePanel(QWidget* parent = nullptr);

  /// \param found as it will be walked through; empty shows what to do
  /// \param more how many were found besides and are not in `found`
  void showPages(std::vector<FeaturePage> found, qint64 more = 0);
  void showReading(); ///< what was found is being read
  void showFault(const QString& sentence);
  const std::vector<FeaturePage>& pages() const { return m_pages; }
  int current() const { return m_current; }
  void setCurrent(int page);

Q_SIGNALS:
  void currentChanged(int page);
  void identifyRequested(); ///< the empty panel's step
  void goToRequested(const diaban::uikit::FeaturePage& page);
  void selectRequested(const diaban::uikit::FeatureRef& feature);
  void sameValueRequested(const diaban::uikit::FeatureRef& feature, const QString& field,
                          const QVariant& cell);

private:
  void buildFoot();
  void say(const QString& sentence, bool offersTool);
  void fillList(qint64 more);
  void fillPage();
  QWidget* lineWidget(const FeatureLine& line);
  void showMenu(QWidget* at, const FeatureLine& line);

  std::vector<FeaturePage> m_pages;
  int m_current = -1;
  QPushButton* m_tool = nullptr;
  QListWidget* m_list = nullptr;
  QLabel* m_more = nullptr;
  QWidget* m_page = nullptr; ///< of the current feature; made anew for each
  QWidget* m_buttons = nullptr;
  QPushButton* m_goTo = nullptr;
  QPushButton* m_select = nullptr;
};

} // namespace diaban::uikit
