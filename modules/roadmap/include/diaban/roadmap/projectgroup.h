// The group of a project by law: from its sector and total.
#pragma once

#include <diaban/base/result.h>

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QVector>

#include <optional>

namespace diaban::roadmap {

/// The larger ones first; kept in files by groupName().
enum class ProjectGroup : quint8 { National, A, B, C };
QString groupName(ProjectGroup group); ///< "national", "A"
std::optional<ProjectGroup> groupFromName(const QString& name);

/// data/roadmap/groups.json, which an organisation may replace. Immutable; any thread.
class GroupRules {
public:
  /// From the first of the data folders that has it. \returns BadArgument (what, file)
  static Result<GroupRules> load();
  static Result<GroupRules> fromJson(const QJsonObject& json);

  /// \param sector an id of fields.json
  /// \returns nothing where neither sector nor total settles it
  std::optional<ProjectGroup> groupOf(const QString& sector, std::optional<qint64> dong) const;

private:
  struct Thresholds {
    qint64 a = 0, b = 0; ///< đồng
  };
  QHash<QString, Thresholds> m_bySector;
  QHash<QString, ProjectGroup> m_always;
  qint64 m_national = 0; ///< đồng
};

} // namespace diaban::roadmap
