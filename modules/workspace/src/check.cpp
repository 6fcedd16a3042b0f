#include "accepted.h"

#include <diaban/store/geopackage.h>
#include <diaban/workspace/check.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::workspace {
namespace {

using geo::CheckRule;

constexpr double kSamePlaceMetres = 1;

bool hasRows(const Layer& layer)
{
  return !layer.table.isEmpty() && !layer.isRaster;
}

Result<QVector<Layer>> layersOf(const Workspace& workspace, const GeometryCheck& check)
{
  QVector<Layer> layers;
  if (check.layers.isEmpty()) {
    for (const Layer& layer : workspace.layers())
      if (hasRows(layer) && layer.geometry != geo::GeometryKind::None)
        layers.append(layer);
    return layers;
  }
  for (const QString& name : check.layers) {
    DIABAN_TRY(layer, workspace.layer(name));
    if (!hasRows(layer))
      return Error{Error::Code::NotATable, {layer.title}, {}};
    layers.append(layer);
  }
  return layers;
}

/// Fills in which rows findings are about.
Outcome nameRows(const store::Database& database, const Layer& layer, QVector<Finding>& findings)
{
  DIABAN_TRY(select,
             database.prepare("SELECT uid FROM " + store::quoted(layer.table) + " WHERE fid=?1"));
  const auto uidOf = [&](qint64 fid) -> Result<Uid> {
    select.bind(1, fid);
    DIABAN_TRY(isThere, select.step());
    const Uid uid = isThere ? Uid::fromBytes(select.blob(0).toByteArray()) : Uid();
    select.reset();
    return uid;
  };
  for (Finding& finding : findings) {
    for (const qint64 fid : finding.what.fids) {
      DIABAN_TRY(uid, uidOf(fid));
      finding.rows.append(uid);
    }
    if (finding.what.beside != 0) {
      DIABAN_TRY(uid, uidOf(finding.what.beside));
      finding.beside = uid;
    }
  }
  return Done{};
}

QVector<Uid> sorted(QVector<Uid> rows)
{
  std::sort(rows.begin(), rows.end());
  return rows;
}

void recall(const QVector<AcceptedFinding>& accepted, const geo::CheckOptions& options,
            Finding& finding)
{
  const QVector<Uid> rows = sorted(finding.rows);
  const geo::UnitScale scale = options.scaleAt(finding.what.y);
  for (const AcceptedFinding& one : accepted)
    if (one.rule == finding.what.rule && one.layer == finding.layerUid && one.rows == rows &&
        scale.length(one.x - finding.what.x, one.y - finding.what.y) <= kSamePlaceMetres)
      finding.accepted = one;
}

/// One layer after the other, with what was accepted.
class Run {
public:
  Run(const Workspace& workspace, const GeometryCheck& check, store::Database database,
      QVector<AcceptedFinding> accepted)
      : m_workspace(workspace)
      , m_check(check)
      , m_database(std::move(database))
      , m_accepted(std::move(accepted))
  {
  }

  Outcome look(const Layer& layer, Progress& progress)
  {
    std::vector<CheckRule> rules = m_check.rules.empty() ? rulesFor(layer) : m_check.rules;
    std::erase_if(rules, [this](CheckRule rule) { return isLeftOut(rule); });
    geo::CheckOptions options = geo::CheckOptions::forCrs(m_workspace.crs(), rules);
    options.mostListed = m_check.mostListed;
    options.limits = m_check.limits;
    SubProgress reading(progress, 0, 0.3), looking(progress, 0.3, 0.9), last(progress, 0.9, 1);
    progress.step(QCoreApplication::translate("diaban::Check", "Checking %1").arg(layer.title));
    DIABAN_TRY(table, m_workspace.table(layer.name, {}, reading));
    DIABAN_TRY(result, geo::checkTable(*table, options, looking));
    if (!m_check.polygons.isEmpty() && m_check.polygons != layer.name &&
        layer.geometry == geo::GeometryKind::Point && !isLeftOut(CheckRule::OutsidePolygon)) {
      DIABAN_TRY(polygons, m_workspace.table(m_check.polygons, {}, last));
      DIABAN_TRY(outside, geo::checkInside(*table, *polygons, options, last));
      rules.push_back(CheckRule::OutsidePolygon);
      std::move(outside.findings.begin(), outside.findings.end(),
                std::back_inserter(result.findings));
      for (std::size_t i = 0; i < result.counts.size(); ++i)
        result.counts[i] += outside.counts[i];
    }
    return take(layer, std::move(result), std::move(rules), options);
  }

  CheckReport report;

private:
  bool isLeftOut(CheckRule rule) const
  {
    return std::find(m_check.leftOut.begin(), m_check.leftOut.end(), rule) != m_check.leftOut.end();
  }

  Outcome take(const Layer& layer, geo::CheckResult result, std::vector<CheckRule> rules,
               const geo::CheckOptions& options)
  {
    QVector<Finding> findings;
    for (geo::CheckFinding& found : result.findings) {
      Finding finding{std::move(found), layer.name, layer.title, layer.uid, {}, {}, {}, {}};
      if (finding.what.rule == CheckRule::OutsidePolygon)
        if (const auto polygons = m_workspace.layer(m_check.polygons))
          finding.polygons = polygons.value().title;
      findings.append(std::move(finding));
    }
    DIABAN_CHECK(nameRows(m_database, layer, findings));
    for (Finding& finding : findings)
      recall(m_accepted, options, finding);
    report.layers.append({layer.name, layer.title, std::move(rules), std::move(result.counts),
                          result.rowsWithoutGaps});
    report.findings += findings;
    return Done{};
  }

  const Workspace& m_workspace;
  const GeometryCheck& m_check;
  store::Database m_database;
  QVector<AcceptedFinding> m_accepted;
};

} // namespace

qsizetype CheckReport::openCount() const
{
  return std::count_if(findings.begin(), findings.end(),
                       [](const Finding& finding) { return !finding.accepted; });
}

std::vector<CheckRule> rulesFor(const Layer& layer)
{
  using Kind = geo::GeometryKind;
  const bool hasPolygons = layer.geometry == Kind::Polygon || layer.geometry == Kind::Mixed;
  const bool hasLines = layer.geometry == Kind::Line || layer.geometry == Kind::Mixed;
  std::vector<CheckRule> rules{CheckRule::NoGeometry, CheckRule::Duplicate};
  if (hasPolygons || hasLines)
    rules.insert(rules.end(), {CheckRule::Invalid, CheckRule::SelfIntersection});
  if (hasPolygons) {
    rules.insert(rules.end(), {CheckRule::Sliver, CheckRule::RingOrder});
    const bool mayShareGround =
        layer.role == LayerRole::Coverage || layer.role == LayerRole::Projects;
    if (!mayShareGround)
      rules.push_back(CheckRule::Overlap);
    const bool fillsGround = layer.role == LayerRole::Communes || layer.role == LayerRole::Zoning ||
                             layer.role == LayerRole::Base || layer.role == LayerRole::Other;
    if (fillsGround)
      rules.push_back(CheckRule::Gap);
  }
  if (hasLines && layer.role != LayerRole::Terrain)
    rules.insert(rules.end(), {CheckRule::Dangle, CheckRule::Unnoded});
  std::sort(rules.begin(), rules.end());
  return rules;
}

Result<CheckReport> checkGeometry(const Workspace& workspace, const GeometryCheck& check,
                                  Progress& progress)
{
  DIABAN_TRY(layers, layersOf(workspace, check));
  if (!check.polygons.isEmpty())
    DIABAN_CHECK(workspace.layer(check.polygons));
  DIABAN_TRY(database, store::Database::open(workspace.workingFile(), store::OpenMode::ReadOnly));
  DIABAN_TRY(accepted, readAccepted(database));
  Run run(workspace, check, std::move(database), accepted);
  double all = 0, done = 0; // each layer has its share of the progress, by its rows
  for (const Layer& layer : layers)
    all += 1000 + static_cast<double>(layer.featureCount);
  for (const Layer& layer : layers) {
    const double share = 1000 + static_cast<double>(layer.featureCount);
    SubProgress part(progress, done / all, (done + share) / all);
    DIABAN_CHECK(run.look(layer, part));
    done += share;
  }
  run.report.limits = check.limits;
  run.report.leftOut = check.leftOut;
  run.report.time = QDateTime::currentDateTimeUtc();
  return run.report;
}

Result<QByteArray> acceptFindings(Workspace& workspace, const QVector<Finding>& findings,
                                  const QString& reason)
{
  UidMaker uids;
  return workspace.edit(kBase,
                        QCoreApplication::translate("diaban::Check", "No error: %n finding(s)",
                                                    nullptr, static_cast<int>(findings.size())),
                        [&](Edit& edit) -> Outcome {
                          for (const Finding& finding : findings)
                            if (!finding.accepted)
                              DIABAN_CHECK(edit.acceptFinding({uids.next(),
                                                               finding.what.rule,
                                                               finding.layerUid,
                                                               sorted(finding.rows),
                                                               finding.what.x,
                                                               finding.what.y,
                                                               reason,
                                                               {},
                                                               {}}));
                          return Done{};
                        });
}

Result<QByteArray> withdrawAcceptance(Workspace& workspace, const QVector<Finding>& findings)
{
  return workspace.edit(kBase,
                        QCoreApplication::translate("diaban::Check",
                                                    "An error after all: %n finding(s)", nullptr,
                                                    static_cast<int>(findings.size())),
                        [&](Edit& edit) -> Outcome {
                          for (const Finding& finding : findings)
                            if (finding.accepted)
                              DIABAN_CHECK(edit.withdrawAcceptance(finding.accepted->uid));
                          return Done{};
                        });
}

} // namespace diaban::workspace
