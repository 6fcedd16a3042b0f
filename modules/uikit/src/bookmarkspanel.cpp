#include <diaban/uikit/bookmarkspanel.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

QToolButton* iconButton(const QString& name, const QString& words, QWidget* parent)
{
  auto* button = new QToolButton(parent);
  button->setIcon(icon(name));
  button->setToolTip(words);
  button->setAccessibleName(words);
  return button;
}

} // namespace

QStringList goneLayers(const workspace::Bookmark& bookmark, const QVector<workspace::Layer>& layers)
{
  QStringList gone;
  if (!bookmark.layers)
    return gone;
  for (const workspace::Bookmark::ShownLayer& shown : *bookmark.layers)
    if (std::none_of(layers.begin(), layers.end(),
                     [&](const workspace::Layer& layer) { return layer.uid == shown.uid; }))
      gone.append(shown.title);
  return gone;
}

BookmarksPanel::BookmarksPanel(QWidget* parent)
    : SidePanel(tr("Bookmarks"), parent)
{
  emptyLabel()->setText(tr("No bookmarks yet. Ctrl+B keeps this view under a name."));
  m_add = new QPushButton(icon(QStringLiteral("bookmarks")), tr("Bookmark this view"), this);
  foot()->addWidget(m_add);
  connect(m_add, &QPushButton::clicked, this, &BookmarksPanel::addRequested);
}

void BookmarksPanel::setBookmarks(const QVector<workspace::Bookmark>& bookmarks,
                                  const QVector<workspace::Layer>& layers, bool canChange)
{
  for (QWidget* row : m_shown)
    row->deleteLater();
  m_shown.clear();
  m_bookmarks = bookmarks;
  m_add->setEnabled(canChange);
  emptyLabel()->setVisible(bookmarks.isEmpty());
  for (const workspace::Bookmark& bookmark : bookmarks)
    addRow(bookmark, layers, canChange);
}

void BookmarksPanel::addRow(const workspace::Bookmark& bookmark,
                            const QVector<workspace::Layer>& layers, bool canChange)
{
  QFrame* row = lineRow(this);
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(12, 6, 6, 6);
  auto* line = new QHBoxLayout;
  auto* name = new QLineEdit(bookmark.title, row);
  name->setObjectName(bookmark.uid.toHex());
  name->setAccessibleName(tr("Name of the bookmark"));
  name->setReadOnly(!canChange);
  line->addWidget(name, 1);
  auto* go = new QPushButton(tr("Go there"), row);
  line->addWidget(go);
  auto* remove = iconButton(QStringLiteral("edit-delete"), tr("Delete the bookmark"), row);
  remove->setEnabled(canChange);
  line->addWidget(remove);
  column->addLayout(line);
  if (const QStringList gone = goneLayers(bookmark, layers); !gone.isEmpty())
    //: %1 titles of layers
    column->addWidget(caption(
        tr("No longer on the map: %1. The place still works.").arg(gone.join(QStringLiteral(", "))),
        row));
  connect(go, &QPushButton::clicked, this, [this, bookmark] { Q_EMIT goToRequested(bookmark); });
  connect(remove, &QToolButton::clicked, this,
          [this, bookmark] { Q_EMIT removeRequested(bookmark); });
  connect(name, &QLineEdit::editingFinished, this, [this, name, bookmark] {
    const QString title = name->text().trimmed();
    if (title.isEmpty())
      name->setText(bookmark.title);
    if (title.isEmpty() || title == bookmark.title)
      return;
    workspace::Bookmark renamed = bookmark;
    renamed.title = title;
    Q_EMIT changed(renamed);
  });
  rows()->insertWidget(static_cast<int>(m_shown.size()), row);
  m_shown.push_back(row);
}

void BookmarksPanel::beginRename(const Uid& bookmark)
{
  if (auto* name = findChild<QLineEdit*>(bookmark.toHex())) {
    name->setFocus(Qt::OtherFocusReason);
    name->selectAll();
  }
}

} // namespace diaban::uikit
