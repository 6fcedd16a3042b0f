#include "sourcesession.h"

#include "sourcearrow.h"
#include "sourcelayers.h"
#include "sourceraster.h"
#include "texttypes.h"

#include <diaban/base/platform_process.h>

#include <cpl_vsi.h>

#include <algorithm>

namespace diaban::geo {
namespace {

struct DestroyFeature {
  void operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }
};
using FeaturePtr = std::unique_ptr<OGRFeature, DestroyFeature>;

/// Layers of these come interleaved: reading one alone would mean a pass over the file for each.
bool isInterleaved(const QString& driver)
{
  return driver == QLatin1String("OSM");
}

/// Drivers of tables, which may hold coordinates in their columns.
bool isTable(const QString& driver)
{
  return driver == QLatin1String("CSV") || driver == QLatin1String("XLSX") ||
         driver == QLatin1String("ODS");
}

/// Drivers that find a row by its number at once. Others say so and read the file from its start.
bool canJump(const QString& driver)
{
  return driver == QLatin1String("ESRI Shapefile") || driver == QLatin1String("OpenFileGDB");
}

/// Members of a zip that may well be something else, such as its own description.
bool isOftenNoMap(const QString& name)
{
  return name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
}

/// Whether the first lines of a file hold a word.
bool hasWord(const QString& gdalPath, const char* word)
{
  QByteArray start(2048, '\0');
  VSILFILE* file = VSIFOpenL(gdalPath.toUtf8().constData(), "rb");
  if (!file)
    return false;
  const std::size_t size = VSIFReadL(start.data(), 1, static_cast<std::size_t>(start.size()), file);
  VSIFCloseL(file);
  return start.left(static_cast<qsizetype>(size)).contains(word);
}

/// Where the nth row of a sample stands: the first ones follow one another, as a table shows them,
/// the others come from all over the layer.
qint64 placeInSample(qint64 n, qint64 most, qint64 all)
{
  constexpr qint64 kHead = 50;
  if (n < kHead || most <= kHead || all <= most)
    return n;
  return kHead + (n - kHead) * (all - kHead) / (most - kHead);
}

Extent swapped(const Extent& extent)
{
  return extent.isEmpty() ? extent : Extent{extent.minY, extent.minX, extent.maxY, extent.maxX};
}

} // namespace

SourceSession::SourceSession(ReadRequest request, SourceChannel& channel)
    : m_request(std::move(request))
    , m_channel(channel)
{
}

Result<GDALDataset*> SourceSession::open(int member)
{
  if (m_open != member) {
    m_dataset.reset();
    m_open = -1;
    DIABAN_TRY(dataset, openMember(m_members[member], m_request.path, m_request.options, m_words));
    m_dataset = std::move(dataset);
    m_open = member;
    m_driver = QString::fromUtf8(m_dataset->GetDriverName());
  }
  return m_dataset.get();
}

Outcome SourceSession::checkReading()
{
  if (m_words.hasFailures())
    return readingFailed(m_request.path, m_words);
  return Done{};
}

Outcome SourceSession::lookAtMember(int member, Counting counting)
{
  const auto opened = open(member);
  if (!opened && m_members.size() > 1 && isOftenNoMap(m_members[member].name))
    return Done{};
  if (!opened)
    return opened.error();
  GDALDataset* dataset = opened.value();
  if (m_info.driver.isEmpty())
    m_info.driver = m_driver;
  if (dataset->GetLayerCount() == 0 && dataset->GetRasterCount() > 0) {
    if (m_members.size() > 1)
      return Done{}; // pictures in a zip of layers
    m_info.isRaster = true;
    DIABAN_TRY(raster, describeRaster(*dataset, m_request.path, m_words));
    m_info.raster = raster;
    return Done{};
  }
  findOtherRasters(*dataset);
  const bool needsPass = isInterleaved(m_driver);
  for (int i = 0; i < dataset->GetLayerCount(); ++i) {
    OGRLayer* layer = dataset->GetLayer(i);
    if (!layer || isBookkeeping(m_driver, QString::fromUtf8(layer->GetName())))
      continue;
    DIABAN_CHECK(lookAtLayer(*layer, member, i, needsPass ? Counting::IfQuick : counting));
    DIABAN_CHECK(checkReading());
  }
  if (needsPass && counting == Counting::Yes)
    return countAcrossLayers(*dataset);
  return Done{};
}

/// GDAL gives either the layers of a GeoPackage or its pictures.
void SourceSession::findOtherRasters(GDALDataset& dataset)
{
  if (m_driver != QLatin1String("GPKG"))
    return;
  OGRLayer* tables = dataset.ExecuteSQL(
      "SELECT table_name FROM gpkg_contents WHERE data_type IN ('tiles', '2d-gridded-coverage')",
      nullptr, nullptr);
  if (!tables)
    return;
  while (const FeaturePtr table{tables->GetNextFeature()})
    m_info.otherRasters.append(QString::fromUtf8(table->GetFieldAsString(0)));
  dataset.ReleaseResultSet(tables);
}

/// Drivers that know the encoding give UTF-8, unless the file breaks its format's word; CSV says
/// that it is UTF-8 and does not know.
Result<TextDecoder> SourceSession::decoderFor(OGRLayer& layer) const
{
  const bool isUtf8 = layer.TestCapability(OLCStringsAsUTF8) && m_driver != QLatin1String("CSV");
  const QString& encoding = m_request.options.encoding;
  // Offices write TCVN3 under MapInfo's header for Western Europe, where its fonts made it look
  // right.
  if (m_driver == QLatin1String("MapInfo File") && isUtf8 &&
      hasWord(m_members[m_open].gdalPath, "WindowsLatin1"))
    return TextDecoder::make(encoding, "CP1252");
  if (m_driver == QLatin1String("DXF")) // opened as kRawEncoding
    return TextDecoder::make(encoding, kRawEncoding.toLatin1());
  return isUtf8 ? TextDecoder::forDamaged(encoding) : TextDecoder::make(encoding);
}

Outcome SourceSession::lookAtLayer(OGRLayer& layer, int member, int position, Counting counting)
{
  DIABAN_TRY(decoder, decoderFor(layer));
  auto info = describeLayer(layer, counting, decoder, m_channel);
  if (!info)
    return Error{info.error().code, QStringList{m_request.path} + info.error().args, {}};
  FoundLayer found{std::move(info).value(), member, position, decoder, {}};
  if (m_driver == QLatin1String("CSV"))
    findTextTypes(layer, found.info.fields, m_channel);
  if (isTable(m_driver) && found.info.kind == GeometryKind::None)
    found.columns = ColumnGeometry::find(layer, found.info.fields, m_channel);
  if (found.columns)
    found.columns->describe(layer, found.info, m_channel);
  const bool isTaken = std::any_of(m_layers.begin(), m_layers.end(), [&](const FoundLayer& other) {
    return other.info.name == found.info.name;
  });
  if (isTaken && !m_members[member].name.isEmpty()) // in two folders of a zip
    found.info.name = QStringLiteral("%1 (%2)").arg(found.info.name, m_members[member].name);
  m_layers.append(found);
  return Done{};
}

Outcome SourceSession::look(Counting counting)
{
  DIABAN_TRY(members, sourceMembers(m_request.path));
  m_members = members;
  DIABAN_CHECK(TextDecoder::make(m_request.options.encoding));
  m_info.path = m_request.path;
  for (int member = 0; member < static_cast<int>(m_members.size()); ++member) {
    DIABAN_CHECK(lookAtMember(member, counting));
    m_channel.tick(m_channel.fraction());
  }
  if (m_layers.isEmpty() && !m_info.isRaster)
    return Error{Error::Code::NothingToRead, {m_request.path}, {}};
  return Done{};
}

SourceInfo SourceSession::info() const
{
  SourceInfo info = m_info;
  for (const FoundLayer& layer : m_layers) {
    info.layers.append(layer.info);
    if (m_request.options.swapsAxes)
      info.layers.last().extent = swapped(layer.info.extent);
  }
  return info;
}

Result<SourceInfo> SourceSession::describe()
{
  DIABAN_CHECK(look(Counting::Yes));
  return info();
}

/// Counts and measures the layers in one pass.
Outcome SourceSession::countAcrossLayers(GDALDataset& dataset)
{
  for (FoundLayer& layer : m_layers)
    if (layer.member == m_open)
      layer.info.features = 0;
  dataset.ResetReading();
  OGRLayer* from = nullptr;
  double done = 0;
  while (const FeaturePtr feature{dataset.GetNextFeature(&from, &done, nullptr, nullptr)}) {
    m_channel.tick(done * m_lookingShare);
    FoundLayer* layer = layerOf(dataset, from);
    if (!layer)
      continue;
    ++layer->info.features;
    addBox(layer->info.extent, feature->GetGeometryRef());
  }
  return checkReading();
}

FoundLayer* SourceSession::layerOf(GDALDataset& dataset, const OGRLayer* layer)
{
  for (FoundLayer& found : m_layers)
    if (found.member == m_open && dataset.GetLayer(found.position) == layer)
      return &found;
  return nullptr;
}

/// Keeps the layers and fields that were asked for.
Outcome SourceSession::choose()
{
  for (const QString& name : m_request.layers) {
    const bool isThere = std::any_of(m_layers.begin(), m_layers.end(),
                                     [&](const FoundLayer& l) { return l.info.name == name; });
    if (!isThere)
      return Error{Error::Code::NoSourceLayer, {m_request.path, name}, {}};
  }
  if (!m_request.layers.isEmpty())
    m_layers.removeIf(
        [this](const FoundLayer& l) { return !m_request.layers.contains(l.info.name); });
  m_total = 0;
  m_taken.assign(static_cast<std::size_t>(m_layers.size()), 0);
  for (FoundLayer& layer : m_layers) {
    m_plans.push_back(planFields(layer.info.fields, m_request.allFields, m_request.fields));
    layer.info.fields = m_plans.back().fields;
    m_total = layer.info.features < 0 || m_total < 0 ? -1 : m_total + layer.info.features;
  }
  return Done{};
}

double SourceSession::fraction() const
{
  if (m_total > 0)
    return std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_total));
  const qint64 size = std::max<qint64>(1, sourceBytes(m_request.path));
  return std::min(0.99, static_cast<double>(platform::bytesRead()) / static_cast<double>(size));
}

Outcome SourceSession::read()
{
  m_lookingShare = 0.5;
  DIABAN_CHECK(look(Counting::Yes));
  if (m_info.isRaster)
    return Error{Error::Code::NothingToRead, {m_request.path}, QStringLiteral("a raster")};
  DIABAN_CHECK(choose());
  m_channel.send(protocol::Message::Info, protocol::toBytes(info()));
  for (int i = 0; i < static_cast<int>(m_layers.size()); ++i) {
    DIABAN_TRY(dataset, open(m_layers[i].member));
    if (!isInterleaved(m_driver))
      DIABAN_CHECK(readLayer(*dataset, i));
    else if (i == 0 || m_layers[i - 1].member != m_layers[i].member)
      DIABAN_CHECK(readAcrossLayers(*dataset));
  }
  return Done{};
}

Outcome SourceSession::readLayer(GDALDataset& dataset, int index)
{
  const auto& plan = m_plans[static_cast<std::size_t>(index)];
  OGRLayer* layer = dataset.GetLayer(m_layers[index].position);
  if (!layer)
    return readingFailed(m_request.path, m_words);
  if (!m_layers[index].columns)
    skipOtherFields(*layer, plan);
  BatchSender sender(index, plan.fields, m_channel);
  const auto advance = [this](qint64 rows) {
    m_done += rows;
    return fraction();
  };
  // Columns come undecoded, as they lie, and all of them.
  const bool needsFeatures =
      m_layers[index].decoder.isNeeded() || m_request.options.swapsAxes || m_request.mostRows > 0;
  const auto isRead =
      needsFeatures ? Result<bool>(false) : readByArrow(*layer, plan, sender, advance);
  if (!isRead)
    return readingFailed(m_request.path, m_words);
  if (!isRead.value())
    readByFeatures(*layer, index, sender);
  DIABAN_CHECK(checkReading());
  sender.flush(fraction());
  return Done{};
}

void SourceSession::readByFeatures(OGRLayer& layer, int index, BatchSender& sender)
{
  const auto& columns = m_layers[index].columns;
  const auto& plan = m_plans[static_cast<std::size_t>(index)];
  const qint64 most = m_request.mostRows;
  const qint64 all = m_layers[index].info.features;
  const bool isSpread = most > 0 && all > most && canJump(m_driver);
  layer.ResetReading();
  for (qint64& taken = m_taken[static_cast<std::size_t>(index)]; !isFull(index); ++taken) {
    if (isSpread)
      layer.SetNextByIndex(placeInSample(taken, most, all));
    const FeaturePtr feature{layer.GetNextFeature()};
    if (!feature)
      break;
    const auto made = columns ? columns->of(*feature) : nullptr;
    OGRGeometry* geometry = columns ? made.get() : feature->GetGeometryRef();
    if (geometry && m_request.options.swapsAxes)
      geometry->swapXY();
    sender.beginRow(feature->GetFID());
    sender.setGeometry(geometry);
    appendFields(sender.rows(), *feature, plan, m_layers[index].decoder);
    ++m_done;
    m_channel.tick(m_channel.fraction());
    sender.endRow(m_total > 0 ? fraction() : m_channel.fraction());
  }
}

bool SourceSession::isFull(int index) const
{
  return m_request.mostRows > 0 && m_taken[static_cast<std::size_t>(index)] >= m_request.mostRows;
}

Outcome SourceSession::readAcrossLayers(GDALDataset& dataset)
{
  std::vector<BatchSender> senders;
  for (int i = 0; i < static_cast<int>(m_layers.size()); ++i)
    senders.emplace_back(i, m_plans[static_cast<std::size_t>(i)].fields, m_channel);
  dataset.ResetReading();
  OGRLayer* from = nullptr;
  double done = 0;
  while (const FeaturePtr feature{dataset.GetNextFeature(&from, &done, nullptr, nullptr)}) {
    const double share = m_lookingShare + done * (1 - m_lookingShare);
    m_channel.tick(share);
    const FoundLayer* layer = layerOf(dataset, from);
    if (!layer)
      continue;
    const auto index = static_cast<std::size_t>(layer - m_layers.constData());
    if (isFull(static_cast<int>(index)))
      continue;
    ++m_taken[index];
    OGRGeometry* geometry = feature->GetGeometryRef();
    if (geometry && m_request.options.swapsAxes)
      geometry->swapXY();
    BatchSender& sender = senders[index];
    sender.beginRow(feature->GetFID());
    sender.setGeometry(geometry);
    appendFields(sender.rows(), *feature, m_plans[index], layer->decoder);
    sender.endRow(share);
  }
  DIABAN_CHECK(checkReading());
  for (BatchSender& sender : senders)
    sender.flush(1);
  return Done{};
}

} // namespace diaban::geo
