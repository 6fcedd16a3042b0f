// The import window: what is clear needs no visit, what is in doubt is asked at its file.
#include "importcrs.h"
#include "importsheet.h"
#include "support/cuttext.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QAbstractButton>
#include <QFile>
#include <QFileInfo>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowImport : public WindowFixture {
  Q_OBJECT

  qsizetype layers() { return m_window->document().layers().size(); }

  /// A table of points that does not say its coordinate system.
  QString writeWithoutCrs(const QString& name)
  {
    const QString path = fresh(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
      file.write("id,WKT\n1,\"POINT (559000 1820000)\"\n2,\"POINT (559100 1820100)\"\n");
    return path;
  }

  QString writeBroken(const QString& name)
  {
    const QString path = fresh(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
      file.write("{\"type\":\"FeatureCollection\",\"features\":[{");
    return path;
  }

  /// The files that the window would import, without their folders.
  static QStringList asked(const ImportSheet& sheet)
  {
    QStringList names;
    for (const auto& request : sheet.requests())
      for (const QString& source : request.sources)
        names << QFileInfo(source).fileName().section(QLatin1Char(' '), 1);
    return names;
  }

private Q_SLOTS:
  void aClearFileIsImportedAtOnce()
  {
    openEmpty();
    m_window->take({writeSquares(fresh(QStringLiteral("a.geojson")), 5)}, false);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 1, kLong);
    QVERIFY(m_window->importSheet() == nullptr);
  }

  void aFileWithoutASystemIsAskedForAndTheOthersGoAlong()
  {
    openEmpty();
    const QString broken = writeBroken(QStringLiteral("hong.geojson"));
    m_window->take({writeSquares(fresh(QStringLiteral("a.geojson")), 5),
                    writeWithoutCrs(QStringLiteral("diem.csv")), broken},
                   false);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->importSheet() != nullptr, kLong);
    ImportSheet& sheet = *m_window->importSheet();
    QCOMPARE(layers(), 0); // nothing before it was asked
    QCOMPARE(sheet.files().count(), 3);
    QCOMPARE(sheet.files().currentRow(), 1); // the first that needs something
    QVERIFY(sheet.crs().isVisible());
    QVERIFY(sheet.sentence().contains(QStringLiteral("hong.geojson")));
    shot(QStringLiteral("import.png"));
    QVERIFY2(test::cutTexts(sheet).isEmpty(),
             qPrintable(test::cutTexts(sheet).join(QLatin1Char('\n'))));
    sheet.files().setCurrentRow(2);
    QVERIFY(!sheet.crs().isVisible());
    shot(QStringLiteral("import-broken.png"));
    sheet.files().setCurrentRow(1);
    QVERIFY(!asked(sheet).contains(QStringLiteral("diem.csv"))); // alike readings are no answer
    QTest::mouseClick(sheet.crs().readings().constFirst(), Qt::LeftButton);
    QVERIFY(asked(sheet).contains(QStringLiteral("diem.csv")));
    QTest::mouseClick(&sheet.importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 2, kLong);
    QTRY_VERIFY(m_window->importSheet() == nullptr);
  }

  void moreFilesComeBehindThoseThatAreHere()
  {
    openEmpty();
    m_window->take({writeWithoutCrs(QStringLiteral("diem.csv"))}, false);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->importSheet() != nullptr, kLong);
    m_window->take({writeSquares(fresh(QStringLiteral("b.geojson")), 3)}, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->importSheet()->files().count(), 2, kLong);
    QCOMPARE(layers(), 0);
    QTest::keyClick(m_window->importSheet(), Qt::Key_Escape);
    QTRY_VERIFY(m_window->importSheet() == nullptr);
    QCOMPARE(layers(), 0);
  }
};

QTEST_MAIN(TestWindowImport)
#include "tst_windowimport.moc"
