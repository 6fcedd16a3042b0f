// A walk through every page, panel, sheet and window, in both languages and themes, at all sizes of
// window and text: no text is cut, nothing lies over another thing, every control has a name, Tab
// does not jump, all can be read.
#include "findwork.h"
#include "helpwindow.h"
#include "importsheet.h"
#include "ownwindow.h"
#include "ownwindows.h"
#include "program.h"
#include "settings.h"
#include "sheets.h"
#include "support/cuttext.h"
#include "support/looks.h"
#include "windowfixture.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/featurepanel.h>
#include <diaban/uikit/findingpanel.h>
#include <diaban/uikit/formpanel.h>
#include <diaban/uikit/labelform.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/sheet.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <vector>

using namespace diaban;
using namespace diaban::desktop;

namespace {

constexpr int kSettleMs = 700;
constexpr int kPostedMs = 5; ///< what was added or asked for comes with the next events

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

void choose(MainWindow& window, const workspace::Layer& layer)
{
  window.layerList().setCurrentIndex(window.bench().layerModel().indexOf(layer.name));
}

/// The style panel, scrolled down to the labels of a layer that has some.
QWidget* showLabelForm(MainWindow& window)
{
  const auto& layers = window.document().layers();
  choose(window, *std::find_if(layers.begin(), layers.end(), [](const workspace::Layer& layer) {
           return layer.style.label.has_value();
         }));
  window.action(Command::LayerStyle)->trigger();
  QCoreApplication::sendPostedEvents();
  auto* form = window.findChild<uikit::LabelForm*>();
  for (QWidget* above = form; above != nullptr; above = above->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(above))
      area->ensureWidgetVisible(form);
  return &window;
}

/// As many bands as there can be, with the longest sentences that ask for a decision.
QWidget* showConflicts(MainWindow& window)
{
  const QString where = QStringLiteral("quy hoạch sử dụng đất phường Vỹ Dạ.gpkg");
  const uikit::Remedy first{QStringLiteral("Mở lại"), [] {}};
  const uikit::Remedy second{QStringLiteral("Vẫn làm việc trên tệp này…"), [] {}};
  window.messages().add(Error{Error::Code::LockedByOther,
                              {where, QStringLiteral("Lê Văn Hùng"), QStringLiteral("PHONG-QH-02"),
                               QStringLiteral("08:15")},
                              {}},
                        where, {first, second});
  window.messages().add(
      uikit::Severity::Warning,
      errorText({Error::Code::KeptBeside, {where, QStringLiteral("quy hoạch (2).gpkg")}, {}}),
      where, {first});
  window.messages().add(uikit::Severity::Warning,
                        errorText({Error::Code::LinksStayBehind,
                                   {where, QStringLiteral("ranh.shp, thửa.dgn, nền.tif")},
                                   {}}),
                        where);
  return &window;
}

std::vector<Station> mapStations()
{
  return {
      {QStringLiteral("filter form"),
       [](MainWindow& w) {
         w.action(Command::Rows)->trigger();
         w.rowPanel().currentPage()->search().setText(QStringLiteral("a"));
         w.rowPanel().currentPage()->setFormVisible(true);
         return &w;
       },
       [](MainWindow& w) {
         w.rowPanel().currentPage()->clearFilters();
         w.rowPanel().currentPage()->setFormVisible(false);
         w.action(Command::Rows)->trigger();
       }},
      {QStringLiteral("selected feature"),
       [](MainWindow& w) {
         w.selection().set(w.document().layers().constFirst().name, {1, 2, 3});
         w.action(Command::Feature)->trigger();
         const auto& panel = *w.findChild<uikit::FeaturePanel*>();
         [[maybe_unused]] const bool isRead =
             QTest::qWaitFor([&] { return !panel.pages().empty(); }, kLong);
         return &w;
       },
       [](MainWindow& w) {
         w.action(Command::Feature)->trigger();
         w.selection().clear();
       }},
      {QStringLiteral("label form"), showLabelForm,
       [](MainWindow& w) {
         w.action(Command::LayerStyle)->trigger();
         choose(w, w.document().layers().constFirst());
       }},
      {QStringLiteral("conflicts"), showConflicts,
       [](MainWindow& w) { w.bench().bands().clear(); }},
      {QStringLiteral("tables apart"),
       [](MainWindow& w) -> QWidget* {
         w.action(Command::TableWindow)->trigger();
         return w.ownWindows().tables();
       },
       [](MainWindow& w) {
         w.action(Command::TableWindow)->trigger();
         w.action(Command::Rows)->trigger();
       }},
      {QStringLiteral("second map"),
       [](MainWindow& w) -> QWidget* {
         w.action(Command::MapWindow)->trigger();
         return w.ownWindows().map();
       },
       [](MainWindow& w) { w.action(Command::MapWindow)->trigger(); }},
  };
}

/// What editing and checking show.
std::vector<Station> editStations()
{
  return {
      {QStringLiteral("form of many"),
       [](MainWindow& w) {
         w.selection().set(w.document().layers().constFirst().name, {1, 2, 3});
         w.action(Command::Attributes)->trigger();
         const auto& form = *w.findChild<uikit::FormPanel*>();
         [[maybe_unused]] const bool isRead =
             QTest::qWaitFor([&] { return form.record().rows.size() == 3; }, kLong);
         return &w;
       },
       [](MainWindow& w) {
         w.action(Command::Attributes)->trigger();
         w.selection().clear();
       }},
      {QStringLiteral("editing"),
       [](MainWindow& w) {
         w.selection().set(w.document().layers().constFirst().name, {1});
         w.action(Command::EditLayer)->trigger();
         return &w;
       },
       [](MainWindow& w) {
         w.action(Command::EditDone)->trigger();
         w.selection().clear();
       }},
      {QStringLiteral("fields"),
       [](MainWindow& w) {
         w.action(Command::Fields)->trigger();
         return &w;
       },
       closeSheets},
      {QStringLiteral("calculate"),
       [](MainWindow& w) {
         w.action(Command::Calculate)->trigger();
         return &w;
       },
       closeSheets},
      {QStringLiteral("geometry check"),
       [](MainWindow& w) {
         w.action(Command::CheckGeometry)->trigger();
         [[maybe_unused]] const bool isChecked =
             QTest::qWaitFor([&] { return w.jobs().runningCount() == 0; }, kLong);
         return &w;
       },
       [](MainWindow& w) { w.bench().showFindings(false); }},
      {QStringLiteral("what is checked"),
       [](MainWindow& w) {
         Q_EMIT w.bench().findings().choiceRequested();
         return &w;
       },
       closeSheets},
  };
}

/// What the record of changes shows.
std::vector<Station> recordStations()
{
  return {
      command(QStringLiteral("history"), Command::History),
      command(QStringLiteral("compare with a file"), Command::Compare),
      command(QStringLiteral("conflicts of a merge"), Command::Conflicts),
      {QStringLiteral("merge"),
       [](MainWindow& w) {
         w.action(Command::Merge)->trigger();
         return &w;
       },
       closeSheets},
      {QStringLiteral("past"),
       [](MainWindow& w) {
         const auto history = w.document().workspace()->history(workspace::kBase);
         w.document().lookBack(history.value().constLast().id);
         [[maybe_unused]] const bool isBack =
             QTest::qWaitFor([&] { return w.document().past() != nullptr; }, kLong);
         return &w;
       },
       [](MainWindow& w) { w.document().returnToNow(); }},
  };
}

std::vector<Station> stations()
{
  std::vector<Station> all{
      {QStringLiteral("map"), [](MainWindow& w) { return &w; }, [](MainWindow&) {}},
      command(QStringLiteral("settings"), Command::Settings),
      command(QStringLiteral("compare"), Command::Swipe),
      command(QStringLiteral("overview"), Command::Overview),
      {QStringLiteral("coverage"),
       [](MainWindow& w) {
         w.action(Command::CoverageArea)->trigger();
         return &w;
       },
       [](MainWindow& w) { w.action(Command::MapArea)->trigger(); }},
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
  for (const auto& more : {mapStations(), editStations(), recordStations(), sheetStations()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

} // namespace

class TestWalk : public WindowFixture {
  Q_OBJECT

  std::unique_ptr<Program> m_program;
  QStringList m_found;

  MainWindow& window() { return m_program->window(); }

  /// Everything that is wrong now; waits a little for late layouts.
  QStringList faults(QWidget& in, bool isRead)
  {
    QStringList found;
    const auto none = [&] {
      found = test::cutTexts(in) + test::overlaps(in);
      return found.isEmpty();
    };
    if (QTest::qWaitFor(none, kSettleMs))
      found.clear();
    found += test::namelessControls(in) + test::tabJumps(in);
    return isRead ? found + test::paleTexts(in) : found;
  }

  void lookAt(QWidget& shown, bool isRead, const QString& where)
  {
    for (const QString& fault : faults(shown, isRead))
      m_found << QStringLiteral("%1: %2").arg(where, fault);
    const QString folder =
        QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots/walk");
    QDir().mkpath(folder);
    constexpr int kQuick = 90; // little compression
    shown.grab().save(QStringLiteral("%1/%2.png").arg(folder, QString(where).replace(u' ', u'-')),
                      "png", kQuick);
  }

  void walk(const Station& station, const QList<QSize>& sizes, bool isRead)
  {
    QWidget* shown = station.enter(window());
    for (const QSize& size : sizes) {
      window().resize(size);
      QTest::qWait(kPostedMs);
      QTRY_COMPARE_WITH_TIMEOUT(window().jobs().runningCount(), 0, kLong);
      QTRY_VERIFY_WITH_TIMEOUT(!window().document().isOpen() || window().isPictureWhole(), kLong);
      lookAt(*shown, isRead,
             QStringLiteral("%1 %2 %3")
                 .arg(station.name, QString::fromUtf8(QTest::currentDataTag()))
                 .arg(size.width()));
    }
    station.leave(window());
  }

  void start(const QString& language, const QString& theme, double textFactor)
  {
    QSettings settings;
    settings.clear();
    kLanguage.write(settings, language);
    kTextFactor.write(settings, textFactor);
    m_program = std::make_unique<Program>(*qApp, theme);
    window().resize(1366, 768);
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
  }

public:
  /// Letters are painted without smoothing, so that their colours are those that were asked for.
  static void initMain()
  {
    qputenv("FONTCONFIG_FILE", DIABAN_SOURCE_DIR "/tests/support/plainletters.conf");
  }

private Q_SLOTS:
  void cleanup()
  {
    m_program.reset();
    QSettings().clear();
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  /// On a screen of twice as many pixels letters are always smoothed, and sizes alone looked at.
  void everythingCanBeReadNamedAndReached_data()
  {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<double>("textFactor");
    QTest::addColumn<QList<QSize>>("sizes");
    const QString vi = QStringLiteral("vi"), en = QStringLiteral("en");
    const QString light = QStringLiteral("light"), dark = QStringLiteral("dark");
    const QSize least(1280, 720), usual(1366, 768), large(1920, 1080);
    QTest::newRow("vi 130") << vi << light << 1.3 << QList<QSize>{least, usual};
    if (qApp->devicePixelRatio() > 1) {
      QTest::newRow("vi 200") << vi << dark << 1.0 << QList<QSize>{usual};
      return;
    }
    const QList<QSize> all{least, usual, large};
    QTest::newRow("vi light") << vi << light << 1.0 << all;
    QTest::newRow("vi dark") << vi << dark << 1.0 << all;
    QTest::newRow("en light") << en << light << 1.0 << all;
    QTest::newRow("en dark") << en << dark << 1.0 << all;
  }
  void everythingCanBeReadNamedAndReached()
  {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    QFETCH(double, textFactor);
    QFETCH(QList<QSize>, sizes);
    m_found.clear();
    const bool isRead = qApp->devicePixelRatio() == 1;
    start(language, theme, textFactor);
    walk({QStringLiteral("start"), [](MainWindow& w) { return &w; }, [](MainWindow&) {}}, sizes,
         isRead);
    window().action(Command::Demo)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window().document().isOpen(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(window().isPictureWhole(), kLong);
    choose(window(), window().document().layers().constFirst());
    for (const Station& station : stations())
      walk(station, sizes, isRead);
    m_found.removeDuplicates();
    for (const QString& fault : std::as_const(m_found))
      qWarning("%s", qPrintable(fault));
    QVERIFY(m_found.isEmpty());
  }
};

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
