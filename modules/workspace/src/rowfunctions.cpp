#include "functionset.h"
#include "geometryfit.h"

#include <diaban/geo/geodesic.h>
#include <diaban/geo/wkb.h>
#include <diaban/store/condition.h>
#include <diaban/workspace/rowfunctions.h>
#include <diaban/workspace/typedvalue.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <memory>
#include <optional>

namespace diaban::workspace {
namespace {

QLocale vietnamese()
{
  return QLocale(QLocale::Vietnamese, QLocale::Vietnam);
}

/// Measures the geometry of a row; one for each connection.
class Measurer {
public:
  explicit Measurer(const geo::Crs& crs)
      : m_crs(crs)
      , m_hasGrid(!crs.isGeographic())
  {
  }

  QVariant area(const QVariantList& arguments, bool onEllipsoid)
  {
    if (!read(arguments) || !holds(geo::GeometryKind::Polygon))
      return {};
    const geo::Size size = measured(onEllipsoid);
    return onEllipsoid || !m_hasGrid ? size.ellipsoidSquareMetres : size.gridSquareMetres;
  }

  QVariant length(const QVariantList& arguments, bool onEllipsoid)
  {
    if (!read(arguments) || m_flat.kinds.front() == geo::GeometryKind::Point)
      return {};
    const geo::Size size = measured(onEllipsoid);
    return onEllipsoid || !m_hasGrid ? size.ellipsoidMetres : size.gridMetres;
  }

  /// Of a single point.
  QVariant coordinate(const QVariantList& arguments, std::size_t which)
  {
    constexpr std::size_t kPoint = 2;
    return read(arguments) && m_flat.xy.size() == kPoint ? m_flat.xy[which] : QVariant();
  }

private:
  bool read(const QVariantList& arguments)
  {
    if (arguments.first().typeId() != QMetaType::QByteArray)
      return false;
    const QByteArray blob = arguments.first().toByteArray();
    const auto parsed = geo::readGeoPackageBlob(bytesOf(blob));
    return parsed && geo::readWkb(parsed.value().wkb, m_flat) && !m_flat.isEmpty();
  }

  bool holds(geo::GeometryKind kind) const
  {
    return std::find(m_flat.kinds.begin(), m_flat.kinds.end(), kind) != m_flat.kinds.end();
  }

  geo::Size measured(bool onEllipsoid)
  {
    if (!m_geodesic) // most connections never measure
      if (auto made = geo::Geodesic::on(m_crs))
        m_geodesic = std::move(made).value();
    return m_geodesic ? m_geodesic->shape(m_flat, onEllipsoid || !m_hasGrid) : geo::Size();
  }

  geo::Crs m_crs;
  bool m_hasGrid;
  std::optional<geo::Geodesic> m_geodesic;
  geo::FlatGeometry m_flat;
};

QVariant cased(const QVariantList& arguments, bool isUpper)
{
  if (arguments.first().isNull())
    return {};
  const QString text = arguments.first().toString();
  return isUpper ? vietnamese().toUpper(text) : vietnamese().toLower(text);
}

QVariant numberRead(const QVariantList& arguments)
{
  const QVariant& given = arguments.first();
  if (given.typeId() != QMetaType::QString)
    return given;
  const TypedValue read = readTyped(given.toString(), geo::FieldType::Real, {}, vietnamese());
  return read.fault == TypedFault::None ? read.value : QVariant();
}

QVariant numberWritten(const QVariantList& arguments)
{
  constexpr int kMostDigits = 15;
  bool isNumber = false;
  const double number = arguments.first().toDouble(&isNumber);
  if (!isNumber || arguments.first().isNull())
    return {};
  return vietnamese().toString(number, 'f', std::clamp(arguments.last().toInt(), 0, kMostDigits));
}

QString words(const char* source)
{
  return QCoreApplication::translate("diaban::workspace::RowFunction", source);
}

} // namespace

QVector<RowFunction> rowFunctions()
{
  const auto call = [](const char* text) { return QString::fromLatin1(text); };
  return {
      {call("dien_tich(geom)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "area in m²"))},
      {call("chieu_dai(geom)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction",
                               "length in m; of an area that of its edges"))},
      {call("dien_tich_elip(geom)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "area on the ellipsoid, in m²"))},
      {call("chieu_dai_elip(geom)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "length on the ellipsoid, in m"))},
      {call("toa_do_bac(geom)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "north (X) of a point"))},
      {call("toa_do_dong(geom)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "east (Y) of a point"))},
      {call("khong_dau(text)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "lower case without marks"))},
      {call("chu_hoa(text)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "upper case, with marks"))},
      {call("chu_thuong(text)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction", "lower case, with marks"))},
      {call("doc_so(text)"), words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction",
                                                     "number out of text like 1.234,5"))},
      {call("viet_so(number, 2)"),
       words(QT_TRANSLATE_NOOP("diaban::workspace::RowFunction",
                               "text like 1.234,50, with so many decimals"))},
  };
}

Outcome addRowFunctions(const store::Database& database, const geo::Crs& crs)
{
  DIABAN_CHECK(store::addTextFunctions(database));
  const auto measurer = std::make_shared<Measurer>(crs);
  for (const bool onEllipsoid : {false, true}) {
    DIABAN_CHECK(store::addFunction(
        database, onEllipsoid ? "dien_tich_elip" : "dien_tich", 1,
        [=](const QVariantList& given) { return measurer->area(given, onEllipsoid); }));
    DIABAN_CHECK(store::addFunction(
        database, onEllipsoid ? "chieu_dai_elip" : "chieu_dai", 1,
        [=](const QVariantList& given) { return measurer->length(given, onEllipsoid); }));
  }
  DIABAN_CHECK(store::addFunction(database, "chu_hoa", 1,
                                  [](const QVariantList& given) { return cased(given, true); }));
  DIABAN_CHECK(store::addFunction(database, "chu_thuong", 1,
                                  [](const QVariantList& given) { return cased(given, false); }));
  DIABAN_CHECK(store::addFunction(database, "toa_do_bac", 1, [=](const QVariantList& given) {
    return measurer->coordinate(given, 1);
  }));
  DIABAN_CHECK(store::addFunction(database, "toa_do_dong", 1, [=](const QVariantList& given) {
    return measurer->coordinate(given, 0);
  }));
  DIABAN_CHECK(store::addFunction(database, "doc_so", 1, numberRead));
  return store::addFunction(database, "viet_so", 2, numberWritten);
}

} // namespace diaban::workspace
