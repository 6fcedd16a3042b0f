#include "columngeometry.h"

#include "sourcelayers.h"

#include <diaban/base/text.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>
#include <optional>

// In the global namespace, as Qt asks: a static library's resources are dropped unless named.
inline void loadSourceNames()
{
  Q_INIT_RESOURCE(sources);
}

namespace diaban::geo {
namespace {

constexpr int kRowsLookedAt = 20000;

struct NumberPair {
  double first = 0;
  double second = 0;
};

struct FeatureDeleter {
  void operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }
};
using FeaturePtr = std::unique_ptr<OGRFeature, FeatureDeleter>;

/// "X (Bắc)" and "x_bac" are the same: "xbac".
QString plainName(const QString& name)
{
  static const QRegularExpression other(QStringLiteral("[^a-z0-9]"));
  return foldMarks(name).remove(other);
}

/// A number as people write it: "1180000.5", "1.180.000,5", "1 180 000,5".
std::optional<double> numberIn(const QString& text)
{
  QString plain = text;
  plain.remove(QLatin1Char(' ')).remove(QChar(0xA0));
  const qsizetype comma = plain.lastIndexOf(QLatin1Char(','));
  const qsizetype point = plain.lastIndexOf(QLatin1Char('.'));
  if (comma > point && plain.count(QLatin1Char(',')) == 1)
    plain = plain.remove(QLatin1Char('.')).replace(QLatin1Char(','), QLatin1Char('.'));
  else if (plain.count(QLatin1Char('.')) > 1)
    plain.remove(QLatin1Char('.'));
  else if (comma >= 0)
    plain.remove(QLatin1Char(','));
  bool isNumber = false;
  const double number = plain.toDouble(&isNumber);
  return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// "10.77, 106.70", "(10.77; 106.70)", "10,77 106,70".
std::optional<NumberPair> pairIn(const QString& text)
{
  static const QRegularExpression points(QStringLiteral(
      R"(^[\s(\[]*(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)[\s)\]]*$)"));
  static const QRegularExpression commas(
      QStringLiteral(R"(^[\s(\[]*(-?\d{1,3},\d+)\s*[;\s]\s*(-?\d{1,3},\d+)[\s)\]]*$)"));
  for (const QRegularExpression* form : {&points, &commas})
    if (const auto match = form->match(text); match.hasMatch()) {
      const auto first = numberIn(match.captured(1));
      const auto second = numberIn(match.captured(2));
      if (first && second)
        return NumberPair{*first, *second};
    }
  return std::nullopt;
}

bool isWithin(double value, double low, double high)
{
  return value >= low && value <= high;
}

/// Whether (x, y) lies where Vietnam is, in degrees or in metres of its projections.
bool fitsVietnam(double x, double y)
{
  return (isWithin(x, 102, 118) && isWithin(y, 6, 24)) ||
         (isWithin(x, 0.1e6, 0.95e6) && isWithin(y, 0.8e6, 2.7e6));
}

/// Whether the first number can only be the northing; nothing where either could.
std::optional<bool> isNorthFirst(const NumberPair& pair)
{
  const bool fits = fitsVietnam(pair.first, pair.second);
  const bool fitsSwapped = fitsVietnam(pair.second, pair.first);
  if (fits != fitsSwapped)
    return fitsSwapped;
  const double a = std::abs(pair.first), b = std::abs(pair.second);
  if (!fits && std::max(a, b) <= 180 && (a > 90) != (b > 90))
    return b > 90;
  return std::nullopt;
}

/// What the values of a pair of columns say about themselves.
struct Votes {
  int values = 0;   ///< cells that are not NULL
  int pairs = 0;    ///< of these, that hold two numbers
  int straight = 0; ///< (first, second) can only be (x, y)
  int swapped = 0;  ///< (second, first) can only be (x, y)
  int degrees = 0;
  int vietnam = 0; ///< fits in one order or the other

  void add(const NumberPair& pair)
  {
    ++pairs;
    const double a = std::abs(pair.first);
    const double b = std::abs(pair.second);
    vietnam += fitsVietnam(pair.first, pair.second) || fitsVietnam(pair.second, pair.first) ? 1 : 0;
    degrees += std::max(a, b) <= 180 && std::min(a, b) <= 90 ? 1 : 0;
    if (const auto isYFirst = isNorthFirst(pair))
      ++(*isYFirst ? swapped : straight);
  }
  bool areMostly(int count) const { return pairs > 0 && count * 10 >= pairs * 9; }
};

std::optional<double> numberOf(const OGRFeature& feature, int position)
{
  if (!feature.IsFieldSetAndNotNull(position))
    return std::nullopt;
  const OGRFieldType type = feature.GetFieldDefnRef(position)->GetType();
  if (type == OFTInteger || type == OFTInteger64 || type == OFTReal) {
    const double number = feature.GetFieldAsDouble(position);
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
  }
  return numberIn(QString::fromUtf8(feature.GetFieldAsString(position)));
}

std::optional<NumberPair> pairOf(const OGRFeature& feature, int first, int second)
{
  if (first == second)
    return feature.IsFieldSetAndNotNull(first)
               ? pairIn(QString::fromUtf8(feature.GetFieldAsString(first)))
               : std::nullopt;
  const auto a = numberOf(feature, first);
  const auto b = numberOf(feature, second);
  return a && b ? std::optional(NumberPair{*a, *b}) : std::nullopt;
}

/// `first` and `second` are the same for one text column.
Votes votesFor(OGRLayer& layer, int first, int second, SourceChannel& channel)
{
  Votes votes;
  layer.ResetReading();
  for (int row = 0; row < kRowsLookedAt; ++row) {
    const FeaturePtr feature(layer.GetNextFeature());
    if (!feature)
      break;
    channel.tick(channel.fraction());
    if (!feature->IsFieldSetAndNotNull(first))
      continue;
    ++votes.values;
    if (const auto pair = pairOf(*feature, first, second))
      votes.add(*pair);
  }
  layer.ResetReading();
  return votes;
}

std::unique_ptr<OGRGeometry> fromWkt(const OGRFeature& feature, int position)
{
  if (!feature.IsFieldSetAndNotNull(position))
    return nullptr;
  OGRGeometry* geometry = nullptr;
  CPLPushErrorHandler(CPLQuietErrorHandler); // a cell without WKT is a row without geometry
  OGRGeometryFactory::createFromWkt(feature.GetFieldAsString(position), nullptr, &geometry);
  CPLPopErrorHandler();
  return std::unique_ptr<OGRGeometry>(geometry);
}

/// Whether most filled cells of the first rows are WKT.
bool holdsWkt(OGRLayer& layer, int position)
{
  int values = 0, shapes = 0;
  layer.ResetReading();
  for (int row = 0; row < 100; ++row) {
    const FeaturePtr feature(layer.GetNextFeature());
    if (!feature)
      break;
    values += feature->IsFieldSetAndNotNull(position) ? 1 : 0;
    shapes += fromWkt(*feature, position) ? 1 : 0;
  }
  layer.ResetReading();
  return shapes > 0 && shapes * 10 >= values * 9;
}

/// The columns of a layer by their plain names.
class Columns {
public:
  explicit Columns(const QVector<Field>& fields)
  {
    for (const Field& field : fields)
      m_names.append(plainName(field.name));
  }
  /// The column of a name, or of the first name of a list; -1 if there is none.
  int find(const QJsonValue& names) const
  {
    if (names.isString())
      return static_cast<int>(m_names.indexOf(names.toString()));
    for (const QJsonValue& name : names.toArray())
      if (const int at = find(name); at >= 0)
        return at;
    return -1;
  }

private:
  QStringList m_names;
};

QJsonObject knownNames()
{
  loadSourceNames();
  QFile file(QStringLiteral(":/diaban/sources/coordinate_columns.json"));
  return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                        : QJsonObject();
}

} // namespace

bool ColumnGeometry::findWkt(OGRLayer& layer, int position)
{
  if (position < 0 || !holdsWkt(layer, position))
    return false;
  m_form = Form::Wkt;
  m_x = m_y = position;
  return true;
}

bool ColumnGeometry::findPair(OGRLayer& layer, int x, int y, bool areDegrees,
                              SourceChannel& channel)
{
  if (x < 0 || y < 0)
    return false;
  const Votes votes = votesFor(layer, x, y, channel);
  if (votes.pairs == 0 || votes.pairs * 2 < votes.values)
    return false;
  const bool isSwapped = votes.swapped > votes.straight;
  m_form = Form::Pair;
  m_x = isSwapped ? y : x;
  m_y = isSwapped ? x : y;
  m_isDegrees = votes.areMostly(votes.degrees) && (areDegrees || votes.areMostly(votes.vietnam));
  return true;
}

bool ColumnGeometry::findPairInText(OGRLayer& layer, int position, bool isNamed,
                                    SourceChannel& channel)
{
  if (position < 0 || layer.GetLayerDefn()->GetFieldDefn(position)->GetType() != OFTString)
    return false;
  const Votes votes = votesFor(layer, position, position, channel);
  if (!votes.areMostly(votes.degrees) || votes.pairs * 2 < votes.values ||
      !(isNamed || votes.areMostly(votes.vietnam)))
    return false;
  m_form = Form::PairInText;
  m_x = m_y = position;
  m_isXFirst = votes.straight > votes.swapped;
  m_isDegrees = true;
  const int turned = std::min(votes.straight, votes.swapped);
  const bool isAnyOpen = votes.straight + votes.swapped < votes.pairs;
  m_pairs = {QString::fromUtf8(layer.GetLayerDefn()->GetFieldDefn(position)->GetNameRef()),
             !m_isXFirst, turned, votes.straight + votes.swapped == 0 || (turned > 0 && isAnyOpen)};
  return true;
}

std::shared_ptr<const ColumnGeometry>
ColumnGeometry::find(OGRLayer& layer, const QVector<Field>& fields, SourceChannel& channel)
{
  const QJsonObject names = knownNames();
  const Columns columns(fields);
  auto found = std::make_shared<ColumnGeometry>();
  if (found->findWkt(layer, columns.find(names[QLatin1String("wkt")])))
    return found;
  for (const QLatin1String unit : {QLatin1String("degrees"), QLatin1String("projected")})
    for (const QJsonValue& pair : names[unit].toArray())
      if (found->findPair(layer, columns.find(pair[0]), columns.find(pair[1]),
                          unit == QLatin1String("degrees"), channel))
        return found;
  if (found->findPairInText(layer, columns.find(names[QLatin1String("text")]), true, channel))
    return found;
  for (int i = 0; i < static_cast<int>(fields.size()); ++i)
    if (found->findPairInText(layer, i, false, channel))
      return found;
  return nullptr;
}

std::unique_ptr<OGRGeometry> ColumnGeometry::of(const OGRFeature& feature) const
{
  if (m_form == Form::Wkt)
    return fromWkt(feature, m_x);
  const auto pair = pairOf(feature, m_x, m_y);
  if (!pair)
    return nullptr;
  const bool isYFirst = m_form == Form::PairInText && isNorthFirst(*pair).value_or(!m_isXFirst);
  return isYFirst ? std::make_unique<OGRPoint>(pair->second, pair->first)
                  : std::make_unique<OGRPoint>(pair->first, pair->second);
}

void ColumnGeometry::describe(OGRLayer& layer, SourceLayer& info, SourceChannel& channel) const
{
  info.extent = {};
  info.kind = GeometryKind::None;
  layer.ResetReading();
  while (const FeaturePtr feature{layer.GetNextFeature()}) {
    channel.tick(channel.fraction());
    const auto geometry = of(*feature);
    if (!geometry || geometry->IsEmpty())
      continue;
    addBox(info.extent, geometry.get());
    info.kind = mergedKind(info.kind, geometryKind(geometry->getGeometryType()));
  }
  layer.ResetReading();
  const bool isVietnam = !info.extent.isEmpty() && info.extent.maxX <= 118 &&
                         fitsVietnam(info.extent.minX, info.extent.minY) &&
                         fitsVietnam(info.extent.maxX, info.extent.maxY);
  const bool isDegrees = m_form == Form::Wkt ? isVietnam : m_isDegrees;
  info.geometry = m_form == Form::Wkt ? QStringLiteral("Unknown") : QStringLiteral("Point");
  info.crs = isDegrees ? QStringLiteral("EPSG:4326") : QString();
  info.pairs = m_pairs;
}

} // namespace diaban::geo
