#include <diaban/uikit/featurepanel.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace diaban::uikit {
namespace {

constexpr int kTitleWidth = 104;
constexpr int kRowHeight = 26;
constexpr int kMostRows = 6;

/// A line of a page with a menu, which the menu key opens too.
class LineRow final : public QWidget {
public:
  using QWidget::QWidget;
  std::function<void()> menu;

protected:
  void contextMenuEvent(QContextMenuEvent* event) override
  {
    menu();
    event->accept();
  }
};

QFrame* rule(QWidget* parent)
{
  auto* line = new QFrame(parent);
  line->setProperty("rule", true);
  line->setFixedHeight(1);
  return line;
}

QLabel* plainLabel(const QString& text, QWidget* parent)
{
  auto* label = new QLabel(text, parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

} // namespace

FeaturePanel::FeaturePanel(QWidget* parent)
    : SidePanel(tr("Feature"), parent)
{
  m_tool = new QPushButton(icon(QStringLiteral("help-contextual")), tr("Identify features"), this);
  connect(m_tool, &QPushButton::clicked, this, &FeaturePanel::identifyRequested);
  m_list = new QListWidget(this);
  m_list->setProperty("surface", QStringLiteral("panel"));
  m_list->setAccessibleName(tr("What was found"));
  m_list->setUniformItemSizes(true);
  m_list->setTextElideMode(Qt::ElideRight);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(m_list, &QListWidget::currentRowChanged, this, &FeaturePanel::setCurrent);
  m_more = caption({}, this);
  m_more->setContentsMargins(12, 4, 12, 8);
  auto* toolRow = new QHBoxLayout;
  toolRow->setContentsMargins(12, 4, 12, 8);
  toolRow->addWidget(m_tool, 0, Qt::AlignLeft);
  rows()->insertLayout(1, toolRow);
  auto* listRow = new QHBoxLayout;
  listRow->setContentsMargins(9, 0, 9, 0);
  listRow->addWidget(m_list);
  rows()->insertLayout(2, listRow);
  rows()->insertWidget(3, m_more);
  buildFoot();
  showPages({});
}

void FeaturePanel::buildFoot()
{
  m_buttons = new QWidget(this);
  auto* row = new QHBoxLayout(m_buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  const auto button = [&](const QString& word, const QString& tip, auto slot) {
    auto* made = new QPushButton(word, m_buttons);
    made->setToolTip(tip);
    connect(made, &QPushButton::clicked, this, [this, slot] {
      if (m_current >= 0)
        slot(m_pages[static_cast<std::size_t>(m_current)]);
    });
    row->addWidget(made);
    return made;
  };
  m_goTo = button(tr("Go there"), tr("Shows the feature in the middle of the map"),
                  [this](const FeaturePage& page) { Q_EMIT goToRequested(page); });
  m_select = button(tr("Select"), tr("Makes the feature the selection"),
                    [this](const FeaturePage& page) { Q_EMIT selectRequested(page.feature); });
  button(tr("Copy"), tr("Copies all lines as text"),
         [](const FeaturePage& page) { QGuiApplication::clipboard()->setText(page.text()); });
  row->addStretch(1);
  foot()->addWidget(m_buttons);
}

void FeaturePanel::say(const QString& sentence, bool offersTool)
{
  m_pages.clear();
  m_current = -1;
  emptyLabel()->setText(sentence);
  emptyLabel()->show();
  m_tool->setVisible(offersTool);
  m_list->hide();
  m_more->hide();
  m_buttons->hide();
  fillPage();
}

void FeaturePanel::showReading()
{
  if (m_pages.empty())
    say(tr("Reading…"), false); // else what is here stays until the new comes
}

void FeaturePanel::showFault(const QString& sentence)
{
  say(sentence, true);
}

void FeaturePanel::showPages(std::vector<FeaturePage> found, qint64 more)
{
  if (found.empty()) {
    say(tr("No feature is selected. Click one on the map to see what it is."), true);
    return;
  }
  m_pages = std::move(found);
  emptyLabel()->hide();
  m_tool->hide();
  m_buttons->show();
  fillList(more);
  m_current = 0;
  fillPage();
  Q_EMIT currentChanged(0);
}

void FeaturePanel::fillList(qint64 more)
{
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  for (const FeaturePage& page : m_pages) {
    auto* item = new QListWidgetItem(
        page.feature.row < 0 ? page.title
                             : QStringLiteral("%1 · %2").arg(page.title, page.layerTitle));
    item->setToolTip(item->text());
    item->setSizeHint({0, kRowHeight});
    m_list->addItem(item);
  }
  m_list->setCurrentRow(0);
  const int shown = std::min(static_cast<int>(m_pages.size()), kMostRows);
  m_list->setFixedHeight(shown * kRowHeight + 2);
  m_list->setVisible(m_pages.size() > 1);
  m_more->setText(tr("%n more are selected", nullptr, static_cast<int>(more)));
  m_more->setVisible(more > 0);
}

void FeaturePanel::setCurrent(int page)
{
  if (page < 0 || page >= static_cast<int>(m_pages.size()) || page == m_current)
    return;
  m_current = page;
  const QSignalBlocker quiet(m_list);
  m_list->setCurrentRow(page);
  fillPage();
  Q_EMIT currentChanged(page);
}

void FeaturePanel::fillPage()
{
  if (m_page != nullptr) {
    m_page->hide();
    m_page->deleteLater();
    m_page = nullptr;
  }
  if (m_current < 0)
    return;
  const FeaturePage& page = m_pages[static_cast<std::size_t>(m_current)];
  for (QPushButton* ofRows : {m_goTo, m_select})
    ofRows->setVisible(page.feature.row >= 0);
  m_page = new QWidget(this);
  auto* column = new QVBoxLayout(m_page);
  column->setContentsMargins(12, 8, 12, 12);
  column->setSpacing(2);
  QLabel* title = plainLabel(page.title, m_page);
  title->setFont(type(TextSize::Title));
  title->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(title);
  column->addWidget(caption(tr("Layer %1").arg(page.layerTitle), m_page));
  for (const auto* lines : {&page.fields, &page.facts}) {
    if (lines->empty())
      continue;
    column->addSpacing(8);
    column->addWidget(rule(m_page));
    column->addSpacing(6);
    for (const FeatureLine& line : *lines)
      column->addWidget(lineWidget(line));
  }
  rows()->insertWidget(4, m_page);
}

QWidget* FeaturePanel::lineWidget(const FeatureLine& line)
{
  auto* widget = new LineRow(m_page);
  widget->setAccessibleName(QStringLiteral("%1: %2").arg(line.title, line.value));
  widget->setFocusPolicy(Qt::TabFocus);
  widget->menu = [this, widget, line] { showMenu(widget, line); };
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 2, 0, 2);
  row->setSpacing(8);
  QLabel* title = plainLabel(line.title, widget);
  title->setProperty("muted", true);
  title->setFixedWidth(kTitleWidth);
  row->addWidget(title, 0, Qt::AlignTop);
  if (line.symbol) {
    const FeaturePage& page = m_pages[static_cast<std::size_t>(m_current)];
    auto* swatch = new QLabel(widget);
    swatch->setPixmap(symbolSwatch(*line.symbol, page.kind, devicePixelRatioF(),
                                   colour(themeOf(palette()), Token::BorderStrong)));
    row->addWidget(swatch, 0, Qt::AlignTop);
  }
  QLabel* value = plainLabel(line.value, widget);
  value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  value->setContextMenuPolicy(Qt::NoContextMenu); // the line's menu
  value->setFocusPolicy(Qt::ClickFocus);
  row->addWidget(value, 1, Qt::AlignTop);
  return widget;
}

void FeaturePanel::showMenu(QWidget* at, const FeatureLine& line)
{
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu->addAction(tr("Copy the value")), &QAction::triggered, this,
          [line] { QGuiApplication::clipboard()->setText(line.value); });
  if (!line.field.isEmpty()) {
    const FeatureRef feature = m_pages[static_cast<std::size_t>(m_current)].feature;
    connect(menu->addAction(tr("Select all features with this value")), &QAction::triggered, this,
            [this, feature, line] { Q_EMIT sameValueRequested(feature, line.field, line.cell); });
  }
  menu->popup(at->mapToGlobal(QPoint(kTitleWidth, at->height())));
}

} // namespace diaban::uikit
