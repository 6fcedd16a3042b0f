#include "geometryfit.h"

#include <diaban/geo/repair.h>
#include <diaban/geo/shape.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/repair.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

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
    QT_TRANSLATE_NOOP("diaban::Check", "Give the sliver to the row beside it"),
    QT_TRANSLATE_NOOP("diaban::Check", "Move the end onto the line"),
    QT_TRANSLATE_NOOP("diaban::Check", "Add the vertex"),
    nullptr,
    QT_TRANSLATE_NOOP("diaban::Check", "Turn the rings")};

/// Shapes that are valid first, then what depends on them.
constexpr std::array kOrder{CheckRule::NoGeometry, CheckRule::Invalid, CheckRule::SelfIntersection,
                            CheckRule::Duplicate,  CheckRule::Overlap, CheckRule::Gap,
                            CheckRule::Sliver,     CheckRule::Dangle,  CheckRule::Unnoded,
                            CheckRule::RingOrder};

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
    for (const Finding& finding : findings) {
      std::vector<qint64>& rows = wanted[finding.layer];
      rows.insert(rows.end(), finding.what.fids.begin(), finding.what.fids.end());
      if (finding.what.beside != 0)
        rows.push_back(finding.what.beside);
    }
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

/// Nothing when the repair was made.
using Refusal = std::optional<RepairRefusal>;

/// Puts one finding after the other right, in memory.
class Mender {
public:
  Mender(Rows& rows, const geo::CheckOptions& options)
      : m_rows(rows)
      , m_options(options)
      , m_noise(options.noiseInUnits())
  {
  }

  Refusal mend(const Finding& finding)
  {
    std::vector<Rows::Row*> rows;
    for (const Uid& uid : finding.rows) {
      rows.push_back(m_rows.find(finding.layer, uid));
      if (rows.back() != nullptr)
        continue;
      if (finding.what.rule == CheckRule::Overlap || finding.what.rule == CheckRule::Duplicate)
        return {}; // the row went as the twin of another
      return RepairRefusal::Changed;
    }
    switch (finding.what.rule) {
    case CheckRule::NoGeometry: return drop(*rows[0]);
    case CheckRule::Invalid: return change(*rows[0], geo::madeValid(rows[0]->wkb));
    case CheckRule::SelfIntersection: return part(finding, *rows[0]);
    case CheckRule::Duplicate: return keepOne(finding, rows);
    case CheckRule::Overlap: return cut(finding, *rows[0], *rows[1]);
    case CheckRule::Gap: return fill(finding, rows);
    case CheckRule::Sliver: return giveAway(finding, *rows[0]);
    case CheckRule::Dangle: return close(finding, *rows[0], *rows[1]);
    case CheckRule::Unnoded: return node(finding, rows);
    default: return change(*rows[0], geo::withRingsInOrder(rows[0]->wkb));
    }
  }

private:
  static bool isMeasured(const Rows::Row& row)
  {
    const auto type = geo::wkbType(bytesOf(row.wkb));
    return type && type.value().hasM;
  }

  static RepairRefusal refusal(const Error& error, std::initializer_list<const Rows::Row*> rows)
  {
    if (error.code == Error::Code::CurvedGeometry)
      return RepairRefusal::Curved;
    const bool measured = std::any_of(rows.begin(), rows.end(),
                                      [](const Rows::Row* row) { return isMeasured(*row); });
    return measured ? RepairRefusal::Measured : RepairRefusal::Unclear;
  }

  /// `other` is the row that the new geometry came from as well.
  static Refusal change(Rows::Row& row, const Result<QByteArray>& wkb,
                        const Rows::Row* other = nullptr)
  {
    if (!wkb)
      return refusal(wkb.error(), {&row, other != nullptr ? other : &row});
    const auto before = geo::wkbType(bytesOf(row.wkb)), after = geo::wkbType(bytesOf(wkb.value()));
    if (before && after && before.value().type != after.value().type)
      return RepairRefusal::Single;
    row.isChanged = row.isChanged || row.wkb != wkb.value();
    row.wkb = wkb.value();
    return {};
  }

  static Refusal drop(Rows::Row& row)
  {
    if (const auto shape = geo::readShape(bytesOf(row.wkb)); shape && !shape.value().isEmpty())
      return RepairRefusal::Changed; // somebody drew it meanwhile
    row.isDeleted = true;
    return {};
  }

  Refusal part(const Finding& finding, Rows::Row& row) const
  {
    const bool isLine = finding.what.detail.isEmpty();
    return change(row, isLine ? geo::parted(row.wkb, m_noise) : geo::madeValid(row.wkb));
  }

  static Refusal keepOne(const Finding& finding, const std::vector<Rows::Row*>& rows)
  {
    const auto first = std::min_element(finding.rows.begin(), finding.rows.end());
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i]->isDeleted = static_cast<qsizetype>(i) != first - finding.rows.begin();
    return {};
  }

  Refusal cut(const Finding& finding, Rows::Row& one, Rows::Row& other) const
  {
    const bool isOneLarger = geo::polygonArea(one.wkb) > geo::polygonArea(other.wkb);
    Rows::Row& larger = isOneLarger ? one : other;
    const Rows::Row& smaller = isOneLarger ? other : one;
    const double least = m_options.limits.leastWidth / m_options.scaleAt(finding.what.y).north;
    return change(larger, geo::cutOff(larger.wkb, smaller.wkb, least), &smaller);
  }

  /// Each piece of the gap goes to the row with the longest border along it.
  Refusal fill(const Finding& finding, const std::vector<Rows::Row*>& rows) const
  {
    const auto pieces = geo::groundWithin(finding.what.shape);
    if (!pieces)
      return RepairRefusal::Unclear;
    std::map<Rows::Row*, QByteArray> grown;
    for (const QByteArray& piece : pieces.value()) {
      Rows::Row* to = nullptr;
      double longest = 0;
      for (Rows::Row* row : rows)
        if (const double here = geo::sharedBorder(piece, row->wkb, 2 * m_noise); here > longest) {
          longest = here;
          to = row;
        }
      if (to == nullptr)
        return RepairRefusal::Unclear;
      QByteArray& wkb = grown.try_emplace(to, to->wkb).first->second;
      const auto both = geo::joined(wkb, piece, 2 * m_noise);
      if (!both)
        return refusal(both.error(), {to});
      wkb = both.value();
    }
    for (const auto& [row, wkb] : grown)
      if (const Refusal why = change(*row, wkb))
        return why;
    return {};
  }

  Refusal giveAway(const Finding& finding, Rows::Row& row) const
  {
    Rows::Row* beside = m_rows.find(finding.layer, finding.beside);
    const auto taken = geo::withoutPart(row.wkb, finding.what.shape);
    if (!taken && taken.error().code == Error::Code::CurvedGeometry)
      return RepairRefusal::Curved;
    if (!taken || beside == nullptr)
      return RepairRefusal::Changed;
    const auto both = geo::joined(beside->wkb, taken.value().part, 2 * m_noise);
    if (const Refusal why = change(*beside, both, &row))
      return why;
    row.isDeleted = taken.value().rest.isEmpty();
    row.isChanged = true;
    row.wkb = taken.value().rest;
    return {};
  }

  Refusal close(const Finding& finding, Rows::Row& line, Rows::Row& other) const
  {
    const double reach =
        m_options.limits.dangleReach / m_options.scaleAt(finding.what.y).north * (1 + 1e-9);
    const auto moved = geo::withEndOn(line.wkb, {finding.what.x, finding.what.y}, other.wkb,
                                      std::max(reach, m_noise), m_noise);
    if (!moved)
      return refusal(moved.error(), {&line, &other});
    if (const Refusal why = change(line, moved.value().wkb))
      return why;
    return change(other, geo::withVertex(other.wkb, moved.value().to, m_noise));
  }

  Refusal node(const Finding& finding, const std::vector<Rows::Row*>& rows) const
  {
    for (Rows::Row* row : rows)
      if (const Refusal why =
              change(*row, geo::withVertex(row->wkb, {finding.what.x, finding.what.y}, m_noise)))
        return why;
    return {};
  }

  Rows& m_rows;
  const geo::CheckOptions& m_options;
  double m_noise; ///< in units of the coordinates
};

/// Whether a finding is to be repaired.
bool isMeant(const Finding& finding, const RepairOptions& options)
{
  const bool isEmpty = finding.what.rule == CheckRule::NoGeometry;
  return !finding.accepted && (isEmpty ? options.deleteEmptyRows : canRepair(finding));
}

Outcome mendAll(Mender& mender, const QVector<Finding>& findings, RepairReport& report,
                Progress& progress)
{
  qsizetype done = 0;
  for (const CheckRule rule : kOrder)
    for (qsizetype i = 0; i < findings.size(); ++i) {
      if (findings[i].what.rule != rule)
        continue;
      if (!progress.advance(static_cast<double>(done++) / static_cast<double>(findings.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      if (const Refusal why = mender.mend(findings[i]))
        report.refused.append({i, *why});
      else
        ++report.repaired;
    }
  return Done{};
}

QString actionTitle(const QVector<Finding>& findings)
{
  const int count = static_cast<int>(findings.size());
  const bool areEmpty = std::all_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.what.rule == CheckRule::NoGeometry;
  });
  if (areEmpty)
    return QCoreApplication::translate("diaban::Check", "Delete %n row(s) without geometry",
                                       nullptr, count);
  if (count == 1)
    return repairTitle(findings.front().what.rule);
  return QCoreApplication::translate("diaban::Check", "Repair %n finding(s)", nullptr, count);
}

} // namespace

bool canRepair(const Finding& finding)
{
  const geo::CheckFinding& what = finding.what;
  switch (what.rule) {
  case CheckRule::NoGeometry:
  case CheckRule::OutsidePolygon: return false;
  case CheckRule::Invalid: return !what.detail.startsWith(QLatin1String("Too few points"));
  case CheckRule::Sliver: return !finding.beside.isNull();
  default: return true;
  }
}

QString repairTitle(CheckRule rule)
{
  const char* title = kTitles[static_cast<std::size_t>(rule)];
  return title ? QCoreApplication::translate("diaban::Check", title) : QString();
}

QString adviceText(const Finding& finding)
{
  if (canRepair(finding))
    return {};
  switch (finding.what.rule) {
  case CheckRule::NoGeometry:
    return QCoreApplication::translate("diaban::Check", "Draw its shape, or delete the row.");
  case CheckRule::Invalid:
    return QCoreApplication::translate(
        "diaban::Check",
        "Nothing can be made of so few vertices. Draw it anew, or delete the row.");
  case CheckRule::Sliver:
    return QCoreApplication::translate(
        "diaban::Check", "No other polygon borders on it. Draw it anew, or delete the row.");
  default:
    return QCoreApplication::translate("diaban::Check", "Move the point, or the polygon's border.");
  }
}

QString refusalName(RepairRefusal refusal)
{
  switch (refusal) {
  case RepairRefusal::Changed: return QStringLiteral("changed");
  case RepairRefusal::Curved: return QStringLiteral("curved");
  case RepairRefusal::Measured: return QStringLiteral("measured");
  case RepairRefusal::Single: return QStringLiteral("single");
  default: return QStringLiteral("unclear");
  }
}

QString refusalText(RepairRefusal refusal)
{
  switch (refusal) {
  case RepairRefusal::Changed:
    return QCoreApplication::translate(
        "diaban::Check",
        "Another repair or edit changed these rows meanwhile. Check again, then repair.");
  case RepairRefusal::Curved:
    return QCoreApplication::translate(
        "diaban::Check", "A row has arcs, which the repair would turn into straight lines.");
  case RepairRefusal::Measured:
    return QCoreApplication::translate("diaban::Check",
                                       "A row has measures (M), which the repair would lose.");
  case RepairRefusal::Single:
    return QCoreApplication::translate(
        "diaban::Check", "The layer takes rows of one part only, and this one would fall apart.");
  default:
    return QCoreApplication::translate("diaban::Check",
                                       "What was meant is not clear enough. Move the vertices.");
  }
}

Result<RepairReport> repairFindings(Workspace& workspace, const QVector<Finding>& findings,
                                    const RepairOptions& options, Progress& progress)
{
  RepairReport report;
  QVector<Finding> meant;
  QVector<qsizetype> places; ///< of those in `findings`
  for (qsizetype i = 0; i < findings.size(); ++i)
    if (isMeant(findings[i], options)) {
      meant.append(findings[i]);
      places.append(i);
    }
  if (meant.isEmpty())
    return report;
  geo::CheckOptions limits = geo::CheckOptions::forCrs(workspace.crs(), {});
  limits.limits = options.limits;
  SubProgress reading(progress, 0, 0.3), mending(progress, 0.3, 0.9);
  // Read, mended and written in one go, so that nobody's edit comes between.
  const auto work = [&](Edit& edit) -> Outcome {
    Rows rows;
    DIABAN_CHECK(rows.read(workspace, meant, reading));
    Mender mender(rows, limits);
    DIABAN_CHECK(mendAll(mender, meant, report, mending));
    return rows.write(edit);
  };
  DIABAN_TRY(entry, workspace.edit(kBase, actionTitle(meant), work));
  report.entry = entry;
  for (RefusedRepair& refused : report.refused)
    refused.finding = places[refused.finding];
  return report;
}

} // namespace diaban::workspace
