#include "guidehistory.h"

#include "importsheet.h"
#include "mainwindow.h"
#include "mergework.h"

#include <diaban/geo/wkb.h>
#include <diaban/store/database.h>
#include <diaban/uikit/comparedshapes.h>
#include <diaban/uikit/comparepanel.h>
#include <diaban/uikit/conflictspanel.h>
#include <diaban/uikit/historypanel.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/merge.h>

#include <QDir>
#include <QFile>
#include <QListView>
#include <QTest>

#include <algorithm>
#include <functional>

namespace diaban::desktop {
namespace {

using workspace::Edit;

constexpr int kLongMs = 60'000;
const QString kPopulation = QStringLiteral("dan_so");

QString fileOf(const QString& name)
{
  return QDir(QDir::tempPath()).filePath(name + QStringLiteral(".gpkg"));
}

const workspace::Layer* communes(const QVector<workspace::Layer>& layers)
{
  const auto found = std::find_if(layers.begin(), layers.end(), [](const workspace::Layer& layer) {
    return std::any_of(layer.fields.begin(), layer.fields.end(),
                       [](const geo::Field& field) { return field.name == kPopulation; });
  });
  return found == layers.end() ? nullptr : &*found;
}

/// A commune in the middle of the province moved by so many metres.
Outcome shift(Edit& edit, const QString& layer, const Uid& row, double metres)
{
  DIABAN_TRY(wkb, edit.geometryOf(layer, row));
  const auto move = [](void* by, double* xy, std::size_t stride, std::size_t count) -> Outcome {
    for (std::size_t i = 0; i < count; ++i)
      xy[i * stride] += *static_cast<const double*>(by);
    return Done{};
  };
  const std::span bytes(reinterpret_cast<unsigned char*>(wkb.data()),
                        static_cast<std::size_t>(wkb.size()));
  DIABAN_CHECK(geo::transformWkb(bytes, move, &metres));
  return edit.updateFeature(layer, {.uid = row, .wkb = wkb});
}

QVector<Uid> someRows(const QString& path, const QString& table)
{
  QVector<Uid> uids;
  const auto database = store::Database::open(path, store::OpenMode::ReadOnly);
  if (!database)
    return uids;
  auto rows = database.value().prepare("SELECT uid FROM " + store::quoted(table) +
                                       " ORDER BY fid LIMIT 12");
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
    uids.append(Uid::fromBytes(rows.value().blob(0).toByteArray()));
  return uids;
}

struct Task {
  QString title;
  std::function<Outcome(Edit&, const QString& layer, const QVector<Uid>& rows)> work;
};

Outcome setPopulation(Edit& edit, const QString& layer, const Uid& row, int people)
{
  return edit.updateFeature(layer,
                            {.uid = row, .fields = {{kPopulation, people}}, .setsGeometry = false});
}

/// Somebody opens the file, does the tasks and closes it.
bool didWork(const QString& path, const QString& who, const QVector<Task>& tasks)
{
  workspace::OpenOptions options;
  options.author = who;
  auto opened = workspace::Workspace::open(path, options);
  const QVector<workspace::Layer> layers =
      opened ? opened.value()->layers() : QVector<workspace::Layer>();
  const workspace::Layer* layer = communes(layers);
  if (layer == nullptr)
    return false;
  const QVector<Uid> rows = someRows(path, layer->table);
  return std::all_of(tasks.begin(), tasks.end(), [&](const Task& task) {
    const auto done = opened.value()->edit(workspace::kBase, task.title, [&](Edit& edit) {
      return task.work(edit, layer->name, rows);
    });
    if (!done)
      qWarning("%s", qUtf8Printable(errorText(done.error())));
    return bool(done);
  });
}

bool copied(const QString& from, const QString& to)
{
  NoProgress progress;
  QFile::remove(to);
  return bool(workspace::copyWhole(from, to, progress));
}

bool opened(MainWindow& window, const QString& path)
{
  window.document().close();
  if (!QTest::qWaitFor([&] { return !window.document().isOpen(); }, kLongMs))
    return false;
  window.open(path);
  return QTest::qWaitFor([&] { return window.document().isOpen(); }, kLongMs);
}

const QString kOlder = QStringLiteral("tỉnh mẫu, bản tháng trước");
const QString kNewer = QStringLiteral("tỉnh mẫu");

} // namespace

bool showHistory(MainWindow& window)
{
  if (window.importSheet() != nullptr)
    window.importSheet()->close();
  const QString demo = window.document().path();
  window.document().close();
  const auto isShut = [&] { return !window.document().isOpen(); };
  if (!QTest::qWaitFor(isShut, kLongMs) || !copied(demo, fileOf(kOlder)) ||
      !copied(demo, fileOf(kNewer)))
    return false;
  const bool isDone =
      didWork(fileOf(kNewer), QStringLiteral("Trần Thị Lan"),
              {{QStringLiteral("Sửa dân số: 12 dòng"),
                [](Edit& edit, const QString& layer, const QVector<Uid>& rows) -> Outcome {
                  for (qsizetype i = 0; i < rows.size(); ++i)
                    DIABAN_CHECK(
                        setPopulation(edit, layer, rows[i], 9'000 + 700 * static_cast<int>(i)));
                  return Done{};
                }},
               {QStringLiteral("Dời ranh giới một xã"),
                [](Edit& edit, const QString& layer, const QVector<Uid>& rows) {
                  return shift(edit, layer, rows[2], 700);
                }}}) &&
      didWork(fileOf(kNewer), QStringLiteral("Lê Văn Hùng"),
              {{QStringLiteral("Xóa một xã ghi hai lần"),
                [](Edit& edit, const QString& layer, const QVector<Uid>& rows) {
                  return edit.deleteFeature(layer, rows[8]);
                }}});
  if (!isDone || !opened(window, fileOf(kNewer)))
    return false;
  window.action(Command::History)->trigger();
  auto& panel = *window.findChild<uikit::HistoryPanel*>();
  const auto second = [&] { return panel.model().index(1); };
  if (!QTest::qWaitFor(
          [&] { return second().isValid() && panel.model().entry(second()) != nullptr; }, kLongMs))
    return false;
  panel.list().setCurrentIndex(second());
  window.document().lookBack(panel.model().entry(second())->id);
  return QTest::qWaitFor([&] { return window.document().past() != nullptr; }, kLongMs);
}

bool showDifference(MainWindow& window)
{
  window.document().returnToNow();
  window.document().compareWith(fileOf(kOlder));
  MergeWork& work = window.mergeWork();
  if (!QTest::qWaitFor([&] { return work.comparePanel().count() > 3; }, kLongMs))
    return false;
  auto* list = work.comparePanel().findChild<QListView*>();
  list->setCurrentIndex(list->model()->index(3, 0)); // the one that was moved
  if (!QTest::qWaitFor([&] { return work.shapes().shapes().size() == 2; }, kLongMs))
    return false;
  Q_EMIT work.comparePanel().goToRequested();
  return true;
}

bool showConflicts(MainWindow& window)
{
  const QString mine = fileOf(QStringLiteral("bản của Lan")),
                theirs = fileOf(QStringLiteral("bản của Hùng")),
                out = fileOf(QStringLiteral("tỉnh mẫu, gộp"));
  QFile::remove(out);
  const auto change = [](int people, double metres) {
    return QVector<Task>{
        {QStringLiteral("Sửa một xã"),
         [=](Edit& edit, const QString& layer, const QVector<Uid>& rows) -> Outcome {
           DIABAN_CHECK(setPopulation(edit, layer, rows[2], people));
           return shift(edit, layer, rows[2], metres);
         }}};
  };
  if (!copied(fileOf(kOlder), mine) || !copied(fileOf(kOlder), theirs) ||
      !didWork(mine, QStringLiteral("Trần Thị Lan"), change(9'120, 700)) ||
      !didWork(theirs, QStringLiteral("Lê Văn Hùng"), change(9'210, -900)))
    return false;
  window.document().merge({fileOf(kOlder), mine, theirs, out});
  MergeWork& work = window.mergeWork();
  const auto isShown = [&] {
    return window.bench().side().openPanel() == &work.conflictsPanel() &&
           window.document().path() == out;
  };
  if (!QTest::qWaitFor(isShown, kLongMs))
    return false;
  const auto conflicts = window.document().workspace()->conflicts();
  for (const workspace::Conflict& conflict :
       conflicts ? conflicts.value() : QVector<workspace::Conflict>())
    if (conflict.isGeometry())
      Q_EMIT work.conflictsPanel().showRequested({conflict, {}, {}});
  return work.shapes().shapes().size() == 3;
}

} // namespace diaban::desktop
