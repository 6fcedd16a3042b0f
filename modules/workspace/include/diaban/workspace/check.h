// Checks of a workspace's geometry: what is wrong where, said in words, and what somebody called no
// error.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/base/uid.h>
#include <diaban/geo/check.h>
#include <diaban/workspace/layer.h>

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace diaban::workspace {

class Workspace;

/// A finding that a person called no error. It holds for the same rule and rows at the same place,
/// to a metre, whatever else is edited.
struct AcceptedFinding {
  Uid uid;
  geo::CheckRule rule = geo::CheckRule::Invalid;
  Uid layer;
  QVector<Uid> rows; ///< in growing order
  double x = 0, y = 0;
  QString reason, author;
  QDateTime time; ///< UTC
};

struct Finding {
  geo::CheckFinding what; ///< its fids hold for this session
  QString layer;          ///< by name
  QString title;          ///< what people read
  Uid layerUid;
  QVector<Uid> rows; ///< as what.fids
  Uid beside;        ///< as what.beside
  QString polygons;  ///< points outside: the title of the layer that they were held against
  std::optional<AcceptedFinding> accepted;
};

struct GeometryCheck {
  QStringList layers; ///< by name; empty: all whose rows the workspace holds
  /// Empty: those that fit each layer (rulesFor).
  std::vector<geo::CheckRule> rules;
  std::vector<geo::CheckRule> leftOut; ///< rules that are not looked at though they would fit
  QString polygons; ///< layer in which points must lie; empty: they may lie anywhere
  geo::CheckLimits limits;
  std::size_t mostListed = 10'000; ///< of one rule in one layer
};

/// What was found in one layer, also where not all of it is listed.
struct LayerCheck {
  QString layer, title;
  std::vector<geo::CheckRule> rules; ///< those that were looked at, in growing order
  std::vector<std::size_t> counts;   ///< one for each rule of geo::CheckRule
  std::size_t rowsWithoutGaps = 0;   ///< as geo::CheckResult
};

struct CheckReport {
  QVector<LayerCheck> layers;
  QVector<Finding> findings;
  geo::CheckLimits limits;             ///< that it was made with
  std::vector<geo::CheckRule> leftOut; ///< by choice
  QDateTime time;                      ///< when the check ended, UTC
  qsizetype openCount() const;
};

/// Rules that make sense for a layer of this kind and role: sheds may stand apart, and areas of
/// coverage or of projects may share ground.
std::vector<geo::CheckRule> rulesFor(const Layer& layer);

/// Reads the layers one by one and looks at them. Blocks its caller: use it from a job. Any thread.
/// \returns NoSuchLayer, NotATable (a raster or a linked layer), Cancelled
Result<CheckReport> checkGeometry(const Workspace& workspace, const GeometryCheck& check,
                                  Progress& progress);

QString ruleTitle(geo::CheckRule rule);      ///< "Overlap", translated
QString findingText(const Finding& finding); ///< a sentence, translated, sizes as the person writes
QString severityName(geo::CheckSeverity severity); ///< "high", as in files
/// What was left out of a layer's check, a sentence, translated; empty: nothing.
QString leftOutText(const LayerCheck& layer);

/// Remembers why findings are none, as one action. \returns BadArgument without a reason
Result<QByteArray> acceptFindings(Workspace& workspace, const QVector<Finding>& findings,
                                  const QString& reason);
/// Makes them findings again.
Result<QByteArray> withdrawAcceptance(Workspace& workspace, const QVector<Finding>& findings);

} // namespace diaban::workspace
