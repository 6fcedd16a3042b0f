#include "geometryfit.h"

#include <diaban/geo/repair.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/repair.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace diaban::workspace {
namespace {

using geo::CheckRule;

constexpr std::array<const char*, geo::kCheckRules> kTitles{
    nullptr,
    QT_TRANSLATE_NOOP("diaban::Check", "Make the shape valid"),
    QT_TRANSLATE_NOOP("diaban::Check", "Part the border where it crosses itself"),
    QT_TRANSLATE_NOOP("diaban::Check", "Keep one of the rows"),
    QT_TRANSLATE_NOOP("diaban::Check", "Cut the overlap off the larger one"),
    QT_TRANSLATE_NOOP("diaban::Check", "Fill the gap"),
    nullptr,
    QT_TRANSLATE_NOOP("diaban::Check", "Move the end onto the line"),
    QT_TRANSLATE_NOOP("diaban::Check", "Add the vertex"),
    nullptr,
    QT_TRANSLATE_NOOP("diaban::Check", "Turn the rings")};

/// Shapes that are valid first, then what depends on them.
constexpr std::array kOrder{
    CheckRule::Invalid, CheckRule::SelfIntersection, CheckRule::Duplicate, CheckRule::Overlap,
    CheckRule::Gap,     CheckRule::Dangle,           CheckRule::Unnoded,   CheckRule::RingOrder};

/// Rows of several layers as they are now, and as repairs leave them.
class Rows {
public:
  struct Row {
    QByteArray wkb;
    bool isChanged = false, isDeleted = false;
  };

  /// \returns null when the row is not there, or no longer the one that was looked at
  Row* find(const QString& layer, const Uid& uid)
  {
    const auto found = m_rows.find({layer, uid});
    return found == m_rows.end() || found->second.isDeleted ? nullptr : &found->second;
  }

  Outcome read(const Workspace& workspace, const QVector<Finding>& findings, Progress& progress)
  {
    QHash<QString, std::vector<qint64>> wanted;
    for (const Finding& finding : findings)
      if (canRepair(finding) && !finding.accepted)
        wanted[finding.layer].insert(wanted[finding.layer].end(), finding.what.fids.begin(),
                                     finding.what.fids.end());
    for (auto layer = wanted.begin(); layer != wanted.end(); ++layer) {
      std::sort(layer->begin(), layer->end());
      layer->erase(std::unique(layer->begin(), layer->end()), layer->end());
      DIABAN_TRY(features, readFeatures(workspace, layer.key(), *layer, progress));
      for (Feature& feature : features)
        m_rows.insert({{layer.key(), feature.uid}, {std::move(feature.wkb), false, false}});
    }
    return Done{};
  }

  Outcome write(Edit& edit) const
  {
    for (const auto& [key, row] : m_rows)
      if (row.isDeleted)
        DIABAN_CHECK(edit.deleteFeature(key.first, key.second));
      else if (row.isChanged)
        DIABAN_CHECK(edit.updateFeature(key.first, {.uid = key.second, .wkb = row.wkb}));
    return Done{};
  }

private:
  std::map<std::pair<QString, Uid>, Row> m_rows;
};

/// Puts one finding after the other right, in memory.
class Mender {
public:
  Mender(Rows& rows, const geo::CheckOptions& options)
      : m_rows(rows)
      , m_noise(options.noise / options.metresPerUnit)
      , m_reach(options.dangleTolerance / options.metresPerUnit)
      , m_leastWidth(options.leastWidth / options.metresPerUnit)
  {
  }

  Outcome mend(const Finding& finding)
  {
    std::vector<Rows::Row*> rows;
    for (const Uid& uid : finding.rows) {
      rows.push_back(m_rows.find(finding.layer, uid));
      if (rows.back() != nullptr)
        continue;
      if (finding.what.rule == CheckRule::Overlap || finding.what.rule == CheckRule::Duplicate)
        return Done{}; // the row went as the twin of another
      return Error{Error::Code::EditConflict, {finding.title, uid.toHex()}, {}};
    }
    switch (finding.what.rule) {
    case CheckRule::Invalid:
    case CheckRule::SelfIntersection: return change(*rows[0], geo::madeValid(rows[0]->wkb));
    case CheckRule::Duplicate: return keepOne(finding, rows);
    case CheckRule::Overlap: return cut(*rows[0], *rows[1]);
    case CheckRule::Gap: return fill(finding, rows);
    case CheckRule::Dangle: return close(finding, *rows[0], *rows[1]);
    case CheckRule::Unnoded: return node(finding, rows);
    default: return change(*rows[0], geo::withRingsInOrder(rows[0]->wkb));
    }
  }

private:
  static Outcome change(Rows::Row& row, const Result<QByteArray>& wkb)
  {
    if (!wkb)
      return wkb.error();
    const auto before = geo::wkbType(bytesOf(row.wkb)), after = geo::wkbType(bytesOf(wkb.value()));
    if (before && after && before.value().type != after.value().type)
      return Error{
          Error::Code::WrongType,
          {QStringLiteral("MULTIPOLYGON"), store::kGeometryColumn, QStringLiteral("POLYGON")},
          {}}; // a row of single polygons can't fall apart
    row.isChanged = row.isChanged || row.wkb != wkb.value();
    row.wkb = wkb.value();
    return Done{};
  }

  static Outcome keepOne(const Finding& finding, const std::vector<Rows::Row*>& rows)
  {
    const auto first = std::min_element(finding.rows.begin(), finding.rows.end());
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i]->isDeleted = static_cast<qsizetype>(i) != first - finding.rows.begin();
    return Done{};
  }

  Outcome cut(Rows::Row& one, Rows::Row& other) const
  {
    const bool isOneLarger = geo::polygonArea(one.wkb) > geo::polygonArea(other.wkb);
    Rows::Row& larger = isOneLarger ? one : other;
    const Rows::Row& smaller = isOneLarger ? other : one;
    return change(larger, geo::cutOff(larger.wkb, smaller.wkb, m_leastWidth));
  }

  Outcome fill(const Finding& finding, const std::vector<Rows::Row*>& rows) const
  {
    const geo::FlatGeometry& outline = finding.what.shape;
    DIABAN_TRY(gap, geo::outlinePolygon(outline));
    const auto longest =
        std::max_element(rows.begin(), rows.end(), [&](const Rows::Row* a, const Rows::Row* b) {
          return geo::sharedBorder(outline, a->wkb, 2 * m_noise) <
                 geo::sharedBorder(outline, b->wkb, 2 * m_noise);
        });
    return change(**longest, geo::joined((*longest)->wkb, gap, 2 * m_noise));
  }

  Outcome close(const Finding& finding, Rows::Row& line, Rows::Row& other) const
  {
    DIABAN_TRY(moved, geo::withEndOn(line.wkb, {finding.what.x, finding.what.y}, other.wkb, m_reach,
                                     m_noise));
    DIABAN_CHECK(change(line, moved.wkb));
    return change(other, geo::withVertex(other.wkb, moved.to, m_noise));
  }

  Outcome node(const Finding& finding, const std::vector<Rows::Row*>& rows) const
  {
    for (Rows::Row* row : rows)
      DIABAN_CHECK(
          change(*row, geo::withVertex(row->wkb, {finding.what.x, finding.what.y}, m_noise)));
    return Done{};
  }

  Rows& m_rows;
  double m_noise, m_reach, m_leastWidth;
};

Outcome mendAll(Mender& mender, const QVector<Finding>& findings, RepairReport& report,
                Progress& progress)
{
  qsizetype done = 0;
  for (const CheckRule rule : kOrder)
    for (qsizetype i = 0; i < findings.size(); ++i) {
      if (findings[i].what.rule != rule || !canRepair(findings[i]) || findings[i].accepted)
        continue;
      if (!progress.advance(static_cast<double>(done++) / static_cast<double>(findings.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      if (const Outcome outcome = mender.mend(findings[i]); outcome)
        ++report.repaired;
      else
        report.refused.append({i, outcome.error()});
    }
  return Done{};
}

QString actionTitle(const QVector<Finding>& findings)
{
  const Finding* only = nullptr;
  int count = 0;
  for (const Finding& finding : findings)
    if (canRepair(finding) && !finding.accepted) {
      only = &finding;
      ++count;
    }
  if (count == 1)
    return repairTitle(only->what.rule);
  return QCoreApplication::translate("diaban::Check", "Repair %n finding(s)", nullptr, count);
}

} // namespace

bool canRepair(const Finding& finding)
{
  const geo::CheckFinding& what = finding.what;
  if (repairTitle(what.rule).isEmpty() || finding.rows.isEmpty())
    return false;
  switch (what.rule) {
  // Of lines, which have no such words, what was meant is not known; nor of too few vertices.
  case CheckRule::SelfIntersection: return !what.detail.isEmpty();
  case CheckRule::Invalid: return !what.detail.startsWith(QLatin1String("Too few points"));
  // Something stands in the gap: which of them should grow around it?
  case CheckRule::Gap: return what.shape.ringEnds.size() == 1;
  default: return true;
  }
}

QString repairTitle(CheckRule rule)
{
  const char* title = kTitles[static_cast<std::size_t>(rule)];
  return title ? QCoreApplication::translate("diaban::Check", title) : QString();
}

Result<RepairReport> repairFindings(Workspace& workspace, const QVector<Finding>& findings,
                                    Progress& progress)
{
  RepairReport report;
  const geo::CheckOptions options = geo::CheckOptions::forCrs(workspace.crs(), {});
  SubProgress reading(progress, 0, 0.3), mending(progress, 0.3, 0.9);
  // Read, mended and written in one go, so that nobody's edit comes between.
  const auto work = [&](Edit& edit) -> Outcome {
    Rows rows;
    DIABAN_CHECK(rows.read(workspace, findings, reading));
    Mender mender(rows, options);
    DIABAN_CHECK(mendAll(mender, findings, report, mending));
    return rows.write(edit);
  };
  DIABAN_TRY(entry, workspace.edit(kBase, actionTitle(findings), work));
  report.entry = entry;
  return report;
}

} // namespace diaban::workspace
