// Which fields of a layer places are found by. Private to the module.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/datafile.h>

#include <QStringList>
#include <QVector>

namespace diaban::workspace {

/// Places in Layer::fields; -1 and empty where the layer has none.
struct PlaceFields {
  QVector<int> names, codes; ///< the most telling first
  int parcel = -1, sheet = -1, commune = -1;
  bool isEmpty() const { return names.isEmpty() && codes.isEmpty() && parcel < 0; }
};

/// data/places/fields.json
class PlaceWords {
public:
  static Result<PlaceWords> read(const DataFolders& folders);

  PlaceFields fieldsOf(const QVector<geo::Field>& fields) const;
  /// Of a folded name: "phuong an bien" → "an bien".
  QString withoutKind(const QString& folded) const;

private:
  int first(const QStringList& wanted, const QVector<geo::Field>& fields) const;
  static QVector<int> all(const QStringList& wanted, const QVector<geo::Field>& fields);

  QStringList m_names, m_codes, m_parcels, m_sheets, m_communes; ///< squeezed
  QStringList m_kinds;                                           ///< folded
};

} // namespace diaban::workspace
