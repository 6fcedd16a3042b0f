#include "crsstate.h"
#include "projhandle.h"
#include "vn2000.h"

#include <diaban/geo/crs.h>

#include <QRegularExpression>

namespace diaban::geo {
namespace {

Error unknownCrs(const QString& text)
{
  constexpr qsizetype kShown = 100;
  const QString plain = text.simplified();
  return Error{Error::Code::UnknownCrs,
               {plain.size() > kShown ? plain.left(kShown) + QChar(0x2026) : plain},
               {}};
}

/// Whether the text is a list of PROJ's parameters. Those may also stand inside WKT.
bool isProjText(const QString& text)
{
  return text.startsWith(QLatin1Char('+')) && text.contains(QLatin1String("+proj="));
}

/// Whether the text is of a form that names or defines a system itself. PROJ would also take names
/// of files, of grids and of its own init files, which a stranger's text must not choose.
bool isPlainDefinition(const QString& text)
{
  static const QRegularExpression code(
      QStringLiteral("^(urn:ogc:def:crs:)?(EPSG|OGC|ESRI|IGNF|IAU_2015):"
                     "[A-Za-z0-9_.]*:?[A-Za-z0-9_]+$"),
      QRegularExpression::CaseInsensitiveOption);
  static const QRegularExpression wkt(
      QStringLiteral("^(PROJCS|GEOGCS|COMPD_CS|PROJCRS|PROJECTEDCRS|GEOGCRS|GEOGRAPHICCRS|GEODCRS|"
                     "GEODETICCRS|BASEGEOGCRS|COMPOUNDCRS|BOUNDCRS)\\s*[\\[(]"),
      QRegularExpression::CaseInsensitiveOption);
  // Grids, init files and pipelines; "@null" is how web Mercator says that it has no grid.
  static const QRegularExpression file(
      QStringLiteral("(geoidgrids|catalog|init)\\s*=|PARAMETERFILE|proj\\s*=\\s*pipeline"
                     "|nadgrids\\s*=(?!\\s*@null(\\s|\"|$))"),
      QRegularExpression::CaseInsensitiveOption);
  const bool hasForm =
      code.match(text).hasMatch() || wkt.match(text).hasMatch() || isProjText(text);
  return hasForm && text.size() < 100'000 && !file.match(text).hasMatch();
}

/// PROJ understands the text of a system only when it is told that it is one.
QByteArray asProjInput(const QString& text)
{
  const bool isMarked = text.contains(QLatin1String("+type=crs"));
  return (isProjText(text) && !isMarked ? text + QLatin1String(" +type=crs") : text).toUtf8();
}

bool sameSystem(PJ_CONTEXT* context, const PJ* a, const PJ* b)
{
  // Some of EPSG's systems count north first, their twins in files east first: no difference here.
  const ProjObject left(proj_normalize_for_visualization(context, a));
  const ProjObject right(proj_normalize_for_visualization(context, b));
  return proj_is_equivalent_to_with_ctx(context, left ? left.get() : a, right ? right.get() : b,
                                        PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0;
}

int epsgCode(const PJ* object)
{
  const char* authority = proj_get_id_auth_name(object, 0);
  return authority != nullptr && qstrcmp(authority, "EPSG") == 0
             ? QByteArray(proj_get_id_code(object, 0)).toInt()
             : 0;
}

/// Whether EPSG's system of that code is what the object defines: codes in files can be wrong.
bool isEpsg(PJ_CONTEXT* context, const PJ* crs, int code)
{
  const ProjObject known = epsgObject(context, code, PJ_CATEGORY_CRS);
  return known && sameSystem(context, crs, known.get());
}

/// EPSG's code of a system, found by what it says and not by its name alone; 0 if there is none.
int findEpsg(PJ_CONTEXT* context, const PJ* crs)
{
  if (const int declared = epsgCode(crs); declared != 0 && isEpsg(context, crs, declared))
    return declared;
  const ProjList matches(proj_identify(context, crs, "EPSG", nullptr, nullptr));
  const int count = matches ? proj_list_get_count(matches.get()) : 0;
  int deprecated = 0;
  for (int i = 0; i < count; ++i) {
    const ProjObject match(proj_list_get(context, matches.get(), i));
    if (!match || !sameSystem(context, crs, match.get()))
      continue;
    if (!proj_is_deprecated(match.get()))
      return epsgCode(match.get());
    if (deprecated == 0)
      deprecated = epsgCode(match.get());
  }
  if (deprecated != 0)
    return deprecated;
  // What PROJ does not look for: OGC:CRS84's twin, and withdrawn codes under another name.
  for (const int code : {kWgs84Geographic, 6956, 6957, 6958, 6959})
    if (isEpsg(context, crs, code))
      return code;
  return 0;
}

Extent areaOfUse(PJ_CONTEXT* context, const PJ* crs)
{
  double west = 0, south = 0, east = 0, north = 0;
  if (!proj_get_area_of_use(context, crs, &west, &south, &east, &north, nullptr) || west < -180)
    return {};
  if (west > east) { // over the date line
    west = -180;
    east = 180;
  }
  return {west, south, east, north};
}

bool isGeographic(const PJ* crs)
{
  const PJ_TYPE type = proj_get_type(crs);
  return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

double metresPerUnit(PJ_CONTEXT* context, const PJ* crs)
{
  const ProjObject axes(proj_crs_get_coordinate_system(context, crs));
  double factor = 1;
  if (!axes || isGeographic(crs) ||
      !proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr,
                             nullptr, nullptr))
    return 1;
  return factor;
}

QByteArray wktOf(PJ_CONTEXT* context, const PJ* crs, PJ_WKT_TYPE type)
{
  const char* const options[] = {"MULTILINE=NO", nullptr};
  return proj_as_wkt(context, crs, type, options);
}

/// A system as we keep it: the horizontal part, without a shift that PROJ or we know better.
struct Plain {
  ProjObject crs;   ///< geographic or projected; null: not a place on the earth
  ProjObject bound; ///< `crs` with the shift of its own, where nothing else is known of its datum
  int epsg = 0;
  bool isVn2000 = false;
};

/// A name or a shift may say VN-2000 where the rest says WGS 84, whose codes are then not meant.
bool isCodeOnVn2000(PJ_CONTEXT* context, int epsg)
{
  const ProjObject crs = epsg == 0 ? nullptr : epsgObject(context, epsg, PJ_CATEGORY_CRS);
  return crs && isOnVn2000(context, crs.get());
}

Plain plainSystem(PJ_CONTEXT* context, ProjObject crs)
{
  Plain plain;
  ProjObject bound;
  for (int level = 0; crs && level < 4;
       ++level) { // a compound of bound ones, or the other way round
    if (proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
      crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    } else if (proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
      bound = std::move(crs);
      crs.reset(proj_get_source_crs(context, bound.get()));
    }
  }
  if (!crs || !(isGeographic(crs.get()) || proj_get_type(crs.get()) == PJ_TYPE_PROJECTED_CRS))
    return plain;
  plain.isVn2000 =
      isOnVn2000(context, crs.get()) || (bound && hasVn2000Shift(context, bound.get()));
  plain.epsg = findEpsg(context, crs.get());
  if (plain.isVn2000 && !isCodeOnVn2000(context, plain.epsg)) {
    const ProjObject vn2000 = epsgObject(context, kVn2000Geographic, PJ_CATEGORY_CRS);
    ProjObject onVn2000(proj_crs_alter_geodetic_crs(context, crs.get(), vn2000.get()));
    if (!onVn2000)
      return {};
    crs = std::move(onVn2000);
    plain.epsg = findEpsg(context, crs.get());
  }
  if (bound && !plain.isVn2000 && plain.epsg == 0)
    plain.bound = std::move(bound);
  if (plain.epsg != 0)
    crs = epsgObject(context, plain.epsg, PJ_CATEGORY_CRS);
  plain.crs = std::move(crs);
  return plain;
}

/// What moves coordinates: x and y only, by code where there is one, so that PROJ finds all it
/// knows.
QByteArray definitionOf(PJ_CONTEXT* context, const Plain& plain)
{
  if (plain.bound)
    return wktOf(context, plain.bound.get(), PJ_WKT2_2019);
  const ProjObject flat(proj_crs_demote_to_2D(context, nullptr, plain.crs.get()));
  const PJ* crs = flat ? flat.get() : plain.crs.get();
  if (const int code = epsgCode(crs); code != 0)
    return "EPSG:" + QByteArray::number(code);
  return wktOf(context, crs, PJ_WKT2_2019);
}

} // namespace

Crs::Crs() = default;

Result<Crs> Crs::fromText(const QString& text)
{
  const QString plainText = text.trimmed();
  if (!isPlainDefinition(plainText))
    return unknownCrs(text);
  PJ_CONTEXT* context = threadProjContext();
  ProjObject given(proj_create(context, asProjInput(plainText).constData()));
  if (!given)
    return unknownCrs(text);
  const Plain plain = plainSystem(context, std::move(given));
  if (!plain.crs)
    return unknownCrs(text);

  auto state = std::make_shared<State>();
  state->epsg = plain.epsg;
  if (plain.epsg != 0)
    state->id = QStringLiteral("EPSG:%1").arg(plain.epsg);
  if (plain.epsg >= 6956 && plain.epsg <= 6959)
    return Error{Error::Code::DeprecatedCrs, {state->id}, {}};
  state->name = QString::fromUtf8(proj_get_name(plain.crs.get()));
  state->isVn2000 = plain.isVn2000;
  state->isGeographic = geo::isGeographic(plain.crs.get());
  state->metresPerUnit = geo::metresPerUnit(context, plain.crs.get());
  state->areaOfUse = geo::areaOfUse(context, plain.crs.get());
  state->definition = definitionOf(context, plain);
  const ProjObject flat(proj_create(context, state->definition.constData()));
  if (!flat)
    return unknownCrs(text);
  state->wkt = QString::fromUtf8(wktOf(context, flat.get(), PJ_WKT1_GDAL));
  Crs crs;
  crs.m_state = std::move(state);
  return crs;
}

Result<Crs> Crs::fromEpsg(int code)
{
  return fromText(QStringLiteral("EPSG:%1").arg(code));
}

bool Crs::isValid() const
{
  return m_state != nullptr;
}

QString Crs::id() const
{
  return m_state ? m_state->id : QString();
}

int Crs::epsg() const
{
  return m_state ? m_state->epsg : 0;
}

QString Crs::name() const
{
  return m_state ? m_state->name : QString();
}

QString Crs::wkt() const
{
  return m_state ? m_state->wkt : QString();
}

bool Crs::isGeographic() const
{
  return m_state && m_state->isGeographic;
}

double Crs::metresPerUnit() const
{
  return m_state ? m_state->metresPerUnit : 1;
}

bool Crs::isVn2000() const
{
  return m_state && m_state->isVn2000;
}

Extent Crs::areaOfUse() const
{
  return m_state ? m_state->areaOfUse : Extent();
}

bool Crs::operator==(const Crs& other) const
{
  if (m_state == other.m_state)
    return true;
  if (!m_state || !other.m_state)
    return false;
  if (m_state->epsg != 0 || other.m_state->epsg != 0)
    return m_state->epsg == other.m_state->epsg;
  if (m_state->definition == other.m_state->definition)
    return true;
  PJ_CONTEXT* context = threadProjContext();
  const ProjObject ours(proj_create(context, m_state->definition.constData()));
  const ProjObject theirs(proj_create(context, other.m_state->definition.constData()));
  return ours && theirs && sameSystem(context, ours.get(), theirs.get());
}

} // namespace diaban::geo
