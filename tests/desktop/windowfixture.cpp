#include "windowfixture.h"

#include "common/bootstrap.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/theme.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLocale>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace diaban::desktop {

QString writeSquares(const QString& path, int count)
{
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly))
    return {};
  file.write(R"({"type":"FeatureCollection","features":[)");
  const int columns = std::max(1, static_cast<int>(std::sqrt(count)));
  for (int i = 0; i < count; ++i) {
    const double x = 107.5 + 0.0002 * (i % columns);
    const double y = 16.4 + 0.0002 * (i / columns);
    const double s = 0.00016;
    file.write(
        QStringLiteral("%1{\"type\":\"Feature\",\"properties\":{\"ten\":\"Thửa %2\"},"
                       "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%3,%4],[%5,%4],"
                       "[%5,%6],[%3,%6],[%3,%4]]]}}")
            .arg(i == 0 ? QString() : QStringLiteral(","))
            .arg(i + 1)
            .arg(x, 0, 'f', 7)
            .arg(y, 0, 'f', 7)
            .arg(x + s, 0, 'f', 7)
            .arg(y + s, 0, 'f', 7)
            .toUtf8());
  }
  file.write("]}");
  return path;
}

void drop(QWidget& on, const QStringList& paths, Qt::DropAction action)
{
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths)
    urls << QUrl::fromLocalFile(path);
  data.setUrls(urls);
  const QPoint at = on.rect().center();
  QDragEnterEvent enter(at, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&on, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(at, action, &data, Qt::LeftButton, {});
  event.setDropAction(action);
  QApplication::sendEvent(&on, &event);
}

QStringList bandTexts(MainWindow& window)
{
  return window.findChild<uikit::BandStack*>()->texts();
}

QAbstractButton* buttonNamed(QWidget& in, const QString& text)
{
  for (auto* button : in.findChildren<QAbstractButton*>())
    if (button->isVisible() && !button->visibleRegion().isEmpty() && button->text() == text)
      return button;
  return nullptr;
}

QString WindowFixture::fresh(const QString& name)
{
  return m_folder.filePath(QStringLiteral("%1 %2").arg(++m_number).arg(name));
}

void WindowFixture::openEmpty()
{
  m_window = std::make_unique<MainWindow>();
  m_window->resize(1366, 768);
  m_window->show();
  QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  m_window->document().create(fresh(QStringLiteral("quy hoạch.gpkg")),
                              geo::Crs::fromEpsg(9217).value());
  QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
}

void WindowFixture::openWithSquares(int count)
{
  openEmpty();
  drop(*m_window, {writeSquares(fresh(QStringLiteral("thửa đất.geojson")), count)});
  QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
  QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
}

void WindowFixture::shot(const QString& name)
{
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // as it will be seen
  const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots");
  QDir().mkpath(folder);
  m_window->grab().save(folder + QLatin1Char('/') + name);
}

void WindowFixture::initTestCase()
{
  QStandardPaths::setTestModeEnabled(true);
  // A run that was killed may have left work that waits for its drive: windows would tell of it.
  QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
       QStringLiteral("/diaban"))
      .removeRecursively();
  app::nameApplication();
  app::installLanguage(*QCoreApplication::instance(), QStringLiteral("vi"));
  QLocale::setDefault(QLocale(QLocale::Vietnamese));
  QSettings().clear();
  uikit::applyTheme(*qApp, uikit::Theme::Light);
  QVERIFY(m_folder.isValid());
}

} // namespace diaban::desktop
