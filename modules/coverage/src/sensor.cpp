#include <diaban/base/language.h>
#include <diaban/coverage/sensor.h>
#include <diaban/workspace/datafile.h>
#include <diaban/workspace/words.h>

#include <QJsonArray>

#include <cmath>
#include <cstring>

namespace diaban::coverage {
namespace {

constexpr std::array<SensorFieldInfo, kSensorFields> kFields{{
    {"height_m", 0, 1000},
    {"range_m", 0.1, 200'000},
    {"azimuth_deg", -360, 720},
    {"field_of_view_deg", 0.1, 360},
    {"tilt_deg", -90, 90},
    {"pixels_wide", 1, 100'000},
    {"pixels_high", 1, 100'000},
    {"frequency_mhz", 1, 300'000},
    {"power_dbm", -60, 120},
    {"sensitivity_dbm", -200, 60},
    {"cost_vnd", 0, 1e15},
    {"life_years", 0.01, 200},
}};

constexpr SensorField fieldAt(int index)
{
  return static_cast<SensorField>(index);
}

const QString kDataFile = QStringLiteral("sensors/types.json");

Error wrongData(const QString& what)
{
  return {Error::Code::BadArgument, {what, kDataFile}, {}};
}

QStringList texts(const QJsonValue& json)
{
  QStringList list;
  for (const QJsonValue& item : json.toArray())
    list.append(item.toString());
  return list;
}

Result<SensorType> typeFrom(const QJsonObject& json)
{
  SensorType type;
  type.id = json[QStringLiteral("id")].toString();
  type.english = json[QStringLiteral("en")].toString();
  type.vietnamese = json[QStringLiteral("vi")].toString();
  type.model = json[QStringLiteral("model")].toString();
  type.formula = json[QStringLiteral("formula")].toString();
  type.words = texts(json[QStringLiteral("words")]);
  type.protocol = json[QStringLiteral("protocol")].toString();
  type.recipient = json[QStringLiteral("recipient")].toString();
  if (type.id.isEmpty() || type.english.isEmpty() || type.vietnamese.isEmpty())
    return wrongData(QStringLiteral("types"));
  DIABAN_TRY(values, SensorValues::fromJson(json[QStringLiteral("values")].toObject()));
  type.values = values;
  return type;
}

} // namespace

const SensorFieldInfo& sensorFieldInfo(SensorField field)
{
  return kFields[static_cast<std::size_t>(field)];
}

std::optional<double> SensorValues::operator[](SensorField field) const
{
  const double value = m_values[static_cast<std::size_t>(field)];
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

double SensorValues::valueOr(SensorField field, double otherwise) const
{
  return (*this)[field].value_or(otherwise);
}

void SensorValues::fillFrom(const SensorValues& other)
{
  for (std::size_t i = 0; i < m_values.size(); ++i)
    if (std::isnan(m_values[i]))
      m_values[i] = other.m_values[i];
}

std::optional<SensorField> SensorValues::firstWrong() const
{
  for (int i = 0; i < kSensorFields; ++i)
    if (const auto value = (*this)[fieldAt(i)])
      if (const SensorFieldInfo& info = sensorFieldInfo(fieldAt(i));
          !(*value >= info.least && *value <= info.most))
        return fieldAt(i);
  return std::nullopt;
}

Result<SensorValues> SensorValues::fromJson(const QJsonObject& json)
{
  SensorValues values;
  for (int i = 0; i < kSensorFields; ++i) {
    const QString key = QLatin1String(sensorFieldInfo(fieldAt(i)).key);
    if (!json.contains(key))
      continue;
    if (!json[key].isDouble())
      return Error{Error::Code::BadArgument, {json[key].toVariant().toString(), key}, {}};
    values.set(fieldAt(i), json[key].toDouble());
  }
  if (const auto wrong = values.firstWrong()) {
    const QString key = QLatin1String(sensorFieldInfo(*wrong).key);
    return Error{Error::Code::BadArgument, {QString::number(json[key].toDouble()), key}, {}};
  }
  return values;
}

QJsonObject SensorValues::toJson() const
{
  QJsonObject json;
  for (int i = 0; i < kSensorFields; ++i)
    if (const auto value = (*this)[fieldAt(i)])
      json[QLatin1String(sensorFieldInfo(fieldAt(i)).key)] = *value;
  return json;
}

bool SensorValues::operator==(const SensorValues& other) const
{
  for (int i = 0; i < kSensorFields; ++i)
    if ((*this)[fieldAt(i)] != other[fieldAt(i)])
      return false;
  return true;
}

QString SensorType::title() const
{
  return inLanguage(english, vietnamese);
}

QJsonObject SensorType::modelJson() const
{
  QJsonObject json;
  if (!model.isEmpty())
    json[QStringLiteral("model")] = model;
  if (!formula.isEmpty())
    json[QStringLiteral("formula")] = formula;
  return json;
}

Result<SensorTypes> SensorTypes::load()
{
  DIABAN_TRY(json, workspace::readJsonFile(workspace::dataFolders(), kDataFile));
  return fromJson(json);
}

Result<SensorTypes> SensorTypes::fromJson(const QJsonObject& json)
{
  SensorTypes types;
  for (const QJsonValue& item : json[QStringLiteral("types")].toArray()) {
    DIABAN_TRY(type, typeFrom(item.toObject()));
    if (types.find(type.id) != nullptr)
      return wrongData(type.id);
    types.m_types.append(type);
  }
  if (types.m_types.isEmpty())
    return wrongData(QStringLiteral("types"));
  for (const QString& group : {QStringLiteral("fields"), QStringLiteral("ground")}) {
    const QJsonObject fields = json[group].toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field)
      types.m_fields.insert(field.key(), texts(field.value()));
  }
  return types;
}

const SensorType* SensorTypes::find(const QString& id) const
{
  for (const SensorType& type : m_types)
    if (type.id == id)
      return &type;
  return nullptr;
}

const SensorType& SensorTypes::told(const QString& text) const
{
  for (const SensorType& type : m_types)
    for (const QString& word : type.words)
      if (workspace::holdsWord(text, word))
        return type;
  return m_types.back();
}

QString SensorTypes::fieldFor(const QString& key, const QStringList& names) const
{
  for (const QString& known : m_fields.value(key))
    for (const QString& name : names)
      if (workspace::squeezed(name) == workspace::squeezed(known))
        return name;
  return {};
}

void Sensor::sendAs(const SensorType& its)
{
  if (protocol.isEmpty())
    protocol = its.protocol;
  if (recipient.isEmpty())
    recipient = its.recipient;
}

bool Sensor::hasDirection() const
{
  return values.valueOr(SensorField::FieldOfView, 360) >= 360 ||
         values[SensorField::Azimuth].has_value();
}

double Sensor::fieldOfView() const
{
  return hasDirection() ? values.valueOr(SensorField::FieldOfView, 360) : 360;
}

} // namespace diaban::coverage
