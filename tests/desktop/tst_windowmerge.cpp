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
#include <QFileInfo>
#include <QListView>
#include <QProcess>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

/// Two copies are compared and merged in the window, and a conflict is settled there.
class TestWindowMerge : public WindowFixture {
  Q_OBJECT
private Q_SLOTS:
  void comparesWithAFile();
  void mergesTwoCopiesAndSettlesAConflict();
  void saysWhatIsWrongWithTheFiles();
  void mergesWhatAnotherProgramAddedAndTellsWhatWasDecided();
  void saysThatACopyIsNoWorkspace();
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
  QTRY_VERIFY_WITH_TIMEOUT(!work.shapes().shapes().isEmpty(), kLong);
  QTRY_COMPARE_WITH_TIMEOUT(work.shapes().shapes().size(), 2, kLong);
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
