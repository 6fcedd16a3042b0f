#include <diaban/coverage/sensorlayer.h>
#include <diaban/coverage/sensorrows.h>
#include <diaban/workspace/rowmaker.h>

#include <QCoreApplication>
#include <QHash>

#include <array>
#include <cmath>
#include <numbers>

namespace diaban::coverage {
namespace {

using geo::FieldType;
using workspace::Layer;

struct TextField {
  const char* key;
  const char* title;
};
constexpr TextField kTexts[] = {
    {"name", QT_TRANSLATE_NOOP("diaban::coverage", "Name")},
    {"type", QT_TRANSLATE_NOOP("diaban::coverage", "Type")},
    {"owner", QT_TRANSLATE_NOOP("diaban::coverage", "Owner")},
    {"protocol", QT_TRANSLATE_NOOP("diaban::coverage", "Protocol")},
    {"recipient", QT_TRANSLATE_NOOP("diaban::coverage", "Data recipient")},
};

struct NumberField {
  const char* title;
  FieldType type = FieldType::Real;
};
/// As SensorField.
constexpr std::array<NumberField, kSensorFields> kNumbers{{
    {QT_TRANSLATE_NOOP("diaban::coverage", "Mounting height (m)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Range (m)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Azimuth (°)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Field of view (°)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Tilt (°)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Pixels across"), FieldType::Integer},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Pixels down"), FieldType::Integer},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Frequency (MHz)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Radiated power (dBm)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Sensitivity (dBm)")},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Cost (đồng)"), FieldType::Integer},
    {QT_TRANSLATE_NOOP("diaban::coverage", "Life (years)")},
}};

SensorField fieldAt(int index)
{
  return static_cast<SensorField>(index);
}

QString keyAt(int index)
{
  return QLatin1String(sensorFieldInfo(fieldAt(index)).key);
}

/// By their keys, without what is not known.
QVariantMap knownOf(const Sensor& sensor)
{
  QVariantMap known = sensor.values.toJson().toVariantMap();
  const std::pair<QString, QString> texts[] = {{QStringLiteral("name"), sensor.name},
                                               {QStringLiteral("type"), sensor.type},
                                               {QStringLiteral("owner"), sensor.owner},
                                               {QStringLiteral("protocol"), sensor.protocol},
                                               {QStringLiteral("recipient"), sensor.recipient}};
  for (const auto& [key, text] : texts)
    if (!text.isEmpty())
      known.insert(key, text);
  return known;
}

geo::Shape pointAt(QPointF place)
{
  return geo::makeShape(geo::GeometryKind::Point, {&place, 1});
}

void addField(workspace::NewLayer& layer, const QString& key, FieldType type, const char* title)
{
  layer.fields.append({key, type});
  layer.fieldRules.insert(key, {.title = QCoreApplication::translate("diaban::coverage", title)});
}

/// Walks one line and puts places down; keeps those of all lines apart.
class Walk {
public:
  explicit Walk(const AlongLine& how)
      : m_how(how)
  {
  }

  void line(const std::vector<QPointF>& corners)
  {
    double left = m_how.first; // to the next place
    bool isRight = true;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
      const QPointF way = corners[i + 1] - corners[i];
      const double length = std::hypot(way.x(), way.y());
      if (length == 0)
        continue;
      for (; left <= length; left += m_how.spacing) {
        put(corners[i] + way * (left / length), way / length, isRight ? m_how.aside : -m_how.aside);
        isRight = !isRight || !m_how.isOnBothSides;
      }
      left -= length;
    }
  }

  std::vector<PlaceAlong> take() { return std::move(m_places); }

private:
  using Cell = std::pair<qint64, qint64>;

  void put(QPointF onLine, QPointF along, double aside)
  {
    const QPointF place = onLine + QPointF(along.y(), -along.x()) * aside;
    if (!isFree(place))
      return;
    m_cells[cellOf(place)].append(place);
    const double azimuth = std::atan2(along.x(), along.y()) * 180 / std::numbers::pi;
    m_places.push_back({place, azimuth < 0 ? azimuth + 360 : azimuth});
  }

  bool isFree(QPointF place) const
  {
    const Cell cell = cellOf(place);
    for (qint64 x = cell.first - 1; x <= cell.first + 1; ++x)
      for (qint64 y = cell.second - 1; y <= cell.second + 1; ++y)
        for (const QPointF& other : m_cells.value({x, y}))
          if (std::hypot(place.x() - other.x(), place.y() - other.y()) < m_how.spacing / 2)
            return false;
    return true;
  }

  Cell cellOf(QPointF place) const
  {
    return {static_cast<qint64>(std::floor(place.x() / m_how.spacing)),
            static_cast<qint64>(std::floor(place.y() / m_how.spacing))};
  }

  AlongLine m_how;
  std::vector<PlaceAlong> m_places;
  QHash<Cell, QVector<QPointF>> m_cells;
};

} // namespace

workspace::NewLayer sensorLayerOf(const QString& name, const QString& title,
                                  std::span<const Sensor> sensors)
{
  workspace::NewLayer layer;
  layer.name = name;
  layer.title = title;
  layer.role = workspace::LayerRole::Sensors;
  layer.geometry = QStringLiteral("Point");
  for (const TextField& text : kTexts)
    addField(layer, QLatin1String(text.key), FieldType::Text, text.title);
  for (int i = 0; i < kSensorFields; ++i)
    addField(layer, keyAt(i), kNumbers[static_cast<std::size_t>(i)].type,
             kNumbers[static_cast<std::size_t>(i)].title);
  workspace::RowMaker rows(layer.fields);
  for (const Sensor& sensor : sensors) {
    const QVariantMap known = knownOf(sensor);
    QVariantList values;
    for (const geo::Field& field : std::as_const(layer.fields))
      values.append(known.value(field.name));
    rows.add(pointAt(sensor.place), values);
  }
  layer.batches = rows.take();
  return layer;
}

Result<QVector<Uid>> insertSensors(workspace::Edit& edit, const Layer& layer,
                                   const SensorTypes& types, std::span<const Sensor> sensors)
{
  if (layer.isRaster ||
      (layer.geometry != geo::GeometryKind::Point && layer.geometry != geo::GeometryKind::Mixed))
    return Error{Error::Code::GeometryDoesNotFit,
                 {layer.title, QCoreApplication::translate("diaban::coverage", "points")},
                 {}};
  QStringList names;
  for (const geo::Field& field : layer.fields)
    names.append(field.name);
  QVector<Uid> made;
  for (const Sensor& sensor : sensors) {
    workspace::Edit::FeatureRow row;
    row.wkb = geo::toWkb(pointAt(sensor.place));
    const QVariantMap known = knownOf(sensor);
    for (auto value = known.begin(); value != known.end(); ++value)
      if (const QString field = types.fieldFor(value.key(), names);
          !field.isEmpty() && !row.fields.contains(field))
        row.fields.insert(field, value.value());
    DIABAN_TRY(uid, edit.insertFeature(layer.name, row));
    made.append(uid);
  }
  return made;
}

std::vector<PlaceAlong> placesAlong(std::span<const geo::Shape> lines, const AlongLine& how)
{
  Q_ASSERT(how.spacing > 0 && how.first >= 0);
  Walk walk(how);
  std::vector<QPointF> corners;
  for (const geo::Shape& line : lines)
    for (const geo::ShapePart& part : line.parts) {
      if (part.kind != geo::GeometryKind::Line)
        continue;
      const geo::ShapeRing& ring = part.rings.front();
      corners.clear();
      for (std::size_t i = 0; i + 1 < ring.size(); i += line.dimensions())
        corners.emplace_back(ring[i], ring[i + 1]);
      walk.line(corners);
    }
  return walk.take();
}

std::vector<geo::Shape> linesOf(const geo::FeatureTable& table)
{
  std::vector<geo::Shape> lines;
  std::vector<QPointF> corners;
  for (const geo::BlockPtr& block : table.blocks())
    for (std::size_t part = 0; part < block->partKinds.size(); ++part) {
      if (block->partKinds[part] != geo::GeometryKind::Line)
        continue;
      const quint32 ring = block->firstRing(part);
      corners.clear();
      for (quint32 i = block->firstVertex(ring); i < block->ringEnds[ring]; ++i)
        corners.emplace_back(block->xy[2 * i], block->xy[2 * i + 1]);
      lines.push_back(geo::makeShape(geo::GeometryKind::Line, corners));
    }
  return lines;
}

} // namespace diaban::coverage
