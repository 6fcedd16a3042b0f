// Lists of projects brought into the register: first what would change, then the change.
#pragma once

#include <diaban/roadmap/projectlayer.h>
#include <diaban/workspace/rows.h>

#include <QVariantMap>

#include <vector>

namespace diaban::roadmap {

struct FieldChange {
  QString field;          ///< its name in fields.json; kCapital
  QVariant before, after; ///< as Project::values; of capital đồng
  QString source{};       ///< capital
  int year = 0;           ///< capital
};

/// One project of the list that the register lacks or has otherwise.
struct ProjectChange {
  Project project;
  qint64 row = 0; ///< of the register; 0: it is new there
  QVector<FieldChange> fields;
};

struct RegisterUpdate {
  std::vector<ProjectChange> changes;
  qsizetype same = 0;        ///< projects that are there as the list has them
  QStringList missing;       ///< codes or names in the register that the list doesn't have: kept
  QStringList withoutColumn; ///< fields that the list has and the register has no column for
  qsizetype added() const;
};

/// What the projects of a list change in a register. They meet by code, else by name and commune;
/// the second of a code meets the second. An empty cell changes nothing.
RegisterUpdate compareWith(const ProjectLayer& existing, std::span<const Project> projects);

/// A new register (a layer of any geometry, its rows without a place) and its table of capital.
/// Fields have the titles and lists of fields.json in the language that people read.
std::vector<workspace::NewLayer> newRegister(const QString& name, const QString& title,
                                             std::span<const Project> projects,
                                             const ProjectFields& fields);

/// kCapitalLayer with the capital of some projects, for a workspace that has none.
workspace::NewLayer capitalTable(std::span<const Project> projects, const ProjectFields& fields);

/// Whether some capital has no table to go into: make one first, and read the register anew.
bool lacksCapitalTable(const ProjectLayer& existing, const RegisterUpdate& update);

/// What names for good the rows that an update changes.
struct RegisterNames {
  QHash<qint64, Uid> rows, capital;
};
/// \returns errors of workspace::readFeatures()
Result<RegisterNames> namesFor(const workspace::Workspace& workspace, const ProjectLayer& existing,
                               const RegisterUpdate& update, Progress& progress);

/// Writes the changes within one edit. \pre !lacksCapitalTable()
/// \returns errors of Edit::insertFeature() and updateFeature(), Cancelled
Outcome apply(workspace::Edit& edit, const ProjectLayer& existing, const RegisterNames& names,
              const RegisterUpdate& update, const ProjectFields& fields, Progress& progress);

} // namespace diaban::roadmap
