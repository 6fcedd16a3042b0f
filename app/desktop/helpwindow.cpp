#include "helpwindow.h"

#include <diaban/base/foldedsearch.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr int kListWidth = 260;
constexpr int kMargin = 24;

QString readText(const QString& path)
{
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Pictures no wider than the page. Only files of the guide are read, nothing from a network.
class GuideText final : public QTextBrowser {
public:
  using QTextBrowser::QTextBrowser;

  QVariant loadResource(int type, const QUrl& name) override
  {
    if (type != QTextDocument::ImageResource)
      return QTextBrowser::loadResource(type, name);
    const QImage image(searchPaths().value(0) + QLatin1Char('/') + name.path());
    const int width = std::max(200, viewport()->width() - 2 * kMargin);
    return image.width() <= width ? image : image.scaledToWidth(width, Qt::SmoothTransformation);
  }
};

} // namespace

const QString HelpWindow::kShortcuts = QStringLiteral("phim-tat");

HelpWindow::HelpWindow(const QString& folder, const QString& shortcuts, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_folder(folder)
    , m_shortcuts(shortcuts)
{
  setWindowTitle(tr("Guide — Địa Bàn"));
  setProperty("surface", QStringLiteral("panel"));
  resize(1000, 700);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  auto* splitter = new QSplitter(this);
  splitter->setHandleWidth(1);
  row->addWidget(splitter);
  QWidget* left = uikit::ground(QStringLiteral("panel"), splitter);
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(12, 12, 0, 12);
  m_search = new QLineEdit(left);
  m_search->setPlaceholderText(tr("Find in the guide"));
  m_search->setAccessibleName(m_search->placeholderText());
  uikit::addSearchIcon(*m_search);
  m_search->setClearButtonEnabled(true);
  column->addWidget(m_search);
  m_list = new QListWidget(left);
  m_list->setAccessibleName(tr("Pages of the guide"));
  m_list->setProperty("surface", QStringLiteral("panel"));
  m_list->setWordWrap(true);
  column->addWidget(m_list, 1);
  splitter->addWidget(left);
  m_text = new GuideText(splitter);
  m_text->setAccessibleName(tr("Page of the guide"));
  m_text->setSearchPaths({m_folder});
  m_text->setOpenLinks(false);
  m_text->document()->setDocumentMargin(kMargin);
  splitter->addWidget(m_text);
  splitter->setSizes({kListWidth, width() - kListWidth});
  splitter->setStretchFactor(1, 1);
  connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::filter);
  connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
    if (item != nullptr)
      showPage(item->data(Qt::UserRole).toString());
  });
  connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
    showPage(url.path().section(QLatin1Char('.'), 0, 0)); // pages name one another
  });
  readContents();
}

void HelpWindow::addEntry(const QString& page, const QString& title, const QString& markdown)
{
  m_entries.push_back({page, title, QStringLiteral("%1 %2").arg(title, markdown)});
}

void HelpWindow::readContents()
{
  const QString contents = readText(m_folder + QStringLiteral("/contents.md"));
  static const QRegularExpression link(QStringLiteral("\\[([^\\]]+)\\]\\(([a-z0-9-]+)\\.md\\)"));
  for (auto it = link.globalMatch(contents); it.hasNext();) {
    const auto match = it.next();
    const QString page = match.captured(2);
    addEntry(page, match.captured(1), readText(QStringLiteral("%1/%2.md").arg(m_folder, page)));
  }
  addEntry(kShortcuts, tr("Keyboard shortcuts"), m_shortcuts);
  filter();
}

void HelpWindow::filter()
{
  const FoldedSearch wanted(m_search->text());
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  for (const Entry& entry : m_entries)
    if (wanted.fits(entry.words)) {
      auto* item = new QListWidgetItem(entry.title, m_list);
      item->setData(Qt::UserRole, entry.page);
      item->setSelected(entry.page == m_page);
    }
  if (m_list->count() == 0) {
    auto* none = new QListWidgetItem(tr("No page has these words."), m_list);
    none->setFlags(Qt::NoItemFlags);
  }
}

void HelpWindow::showPage(const QString& page)
{
  const auto named = [&](const Entry& entry) { return entry.page == page; };
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), named);
  m_page = found == m_entries.end() ? m_entries.front().page : page;
  m_text->setMarkdown(m_page == kShortcuts
                          ? m_shortcuts
                          : readText(QStringLiteral("%1/%2.md").arg(m_folder, m_page)));
  const QSignalBlocker quiet(m_list);
  for (int row = 0; row < m_list->count(); ++row)
    if (m_list->item(row)->data(Qt::UserRole).toString() == m_page)
      m_list->setCurrentRow(row);
}

QStringList HelpWindow::pages() const
{
  QStringList pages;
  for (int row = 0; row < m_list->count(); ++row)
    if (m_list->item(row)->flags() & Qt::ItemIsEnabled)
      pages << m_list->item(row)->data(Qt::UserRole).toString();
  return pages;
}

QString HelpWindow::text() const
{
  return m_text->toPlainText();
}

void HelpWindow::keyPressEvent(QKeyEvent* event)
{
  if (event->key() == Qt::Key_Escape)
    close();
  else
    QWidget::keyPressEvent(event);
}

QString guidePageFor(const QWidget* focus)
{
  for (const QWidget* widget = focus; widget != nullptr; widget = widget->parentWidget()) {
    const QString page = widget->property("guide").toString();
    if (!page.isEmpty())
      return page;
  }
  return {};
}

} // namespace diaban::desktop
