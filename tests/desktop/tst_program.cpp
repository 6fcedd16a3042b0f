// The program's settings: another language or size of text without a restart, themes, search.
#include "program.h"
#include "settings.h"
#include "settingspage.h"
#include "support/cuttext.h"
#include "viewtabs.h"
#include "windowfixture.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScreen>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestProgram : public WindowFixture {
  Q_OBJECT

  std::unique_ptr<Program> m_program;

  MainWindow& window() { return m_program->window(); }
  QString firstMenu() { return window().menuBar()->actions().constFirst()->text(); }

  void startWithSquares()
  {
    m_program = std::make_unique<Program>(*qApp, QString());
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
    window().document().create(fresh(QStringLiteral("quy hoạch.gpkg")),
                               geo::Crs::fromEpsg(9217).value());
    QTRY_VERIFY_WITH_TIMEOUT(window().document().isOpen(), kLong);
    drop(window(), {writeSquares(fresh(QStringLiteral("thửa đất.geojson")), 100)});
    QTRY_COMPARE_WITH_TIMEOUT(window().document().layers().size(), 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(window().isPictureWhole(), kLong);
  }

private Q_SLOTS:
  void init() { QSettings().clear(); }
  void cleanup()
  {
    m_program.reset();
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  void languageIsVietnameseWhateverTheSystemSays()
  {
    m_program = std::make_unique<Program>(*qApp, QString());
    QCOMPARE(firstMenu(), QStringLiteral("&Tệp"));
  }

  void anotherLanguageNeedsNoRestart()
  {
    startWithSquares();
    const QString path = window().document().path();
    window().canvas().setScaleDenominator(12'345);
    window().bench().views().add();
    window().canvas().setScaleDenominator(777);
    window().layerList().setCurrentIndex(window().layerList().model()->index(0, 0));
    window().action(Command::Rows)->trigger();
    const mapview::Viewport place = window().canvas().viewport();
    const Session* session = window().session().get();

    m_program->setLanguage(QStringLiteral("en"));
    QCOMPARE(firstMenu(), QStringLiteral("&File"));
    QCOMPARE(QLocale().language(), QLocale::English);
    QCOMPARE(window().session().get(), session);
    QCOMPARE(window().document().path(), path);
    QCOMPARE(window().canvas().viewport().centreX, place.centreX);
    QCOMPARE(window().canvas().viewport().unitsPerPixel, place.unitsPerPixel);
    QCOMPARE(window().bench().views().views().size(), 2U);
    QVERIFY(!window().rowPanel().isHidden());
    QTRY_VERIFY_WITH_TIMEOUT(window().isPictureWhole(), kLong);
    QTRY_VERIFY(test::cutTexts(window()).isEmpty());

    m_program->setLanguage(QStringLiteral("vi"));
    QCOMPARE(firstMenu(), QStringLiteral("&Tệp"));
    QTRY_VERIFY_WITH_TIMEOUT(window().isPictureWhole(), kLong);
    m_program.reset(); // the next start has it too
    m_program = std::make_unique<Program>(*qApp, QString());
    QCOMPARE(firstMenu(), QStringLiteral("&Tệp"));
  }

  void largerTextIsNotCut()
  {
    startWithSquares();
    m_program->setTextFactor(1.3);
    QCOMPARE(window().font().pixelSize(), 17);
    window().action(Command::Settings)->trigger();
    QTRY_VERIFY2(test::cutTexts(window()).isEmpty(),
                 qPrintable(test::cutTexts(window()).join(u'\n')));
    window().action(Command::MapArea)->trigger();
    QTRY_VERIFY2(test::cutTexts(window()).isEmpty(),
                 qPrintable(test::cutTexts(window()).join(u'\n')));
  }

  void theThemeChangesInTheWindowThatIsThere()
  {
    m_program = std::make_unique<Program>(*qApp, QString());
    const MainWindow* before = &window();
    window().action(Command::Dark)->trigger();
    QCOMPARE(uikit::themeOf(QApplication::palette()), uikit::Theme::Dark);
    QCOMPARE(&window(), before);
    QCOMPARE(kTheme.read(QSettings()), QStringLiteral("dark"));
    QVERIFY(window().action(Command::Dark)->isChecked());
    m_program->setTheme(QStringLiteral("light"));
    QVERIFY(!window().action(Command::Dark)->isChecked());
  }

  void settingsAreFoundWithoutMarks()
  {
    m_program = std::make_unique<Program>(*qApp, QString());
    window().show();
    window().action(Command::Settings)->trigger();
    SettingsPage& page = window().bench().settingsPage();
    const qsizetype all = page.shownTitles().size();
    page.search().setText(QStringLiteral("ngon ngu"));
    QVERIFY(page.shownTitles().contains(QStringLiteral("Ngôn ngữ")));
    QVERIFY(page.shownTitles().size() < all);
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(page.shownTitles().size(), all);
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(window().bench().page(), Page::Start);
  }

  void aWindowOnAScreenThatIsGoneComesBack()
  {
    {
      MainWindow far;
      far.setGeometry(QRect(40'000, 20'000, 1366, 768));
      kWindowGeometry.write(far.session()->settings, far.saveGeometry());
    }
    MainWindow window;
    QVERIFY(QApplication::primaryScreen()->availableGeometry().intersects(window.geometry()));
    QVERIFY(window.y() >= 0);
  }
};

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
