// What an edit function writes, and what has to follow each row of it. Private to the module.
#pragma once

#include "cellvalue.h"
#include "deedlog.h"
#include "layertable.h"

#include <diaban/store/changeset.h>
#include <diaban/store/featureupkeep.h>
#include <diaban/workspace/workspace.h>

#include <QHash>

#include <memory>

namespace diaban::workspace {

/// The box of a GeoPackage blob; empty for NULL and empty geometries.
Result<store::Box> boxOf(QByteArrayView blob);

/// Keeps R-tree, count and extent of every table that an action touches; one for each transaction.
class UpkeepSet {
public:
  explicit UpkeepSet(store::Database& database)
      : m_database(database)
  {
  }
  Result<store::FeatureUpkeep*> of(const QString& table);
  /// A row that a change set wrote.
  Outcome applied(const store::AppliedRow& row, const QStringList& featureTables);
  Outcome finish(const QDateTime& now);
  QStringList tables() const { return m_upkeeps.keys(); }

private:
  store::Database& m_database;
  QHash<QString, std::shared_ptr<store::FeatureUpkeep>> m_upkeeps;
};

/// Binds a cell as allowedValue() makes it; bytes are not copied.
void bindCell(store::Statement& statement, int parameter, const QVariant& value);

/// The edit that Workspace::edit hands to its function. Lives inside one transaction.
class FeatureEdit final : public Edit {
public:
  FeatureEdit(store::Database& database, UpkeepSet& upkeep, QVector<Layer> layers,
              QString workspacePath, int srsId, QString author, QDateTime now)
      : m_database(database)
      , m_upkeep(upkeep)
      , m_layers(std::move(layers))
      , m_workspacePath(std::move(workspacePath))
      , m_srsId(srsId)
      , m_author(std::move(author))
      , m_now(std::move(now))
  {
  }

  Result<Uid> insertFeature(const QString& layer, const FeatureRow& row) override;
  Outcome updateFeature(const QString& layer, const FeatureRow& row) override;
  Outcome deleteFeature(const QString& layer, const Uid& uid) override;
  Result<QByteArray> geometryOf(const QString& layer, const Uid& uid) override;
  Outcome deleteRows(const QString& layer, const std::vector<qint64>& rows) override;
  Outcome changeGeometry(const QString& layer, const std::vector<qint64>& rows,
                         const ChangeWkb& change) override;
  Result<qint64> setValues(const QString& layer, const RowChoice& rows, const QVariantMap& values,
                           Progress& progress) override;
  Result<qint64> calculate(const QString& layer, const QString& field, const QString& expression,
                           const RowChoice& rows, Progress& progress) override;
  Outcome setFieldRules(const QString& layer, const QString& field,
                        const FieldRules& rules) override;
  Outcome setStyle(const QString& layer, const Style& style) override;
  Outcome setTitle(const QString& layer, const QString& title) override;
  Outcome setRole(const QString& layer, LayerRole role) override;
  Outcome setTree(const LayerTree& tree) override;
  Outcome setBookmark(const Bookmark& bookmark) override;
  Outcome removeBookmark(const Uid& uid) override;
  Outcome acceptFinding(const AcceptedFinding& finding) override;
  Outcome withdrawAcceptance(const Uid& uid) override;
  Outcome setOrigin(const QString& layer, const QByteArray& json) override;
  Result<QVector<StoredFinding>> findings() override;
  Outcome writeFinding(const StoredFinding& finding) override;
  Outcome setSource(const QString& layer, const Layer& source) override;
  Outcome decide(const Uid& conflict, ConflictChoice choice) override;
  Outcome removeLayer(const QString& layer) override;
  /// What was done so far, as a line of the history; empty: nothing that it has words for.
  QString deeds() const { return m_deeds.words(); }

private:
  struct Place {
    qint64 fid = 0;
    store::Box box;
  };
  struct NewGeometry {
    QByteArray blob; ///< empty: NULL
    store::Box box;
  };
  Result<Layer> layerNamed(const QString& name) const;
  Result<Layer> featureLayer(const QString& name) const;
  Result<Place> find(const Layer& layer, const Uid& uid) const;
  Result<NewGeometry> geometry(const Layer& layer, const FeatureRow& row);
  /// As the layer's table keeps geometries.
  Result<NewGeometry> fitted(const Layer& layer, QByteArrayView wkb);
  Outcome writeChoice(const Conflict& conflict, const CellValue& value);
  Outcome writeCell(const Layer& layer, const Conflict& conflict, const CellValue& value);
  Outcome deleteDisputed(const Conflict& conflict);
  static Result<QVariantMap> allowed(const Layer& layer, const QVariantMap& fields);
  Outcome setText(const Layer& layer, QByteArrayView column, const QString& value);

  store::Database& m_database;
  UpkeepSet& m_upkeep;
  QVector<Layer> m_layers;
  QString m_workspacePath;
  int m_srsId;
  QString m_author;
  QDateTime m_now;
  UidMaker m_uids;
  DeedLog m_deeds;
  QHash<QString, store::Registration> m_registrations; ///< by table
};

} // namespace diaban::workspace
