#include "../json.h"
#include "../mapdrawing.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/mapview/pick.h>
#include <diaban/workspace/rowview.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace diaban::cli {
namespace {

constexpr double kWithinUnlessAsked = 1; // metres
constexpr double kFarthestPlace = 1e9;

struct Place {
  QPointF at;
  double tolerance = 0; ///< map units
};

Outcome addRows(const workspace::Workspace& opened, const LoadedMap::Part& part, const Place& place,
                QJsonArray& found, Answer& answer, Progress& progress)
{
  const std::vector<qint64> rows = mapview::rowsAt(*part.table, place.at, place.tolerance);
  if (rows.empty())
    return Done{};
  DIABAN_TRY(view, workspace::RowView::open(opened, part.layer.name, progress));
  DIABAN_TRY(all, view->cells(rows));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const QVariantList cells = all.value(static_cast<qsizetype>(i));
    QJsonObject values;
    QStringList line{part.layer.name, QString::number(rows[i])};
    for (qsizetype field = 0; field < cells.size(); ++field) {
      const QString name = view->fields()[field].name;
      values.insert(name, cellJson(cells[field]));
      line << QStringLiteral("%1=%2").arg(name, cellText(cells[field]));
    }
    found.append(QJsonObject{{QStringLiteral("layer"), part.layer.name},
                             {QStringLiteral("row"), rows[i]},
                             {QStringLiteral("values"), values}});
    answer.text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  return Done{};
}

Outcome addBands(const workspace::Workspace& opened, const LoadedMap::Part& part,
                 const Place& place, QJsonArray& found, Answer& answer, Progress& progress)
{
  DIABAN_TRY(values, opened.values(part.layer.name, place.at.x(), place.at.y(), progress));
  if (values.isEmpty())
    return Done{};
  QJsonArray bands;
  QStringList line{part.layer.name};
  for (const geo::RasterValue& value : std::as_const(values)) {
    const auto named = [](const QString& text) {
      return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    bands.append(QJsonObject{
        {QStringLiteral("value"), value.value ? QJsonValue(*value.value) : QJsonValue()},
        {QStringLiteral("unit"), named(value.unit)},
        {QStringLiteral("name"), named(value.name)},
        {QStringLiteral("category"), named(value.category)}});
    line << (value.value ? QString::number(*value.value, 'g', 15) : QStringLiteral("–"));
  }
  found.append(
      QJsonObject{{QStringLiteral("layer"), part.layer.name}, {QStringLiteral("bands"), bands}});
  answer.text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  return Done{};
}

Result<Answer> identify(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(at, arguments.numbers(QStringLiteral("at"), 2));
  if (!at)
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("--at"), QStringLiteral("identify")}, {}};
  DIABAN_TRY(within, arguments.number(QStringLiteral("within"), 0, kFarthestPlace));
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  SubProgress loading(progress, 0, 0.8), reading(progress, 0.8, 1);
  DIABAN_TRY(map, loadMap(*opened, arguments.list(QStringLiteral("layers")), loading));
  Answer answer;
  answer.notices = opened->notices() + map.notices;
  const Place place{{at->at(0), at->at(1)},
                    within.value_or(kWithinUnlessAsked) /
                        mapview::metresPerUnit(map.crs, at->at(1))};
  QJsonArray found;
  for (auto part = map.parts.rbegin(); part != map.parts.rend(); ++part) { // the top first
    if (part->layer.isRaster)
      DIABAN_CHECK(addBands(*opened, *part, place, found, answer, reading));
    else
      DIABAN_CHECK(addRows(*opened, *part, place, found, answer, reading));
  }
  answer.json = {{QStringLiteral("crs"), map.crs.id()}, {QStringLiteral("found"), found}};
  return answer;
}

} // namespace

Command identifyCommand()
{
  return {QStringLiteral("identify"),
          QT_TRANSLATE_NOOP("diaban::cli", "say what lies at a place: rows, and values of rasters"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("at"), QStringLiteral("X,Y"),
            QT_TRANSLATE_NOOP("diaban::cli", "the place, in the workspace's system")},
           {QStringLiteral("within"), QStringLiteral("METRES"),
            QT_TRANSLATE_NOOP("diaban::cli", "how far lines and points may be (1)")},
           {QStringLiteral("layers"), QStringLiteral("A,B"),
            QT_TRANSLATE_NOOP("diaban::cli", "only these layers, shown or not")}},
          false,
          identify};
}

} // namespace diaban::cli
