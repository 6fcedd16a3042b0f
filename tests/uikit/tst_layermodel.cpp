#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/layerpanel.h>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace diaban;
using uikit::LayerModel;
using workspace::Layer;
using workspace::LayerTree;

class TestLayerModel : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init();
  void layersStandInTheirGroups();
  void aGroupsBoxTellsOfItsLayers();
  void aHiddenGroupComesBackAsItWas();
  void theFilterIgnoresMarksAndFindsGroups();
  void renamingAGroupIsAnnounced();
  void dropsAgreeWithMovesInTheTree();
  void aGroupIsNotDroppedIntoAnother();
  void nothingIsDraggedWhileFiltered();
  void theListKeepsWhatIsFoldedAndCurrent();
  void thePanelSaysWhenNothingFits();
  void aResultThatNoLongerHoldsSaysSo();

private:
  QString shape(const QModelIndex& parent = {}) const;

  LayerModel m_model;
  QAbstractItemModelTester m_tester{&m_model,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
};

namespace {

Layer layer(const char* name, const char* title)
{
  Layer made;
  made.name = QString::fromLatin1(name);
  made.title = QString::fromUtf8(title);
  made.geometry = geo::GeometryKind::Polygon;
  return made;
}

QVector<Layer> sampleLayers()
{
  QVector<Layer> layers{layer("a", "Thửa đất"), layer("b", "Đường phố"), layer("c", "Cáp quang"),
                        layer("d", "Nền sông hồ")};
  layers[3].style.kind = workspace::Style::Kind::Categorised;
  for (const char* value : {"ODT", "TMD"})
    layers[3].style.categories.append({QString::fromLatin1(value), {}, {}});
  return layers;
}

LayerTree sampleTree()
{
  UidMaker uids;
  return {{std::nullopt, {QStringLiteral("a")}},
          {workspace::LayerGroup{uids.next(), QStringLiteral("Hạ tầng"), {}},
           {QStringLiteral("b"), QStringLiteral("c")}},
          {workspace::LayerGroup{uids.next(), QStringLiteral("Trống"), {}}, {}},
          {std::nullopt, {QStringLiteral("d")}}};
}

} // namespace

void TestLayerModel::init()
{
  m_model.setFilter({});
  m_model.setLayers(sampleLayers(), sampleTree());
}

/// "a Hạ tầng(b c) …"
QString TestLayerModel::shape(const QModelIndex& parent) const
{
  QStringList parts;
  for (int row = 0; row < m_model.rowCount(parent); ++row) {
    const QModelIndex at = m_model.index(row, 0, parent);
    const QString name = at.data(LayerModel::NameRole).toString();
    parts.append(name.isEmpty() ? QStringLiteral("%1(%2)").arg(at.data().toString(), shape(at))
                                : name);
  }
  return parts.join(QLatin1Char(' '));
}

void TestLayerModel::layersStandInTheirGroups()
{
  QCOMPARE(shape(), QStringLiteral("a Hạ tầng(b c) Trống() d"));
  QCOMPARE(m_model.rowCount(m_model.indexOf(QStringLiteral("d"))), 2);
  QCOMPARE(m_model.layer(m_model.indexOf(QStringLiteral("c")))->title, QStringLiteral("Cáp quang"));
  QVERIFY(m_model.layer(m_model.index(1, 0)) == nullptr);
  // What the tree lacks stands on top, what it has too much is left out.
  LayerTree tree = sampleTree();
  tree.removeFirst();
  tree.append({std::nullopt, {QStringLiteral("gone")}});
  m_model.setLayers(sampleLayers(), tree);
  QCOMPARE(shape(), QStringLiteral("a Hạ tầng(b c) Trống() d"));
}

void TestLayerModel::aGroupsBoxTellsOfItsLayers()
{
  QSignalSpy spy(&m_model, &LayerModel::visibilityChanged);
  const auto state = [&] { return m_model.index(1, 0).data(Qt::CheckStateRole).toInt(); };
  QCOMPARE(state(), static_cast<int>(Qt::Checked));
  m_model.setData(m_model.indexOf(QStringLiteral("b")), Qt::Unchecked, Qt::CheckStateRole);
  QCOMPARE(state(), static_cast<int>(Qt::PartiallyChecked));
  m_model.setData(m_model.index(1, 0), Qt::Checked, Qt::CheckStateRole);
  QCOMPARE(state(), static_cast<int>(Qt::Checked));
  QCOMPARE(spy.size(), 2);
  QCOMPARE(spy[1][0].toStringList(), QStringList{QStringLiteral("b")});
  QCOMPARE(m_model.index(2, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
}

void TestLayerModel::aHiddenGroupComesBackAsItWas()
{
  const QModelIndex group = m_model.index(1, 0);
  m_model.setData(m_model.indexOf(QStringLiteral("c")), Qt::Unchecked, Qt::CheckStateRole);
  m_model.setData(group, Qt::Unchecked, Qt::CheckStateRole);
  QVERIFY(!m_model.layer(m_model.indexOf(QStringLiteral("b")))->isVisible);
  m_model.setData(group, Qt::Checked, Qt::CheckStateRole);
  QVERIFY(m_model.layer(m_model.indexOf(QStringLiteral("b")))->isVisible);
  QVERIFY(!m_model.layer(m_model.indexOf(QStringLiteral("c")))->isVisible);
}

void TestLayerModel::theFilterIgnoresMarksAndFindsGroups()
{
  m_model.setFilter(QStringLiteral("duong"));
  QCOMPARE(shape(), QStringLiteral("Hạ tầng(b)"));
  m_model.setFilter(QStringLiteral("ha tang"));
  QCOMPARE(shape(), QStringLiteral("Hạ tầng(b c)"));
  m_model.setFilter(QStringLiteral("không có gì"));
  QCOMPARE(shape(), QString());
  QVERIFY(!m_model.indexOf(QStringLiteral("a")).isValid());
  m_model.setFilter({});
  QCOMPARE(shape(), QStringLiteral("a Hạ tầng(b c) Trống() d"));
}

void TestLayerModel::renamingAGroupIsAnnounced()
{
  QSignalSpy spy(&m_model, &LayerModel::treeChanged);
  QVERIFY(m_model.setData(m_model.index(1, 0), QStringLiteral(" Mạng lưới "), Qt::EditRole));
  QVERIFY(!m_model.setData(m_model.index(1, 0), QStringLiteral("  "), Qt::EditRole));
  QCOMPARE(spy.size(), 1);
  QCOMPARE(shape(), QStringLiteral("a Mạng lưới(b c) Trống() d"));
}

/// Drags at random; each must do what taking the row out and putting it in does to a plain list.
void TestLayerModel::dropsAgreeWithMovesInTheTree()
{
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    LayerTree twin = m_model.tree();
    const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                            QStringLiteral("d")};
    const QModelIndex dragged = m_model.indexOf(names[static_cast<qsizetype>(random() % 4)]);
    const int top = static_cast<int>(random() % static_cast<quint32>(m_model.rowCount()));
    const QModelIndex above = m_model.index(top, 0);
    const bool isInto = m_model.layer(above) == nullptr && random() % 2 == 0;
    const QModelIndex parent = isInto ? above : QModelIndex();
    const int row = static_cast<int>(random() % static_cast<quint32>(m_model.rowCount(parent) + 1));
    const bool isBehindItself = dragged.parent() == parent && dragged.row() < row;
    workspace::moveLayer(twin, m_model.layer(dragged)->name, m_model.group(parent),
                         isBehindItself ? row - 1 : row);
    const std::unique_ptr<QMimeData> data(m_model.mimeData({dragged}));
    m_model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent);
    QCOMPARE(m_model.tree(), twin);
  }
}

void TestLayerModel::aGroupIsNotDroppedIntoAnother()
{
  const std::unique_ptr<QMimeData> data(m_model.mimeData({m_model.index(2, 0)}));
  m_model.dropMimeData(data.get(), Qt::MoveAction, -1, 0, m_model.index(1, 0));
  QCOMPARE(shape(), QStringLiteral("a Trống() Hạ tầng(b c) d"));
}

void TestLayerModel::nothingIsDraggedWhileFiltered()
{
  m_model.setFilter(QStringLiteral("duong"));
  QVERIFY(!(m_model.flags(m_model.index(0, 0)) & Qt::ItemIsDragEnabled));
  const std::unique_ptr<QMimeData> data(m_model.mimeData({m_model.indexOf(QStringLiteral("b"))}));
  QVERIFY(!m_model.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
  QCOMPARE(m_model.tree()[1].layers.size(), 2);
}

void TestLayerModel::theListKeepsWhatIsFoldedAndCurrent()
{
  uikit::LayerPanel panel(m_model);
  uikit::LayerList& list = panel.list();
  list.setCurrentIndex(m_model.indexOf(QStringLiteral("d")));
  list.collapse(m_model.index(1, 0));
  m_model.setFilter(QStringLiteral("cap")); // shows what is found, folded or not
  QVERIFY(list.isExpanded(m_model.index(0, 0)));
  m_model.setFilter({});
  QVERIFY(!list.isExpanded(m_model.index(1, 0)));
  QVERIFY(list.isExpanded(m_model.indexOf(QStringLiteral("d"))));
  list.setCurrentIndex(m_model.indexOf(QStringLiteral("d")));
  list.moveCurrent(-1);
  QCOMPARE(shape(), QStringLiteral("a Hạ tầng(b c) Trống(d)"));
  QCOMPARE(list.currentLayer(), QStringLiteral("d"));
  list.setCurrentIndex(m_model.index(1, 0));
  list.moveCurrent(-1);
  QCOMPARE(shape(), QStringLiteral("Hạ tầng(b c) a Trống(d)"));
  QCOMPARE(m_model.group(list.currentIndex()), m_model.tree().first().group->uid);
}

void TestLayerModel::thePanelSaysWhenNothingFits()
{
  uikit::LayerPanel panel(m_model);
  auto* field = panel.findChild<QLineEdit*>();
  auto* all = panel.findChild<QPushButton*>();
  QTest::keyClicks(field, QStringLiteral("zzz"));
  QCOMPARE(m_model.rowCount(), 0);
  QVERIFY(!all->parentWidget()->isHidden());
  all->click();
  QCOMPARE(m_model.rowCount(), 4);
  QVERIFY(all->parentWidget()->isHidden());
  QTest::keyClicks(field, QStringLiteral("cap"));
  QCOMPARE(shape(), QStringLiteral("Hạ tầng(c)"));
  QTest::keyClick(field, Qt::Key_Escape);
  QCOMPARE(m_model.rowCount(), 4);
}

void TestLayerModel::aResultThatNoLongerHoldsSaysSo()
{
  QVector<Layer> layers = sampleLayers();
  layers[1].uid = UidMaker().next();
  layers[1].revision = 3;
  layers[0].origin =
      QByteArray(R"({"analysis":"coverage.disc","author":"Lan","inputs":[{"layer":")") +
      layers[1].uid.toHex().toLatin1() + R"(","title":"Đường phố","revision":"3"}]})";
  m_model.setLayers(layers, sampleTree());
  const QModelIndex result = m_model.indexOf(QStringLiteral("a"));
  QVERIFY(result.data(LayerModel::OutdatedRole).toString().isEmpty());
  const QString tip = result.data(Qt::ToolTipRole).toString();
  QVERIFY2(tip.contains(QStringLiteral("Đường phố")) && tip.contains(QStringLiteral("Lan")),
           qPrintable(tip));
  layers[1].revision = 4;
  m_model.setLayers(layers, sampleTree());
  const QModelIndex old = m_model.indexOf(QStringLiteral("a"));
  const QString words = old.data(LayerModel::OutdatedRole).toString();
  QVERIFY(words.contains(QStringLiteral("Đường phố")));
  QVERIFY(old.data(Qt::ToolTipRole).toString().contains(words));
  QVERIFY(old.data(Qt::AccessibleTextRole).toString().contains(words));
  QVERIFY(m_model.indexOf(QStringLiteral("b")).data(LayerModel::OutdatedRole).toString().isEmpty());
}

QTEST_MAIN(TestLayerModel)
#include "tst_layermodel.moc"
