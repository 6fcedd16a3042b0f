#include "startpage.h"

#include <diaban/base/foldedsearch.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/job.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QFileInfo>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

constexpr int kLeftWidth = 380;
constexpr int kSearchFrom = 5; // fewer are seen at a glance
constexpr QSize kPicture(kPictureWidth / 2, kPictureHeight / 2);

QLabel* pictureLabel(const RecentFile& file, QWidget* parent)
{
  auto* label = new QLabel(parent);
  label->setFixedSize(kPicture);
  label->setAlignment(Qt::AlignCenter);
  if (!file.picture.isNull() && file.isThere) {
    QPixmap picture = QPixmap::fromImage(file.picture);
    picture.setDevicePixelRatio(2);
    label->setPixmap(picture);
    return label;
  }
  label->setProperty("frame", file.isThere ? QStringLiteral("line") : QStringLiteral("dashed"));
  const auto theme = uikit::themeOf(QGuiApplication::palette());
  label->setPixmap(uikit::iconPixmap(
      file.isThere ? QStringLiteral("rail-map") : QStringLiteral("drive-removable-media-usb"),
      uikit::colour(theme, uikit::Token::TextMuted), 22, parent->devicePixelRatioF()));
  return label;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
{
  m_pool.setMaxThreadCount(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(1);
  row->addWidget(buildSteps());
  row->addWidget(buildRecent(), 1);
}

StartPage::~StartPage()
{
  m_looking.reset();
  m_pool.waitForDone();
}

QWidget* StartPage::buildSteps()
{
  QWidget* left = uikit::ground(QStringLiteral("panel"), this);
  left->setFixedWidth(kLeftWidth);
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(24, 32, 24, 24);
  column->setSpacing(2);
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
  column->addSpacing(20);
  const auto step = [&](const char* picture, const QString& label, const QString& why, bool isMain,
                        auto signal) {
    auto* made = new QPushButton(uikit::icon(QString::fromLatin1(picture),
                                             isMain ? uikit::Token::OnAccent : uikit::Token::Text),
                                 label, left);
    made->setProperty("kind", isMain ? QStringLiteral("primary") : QStringLiteral("row"));
    made->setProperty("row", true);
    made->setAccessibleDescription(why);
    connect(made, &QPushButton::clicked, this, signal);
    column->addWidget(made);
    QLabel* caption = uikit::caption(why, left);
    caption->setContentsMargins(4, 0, 4, 10);
    column->addWidget(caption);
  };
  step("document-import", tr("Open my data…"),
       tr("Maps and tables that you have: they are put together in a new workspace."), true,
       &StartPage::importRequested);
  step("document-open", tr("Open workspace…"), tr("A .gpkg file that was made here or in QGIS."),
       false, &StartPage::openRequested);
  step("document-new", tr("New workspace by province…"),
       tr("With the right meridian of VN-2000, still empty."), false, &StartPage::createRequested);
  step("rail-map", tr("See the sample data"),
       tr("An invented coastal province, to try everything out."), false,
       &StartPage::demoRequested);
  column->addStretch(1);
  column->addWidget(
      uikit::caption(tr("SHP, DGN, DXF, TAB, GDB, GPKG, XLSX and other files can be dropped on "
                        "this window too. No network is needed."),
                     left));
  return left;
}

QWidget* StartPage::buildRecent()
{
  const uikit::ScrollColumn right = uikit::scrollColumn(QStringLiteral("base"), this);
  right.rows->setContentsMargins(24, 32, 24, 24);
  auto* head = new QHBoxLayout;
  auto* title = new QLabel(tr("Recent"), right.area->widget());
  title->setFont(uikit::type(uikit::TextSize::Title));
  head->addWidget(title, 1);
  m_search = new QLineEdit(right.area->widget());
  m_search->setPlaceholderText(tr("Find a file"));
  m_search->setAccessibleName(m_search->placeholderText());
  uikit::addSearchIcon(*m_search);
  m_search->setClearButtonEnabled(true);
  m_search->setFixedWidth(200);
  connect(m_search, &QLineEdit::textChanged, this, &StartPage::filter);
  head->addWidget(m_search);
  right.rows->addLayout(head);
  right.rows->addSpacing(8);
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(0);
  right.rows->addLayout(m_rows);
  m_empty = uikit::caption({}, right.area->widget());
  right.rows->addWidget(m_empty);
  right.rows->addStretch(1);
  return right.area;
}

QWidget* StartPage::makeRow(const RecentFile& file, bool isKnown)
{
  QFrame* row = uikit::lineRow(this);
  row->setProperty("path", file.path);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 8, 0, 8);
  layout->setSpacing(12);
  layout->addWidget(pictureLabel(file, row), 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* title = new QPushButton(QFileInfo(file.path).completeBaseName(), row);
  title->setProperty("kind", QStringLiteral("link"));
  title->setFont(uikit::type(uikit::TextSize::Body, true));
  title->setToolTip(file.path);
  connect(title, &QPushButton::clicked, this,
          [this, path = file.path] { Q_EMIT recentRequested(path); });
  words->addWidget(title, 0, Qt::AlignLeft);
  QLabel* place = uikit::caption(file.path, row);
  place->setContentsMargins(4, 0, 0, 0);
  words->addWidget(place);
  const QLocale locale;
  const QString state =
      !isKnown ? tr("Looking for the file…")
      : file.isThere
          ? QStringLiteral("%1 · %2").arg(
                locale.toString(file.changed, QStringLiteral("dd/MM/yyyy HH:mm")),
                locale.formattedDataSize(file.bytes, 0, QLocale::DataSizeTraditionalFormat))
          : tr("The file is not there. Is its drive connected?");
  QLabel* about = uikit::caption(state, row);
  about->setContentsMargins(4, 0, 0, 0);
  words->addWidget(about);
  if (isKnown && !file.isThere) {
    auto* ways = new QHBoxLayout;
    const auto way = [&](const QString& label, auto signal) {
      auto* button = new QPushButton(label, row);
      button->setProperty("kind", QStringLiteral("link"));
      button->setAccessibleDescription(file.path);
      connect(button, &QPushButton::clicked, this, [this, signal, path = file.path] {
        Q_EMIT(this->*signal)(path);
      });
      ways->addWidget(button);
    };
    way(tr("Find the file again…"), &StartPage::findAgainRequested);
    way(tr("Take off the list"), &StartPage::forgetRequested);
    ways->addStretch(1);
    words->addLayout(ways);
  }
  layout->addLayout(words, 1);
  return row;
}

void StartPage::fill(const QVector<RecentFile>& files, bool isKnown)
{
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const RecentFile& file : files)
    m_rows->addWidget(makeRow(file, isKnown));
  m_search->setVisible(files.size() >= kSearchFrom);
  filter();
}

void StartPage::filter()
{
  const FoldedSearch wanted(m_search->text());
  bool hasAny = false;
  for (int i = 0; i < m_rows->count(); ++i) {
    QWidget* row = m_rows->itemAt(i)->widget();
    row->setVisible(wanted.fits(row->property("path").toString()));
    hasAny = hasAny || !row->isHidden();
  }
  m_empty->setText(m_paths.isEmpty()
                       ? tr("No workspace was opened here yet. Begin with one of the four steps "
                            "on the left.")
                       : tr("No recent file has these words in its name or folder."));
  m_empty->setVisible(!hasAny);
}

void StartPage::setRecent(const QStringList& paths)
{
  if (m_paths == paths && m_looking != nullptr)
    return;
  m_paths = paths;
  QVector<RecentFile> files;
  for (const QString& path : paths)
    files.append({path, true, {}, 0, {}});
  fill(files, false);
  m_looking = std::make_unique<QObject>();
  uikit::startJob(
      m_pool, m_looking.get(), [paths](Progress& progress) { return lookAt(paths, progress); },
      [this](const Result<QVector<RecentFile>>& found) {
        if (found)
          fill(found.value(), true);
      });
}

} // namespace diaban::desktop
