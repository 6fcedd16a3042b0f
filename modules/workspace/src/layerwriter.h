// Writes one new layer: its table, its rows, its place on the map.
#pragma once

#include "importcontext.h"
#include "layerintake.h"

#include <diaban/store/bulkinsert.h>

#include <optional>
#include <string>

namespace diaban::workspace {

/// What the new layer is called, and what its look is if that is not to be guessed.
struct LayerWish {
  QString name, title;
  std::optional<LayerRole> role;
  std::optional<Style> style;
  QString group{};     ///< as ImportRequest::group
  QByteArray origin{}; ///< as Layer::origin
  QHash<QString, FieldRules> fieldRules{};
  QString replaces{}; ///< as ImportRequest::replaces
};

/// Lives inside one ImportContext.
class LayerWriter {
public:
  /// Makes the table. The name becomes unique in the workspace, the title follows it where it is
  /// the same.
  static Result<LayerWriter> begin(ImportContext& context, const PlannedLayer& plan,
                                   const LayerWish& wish, const QStringList& otherNames);

  Outcome write(const PreparedRows& rows);

  /// Index, count, look; then the layer is on the map.
  Result<ImportedLayer> finish(const LayerIntake& intake, Progress& progress);

  const QString& name() const { return m_layer.name; }

private:
  LayerWriter(ImportContext& context, const PlannedLayer& plan, const LayerWish& wish)
      : m_context(&context)
      , m_plan(&plan)
      , m_wish(wish)
  {
  }
  Outcome createTable();
  void bindField(store::Statement& statement, int parameter, std::size_t field,
                 const PreparedRows& rows, std::size_t row);
  Outcome correctType(const LayerIntake& intake);

  ImportContext* m_context;
  const PlannedLayer* m_plan;
  LayerWish m_wish;
  Layer m_layer;
  store::Registration m_registration;
  std::optional<store::BulkInsert> m_bulk;
  UidMaker m_uids;
  qint64 m_lastFid = 0;
  std::string m_fileName;           ///< of the source whose rows are being written
  std::vector<std::string> m_times; ///< one a field: bound by reference
};

/// Titles under which other programs list tables already: the standard wants them unique.
Result<QStringList> knownTitles(const store::Database& database);

/// Look and role of a layer by its content, unless the wish says them.
void decideLook(Layer& layer, const LayerWish& wish, const QHash<QString, QStringList>& values);

} // namespace diaban::workspace
