#include <diaban/geo/wkb.h>
#include <diaban/workspace/importcheck.h>

#include <QFileInfo>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr qint64 kRowsLookedAt = 400;
constexpr std::size_t kMostPoints = 4000; ///< numbers, two a point
constexpr qsizetype kMostTexts = 400;
constexpr qsizetype kTextsShown = 6;
constexpr qsizetype kLongestText = 60;
constexpr double kLooksVietnamese = 0.9;
constexpr double kReadsWell = 0.8;
constexpr double kClearlyBetter = 0.3;
constexpr int kVietnam = 4756; ///< VN-2000, whose area of use is the country

/// What the first rows say.
struct Survey {
  std::vector<double> points; ///< x, y …, of layers without a system, or of all where all say one
  QVector<TextSample> texts;  ///< with letters beyond ASCII
};

/// The source's info and some rows of each layer.
class Surveyor {
public:
  Surveyor(const QString& path, const ImportPlace& place)
  {
    m_request.path = path;
    m_request.mostRows = kRowsLookedAt;
    m_request.options.workspaces = place.openWorkspaces;
  }

  Outcome read(const QString& encoding, const geo::SourceReader& reader, Progress& progress)
  {
    m_survey = {};
    m_hasInfo = false;
    m_request.options.encoding = encoding;
    return reader.read(
        m_request,
        [this](const geo::SourceInfo& info) -> Outcome {
          m_info = info;
          m_hasInfo = true;
          return Done{};
        },
        [this](geo::SourceBatch&& batch) -> Outcome {
          take(batch);
          return Done{};
        },
        progress);
  }

  bool hasInfo() const { return m_hasInfo; }
  const geo::SourceInfo& info() const { return m_info; }
  const Survey& survey() const { return m_survey; }
  QStringList texts() const
  {
    QStringList texts;
    for (const TextSample& sample : m_survey.texts)
      texts.append(sample.raw);
    return texts;
  }

private:
  void take(const geo::SourceBatch& batch)
  {
    const geo::SourceLayer& layer = m_info.layers[batch.layer];
    for (std::size_t row = 0; row < batch.rows.rows; ++row) {
      if (m_survey.points.size() < kMostPoints && geo::readWkb(batch.rows.geometry(row), m_flat))
        m_survey.points.insert(m_survey.points.end(), m_flat.xy.begin(),
                               m_flat.xy.begin() +
                                   std::min<std::ptrdiff_t>(2, std::ssize(m_flat.xy)));
      for (std::size_t i = 0; i < batch.rows.columns.size(); ++i)
        if (layer.fields[static_cast<qsizetype>(i)].type == geo::FieldType::Text)
          takeText(batch.rows.columns[i], row, layer.fields[static_cast<qsizetype>(i)].name);
    }
  }

  void takeText(const geo::Column& column, std::size_t row, const QString& field)
  {
    if (m_survey.texts.size() >= kMostTexts || column.isNull[row] != 0)
      return;
    const std::string_view bytes = column.text(row);
    const QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (geo::hasOtherLetters(text))
      m_survey.texts.append({field, text});
  }

  geo::ReadRequest m_request;
  geo::SourceInfo m_info;
  bool m_hasInfo = false;
  Survey m_survey;
  geo::FlatGeometry m_flat;
};

/// Formats whose text may be in another encoding than they say, or than they can say.
bool mayMistakeText(const QString& driver)
{
  static const QStringList kDrivers{QStringLiteral("ESRI Shapefile"), QStringLiteral("CSV"),
                                    QStringLiteral("MapInfo File"), QStringLiteral("DXF"),
                                    QStringLiteral("DGN")};
  return kDrivers.contains(driver);
}

/// Large files of roads and houses take minutes to look through, and leave nothing in doubt.
bool isOsm(const QString& path)
{
  const QString suffix = QFileInfo(path).suffix().toLower();
  return suffix == QLatin1String("pbf") || suffix == QLatin1String("osm");
}

/// Of each field the text with most letters beyond ASCII.
QVector<TextSample> telling(const QVector<TextSample>& texts)
{
  const auto weight = [](const QString& text) {
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x7F; });
  };
  QVector<TextSample> shown;
  for (TextSample sample : texts) {
    sample.raw.truncate(kLongestText);
    const auto same = std::find_if(shown.begin(), shown.end(),
                                   [&](const auto& other) { return other.field == sample.field; });
    if (same == shown.end() && shown.size() < kTextsShown)
      shown.append(sample);
    else if (same != shown.end() && weight(sample.raw) > weight(same->raw))
      *same = sample;
  }
  return shown;
}

std::vector<double> cornersOf(const geo::Extent& e)
{
  if (e.isEmpty())
    return {};
  return {e.minX, e.minY, e.maxX, e.minY, e.maxX, e.maxY, e.minX, e.maxY};
}

/// Points near the middle of nowhere are no reading: what counts is whether one fits.
void judgeCrs(const std::vector<double>& points, const ImportPlace& place, SourceCheck& check)
{
  const auto& layers = check.info.layers;
  const bool isRaster = check.info.isRaster;
  const auto hasPlaces = [](const geo::SourceLayer& layer) {
    return layer.kind != geo::GeometryKind::None;
  };
  check.lacksCrs = isRaster ? check.info.raster.crs.isEmpty()
                            : std::any_of(layers.begin(), layers.end(), [&](const auto& layer) {
                                return hasPlaces(layer) && layer.crs.isEmpty();
                              });
  if (points.empty())
    return;
  const auto vietnam = geo::Crs::fromEpsg(kVietnam);
  const QVector<geo::Extent> country{vietnam ? vietnam.value().areaOfUse() : geo::Extent()};
  if (check.lacksCrs) {
    check.crsReadings = geo::crsReadings(points, place.systems, place.areas);
    if (check.crsReadings.isEmpty())
      check.crsReadings = geo::crsReadings(points, place.systems, country);
    return;
  }
  const auto first = std::find_if(layers.begin(), layers.end(), hasPlaces);
  const auto said = isRaster || first == layers.end() ? Result<geo::Crs>(geo::Crs())
                                                      : geo::Crs::fromText(first->crs);
  if (!said || !said.value().isValid())
    return;
  const QVector<geo::Extent> areas = place.hasLayers ? place.areas : country;
  const auto own = geo::crsReadings(points, {said.value()}, areas);
  if (!own.isEmpty() && !own[0].swapsAxes)
    return;
  auto readings =
      own.isEmpty() && place.hasLayers ? geo::crsReadings(points, place.systems, areas) : own;
  check.isMisplaced = !readings.isEmpty() && readings[0].fit >= kReadsWell;
  if (check.isMisplaced)
    check.crsReadings = readings;
}

} // namespace

geo::TextPairs SourceCheck::pairs() const
{
  for (const geo::SourceLayer& layer : info.layers)
    if (!layer.pairs.column.isEmpty())
      return layer.pairs;
  return {};
}

ImportPlace importPlace(const geo::Crs& crs, const QVector<Layer>& layers,
                        const QVector<geo::ProvinceZone>& zones, const QStringList& openWorkspaces)
{
  ImportPlace place{crs, {}, false, geo::usualSystems(crs, zones), openWorkspaces};
  for (const Layer& layer : layers)
    if (const geo::Extent area = geo::areaAround(layer.extent, crs); !area.isEmpty())
      place.areas.append(area);
  place.hasLayers = !place.areas.isEmpty();
  if (!place.hasLayers && !crs.areaOfUse().isEmpty())
    place.areas.append(crs.areaOfUse());
  return place;
}

Result<SourceCheck> checkSource(const QString& path, const ImportPlace& place,
                                const geo::SourceReader& reader, Progress& progress)
{
  SourceCheck check;
  Surveyor own(path, place);
  Outcome read = isOsm(path) ? Outcome(Error{Error::Code::NothingToRead, {path}, {}})
                             : own.read({}, reader, progress);
  if (!read && read.error().code == Error::Code::NothingToRead) { // a raster, or all of a country
    geo::SourceOptions options;
    options.workspaces = place.openWorkspaces;
    DIABAN_TRY(info, reader.describe(path, options, progress));
    check.info = info;
    judgeCrs(info.isRaster ? cornersOf(info.raster.extent) : std::vector<double>(), place, check);
    return check;
  }
  const bool isNoUtf8 = !read && read.error().code == Error::Code::BadEncoding;
  if (!read && !isNoUtf8)
    return read.error();
  const double share = isNoUtf8 ? 0 : geo::vietnameseShare(own.texts());
  check.info = own.info();
  std::vector<double> points = own.survey().points;
  if (isNoUtf8 || (share < kLooksVietnamese && mayMistakeText(check.info.driver))) {
    Surveyor raw(path, place);
    DIABAN_CHECK(raw.read(geo::kRawEncoding, reader, progress));
    const auto readings = geo::textReadings(raw.texts());
    if (isNoUtf8 || (readings[0].fit >= kReadsWell && readings[0].fit > share + kClearlyBetter)) {
      check.textReadings = readings;
      check.texts = telling(raw.survey().texts);
    }
    if (isNoUtf8) {
      check.info = raw.info();
      points = raw.survey().points;
    }
  }
  judgeCrs(points, place, check);
  return check;
}

} // namespace diaban::workspace
