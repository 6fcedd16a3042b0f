// All settings on one page, with a search over them. Each takes effect at once and is remembered.
#pragma once

#include <diaban/mapview/snap.h>

#include <QString>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace diaban::desktop {

struct Session;

class SettingsPage final : public QWidget {
  Q_OBJECT

public:
  explicit SettingsPage(Session& session, QWidget* parent = nullptr);

  QLineEdit& search() { return *m_search; }
  /// Titles of the settings that the search leaves.
  QStringList shownTitles() const;

Q_SIGNALS:
  void languageChosen(const QString& language); ///< "vi" or "en"
  void themeChosen(const QString& theme);       ///< "light", "dark" or "system"
  void textFactorChosen(double factor);
  void syncFoldersRequested();
  void backupsFolderRequested(); ///< show it
  void layoutResetRequested();
  void leaveRequested();

protected:
  void keyPressEvent(QKeyEvent* event) override;

private:
  struct Section {
    QLabel* head = nullptr;
  };
  struct Row {
    QWidget* widget = nullptr;
    QString title, words; ///< words: all that the search looks at
    std::size_t section = 0;
  };

  QWidget* buildHead();
  void addSection(const QString& title);
  void addRow(const QString& title, const QString& why, QWidget* control);
  void addLanguageAndLook();
  void addFolders();
  void addSnapping();
  QCheckBox* snapBox(const QString& title, bool& (*part)(mapview::SnapRules&));
  void addAuthor();
  void addLayout();
  void filter();
  QComboBox* choice(const QString& name) const;
  void chooseBackupsFolder(QLineEdit* shown);

  Session& m_session;
  QLineEdit* m_search = nullptr;
  QVBoxLayout* m_rows = nullptr;
  QLabel* m_nothing = nullptr;
  std::vector<Section> m_sections;
  std::vector<Row> m_all;
};

} // namespace diaban::desktop
