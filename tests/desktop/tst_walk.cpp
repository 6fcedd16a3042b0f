// A walk through every page, panel and sheet, in both languages, themes and sizes: no text is cut,
// nothing lies over another thing, every control has a name, Tab does not jump, all can be read.
#include "findwork.h"
#include "helpwindow.h"
#include "importsheet.h"
#include "program.h"
#include "settings.h"
#include "sheets.h"
#include "support/cuttext.h"
#include "support/looks.h"
#include "windowfixture.h"

#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sheet.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <vector>

using namespace diaban;
using namespace diaban::desktop;

namespace {

constexpr int kSettleMs = 3000;

/// A state of the window and the way to it and back.
struct Station {
  QString name;
  std::function<QWidget*(MainWindow&)> enter; ///< returns the window to look at
  std::function<void(MainWindow&)> leave;
};

QString zones()
{
  return QStringLiteral(DIABAN_SOURCE_DIR "/data/crs/central_meridians.csv");
}

QTemporaryDir& importFolder()
{
  static QTemporaryDir folder;
  return folder;
}

void closeSheets(MainWindow& window)
{
  for (auto* sheet : window.findChildren<uikit::Sheet*>())
    sheet->close();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

Station sheet(const QString& name, std::function<void(MainWindow&)> ask)
{
  return {name,
          [ask](MainWindow& window) {
            ask(window);
            return &window;
          },
          closeSheets};
}

Station command(const QString& name, Command which)
{
  return {name,
          [which](MainWindow& window) {
            window.action(which)->trigger();
            return &window;
          },
          [which](MainWindow& window) {
            if (window.action(which)->isChecked())
              window.action(which)->trigger();
          }};
}

std::vector<Station> sheetStations()
{
  return {
      sheet(QStringLiteral("new workspace"),
            [](MainWindow& w) {
              askNewWorkspace(&w, zones(), QDir::homePath(), QStringLiteral("Huế"),
                              [](const NewWorkspace&) {});
            }),
      sheet(QStringLiteral("choose crs"),
            [](MainWindow& w) {
              askCrs(&w, zones(), {QStringLiteral("/a/thửa đất.dgn")}, QStringLiteral("Huế"),
                     [](const geo::Crs&) {});
            }),
      sheet(QStringLiteral("encoding"),
            [](MainWindow& w) {
              askEncoding(&w, {QStringLiteral("/a/thửa đất.tab")}, [](const QString&) {});
            }),
      sheet(QStringLiteral("replace"),
            [](MainWindow& w) { askReplace(&w, QStringLiteral("/a/huế.gpkg"), [] {}); }),
      sheet(QStringLiteral("folders"),
            [](MainWindow& w) {
              askFolders(&w, {QStringLiteral("/a/OneDrive")}, [](const QStringList&) {});
            }),
  };
}

std::vector<Station> stations()
{
  std::vector<Station> all{
      {QStringLiteral("map"), [](MainWindow& w) { return &w; }, [](MainWindow&) {}},
      command(QStringLiteral("settings"), Command::Settings),
      command(QStringLiteral("compare"), Command::Swipe),
      command(QStringLiteral("table"), Command::Rows),
      command(QStringLiteral("jobs"), Command::Jobs),
      command(QStringLiteral("messages"), Command::Messages),
      command(QStringLiteral("style"), Command::LayerStyle),
      command(QStringLiteral("feature"), Command::Feature),
      command(QStringLiteral("bookmarks"), Command::Bookmarks),
      {QStringLiteral("print"),
       [](MainWindow& w) {
         w.action(Command::Print)->trigger();
         return &w;
       },
       closeSheets},
      {QStringLiteral("import"),
       [](MainWindow& w) {
         QTemporaryDir& folder = importFolder();
         QStringList paths;
         for (const QString& name : {QStringLiteral("a.geojson"), QStringLiteral("b.geojson"),
                                     QStringLiteral("c.geojson"), QStringLiteral("d.geojson")})
           paths << writeSquares(folder.filePath(name), 4);
         w.take(paths, false);
         [[maybe_unused]] const bool isOpen =
             QTest::qWaitFor([&] { return w.importSheet() != nullptr; }, kLong);
         return &w;
       },
       closeSheets},
      {QStringLiteral("views"),
       [](MainWindow& w) {
         w.action(Command::NewView)->trigger();
         return &w;
       },
       [](MainWindow& w) { w.action(Command::CloseView)->trigger(); }},
      {QStringLiteral("find"),
       [](MainWindow& w) {
         w.find().open();
         w.find().palette().field().setText(QStringLiteral("a"));
         return &w;
       },
       [](MainWindow& w) { w.find().palette().shut(); }},
      {QStringLiteral("guide"),
       [](MainWindow& w) -> QWidget* { return &w.showGuide(HelpWindow::kShortcuts); },
       [](MainWindow& w) { w.showGuide().close(); }},
  };
  for (Station& station : sheetStations())
    all.push_back(std::move(station));
  return all;
}

} // namespace

class TestWalk : public WindowFixture {
  Q_OBJECT

  std::unique_ptr<Program> m_program;
  QStringList m_found;

  MainWindow& window() { return m_program->window(); }

  /// Everything that is wrong now; waits a little for late layouts.
  QStringList faults(QWidget& in)
  {
    QStringList found;
    const auto none = [&] {
      found = test::cutTexts(in) + test::overlaps(in);
      return found.isEmpty();
    };
    if (QTest::qWaitFor(none, kSettleMs))
      found.clear();
    return found + test::namelessControls(in) + test::tabJumps(in) + test::paleTexts(in);
  }

  void lookAt(QWidget& shown, const QString& where)
  {
    for (const QString& fault : faults(shown))
      m_found << QStringLiteral("%1: %2").arg(where, fault);
    const QString folder =
        QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots/walk");
    QDir().mkpath(folder);
    shown.grab().save(QStringLiteral("%1/%2.png").arg(folder, QString(where).replace(u' ', u'-')));
  }

  void walk(const Station& station, const QString& language)
  {
    QWidget* shown = station.enter(window());
    for (const QString& theme : {QStringLiteral("light"), QStringLiteral("dark")}) {
      m_program->setTheme(theme);
      for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
        window().resize(size);
        QTRY_VERIFY_WITH_TIMEOUT(!window().document().isOpen() || window().isPictureWhole(), kLong);
        lookAt(*shown,
               QStringLiteral("%1 %2 %3 %4").arg(station.name, language, theme).arg(size.width()));
      }
    }
    station.leave(window());
  }

  void start(const QString& language)
  {
    QSettings().clear();
    kLanguage.write(*std::make_unique<QSettings>(), language);
    m_program = std::make_unique<Program>(*qApp, QString());
    window().resize(1366, 768);
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
  }

private Q_SLOTS:
  void cleanup()
  {
    m_program.reset();
    QSettings().clear();
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  void everythingCanBeReadNamedAndReached_data()
  {
    QTest::addColumn<QString>("language");
    QTest::newRow("vi") << QStringLiteral("vi");
    QTest::newRow("en") << QStringLiteral("en");
  }
  void everythingCanBeReadNamedAndReached()
  {
    QFETCH(QString, language);
    m_found.clear();
    start(language);
    const Station first{QStringLiteral("start"), [](MainWindow& w) { return &w; },
                        [](MainWindow&) {}};
    walk(first, language);
    window().action(Command::Demo)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window().document().isOpen(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(window().isPictureWhole(), kLong);
    uikit::LayerModel& layers = window().bench().layerModel();
    window().layerList().setCurrentIndex(
        layers.indexOf(window().document().layers().constFirst().name));
    for (const Station& station : stations())
      walk(station, language);
    m_found.removeDuplicates();
    QVERIFY2(m_found.isEmpty(), qPrintable(m_found.join(u'\n')));
  }
};

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
