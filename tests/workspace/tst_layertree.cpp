#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/workspace/layertree.h>
#include <diaban/workspace/rows.h>

#include <QTest>

#include <algorithm>
#include <random>

using namespace diaban;
using namespace diaban::workspace;

class TestLayerTree : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aLayerStepsThroughGroups();
  void aGroupIsMadeWhereItsFirstLayerStands();
  void aDissolvedGroupLeavesItsLayersInPlace();
  void randomMovesAgreeWithAPlainList();
  void theFileKeepsGroupsAndUndoTakesThemBack();
  void randomEditsSurviveClosingAndUndo();
  void importsGoIntoTheGroupOfTheirRole();
  void importsStayOutsideOfGroupsMadeByHand();
  void bookmarksAreKeptAndTakenBack();
};

namespace {

LayerGroup group(const char* title)
{
  static UidMaker uids;
  return {uids.next(), QString::fromUtf8(title), {}};
}

QString text(const LayerTree& tree)
{
  QStringList parts;
  for (const LayerBranch& branch : tree)
    parts.append(branch.group ? branch.group->title + QLatin1Char('(') +
                                    branch.layers.join(QLatin1Char(' ')) + QLatin1Char(')')
                              : branch.layers.join(QLatin1Char(' ')));
  return parts.join(QLatin1Char(' '));
}

LayerTree sample()
{
  return {{std::nullopt, {QStringLiteral("a")}},
          {group("G"), {QStringLiteral("b"), QStringLiteral("c")}},
          {group("H"), {}},
          {std::nullopt, {QStringLiteral("d")}}};
}

NewLayer layer(const QString& name, LayerRole role)
{
  NewLayer made;
  made.name = name;
  made.title = name;
  made.role = role;
  made.geometry = QStringLiteral("Point");
  made.fields = {{QStringLiteral("ten"), geo::FieldType::Text}};
  return made;
}

Outcome addLayers(Workspace& workspace, const std::vector<NewLayer>& layers)
{
  NoProgress progress;
  const auto report = importRows(workspace, QStringLiteral("Nhập"), layers, progress);
  return report ? Outcome(Done{}) : report.error();
}

Outcome setTree(Workspace& workspace, const LayerTree& tree)
{
  const auto done =
      workspace.edit(kBase, QStringLiteral("Xếp"), [&](Edit& edit) { return edit.setTree(tree); });
  return done ? Outcome(Done{}) : done.error();
}

/// A list of marks and names in which a group is "(uid", its layers and ")": moved about by cutting
/// and pasting, as one does with text.
struct PlainList {
  QStringList items;

  static PlainList of(const LayerTree& tree)
  {
    PlainList list;
    for (const LayerBranch& branch : tree) {
      if (branch.group)
        list.items.append(QLatin1Char('(') + branch.group->uid.toHex());
      list.items += branch.layers;
      if (branch.group)
        list.items.append(QStringLiteral(")"));
    }
    return list;
  }
  bool operator==(const PlainList&) const = default;

  /// Where the `row`-th thing of the top level, or of the group, begins.
  qsizetype placeOf(const QString& group, qsizetype row) const
  {
    qsizetype at = group.isEmpty() ? 0 : items.indexOf(QLatin1Char('(') + group) + 1;
    for (; row > 0 && at < items.size() && items[at] != QLatin1String(")"); --row)
      at = items[at].startsWith(QLatin1Char('(')) ? items.indexOf(QStringLiteral(")"), at) + 1
                                                  : at + 1;
    return at;
  }
  void moveLayer(const QString& name, const QString& group, qsizetype row)
  {
    items.removeOne(name);
    items.insert(placeOf(group, row), name);
  }
  void moveGroup(const QString& group, qsizetype row)
  {
    const qsizetype from = items.indexOf(QLatin1Char('(') + group);
    const qsizetype to = items.indexOf(QStringLiteral(")"), from);
    const QStringList cut = items.mid(from, to - from + 1);
    items.remove(from, cut.size());
    const qsizetype at = placeOf({}, row);
    for (qsizetype i = 0; i < cut.size(); ++i)
      items.insert(at + i, cut[i]);
  }
};

} // namespace

void TestLayerTree::aLayerStepsThroughGroups()
{
  LayerTree tree = sample();
  const QString d = QStringLiteral("d");
  const QStringList up{QStringLiteral("a G(b c) H(d)"),  QStringLiteral("a G(b c) d H()"),
                       QStringLiteral("a G(b c d) H()"), QStringLiteral("a G(b d c) H()"),
                       QStringLiteral("a G(d b c) H()"), QStringLiteral("a d G(b c) H()"),
                       QStringLiteral("d a G(b c) H()")};
  QCOMPARE(text(tree), QStringLiteral("a G(b c) H() d"));
  for (const QString& step : up) {
    QVERIFY(stepLayer(tree, d, -1));
    QCOMPARE(text(tree), step);
  }
  QVERIFY(!stepLayer(tree, d, -1));
  for (qsizetype i = up.size() - 2; i >= 0; --i) {
    QVERIFY(stepLayer(tree, d, 1));
    QCOMPARE(text(tree), up[i]);
  }
}

void TestLayerTree::aGroupIsMadeWhereItsFirstLayerStands()
{
  LayerTree tree = sample();
  QVERIFY(addGroup(tree, group("N"), {QStringLiteral("d"), QStringLiteral("a")}));
  QCOMPARE(text(tree), QStringLiteral("N(a d) G(b c) H()"));
  QVERIFY(addGroup(tree, group("M"), {QStringLiteral("c")}));
  QCOMPARE(text(tree), QStringLiteral("N(a d) M(c) G(b) H()"));
  QVERIFY(addGroup(tree, group("E"), {}));
  QCOMPARE(text(tree), QStringLiteral("E() N(a d) M(c) G(b) H()"));
}

void TestLayerTree::aDissolvedGroupLeavesItsLayersInPlace()
{
  LayerTree tree = sample();
  const QStringList before = layersOf(tree);
  QVERIFY(dissolveGroup(tree, tree[1].group->uid));
  QCOMPARE(text(tree), QStringLiteral("a b c H() d"));
  QCOMPARE(layersOf(tree), before);
  QVERIFY(!dissolveGroup(tree, UidMaker().next()));
}

void TestLayerTree::randomMovesAgreeWithAPlainList()
{
  std::mt19937 random(7);
  const auto upTo = [&](qsizetype most) { return static_cast<qsizetype>(random() % (most + 1)); };
  LayerTree tree = sample();
  for (int i = 0; i < 3000; ++i) {
    PlainList twin = PlainList::of(tree);
    QVector<Uid> groups{Uid()};
    for (const LayerBranch& branch : std::as_const(tree))
      if (branch.group)
        groups.append(branch.group->uid);
    const Uid to = groups[upTo(groups.size() - 1)];
    const qsizetype row = upTo(5);
    if (upTo(3) == 0 && !to.isNull()) {
      moveGroup(tree, to, row);
      twin.moveGroup(to.toHex(), row);
    } else {
      const QString name = layersOf(tree)[upTo(3)];
      moveLayer(tree, name, to, row);
      twin.moveLayer(name, to.isNull() ? QString() : to.toHex(), row);
    }
    QCOMPARE(PlainList::of(tree).items, twin.items);
  }
}

void TestLayerTree::theFileKeepsGroupsAndUndoTakesThemBack()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayers(*ws, {layer(QStringLiteral("a"), LayerRole::Other),
                                layer(QStringLiteral("b"), LayerRole::Other)}));
  QCOMPARE(text(ws->tree()), QStringLiteral("a b"));
  LayerTree tree = ws->tree();
  addGroup(tree, group("Nhóm"), {QStringLiteral("b")});
  addGroup(tree, group("Trống"), {});
  moveGroup(tree, tree[2].group->uid, 0);
  DIABAN_VERIFY(setTree(*ws, tree));
  QCOMPARE(text(ws->tree()), QStringLiteral("Nhóm(b) Trống() a"));
  QCOMPARE(ws->layers().first().name, QStringLiteral("b")); // drawn on top now
  QCOMPARE(ws->layers().first().group, tree.first().group->uid);
  ws.reopen();
  QCOMPARE(ws->tree(), tree);
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(text(ws->tree()), QStringLiteral("a b"));
  DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(ws->tree(), tree);
  const auto again =
      ws->edit(kBase, QStringLiteral("Như cũ"), [&](Edit& edit) { return edit.setTree(tree); });
  DIABAN_VERIFY(again);
  QVERIFY(again.value().isEmpty()); // nothing changed: no entry
  tree.append({std::nullopt, {QStringLiteral("không có")}});
  DIABAN_VERIFY_ERROR(setTree(*ws, tree), NoSuchLayer);
}

void TestLayerTree::randomEditsSurviveClosingAndUndo()
{
  const test::OpenWorkspace ws(0);
  std::vector<NewLayer> layers;
  for (const char* name : {"a", "b", "c", "d", "e"})
    layers.push_back(layer(QString::fromLatin1(name), LayerRole::Other));
  DIABAN_VERIFY(addLayers(*ws, layers));
  std::mt19937 random(5);
  QVector<LayerTree> past{ws->tree()};
  for (int i = 0; i < 40; ++i) {
    LayerTree tree = ws->tree();
    QVector<Uid> groups{Uid()};
    for (const LayerBranch& branch : std::as_const(tree))
      if (branch.group)
        groups.append(branch.group->uid);
    const Uid any = groups[static_cast<qsizetype>(random() % static_cast<quint32>(groups.size()))];
    const QString name = layersOf(tree)[static_cast<qsizetype>(random() % 5)];
    switch (random() % 5) {
    case 0: addGroup(tree, group("N"), {name}); break;
    case 1: dissolveGroup(tree, any); break;
    case 2: moveGroup(tree, any, static_cast<qsizetype>(random() % 4)); break;
    default: moveLayer(tree, name, any, static_cast<qsizetype>(random() % 4)); break;
    }
    if (tree == ws->tree())
      continue;
    DIABAN_VERIFY(setTree(*ws, tree));
    QCOMPARE(ws->tree(), tree);
    QStringList drawn;
    for (const Layer& one : ws->layers())
      drawn.append(one.name);
    QCOMPARE(drawn, layersOf(tree));
    past.append(tree);
    if (i % 13 == 0) {
      ws.reopen();
      QCOMPARE(ws->tree(), tree);
    }
  }
  for (qsizetype i = past.size() - 1; i > 0; --i) {
    QCOMPARE(ws->tree(), past[i]);
    DIABAN_VERIFY(ws->undo(kBase));
  }
  QCOMPARE(ws->tree(), past.first());
}

void TestLayerTree::importsGoIntoTheGroupOfTheirRole()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayers(*ws, {layer(QStringLiteral("camera"), LayerRole::Sensors),
                                layer(QStringLiteral("nen"), LayerRole::Base)}));
  QCOMPARE(text(ws->tree()), QStringLiteral("camera nen")); // no groups: none are made
  const auto grouped = groupedByRole(ws->layers());
  DIABAN_VERIFY(grouped);
  DIABAN_VERIFY(setTree(*ws, grouped.value()));
  QCOMPARE(text(ws->tree()), QStringLiteral("Cảm biến(camera) Nền(nen)"));
  LayerTree renamed = ws->tree();
  renameGroup(renamed, renamed[0].group->uid, QStringLiteral("Thiết bị"));
  DIABAN_VERIFY(setTree(*ws, renamed));
  DIABAN_VERIFY(addLayers(*ws, {layer(QStringLiteral("tram"), LayerRole::Sensors),
                                layer(QStringLiteral("cao"), LayerRole::Terrain),
                                layer(QStringLiteral("ong"), LayerRole::Infrastructure)}));
  QCOMPARE(text(ws->tree()),
           QStringLiteral("Hạ tầng kỹ thuật(ong) Thiết bị(tram camera) Nền(cao nen)"));
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(text(ws->tree()), QStringLiteral("Thiết bị(camera) Nền(nen)"));
}

void TestLayerTree::importsStayOutsideOfGroupsMadeByHand()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayers(*ws, {layer(QStringLiteral("a"), LayerRole::Sensors)}));
  LayerTree tree = ws->tree();
  addGroup(tree, group("Của tôi"), {QStringLiteral("a")});
  DIABAN_VERIFY(setTree(*ws, tree));
  DIABAN_VERIFY(addLayers(*ws, {layer(QStringLiteral("b"), LayerRole::Sensors)}));
  QCOMPARE(text(ws->tree()), QStringLiteral("b Của tôi(a)"));
  NewLayer wanted = layer(QStringLiteral("c"), LayerRole::Sensors);
  wanted.group = QStringLiteral("Của tôi");
  DIABAN_VERIFY(addLayers(*ws, {wanted}));
  QCOMPARE(text(ws->tree()), QStringLiteral("b Của tôi(c a)"));
}

void TestLayerTree::bookmarksAreKeptAndTakenBack()
{
  const test::OpenWorkspace ws(2);
  const Layer shown = ws->layers().first();
  Bookmark place{UidMaker().next(), QStringLiteral("Chợ"), {1, 2, 3.5, 4}, std::nullopt};
  Bookmark look{
      UidMaker().next(), QStringLiteral("Ngập"), {0, 0, 1, 1}, {{{shown.uid, shown.title}}}};
  const auto set = [&](const Bookmark& bookmark) {
    return ws->edit(kBase, QStringLiteral("Dấu trang"),
                    [&](Edit& edit) { return edit.setBookmark(bookmark); });
  };
  DIABAN_VERIFY(set(place));
  DIABAN_VERIFY(set(look));
  QCOMPARE(ws->bookmarks(), (QVector<Bookmark>{place, look}));
  Bookmark renamed = place;
  renamed.title = QStringLiteral("Chợ mới");
  DIABAN_VERIFY(set(renamed));
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Xóa"),
                         [&](Edit& edit) { return edit.removeLayer(shown.name); }));
  ws.reopen();
  QCOMPARE(ws->bookmarks(), (QVector<Bookmark>{renamed, look})); // the layer is gone, its name not
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Xóa"),
                         [&](Edit& edit) { return edit.removeBookmark(place.uid); }));
  QCOMPARE(ws->bookmarks(), (QVector<Bookmark>{look}));
  for (int i = 0; i < 3; ++i)
    DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws->bookmarks(), (QVector<Bookmark>{place, look}));
  place.title = QStringLiteral("  ");
  DIABAN_VERIFY_ERROR(set(place), BadArgument);
}

QTEST_GUILESS_MAIN(TestLayerTree)
#include "tst_layertree.moc"
