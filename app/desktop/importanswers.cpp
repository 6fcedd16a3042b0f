#include "importanswers.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr double kReadsWell = 0.5;
constexpr double kNearlyAsGood = 0.05;

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::desktop::ImportAnswers", source);
}

QStringList worthwhile(const geo::SourceInfo& info)
{
  QStringList names;
  for (const geo::SourceLayer& layer : info.layers)
    if (layer.features != 0)
      names.append(layer.name);
  return names;
}

/// The one encoding in which the text is Vietnamese; empty where several read as well.
QString clearEncoding(const QVector<geo::TextReading>& readings)
{
  const bool isClear = !readings.isEmpty() && readings[0].fit >= kReadsWell &&
                       (readings.size() == 1 || readings[0].fit - readings[1].fit > kNearlyAsGood);
  return isClear ? readings[0].encoding : QString();
}

bool canBeOneType(geo::FieldType a, geo::FieldType b)
{
  const auto isNumber = [](geo::FieldType type) {
    return type == geo::FieldType::Integer || type == geo::FieldType::Real;
  };
  return a == b || (isNumber(a) && isNumber(b));
}

/// As the import decides it.
bool canBeOne(const geo::SourceLayer& a, const geo::SourceLayer& b)
{
  return a.kind == b.kind && a.fields.size() == b.fields.size() &&
         std::all_of(a.fields.begin(), a.fields.end(), [&](const geo::Field& field) {
           return std::any_of(b.fields.begin(), b.fields.end(), [&](const geo::Field& other) {
             return other.name == field.name && canBeOneType(other.type, field.type);
           });
         });
}

QVector<geo::SourceLayer> wantedLayers(const ImportFile& file)
{
  QVector<geo::SourceLayer> wanted;
  for (const geo::SourceLayer& layer : file.info().layers)
    if (file.layers.contains(layer.name))
      wanted.append(layer);
  return wanted;
}

workspace::ImportRequest requestFor(const ImportFile& file)
{
  workspace::ImportRequest request;
  request.sources = QStringList{file.source.path};
  request.title = file.title;
  request.role = file.role;
  request.link = file.link;
  if (!file.answer.crs.isEmpty() || !file.answer.encoding.isEmpty() || file.answer.swapsAxes)
    request.answers.insert(file.source.path, file.answer);
  if (file.layers != worthwhile(file.info()))
    request.sourceLayers = file.layers;
  return request;
}

/// Whether both can be one request: answers are kept for each source, names of layers are not.
bool canShare(const workspace::ImportRequest& a, const workspace::ImportRequest& b)
{
  return a.title.isEmpty() && b.title.isEmpty() && a.role == b.role && a.link == b.link &&
         a.sourceLayers.isEmpty() && b.sourceLayers.isEmpty();
}

} // namespace

QString ImportFile::name() const
{
  return QFileInfo(source.path).fileName();
}

bool ImportFile::lacksCrs() const
{
  if (info().isRaster)
    return check().lacksCrs;
  const auto wanted = wantedLayers(*this);
  return std::any_of(wanted.begin(), wanted.end(), [](const geo::SourceLayer& layer) {
    return layer.kind != geo::GeometryKind::None && layer.crs.isEmpty();
  });
}

int ImportFile::layerCount() const
{
  return info().isRaster ? 1 : static_cast<int>(layers.size());
}

qint64 ImportFile::features() const
{
  qint64 features = 0;
  for (const geo::SourceLayer& layer : wantedLayers(*this))
    features += std::max<qint64>(0, layer.features);
  return features;
}

FileState stateOf(const ImportFile& file)
{
  if (!file.source.isReadable)
    return FileState::Unreadable;
  if (!file.isWanted || file.layerCount() == 0)
    return FileState::LeftOut;
  if (file.lacksCrs() && file.answer.crs.isEmpty())
    return FileState::NeedsCrs;
  if (!file.check().textReadings.isEmpty() && file.answer.encoding.isEmpty())
    return FileState::NeedsEncoding;
  const bool isUnsure = file.check().isMisplaced || file.check().pairs().isUnclear;
  return isUnsure && !file.isCrsAnswered ? FileState::Unsure : FileState::Ready;
}

bool isTaken(const ImportFile& file)
{
  const FileState state = stateOf(file);
  return state == FileState::Ready || state == FileState::Unsure;
}

QString stateText(const ImportFile& file)
{
  constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("diaban::desktop::ImportAnswers", "Ready"),
      QT_TRANSLATE_NOOP("diaban::desktop::ImportAnswers", "Look at the coordinate system"),
      QT_TRANSLATE_NOOP("diaban::desktop::ImportAnswers", "Needs a coordinate system"),
      QT_TRANSLATE_NOOP("diaban::desktop::ImportAnswers", "Needs an encoding"),
      QT_TRANSLATE_NOOP("diaban::desktop::ImportAnswers", "Left out"),
      QT_TRANSLATE_NOOP("diaban::desktop::ImportAnswers", "Can't be read"),
  };
  return text(kTexts[static_cast<std::size_t>(stateOf(file))]);
}

ImportFile answered(const CheckedSource& source, bool link)
{
  ImportFile file;
  file.source = source;
  file.isWanted = source.isReadable;
  file.link = link;
  const workspace::SourceCheck& check = source.check;
  file.layers = worthwhile(check.info);
  file.answer.fillsGaps = check.lacksCrs;
  file.answer.encoding = clearEncoding(check.textReadings);
  // A file that says its system is believed, but for numbers that are plainly turned.
  const bool isTurned = check.isMisplaced && check.crsReadings[0].swapsAxes;
  if (geo::isClear(check.crsReadings) && (check.lacksCrs || isTurned)) {
    const geo::CrsReading& reading = check.crsReadings[0];
    file.answer.crs = reading.crs.id().isEmpty() ? reading.crs.wkt() : reading.crs.id();
    file.answer.swapsAxes = reading.swapsAxes;
    file.isCrsAnswered = true;
  }
  return file;
}

bool isClear(const CheckedSource& source)
{
  const workspace::SourceCheck& check = source.check;
  return !check.lacksCrs && !check.isMisplaced && check.textReadings.isEmpty() &&
         check.pairs().column.isEmpty() && check.info.layers.size() <= 1;
}

QStringList unlike(const std::vector<ImportFile>& files)
{
  QStringList names;
  std::optional<geo::SourceLayer> first;
  for (const ImportFile& file : files) {
    if (!isTaken(file))
      continue;
    const auto layers = wantedLayers(file);
    if (!first && !layers.isEmpty())
      first = layers.first();
    const bool isAlike = !file.info().isRaster && !file.link && first &&
                         std::all_of(layers.begin(), layers.end(),
                                     [&](const auto& layer) { return canBeOne(*first, layer); });
    if (!isAlike)
      names.append(file.name());
  }
  return names;
}

bool areSheets(const std::vector<ImportFile>& files)
{
  std::vector<ImportFile> readable;
  for (const ImportFile& file : files)
    if (file.source.isReadable)
      readable.push_back(file);
  const auto isOne = [](const ImportFile& file) { return file.info().layers.size() == 1; };
  if (readable.size() < 2 || !std::all_of(readable.begin(), readable.end(), isOne))
    return false;
  const geo::SourceLayer& first = readable.front().info().layers.constFirst();
  return std::all_of(readable.begin(), readable.end(), [&](const ImportFile& file) {
    return canBeOne(first, file.info().layers.constFirst());
  });
}

QVector<workspace::ImportRequest> requestsFor(const std::vector<ImportFile>& files,
                                              const QString& oneName)
{
  QVector<workspace::ImportRequest> all;
  for (const ImportFile& file : files) {
    if (!isTaken(file))
      continue;
    workspace::ImportRequest request = requestFor(file);
    request.layerName = oneName;
    const auto same = std::find_if(all.begin(), all.end(), [&](const auto& other) {
      return !oneName.isEmpty() || canShare(other, request);
    });
    if (same == all.end()) {
      all << request;
      continue;
    }
    same->sources += request.sources;
    same->answers.insert(request.answers);
  }
  return all;
}

} // namespace diaban::desktop
