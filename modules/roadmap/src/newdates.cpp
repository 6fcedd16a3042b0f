#include "rowtext.h"

#include <diaban/roadmap/newdates.h>

#include <algorithm>

namespace diaban::roadmap {
namespace {

using workspace::Edit;
using workspace::Layer;

const QString kCode = QStringLiteral("ma_da");
const QString kStart = QStringLiteral("bat_dau");
const QString kEnd = QStringLiteral("ket_thuc");

/// The column of a layer that stands for a field of the register.
Result<geo::Field> columnFor(const Layer& layer, const ProjectFields& fields, const QString& field)
{
  QStringList names;
  for (const geo::Field& each : layer.fields)
    names.append(each.name);
  const QVector<ColumnUse> uses = fields.guessColumns(names);
  for (qsizetype i = 0; i < uses.size(); ++i)
    if (uses[i].field == field)
      return layer.fields[i];
  return Error{Error::Code::NoSuchField, {field, layer.title}, {}};
}

QVariant valueFor(const geo::Field& field, const QDate& day)
{
  return field.type == geo::FieldType::Text ? day.toString(QStringLiteral("dd/MM/yyyy"))
                                            : day.toString(Qt::ISODate);
}

struct RowChange {
  qint64 row = 0; ///< its number in the file
  QVariantMap values;
};

} // namespace

Result<qint64> writeDates(workspace::Workspace& workspace, const Layer& layer,
                          const ProjectFields& fields, const std::vector<NewDates>& dates,
                          const QString& title, Progress& progress)
{
  DIABAN_TRY(code, columnFor(layer, fields, kCode));
  DIABAN_TRY(start, columnFor(layer, fields, kStart));
  DIABAN_TRY(end, columnFor(layer, fields, kEnd));
  QMultiHash<QString, NewDates> byCode;
  for (const NewDates& each : dates)
    byCode.insert(each.code, each);
  SubProgress reading(progress, 0, 0.5), writing(progress, 0.5, 1);
  DIABAN_TRY(table, workspace.table(layer.name, {code.name, start.name, end.name}, reading));
  const RowText codes(*table, code.name), starts(*table, start.name), ends(*table, end.name);
  std::vector<RowChange> changes;
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const auto [from, to] = std::as_const(byCode).equal_range(codes.at(*block, row));
      const QDate first = dayFrom(starts.at(*block, row), DayOf::Start);
      const QDate last = dayFrom(ends.at(*block, row), DayOf::End);
      const auto found = std::find_if(from, to, [&](const NewDates& each) {
        return each.before.start == first && each.before.end == last;
      });
      if (found != to)
        changes.push_back({block->fids[row],
                           {{start.name, valueFor(start, found->after.start)},
                            {end.name, valueFor(end, found->after.end)}}});
    }
  if (changes.empty())
    return 0;
  const auto write = [&](Edit& edit) -> Outcome {
    for (const RowChange& change : changes)
      DIABAN_CHECK(edit.setValues(layer.name, {std::vector<qint64>{change.row}, {}}, change.values,
                                  writing));
    return Done{};
  };
  DIABAN_CHECK(workspace.edit(workspace::kBase, title, write));
  return static_cast<qint64>(changes.size());
}

} // namespace diaban::roadmap
