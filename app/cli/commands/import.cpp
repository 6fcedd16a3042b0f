#include "../json.h"
#include "../opening.h"
#include "../projectjson.h"
#include "../projectlist.h"
#include "commands.h"

#include <diaban/geo/sheetreader.h>
#include <diaban/workspace/import.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

QJsonObject toJson(const workspace::ImportedLayer& layer)
{
  QJsonArray refusals;
  for (const workspace::Refusal& refusal : layer.refusals) {
    QJsonObject reason = cli::toJson(refusal.reason);
    reason.insert(QStringLiteral("rows"), refusal.rows);
    refusals.append(reason);
  }
  return {{QStringLiteral("name"), layer.name},
          {QStringLiteral("title"), layer.title},
          {QStringLiteral("role"), workspace::roleName(layer.role)},
          {QStringLiteral("kind"),
           layer.isRaster ? QStringLiteral("raster") : QStringLiteral("vector")},
          {QStringLiteral("storage"),
           layer.isLinked ? QStringLiteral("linked") : QStringLiteral("imported")},
          {QStringLiteral("crs"), crsToJson(layer.crs)},
          {QStringLiteral("read"), layer.read},
          {QStringLiteral("kept"), layer.kept},
          {QStringLiteral("refused"), layer.refused},
          {QStringLiteral("without_geometry"), layer.withoutGeometry},
          {QStringLiteral("pairs"), cli::toJson(layer.pairs)},
          {QStringLiteral("refusals"), refusals}};
}

/// What a person should look at before believing where the rows stand.
QString placeLines(const workspace::ImportedLayer& layer)
{
  const auto line = [](const QString& text) { return QStringLiteral("  %1\n").arg(text); };
  const auto words = [](const char* source, qint64 count = -1) {
    return QCoreApplication::translate("diaban::cli", source, nullptr, static_cast<int>(count));
  };
  QString lines;
  if (layer.kept > 0 && layer.withoutGeometry == layer.kept)
    lines += line(words(QT_TRANSLATE_NOOP(
        "diaban::cli", "a table: none of its columns holds coordinates, so it is not on the map")));
  else if (layer.withoutGeometry > 0)
    lines += line(words(QT_TRANSLATE_N_NOOP("diaban::cli", "%n row(s) without a place"),
                        layer.withoutGeometry));
  const geo::TextPairs& pairs = layer.pairs;
  if (pairs.isUnclear) //: %1 a column of a table
    lines += line(words(QT_TRANSLATE_NOOP("diaban::cli",
                                          "column “%1”: either number can be the latitude; look at "
                                          "the map, --swap-axes turns them"))
                      .arg(pairs.column));
  else if (!pairs.column.isEmpty() && pairs.isLatitudeFirst) //: %1 a column of a table
    lines += line(words(QT_TRANSLATE_NOOP("diaban::cli", "column “%1”: the latitude stands first"))
                      .arg(pairs.column));
  if (pairs.turned > 0) //: %1 a column of a table
    lines += line(words(QT_TRANSLATE_N_NOOP("diaban::cli",
                                            "column “%1”: %n row(s) can only be meant the other "
                                            "way round, and are read so"),
                        pairs.turned)
                      .arg(pairs.column));
  return lines;
}

QString toText(const workspace::ImportedLayer& layer)
{
  //: %1 layer, %2 rows read, %3 rows kept, %4 rows refused
  const QString line =
      QCoreApplication::translate("diaban::cli", "%1: %2 rows read, %3 kept, %4 refused");
  QString text = line.arg(layer.name, QString::number(layer.read), QString::number(layer.kept),
                          QString::number(layer.refused)) +
                 QLatin1Char('\n');
  for (const workspace::Refusal& refusal : layer.refusals)
    text += QStringLiteral("  %1 × %2\n").arg(refusal.rows).arg(errorText(refusal.reason));
  return text + placeLines(layer);
}

Result<workspace::ImportRequest> requestOf(const Arguments& arguments)
{
  workspace::ImportRequest request;
  for (const QString& source : arguments.parameters(QStringLiteral("SOURCE"))) {
    const QStringList inside = geo::expandFolder(source);
    request.sources << (inside.isEmpty() ? QStringList{source} : inside);
  }
  request.sourceLayers = arguments.list(QStringLiteral("source-layer"));
  request.layerName = arguments.value(QStringLiteral("layer"));
  request.title = arguments.value(QStringLiteral("title"));
  request.group = arguments.value(QStringLiteral("group"));
  request.crs = arguments.value(QStringLiteral("crs"));
  request.encoding = arguments.value(QStringLiteral("encoding"));
  if (arguments.isSet(QStringLiteral("swap-axes")))
    for (const QString& source : request.sources)
      request.answers.insert(source, {request.crs, false, request.encoding, true});
  request.link = arguments.isSet(QStringLiteral("link"));
  if (!request.crs.isEmpty())
    DIABAN_CHECK(geo::Crs::fromText(request.crs));
  if (arguments.isSet(QStringLiteral("role"))) {
    const QString role = arguments.value(QStringLiteral("role"));
    request.role = workspace::roleFromName(role);
    if (!request.role)
      return Error{Error::Code::BadArgument, {role, QStringLiteral("--role")}, {}};
  }
  return request;
}

/// Whether a source is a table of projects whose rows have no coordinates: a list.
Result<bool> isProjectList(const workspace::ImportRequest& request, Progress& progress)
{
  if (request.role != workspace::LayerRole::Projects || request.sources.size() != 1 ||
      request.link || !geo::isSheetFile(request.sources.first()))
    return false;
  const geo::SourceReader reader(geo::workerProgram());
  const auto info =
      reader.describe(request.sources.first(), {request.encoding, false, {}}, progress);
  if (!info && info.error().code == Error::Code::BadEncoding)
    return true; // lists are read in the encoding of offices that fits
  if (!info)
    return info.error();
  const auto& layers = info.value().layers;
  return std::all_of(layers.begin(), layers.end(), [](const geo::SourceLayer& layer) {
    return layer.kind == geo::GeometryKind::None;
  });
}

Result<Answer> importList(const Arguments& arguments, const workspace::ImportRequest& request,
                          Progress& progress)
{
  DIABAN_TRY(opened, openToWork(arguments.parameter(QStringLiteral("WORKSPACE")), progress));
  DIABAN_TRY(answer, importProjectList(*opened,
                                       {request.sources.first(), request.encoding,
                                        request.sourceLayers.value(0), request.layerName,
                                        request.title, arguments.isSet(QStringLiteral("dry-run"))},
                                       progress));
  DIABAN_CHECK(opened->putBack(progress));
  answer.notices = opened->notices() + answer.notices;
  return answer;
}

/// What the columns of imported layers of projects stand for, and what is wrong with their rows.
Outcome addRegisters(const workspace::Workspace& open, const workspace::ImportReport& report,
                     Answer& answer, Progress& progress)
{
  DIABAN_TRY(fields, roadmap::ProjectFields::load());
  DIABAN_TRY(rules, roadmap::GroupRules::load());
  QJsonArray registers;
  for (const workspace::ImportedLayer& imported : report.layers) {
    if (imported.role != workspace::LayerRole::Projects || imported.isRaster)
      continue;
    DIABAN_TRY(layer, open.layer(imported.name));
    const auto read = roadmap::projectsOf(open, layer, fields, rules, true, progress);
    if (!read && read.error().code == Error::Code::NoSuchField)
      continue; // no field names projects: a layer like any other
    if (!read)
      return read.error();
    QJsonArray columns;
    for (qsizetype i = 0; i < read.value().uses.size(); ++i)
      if (!read.value().uses[i].field.isEmpty())
        columns.append(cli::toJson(layer.fields[i].name, read.value().uses[i]));
    registers.append(QJsonObject{
        {QStringLiteral("layer"), layer.name},
        {QStringLiteral("columns"), columns},
        {QStringLiteral("unit_assumed"), read.value().isUnitAssumed},
        {QStringLiteral("problems"), cli::toJson(read.value().problems, fields, false)}});
    answer.text += problemLines(read.value().problems, fields, false);
  }
  if (!registers.isEmpty())
    answer.json.insert(QStringLiteral("registers"), registers);
  return Done{};
}

Result<Answer> import(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(request, requestOf(arguments));
  DIABAN_TRY(isList, isProjectList(request, progress));
  if (isList)
    return importList(arguments, request, progress);
  if (arguments.isSet(QStringLiteral("dry-run")))
    return Error{
        Error::Code::BadArgument, {request.sources.value(0), QStringLiteral("--dry-run")}, {}};
  DIABAN_TRY(opened, openToWork(arguments.parameter(QStringLiteral("WORKSPACE")), progress));
  const geo::SourceReader reader(geo::workerProgram());
  DIABAN_TRY(report, workspace::importSources(*opened, request, reader, progress));
  DIABAN_CHECK(opened->putBack(progress));
  Answer answer;
  answer.notices = opened->notices() + report.notices;
  QJsonArray layers;
  for (const workspace::ImportedLayer& layer : report.layers) {
    layers.append(toJson(layer));
    answer.text += toText(layer);
  }
  answer.json = {{QStringLiteral("layers"), layers},
                 {QStringLiteral("entry"), QString::fromLatin1(report.entry.toHex())}};
  DIABAN_CHECK(addRegisters(*opened, report, answer, progress));
  return answer;
}

} // namespace

Command importCommand()
{
  return {
      QStringLiteral("import"),
      QT_TRANSLATE_NOOP("diaban::cli", "take map files, or all of a folder, into a workspace"),
      {{QStringLiteral("WORKSPACE")}, {QStringLiteral("SOURCE"), true}},
      {{QStringLiteral("layer"), QStringLiteral("NAME"),
        QT_TRANSLATE_NOOP("diaban::cli", "all sources become this one layer")},
       {QStringLiteral("role"), QStringLiteral("ROLE"),
        QT_TRANSLATE_NOOP("diaban::cli",
                          "base, zoning, infrastructure, sensors, communes, buildings, terrain, "
                          "projects, coverage or other (else guessed)")},
       {QStringLiteral("group"), QStringLiteral("TITLE"),
        QT_TRANSLATE_NOOP("diaban::cli",
                          "the group of layers it goes into (else that of its role)")},
       {QStringLiteral("title"), QStringLiteral("T"),
        QT_TRANSLATE_NOOP("diaban::cli", "what people read in the list of layers")},
       {QStringLiteral("crs"), QStringLiteral("EPSG:n"),
        QT_TRANSLATE_NOOP("diaban::cli", "for sources that do not say theirs, or say it wrongly")},
       {QStringLiteral("encoding"), QStringLiteral("NAME"),
        QT_TRANSLATE_NOOP("diaban::cli",
                          "how the sources' text is encoded, for example TCVN3, VNI, CP1258")},
       {QStringLiteral("swap-axes"),
        {},
        QT_TRANSLATE_NOOP("diaban::cli", "the sources' first coordinate is north")},
       {QStringLiteral("source-layer"), QStringLiteral("A,B"),
        QT_TRANSLATE_NOOP("diaban::cli", "only these layers of the sources")},
       {QStringLiteral("dry-run"),
        {},
        QT_TRANSLATE_NOOP("diaban::cli",
                          "of a list of projects: only say what would be taken and changed")},
       {QStringLiteral("link"),
        {},
        QT_TRANSLATE_NOOP("diaban::cli", "leave the rows in their file and read them from there")}},
      false,
      import};
}

} // namespace diaban::cli
