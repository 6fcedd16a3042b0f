#include "../opening.h"
#include "commands.h"

#include <diaban/geo/shape.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/rowview.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

namespace diaban::cli {
namespace {

using workspace::Edit;
using workspace::Feature;

constexpr int kUidDigits = 32;

Error badArgument(const QString& value, const QString& option)
{
  return {Error::Code::BadArgument, {value, option}, {}};
}

/// A row as a person names it: by its uid, or by its number in the file.
Result<Uid> uidOf(const workspace::Workspace& open, const QString& layer, const QString& name,
                  const QString& option)
{
  if (name.size() == kUidDigits && !Uid::fromHex(name).isNull())
    return Uid::fromHex(name);
  bool isNumber = false;
  const std::array<qint64, 1> row{name.toLongLong(&isNumber)};
  if (!isNumber)
    return badArgument(name, option);
  NoProgress progress;
  DIABAN_TRY(found, workspace::readFeatures(open, layer, row, progress));
  if (found.empty())
    return Error{Error::Code::EditConflict, {layer, name}, {}};
  return found.front().uid;
}

/// What is to be done, all of it in one action.
struct Wishes {
  QByteArray inserted; ///< WKB; empty: nothing
  struct Moved {
    Uid uid;
    qint64 row = 0;
    QPointF by;
  };
  struct Reshaped {
    Uid uid;
    QByteArray wkb;
  };
  std::optional<Moved> moved;
  std::optional<Reshaped> reshaped;
  std::vector<Uid> deleted;
  std::vector<qint64> deletedRows; ///< by their numbers in the file

  bool isEmpty() const
  {
    return inserted.isEmpty() && !moved && !reshaped && deleted.empty() && deletedRows.empty();
  }
};

Result<std::vector<qint64>> rowsWhere(const workspace::Workspace& open, const QString& layer,
                                      const QString& condition, Progress& progress)
{
  DIABAN_TRY(view, workspace::RowView::open(open, layer, progress));
  return view->rows({.expression = condition}, {}, progress);
}

Result<QByteArray> wkbOf(const QString& wkt)
{
  DIABAN_TRY(shape, geo::shapeFromWkt(wkt));
  return geo::toWkb(shape);
}

Result<Wishes::Moved> movedOf(const workspace::Workspace& open, const QString& layer,
                              const QString& text)
{
  const QStringList parts = text.split(QLatin1Char(','));
  bool isX = false, isY = false;
  const QPointF by(parts.value(1).toDouble(&isX), parts.value(2).toDouble(&isY));
  if (parts.size() != 3 || !isX || !isY || !qIsFinite(by.x()) || !qIsFinite(by.y()))
    return badArgument(text, QStringLiteral("--move"));
  DIABAN_TRY(uid, uidOf(open, layer, parts[0].trimmed(), QStringLiteral("--move")));
  DIABAN_TRY(row, workspace::rowOf(open, layer, uid));
  return Wishes::Moved{uid, row, by};
}

Result<Wishes> wishesOf(const workspace::Workspace& open, const QString& layer,
                        const Arguments& arguments, Progress& progress)
{
  Wishes wishes;
  if (arguments.isSet(QStringLiteral("insert"))) {
    DIABAN_TRY(wkb, wkbOf(arguments.value(QStringLiteral("insert"))));
    wishes.inserted = wkb;
  }
  if (arguments.isSet(QStringLiteral("move"))) {
    DIABAN_TRY(moved, movedOf(open, layer, arguments.value(QStringLiteral("move"))));
    wishes.moved = moved;
  }
  if (const QString text = arguments.value(QStringLiteral("geometry")); !text.isEmpty()) {
    const QString name = text.section(QLatin1Char('='), 0, 0).trimmed();
    DIABAN_TRY(uid, uidOf(open, layer, name, QStringLiteral("--geometry")));
    DIABAN_TRY(wkb, wkbOf(text.section(QLatin1Char('='), 1)));
    wishes.reshaped = {uid, wkb};
  }
  for (const QString& name : arguments.list(QStringLiteral("delete"))) {
    DIABAN_TRY(uid, uidOf(open, layer, name, QStringLiteral("--delete")));
    wishes.deleted.push_back(uid);
  }
  const QString condition = arguments.value(QStringLiteral("delete-where"));
  if (!condition.trimmed().isEmpty()) {
    DIABAN_TRY(rows, rowsWhere(open, layer, condition, progress));
    wishes.deletedRows = rows;
  }
  return wishes;
}

Outcome fulfil(Edit& edit, const QString& layer, const Wishes& wishes, Uid& made)
{
  if (!wishes.inserted.isEmpty()) {
    DIABAN_TRY(uid, edit.insertFeature(layer, {.wkb = wishes.inserted}));
    made = uid;
  }
  if (wishes.moved) {
    DIABAN_TRY(before, edit.geometryOf(layer, wishes.moved->uid));
    if (before.isEmpty())
      return Error{Error::Code::BadGeometry, {layer, wishes.moved->uid.toHex()}, {}};
    const auto change = [by = wishes.moved->by](std::span<const unsigned char> wkb) {
      return geo::moved(wkb, by);
    };
    DIABAN_CHECK(edit.changeGeometry(layer, {wishes.moved->row}, change));
  }
  if (wishes.reshaped)
    DIABAN_CHECK(
        edit.updateFeature(layer, {.uid = wishes.reshaped->uid, .wkb = wishes.reshaped->wkb}));
  for (const Uid& uid : wishes.deleted)
    DIABAN_CHECK(edit.deleteFeature(layer, uid));
  return wishes.deletedRows.empty() ? Outcome(Done{}) : edit.deleteRows(layer, wishes.deletedRows);
}

void tell(const Wishes& wishes, const Uid& made, Answer& answer)
{
  const auto add = [&](const QString& deed, const std::vector<Uid>& uids) {
    QJsonArray list;
    for (const Uid& uid : uids) {
      list.append(uid.toHex());
      answer.text += QStringLiteral("%1\t%2\n").arg(deed, uid.toHex());
    }
    answer.json.insert(deed, list);
  };
  const auto only = [](const auto& wish) {
    return wish ? std::vector<Uid>{wish->uid} : std::vector<Uid>();
  };
  add(QStringLiteral("inserted"), made.isNull() ? std::vector<Uid>() : std::vector<Uid>{made});
  add(QStringLiteral("moved"), only(wishes.moved));
  add(QStringLiteral("reshaped"), only(wishes.reshaped));
  add(QStringLiteral("deleted"), wishes.deleted);
  answer.json.insert(QStringLiteral("deletedRows"), qint64(wishes.deletedRows.size()));
  if (!wishes.deletedRows.empty())
    answer.text += QStringLiteral("deleted\t%1\n").arg(wishes.deletedRows.size());
}

Result<Answer> edit(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  DIABAN_TRY(open, openToWork(path, progress));
  DIABAN_TRY(layer, open->layer(arguments.parameter(QStringLiteral("LAYER"))));
  DIABAN_TRY(wishes, wishesOf(*open, layer.name, arguments, progress));
  const bool isAsked = arguments.isSet(QStringLiteral("delete-where"));
  if (wishes.isEmpty() && !isAsked)
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--insert|--move|--geometry|--delete|--delete-where"),
                  QStringLiteral("edit")},
                 {}};
  Uid made;
  DIABAN_TRY(entry, open->edit(workspace::kBase, {},
                               [&](Edit& work) { return fulfil(work, layer.name, wishes, made); }));
  DIABAN_CHECK(open->putBack(progress));
  Answer answer;
  answer.notices = open->notices();
  answer.json = {{QStringLiteral("workspace"), path}, {QStringLiteral("layer"), layer.name}};
  tell(wishes, made, answer);
  return answer;
}

} // namespace

Command editCommand()
{
  return {QStringLiteral("edit"),
          QT_TRANSLATE_NOOP("diaban::cli", "add, move, reshape or delete features of a layer"),
          {{QStringLiteral("WORKSPACE")}, {QStringLiteral("LAYER")}},
          {{QStringLiteral("insert"), QStringLiteral("WKT"),
            QT_TRANSLATE_NOOP("diaban::cli", "adds a feature with this geometry")},
           {QStringLiteral("move"), QStringLiteral("ROW,DX,DY"),
            QT_TRANSLATE_NOOP("diaban::cli", "moves a feature to the east and to the north")},
           {QStringLiteral("geometry"), QStringLiteral("ROW=WKT"),
            QT_TRANSLATE_NOOP("diaban::cli", "gives a feature another geometry")},
           {QStringLiteral("delete"), QStringLiteral("ROW,ROW"),
            QT_TRANSLATE_NOOP("diaban::cli", "deletes features")},
           {QStringLiteral("delete-where"), QStringLiteral("CONDITION"),
            QT_TRANSLATE_NOOP("diaban::cli", "deletes the features that fit it")}},
          false,
          edit};
}

} // namespace diaban::cli
