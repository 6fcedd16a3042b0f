#include "commands.h"
#include "common/bootstrap.h"
#include "common/places.h"

#include <diaban/base/text.h>
#include <diaban/geo/crs.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

/// Covers most of the country; used where nothing else is said.
constexpr auto kNationalCrs = "EPSG:3405";

Result<geo::Crs> crsOfProvince(const QString& wanted)
{
  const QString list = app::dataFile(QStringLiteral("crs/central_meridians.csv"));
  for (const geo::ProvinceZone& zone : geo::provinceZones(list))
    if (zone.isCurrent && (zone.code == wanted || foldMarks(zone.province) == foldMarks(wanted)))
      return geo::Crs::fromEpsg(zone.epsg);
  return Error{Error::Code::BadArgument, {wanted, QStringLiteral("--province")}, {}};
}

Result<geo::Crs> wantedCrs(const Arguments& arguments)
{
  const QString province = arguments.value(QStringLiteral("province"));
  const QString crs = arguments.value(QStringLiteral("crs"));
  if (!province.isEmpty() && !crs.isEmpty())
    return Error{Error::Code::BadArgument,
                 {QStringLiteral("--province --crs"), QStringLiteral("create")},
                 {}};
  if (!province.isEmpty())
    return crsOfProvince(province);
  return geo::Crs::fromText(crs.isEmpty() ? QLatin1String(kNationalCrs) : crs);
}

Result<Answer> create(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(crs, wantedCrs(arguments));
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  DIABAN_TRY(made, workspace::Workspace::create(path, crs, app::openOptions()));
  DIABAN_CHECK(made->putBack(progress));
  Answer answer;
  answer.json = {{QStringLiteral("workspace"), path},
                 {QStringLiteral("crs"), crs.id()},
                 {QStringLiteral("crs_name"), crs.name()}};
  answer.text = QStringLiteral("%1: %2, %3\n").arg(path, crs.id(), crs.name());
  return answer;
}

} // namespace

Command createCommand()
{
  return {QStringLiteral("create"),
          QT_TRANSLATE_NOOP("diaban::cli", "make an empty workspace"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("province"), QStringLiteral("CODE"),
            QT_TRANSLATE_NOOP("diaban::cli", "VN-2000 zone of this province: code or name")},
           {QStringLiteral("crs"), QStringLiteral("EPSG:n"),
            QT_TRANSLATE_NOOP("diaban::cli", "another coordinate system (else EPSG:3405)")}},
          false,
          create};
}

} // namespace diaban::cli
