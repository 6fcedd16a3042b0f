// Layers and groups that two copies arranged apart.
#include "mergedcopies.h"
#include "mergeorder.h"

#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

class TestMergeOrder : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void bringsTwoOrdersTogether_data();
  void bringsTwoOrdersTogether();
  void isTheSameInEitherOrder();
  void combinesMovesOfDifferentLayers();
  void saysWhoseOrderWasTaken();
  void joinsGroupsThatAreForTheSame_data();
  void joinsGroupsThatAreForTheSame();
  void keepsGroupsThatAreForDifferentThings();
  void putsNewLayersWhereTheyStood();
};

namespace {

QVector<QByteArray> letters(const QString& text)
{
  QVector<QByteArray> uids;
  for (const QChar letter : text)
    uids.append(QString(letter).toUtf8());
  return uids;
}

QString text(const QVector<QByteArray>& uids)
{
  return QString::fromUtf8(QByteArrayList(uids).join());
}

/// A base of four layers, a at the top, and two copies of it.
class FourLayers {
public:
  FourLayers()
      : m_trio(0)
  {
    m_trio.closeBase();
    for (const char* name : {"d", "c", "b", "a"})
      m_isGood = m_isGood && importInto(m_trio.base(), QString::fromLatin1(name), 1);
    NoProgress progress;
    for (const QString& copy : {m_trio.mine(), m_trio.theirs()}) {
      QFile::remove(copy);
      m_isGood = m_isGood && copyWhole(m_trio.base(), copy, progress);
    }
  }
  Trio* operator->() { return &m_trio; }
  Trio& operator*() { return m_trio; }
  bool isGood() const { return m_isGood; }

  static bool arrange(const QString& path, const std::function<void(LayerTree&)>& change)
  {
    auto opened = Workspace::open(path);
    LayerTree tree = opened ? opened.value()->tree() : LayerTree();
    change(tree);
    return opened && opened.value()->edit(kBase, QStringLiteral("Xếp"),
                                          [&](Edit& edit) { return edit.setTree(tree); });
  }

private:
  Trio m_trio;
  bool m_isGood = true;
};

void move(LayerTree& tree, const char* layer, qsizetype row)
{
  (void)moveLayer(tree, QString::fromLatin1(layer), {}, row);
}

void group(LayerTree& tree, const QString& title, const QString& kind, const QStringList& layers)
{
  (void)addGroup(tree, {UidMaker().next(), title, kind}, layers);
}

QStringList words(const char* text)
{
  return QString::fromUtf8(text).split(u' ');
}

} // namespace

void TestMergeOrder::bringsTwoOrdersTogether_data()
{
  QTest::addColumn<QString>("base");
  QTest::addColumn<QString>("first");
  QTest::addColumn<QString>("second");
  QTest::addColumn<QString>("merged");
  QTest::addColumn<bool>("isOneSided");
  const auto row = [](const char* name, const char* base, const char* first, const char* second,
                      const char* merged, bool isOneSided = false) {
    QTest::newRow(name) << QString::fromLatin1(base) << QString::fromLatin1(first)
                        << QString::fromLatin1(second) << QString::fromLatin1(merged) << isOneSided;
  };
  row("nobody", "abcd", "abcd", "abcd", "abcd");
  row("one", "abcd", "dabc", "abcd", "dabc");
  row("the other", "abcd", "abcd", "badc", "badc");
  row("both the same", "abcd", "dcba", "dcba", "dcba");
  row("apart", "abcd", "bacd", "abdc", "badc");
  row("one up, one down", "abcde", "eabcd", "bcdea", "ebcda");
  row("round and round", "abc", "bca", "cab", "cba");
  row("not together", "abcd", "badc", "acdb", "badc", true);
  row("new ones", "abc", "xabc", "abyc", "xabyc");
  row("new ones on top of both", "abc", "xabc", "yabc", "xyabc");
  row("new at the end", "abc", "abcx", "abcy", "abcxy");
  row("new ones above what went", "abc", "axbc", "ac", "axc");
  row("nothing in common", "", "ab", "cd", "abcd");
}

void TestMergeOrder::bringsTwoOrdersTogether()
{
  QFETCH(QString, base);
  QFETCH(QString, first);
  QFETCH(QString, second);
  QFETCH(QString, merged);
  QFETCH(bool, isOneSided);
  LayerOrder present;
  present.uids = letters(merged);
  const MergedOrder order = mergeOrders(letters(base), letters(first), letters(second), present);
  QCOMPARE(order.isOneSided, isOneSided);
  QCOMPARE(text(order.uids), merged);
}

/// All orders of four on both sides: whoever is first, unless it is said to be one-sided.
void TestMergeOrder::isTheSameInEitherOrder()
{
  LayerOrder present;
  present.uids = letters(QStringLiteral("abcd"));
  int oneSided = 0;
  QVector<QByteArray> first = present.uids;
  do {
    QVector<QByteArray> second = present.uids;
    do {
      const MergedOrder there = mergeOrders(present.uids, first, second, present);
      const MergedOrder back = mergeOrders(present.uids, second, first, present);
      QCOMPARE(there.isOneSided, back.isOneSided);
      oneSided += there.isOneSided ? 1 : 0;
      if (there.isOneSided)
        QCOMPARE(there.uids, first);
      else
        QCOMPARE(there.uids, back.uids);
      if (first == present.uids) // only one moved anything
        QCOMPARE(there.uids, second);
      if (first == second)
        QCOMPARE(there.uids, first);
    } while (std::next_permutation(second.begin(), second.end()));
  } while (std::next_permutation(first.begin(), first.end()));
  QVERIFY(oneSided > 0);
}

void TestMergeOrder::combinesMovesOfDifferentLayers()
{
  FourLayers four;
  QVERIFY(four.isGood());
  QVERIFY(four.arrange(four->mine(), [](LayerTree& tree) { move(tree, "d", 0); }));
  QVERIFY(four.arrange(four->theirs(), [](LayerTree& tree) { move(tree, "a", 1); }));
  const MergeReport report = four->merged();
  COMPARE_BOTH_ORDERS(*four);
  QCOMPARE(told(report), QStringList());
  QCOMPARE(orderIn(four->out()), words("d b a c"));
  auto opened = Workspace::open(four->out());
  DIABAN_VERIFY(opened.value()->undo(kBase));
  QCOMPARE(orderIn(four->out()), words("d a b c"));
}

void TestMergeOrder::saysWhoseOrderWasTaken()
{
  FourLayers four;
  QVERIFY(four.isGood());
  QVERIFY(four.arrange(four->mine(), [](LayerTree& tree) {
    move(tree, "b", 0);
    move(tree, "d", 2);
  }));
  QVERIFY(four.arrange(four->theirs(), [](LayerTree& tree) { move(tree, "b", 3); }));
  const MergeReport report = four->merged();
  COMPARE_BOTH_ORDERS(*four);
  QCOMPARE(told(report), told(four->swappedReport()));
  QCOMPARE(report.decisions.size(), 1);
  QVERIFY(report.decisions[0].what == MergeDecision::What::OrderOfOneSide);
  QCOMPARE(orderIn(four->out()), orderIn(report.decisions[0].args[0]));
  QVERIFY(report.conflicts.isEmpty());
}

void TestMergeOrder::joinsGroupsThatAreForTheSame_data()
{
  QTest::addColumn<QString>("kind");
  QTest::addColumn<QString>("title");
  QTest::newRow("a role") << QStringLiteral("zoning") << QStringLiteral("QH 2030");
  QTest::newRow("a title") << QString() << QStringLiteral("Quy hoạch");
}

void TestMergeOrder::joinsGroupsThatAreForTheSame()
{
  QFETCH(QString, kind);
  QFETCH(QString, title);
  FourLayers four;
  QVERIFY(four.isGood());
  const QString plan = QStringLiteral("Quy hoạch");
  QVERIFY(
      four.arrange(four->mine(), [&](LayerTree& tree) { group(tree, plan, kind, words("a b")); }));
  QVERIFY(four.arrange(four->theirs(),
                       [&](LayerTree& tree) { group(tree, title, kind, words("b d")); }));
  const MergeReport report = four->merged();
  COMPARE_BOTH_ORDERS(*four);
  QCOMPARE(report.conflicts.size(), title == plan ? 0 : 1); // how it is called, nothing else
  const QStringList order = orderIn(four->out());
  QCOMPARE(order.mid(1), words("a b d c"));
  QVERIFY(order[0] == plan + u':' || order[0] == title + u':');
  auto opened = Workspace::open(four->out());
  DIABAN_VERIFY(opened.value()->undo(kBase));
  QCOMPARE(orderIn(four->out()), QStringList(plan + u':') + words("a b c d"));
}

void TestMergeOrder::keepsGroupsThatAreForDifferentThings()
{
  FourLayers four;
  QVERIFY(four.isGood());
  QVERIFY(four.arrange(four->mine(), [](LayerTree& tree) {
    group(tree, QStringLiteral("Một"), QStringLiteral("zoning"), words("a"));
  }));
  QVERIFY(four.arrange(four->theirs(), [](LayerTree& tree) {
    group(tree, QStringLiteral("Hai"), QStringLiteral("terrain"), words("c"));
  }));
  const MergeReport report = four->merged();
  COMPARE_BOTH_ORDERS(*four);
  QVERIFY(report.conflicts.isEmpty());
  QCOMPARE(orderIn(four->out()), words("Một: a b Hai: c d"));
}

void TestMergeOrder::putsNewLayersWhereTheyStood()
{
  FourLayers four;
  QVERIFY(four.isGood());
  QVERIFY(importInto(four->mine(), QStringLiteral("x"), 1));
  QVERIFY(four.arrange(four->mine(), [](LayerTree& tree) { move(tree, "x", 2); }));
  QVERIFY(importInto(four->theirs(), QStringLiteral("y"), 1));
  QVERIFY(four.arrange(four->theirs(), [](LayerTree& tree) { move(tree, "y", 4); }));
  const MergeReport report = four->merged();
  QVERIFY((*four).isGood() && report.conflicts.isEmpty());
  for (const QString& path : {four->out(), four->swapped()})
    QCOMPARE(orderIn(path), words("a b x c d y"));
}

QTEST_GUILESS_MAIN(TestMergeOrder)
#include "tst_mergeorder.moc"
