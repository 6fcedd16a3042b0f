#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/reportio/tablefile.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/rowview.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace diaban::cli {
namespace {

constexpr qint64 kShownUnlessAsked = 1000;
constexpr qint64 kMostRows = 1'000'000'000;

struct Chosen {
  std::vector<qint64> rows;      ///< after --offset and --limit
  std::size_t fitting = 0;       ///< before them
  std::vector<qsizetype> fields; ///< places in RowView::fields()
};

/// "dien_tich:desc,ten" as fields and directions.
Result<QVector<workspace::RowSort>> sortOf(const Arguments& arguments)
{
  QVector<workspace::RowSort> sort;
  for (const QString& part : arguments.list(QStringLiteral("sort"))) {
    const QString field = part.section(QLatin1Char(':'), 0, 0);
    const QString way = part.section(QLatin1Char(':'), 1);
    if (!way.isEmpty() && way != QLatin1String("desc") && way != QLatin1String("asc"))
      return Error{Error::Code::BadArgument, {part, QStringLiteral("--sort")}, {}};
    sort.append({field, way == QLatin1String("desc")});
  }
  return sort;
}

Result<std::vector<qsizetype>> fieldsOf(const Arguments& arguments, const workspace::RowView& view)
{
  std::vector<qsizetype> places;
  const auto& fields = view.fields();
  for (const QString& name : arguments.list(QStringLiteral("fields"))) {
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const auto& field) { return field.name == name; });
    if (at == fields.end())
      return Error{
          Error::Code::NoSuchField, {name, arguments.parameter(QStringLiteral("LAYER"))}, {}};
    places.push_back(at - fields.begin());
  }
  for (qsizetype i = 0; !arguments.isSet(QStringLiteral("fields")) && i < fields.size(); ++i)
    places.push_back(i);
  return places;
}

Result<Chosen> choose(const Arguments& arguments, const workspace::RowView& view, bool isExport,
                      Progress& progress)
{
  DIABAN_TRY(sort, sortOf(arguments));
  DIABAN_TRY(limit, arguments.integer(QStringLiteral("limit"), 0, kMostRows));
  DIABAN_TRY(offset, arguments.integer(QStringLiteral("offset"), 0, kMostRows));
  DIABAN_TRY(fields, fieldsOf(arguments, view));
  workspace::RowFilter filter;
  filter.search = arguments.value(QStringLiteral("search"));
  filter.expression = arguments.value(QStringLiteral("where"));
  DIABAN_TRY(rows, view.rows(filter, sort, progress));
  Chosen chosen{{}, rows.size(), std::move(fields)};
  const auto first = std::min(rows.size(), static_cast<std::size_t>(offset.value_or(0)));
  const qint64 most = limit.value_or(isExport ? kMostRows : kShownUnlessAsked);
  const auto count = std::min(rows.size() - first, static_cast<std::size_t>(most));
  chosen.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(first),
                     rows.begin() + static_cast<std::ptrdiff_t>(first + count));
  return chosen;
}

QVariantList only(const QVariantList& cells, const std::vector<qsizetype>& fields)
{
  QVariantList kept;
  for (const qsizetype field : fields)
    kept.append(cells.value(field));
  return kept;
}

QVector<geo::Field> only(const QVector<geo::Field>& all, const std::vector<qsizetype>& fields)
{
  QVector<geo::Field> kept;
  for (const qsizetype field : fields)
    kept.append(all[field]);
  return kept;
}

Outcome show(const workspace::RowView& view, const Chosen& chosen, Answer& answer)
{
  DIABAN_TRY(all, view.cells(chosen.rows));
  QJsonArray rows;
  for (const QVariantList& cells : all) {
    QJsonArray row;
    QStringList line;
    for (const QVariant& cell : only(cells, chosen.fields)) {
      row.append(cellJson(cell));
      line.append(cellText(cell));
    }
    rows.append(row);
    answer.text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  answer.json.insert(QStringLiteral("rows"), rows);
  return Done{};
}

/// What names the rows for good, beside the rows.
Outcome addNames(const workspace::Workspace& open, const QString& layer, const Chosen& chosen,
                 Answer& answer)
{
  NoProgress progress;
  DIABAN_TRY(features, workspace::readFeatures(open, layer, chosen.rows, progress));
  QJsonArray uids;
  for (const workspace::Feature& feature : features) {
    uids.append(feature.uid.toHex());
    answer.text += feature.uid.toHex() + QLatin1Char('\n');
  }
  answer.json.insert(QStringLiteral("uids"), uids);
  return Done{};
}

Outcome exportTo(const QString& path, const workspace::RowView& view, const Chosen& chosen,
                 Progress& progress)
{
  if (QFileInfo::exists(path))
    return Error{Error::Code::FileExists, {path}, {}};
  QVector<reportio::TableColumn> columns;
  for (const geo::Field& field : only(view.fields(), chosen.fields))
    columns.append({field.name, field.type == geo::FieldType::Date});
  const auto read = [&](std::span<const qint64> rows) -> Result<QVector<QVariantList>> {
    DIABAN_TRY(all, view.cells(rows));
    for (QVariantList& cells : all)
      cells = only(cells, chosen.fields);
    return all;
  };
  return reportio::writeTable(path, columns, chosen.rows, read, progress);
}

/// Sums of the chosen rows, for the fields that hold numbers and were asked for.
Outcome addSums(const workspace::RowView& view, const Chosen& chosen, Answer& answer,
                Progress& progress)
{
  DIABAN_TRY(all, view.sums(chosen.rows, progress));
  QJsonArray sums;
  for (const qsizetype place : chosen.fields) {
    const auto sum = std::find_if(all.begin(), all.end(), [&](const workspace::FieldSum& it) {
      return it.field == view.fields()[place].name;
    });
    if (sum == all.end())
      continue;
    QJsonObject figures{{QStringLiteral("field"), sum->field},
                        {QStringLiteral("count"), sum->count}};
    QStringList line{sum->field, QString::number(sum->count)};
    const std::pair<QString, double> values[] = {{QStringLiteral("sum"), sum->sum},
                                                 {QStringLiteral("mean"), sum->mean()},
                                                 {QStringLiteral("min"), sum->least},
                                                 {QStringLiteral("max"), sum->most}};
    for (const auto& [name, value] : values) {
      figures.insert(name, sum->count > 0 ? QJsonValue(value) : QJsonValue());
      line.append(sum->count > 0 ? QString::number(value, 'g', 15) : QStringLiteral("–"));
    }
    sums.append(figures);
    answer.text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  answer.json.insert(QStringLiteral("sums"), sums);
  return Done{};
}

Result<Answer> rows(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  SubProgress opening(progress, 0, 0.3), choosing(progress, 0.3, 0.7), writing(progress, 0.7, 1);
  DIABAN_TRY(view, workspace::RowView::open(*opened, arguments.parameter(QStringLiteral("LAYER")),
                                            opening));
  const QString out = arguments.value(QStringLiteral("out"));
  const bool wantsSums = arguments.isSet(QStringLiteral("sums"));
  DIABAN_TRY(chosen, choose(arguments, *view, wantsSums || !out.isEmpty(), choosing));
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("fields"), toJson(only(view->fields(), chosen.fields))},
                 {QStringLiteral("fitting"), static_cast<qint64>(chosen.fitting)}};
  if (wantsSums)
    DIABAN_CHECK(addSums(*view, chosen, answer, choosing));
  if (wantsSums && out.isEmpty())
    return answer;
  if (out.isEmpty()) {
    DIABAN_CHECK(show(*view, chosen, answer));
    if (arguments.isSet(QStringLiteral("uids")))
      DIABAN_CHECK(addNames(*opened, arguments.parameter(QStringLiteral("LAYER")), chosen, answer));
    return answer;
  }
  DIABAN_CHECK(exportTo(out, *view, chosen, writing));
  answer.json.insert(QStringLiteral("file"), out);
  answer.json.insert(QStringLiteral("written"), static_cast<qint64>(chosen.rows.size()));
  answer.text = out + QLatin1Char('\n');
  return answer;
}

} // namespace

Command rowsCommand()
{
  return {QStringLiteral("rows"),
          QT_TRANSLATE_NOOP("diaban::cli", "list or export the rows of a layer that fit"),
          {{QStringLiteral("WORKSPACE")}, {QStringLiteral("LAYER")}},
          {{QStringLiteral("search"), QStringLiteral("TEXT"),
            QT_TRANSLATE_NOOP("diaban::cli", "rows that hold these words, marks and case apart")},
           {QStringLiteral("where"), QStringLiteral("CONDITION"),
            QT_TRANSLATE_NOOP("diaban::cli",
                              "rows that fit a condition, for example \"dien_tich > 500\"")},
           {QStringLiteral("sort"), QStringLiteral("FIELD[:desc],…"),
            QT_TRANSLATE_NOOP("diaban::cli", "order of the rows")},
           {QStringLiteral("fields"), QStringLiteral("A,B"),
            QT_TRANSLATE_NOOP("diaban::cli", "only these fields, in this order")},
           {QStringLiteral("offset"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "leave out the first N rows")},
           {QStringLiteral("limit"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "at most N rows (1,000 unless exported)")},
           {QStringLiteral("sums"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli",
                              "count, sum, mean, least and greatest of the numbers, not the rows")},
           {QStringLiteral("uids"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "also what names each row for good")},
           {QStringLiteral("out"), QStringLiteral("FILE.csv|FILE.xlsx"),
            QT_TRANSLATE_NOOP("diaban::cli", "write them into a new file for a spreadsheet")}},
          false,
          rows};
}

} // namespace diaban::cli
