#include "mergesheet.h"
#include "mergework.h"
#include "support/verify.h"
#include "windowfixture.h"

#include <diaban/store/database.h>
#include <diaban/uikit/comparedshapes.h>
#include <diaban/uikit/comparepanel.h>
#include <diaban/uikit/conflictspanel.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/difference.h>
#include <diaban/workspace/merge.h>
#include <diaban/workspace/rows.h>

#include <QAbstractButton>
#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

/// Two copies are compared and merged in the window, and a conflict is settled there.
class TestWindowMerge : public WindowFixture {
  Q_OBJECT
private Q_SLOTS:
  void comparesWithAFile();
  void mergesTwoCopiesAndSettlesAConflict();
  void showsThreeShapesAndTakesTheBase();
  void offersNoBaseForADeletedRow();
  void saysWhatIsWrongWithTheFiles();
  void mergesWhatAnotherProgramAddedAndTellsWhatWasDecided();
  void saysThatACopyIsNoWorkspace();

private:
  QAbstractButton* button(const char* words)
  {
    return buttonNamed(m_window->mergeWork().conflictsPanel(), uikit::ConflictsPanel::tr(words));
  }
  using Change = std::function<Outcome(workspace::Edit&, const QString& layer, const Uid& row)>;
  void mergeAfter(const Change& byHung, const Change& byLan);
};

namespace {

/// Sets a field of the first row, and its shape to a point at (x, x) of the map.
bool change(const QString& path, const QString& layer, const QString& field, const QString& value)
{
  auto opened = workspace::Workspace::open(path);
  if (!opened)
    return false;
  auto rows = store::Database::open(path, store::OpenMode::ReadOnly);
  const auto uid = rows.value().text("SELECT hex(uid) FROM \"" +
                                     opened.value()->layer(layer).value().table.toUtf8() +
                                     "\" ORDER BY fid LIMIT 1");
  return bool(
      opened.value()->edit(workspace::kBase, QStringLiteral("Sửa"), [&](workspace::Edit& edit) {
        return edit.updateFeature(
            layer,
            {.uid = Uid::fromHex(uid.value()), .fields = {{field, value}}, .setsGeometry = false});
      }));
}

/// What `change` does to the first row.
bool editFirst(const QString& path, const QString& layer,
               const std::function<Outcome(workspace::Edit&, const QString&, const Uid&)>& change)
{
  auto opened = workspace::Workspace::open(path);
  if (!opened)
    return false;
  auto rows = store::Database::open(path, store::OpenMode::ReadOnly);
  const auto uid = rows.value().text("SELECT hex(uid) FROM \"" +
                                     opened.value()->layer(layer).value().table.toUtf8() +
                                     "\" ORDER BY fid LIMIT 1");
  return bool(
      opened.value()->edit(workspace::kBase, QStringLiteral("Sửa"), [&](workspace::Edit& edit) {
        return change(edit, layer, Uid::fromHex(uid.value()));
      }));
}

/// Moves the row's vertices by so many metres to the east.
Outcome shift(workspace::Edit& edit, const QString& layer, const Uid& row, double metres)
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

QString copyOf(const QString& path, const QString& to)
{
  NoProgress progress;
  return workspace::copyWhole(path, to, progress) ? to : QString();
}

} // namespace

void TestWindowMerge::comparesWithAFile()
{
  openWithSquares(4);
  const QString path = m_window->document().path();
  const workspace::Layer layer = m_window->document().layers().first();
  const QString field = layer.fields.first().name;
  const QString older = copyOf(path, fresh(QStringLiteral("cũ.gpkg")));
  m_window->document().close();
  QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isOpen(), kLong);
  QTRY_VERIFY_WITH_TIMEOUT(change(path, layer.name, field, QStringLiteral("mới")),
                           kLong); // jobs end
  m_window->open(path);
  QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);

  MergeWork& work = m_window->mergeWork();
  m_window->action(Command::Compare)->trigger();
  QCOMPARE(m_window->bench().side().openPanel(), &work.comparePanel());
  m_window->document().compareWith(older);
  QTRY_COMPARE_WITH_TIMEOUT(work.comparePanel().count(), 2, kLong);
  auto* list = work.comparePanel().findChild<QListView*>();
  list->setCurrentIndex(list->model()->index(1, 0));
  QTRY_COMPARE_WITH_TIMEOUT(work.shapes().shapes().size(), 1, kLong); // only a value changed
  shot(QStringLiteral("compare.png"));
}

void TestWindowMerge::mergesTwoCopiesAndSettlesAConflict()
{
  openWithSquares(4);
  const QString base = m_window->document().path();
  const workspace::Layer layer = m_window->document().layers().first();
  const QString field = layer.fields.first().name;
  m_window->document().close();
  QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isOpen(), kLong);
  const QString mine = copyOf(base, fresh(QStringLiteral("hùng.gpkg")));
  const QString theirs = copyOf(base, fresh(QStringLiteral("lan.gpkg")));
  QVERIFY(change(mine, layer.name, field, QStringLiteral("của Hùng")));
  QVERIFY(change(theirs, layer.name, field, QStringLiteral("của Lan")));

  const QString out = fresh(QStringLiteral("chung.gpkg"));
  MergeSheet* sheet = m_window->mergeWork().openSheet();
  sheet->setFiles({base, mine, theirs, out});
  shot(QStringLiteral("merge-sheet.png"));
  QAbstractButton* merge = buttonNamed(*sheet, MergeSheet::tr("Merge"));
  QVERIFY(merge != nullptr && merge->isEnabled());
  merge->click();
  QTRY_COMPARE_WITH_TIMEOUT(m_window->document().path(), QFileInfo(out).absoluteFilePath(), kLong);
  auto& panel = m_window->mergeWork().conflictsPanel();
  QTRY_COMPARE_WITH_TIMEOUT(m_window->bench().side().openPanel(), &panel, kLong);
  QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(panel, uikit::ConflictsPanel::tr("Take theirs")) != nullptr,
                           kLong); // rows that are made anew show a moment later
  QAbstractButton* take = buttonNamed(panel, uikit::ConflictsPanel::tr("Take theirs"));
  QVERIFY(take->isEnabled());
  shot(QStringLiteral("conflicts.png"));
  take->click();
  QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(panel, uikit::ConflictsPanel::tr("Take theirs")) == nullptr,
                           kLong);
  const auto left = m_window->document().workspace()->conflicts();
  DIABAN_VERIFY(left);
  QVERIFY(left.value().isEmpty());
  NoProgress progress;
  const auto same =
      workspace::difference(theirs, m_window->document().workspace()->workingFile(), progress);
  DIABAN_VERIFY(same);
  QVERIFY(same.value().layers.isEmpty());
  m_window->document().undo();
  QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(panel, uikit::ConflictsPanel::tr("Take theirs")) != nullptr,
                           kLong);
}

/// Both copies changed, merged, opened.
void TestWindowMerge::mergeAfter(const Change& byHung, const Change& byLan)
{
  openWithSquares(4);
  const QString base = m_window->document().path();
  const QString layer = m_window->document().layers().first().name;
  m_window->document().close();
  QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isOpen(), kLong);
  const QString mine = copyOf(base, fresh(QStringLiteral("hùng.gpkg")));
  const QString theirs = copyOf(base, fresh(QStringLiteral("lan.gpkg")));
  QVERIFY(editFirst(mine, layer, byHung));
  QVERIFY(editFirst(theirs, layer, byLan));
  m_window->document().merge({base, mine, theirs, fresh(QStringLiteral("chung.gpkg"))});
  auto& panel = m_window->mergeWork().conflictsPanel();
  QTRY_COMPARE_WITH_TIMEOUT(m_window->bench().side().openPanel(), &panel, kLong);
  QTRY_VERIFY_WITH_TIMEOUT(button("Take mine") != nullptr, kLong);
}

void TestWindowMerge::showsThreeShapesAndTakesTheBase()
{
  mergeAfter([](auto& edit, auto& layer, auto& row) { return shift(edit, layer, row, 3); },
             [](auto& edit, auto& layer, auto& row) { return shift(edit, layer, row, -2); });
  const auto& shapes = m_window->mergeWork().shapes().shapes();
  QCOMPARE(shapes.size(), 3); // the first conflict comes into sight by itself
  QSet<int> lines;
  for (const uikit::ComparedShape& shape : shapes) {
    lines.insert(static_cast<int>(shape.line));
    QVERIFY(!shape.name.isEmpty());
  }
  QCOMPARE(lines.size(), 3); // told apart without colours
  QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  shot(QStringLiteral("conflict-shapes.png"));
  const auto text = [this] {
    QString all;
    for (const auto* label : m_window->mergeWork().conflictsPanel().findChildren<QLabel*>())
      all += label->text() + u'\n';
    return all;
  };
  QVERIFY(text().contains(QStringLiteral("Thửa 1"))); // what the parcel is called
  QApplication::setActiveWindow(m_window.get());
  button("Take base")->setFocus();
  QTest::keyClick(button("Take base"), Qt::Key_Space);
  QTRY_VERIFY_WITH_TIMEOUT(button("Take base") == nullptr, kLong);
  QVERIFY(shapes.isEmpty());
  NoProgress progress;
  const auto& open = *m_window->document().workspace();
  QVERIFY(open.conflicts().value().isEmpty());
  m_window->document().undo();
  QTRY_VERIFY_WITH_TIMEOUT(button("Take base everywhere")->isEnabled(), kLong);
  button("Take theirs everywhere")->click();
  QTRY_VERIFY_WITH_TIMEOUT(button("Take base") == nullptr, kLong);
  m_window->document().undo();
  QTRY_VERIFY_WITH_TIMEOUT(button("Take base") != nullptr, kLong);
}

void TestWindowMerge::offersNoBaseForADeletedRow()
{
  const QString field = QStringLiteral("ten");
  mergeAfter([](auto& edit, auto& layer, auto& row) { return edit.deleteFeature(layer, row); },
             [&](auto& edit, auto& layer, auto& row) {
               return edit.updateFeature(layer, {.uid = row,
                                                 .fields = {{field, QStringLiteral("của Lan")}},
                                                 .setsGeometry = false});
             });
  QVERIFY(button("Take base") == nullptr);
  QVERIFY(!button("Take base everywhere")->isEnabled());
  QCOMPARE(m_window->mergeWork().shapes().shapes().size(), 1);
  shot(QStringLiteral("conflict-deleted.png"));
  const qint64 before = m_window->document().layers().first().featureCount;
  button("Take mine")->click();
  QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().first().featureCount, before - 1, kLong);
}

void TestWindowMerge::saysWhatIsWrongWithTheFiles()
{
  openWithSquares(2);
  const QString path = m_window->document().path();
  MergeSheet* sheet = m_window->mergeWork().openSheet();
  QAbstractButton* merge = buttonNamed(*sheet, MergeSheet::tr("Merge"));
  QVERIFY(!merge->isEnabled());
  sheet->setFiles({path, path, fresh(QStringLiteral("không có.gpkg")), path});
  QVERIFY(!merge->isEnabled());
  sheet->setFiles({path, path, path, fresh(QStringLiteral("ra.gpkg"))});
  QVERIFY(merge->isEnabled());
  sheet->close();
}

/// Rows without our uids, and a layer of the same name in both.
void TestWindowMerge::mergesWhatAnotherProgramAddedAndTellsWhatWasDecided()
{
  openWithSquares(3);
  const QString base = m_window->document().path();
  const QString name = m_window->document().layers().first().title;
  m_window->document().close();
  QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isOpen(), kLong);
  const QString mine = copyOf(base, fresh(QStringLiteral("hùng.gpkg")));
  const QString theirs = copyOf(base, fresh(QStringLiteral("lan.gpkg")));
  for (const QString& path : {mine, theirs})
    QCOMPARE(QProcess::execute(QStringLiteral("ogr2ogr"),
                               {QStringLiteral("-q"), QStringLiteral("-append"), path, base}),
             0);
  MergeSheet* sheet = m_window->mergeWork().openSheet();
  const QString out = fresh(QStringLiteral("chung.gpkg"));
  for (const QString& path : {mine, theirs}) { // titled alike
    auto opened = workspace::Workspace::open(path);
    workspace::NewLayer layer;
    layer.name = QStringLiteral("moi");
    layer.geometry = QStringLiteral("Polygon");
    NoProgress progress;
    DIABAN_VERIFY(workspace::importRows(*opened.value(), layer.name, {layer}, progress));
  }
  sheet->setFiles({base, mine, theirs, out});
  buttonNamed(*sheet, MergeSheet::tr("Merge"))->click();
  QTRY_COMPARE_WITH_TIMEOUT(m_window->document().path(), QFileInfo(out).absoluteFilePath(), kLong);
  QCOMPARE(m_window->document().layers().size(), 3);
  const QString said = workspace::decisionText({workspace::MergeDecision::What::RenamedLayer,
                                                {QStringLiteral("moi"), QStringLiteral("moi 2")}});
  QStringList texts;
  for (const uikit::Message& message : m_window->messages().messages())
    texts.append(message.text);
  QVERIFY2(texts.contains(said), qPrintable(texts.join(u'\n')));
  for (const workspace::Layer& layer : m_window->document().layers())
    if (layer.title == name)
      QCOMPARE(layer.featureCount, 6); // both added the very same rows: they are one
}

void TestWindowMerge::saysThatACopyIsNoWorkspace()
{
  openWithSquares(2);
  const QString base = m_window->document().path();
  m_window->document().close();
  QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isOpen(), kLong);
  const QString plain = fresh(QStringLiteral("qgis.gpkg"));
  QCOMPARE(QProcess::execute(QStringLiteral("ogr2ogr"), {QStringLiteral("-q"), plain, base}), 0);
  const QString mine = copyOf(base, fresh(QStringLiteral("hùng.gpkg")));
  const QString out = fresh(QStringLiteral("chung.gpkg"));
  MergeSheet* sheet = m_window->mergeWork().openSheet();
  sheet->setFiles({base, mine, plain, out});
  buttonNamed(*sheet, MergeSheet::tr("Merge"))->click();
  const auto isSaid = [&] {
    const auto& messages = m_window->messages().messages();
    return std::any_of(messages.begin(), messages.end(), [](const uikit::Message& message) {
      return message.text.contains(QLatin1String("qgis.gpkg"));
    });
  };
  QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kLong);
  QVERIFY(!QFileInfo::exists(out));
  QVERIFY(!m_window->document().isOpen());
}

QTEST_MAIN(TestWindowMerge)
#include "tst_windowmerge.moc"
