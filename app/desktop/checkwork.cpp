#include "checkwork.h"

#include "actions.h"
#include "checkchoice.h"
#include "checkform.h"
#include "session.h"
#include "workbench.h"

#include <diaban/geo/tablebuilder.h>
#include <diaban/uikit/findingpanel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/messages.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/sheet.h>

#include <QElapsedTimer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr qint64 kQuickMs = 2000;   ///< a check that took no longer is done again by itself
constexpr double kLeastMetres = 20; ///< what is shown around a finding

struct Checked {
  workspace::CheckReport report;
  qint64 milliseconds = 0;
};

/// The shapes of findings as a table, for the map; null when they have none.
geo::TablePtr shapesOf(const QVector<workspace::Finding>& findings)
{
  geo::TableBuilder builder({});
  std::vector<geo::TableBuilder::Row> rows;
  for (const workspace::Finding& finding : findings)
    if (!finding.what.shape.isEmpty())
      rows.push_back({static_cast<qint64>(rows.size()) + 1, &finding.what.shape, {}});
  if (rows.empty())
    return nullptr;
  builder.add(rows);
  return builder.finish(1);
}

} // namespace

CheckWork::CheckWork(const Actions& actions, Workbench& bench, Session& session, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_bench(bench)
    , m_document(session.document)
    , m_jobs(session.jobs)
    , m_messages(session.messages)
    , m_selection(session.selection)
    , m_panel(bench.findings())
    , m_settings(session.settings)
    , m_life(std::make_unique<QObject>())
{
  connect(actions[Command::CheckGeometry], &QAction::triggered, this, &CheckWork::show);
  connect(actions[Command::NextFinding], &QAction::triggered, this, [this] { m_panel.step(1); });
  connect(actions[Command::PreviousFinding], &QAction::triggered, this,
          [this] { m_panel.step(-1); });
  using uikit::FindingPanel;
  connect(&m_panel, &FindingPanel::closeRequested, this, [this] { show(false); });
  connect(&m_panel, &FindingPanel::checkRequested, this, &CheckWork::run);
  connect(&m_panel, &FindingPanel::choiceRequested, this, &CheckWork::choose);
  connect(&m_panel, &FindingPanel::selectionChanged, this, &CheckWork::mark);
  connect(&m_panel, &FindingPanel::goToRequested, this, &CheckWork::goTo);
  connect(&m_panel, &FindingPanel::repairRequested, this, &CheckWork::repair);
  connect(&m_panel, &FindingPanel::acceptRequested, &m_document, &Document::accept);
  connect(&m_panel, &FindingPanel::withdrawRequested, &m_document, &Document::withdraw);
  connect(&m_document, &Document::repaired, this, &CheckWork::tellRepaired);
  connect(&m_document, &Document::acceptanceChanged, this, &CheckWork::run);
  connect(&m_document, &Document::layersChanged, this, &CheckWork::followLayers);
  for (auto signal : {&Document::opened, &Document::pastChanged})
    connect(&m_document, signal, this, [this] { m_panel.setWritable(!m_document.isReadOnly()); });
  connect(&m_document, &Document::closing, this, &CheckWork::forget);
  m_panel.setWritable(m_document.isOpen() && !m_document.isReadOnly());
}

void CheckWork::show(bool visible)
{
  m_bench.showFindings(visible);
  m_actions[Command::CheckGeometry]->setChecked(visible);
  if (!visible)
    m_bench.canvas().setFound(nullptr);
  else if (m_revisions.isEmpty() && !m_isRunning)
    run();
}

void CheckWork::run()
{
  const auto workspace = m_document.workspace();
  if (workspace == nullptr || m_isRunning)
    return;
  m_isRunning = true;
  m_panel.setRunning(true);
  m_revisions.clear();
  for (const workspace::Layer& layer : m_document.layers())
    m_revisions.insert(layer.name, layer.revision);
  workspace::GeometryCheck choice = readCheckChoice(m_settings, m_document.path());
  if (m_document.layer(choice.polygons) == nullptr)
    choice.polygons.clear(); // it is gone
  auto work = [workspace, choice](Progress& progress) -> Result<Checked> {
    QElapsedTimer timer;
    timer.start();
    DIABAN_TRY(report, workspace::checkGeometry(*workspace, choice, progress));
    return Checked{std::move(report), timer.elapsed()};
  };
  m_jobs.run(tr("Geometry check"), m_life.get(), std::move(work),
             [this](const Result<Checked>& checked) {
               m_isRunning = false;
               m_panel.setRunning(false);
               if (checked) {
                 m_lastMilliseconds = checked.value().milliseconds;
                 take(checked.value().report);
               } else {
                 m_revisions.clear(); // stopped, or failed: the list of jobs says why
               }
             });
}

/// A sheet to say what is looked for; it looks at once.
void CheckWork::choose()
{
  if (!m_document.isOpen())
    return;
  auto* sheet = new uikit::Sheet(tr("What is checked"), m_bench.window());
  auto* form = new CheckForm(m_document.layers(), sheet);
  form->setChoice(readCheckChoice(m_settings, m_document.path()));
  const uikit::ScrollColumn scroll = uikit::scrollColumn(QStringLiteral("base"), sheet);
  scroll.rows->insertWidget(0, form);
  sheet->setContent(scroll.area, {760, 560});
  sheet->setSentence(tr("Each layer is looked at for what fits its kind. "
                        "The choice is kept for the next check."));
  auto* usual = sheet->addButton(tr("Usual values"));
  auto* cancel = sheet->addButton(tr("Cancel"));
  auto* check = sheet->addButton(tr("Check"), true);
  connect(usual, &QPushButton::clicked, form, [form] {
    workspace::GeometryCheck choice;
    choice.polygons = form->choice().polygons;
    form->setChoice(choice);
  });
  connect(&m_document, &Document::closing, sheet, &uikit::Sheet::close);
  connect(cancel, &QPushButton::clicked, sheet, &uikit::Sheet::close);
  connect(check, &QPushButton::clicked, this, [this, sheet, form] {
    writeCheckChoice(m_settings, m_document.path(), form->choice());
    sheet->close();
    run();
  });
  sheet->open();
}

void CheckWork::take(const workspace::CheckReport& report)
{
  m_panel.setReport(report);
  mark();
  followLayers(); // what was changed meanwhile
}

/// A list that is older than the layers is made anew where that is quick, else it says so.
void CheckWork::followLayers()
{
  if (m_isRunning || m_revisions.isEmpty())
    return;
  const auto& layers = m_document.layers();
  const bool isNow = std::all_of(layers.begin(), layers.end(), [this](const auto& layer) {
    const auto known = m_revisions.find(layer.name);
    return known != m_revisions.end() && *known == layer.revision;
  });
  if (isNow && m_revisions.size() == layers.size())
    return;
  if (m_lastMilliseconds <= kQuickMs && !m_panel.isHidden())
    run();
  else
    m_panel.setStale(true);
}

/// Selects the rows of what is chosen in the list, and outlines what is wrong.
void CheckWork::mark()
{
  const auto chosen = m_panel.selected();
  m_bench.canvas().setFound(shapesOf(chosen));
  if (chosen.isEmpty() || m_document.layer(chosen.front().layer) == nullptr)
    return;
  std::vector<qint64> rows;
  for (const workspace::Finding& finding : chosen)
    if (finding.layer == chosen.front().layer)
      rows.insert(rows.end(), finding.what.fids.begin(), finding.what.fids.end());
  m_selection.set(chosen.front().layer, std::move(rows));
}

void CheckWork::goTo(const workspace::Finding& finding)
{
  if (!finding.rows.isEmpty() && m_document.layer(finding.layer) != nullptr &&
      !m_document.layer(finding.layer)->isVisible)
    m_document.setVisible({finding.layer}, true);
  geo::Extent area = finding.what.extent;
  if (area.isEmpty())
    return; // a row without geometry is nowhere
  const double around =
      kLeastMetres / std::max(m_bench.canvas().viewport().metresPerUnit, 1e-9) / 2;
  area.add({area.minX - around, area.minY - around, area.maxX + around, area.maxY + around});
  m_bench.canvas().showExtent(area);
}

void CheckWork::repair(const QVector<workspace::Finding>& findings)
{
  // The panel sends rows without geometry only where its button said that they will be deleted.
  const bool deletes =
      !findings.isEmpty() && findings.front().what.rule == geo::CheckRule::NoGeometry;
  m_document.repair(findings, {m_panel.report().limits, deletes});
}

void CheckWork::tellRepaired(const QVector<workspace::Finding>& findings,
                             const workspace::RepairReport& report)
{
  m_panel.setRefused(findings, report);
  if (!report.refused.isEmpty())
    //: %1 the first reason
    m_messages.add(uikit::Severity::Warning, tr("%n finding(s) could not be repaired. %1", nullptr,
                                                static_cast<int>(report.refused.size()))
                                                 .arg(refusalText(report.refused.front().why)));
  if (m_lastMilliseconds > kQuickMs)
    m_panel.setStale(true);
}

void CheckWork::forget()
{
  m_life = std::make_unique<QObject>();
  m_isRunning = false;
  m_revisions.clear();
  m_panel.clear();
  m_bench.canvas().setFound(nullptr);
  m_bench.showFindings(false);
  m_actions[Command::CheckGeometry]->setChecked(false);
}

} // namespace diaban::desktop
