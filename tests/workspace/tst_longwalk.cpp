// Long walks through a workspace: actions of every kind, other programs between them, and the way
// back to the start and forth again, equal row by row.
#include "openworkspaces.h"
#include "randomwork.h"
#include "support/quickdisk.h"
#include "support/verify.h"

#include <QProcess>
#include <QSet>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

/// GDAL writes as QGIS does: with the standard's triggers, and without our uids.
bool addRowByGdal(const QString& path, const QString& table)
{
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(QStringLiteral("ogrinfo"),
                {QStringLiteral("-q"), path, QStringLiteral("-sql"),
                 QStringLiteral("INSERT INTO \"%1\"(geom, ten) SELECT geom, '%2' FROM \"%1\""
                                " WHERE geom NOTNULL LIMIT 1")
                     .arg(table, kOutside)});
  const bool good = process.waitForFinished() && process.exitCode() == 0;
  if (!good)
    qWarning("%s", process.readAll().constData());
  return good;
}

/// Each row's vertices.
QHash<qint64, QVector<double>> shapesOf(const geo::FeatureTable& table)
{
  QHash<qint64, QVector<double>> shapes;
  for (const geo::BlockPtr& block : table.blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      QVector<double>& xy = shapes[block->fids[row]];
      for (quint32 part = block->firstPart(row); part < block->rowEnds[row]; ++part)
        for (quint32 ring = block->firstRing(part); ring < block->partEnds[part]; ++ring)
          for (quint32 at = block->firstVertex(ring); at < block->ringEnds[ring]; ++at)
            xy << block->xy[2 * at] << block->xy[2 * at + 1];
    }
  return shapes;
}

} // namespace

class TestLongWalk : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void leadsBackToTheStartAndForthAgain_data();
  void leadsBackToTheStartAndForthAgain();

private:
  void step(OpenWorkspace& workspace, RandomWork& work);
  void compare(const OpenWorkspace& workspace, const QString& what);
  void followTables(const OpenWorkspace& workspace);

  QuickDisk m_disk;
  QStringList m_states;                      ///< after each action that can be taken back
  qsizetype m_at = 0;                        ///< where in them the workspace stands
  QHash<QByteArray, geo::TablePtr> m_tables; ///< of layers, by uid, as they were some steps ago
};

void TestLongWalk::compare(const OpenWorkspace& workspace, const QString& what)
{
  const QStringList now = decidedIn(workspace.path()).split(u'\n');
  const QStringList then = m_states[m_at].split(u'\n');
  if (now == then)
    return;
  const QSet<QString> both[] = {{now.begin(), now.end()}, {then.begin(), then.end()}};
  for (const QString& line : now)
    if (!both[1].contains(line))
      qWarning("only now: %.600s", qPrintable(line));
  for (const QString& line : then)
    if (!both[0].contains(line))
      qWarning("only then: %.600s", qPrintable(line));
  QFAIL(qPrintable(what + QStringLiteral(" leads to another state than %1").arg(m_at)));
}

/// Tables that follow what was done are those that one reads anew.
void TestLongWalk::followTables(const OpenWorkspace& workspace)
{
  NoProgress progress;
  for (const Layer& layer : workspace->layers()) {
    const auto anew = workspace->table(layer.name, {}, progress);
    DIABAN_VERIFY(anew);
    geo::TablePtr& kept = m_tables[layer.uid.toBytes()];
    if (kept) {
      const auto followed = workspace->updated(layer.name, kept, progress);
      DIABAN_VERIFY(followed);
      QVERIFY(shapesOf(*followed.value()) == shapesOf(*anew.value()));
    }
    kept = anew.value();
  }
}

void TestLongWalk::step(OpenWorkspace& workspace, RandomWork& work)
{
  const auto done = work.act(*workspace);
  QVERIFY2(done, work.what().toUtf8() + " " + (done ? "" : describe(done.error())));
  if (done.value().isEmpty())
    return compare(workspace, QStringLiteral("nothing"));
  if (work.wasNew()) {
    m_states.resize(m_at + 1);
    m_states.append(decidedIn(workspace.path()));
    ++m_at;
    return;
  }
  m_at += work.what() == QLatin1String("undo") ? -1 : 1;
  QVERIFY(m_at >= 0 && m_at < m_states.size());
  compare(workspace, work.what());
}

void TestLongWalk::leadsBackToTheStartAndForthAgain_data()
{
  QTest::addColumn<quint32>("seed");
  QTest::addColumn<int>("steps");
  for (const quint32 seed : {1U, 2U, 4U})
    QTest::addRow("seed %u", seed) << seed << 350;
}

void TestLongWalk::leadsBackToTheStartAndForthAgain()
{
  QFETCH(quint32, seed);
  QFETCH(int, steps);
  OpenWorkspace workspace(0);
  RandomWork work(seed);
  QRandomGenerator random(seed);
  m_states = {decidedIn(workspace.path())};
  m_at = 0;
  m_tables.clear();
  int outside = 0;
  for (int i = 0; i < steps; ++i) {
    step(workspace, work);
    if (QTest::currentTestFailed())
      return;
    const auto layers = workspace->layers();
    if (random.bounded(6) == 0)
      followTables(workspace);
    if (random.bounded(40) == 0 && !layers.isEmpty() && !layers.first().table.isEmpty()) {
      QVERIFY(addRowByGdal(workspace.path(), layers.first().table));
      ++outside;
    }
    if (random.bounded(50) == 0)
      workspace.reopen();
    if (random.bounded(20) == 0)
      (void)workspace->setVisible(layers.isEmpty() ? QString() : layers.last().name, i % 2 == 0);
  }
  DIABAN_VERIFY(checkWhole(workspace.path()));
  const qsizetype end = m_at;
  while (m_at > 0) {
    DIABAN_VERIFY(workspace->undo(kBase));
    --m_at;
    compare(workspace, QStringLiteral("going back"));
    if (QTest::currentTestFailed())
      return;
  }
  DIABAN_VERIFY_ERROR(workspace->undo(kBase), NothingToUndo);
  DIABAN_VERIFY(checkWhole(workspace.path()));
  workspace.reopen();
  while (m_at < end) {
    DIABAN_VERIFY(workspace->redo(kBase));
    ++m_at;
    compare(workspace, QStringLiteral("going forth"));
    if (QTest::currentTestFailed())
      return;
  }
  DIABAN_VERIFY(checkWhole(workspace.path()));
  QVERIFY(end > steps / 8 && outside > 2);
}

QTEST_GUILESS_MAIN(TestLongWalk)
#include "tst_longwalk.moc"
