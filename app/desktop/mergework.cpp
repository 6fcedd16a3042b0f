#include "mergework.h"

#include "actions.h"
#include "document.h"
#include "mergesheet.h"
#include "workbench.h"

#include <diaban/uikit/comparedshapes.h>
#include <diaban/uikit/comparepanel.h>
#include <diaban/uikit/job.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/messages.h>
#include <diaban/uikit/sidestack.h>

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>

namespace diaban::desktop {

using uikit::ComparePanel;
using uikit::ConflictsPanel;
using uikit::Token;
using workspace::DifferenceKind;

MergeWork::MergeWork(const Actions& actions, Workbench& bench, Document& document,
                     uikit::MessageList& messages, std::function<QString()> folder, QObject* parent)
    : QObject(parent)
    , m_bench(bench)
    , m_document(document)
    , m_messages(messages)
    , m_folder(std::move(folder))
    , m_compare(new ComparePanel(&bench.side()))
    , m_conflicts(new ConflictsPanel(&bench.side()))
    , m_shapes(new uikit::ComparedShapes(bench.canvas()))
{
  bench.side().add(m_compare, actions[Command::Compare]);
  bench.side().add(m_conflicts, actions[Command::Conflicts]);
  connect(actions[Command::Merge], &QAction::triggered, this, &MergeWork::openSheet);
  connect(m_compare, &ComparePanel::chooseRequested, this, &MergeWork::chooseFile);
  connect(m_compare, &ComparePanel::rowChosen, this, &MergeWork::showRow);
  connect(m_compare, &ComparePanel::goToRequested, this, &MergeWork::goTo);
  connect(m_conflicts, &ConflictsPanel::showRequested, this, &MergeWork::showConflict);
  connect(m_conflicts, &ConflictsPanel::decided, &document, &Document::decide);
  connect(&document, &Document::compared, this, &MergeWork::showCompared);
  connect(&document, &Document::merged, this, &MergeWork::takeMerged);
  connect(&document, &Document::conflictsRead, this, &MergeWork::showConflicts);
  connect(&document, &Document::layersChanged, &document, &Document::readConflicts);
  connect(&document, &Document::closed, this, &MergeWork::clear);
  connect(&bench.side(), &uikit::SideStack::changed, this, [this] {
    const auto* open = m_bench.side().openPanel();
    if (open != m_compare && open != m_conflicts)
      m_shapes->setShapes({});
  });
  clear();
  m_document.readConflicts();
}

void MergeWork::clear()
{
  m_difference = {};
  m_reading.giveUp();
  m_compare->clear();
  m_conflicts->setConflicts({}, false);
  m_shapes->setShapes({});
}

void MergeWork::chooseFile()
{
  auto* dialog = new QFileDialog(&m_bench, tr("Compare with a file"), m_folder(),
                                 tr("Workspaces (*.gpkg);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, &m_document, &Document::compareWith);
  dialog->open();
}

void MergeWork::showCompared(const QString& path, const workspace::Difference& difference)
{
  m_difference = difference;
  m_shapes->setShapes({});
  m_compare->setDifference(difference, QFileInfo(path).fileName());
  m_bench.side().open(m_compare);
}

void MergeWork::showRow(int layer, int row)
{
  const workspace::LayerDifference& of = m_difference.layers[layer];
  const workspace::RowDifference one = of.rows[static_cast<std::size_t>(row)];
  workspace::LayerDifference head = of;
  head.rows.clear();
  workspace::Difference files{m_difference.before, m_difference.after, {}, {}};
  auto work = [files, head, one](Progress&) {
    return workspace::rowDetails(files, head, std::span(&one, 1));
  };
  m_reading.ask(m_pool, this, std::move(work),
                [this, head, one](const Result<QVector<workspace::RowDetail>>& details) {
                  if (details)
                    showDetail(head, one, details.value().first());
                  else
                    m_messages.add(details.error());
                });
}

void MergeWork::showDetail(const workspace::LayerDifference& layer,
                           const workspace::RowDifference& row, const workspace::RowDetail& detail)
{
  m_compare->setDetail(row, detail, m_document.layer(layer.name));
  if (row.kind == DifferenceKind::Changed && !row.isGeometryChanged)
    draw({{detail.wkbAfter, Token::Accent, Qt::SolidLine, tr("Same shape, other values")}}, false);
  else
    draw({{detail.wkbBefore, Token::Warning, Qt::DashLine,
           row.kind == DifferenceKind::Deleted ? tr("Before, deleted since") : tr("Before")},
          {detail.wkbAfter, Token::Accent, Qt::SolidLine,
           row.kind == DifferenceKind::Added ? tr("Now, added since") : tr("Now")}},
         false);
}

void MergeWork::showConflict(const uikit::ConflictLine& line)
{
  const workspace::Conflict& conflict = line.conflict;
  const auto shape = [](const workspace::ConflictSide& side) { return side.value.toByteArray(); };
  if (conflict.isGeometry())
    draw({{shape(conflict.base), Token::Text, Qt::DotLine, tr("Base")},
          //: %1 a person or a file
          {shape(conflict.mine), Token::Accent, Qt::SolidLine,
           tr("Mine (%1)").arg(conflict.mine.who)},
          //: %1 a person or a file
          {shape(conflict.theirs), Token::Warning, Qt::DashLine,
           tr("Theirs (%1)").arg(conflict.theirs.who)}},
         true);
  else
    draw({{conflict.shape, Token::Accent, Qt::SolidLine, line.feature}}, true);
}

void MergeWork::draw(const std::vector<Shape>& shapes, bool goesThere)
{
  QVector<uikit::ComparedShape> drawn;
  for (const Shape& shape : shapes) {
    uikit::ComparedShape one{{}, shape.colour, shape.line, shape.name};
    const std::span bytes(reinterpret_cast<const unsigned char*>(shape.wkb.constData()),
                          static_cast<std::size_t>(shape.wkb.size()));
    if (!bytes.empty() && geo::readWkb(bytes, one.geometry))
      drawn.append(one);
  }
  m_shapes->setShapes(drawn);
  if (goesThere)
    goTo();
}

void MergeWork::goTo()
{
  geo::Extent extent = m_shapes->extent();
  if (extent.isEmpty())
    return;
  const double margin = std::max(extent.maxX - extent.minX, extent.maxY - extent.minY) + 1;
  extent = {extent.minX - margin, extent.minY - margin, extent.maxX + margin, extent.maxY + margin};
  uikit::MapCanvas& canvas = m_bench.canvas();
  canvas.setViewport(
      mapview::Viewport::fitting(extent, canvas.size(), canvas.viewport().metresPerUnit));
}

/// A conflict that is settled leaves the map; the first of a merge comes into sight by itself.
void MergeWork::showConflicts(const std::vector<uikit::ConflictLine>& conflicts)
{
  m_conflicts->setConflicts(conflicts, !m_document.isReadOnly());
  if (m_bench.side().openPanel() == m_conflicts)
    m_shapes->setShapes({});
  if (conflicts.empty() || m_justMerged.isEmpty())
    return;
  m_justMerged.clear();
  m_bench.side().open(m_conflicts);
  showConflict(conflicts.front());
}

MergeSheet* MergeWork::openSheet()
{
  auto* sheet = new MergeSheet(m_document.path(), m_folder(), m_bench.window());
  connect(sheet, &MergeSheet::mergeRequested, &m_document, &Document::merge);
  sheet->open();
  return sheet;
}

void MergeWork::takeMerged(const workspace::MergeRequest& request,
                           const workspace::MergeReport& report)
{
  qint64 rows = 0;
  for (const workspace::MergedLayer& layer : report.layers)
    rows += layer.added + layer.changed + layer.deleted;
  const QString theirs = QFileInfo(request.theirs).fileName();
  for (workspace::MergeDecision decision : report.decisions) {
    for (QString& argument : decision.args)
      argument = QFileInfo::exists(argument) ? QFileInfo(argument).fileName() : argument;
    m_messages.add(uikit::Severity::Info, decisionText(decision));
  }
  m_messages.add(report.conflicts.isEmpty() ? uikit::Severity::Good : uikit::Severity::Warning,
                 report.conflicts.isEmpty()
                     //: %1 name of a file, %2 number of rows
                     ? tr("“%1” is merged: %2 row(s) came from it, nothing is in conflict.")
                           .arg(theirs)
                           .arg(rows)
                     //: %1 name of a file, %2 and %3 numbers
                     : tr("“%1” is merged: %2 row(s) came from it, and %3 conflict(s) wait for a "
                          "choice.")
                           .arg(theirs)
                           .arg(rows)
                           .arg(report.conflicts.size()));
  m_justMerged = request.out;
  Q_EMIT openRequested(request.out);
}

} // namespace diaban::desktop
