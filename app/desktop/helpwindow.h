// The guide in a window of its own, beside the work: contents, search, pages with pictures.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace diaban::desktop {

class HelpWindow final : public QWidget {
  Q_OBJECT

public:
  /// \param folder of the pages (Markdown) and of contents.md, which lists them in order
  /// \param shortcuts a page that is made from the commands as they are, in Markdown
  HelpWindow(const QString& folder, const QString& shortcuts, QWidget* parent);

  static const QString kShortcuts; ///< name of the page that is made

  /// \param page its file without ".md"; one that is not there shows the first page
  void showPage(const QString& page);
  QString page() const { return m_page; }
  QStringList pages() const; ///< as listed now
  QString text() const;      ///< of the page that is shown, plain
  QLineEdit& search() { return *m_search; }

protected:
  void keyPressEvent(QKeyEvent* event) override;

private:
  struct Entry {
    QString page, title, words; ///< words: what the search looks at
  };
  void readContents();
  void addEntry(const QString& page, const QString& title, const QString& markdown);
  void filter();

  QString m_folder, m_shortcuts, m_page;
  std::vector<Entry> m_entries;
  QLineEdit* m_search = nullptr;
  QListWidget* m_list = nullptr;
  QTextBrowser* m_text = nullptr;
};

/// The page of the guide that fits where the keyboard is: the property "guide" of `focus` or of
/// what holds it; empty when nothing says one.
QString guidePageFor(const QWidget* focus);

} // namespace diaban::desktop
