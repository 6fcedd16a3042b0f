#include <diaban/geo/geodesic.h>
#include <diaban/uikit/featurepage.h>
#include <diaban/uikit/measuretext.h>
#include <diaban/uikit/rowmodel.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kWgs84 = 4326;

qsizetype fieldNamed(const workspace::Layer& layer, const QStringList& names)
{
  for (const QString& name : names)
    for (qsizetype i = 0; i < layer.fields.size(); ++i)
      if (layer.fields[i].name.compare(name, Qt::CaseInsensitive) == 0)
        return i;
  return -1;
}

const workspace::Category* categoryOf(const workspace::Style& style, const QString& field,
                                      const QVariant& cell)
{
  if (style.kind != workspace::Style::Kind::Categorised || style.field != field || cell.isNull())
    return nullptr;
  const QString value = cell.toString();
  const auto found =
      std::find_if(style.categories.begin(), style.categories.end(),
                   [&](const workspace::Category& category) { return category.value == value; });
  return found == style.categories.end() ? nullptr : &*found;
}

FeatureLine fieldLine(const workspace::Layer& layer, qsizetype index, const QVariant& cell)
{
  const geo::Field& field = layer.fields[index];
  FeatureLine line{workspace::fieldTitle(layer, field.name),
                   RowModel::text(cell, field.type),
                   field.name,
                   cell,
                   {}};
  if (const workspace::Category* category = categoryOf(layer.style, field.name, cell)) {
    line.symbol = category->symbol;
    const bool saysMore = !category->title.isEmpty() && category->title != category->value;
    if (saysMore)
      line.value = category->title.startsWith(category->value)
                       ? category->title
                       : QStringLiteral("%1 · %2").arg(category->value, category->title);
  }
  return line;
}

void addPlace(FeaturePage& page, QPointF at, const geo::Crs& crs)
{
  const QLocale locale;
  if (!crs.isGeographic()) {
    page.facts.push_back({QCoreApplication::translate("diaban::uikit::FeaturePage", "North"),
                          QStringLiteral("%1\u00a0m").arg(locale.toString(at.y(), 'f', 2))});
    page.facts.push_back({QCoreApplication::translate("diaban::uikit::FeaturePage", "East"),
                          QStringLiteral("%1\u00a0m").arg(locale.toString(at.x(), 'f', 2))});
  }
  double xy[2] = {at.x(), at.y()};
  const auto wgs84 = geo::Crs::fromEpsg(kWgs84);
  if (!wgs84)
    return;
  const auto way = geo::Transform::between(crs, wgs84.value());
  if (!way || way.value().apply(xy, 2, 1) != 0)
    return;
  const QString latitude =
      degreesWords(xy[1], QCoreApplication::translate("diaban::uikit::FeaturePage", "N"),
                   QCoreApplication::translate("diaban::uikit::FeaturePage", "S"));
  const QString longitude =
      degreesWords(xy[0], QCoreApplication::translate("diaban::uikit::FeaturePage", "E"),
                   QCoreApplication::translate("diaban::uikit::FeaturePage", "W"));
  page.facts.push_back(
      {QStringLiteral("WGS 84"), QStringLiteral("%1, %2").arg(latitude, longitude)});
}

void addSizes(FeaturePage& page, const geo::Block& block, const geo::Crs& crs)
{
  const auto geodesic = geo::Geodesic::on(crs);
  if (!geodesic)
    return;
  const geo::Size size = geodesic.value().row(block, 0);
  const bool hasGrid = !crs.isGeographic();
  if (size.ellipsoidSquareMetres > 0) {
    if (hasGrid)
      page.facts.push_back({QCoreApplication::translate("diaban::uikit::FeaturePage", "Area"),
                            areaWords(size.gridSquareMetres)});
    page.facts.push_back(
        {QCoreApplication::translate("diaban::uikit::FeaturePage", "Area on the ellipsoid"),
         areaWords(size.ellipsoidSquareMetres)});
    page.facts.push_back({QCoreApplication::translate("diaban::uikit::FeaturePage", "Perimeter"),
                          lengthWords(hasGrid ? size.gridMetres : size.ellipsoidMetres)});
  } else if (size.ellipsoidMetres > 0) {
    if (hasGrid)
      page.facts.push_back({QCoreApplication::translate("diaban::uikit::FeaturePage", "Length"),
                            lengthWords(size.gridMetres)});
    page.facts.push_back(
        {QCoreApplication::translate("diaban::uikit::FeaturePage", "Length on the ellipsoid"),
         lengthWords(size.ellipsoidMetres)});
  }
}

void addGeometry(FeaturePage& page, const geo::FeatureTable& table, const geo::Crs& crs)
{
  const geo::FeatureTable alone = table.chosen({page.feature.row});
  if (alone.rowCount() != 1)
    return;
  const geo::Block& block = *alone.blocks().front();
  page.extent = block.extent;
  if (block.partKinds.empty())
    return;
  page.kind = block.partKinds.front();
  if (block.partKinds.size() == 1 && page.kind == geo::GeometryKind::Point && block.xy.size() == 2)
    addPlace(page, {block.xy[0], block.xy[1]}, crs);
  else
    addSizes(page, block, crs);
}

QString bandTitle(const geo::RasterValue& value, qsizetype index)
{
  if (!value.name.isEmpty())
    return value.name;
  switch (value.colour) {
  case geo::RasterValue::Colour::Red:
    return QCoreApplication::translate("diaban::uikit::FeaturePage", "Red");
  case geo::RasterValue::Colour::Green:
    return QCoreApplication::translate("diaban::uikit::FeaturePage", "Green");
  case geo::RasterValue::Colour::Blue:
    return QCoreApplication::translate("diaban::uikit::FeaturePage", "Blue");
  case geo::RasterValue::Colour::Alpha:
    return QCoreApplication::translate("diaban::uikit::FeaturePage", "Opacity");
  case geo::RasterValue::Colour::None: break;
  }
  //: %1 number of a band of a raster
  return QCoreApplication::translate("diaban::uikit::FeaturePage", "Band %1").arg(index + 1);
}

/// "metre" is what many files call m.
QString unitText(const QString& unit)
{
  const bool isMetre = unit.compare(QStringLiteral("metre"), Qt::CaseInsensitive) == 0 ||
                       unit.compare(QStringLiteral("meter"), Qt::CaseInsensitive) == 0;
  return isMetre ? QStringLiteral("m") : unit;
}

QString bandText(const geo::RasterValue& value)
{
  if (!value.value)
    return QCoreApplication::translate("diaban::uikit::FeaturePage", "no data here");
  QString text = QLocale().toString(*value.value, 'g', QLocale::FloatingPointShortest);
  if (!value.unit.isEmpty())
    text = QStringLiteral("%1\u00a0%2").arg(text, unitText(value.unit));
  return value.category.isEmpty() ? text : QStringLiteral("%1 · %2").arg(text, value.category);
}

} // namespace

QString featureTitle(const workspace::Layer& layer, qint64 row, const QVariantList& cells)
{
  const auto text = [&](qsizetype field) {
    return field < 0 || field >= cells.size() || cells[field].isNull()
               ? QString()
               : cells[field].toString().simplified();
  };
  const QString parcel =
      text(fieldNamed(layer, {QStringLiteral("so_thua"), QStringLiteral("sothua"),
                              QStringLiteral("shthua"), QStringLiteral("sh_thua")}));
  const QString sheet =
      text(fieldNamed(layer, {QStringLiteral("so_to"), QStringLiteral("soto"),
                              QStringLiteral("shbando"), QStringLiteral("to_bd")}));
  if (!parcel.isEmpty() && !sheet.isEmpty())
    return QCoreApplication::translate("diaban::uikit::FeaturePage", "Parcel %1, sheet %2")
        .arg(parcel, sheet);
  const QString name = text(
      fieldNamed(layer, {QStringLiteral("ten"), QStringLiteral("name"), QStringLiteral("tên"),
                         QStringLiteral("ten_ldat"), QStringLiteral("title"), QStringLiteral("ma"),
                         QStringLiteral("code"), QStringLiteral("so_hieu")}));
  if (!name.isEmpty())
    return name;
  return QCoreApplication::translate("diaban::uikit::FeaturePage", "Feature %1")
      .arg(QLocale().toString(row));
}

FeaturePage rasterPage(const workspace::Layer& layer, const QVector<geo::RasterValue>& values,
                       QPointF at, const geo::Crs& crs)
{
  FeaturePage page;
  page.feature = {layer.name, -1};
  page.title = layer.title;
  page.layerTitle = layer.title;
  for (qsizetype band = 0; band < values.size(); ++band)
    page.fields.push_back({bandTitle(values[band], band), bandText(values[band])});
  addPlace(page, at, crs);
  return page;
}

QString FeaturePage::text() const
{
  QString all = QStringLiteral("%1\n%2\n").arg(title, layerTitle);
  for (const auto* lines : {&fields, &facts})
    for (const FeatureLine& line : *lines)
      all += QStringLiteral("%1\t%2\n").arg(line.title, line.value);
  return all;
}

FeaturePage featurePage(const workspace::Layer& layer, qint64 row, const QVariantList& cells,
                        const geo::FeatureTable* table, const geo::Crs& crs)
{
  FeaturePage page;
  page.feature = {layer.name, row};
  page.layerTitle = layer.title;
  page.kind = layer.geometry;
  page.title = featureTitle(layer, row, cells);
  const qsizetype count = std::min(cells.size(), layer.fields.size());
  for (qsizetype i = 0; i < count; ++i)
    page.fields.push_back(fieldLine(layer, i, cells[i]));
  if (table != nullptr)
    addGeometry(page, *table, crs);
  return page;
}

QString sameValueCondition(const QString& field, const QVariant& cell)
{
  QString name = field;
  name = QStringLiteral("\"%1\"").arg(name.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
  switch (cell.userType()) {
  case QMetaType::Bool: return QStringLiteral("%1 = %2").arg(name).arg(cell.toBool() ? 1 : 0);
  case QMetaType::LongLong: return QStringLiteral("%1 = %2").arg(name).arg(cell.toLongLong());
  case QMetaType::Double:
    return QStringLiteral("%1 = %2").arg(name, QString::number(cell.toDouble(), 'g', 17));
  case QMetaType::QString: {
    QString text = cell.toString();
    return QStringLiteral("%1 = '%2'")
        .arg(name, text.replace(QLatin1Char('\''), QStringLiteral("''")));
  }
  default: return QStringLiteral("%1 IS NULL").arg(name);
  }
}

} // namespace diaban::uikit
