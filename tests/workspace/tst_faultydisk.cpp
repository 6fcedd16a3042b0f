// A disk that fails at every call that an action makes, one after the other: the file is as before
// the action or as after it, whole, and the error is said.
#include "openworkspaces.h"
#include "randomwork.h"
#include "support/failingdisk.h"
#include "support/verify.h"

#include <QFile>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

using Act = std::function<Result<QByteArray>(Workspace&)>;

struct Action {
  const char* name;
  QVector<Act> before; ///< what it takes back or makes again
  Act act;
};

const Uid kNew = Uid::fromHex(QStringLiteral("0192aabbccdd7eeff00112233445566a"));

Outcome editAll(Edit& edit, const QVector<Uid>& uids)
{
  const QString layer = QStringLiteral("thua");
  DIABAN_CHECK(edit.insertFeature(layer, {.uid = kNew, .wkb = square(900, 900, 40)}));
  DIABAN_CHECK(edit.deleteFeature(layer, uids[3]));
  for (int i = 4; i < 40; ++i)
    DIABAN_CHECK(edit.updateFeature(
        layer, {.uid = uids[i], .wkb = square(i, 700, 5), .fields = {{QStringLiteral("so"), 7}}}));
  Style style;
  style.opacity = 0.5;
  return edit.setStyle(layer, style);
}

/// What no run has in common with another: uids, times, hashes, the numbers of new layers.
QString shape(const QString& path)
{
  const auto database = store::Database::open(path, store::OpenMode::ReadWrite);
  if (!database)
    return QStringLiteral("unreadable: ") + database.error().detail;
  const auto text = [&](const QByteArray& sql) {
    auto found = database.value().text(sql);
    return found ? found.value() : found.error().detail;
  };
  return text("SELECT group_concat(kind || (length(change_set) > 0)) FROM"
              " (SELECT kind, change_set FROM diaban_history ORDER BY number)") +
         text("SELECT group_concat(name) FROM (SELECT name FROM diaban_layer ORDER BY id)") +
         text("SELECT group_concat(fid || hex(geom) || coalesce(so, '-')) FROM thua");
}

/// Also the table of an import that was taken back goes, and with it enough of the file that it is
/// written anew.
Result<QByteArray> clearHistory(Workspace& workspace, const QString& backups)
{
  NoProgress progress;
  DIABAN_TRY(report, workspace.compact(QDateTime::currentDateTimeUtc().addDays(1),
                                       QStringLiteral("Dọn"), backups, progress));
  return QByteArray::number(report.entries);
}

QVector<Action> actions(const QVector<Uid>& uids, const QString& backups)
{
  const Act edit = [uids](Workspace& w) {
    return w.edit(kBase, QStringLiteral("Sửa"), [&](Edit& e) { return editAll(e, uids); });
  };
  const Act undo = [](Workspace& w) { return w.undo(kBase); };
  const Act redo = [](Workspace& w) { return w.redo(kBase); };
  const Act import = [](Workspace& w) -> Result<QByteArray> {
    NoProgress progress;
    DIABAN_TRY(report, importRows(w, QStringLiteral("Nhập"),
                                  {squareLayer(QStringLiteral("moi"), 60)}, progress));
    return report.entry;
  };
  const Act addField = [](Workspace& w) -> Result<QByteArray> {
    NewField field;
    field.name = QStringLiteral("ghi_chu");
    field.rules.title = QStringLiteral("Ghi chú");
    DIABAN_TRY(column, w.addField(QStringLiteral("Thêm trường"), QStringLiteral("thua"), field));
    return column.toUtf8();
  };
  const Act another = [uids](Workspace& w) {
    return w.edit(kBase, QStringLiteral("Sửa"), [&](Edit& e) {
      return e.updateFeature(QStringLiteral("thua"), {.uid = uids[50], .wkb = square(5, 5, 5)});
    });
  };
  const Act takeBack = [](Workspace& w) -> Result<QByteArray> {
    DIABAN_TRY(history, w.history(kBase));
    return w.takeBack(history[1].id);
  };
  const Act clear = [backups](Workspace& w) { return clearHistory(w, backups); };
  return {{"an edit", {}, edit},
          {"an undo", {edit}, undo},
          {"a redo", {edit, undo}, redo},
          {"a new field", {}, addField},
          {"an import", {}, import},
          {"an old action taken back", {edit, another}, takeBack},
          {"the history cleared", {import, undo, edit}, clear}};
}

/// What the open workspace believes of itself.
QString beliefs(const Workspace& workspace)
{
  QString text;
  for (const Layer& layer : workspace.layers())
    text += QStringLiteral("%1: %2 rows, %3; ")
                .arg(layer.name)
                .arg(layer.featureCount)
                .arg(layer.style.opacity);
  return text;
}

} // namespace

Q_DECLARE_METATYPE(DiskFault)

class TestFaultyDisk : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void isAsBeforeOrAsAfter_data();
  void isAsBeforeOrAsAfter();

private:
  void setUp(int action);
  void startAnew();
  void look(int call, const Result<QByteArray>& done);

  FailingDisk m_disk;
  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path, m_kept; ///< the workspace, and a copy of it as it was
  QVector<Action> m_actions;
  std::unique_ptr<Workspace> m_open;
  QString m_decidedBefore, m_before, m_after;
  int m_timesAfter = 0;
};

void TestFaultyDisk::isAsBeforeOrAsAfter_data()
{
  QTest::addColumn<int>("action");
  QTest::addColumn<DiskFault>("fault");
  const std::pair<const char*, DiskFault> faults[] = {
      {"a call fails", DiskFault::IoError},
      {"the disk is gone", DiskFault::Gone},
      {"the disk is full", DiskFault::Full},
      {"a write is cut short", DiskFault::ShortWrite},
      {"a sync reports an error", DiskFault::Unsynced}};
  const QVector<Action> all = actions({}, {});
  for (int i = 0; i < all.size(); ++i)
    for (const auto& [name, fault] : faults)
      QTest::addRow("%s, %s", all[i].name, name) << i << fault;
}

/// A workspace in which the action can be done, and what the action makes of it.
void TestFaultyDisk::setUp(int action)
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("kế hoạch.gpkg"));
  m_kept = m_folder->filePath(QStringLiteral("trước.gpkg"));
  const OpenWorkspace made(60);
  m_actions = actions(made.uids(), m_folder->path());
  for (const Act& before : m_actions[action].before)
    DIABAN_VERIFY(before(*made));
  made.close();
  QVERIFY(QFile::copy(made.path(), m_kept));
  m_before = shape(m_kept);
  m_decidedBefore = decidedIn(m_kept);
  made.reopen();
  DIABAN_VERIFY(m_actions[action].act(*made));
  m_after = shape(made.path());
  QVERIFY(m_after != m_before);
  m_timesAfter = 0;
  startAnew();
}

void TestFaultyDisk::startAnew()
{
  m_open.reset();
  QFile::remove(m_path);
  QVERIFY(QFile::copy(m_kept, m_path));
  auto opened = Workspace::open(m_path);
  DIABAN_VERIFY(opened);
  m_open = std::move(opened).value();
}

void TestFaultyDisk::look(int call, const Result<QByteArray>& done)
{
  const QByteArray where = "call " + QByteArray::number(call) + ": ";
  if (!done) {
    QVERIFY2(done.error().code != Error::Code::Internal, where + describe(done.error()));
    QVERIFY2(!done.error().args.isEmpty(), where + describe(done.error()));
  }
  const QString now = shape(m_path);
  const bool isAfter = now == m_after;
  QVERIFY2(isAfter || now == m_before, where + now.toUtf8());
  QVERIFY2(isAfter || !done, where + "was said to be done");
  if (!isAfter)
    QVERIFY2(decidedIn(m_path) == m_decidedBefore, where + "half of it is in the file");
  DIABAN_VERIFY(checkWhole(m_path));
  DIABAN_VERIFY(m_open->edit(kBase, {}, [](Edit&) { return Outcome(Done{}); })); // catches up
  QVERIFY2(!shape(m_path).contains(QLatin1String("outside")), where + "was said to be another's");
  auto fresh = Workspace::open(m_path, {.readOnly = true});
  DIABAN_VERIFY(fresh);
  QVERIFY2(beliefs(*m_open) == beliefs(*fresh.value()),
           where + beliefs(*m_open).toUtf8() + " in place of " + beliefs(*fresh.value()).toUtf8());
  m_timesAfter += isAfter ? 1 : 0;
  if (isAfter)
    startAnew();
}

void TestFaultyDisk::isAsBeforeOrAsAfter()
{
  QFETCH(int, action);
  QFETCH(DiskFault, fault);
  setUp(action);
  int calls = 0;
  for (bool hasFailed = true; hasFailed && !QTest::currentTestFailed();) {
    m_disk.failAt(++calls, fault);
    const auto done = m_actions[action].act(*m_open);
    hasFailed = m_disk.heal();
    if (!hasFailed)
      DIABAN_VERIFY(done); // it went past the last call
    look(calls, done);
  }
  qInfo("%d calls, %d times as after", calls - 1, m_timesAfter);
  QVERIFY(calls > 2);
  m_open.reset();
}

QTEST_GUILESS_MAIN(TestFaultyDisk)
#include "tst_faultydisk.moc"
