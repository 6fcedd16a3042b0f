#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/reportio/tablefile.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace diaban;
using namespace diaban::reportio;

class TestTableFile : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void writesCsvAsTheStandardSays();
  void givesGdalTheSameCells_data();
  void givesGdalTheSameCells();
  void neverMakesAFormula();
  void sumsAreLive();
  void keepsTheOldFileWhenItFails();
  void refusesMoreRowsThanASheetHas();

private:
  QTemporaryDir m_folder;
  NoProgress m_progress;
};

namespace {

const QVector<TableColumn> kColumns{{QStringLiteral("Tên"), false},
                                    {QStringLiteral("Diện tích"), false},
                                    {QStringLiteral("Ngày"), true},
                                    {QStringLiteral("Số"), false}};

Result<QVector<QVariantList>> cells(std::span<const qint64> rows)
{
  QVector<QVariantList> all;
  for (const qint64 row : rows)
    all.append(QVariantList{
        row % 3 == 2 ? QVariant() : QStringLiteral("Thửa \"%1\", tờ 2").arg(row),
        0.1 * static_cast<double>(row),
        QStringLiteral("2026-11-%1").arg(1 + row % 9, 2, 10, QLatin1Char('0')), row * 1'000'000});
  return all;
}

std::vector<qint64> upTo(qint64 count)
{
  std::vector<qint64> rows(static_cast<std::size_t>(count));
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

QByteArray contents(const QString& path)
{
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The rows as GDAL's drivers read them.
QByteArray byGdal(const QString& path)
{
  QProcess process;
  process.start(QStringLiteral("ogr2ogr"),
                {QStringLiteral("-f"), QStringLiteral("CSV"), QStringLiteral("/vsistdout/"), path,
                 QStringLiteral("-oo"), QStringLiteral("AUTODETECT_TYPE=YES"),
                 QStringLiteral("-oo"), QStringLiteral("HEADERS=FORCE")});
  process.waitForFinished();
  return process.readAllStandardOutput();
}

} // namespace

void TestTableFile::writesCsvAsTheStandardSays()
{
  const QString path = m_folder.filePath(QStringLiteral("bảng.csv"));
  DIABAN_VERIFY(writeTable(path, kColumns, upTo(3), cells, m_progress));
  QCOMPARE(contents(path), QByteArray("\xEF\xBB\xBFTên,Diện tích,Ngày,Số\r\n"
                                      "\"Thửa \"\"0\"\", tờ 2\",0,2026-11-01,0\r\n"
                                      "\"Thửa \"\"1\"\", tờ 2\",0.1,2026-11-02,1000000\r\n"
                                      ",0.2,2026-11-03,2000000\r\n"));
}

void TestTableFile::givesGdalTheSameCells_data()
{
  QTest::addColumn<QString>("ending");
  QTest::newRow("CSV") << QStringLiteral("csv");
  QTest::newRow("XLSX") << QStringLiteral("xlsx");
}

void TestTableFile::givesGdalTheSameCells()
{
  QFETCH(QString, ending);
  const QString path = m_folder.filePath(QStringLiteral("doc.") + ending);
  DIABAN_VERIFY(writeTable(path, kColumns, upTo(1201), cells, m_progress));
  const QList<QByteArray> lines =
      byGdal(path).trimmed().replace("\"1000000\"", "1000000").split('\n');
  QCOMPARE(lines.size(), 1202);
  QCOMPARE(lines[0].trimmed(), QByteArray("Tên,Diện tích,Ngày,Số"));
  QVERIFY2(lines[2].startsWith("\"Thửa \"\"1\"\", tờ 2\",0.1,2026/11/02,1000000"),
           lines[2].constData());
  QVERIFY2(lines[1201].startsWith("\"Thửa \"\"1200\"\", tờ 2\",120"), lines[1201].constData());
}

/// The XML of a book's first sheet.
static QByteArray firstSheet(const QString& path)
{
  QProcess unzip;
  unzip.start(QStringLiteral("python3"),
              {QStringLiteral("-c"),
               QStringLiteral("import sys,zipfile;"
                              "z=zipfile.ZipFile(sys.argv[1]);"
                              "print(z.read('xl/worksheets/sheet1.xml').decode())"),
               path});
  return unzip.waitForFinished() ? unzip.readAllStandardOutput() : QByteArray();
}

void TestTableFile::neverMakesAFormula()
{
  const auto hostile = [](std::span<const qint64>) -> Result<QVector<QVariantList>> {
    return QVector<QVariantList>{{QStringLiteral("=HYPERLINK(\"http://x\")"), QStringLiteral("+1"),
                                  QStringLiteral("-2"), QStringLiteral("@SUM(A1)")}};
  };
  const QString csv = m_folder.filePath(QStringLiteral("f.csv"));
  DIABAN_VERIFY(writeTable(csv, kColumns, {1}, hostile, m_progress));
  QVERIFY(contents(csv).endsWith("\"'=HYPERLINK(\"\"http://x\"\")\",'+1,'-2,'@SUM(A1)\r\n"));
  const QString xlsx = m_folder.filePath(QStringLiteral("f.xlsx"));
  DIABAN_VERIFY(writeTable(xlsx, kColumns, {1}, hostile, m_progress));
  const QByteArray sheet = firstSheet(xlsx);
  QVERIFY(sheet.contains("<row "));
  QVERIFY(!sheet.contains("<f>") && sheet.contains("=HYPERLINK"));
}

void TestTableFile::sumsAreLive()
{
  const QString path = m_folder.filePath(QStringLiteral("sums.xlsx"));
  const TableSheet sheet{QStringLiteral("Vốn"),
                         {{QStringLiteral("Tên")}, {QStringLiteral("Tiền")}},
                         {{QStringLiteral("Cộng"), QVariant::fromValue(TableSum{1, 2, 5.5})},
                          {QStringLiteral("=1+1"), 2.0},
                          {QStringLiteral("b"), 3.5}}};
  DIABAN_VERIFY(writeSheets(path, {sheet}));
  const QByteArray written = firstSheet(path);
  QVERIFY(written.contains("<f>SUBTOTAL(9,B3:B4)</f><v>5.5</v>"));
  QCOMPARE(written.count("<f>"), 1);
}

void TestTableFile::keepsTheOldFileWhenItFails()
{
  for (const auto* name : {"cu.csv", "cu.xlsx"}) {
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    test::StopAfter stop(2);
    DIABAN_VERIFY_ERROR(writeTable(path, kColumns, upTo(5000), cells, stop), Cancelled);
    QCOMPARE(contents(path), QByteArray("old"));
  }
  DIABAN_VERIFY_ERROR(
      writeTable(QStringLiteral("/no/such/folder/a.csv"), kColumns, upTo(3), cells, m_progress),
      CannotWrite);
  DIABAN_VERIFY_ERROR(
      writeTable(m_folder.filePath(QStringLiteral("a.doc")), kColumns, upTo(3), cells, m_progress),
      BadArgument);
}

void TestTableFile::refusesMoreRowsThanASheetHas()
{
  const QString path = m_folder.filePath(QStringLiteral("many.xlsx"));
  DIABAN_VERIFY_ERROR(writeTable(path, kColumns, upTo(1'048'576), cells, m_progress), TooManyRows);
  QVERIFY(!QFile::exists(path));
}

QTEST_APPLESS_MAIN(TestTableFile)
#include "tst_tablefile.moc"
