#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

using workspace::Bookmark;
using workspace::Workspace;

const QString kAdd = QStringLiteral("add");
const QString kExtent = QStringLiteral("extent");
const QString kLayers = QStringLiteral("layers");
const QString kRename = QStringLiteral("rename");
const QString kTo = QStringLiteral("to");
const QString kRemove = QStringLiteral("remove");

QJsonObject toJson(const Bookmark& bookmark, const QVector<workspace::Layer>& onMap)
{
  QJsonValue layers;
  if (bookmark.layers) {
    QJsonArray shown;
    for (const Bookmark::ShownLayer& layer : *bookmark.layers)
      shown.append(QJsonObject{
          {QStringLiteral("title"), layer.title},
          {QStringLiteral("gone"), std::none_of(onMap.begin(), onMap.end(), [&](const auto& it) {
             return it.uid == layer.uid;
           })}});
    layers = shown;
  }
  return {{QStringLiteral("uid"), bookmark.uid.toHex()},
          {QStringLiteral("title"), bookmark.title},
          {QStringLiteral("extent"), cli::toJson(bookmark.extent)},
          {QStringLiteral("layers"), layers}};
}

Answer listOf(const QString& path, const Workspace& open)
{
  Answer answer;
  QJsonArray all;
  const QVector<workspace::Layer> layers = open.layers();
  for (const Bookmark& bookmark : open.bookmarks()) {
    all.append(toJson(bookmark, layers));
    answer.text += QStringLiteral("%1  %2\n").arg(bookmark.uid.toHex(), bookmark.title);
  }
  answer.json = {{QStringLiteral("workspace"), path}, {QStringLiteral("bookmarks"), all}};
  answer.notices = open.notices();
  return answer;
}

/// The one bookmark of that title or uid. \returns BadArgument when there is none, or several
Result<Bookmark> named(const Workspace& open, const Arguments& arguments, const QString& option)
{
  const QString name = arguments.value(option);
  QVector<Bookmark> fitting = open.bookmarks();
  fitting.removeIf([&](const Bookmark& it) { return it.title != name && it.uid.toHex() != name; });
  if (fitting.size() == 1)
    return fitting.first();
  return Error{Error::Code::BadArgument, {name, QStringLiteral("--") + option}, {}};
}

Result<Bookmark> newBookmark(const Workspace& open, const Arguments& arguments)
{
  DIABAN_TRY(box, arguments.numbers(kExtent, 4));
  if (!box)
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--") + kExtent, QStringLiteral("bookmarks")},
                 {}};
  Bookmark made;
  made.uid = UidMaker().next();
  made.title = arguments.value(kAdd).trimmed();
  made.extent = {box->value(0), box->value(1), box->value(2), box->value(3)};
  if (!arguments.isSet(kLayers))
    return made;
  made.layers.emplace();
  for (const QString& name : arguments.list(kLayers)) {
    DIABAN_TRY(layer, open.layer(name));
    made.layers->append({layer.uid, layer.title});
  }
  return made;
}

Outcome change(Workspace& open, const Arguments& arguments)
{
  const auto edit = [&](const char* what, const QString& title, const auto& function) -> Outcome {
    DIABAN_CHECK(open.edit(workspace::kBase,
                           QCoreApplication::translate("diaban::cli", what).arg(title), function));
    return Done{};
  };
  if (arguments.isSet(kRemove)) {
    DIABAN_TRY(bookmark, named(open, arguments, kRemove));
    return edit(QT_TRANSLATE_NOOP("diaban::cli", "delete bookmark “%1”"), bookmark.title,
                [&](workspace::Edit& it) { return it.removeBookmark(bookmark.uid); });
  }
  auto bookmark =
      arguments.isSet(kAdd) ? newBookmark(open, arguments) : named(open, arguments, kRename);
  if (!bookmark)
    return bookmark.error();
  if (arguments.isSet(kRename))
    bookmark.value().title = arguments.value(kTo).trimmed();
  return edit(QT_TRANSLATE_NOOP("diaban::cli", "bookmark “%1”"), bookmark.value().title,
              [&](workspace::Edit& it) { return it.setBookmark(bookmark.value()); });
}

Result<Answer> bookmarks(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  QStringList asked{kAdd, kRename, kRemove};
  asked.removeIf([&](const QString& option) { return !arguments.isSet(option); });
  if (asked.size() > 1)
    return Error{
        Error::Code::BadArgument, {arguments.value(asked[1]), QStringLiteral("--") + asked[1]}, {}};
  if (asked.isEmpty()) {
    DIABAN_TRY(opened, openToLook(path));
    return listOf(path, *opened);
  }
  if (arguments.isSet(kRename) && !arguments.isSet(kTo))
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--") + kTo, QStringLiteral("bookmarks")},
                 {}};
  DIABAN_TRY(opened, openToWork(path, progress));
  DIABAN_CHECK(change(*opened, arguments));
  DIABAN_CHECK(opened->putBack(progress));
  return listOf(path, *opened);
}

} // namespace

Command bookmarksCommand()
{
  return {
      QStringLiteral("bookmarks"),
      QT_TRANSLATE_NOOP("diaban::cli", "list, add, rename or remove bookmarks"),
      {{QStringLiteral("WORKSPACE")}},
      {{kAdd, QStringLiteral("TITLE"),
        QT_TRANSLATE_NOOP("diaban::cli", "adds a bookmark of --extent")},
       {kExtent, QStringLiteral("MINX,MINY,MAXX,MAXY"),
        QT_TRANSLATE_NOOP("diaban::cli", "what a new bookmark shows")},
       {kLayers, QStringLiteral("A,B"),
        QT_TRANSLATE_NOOP("diaban::cli", "layers that a new bookmark shows, hiding the others")},
       {kRename, QStringLiteral("BOOKMARK"),
        QT_TRANSLATE_NOOP("diaban::cli", "gives the bookmark of that title or uid another")},
       {kTo, QStringLiteral("TITLE"),
        QT_TRANSLATE_NOOP("diaban::cli", "the title of a renamed bookmark")},
       {kRemove, QStringLiteral("BOOKMARK"),
        QT_TRANSLATE_NOOP("diaban::cli", "deletes the bookmark of that title or uid")}},
      false,
      bookmarks};
}

} // namespace diaban::cli
