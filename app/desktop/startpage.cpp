#include "startpage.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

constexpr int kLeftWidth = 340;

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
{
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(1);
  QWidget* left = uikit::ground(QStringLiteral("panel"), this);
  left->setFixedWidth(kLeftWidth);
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(24, 32, 24, 24);
  column->setSpacing(12);
  auto* name = new QHBoxLayout;
  name->setSpacing(12);
  auto* mark = new QLabel(left);
  mark->setPixmap(uikit::programIcon().pixmap(44, 44));
  name->addWidget(mark);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* title = new QLabel(QStringLiteral("Địa Bàn"), left);
  title->setFont(uikit::type(uikit::TextSize::Figure));
  words->addWidget(title);
  words->addWidget(uikit::caption(tr("Planning workbench"), left));
  name->addLayout(words, 1);
  column->addLayout(name);
  column->addSpacing(8);
  const auto button = [&](const QString& picture, const QString& label, bool isMain, auto signal) {
    auto* made = new QPushButton(
        uikit::icon(picture, isMain ? uikit::Token::OnAccent : uikit::Token::Text), label, left);
    made->setProperty("kind", isMain ? QStringLiteral("primary") : QStringLiteral("row"));
    connect(made, &QPushButton::clicked, this, signal);
    column->addWidget(made);
  };
  button(QStringLiteral("document-open"), tr("Open workspace…"), true, &StartPage::openRequested);
  button(QStringLiteral("document-new"), tr("New workspace by province…"), false,
         &StartPage::createRequested);
  column->addStretch(1);
  column->addWidget(
      uikit::caption(tr("SHP, DGN, DXF, TAB, GDB, GPKG, XLSX and other files can be dropped on "
                        "this window too. No network is needed."),
                     left));
  row->addWidget(left);

  const uikit::ScrollColumn right = uikit::scrollColumn(QStringLiteral("base"), this);
  m_recent = right.rows;
  m_recent->setContentsMargins(24, 32, 24, 24);
  row->addWidget(right.area, 1);
}

QWidget* StartPage::makeRecent(const QString& path)
{
  const QFileInfo file(path);
  QFrame* row = uikit::lineRow(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 8, 0, 8);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* title = new QPushButton(file.completeBaseName(), row);
  title->setProperty("kind", QStringLiteral("link"));
  title->setFont(uikit::type(uikit::TextSize::Body, true));
  title->setToolTip(path);
  connect(title, &QPushButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
  words->addWidget(title, 0, Qt::AlignLeft);
  words->addWidget(uikit::caption(path, row));
  const QLocale locale;
  words->addWidget(uikit::caption(
      file.exists()
          ? QStringLiteral("%1 · %2").arg(
                locale.toString(file.lastModified(), QStringLiteral("dd/MM/yyyy HH:mm")),
                locale.formattedDataSize(file.size(), 0, QLocale::DataSizeTraditionalFormat))
          : tr("The file is not there. Is its drive connected?"),
      row));
  layout->addLayout(words, 1);
  return row;
}

void StartPage::setRecent(const QStringList& paths)
{
  while (QLayoutItem* item = m_recent->takeAt(0)) {
    if (item->widget() != nullptr)
      item->widget()->deleteLater();
    delete item;
  }
  auto* head =
      new QLabel(paths.isEmpty() ? tr("No workspace was opened here yet.") : tr("Recent"), this);
  head->setFont(uikit::type(uikit::TextSize::Title));
  m_recent->addWidget(head);
  m_recent->addSpacing(8);
  for (const QString& path : paths)
    m_recent->addWidget(makeRecent(path));
  m_recent->addStretch(1);
}

} // namespace diaban::desktop
