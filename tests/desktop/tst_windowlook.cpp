// How the window looks in all its states, in Vietnamese, light and dark, at the screen's own pixels
// and at twice as many: no text is cut, nothing grows out of the window, the map is drawn pixel for
// pixel.
#include "sheets.h"
#include "support/cuttext.h"
#include "support/testdata.h"
#include "windowfixture.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sheet.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;
using test::cutTexts;

namespace {

constexpr int kSettleMs = 2000;

/// What the window shows.
enum class State {
  Start,
  Empty,
  Map,
  Bands,
  NewWorkspace,
  ChooseCrs,
  Encoding,
  Broken,
  Jobs,
  Words
};

QString zones()
{
  return QStringLiteral(DIABAN_SOURCE_DIR "/data/crs/central_meridians.csv");
}

} // namespace

Q_DECLARE_METATYPE(State)

class TestWindowLook : public WindowFixture {
  Q_OBJECT

  static void looks()
  {
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("dark");
    const auto row = [](const char* name, State state, bool dark = false) {
      QTest::addRow("%s %s", name, dark ? "dark" : "light") << state << dark;
    };
    row("start", State::Start);
    row("start", State::Start, true);
    row("empty", State::Empty);
    row("map", State::Map);
    row("map", State::Map, true);
    row("bands", State::Bands);
    row("bands", State::Bands, true);
    row("new workspace", State::NewWorkspace);
    row("choose crs", State::ChooseCrs, true);
    row("encoding", State::Encoding);
    row("broken", State::Broken);
    row("jobs", State::Jobs);
    row("messages", State::Words);
  }

  /// Three files that can't be read, each for its own reason, with long names.
  void dropBadFiles()
  {
    const QStringList names{
        QStringLiteral("Bản đồ quy hoạch sử dụng đất phường Vỹ Dạ đến năm 2030 (cụt).geojson"),
        QStringLiteral("Hiện trạng thoát nước và cống hộp trục chính, đợt 2.shp"),
        QStringLiteral("Trạm đo.csv")};
    constexpr int kMoreThanAreLookedAt = 5000;
    const QList<QByteArray> contents{
        "{\"type\":\"Feat", "no shapes",
        "ten,x,y\n" + QByteArray("Xa,107.6,16.4\n").repeated(kMoreThanAreLookedAt) +
            "Hu\xD5,107.6,16.4\n"};
    QStringList paths;
    for (qsizetype i = 0; i < names.size(); ++i) {
      QFile file(fresh(names[i]));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(contents[i]);
      paths << file.fileName();
    }
    drop(*m_window, paths);
    QTRY_COMPARE_WITH_TIMEOUT(bandTexts(*m_window).size(), 3, kLong);
  }

  void showBroken()
  {
    const QString source = writeSquares(
        fresh(QStringLiteral("Ranh giới các tổ dân phố và khu quy hoạch (liên kết).geojson")), 9);
    m_window->take({source}, true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    const QString path = m_window->document().path();
    m_window->document().close();
    QVERIFY(QFile::remove(source));
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
  }

  void reach(State state)
  {
    openEmpty();
    switch (state) {
    case State::Start:
      m_window->document().close();
      QTRY_VERIFY(!m_window->document().isOpen());
      break;
    case State::Empty: break;
    case State::Map: openWithSquares(400); break;
    case State::Bands: dropBadFiles(); break;
    case State::NewWorkspace:
      askNewWorkspace(m_window.get(), zones(), m_folder.path(), QStringLiteral("Huế"),
                      [](const NewWorkspace&) {});
      break;
    case State::ChooseCrs:
      askCrs(m_window.get(), zones(),
             {QStringLiteral("/a/Bản đồ hiện trạng sử dụng đất năm 2025, tỷ lệ 1:10.000.dxf"),
              QStringLiteral("/a/thửa đất.dgn")},
             QStringLiteral("Huế"), [](const geo::Crs&) {});
      break;
    case State::Encoding:
      askEncoding(m_window.get(), {QStringLiteral("/a/thửa đất.tab")}, [](const QString&) {});
      break;
    case State::Broken: showBroken(); break;
    case State::Jobs:
      openWithSquares(400);
      dropBadFiles();
      m_window->action(Command::Jobs)->trigger();
      QTRY_VERIFY(buttonNamed(*m_window, QStringLiteral("Xóa danh sách")) != nullptr);
      break;
    case State::Words:
      dropBadFiles();
      m_window->action(Command::Messages)->trigger();
      QTRY_VERIFY(buttonNamed(*m_window, QStringLiteral("Chép tất cả")) != nullptr);
      break;
    }
  }

private Q_SLOTS:
  void noTextIsCut_data() { looks(); }
  void noTextIsCut()
  {
    QFETCH(State, state);
    QFETCH(bool, dark);
    uikit::applyTheme(*qApp, dark ? uikit::Theme::Dark : uikit::Theme::Light);
    reach(state);
    const QSize size(1366, 768);
    QString cut;
    const auto isWhole = [&] {
      cut = cutTexts(*m_window).join(QLatin1Char('\n'));
      return cut.isEmpty() && m_window->jobs().runningCount() == 0;
    };
    QVERIFY2(QTest::qWaitFor(isWhole, kSettleMs), qPrintable(cut));
    QCOMPARE(m_window->size(), size);
    const QString name = QString::fromUtf8(QTest::currentDataTag()).replace(u' ', u'-');
    shot(
        QStringLiteral("look-%1-%2.png").arg(name).arg(qRound(100 * m_window->devicePixelRatio())));
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  void theMapIsDrawnInThePixelsOfTheScreen()
  {
    openWithSquares(400);
    const uikit::MapCanvas& canvas = m_window->canvas();
    const QImage image = m_window->canvas().grab().toImage();
    const qreal ratio = canvas.devicePixelRatioF();
    QCOMPARE(image.width(), qRound(canvas.width() * ratio));
    // An outline that is drawn in device pixels changes from one pixel to the next; one that is
    // drawn small and blown up changes only from one block of `ratio` pixels to the next.
    qint64 within = 0, across = 0;
    const int step = qMax(1, qRound(ratio));
    for (int y = 0; y < image.height(); y += 7)
      for (int x = image.width() / 4; x < image.width() * 3 / 4; ++x)
        if (image.pixel(x, y) != image.pixel(x - 1, y))
          ++(x % step == 0 ? across : within);
    QVERIFY(across > 0);
    if (step > 1)
      QVERIFY2(within * 3 > across, qPrintable(QStringLiteral("%1 %2").arg(within).arg(across)));
  }
};

QTEST_MAIN(TestWindowLook)
#include "tst_windowlook.moc"
