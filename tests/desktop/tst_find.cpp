// Ctrl+K: commands, layers, places and coordinates from one field, by the keyboard alone.
#include "findwork.h"
#include "windowfixture.h"

#include <diaban/demo/demo.h>
#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/settings.h>

#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestFind : public WindowFixture {
  Q_OBJECT

  QString m_demo;

  uikit::CommandPalette& palette() { return m_window->find().palette(); }

  void openDemo()
  {
    const QString copy = fresh(QStringLiteral("mẫu.gpkg"));
    QVERIFY(QFile::copy(m_demo, copy));
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(copy);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }
};

QTEST_MAIN(TestFind)
#include "tst_find.moc"
