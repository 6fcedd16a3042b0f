// Sensors: where they stand, what is known of each, and what its type stands in for.
#pragma once

#include <diaban/base/result.h>

#include <QHash>
#include <QJsonObject>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QVector>

#include <array>
#include <limits>
#include <optional>

namespace diaban::coverage {

/// What can be known of a unit in numbers.
enum class SensorField : quint8 {
  Height,      ///< of the unit above the ground, m
  Range,       ///< m
  Azimuth,     ///< of the middle of its view, degrees clockwise from north
  FieldOfView, ///< across, degrees; 360 = all around
  Tilt,        ///< of its axis below the horizon, degrees
  PixelsWide,
  PixelsHigh,
  Frequency,   ///< MHz
  Power,       ///< radiated towards its axis (EIRP), dBm
  Sensitivity, ///< what a receiver needs, dBm
  Cost,        ///< đồng
  Life,        ///< years
};
inline constexpr int kSensorFields = 12;

/// How a value is called in files and options, and between which limits it makes sense.
struct SensorFieldInfo {
  const char* key = nullptr; ///< "height_m"
  double least = 0, most = 0;
};
const SensorFieldInfo& sensorFieldInfo(SensorField field);

/// A number for each field, or none.
class SensorValues {
public:
  SensorValues() { m_values.fill(std::numeric_limits<double>::quiet_NaN()); }

  std::optional<double> operator[](SensorField field) const;
  double valueOr(SensorField field, double otherwise) const;
  void set(SensorField field, double value) { at(field) = value; }
  /// Takes from `other` what is not known here.
  void fillFrom(const SensorValues& other);
  /// The first field whose number makes no sense; none: all do.
  std::optional<SensorField> firstWrong() const;
  /// By their keys. \returns BadArgument (value, key) for what is no number or makes no sense
  static Result<SensorValues> fromJson(const QJsonObject& json);
  QJsonObject toJson() const;

  bool operator==(const SensorValues& other) const;

private:
  double& at(SensorField field) { return m_values[static_cast<std::size_t>(field)]; }

  std::array<double, kSensorFields> m_values; ///< NaN = not known
};

/// A kind of unit that one can buy.
struct SensorType {
  QString id; ///< "camera"
  QString english, vietnamese;
  QString model;     ///< how its coverage is reckoned, as modelName()
  QString formula;   ///< of path loss, as radioFormula().id; empty: the model's own
  QStringList words; ///< that tell it from a row's or a layer's text
  QString protocol;  ///< how units send; empty: not known
  QString recipient; ///< who gets their data; empty: not known
  SensorValues values;

  QString title() const;         ///< in the language that people read
  QJsonObject modelJson() const; ///< what CoverageModel::fromJson() takes
};

/// data/sensors/types.json: types, and the fields of layers that hold their values.
class SensorTypes {
public:
  /// From the first of the data folders that has it. \returns BadArgument (what, file)
  static Result<SensorTypes> load();
  static Result<SensorTypes> fromJson(const QJsonObject& json);

  const QVector<SensorType>& all() const { return m_types; }
  const SensorType* find(const QString& id) const; ///< null: no such type
  /// By the words in some text; the last type stands for all that is not known.
  const SensorType& told(const QString& text) const;
  /// The first of the names known for `key` that is among `names`; empty: none is.
  QString fieldFor(const QString& key, const QStringList& names) const;
  /// Words of the group "ground", as "dwelling".
  QStringList words(const QString& key) const { return m_fields.value(key); }

private:
  QVector<SensorType> m_types;
  QHash<QString, QStringList> m_fields;
};

/// A unit that stands somewhere, or may.
struct Sensor {
  qint64 row = 0; ///< its number in the layer, this session only
  QString name, type, owner;
  QPointF place; ///< m, in the workspace's CRS
  SensorValues values;
  double reading = std::numeric_limits<double>::quiet_NaN(); ///< what it measured; NaN: not known
  QString protocol{}, recipient{}; ///< how it sends, and who gets its data; empty: not known

  /// For a new one: takes from its type how it sends and to whom, where that is not known.
  void sendAs(const SensorType& type);

  /// Whether its direction is known, or it needs none.
  bool hasDirection() const;
  double azimuth() const { return values.valueOr(SensorField::Azimuth, 0); }
  double fieldOfView() const; ///< 360 where the direction is not known
};

} // namespace diaban::coverage
