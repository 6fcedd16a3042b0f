// A planner's mornings, driven by hand in the real window. Each ends with a picture of the window
// under out/, for a person to look at; none may keep the window from answering for 50 ms.
#include "desktop/windowfixture.h"
#include "findwork.h"
#include "importsheet.h"
#include "printsheet.h"
#include "printwork.h"
#include "stylework.h"
#include "support/testdata.h"
#include "uikit/squares.h"

#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/measureplate.h>
#include <diaban/uikit/rowpanel.h>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::desktop;

namespace {

constexpr int kVeryLong = 120'000; // 114 files are looked at by processes of their own

} // namespace

class TestPlanner : public WindowFixture {
  Q_OBJECT

  uikit::CommandPalette& palette() { return m_window->find().palette(); }

  void startEmpty()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QApplication::setActiveWindow(m_window.get()); // there is no window manager
  }

  void settle()
  {
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole() && m_window->jobs().runningCount() == 0,
                             kLong);
  }

  /// What the window looks like at the end, kept for a person.
  void keepPicture(const QString& name)
  {
    settle();
    const QString folder = QStringLiteral(DIABAN_SOURCE_DIR "/out");
    QDir().mkpath(folder);
    QVERIFY(m_window->grab().save(folder + QLatin1Char('/') + name));
  }

  /// Goes to the first hit of what is typed into Ctrl+K.
  void goTo(const QString& typed, const QString& expected)
  {
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(palette().isVisible());
    QTest::keyClicks(&palette().field(), typed);
    QTRY_VERIFY_WITH_TIMEOUT(palette().titles().contains(expected), kLong);
    while (palette().list().currentIndex().data().toString() != expected)
      QTest::keyClick(&palette().field(), Qt::Key_Down);
    QTest::keyClick(&palette().field(), Qt::Key_Return);
    QVERIFY(!palette().isVisible());
  }

  void choose(QWidget& in, const QString& name, const QString& entry)
  {
    for (auto* box : in.findChildren<QComboBox*>())
      if (box->isVisible() && box->accessibleName() == name) {
        const int at = box->findText(entry);
        QVERIFY2(at >= 0, qPrintable(entry));
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
        return;
      }
    QFAIL(qPrintable(name));
  }

  QString lastMessage()
  {
    const auto& said = m_window->messages().messages();
    return said.empty() ? QString() : said.front().text;
  }

  /// A line from one end of the view to the other; the plate then tells its length.
  void measureAcross()
  {
    uikit::MapCanvas& canvas = m_window->canvas();
    m_window->action(Command::MeasureLength)->trigger();
    const QPoint from(canvas.width() / 4, canvas.height() / 2);
    const QPoint to(canvas.width() * 3 / 4, canvas.height() / 2);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, from);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, to);
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, to);
    auto* plate = canvas.findChild<uikit::MeasurePlate*>();
    QTRY_VERIFY(plate != nullptr && plate->isVisible());
  }

  /// The same question put to SQLite by its own program.
  static QString sqlite(const QString& file, const QString& sql)
  {
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {QStringLiteral("-readonly"), file, sql});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
  }

private Q_SLOTS:
  void fromTheFilesOfHaiPhongToAPrintedMap()
  {
    DIABAN_NEED_DATA(QStringLiteral("vn-admin/hai_phong_raw"));
    const QDir folder(test::testData(QStringLiteral("vn-admin/hai_phong_raw")));
    QStringList files;
    for (const QString& name : folder.entryList({QStringLiteral("xa*.geojson")}))
      files << folder.filePath(name);
    QCOMPARE(files.size(), 114);
    startEmpty();
    m_window->document().create(fresh(QStringLiteral("hải phòng.gpkg")),
                                geo::Crs::fromEpsg(9210).value());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    test::StallMonitor monitor;

    drop(*m_window, files);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->importSheet() != nullptr, kVeryLong);
    ImportSheet& sheet = *m_window->importSheet();
    QCOMPARE(sheet.files().count(), 114);
    sheet.oneName().setText(QStringLiteral("xã phường"));
    QTest::mouseClick(&sheet.importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kVeryLong);
    QCOMPARE(m_window->document().layers().constFirst().featureCount, 114);
    settle();

    const QString communes = m_window->document().layers().constFirst().name;
    m_window->layerList().setCurrentIndex(m_window->bench().layerModel().indexOf(communes));
    m_window->action(Command::LayerStyle)->trigger();
    uikit::StyleEditor& editor = m_window->styleWork().editor();
    QTRY_COMPARE(editor.layer(), communes);
    choose(editor, editor.tr("Drawn as"), editor.tr("Classes of numbers"));
    QTRY_VERIFY_WITH_TIMEOUT(editor.findChildren<QComboBox*>().size() > 1, kLong);
    choose(editor, editor.tr("Field"), QStringLiteral("a08_ds")); // their population, as text
    const auto isByPopulation = [&] {
      const workspace::Layer* layer = m_window->document().layer(communes);
      return layer->style.field == QStringLiteral("a08_ds") && layer->style.classes.size() > 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isByPopulation(), kLong); // written, as one action
    settle();

    goTo(QStringLiteral("an bien"), QStringLiteral("Phường An Biên"));
    QCOMPARE(m_window->selection().rows().size(), 1U);
    settle();
    measureAcross();
    QVERIFY2(monitor.longestMs() < test::kStallMs,
             qPrintable(QString::number(monitor.longestMs())));

    m_window->action(Command::Print)->trigger();
    auto* print = m_window->findChild<PrintSheet*>();
    QVERIFY(print != nullptr);
    const QString pdf = fresh(QStringLiteral("an biên.pdf"));
    m_window->findChild<PrintWork*>()->print(print->setup(), pdf);
    QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(pdf), qPrintable(lastMessage()), kLong);
    QFile file(pdf);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QTest::keyClick(print, Qt::Key_Escape);
    keepPicture(QStringLiteral("journey-hai-phong.png"));
  }

  void findsParcelsOfACodeAndExportsThem()
  {
    startEmpty();
    buttonNamed(*m_window, QStringLiteral("Xem dữ liệu mẫu"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    settle();
    const workspace::Layer* parcels = nullptr;
    for (const workspace::Layer& layer : m_window->document().layers())
      if (layer.title == QStringLiteral("Thửa đất"))
        parcels = &layer;
    QVERIFY(parcels != nullptr);
    const QString table = parcels->table;
    test::StallMonitor monitor;
    m_window->layerList().setCurrentIndex(m_window->bench().layerModel().indexOf(parcels->name));
    m_window->action(Command::Rows)->trigger();
    uikit::RowPage* page = m_window->rowPanel().currentPage();
    QVERIFY(page != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!page->model().rows().empty(), kLong);
    page->condition().setText(QStringLiteral("loai_dat = 'ODT' AND dien_tich > 500"));
    const QString expected =
        sqlite(m_window->document().path(),
               QStringLiteral("SELECT count(*) FROM \"%1\" WHERE loai_dat = 'ODT' AND "
                              "dien_tich > 500")
                   .arg(table));
    QVERIFY(expected.toInt() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(page->model().rows().size()), expected.toInt(),
                              kLong);
    page->selectAll();
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(m_window->selection().rows().size()),
                              expected.toInt(), kLong);
    settle();
    QVERIFY2(monitor.longestMs() < test::kStallMs,
             qPrintable(QString::number(monitor.longestMs())));

    const QString out = fresh(QStringLiteral("thửa ODT.csv"));
    m_window->document().exportRows(out, parcels->name, page->model().rows(), page->columns());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out), kLong);
    settle();
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(static_cast<int>(file.readAll().trimmed().count('\n')), expected.toInt()); // a head
    keepPicture(QStringLiteral("journey-find-and-export.png"));
  }
};

QTEST_MAIN(TestPlanner)
#include "tst_planner.moc"
