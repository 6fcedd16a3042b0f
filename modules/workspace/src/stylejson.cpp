#include <diaban/workspace/style.h>

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::workspace {
namespace {

constexpr double kMostMm = 1000;    ///< wider than any sheet
constexpr double kMostScale = 1e12; ///< beyond the whole Earth
constexpr qsizetype kMostItems = 20000;
constexpr qsizetype kMostText = 4096;

constexpr std::array kKinds{"single", "categorised", "graduated"};
constexpr std::array kHatches{"none", "lines", "cross", "dots"};
constexpr std::array kShapes{"circle", "square", "diamond", "triangle",
                             "star",   "cross",  "pentagon"};

QJsonObject toJson(const Stroke& stroke)
{
  QJsonObject json{{QStringLiteral("colour"), stroke.colour.toHex()},
                   {QStringLiteral("width"), stroke.widthMm}};
  if (!stroke.dashMm.isEmpty()) {
    QJsonArray dash;
    for (const double length : stroke.dashMm)
      dash.append(length);
    json.insert(QStringLiteral("dash"), dash);
  }
  return json;
}

QJsonObject toJson(const FillSymbol& fill)
{
  QJsonObject json{{QStringLiteral("colour"), fill.colour.toHex()},
                   {QStringLiteral("outline"), toJson(fill.outline)}};
  if (fill.hatch != Hatch::None) {
    json.insert(QStringLiteral("hatch"),
                QLatin1String(kHatches[static_cast<std::size_t>(fill.hatch)]));
    json.insert(QStringLiteral("hatchAngle"), fill.hatchAngle);
    json.insert(QStringLiteral("hatchSpacing"), fill.hatchSpacingMm);
    json.insert(QStringLiteral("hatchStroke"), toJson(fill.hatchStroke));
  }
  return json;
}

QJsonObject toJson(const LineSymbol& line)
{
  QJsonObject json{{QStringLiteral("stroke"), toJson(line.stroke)}};
  if (line.casing != LineSymbol{}.casing)
    json.insert(QStringLiteral("casing"), toJson(line.casing));
  return json;
}

QJsonObject toJson(const MarkerSymbol& marker)
{
  return {{QStringLiteral("shape"), QLatin1String(kShapes[static_cast<std::size_t>(marker.shape)])},
          {QStringLiteral("size"), marker.sizeMm},
          {QStringLiteral("fill"), marker.fill.toHex()},
          {QStringLiteral("outline"), toJson(marker.outline)}};
}

/// Kinds of geometry that a symbol says nothing about are left out: most layers have one kind.
QJsonObject toJson(const Symbol& symbol)
{
  QJsonObject json;
  if (symbol.fill != FillSymbol{})
    json.insert(QStringLiteral("fill"), toJson(symbol.fill));
  if (symbol.line != LineSymbol{})
    json.insert(QStringLiteral("line"), toJson(symbol.line));
  if (symbol.marker != MarkerSymbol{})
    json.insert(QStringLiteral("marker"), toJson(symbol.marker));
  return json;
}

QJsonObject toJson(const ScaleRange& range)
{
  return {{QStringLiteral("min"), range.minDenominator},
          {QStringLiteral("max"), range.maxDenominator}};
}

QJsonObject toJson(const LabelStyle& label)
{
  return {{QStringLiteral("field"), label.field},
          {QStringLiteral("size"), label.sizePx},
          {QStringLiteral("bold"), label.bold},
          {QStringLiteral("colour"), label.colour.toHex()},
          {QStringLiteral("halo"), label.halo.toHex()},
          {QStringLiteral("haloWidth"), label.haloPx},
          {QStringLiteral("scales"), toJson(label.scales)},
          {QStringLiteral("alongLine"), label.alongLine}};
}

bool isHex(const QString& text)
{
  const bool shaped = text.startsWith(QLatin1Char('#')) && (text.size() == 7 || text.size() == 9);
  return shaped && std::all_of(text.begin() + 1, text.end(), [](QChar c) {
           return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                  (c.toLower() >= QLatin1Char('a') && c.toLower() <= QLatin1Char('f'));
         });
}

/// Reads one object key by key and remembers the first key that is wrong. Keys nobody asked for are
/// wrong as well: in a hand-written file they are slips of the pen.
class ObjectReader {
public:
  ObjectReader(const QJsonObject& object, QString path, std::optional<Error>& error)
      : m_object(object)
      , m_path(std::move(path))
      , m_error(error)
  {
  }

  ~ObjectReader()
  {
    for (auto it = m_object.begin(); it != m_object.end(); ++it)
      if (!m_asked.contains(it.key()))
        refuse(it.key(), it.value());
  }

  Q_DISABLE_COPY_MOVE(ObjectReader)

  void number(const char* key, double& value, double least, double most)
  {
    if (const auto json = take(key); !json.isUndefined()) {
      const double given = json.toDouble(std::nan(""));
      given >= least&& given <= most ? void(value = given) : refuse(QLatin1String(key), json);
    }
  }

  void text(const char* key, QString& value)
  {
    if (const auto json = take(key); !json.isUndefined())
      json.isString() && json.toString().size() <= kMostText ? void(value = json.toString())
                                                             : refuse(QLatin1String(key), json);
  }

  void flag(const char* key, bool& value)
  {
    if (const auto json = take(key); !json.isUndefined())
      json.isBool() ? void(value = json.toBool()) : refuse(QLatin1String(key), json);
  }

  void colour(const char* key, Colour& value)
  {
    if (const auto json = take(key); !json.isUndefined())
      isHex(json.toString()) ? void(value = Colour::fromHex(json.toString()))
                             : refuse(QLatin1String(key), json);
  }

  template <typename Enum, std::size_t N>
  void choice(const char* key, Enum& value, const std::array<const char*, N>& names)
  {
    const auto json = take(key);
    if (json.isUndefined())
      return;
    for (std::size_t i = 0; i < N; ++i)
      if (json.toString() == QLatin1String(names[i])) {
        value = static_cast<Enum>(i);
        return;
      }
    refuse(QLatin1String(key), json);
  }

  /// Calls `read(ObjectReader&)` with the object under `key`, where there is one.
  template <typename Read>
  bool object(const char* key, Read&& read)
  {
    const auto json = take(key);
    if (json.isUndefined())
      return false;
    if (!json.isObject())
      return refuse(QLatin1String(key), json), false;
    const QJsonObject inner = json.toObject();
    ObjectReader reader(inner, full(QLatin1String(key)), m_error);
    read(reader);
    return true;
  }

  /// The array under `key`; empty where there is none.
  QJsonArray array(const char* key)
  {
    const auto json = take(key);
    if (json.isUndefined())
      return {};
    if (!json.isArray() || json.toArray().size() > kMostItems)
      refuse(QLatin1String(key), json);
    return json.toArray();
  }

  /// Calls `read(ObjectReader&)` for each object of the array under `key`.
  template <typename Read>
  void objects(const char* key, Read&& read)
  {
    const QJsonArray items = array(key);
    for (qsizetype i = 0; i < items.size() && !m_error; ++i) {
      const QString place = QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(i);
      if (!items[i].isObject())
        return refuse(place, items[i]);
      const QJsonObject inner = items[i].toObject();
      ObjectReader reader(inner, full(place), m_error);
      read(reader);
    }
  }

  void refuse(const QString& key, const QJsonValue& given)
  {
    if (!m_error)
      m_error = Error{Error::Code::BadArgument,
                      {given.toVariant().toString().left(60), full(key)},
                      QStringLiteral("style JSON")};
  }

private:
  QJsonValue take(const char* key)
  {
    const QString name = QLatin1String(key);
    m_asked.insert(name);
    return m_object.value(name);
  }
  QString full(const QString& key) const
  {
    return m_path.isEmpty() ? key : m_path + QLatin1Char('.') + key;
  }

  const QJsonObject& m_object;
  QString m_path;
  QSet<QString> m_asked;
  std::optional<Error>& m_error;
};

void read(ObjectReader& json, Stroke& stroke)
{
  json.colour("colour", stroke.colour);
  json.number("width", stroke.widthMm, 0, kMostMm);
  const QJsonArray dash = json.array("dash");
  stroke.dashMm.clear();
  for (const auto& length : dash) {
    const double mm = length.toDouble(-1);
    if (!(mm > 0 && mm <= kMostMm) || dash.size() % 2 != 0 || dash.size() > 16)
      return json.refuse(QStringLiteral("dash"), length);
    stroke.dashMm.append(mm);
  }
}

void read(ObjectReader& json, FillSymbol& fill)
{
  json.colour("colour", fill.colour);
  json.choice("hatch", fill.hatch, kHatches);
  json.number("hatchAngle", fill.hatchAngle, -360, 360);
  json.number("hatchSpacing", fill.hatchSpacingMm, 0.1, kMostMm);
  json.object("hatchStroke", [&](ObjectReader& inner) { read(inner, fill.hatchStroke); });
  json.object("outline", [&](ObjectReader& inner) { read(inner, fill.outline); });
}

void read(ObjectReader& json, LineSymbol& line)
{
  json.object("stroke", [&](ObjectReader& inner) { read(inner, line.stroke); });
  json.object("casing", [&](ObjectReader& inner) { read(inner, line.casing); });
}

void read(ObjectReader& json, MarkerSymbol& marker)
{
  json.choice("shape", marker.shape, kShapes);
  json.number("size", marker.sizeMm, 0, kMostMm);
  json.colour("fill", marker.fill);
  json.object("outline", [&](ObjectReader& inner) { read(inner, marker.outline); });
}

void read(ObjectReader& json, Symbol& symbol)
{
  json.object("fill", [&](ObjectReader& inner) { read(inner, symbol.fill); });
  json.object("line", [&](ObjectReader& inner) { read(inner, symbol.line); });
  json.object("marker", [&](ObjectReader& inner) { read(inner, symbol.marker); });
}

void readSymbol(ObjectReader& json, Symbol& symbol)
{
  json.object("symbol", [&](ObjectReader& inner) { read(inner, symbol); });
}

void readScales(ObjectReader& json, ScaleRange& range)
{
  json.object("scales", [&](ObjectReader& inner) {
    inner.number("min", range.minDenominator, 0, kMostScale);
    inner.number("max", range.maxDenominator, 0, kMostScale);
  });
}

void read(ObjectReader& json, LabelStyle& label)
{
  json.text("field", label.field);
  json.number("size", label.sizePx, 1, 500);
  json.flag("bold", label.bold);
  json.colour("colour", label.colour);
  json.colour("halo", label.halo);
  json.number("haloWidth", label.haloPx, 0, 50);
  readScales(json, label.scales);
  json.flag("alongLine", label.alongLine);
}

void read(ObjectReader& json, Style& style)
{
  json.choice("kind", style.kind, kKinds);
  json.text("field", style.field);
  readSymbol(json, style.symbol);
  json.flag("othersHidden", style.othersHidden);
  json.objects("categories", [&](ObjectReader& inner) {
    Category category;
    inner.text("value", category.value);
    inner.text("title", category.title);
    readSymbol(inner, category.symbol);
    inner.flag("hidden", category.isHidden);
    style.categories.append(category);
  });
  json.objects("classes", [&](ObjectReader& inner) {
    ValueClass range;
    inner.number("from", range.from, -HUGE_VAL, HUGE_VAL);
    inner.number("to", range.to, range.from, HUGE_VAL);
    inner.text("title", range.title);
    readSymbol(inner, range.symbol);
    inner.flag("hidden", range.isHidden);
    style.classes.append(range);
  });
  LabelStyle label;
  if (json.object("label", [&](ObjectReader& inner) { read(inner, label); }))
    style.label = label;
  json.number("opacity", style.opacity, 0, 1);
  readScales(json, style.scales);
}

} // namespace

Colour Colour::fromHex(const QString& text)
{
  if (!isHex(text))
    return {};
  const auto byte = [&](qsizetype at) {
    return static_cast<quint8>(QStringView(text).mid(at, 2).toUInt(nullptr, 16));
  };
  return {byte(1), byte(3), byte(5), text.size() == 9 ? byte(7) : quint8{255}};
}

QString Colour::toHex() const
{
  const auto digits = [](quint8 byte) {
    return QString::number(byte, 16).rightJustified(2, QLatin1Char('0'));
  };
  QString text = QLatin1Char('#') + digits(red) + digits(green) + digits(blue);
  return alpha == 255 ? text : text + digits(alpha);
}

namespace {

/// What categories and classes have in common.
template <class Entry>
QJsonObject entryToJson(const Entry& entry, QJsonObject json)
{
  json.insert(QStringLiteral("title"), entry.title);
  json.insert(QStringLiteral("symbol"), toJson(entry.symbol));
  if (entry.isHidden)
    json.insert(QStringLiteral("hidden"), true);
  return json;
}

} // namespace

QJsonObject toJson(const Style& style)
{
  QJsonObject json{
      {QStringLiteral("kind"), QLatin1String(kKinds[static_cast<std::size_t>(style.kind)])},
      {QStringLiteral("field"), style.field},
      {QStringLiteral("symbol"), toJson(style.symbol)},
      {QStringLiteral("othersHidden"), style.othersHidden},
      {QStringLiteral("opacity"), style.opacity},
      {QStringLiteral("scales"), toJson(style.scales)}};
  QJsonArray categories;
  for (const Category& category : style.categories)
    categories.append(entryToJson(category, {{QStringLiteral("value"), category.value}}));
  QJsonArray classes;
  for (const ValueClass& range : style.classes)
    classes.append(entryToJson(
        range, {{QStringLiteral("from"), range.from}, {QStringLiteral("to"), range.to}}));
  if (!categories.isEmpty())
    json.insert(QStringLiteral("categories"), categories);
  if (!classes.isEmpty())
    json.insert(QStringLiteral("classes"), classes);
  if (style.label)
    json.insert(QStringLiteral("label"), toJson(*style.label));
  return json;
}

Result<Style> styleFromJson(const QJsonObject& json)
{
  Style style;
  std::optional<Error> error;
  {
    ObjectReader reader(json, {}, error);
    read(reader, style);
  }
  if (error)
    return *error;
  return style;
}

} // namespace diaban::workspace
