#include "workbench.h"

#include "settings.h"
#include "settingspage.h"
#include "startpage.h"
#include "toolrow.h"
#include "viewtabs.h"

#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/coverage/ui/servedpanel.h>
#include <diaban/coverage/ui/stepspanel.h>
#include <diaban/uikit/band.h>
#include <diaban/uikit/editline.h>
#include <diaban/uikit/editpanel.h>
#include <diaban/uikit/findingpanel.h>
#include <diaban/uikit/layerpanel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/pastband.h>
#include <diaban/uikit/rail.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/uikit/swipebar.h>
#include <diaban/uikit/theme.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr int kRowHeight = 36;
constexpr int kNarrowWindow = 1200;  // the rail shows icons alone
constexpr int kSideOverBelow = 1366; // the right side lies over the map
constexpr int kLeastRows = 120;

QVBoxLayout* plainColumn(QWidget* widget)
{
  auto* column = new QVBoxLayout(widget);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  return column;
}

QSplitter* thinSplitter(Qt::Orientation orientation, QWidget* parent)
{
  auto* splitter = new QSplitter(orientation, parent);
  splitter->setHandleWidth(1);
  splitter->setChildrenCollapsible(false); // what is shown is seen
  return splitter;
}

} // namespace

Workbench::Workbench(const Actions& actions, Session& session, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_session(session)
{
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_rail = new uikit::Rail(this);
  m_rail->add(actions[Command::MapArea], tr("Map"), uikit::Rail::End::Top);
  m_rail->add(actions[Command::CoverageArea], tr("Coverage"), uikit::Rail::End::Top);
  m_rail->add(actions[Command::Print], tr("Print"), uikit::Rail::End::Foot);
  m_rail->add(actions[Command::Settings], tr("Settings"), uikit::Rail::End::Foot);
  row->addWidget(m_rail);
  QWidget* rest = new QWidget(this);
  QVBoxLayout* column = plainColumn(rest);
  row->addWidget(rest, 1);

  m_outer = thinSplitter(Qt::Horizontal, rest);
  m_pages = new QStackedWidget(m_outer);
  m_start = new StartPage(m_pages);
  m_pages->addWidget(m_start); // in the order of Page
  m_pages->addWidget(buildMapArea(m_pages));
  m_settingsPage = new SettingsPage(session, m_pages);
  m_pages->addWidget(m_settingsPage);
  m_outer->addWidget(m_pages);
  buildSide();
  column->addWidget(m_outer, 1);
  m_bands = new uikit::BandStack(rest);
  column->addWidget(m_bands);
  nameGuidePages();
  showPage(Page::Start);
}

void Workbench::buildSide()
{
  m_side = new uikit::SideStack(m_outer);
  m_jobsPanel = new uikit::JobsPanel(m_session.jobs, m_side);
  m_messagesPanel = new uikit::MessagesPanel(m_session.messages, m_side);
  m_served = new coverage::ServedPanel(m_side);
  m_side->add(m_served, nullptr);
  m_side->add(m_jobsPanel, m_actions[Command::Jobs]);
  m_side->add(m_messagesPanel, m_actions[Command::Messages]);
  m_outer->addWidget(m_side);
  m_outer->setStretchFactor(0, 1);
  m_outer->installEventFilter(this);
  connect(m_side, &uikit::SideStack::changed, this, &Workbench::placeSide);
  connect(m_canvas, &uikit::MapCanvas::escaped, this, [this] {
    if (m_isSideOver && m_session.selection.isEmpty()) // a selection is left first
      m_side->shut();
  });
}

int Workbench::sideWidth() const
{
  return std::max(kSideWidth.read(m_session.settings), m_side->minimumWidth());
}

/// Beside the pages, or over them where the window is small.
void Workbench::layOutSide()
{
  const bool isOver = window()->width() < kSideOverBelow;
  if (isOver == m_isSideOver)
    return;
  m_isSideOver = isOver;
  if (isOver) {
    m_side->setParent(m_outer->parentWidget());
  } else {
    m_outer->addWidget(m_side);
    m_outer->setSizes({std::max(width() - sideWidth(), kNarrowWindow), sideWidth()});
  }
  m_side->setContentsMargins(isOver ? 1 : 0, 0, 0, 0);
  uikit::setLook(m_side, "line", isOver ? QStringLiteral("left") : QString());
  m_side->setVisible(!m_isMapOnly && m_side->openPanel() != nullptr);
  placeSide();
}

void Workbench::placeSide()
{
  const bool isOver = m_isSideOver && m_side->openPanel() != nullptr;
  const int covered = isOver ? std::min(sideWidth(), m_outer->width()) : 0;
  m_tools->setCovered(covered); // what ends the editing stays in reach
  m_editLine->setCovered(covered);
  if (!m_isSideOver)
    return;
  const QRect whole = m_outer->geometry();
  const int wide = std::min(sideWidth(), whole.width());
  m_side->setGeometry(whole.right() + 1 - wide, whole.top(), wide, whole.height());
  m_side->raise();
}

/// What F1 opens there.
void Workbench::nameGuidePages()
{
  m_start->setProperty("guide", QStringLiteral("bat-dau"));
  m_left->setProperty("guide", QStringLiteral("lop-ban-do"));
  m_editPanel->setProperty("guide", QStringLiteral("sua-hinh"));
  m_canvas->setProperty("guide", QStringLiteral("ban-do"));
  m_tools->setProperty("guide", QStringLiteral("ban-do"));
  m_rows->setProperty("guide", QStringLiteral("bang"));
  m_findings->setProperty("guide", QStringLiteral("kiem-tra-hinh-hoc"));
  for (QWidget* part : {static_cast<QWidget*>(m_coverageSteps), static_cast<QWidget*>(m_served),
                        static_cast<QWidget*>(m_coverageTables)})
    part->setProperty("guide", QStringLiteral("phu-song"));
  m_settingsPage->setProperty("guide", QStringLiteral("cai-dat"));
  m_side->setProperty("guide", QStringLiteral("bat-dau"));
}

QWidget* Workbench::buildLeft(QWidget* parent)
{
  m_left = new QStackedWidget(parent);
  m_left->setMinimumWidth(180);
  m_left->addWidget(buildLayers(m_left));
  m_editPanel = new uikit::EditPanel({m_actions[Command::EditVertices],
                                      m_actions[Command::EditDraw], m_actions[Command::EditMove],
                                      m_actions[Command::EditHole], m_actions[Command::EditPart]},
                                     m_actions[Command::Snap], m_left);
  m_left->addWidget(m_editPanel);
  m_coverageSteps = new coverage::StepsPanel(m_left);
  m_left->addWidget(m_coverageSteps);
  return m_left;
}

void Workbench::setEditing(bool isEditing)
{
  m_isEditing = isEditing;
  placeLeft();
  m_editLine->setVisible(isEditing);
}

/// Editing comes before what the work area has there.
void Workbench::placeLeft()
{
  constexpr int kLayers = 0, kEditing = 1, kCoverage = 2; // as they were added
  m_left->setCurrentIndex(m_isEditing                    ? kEditing
                          : m_area == WorkArea::Coverage ? kCoverage
                                                         : kLayers);
}

void Workbench::showArea(WorkArea area)
{
  showPage(Page::Map);
  m_area = area;
  placeLeft();
  m_actions[Command::MapArea]->setChecked(area == WorkArea::Map);
  m_actions[Command::CoverageArea]->setChecked(area == WorkArea::Coverage);
  if (area == WorkArea::Coverage)
    m_side->open(m_served);
  else if (m_side->openPanel() == m_served)
    m_side->shut();
  showCoverageTables(area == WorkArea::Coverage);
}

QWidget* Workbench::buildLayers(QWidget* parent)
{
  QWidget* left = uikit::ground(QStringLiteral("panel"), parent);
  QVBoxLayout* column = plainColumn(left);
  auto* head = new QWidget(left);
  head->setFixedHeight(kRowHeight);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 6, 0);
  auto* title = new QLabel(tr("Map layers"), head);
  title->setFont(uikit::type(uikit::TextSize::Body, true));
  row->addWidget(title, 1);
  row->addWidget(uikit::toolButton(m_actions[Command::Import], head, false));
  column->addWidget(head);
  m_layerModel = new uikit::LayerModel(this);
  m_layerPanel = new uikit::LayerPanel(*m_layerModel, left);
  column->addWidget(m_layerPanel, 1);
  return left;
}

uikit::LayerList& Workbench::layerList()
{
  return m_layerPanel->list();
}

void Workbench::buildToolRow(QWidget* parent)
{
  m_tools = new ToolRow(parent);
  const auto add = [this](Command command, bool withWord) {
    m_tools->add(m_actions[command], withWord);
  };
  add(Command::Pan, false);
  add(Command::Select, true);
  add(Command::SelectPolygon, false);
  add(Command::Identify, false);
  add(Command::UnitMove, true);
  add(Command::UnitTurn, true);
  add(Command::UnitPlace, true);
  add(Command::MeasureLength, false);
  add(Command::MeasureArea, false);
  add(Command::EditLayer, true);
  add(Command::Swipe, true);
  add(Command::ZoomBox, false);
  add(Command::ZoomAll, false);
  add(Command::Rows, true);
  add(Command::Import, true);
  m_tools->setEnd(m_actions[Command::EditDone]);
}

/// The map with the line that speaks while a layer is edited.
QWidget* Workbench::buildMap(QWidget* parent)
{
  auto* map = new QWidget(parent);
  QVBoxLayout* column = plainColumn(map);
  m_canvas = new uikit::MapCanvas(map);
  m_editLine = new uikit::EditLine(map);
  m_editLine->hide();
  column->addWidget(m_canvas, 1);
  column->addWidget(m_editLine);
  return map;
}

QWidget* Workbench::buildMapAndRows(QWidget* parent)
{
  m_mapAndRows = thinSplitter(Qt::Vertical, parent);
  QWidget* map = buildMap(m_mapAndRows);
  m_rows = new uikit::RowPanel(m_session.selection, &m_session.settings, m_mapAndRows);
  m_rows->hide();
  m_mapAndRows->addWidget(map);
  m_mapAndRows->addWidget(m_rows);
  m_findings = new uikit::FindingPanel(m_mapAndRows);
  m_findings->hide();
  m_mapAndRows->addWidget(m_findings);
  m_coverageTables = new coverage::CoverageTables(m_mapAndRows);
  m_coverageTables->hide();
  m_mapAndRows->addWidget(m_coverageTables);
  m_mapAndRows->setStretchFactor(0, 1);
  return m_mapAndRows;
}

/// Each part is made where it will stand: a style sheet is applied anew to what moves.
QWidget* Workbench::buildMapArea(QWidget* parent)
{
  m_mapArea = thinSplitter(Qt::Horizontal, parent);
  m_mapArea->addWidget(buildLeft(m_mapArea));
  QWidget* middle = uikit::ground(QStringLiteral("panel"), m_mapArea);
  QVBoxLayout* column = plainColumn(middle);
  buildToolRow(middle);
  m_views = new ViewTabs(middle);
  column->addWidget(m_tools);
  column->addWidget(m_views);
  m_swipeBar = new uikit::SwipeBar(middle);
  m_swipeBar->hide();
  column->addWidget(m_swipeBar);
  m_pastBand = new uikit::PastBand(middle);
  column->addWidget(m_pastBand);
  column->addWidget(buildMapAndRows(middle), 1);
  m_mapArea->addWidget(middle);
  m_mapArea->setStretchFactor(1, 1);
  return m_mapArea;
}

void Workbench::showPage(Page page)
{
  if (page != Page::Settings)
    m_pageBefore = page;
  m_pages->setCurrentIndex(static_cast<int>(page));
  m_rail->setVisible(m_pageBefore != Page::Start && !m_isMapOnly);
  m_actions[Command::MapArea]->setChecked(page == Page::Map && m_area == WorkArea::Map);
  m_actions[Command::CoverageArea]->setChecked(page == Page::Map && m_area == WorkArea::Coverage);
  m_actions[Command::Settings]->setChecked(page == Page::Settings);
  if (page == Page::Settings)
    m_settingsPage->setFocus();
}

void Workbench::leaveSettings()
{
  showPage(m_pageBefore);
  if (m_pageBefore == Page::Map)
    m_canvas->setFocus();
}

Page Workbench::page() const
{
  return static_cast<Page>(m_pages->currentIndex());
}

void Workbench::setHint(const QString& text)
{
  m_tools->setHint(text);
}

void Workbench::showRows(bool visible)
{
  if (visible == !m_rows->isHidden())
    return;
  if (m_rowsWindow == nullptr) {
    showBelow(m_rows, visible);
    return;
  }
  m_rows->setVisible(visible);
  m_rowsWindow->setVisible(visible);
}

void Workbench::showFindings(bool visible)
{
  showBelow(m_findings, visible);
  m_actions[Command::CheckGeometry]->setChecked(visible);
}

void Workbench::showCoverageTables(bool visible)
{
  showBelow(m_coverageTables, visible);
}

/// One panel stands below the map; whichever was there goes.
void Workbench::showBelow(QWidget* panel, bool visible)
{
  if (visible == !panel->isHidden())
    return;
  if (!visible) {
    kRowsHeight.write(m_session.settings, panel->height());
    panel->hide();
    return;
  }
  if (panel != m_rows && m_rowsWindow == nullptr) {
    showRows(false);
    m_actions[Command::Rows]->setChecked(false);
  }
  if (panel != m_findings)
    showFindings(false);
  if (panel != m_coverageTables)
    showCoverageTables(false);
  panel->show();
  sizeRows();
}

void Workbench::sizeRows()
{
  const int height = std::max(m_mapAndRows->height(), 2 * kRowsHeight.fallback);
  const int rows = std::clamp(kRowsHeight.read(m_session.settings), kLeastRows, height * 3 / 5);
  m_mapAndRows->setSizes({height - rows, rows, rows, rows}); // all but one below are hidden
}

void Workbench::setRowsWindow(QWidget* window)
{
  m_rowsWindow = window;
  if (window != nullptr)
    return;
  m_mapAndRows->addWidget(m_rows);
  sizeRows();
}

void Workbench::setLeftVisible(bool visible)
{
  m_isLeftWanted = visible;
  m_left->setVisible(visible && !m_isMapOnly);
  m_actions[Command::LeftPanel]->setChecked(visible);
}

void Workbench::setMapOnly(bool only)
{
  m_isMapOnly = only;
  m_tools->setVisible(!only);
  m_left->setVisible(!only && m_isLeftWanted);
  m_rail->setVisible(!only && m_pageBefore != Page::Start);
  m_side->setVisible(!only && m_side->openPanel() != nullptr);
}

void Workbench::saveLayout()
{
  QSettings& settings = m_session.settings;
  if (m_left->isVisible())
    kLeftWidth.write(settings, m_left->width());
  if (m_side->isVisible() && !m_isSideOver)
    kSideWidth.write(settings, m_side->width());
  if (m_rows->isVisible() && m_rowsWindow == nullptr)
    kRowsHeight.write(settings, m_rows->height());
  kLeftVisible.write(settings, m_isLeftWanted);
}

void Workbench::restoreLayout()
{
  const QSettings& settings = m_session.settings;
  const int left = std::max(kLeftWidth.read(settings), m_left->minimumWidth());
  // Wide numbers for what shall stretch: the splitter divides what there is.
  m_mapArea->setSizes({left, std::max(width() - left, kNarrowWindow)});
  if (!m_isSideOver)
    m_outer->setSizes({std::max(width() - sideWidth(), kNarrowWindow), sideWidth()});
  placeSide();
  setLeftVisible(kLeftVisible.read(settings));
}

void Workbench::resetLayout()
{
  QSettings& settings = m_session.settings;
  for (const char* key : {kLeftWidth.key, kSideWidth.key, kRowsHeight.key, kLeftVisible.key})
    settings.remove(QString::fromLatin1(key));
  m_side->shut();
  showRows(false);
  settings.remove(QString::fromLatin1(kRowsHeight.key));
  restoreLayout();
}

QList<QWidget*> Workbench::panes() const
{
  QList<QWidget*> all{m_rail,   m_start, m_settingsPage, m_left,           m_tools,
                      m_canvas, m_rows,  m_findings,     m_coverageTables, m_side};
  all.removeIf(
      [this](const QWidget* pane) { return !pane->isVisible() || pane->window() != window(); });
  return all;
}

void Workbench::focusPane(int by)
{
  const QList<QWidget*> all = panes();
  if (all.isEmpty())
    return;
  const QWidget* focus = window()->focusWidget();
  const auto holds = [focus](const QWidget* pane) {
    return focus != nullptr && (pane == focus || pane->isAncestorOf(focus));
  };
  const auto here = std::find_if(all.begin(), all.end(), holds);
  const qsizetype count = all.size();
  qsizetype at = here == all.end() ? (by > 0 ? -1 : 0) : here - all.begin();
  for (qsizetype tried = 0; tried < count; ++tried) {
    at = (at + by + count) % count;
    QWidget* to = all[at];
    if (to->focusPolicy() == Qt::NoFocus) { // its first part that takes the keyboard
      const auto parts = to->findChildren<QWidget*>();
      const auto part = std::find_if(parts.begin(), parts.end(), [](const QWidget* child) {
        return child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus);
      });
      if (part == parts.end())
        continue;
      to = *part;
    }
    to->setFocus(Qt::TabFocusReason);
    return;
  }
}

void Workbench::resizeEvent(QResizeEvent* event)
{
  m_rail->setNarrow(window()->width() < kNarrowWindow);
  layOutSide();
  QWidget::resizeEvent(event);
}

void Workbench::keyPressEvent(QKeyEvent* event)
{
  const QWidget* focus = window()->focusWidget();
  if (event->key() == Qt::Key_Escape && m_isSideOver && m_side->isAncestorOf(focus)) {
    m_side->shut();
    m_canvas->setFocus();
    return;
  }
  QWidget::keyPressEvent(event);
}

bool Workbench::eventFilter(QObject* watched, QEvent* event)
{
  if (watched == m_outer && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
    placeSide();
  return QWidget::eventFilter(watched, event);
}

} // namespace diaban::desktop
