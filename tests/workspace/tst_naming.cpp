#include "naming.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace diaban::workspace;

class TestNaming : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void tableNamesAreAsciiAndShort_data()
  {
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Vietnamese") << QStringLiteral("Thửa đất 2026") << QStringList()
                                << QStringLiteral("thua_dat_2026");
    QTest::newRow("D with stroke")
        << QStringLiteral("Đường Điện") << QStringList() << QStringLiteral("duong_dien");
    QTest::newRow("marks apart from their letters")
        << QStringLiteral("Hoa\u0300 Va\u0306n") << QStringList() << QStringLiteral("hoa_van");
    QTest::newRow("digits first") << QStringLiteral("19753_phu_xuan") << QStringList()
                                  << QStringLiteral("lop_19753_phu_xuan");
    QTest::newRow("no letter at all")
        << QStringLiteral("***") << QStringList() << QStringLiteral("lop");
    QTest::newRow("SQLite's own") << QStringLiteral("sqlite_master") << QStringList()
                                  << QStringLiteral("lop_sqlite_master");
    QTest::newRow("the standard's own")
        << QStringLiteral("gpkg_contents") << QStringList() << QStringLiteral("lop_gpkg_contents");
    QTest::newRow("ours") << QStringLiteral("diaban layer") << QStringList()
                          << QStringLiteral("lop_diaban_layer");
    QTest::newRow("taken, in other letters")
        << QStringLiteral("Giao thông") << QStringList{QStringLiteral("GIAO_THONG")}
        << QStringLiteral("giao_thong_2");
    QTest::newRow("taken twice") << QStringLiteral("Giao thông")
                                 << QStringList{QStringLiteral("giao_thong"),
                                                QStringLiteral("giao_thong_2")}
                                 << QStringLiteral("giao_thong_3");
  }
  void tableNamesAreAsciiAndShort()
  {
    QFETCH(QString, title);
    QFETCH(QStringList, taken);
    QTEST(tableNameFor(title, taken), "expected");
  }

  void anyTitleGivesAWordThatIsNotTaken()
  {
    std::mt19937 random(3);
    const QRegularExpression word(QStringLiteral("^[a-z][a-z0-9_]*$"));
    QStringList taken;
    for (int i = 0; i < 500; ++i) {
      QString title;
      for (auto length = random() % 80; length > 0; --length)
        title += QChar(static_cast<char16_t>(random() % 0x2000));
      const QString name = tableNameFor(title, taken);
      QVERIFY2(word.match(name).hasMatch(), qPrintable(name));
      QVERIFY(name.size() <= 64);
      QVERIFY(!taken.contains(name, Qt::CaseInsensitive));
      taken.append(name);
    }
  }

  void namesThatAreTakenGetANumber()
  {
    QCOMPARE(uniqueName(QStringLiteral("Đất"), {}), QStringLiteral("Đất"));
    QCOMPARE(uniqueName(QStringLiteral("Đất"), {QStringLiteral("đất")}), QStringLiteral("Đất 2"));
  }

  void columnsAreNeverEmptyTwiceOrReserved()
  {
    using diaban::geo::Field;
    const QVector<Field> fields{{QStringLiteral("fid"), {}}, {QStringLiteral("Geom"), {}},
                                {QStringLiteral("UID"), {}}, {QStringLiteral("tên"), {}},
                                {QStringLiteral("TÊN"), {}}, {QString(), {}},
                                {QStringLiteral("  "), {}},  {QStringLiteral("a b\"c"), {}}};
    QCOMPARE(
        columnNamesFor(fields),
        (QStringList{QStringLiteral("fid_2"), QStringLiteral("Geom_2"), QStringLiteral("UID_2"),
                     QStringLiteral("tên"), QStringLiteral("TÊN_2"), QStringLiteral("cot"),
                     QStringLiteral("cot_2"), QStringLiteral("a b\"c")}));
  }
};

QTEST_APPLESS_MAIN(TestNaming)
#include "tst_naming.moc"
