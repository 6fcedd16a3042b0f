#include "sources.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <memory>

namespace diaban::test {
namespace {

using geo::FieldType;

QString cell(const geo::Column& column, std::size_t row)
{
  if (column.isNull[row] != 0)
    return QStringLiteral("NULL");
  switch (column.type) {
  case FieldType::Integer:
  case FieldType::Boolean: return QString::number(column.integers[row]);
  case FieldType::Real: return QString::number(column.reals[row], 'g', 17);
  default: break;
  }
  const std::string_view text = column.text(row);
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void append(Rows& rows, const geo::RecordBatch& batch)
{
  for (std::size_t row = 0; row < batch.rows; ++row) {
    const auto wkb = batch.geometry(row);
    rows.wkb.push_back(wkb.empty() ? QByteArray()
                                   : QByteArray(reinterpret_cast<const char*>(wkb.data()),
                                                static_cast<qsizetype>(wkb.size())));
    std::vector<QString> cells;
    for (const geo::Column& column : batch.columns)
      cells.push_back(cell(column, row));
    rows.cells.push_back(std::move(cells));
  }
}

/// What OGR says of a field, in the words of cell(); times are left to tests of their own.
QString ogrCell(const OGRFeature& feature, int i)
{
  if (!feature.IsFieldSetAndNotNull(i))
    return QStringLiteral("NULL");
  switch (feature.GetFieldDefnRef(i)->GetType()) {
  case OFTInteger:
  case OFTInteger64: return QString::number(feature.GetFieldAsInteger64(i));
  case OFTReal: return QString::number(feature.GetFieldAsDouble(i), 'g', 17);
  case OFTString: return QString::fromUtf8(feature.GetFieldAsString(i));
  case OFTDate: {
    const auto& date = feature.GetRawFieldRef(i)->Date;
    return QDate(date.Year, date.Month, date.Day).toString(Qt::ISODate);
  }
  default: return QStringLiteral("not compared");
  }
}

CPLStringList list(const QStringList& words)
{
  CPLStringList result;
  for (const QString& word : words)
    result.AddString(word.toUtf8().constData());
  return result;
}

Rows rowsOf(OGRLayer& layer)
{
  Rows rows;
  rows.layer = QString::fromUtf8(layer.GetName());
  OGREnvelope box;
  if (layer.GetGeomType() != wkbNone && layer.GetExtent(&box, TRUE) == OGRERR_NONE)
    rows.extent = {box.MinX, box.MinY, box.MaxX, box.MaxY};
  rows.declared = layer.GetFeatureCount();
  for (const auto& feature : layer) {
    QByteArray wkb;
    if (const OGRGeometry* geometry = feature->GetGeometryRef()) {
      wkb.resize(static_cast<qsizetype>(geometry->WkbSize()));
      geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    }
    rows.wkb.push_back(wkb);
    std::vector<QString> cells;
    for (int i = 0; i < feature->GetFieldCount(); ++i)
      cells.push_back(ogrCell(*feature, i));
    rows.cells.push_back(std::move(cells));
  }
  return rows;
}

} // namespace

AwkwardFolder::AwkwardFolder()
    : m_path(m_root.filePath(QStringLiteral("Bản đồ 'quy hoạch' \"Đất\" (2)")))
{
  QDir().mkpath(m_path);
}

QString AwkwardFolder::file(const QString& name) const
{
  return QDir(m_path).filePath(name);
}

QStringList AwkwardFolder::files(const QStringList& names) const
{
  QStringList paths;
  for (const QString& name : names)
    paths.append(file(name));
  return paths;
}

geo::SourceReader sourceReader()
{
  return geo::SourceReader(geo::workerProgram());
}

Result<QVector<Rows>> readSource(const QString& path, const geo::SourceOptions& options)
{
  QVector<Rows> all;
  geo::ReadRequest request;
  request.path = path;
  request.options = options;
  NoProgress progress;
  const auto layers = [&all](const geo::SourceInfo& info) -> Outcome {
    for (const geo::SourceLayer& layer : info.layers)
      all.append({layer.name,
                  layer.geometry,
                  layer.crs,
                  layer.features,
                  layer.extent,
                  layer.fields,
                  {},
                  {}});
    return Done{};
  };
  const auto batch = [&all](geo::SourceBatch&& rows) -> Outcome {
    append(all[rows.layer], rows.rows);
    return Done{};
  };
  DIABAN_CHECK(sourceReader().read(request, layers, batch, progress));
  return all;
}

QVector<Rows> readByOgr(const QString& gdalPath, const QStringList& openOptions)
{
  GDALAllRegister();
  QVector<Rows> all;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(
      gdalPath.toUtf8().constData(), GDAL_OF_VECTOR, nullptr, list(openOptions).List(), nullptr));
  for (int i = 0; dataset && i < dataset->GetLayerCount(); ++i)
    all.append(rowsOf(*dataset->GetLayer(i)));
  return all;
}

bool translate(const QString& gdalPath, const QString& target, const QStringList& arguments)
{
  GDALAllRegister();
  const GDALDatasetUniquePtr source(
      GDALDataset::Open(gdalPath.toUtf8().constData(), GDAL_OF_VECTOR));
  CPLStringList words = list(arguments);
  GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(words.List(), nullptr);
  GDALDatasetH sources[] = {GDALDataset::ToHandle(source.get())};
  const GDALDatasetUniquePtr written(GDALDataset::FromHandle(
      GDALVectorTranslate(target.toUtf8().constData(), nullptr, 1, sources, options, nullptr)));
  GDALVectorTranslateOptionsFree(options);
  return written != nullptr;
}

QString fixture(const char* name)
{
  return QStringLiteral(DIABAN_TEST_FIXTURES "/sources/") + QLatin1String(name);
}

bool makeShapefile(const QString& path, const char* encoding)
{
  return translate(fixture("places.geojson"), path,
                   QStringList{QStringLiteral("-f"), QStringLiteral("ESRI Shapefile"),
                               QStringLiteral("-lco"),
                               QStringLiteral("ENCODING=") + QLatin1String(encoding)});
}

Outcome readThrough(const QString& path, const geo::SourceOptions& options)
{
  NoProgress progress;
  const auto info = sourceReader().describe(path, options, progress);
  if (!info)
    return info.error();
  const auto rows =
      info.value().isRaster ? Result<QVector<Rows>>(QVector<Rows>()) : readSource(path, options);
  if (!rows)
    return rows.error();
  return Done{};
}

bool runSql(const QString& path, const QStringList& statements)
{
  const GDALDatasetUniquePtr dataset(
      GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
  CPLErrorReset();
  for (const QString& statement : statements)
    if (dataset)
      dataset->ReleaseResultSet(
          dataset->ExecuteSQL(statement.toUtf8().constData(), nullptr, nullptr));
  return dataset && CPLGetLastErrorType() < CE_Failure;
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray readFile(const QString& path)
{
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeZip(const QString& target, const QStringList& files)
{
  void* zip = CPLCreateZip(target.toUtf8().constData(), nullptr);
  for (const QString& path : files) {
    const QByteArray bytes = readFile(path);
    if (!zip || bytes.isEmpty() ||
        CPLCreateFileInZip(zip, QFileInfo(path).fileName().toUtf8().constData(), nullptr) !=
            CE_None ||
        CPLWriteFileInZip(zip, bytes.constData(), static_cast<int>(bytes.size())) != CE_None ||
        CPLCloseFileInZip(zip) != CE_None)
      return false;
  }
  return zip && CPLCloseZip(zip) == CE_None;
}

} // namespace diaban::test
