#include <diaban/roadmap/clashfindings.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/storedfinding.h>

#include <QHash>

#include <algorithm>

namespace diaban::roadmap {
namespace {

using planning::Finding;
using planning::FindingAnchor;

/// The names for good of the rows that clashes are about.
class RowUids {
public:
  static Result<RowUids> read(const workspace::Workspace& workspace, const WorkLayer& works,
                              const std::vector<Clash>& clashes, Progress& progress)
  {
    std::vector<qint64> rows, streets;
    const auto want = [&](quint32 index) {
      const Work& work = works.works[index];
      (work.frozenUntil.isValid() ? streets : rows).push_back(work.row);
    };
    for (const Clash& clash : clashes) {
      want(clash.a);
      if (clash.b)
        want(*clash.b);
    }
    RowUids uids;
    DIABAN_CHECK(uids.add(workspace, works.layer, rows, uids.m_rows, progress));
    if (works.streets)
      DIABAN_CHECK(uids.add(workspace, *works.streets, streets, uids.m_streets, progress));
    return uids;
  }

  FindingAnchor anchor(const WorkLayer& works, quint32 index) const
  {
    const Work& work = works.works[index];
    return work.frozenUntil.isValid() ? FindingAnchor{works.streets->uid, m_streets.value(work.row)}
                                      : FindingAnchor{works.layer.uid, m_rows.value(work.row)};
  }

private:
  static Outcome add(const workspace::Workspace& workspace, const workspace::Layer& layer,
                     std::vector<qint64>& rows, QHash<qint64, Uid>& uids, Progress& progress)
  {
    if (layer.storage == workspace::LayerStorage::Linked)
      return Done{};
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    DIABAN_TRY(features, workspace::readFeatures(workspace, layer.name, rows, progress));
    for (const workspace::Feature& feature : features)
      uids.insert(feature.row, feature.uid);
    return Done{};
  }

  QHash<qint64, Uid> m_rows, m_streets;
};

std::optional<QPointF> placeOf(const WorkLayer& works, const Clash& clash)
{
  if (!clash.shared.piece.parts.empty()) {
    const geo::Extent box = clash.shared.piece.extent();
    return QPointF((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2);
  }
  const geo::Extent& box = works.works.box(clash.a);
  if (box.isEmpty())
    return std::nullopt;
  return QPointF((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2);
}

Uid uidOf(const Finding& finding)
{
  workspace::StoredFinding stored;
  stored.rule = finding.rule;
  stored.layer = finding.about.layer;
  stored.row = finding.about.row;
  stored.otherLayer = finding.beside.layer;
  stored.otherRow = finding.beside.row;
  stored.place = finding.place;
  return workspace::findingUid(stored);
}

Finding findingOf(const WorkLayer& works, const RowUids& uids, WorkDigests& digests,
                  const Clash& clash)
{
  Finding finding;
  finding.rule = ruleName(clash.rule);
  finding.severity = clash.severity;
  finding.about = uids.anchor(works, clash.a);
  if (clash.b)
    finding.beside = uids.anchor(works, *clash.b);
  if (clash.b && finding.beside.row.toBytes() < finding.about.row.toBytes())
    std::swap(finding.about, finding.beside);
  finding.place = placeOf(works, clash);
  if (!clash.shared.piece.parts.empty())
    finding.geometry = geo::toWkb(clash.shared.piece);
  finding.sentence = clash.sentence;
  finding.args = clash.args;
  const bool isLength = clash.shared.metres > 0;
  if (isLength || clash.shared.squareMetres > 0) {
    finding.measure = isLength ? clash.shared.metres : clash.shared.squareMetres;
    finding.unit = isLength ? QStringLiteral("m") : QStringLiteral("m2");
  }
  finding.basis = digests.basisOf(clash);
  finding.uid = uidOf(finding);
  return finding;
}

} // namespace

Result<std::vector<Finding>> findingsOf(const workspace::Workspace& workspace,
                                        const WorkLayer& works, const std::vector<Clash>& clashes,
                                        Progress& progress)
{
  DIABAN_TRY(uids, RowUids::read(workspace, works, clashes, progress));
  std::vector<Finding> findings;
  findings.reserve(clashes.size());
  WorkDigests digests(works.works);
  for (const Clash& clash : clashes)
    findings.push_back(findingOf(works, uids, digests, clash));
  return findings;
}

} // namespace diaban::roadmap
