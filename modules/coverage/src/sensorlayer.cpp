#include <diaban/coverage/sensorlayer.h>
#include <diaban/workspace/words.h>

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace diaban::coverage {
namespace {

using workspace::Layer;
using workspace::LayerRole;

QStringList namesOf(const Layer& layer)
{
  QStringList names;
  for (const geo::Field& field : layer.fields)
    names.append(field.name);
  return names;
}

/// The columns of a table that hold what is known of its rows.
class Columns {
public:
  Columns(const Layer& layer, const geo::FeatureTable& table, const SensorTypes& types)
      : m_table(table)
  {
    const QStringList names = namesOf(layer);
    const auto column = [&](const QString& key) {
      const QString field = types.fieldFor(key, names);
      return field.isEmpty() ? -1 : table.columnIndex(field);
    };
    m_name = column(QStringLiteral("name"));
    m_type = column(QStringLiteral("type"));
    m_owner = column(QStringLiteral("owner"));
    m_protocol = column(QStringLiteral("protocol"));
    m_recipient = column(QStringLiteral("recipient"));
    m_reading = column(QStringLiteral("reading"));
    for (int i = 0; i < kSensorFields; ++i)
      m_values[static_cast<std::size_t>(i)] =
          column(QLatin1String(sensorFieldInfo(static_cast<SensorField>(i)).key));
  }

  QString name(const geo::Block& block, std::size_t row) const
  {
    return textIn(m_table, block, m_name, row);
  }
  QString type(const geo::Block& block, std::size_t row) const
  {
    return textIn(m_table, block, m_type, row);
  }
  QString owner(const geo::Block& block, std::size_t row) const
  {
    return textIn(m_table, block, m_owner, row);
  }
  QString protocol(const geo::Block& block, std::size_t row) const
  {
    return textIn(m_table, block, m_protocol, row);
  }
  QString recipient(const geo::Block& block, std::size_t row) const
  {
    return textIn(m_table, block, m_recipient, row);
  }
  double reading(const geo::Block& block, std::size_t row) const
  {
    return numberIn(m_table, block, m_reading, row);
  }
  SensorValues values(const geo::Block& block, std::size_t row) const
  {
    SensorValues values;
    for (int i = 0; i < kSensorFields; ++i)
      values.set(static_cast<SensorField>(i),
                 numberIn(m_table, block, m_values[static_cast<std::size_t>(i)], row));
    // A range of nothing, as tables have it for units without one, says nothing.
    if (values[SensorField::Range] == 0)
      values.set(SensorField::Range, std::nan(""));
    return values;
  }

private:
  const geo::FeatureTable& m_table;
  int m_name = -1, m_type = -1, m_owner = -1, m_protocol = -1, m_recipient = -1, m_reading = -1;
  std::array<int, kSensorFields> m_values{};
};

QString wrongValue(const SensorValues& values, SensorField field)
{
  const SensorFieldInfo& info = sensorFieldInfo(field);
  return QStringLiteral("%1 = %2 (%3 – %4)")
      .arg(QLatin1String(info.key))
      .arg(values.valueOr(field, 0))
      .arg(info.least)
      .arg(info.most);
}

std::size_t onOneSpot(const std::vector<Sensor>& sensors)
{
  constexpr double kSame = 0.01; // metres
  std::map<std::pair<qint64, qint64>, int> spots;
  std::size_t doubled = 0;
  for (const Sensor& sensor : sensors)
    doubled +=
        spots[{std::llround(sensor.place.x() / kSame), std::llround(sensor.place.y() / kSame)}]++ >
                0
            ? 1
            : 0;
  return doubled;
}

QString firstOf(const QVector<Layer>& layers, LayerRole role, geo::GeometryKind geometry)
{
  for (const Layer& layer : layers)
    if (layer.role == role && !layer.isBroken &&
        (role == LayerRole::Terrain ? layer.isRaster : layer.geometry == geometry))
      return layer.name;
  return {};
}

bool isNamed(const Layer& layer, const QStringList& words)
{
  const QString name = layer.name + QLatin1Char(' ') + layer.title;
  return std::any_of(words.cbegin(), words.cend(),
                     [&](const QString& word) { return workspace::holdsWord(name, word); });
}

/// By its name, in which “đường” may also be a pipe or a contour.
bool isOfRoads(const Layer& layer, const SensorTypes& types)
{
  return layer.geometry == geo::GeometryKind::Line && !layer.isBroken &&
         layer.role != LayerRole::Projects &&
         isNamed(layer, types.words(QStringLiteral("roads"))) &&
         !isNamed(layer, types.words(QStringLiteral("no_roads")));
}

} // namespace

QStringList sensorFields(const Layer& layer, const SensorTypes& types)
{
  const QStringList names = namesOf(layer);
  QStringList keys{QStringLiteral("name"),      QStringLiteral("type"),
                   QStringLiteral("owner"),     QStringLiteral("protocol"),
                   QStringLiteral("recipient"), QStringLiteral("reading")};
  for (int i = 0; i < kSensorFields; ++i)
    keys.append(QLatin1String(sensorFieldInfo(static_cast<SensorField>(i)).key));
  QStringList fields;
  for (const QString& key : keys)
    if (const QString field = types.fieldFor(key, names);
        !field.isEmpty() && !fields.contains(field))
      fields.append(field);
  return fields;
}

Result<SensorLayer> sensorsOf(const Layer& layer, const geo::TablePtr& table,
                              const SensorTypes& types, const QString& type,
                              const CoverageModel& model)
{
  if (layer.isRaster || layer.geometry == geo::GeometryKind::Line ||
      layer.geometry == geo::GeometryKind::Polygon)
    return Error{Error::Code::GeometryDoesNotFit,
                 {layer.title, QCoreApplication::translate("diaban::coverage", "points")},
                 {}};
  const Columns columns(layer, *table, types);
  const SensorType& ofLayer = types.told(layer.name + QLatin1Char(' ') + layer.title);
  SensorLayer made;
  int leftOut = 0;
  QString firstOut, why;
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      if (block->firstPart(row) == block->rowEnds[row])
        continue;
      const QString text = columns.type(*block, row);
      const SensorType& told = types.told(text);
      const SensorType& its = &told == &types.all().back() ? ofLayer : told;
      if (!type.isEmpty() && its.id != type)
        continue;
      const quint32 vertex = block->firstVertex(block->firstRing(block->firstPart(row)));
      Sensor sensor{block->fids[row],
                    columns.name(*block, row),
                    its.id,
                    columns.owner(*block, row),
                    {block->xy[2 * vertex], block->xy[2 * vertex + 1]},
                    columns.values(*block, row),
                    columns.reading(*block, row),
                    columns.protocol(*block, row),
                    columns.recipient(*block, row)};
      if (const auto wrong = sensor.values.firstWrong()) {
        if (leftOut++ == 0) {
          firstOut = sensor.name;
          why = wrongValue(sensor.values, *wrong);
        }
        continue;
      }
      sensor.values.fillFrom(model.values);
      sensor.values.fillFrom(its.values);
      made.undirected += sensor.hasDirection() ? 0 : 1;
      made.sensors.push_back(std::move(sensor));
    }
  if (leftOut > 0)
    made.notices.append(Error{
        Error::Code::SensorsLeftOut, {QString::number(leftOut), layer.title, firstOut, why}, {}});
  if (made.sensors.empty())
    return Error{Error::Code::NoSensors, {layer.title}, why};
  if (const std::size_t doubled = onOneSpot(made.sensors); doubled > 0)
    made.notices.append(
        Error{Error::Code::SensorsOnOneSpot, {QString::number(doubled), layer.title}, {}});
  return made;
}

GroundLayers suggestedGround(const QVector<Layer>& layers, const SensorTypes& types)
{
  GroundLayers ground;
  ground.terrain = firstOf(layers, LayerRole::Terrain, geo::GeometryKind::None);
  ground.buildings = firstOf(layers, LayerRole::Buildings, geo::GeometryKind::Polygon);
  ground.communes = firstOf(layers, LayerRole::Communes, geo::GeometryKind::Polygon);
  QStringList planned; // roads, taken where there are no others
  for (const Layer& layer : layers) {
    if (isOfRoads(layer, types))
      (isNamed(layer, types.words(QStringLiteral("planned"))) ? planned : ground.roads)
          .append(layer.name);
    if (layer.geometry != geo::GeometryKind::None && layer.geometry != geo::GeometryKind::Line &&
        isNamed(layer, types.words(QStringLiteral("places"))))
      ground.places.append(layer.name);
  }
  if (ground.roads.isEmpty())
    ground.roads = planned;
  return ground;
}

QString groundField(const Layer& layer, const SensorTypes& types, const QString& key)
{
  return types.fieldFor(key, namesOf(layer));
}

} // namespace diaban::coverage
