#include "support/sheetfiles.h"

#include <diaban/geo/source.h>
#include <diaban/roadmap/projectsheet.h>

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace diaban;
using namespace diaban::roadmap;
using namespace diaban::test;

/// Lists that offices keep are read row by row, whatever surrounds the table.
class TestProjectSheet : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aPlanIsReadFromEveryKindOfFile_data();
  void aPlanIsReadFromEveryKindOfFile();
  void columnsMayComeInAnyOrder();
  void rowsUnderAMergedNameAreOfItsProject_data();
  void rowsUnderAMergedNameAreOfItsProject();
  void whatIsWrongIsToldByItsCell();
  void doublesAndGapsComeInAsFound();
  void theUnitComesFromHeadTitleOrAmounts_data();
  void theUnitComesFromHeadTitleOrAmounts();
  void numbersOfProgramsAreNotTakenForThousands();
  void csvIsToldByItself_data();
  void csvIsToldByItself();
  void aSheetWithoutProjectsSaysSo();
  void hostileFilesEndInAnError_data();
  void hostileFilesEndInAnError();
  void damagedFilesAreReadOrRefused_data();
  void damagedFilesAreReadOrRefused();
  void randomSheetsNeverLoseARow();
  void identifiersAreHeldAgainstTheirPattern();
  void fiftyThousandRowsWithFaultsAreAllAccountedFor();
};

namespace {

const ProjectFields& fields()
{
  static const ProjectFields loaded = ProjectFields::load().value();
  return loaded;
}

const GroupRules& rules()
{
  static const GroupRules loaded = GroupRules::load().value();
  return loaded;
}

QString u(const char* text)
{
  return QString::fromUtf8(text);
}

QStringList line(std::initializer_list<const char*> cells)
{
  QStringList list;
  for (const char* cell : cells)
    list.append(u(cell));
  return list;
}

/// As the tables that go with decisions on medium-term plans look.
SheetCells plan()
{
  return {
      line({"PHỤ LỤC I"}),
      line({"KẾ HOẠCH ĐẦU TƯ CÔNG TRUNG HẠN GIAI ĐOẠN 2026-2030"}),
      line({"", "", "", "", "", "", "", "", "Đơn vị tính: triệu đồng"}),
      line({"TT", "Mã dự án", "Danh mục dự án", "Nhóm dự án", "Chủ đầu tư", "Thời gian KC-HT",
            "Quyết định đầu tư", "", "Kế hoạch vốn", ""}),
      line({"", "", "", "", "", "", "Số quyết định", "TMĐT", "2026", "2027"}),
      line({"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"}),
      line({"", "", "TỔNG CỘNG", "", "", "", "", "=230500", "=90000", "=40000"}),
      line({"I", "", "Giao thông", "", "", "", "", "=200000", "=70000", "=30000"}),
      line({"1", "DA-001", "Nâng cấp đường Lê Lợi", "B", "Ban QLDA 1", "2026-2027", "12/QĐ-UBND",
            "=200000", "=70000", "=30000"}),
      line({"II", "", "Thoát nước", "", "", "", "", "=30500"}),
      line({"2", "DA-002", "Cống hộp đường Trần Phú", "C", "Ban QLDA 2", "Quý I/2026-Quý II/2027",
            "13/QĐ-UBND", "30.500", "=20000", "=10000"}),
  };
}

QStringList merges()
{
  return {QStringLiteral("G4:H4"), QStringLiteral("I4:J4"), QStringLiteral("A4:A5")};
}

Result<QVector<geo::Sheet>> sheetsIn(const QString& path)
{
  NoProgress progress;
  return geo::readSheets(geo::workerProgram(), path, {}, progress);
}

ProjectSheet readRows(const SheetCells& cells)
{
  geo::Sheet sheet;
  for (int row = 0; row < cells.size(); ++row) {
    geo::SheetRow made{row + 1, {}};
    for (const QString& cell : cells[row]) {
      using Kind = geo::SheetCell::Kind;
      const bool isNumber = cell.startsWith(QLatin1Char('='));
      const bool isDay = cell.startsWith(QLatin1Char('@'));
      made.cells.push_back({cell.isEmpty() ? Kind::Empty
                            : isNumber     ? Kind::Number
                            : isDay        ? Kind::Date
                                           : Kind::Text,
                            isNumber || isDay ? cell.mid(1) : cell});
    }
    sheet.rows.push_back(std::move(made));
  }
  const auto read = readProjects(sheet, fields(), rules());
  return read ? read.value() : ProjectSheet{};
}

/// "D5 BadValue NotMoney"
QStringList told(const ProjectSheet& sheet)
{
  QStringList list;
  for (const RowProblem& problem : sheet.problems) {
    QString text = problem.column < 0 ? QString() : geo::columnLetters(problem.column);
    text += QString::number(problem.row) + QLatin1Char(' ') + problemName(problem.kind);
    if (problem.kind == ProblemKind::BadValue)
      text += QLatin1Char(' ') + faultName(problem.fault);
    list.append(text);
  }
  return list;
}

constexpr qint64 kMillion = 1'000'000;

} // namespace

void TestProjectSheet::aPlanIsReadFromEveryKindOfFile_data()
{
  QTest::addColumn<QString>("suffix");
  for (const char* suffix : {"xlsx", "chung.xlsx", "ods", "csv"})
    QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestProjectSheet::aPlanIsReadFromEveryKindOfFile()
{
  QFETCH(QString, suffix);
  const QTemporaryDir folder;
  const QString path = folder.filePath(u("kế hoạch.") + suffix);
  QVERIFY(writeSheetFile(path, plan(), merges()));
  const auto sheets = sheetsIn(path);
  QVERIFY2(sheets, sheets ? "" : qPrintable(errorText(sheets.error()) + sheets.error().detail));
  QCOMPARE(sheets.value().size(), 1);
  const auto read = readProjects(sheets.value().first(), fields(), rules());
  QVERIFY(read);
  const ProjectSheet& sheet = read.value();
  QCOMPARE(told(sheet), QStringList());
  QCOMPARE(sheet.mapping.firstHeadRow, 4);
  QCOMPARE(sheet.mapping.lastHeadRow, 5);
  QCOMPARE(sheet.mapping.unit, kMillion);
  QVERIFY(!sheet.mapping.isUnitAssumed);
  QCOMPARE(sheet.leftOut, (QVector<qint64>{6, 7, 8, 10}));
  QCOMPARE(sheet.projects.size(), 2U);
  const Project& first = sheet.projects[0];
  QCOMPARE(first.code(), u("DA-001"));
  QCOMPARE(first.row, 9);
  QCOMPARE(*first.total(), 200'000 * kMillion);
  QCOMPARE(first.text(u("nhom")), u("B"));
  QCOMPARE(first.period.start, QDate(2026, 1, 1));
  QCOMPARE(first.period.end, QDate(2027, 12, 31));
  QCOMPARE(first.period.certainty, Certainty::Planned);
  QCOMPARE(first.capital,
           (QVector<Capital>{{{}, 2026, 70'000 * kMillion}, {{}, 2027, 30'000 * kMillion}}));
  const Project& second = sheet.projects[1];
  QCOMPARE(*second.total(), 30'500 * kMillion);
  QCOMPARE(second.period.end, QDate(2027, 6, 30));
  QCOMPARE(second.asset, u("drain"));
  QCOMPARE(second.kind, WorkKind::Dig);
}

void TestProjectSheet::rowsUnderAMergedNameAreOfItsProject_data()
{
  QTest::addColumn<QString>("name");
  QTest::newRow("xlsx") << u("a.xlsx");
  QTest::newRow("ods") << u("a.ods");
}

void TestProjectSheet::rowsUnderAMergedNameAreOfItsProject()
{
  QFETCH(QString, name);
  const QTemporaryDir folder;
  const QString path = folder.filePath(name);
  QVERIFY(writeSheetFile(
      path,
      {line({"Mã DA", "Tên dự án", "TMĐT (triệu đồng)", "Nguồn vốn", "KH vốn 2026 (triệu đồng)"}),
       line({"A1", "Một", "=100", "NSTW", "=30"}), line({"", "", "", "NSĐP", "=80"}),
       line({"", "", "", "ODA", "=mười"}), line({"A2", "Hai", "=50", "NSTW", "=5"}),
       line({"", "", "", "NSĐP", "=1"})},
      {u("A2:A4"), u("B2:B4"), u("C2:C4")}));
  const auto sheets = sheetsIn(path);
  QVERIFY(sheets);
  const auto read = readProjects(sheets.value().first(), fields(), rules());
  QVERIFY(read);
  const ProjectSheet& sheet = read.value();
  QCOMPARE(sheet.joined, QVector<qint64>{3});
  QCOMPARE(sheet.refused, (QVector<qint64>{4, 6})); // no amount; nothing names it
  QVERIFY(told(sheet).contains(u("E4 BadValue NotMoney")));
  QCOMPARE(sheet.projects.size(), 2U);
  QCOMPARE(sheet.projects[0].capital, (QVector<Capital>{{u("central"), 2026, 30 * kMillion},
                                                        {u("local"), 2026, 80 * kMillion}}));
  QVERIFY(told(sheet).contains(u("C2 SumDiffers"))); // 110 of 100
  QCOMPARE(sheet.projects[1].capital, (QVector<Capital>{{{}, 2026, 5 * kMillion}}));
}

void TestProjectSheet::columnsMayComeInAnyOrder()
{
  const SheetCells cells = plan();
  const ProjectSheet before = readRows(cells);
  QCOMPARE(before.projects.size(), 2U);
  QRandomGenerator random(3);
  for (int round = 0; round < 20; ++round) {
    QVector<int> order{0, 1, 2, 3, 4, 5};
    std::shuffle(order.begin(), order.end(), random);
    SheetCells turned = cells;
    for (QStringList& row : turned) {
      const QStringList as = row;
      for (int i = 0; i < 6; ++i)
        if (row.size() >= 6)
          row[i] = as[order[i]];
    }
    const ProjectSheet after = readRows(turned);
    QCOMPARE(after.projects.size(), before.projects.size());
    for (std::size_t i = 0; i < before.projects.size(); ++i)
      QCOMPARE(after.projects[i].values, before.projects[i].values);
  }
}

void TestProjectSheet::whatIsWrongIsToldByItsCell()
{
  const ProjectSheet sheet = readRows({
      line({"Mã DA", "Tên dự án", "Khởi công", "Hoàn thành", "TMĐT (triệu đồng)", "Nguồn vốn"}),
      line({"A1", "Tốt", "01/03/2026", "31/05/2026", "1.234,5", "NSTW"}),
      line({"A2", "Tiền sai", "01/03/2026", "31/05/2026", "mười tỷ", "NSTW"}),
      line({"A3", "Ngày sai", "30/02/2026", "31/05/2026", "5", "NSTW"}),
      line({"A4", "Ngược", "01/06/2026", "31/05/2026", "5", "NSTW"}),
      line({"A5", "Nguồn lạ", "01/03/2026", "31/05/2026", "5", "Quỹ từ thiện"}),
      line({"A6", "Năm lạ", "01/03/2206", "31/05/2206", "5", "NSTW"}),
      line({"", "", "01/03/2026", "31/05/2026", "5", "NSTW"}),
      line({"A7", "Không ngày", "", "", "5", "NSTW"}),
      line({"A1", "Lặp", "01/03/2026", "31/05/2026", "5", "NSTW"}),
      line({"A8", "Âm", "01/03/2026", "31/05/2026", "-5", "NSTW"}),
      line({"A9", "Quá lớn", "01/03/2026", "31/05/2026", "99999999999999999", "NSTW"}),
      line({"A10", "Lẻ", "01/03/2026", "31/05/2026", "0,0000001", "NSTW"}),
  });
  QCOMPARE(
      told(sheet),
      QStringList({u("E3 BadValue NotMoney"), u("C4 BadValue NoSuchDay"), u("D5 EndBeforeStart"),
                   u("F6 UnknownChoice"), u("C7 BadValue YearOutOfRange"),
                   u("D7 BadValue YearOutOfRange"), u("8 NoName"), u("C9 NoDates"),
                   u("10 ListedTwice"), u("E11 BadValue NegativeMoney"),
                   u("E12 BadValue TooMuchMoney"), u("E13 BadValue FractionOfDong")}));
  QCOMPARE(sheet.refused, (QVector<qint64>{3, 4, 7, 8, 11, 12, 13}));
  QCOMPARE(sheet.projects.size(), 5U);
  for (const RowProblem& problem : sheet.problems)
    QVERIFY(!problemWords(problem, fields()).isEmpty() &&
            !problemWords(problem, fields()).contains(QLatin1Char('%')));
}

void TestProjectSheet::doublesAndGapsComeInAsFound()
{
  const ProjectSheet sheet = readRows({
      line({"Tên dự án", "Xã, phường", "Tổng mức đầu tư (tỷ đồng)", "NSTW (tỷ đồng)",
            "NSĐP (tỷ đồng)", "Nhóm", "Lĩnh vực"}),
      line({"Camera an ninh", "Phường 1", "=100", "=60", "=30", "C", "CNTT"}),
      line({"CAMERA AN NINH", "phường 1", "=100", "=60", "=40", "B", "CNTT"}),
  });
  QCOMPARE(sheet.projects.size(), 2U);
  const QStringList problems = told(sheet);
  QVERIFY(problems.contains(u("C2 SumDiffers")));
  QVERIFY(problems.contains(u("F2 GroupDiffers"))); // 100 tỷ of sector 4 are group B
  QVERIFY(problems.contains(u("3 ListedTwice")));
  QVERIFY(!problems.contains(u("C3 SumDiffers")));
  QVERIFY(!problems.contains(u("F3 GroupDiffers")));
}

void TestProjectSheet::theUnitComesFromHeadTitleOrAmounts_data()
{
  QTest::addColumn<QString>("title");
  QTest::addColumn<QString>("head");
  QTest::addColumn<QString>("below");
  QTest::addColumn<QString>("amount");
  QTest::addColumn<qint64>("dong");
  QTest::addColumn<bool>("isAssumed");
  QTest::newRow("head") << u("ĐVT: đồng") << u("TMĐT (tỷ đồng)") << QString() << u("=2.5")
                        << 2500 * kMillion << false;
  QTest::newRow("title") << u("Đơn vị: nghìn đồng") << u("TMĐT") << QString() << u("=2500")
                         << 2500 * qint64{1000} << false;
  QTest::newRow("below") << QString() << u("TMĐT") << u("triệu đồng") << u("=2500")
                         << 2500 * kMillion << false;
  QTest::newRow("small amounts") << QString() << u("TMĐT") << QString() << u("=13359.7")
                                 << qint64{13'359'700'000} << true;
  QTest::newRow("large amounts") << QString() << u("TMĐT") << QString() << u("=13359700000")
                                 << qint64{13'359'700'000} << true;
  QTest::newRow("a verb in the title") << u("Danh mục dự án khởi động") << u("TMĐT") << QString()
                                       << u("=2500") << 2500 * kMillion << true;
}

void TestProjectSheet::theUnitComesFromHeadTitleOrAmounts()
{
  QFETCH(QString, title);
  QFETCH(QString, head);
  QFETCH(QString, below);
  QFETCH(QString, amount);
  SheetCells cells{{title}, {u("Mã DA"), u("Tên dự án"), head}};
  if (!below.isEmpty())
    cells.append({QString(), QString(), below});
  cells.append({u("A1"), u("Một"), amount});
  const ProjectSheet sheet = readRows(cells);
  QCOMPARE(sheet.projects.size(), 1U);
  QTEST(*sheet.projects[0].total(), "dong");
  QTEST(sheet.mapping.isUnitAssumed, "isAssumed");
}

void TestProjectSheet::numbersOfProgramsAreNotTakenForThousands()
{
  const ProjectSheet program =
      readRows({line({"ma_da", "ten_da", "tong_mdt"}), line({"A1", "Một", "123.456"}),
                line({"A2", "Hai", "13359.7"})});
  QCOMPARE(*program.projects[0].total(), 123'456'000);
  const ProjectSheet person =
      readRows({line({"ma_da", "ten_da", "tong_mdt"}), line({"A1", "Một", "123.456"}),
                line({"A2", "Hai", "13.359,7"})});
  QCOMPARE(*person.projects[0].total(), 123'456 * kMillion);
}

void TestProjectSheet::csvIsToldByItself_data()
{
  QTest::addColumn<QByteArray>("bytes");
  const QString text = u("Mã DA;Tên dự án;TMĐT (tỷ)\nA1;\"Đường \"\"A\"\"; nối dài\";1,5\n");
  QTest::newRow("semicolons") << text.toUtf8();
  QTest::newRow("with a mark") << QByteArray("\xEF\xBB\xBF") + text.toUtf8();
  QTest::newRow("tabs")
      << u("Mã DA\tTên dự án\tTMĐT (tỷ)\nA1\t\"Đường \"\"A\"\"; nối dài\"\t1,5\n").toUtf8();
  QTest::newRow("carriage returns") << QString(text).replace(u("\n"), u("\r\n")).toUtf8();
  QByteArray wide("\xFF\xFE");
  wide += QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
  QTest::newRow("UTF-16") << wide;
  // As iconv -t TCVN5712-1 writes it.
  QTest::newRow("TCVN3") << QByteArray("M\xB7 DA;T\xAAn d\xF9 \xB8n;TM\xA7T (t\xFB)\n"
                                       "A1;\"\xA7\xAD\xEAng \"\"A\"\"; n\xE8i d\xB5i\";1,5\n");
}

void TestProjectSheet::csvIsToldByItself()
{
  QFETCH(QByteArray, bytes);
  const QTemporaryDir folder;
  QFile file(folder.filePath(u("a.csv")));
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
  file.close();
  const auto sheets = sheetsIn(file.fileName());
  QVERIFY(sheets);
  const auto read = readProjects(sheets.value().first(), fields(), rules());
  QVERIFY(read && read.value().projects.size() == 1);
  QCOMPARE(read.value().projects[0].name(), u("Đường \"A\"; nối dài"));
  QCOMPARE(*read.value().projects[0].total(), 1500 * kMillion);
}

void TestProjectSheet::aSheetWithoutProjectsSaysSo()
{
  geo::Sheet sheet{u("Trang"), {{1, {{geo::SheetCell::Kind::Text, u("xin chào")}}}}};
  const auto read = readProjects(sheet, fields(), rules());
  QVERIFY(!read);
  QCOMPARE(read.error().code, Error::Code::NothingToRead);
}

void TestProjectSheet::hostileFilesEndInAnError_data()
{
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("sheet");
  QTest::newRow("no xml") << u("a.xlsx") << QByteArray("\0\1\2", 3);
  QTest::newRow("cut off") << u("a.xlsx") << QByteArray("<worksheet><row r=\"1\"><c r=\"A1\"><v>1");
  QTest::newRow("column out of range")
      << u("a.xlsx")
      << QByteArray("<worksheet><row r=\"1\"><c r=\"ZZZZZZZZZ1\"><v>1</v></c></row>"
                    "</worksheet>");
  QTest::newRow("entities") << u("a.xlsx")
                            << QByteArray("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                                          "\"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                                          "\"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
                                          "\"&c;&c;&c;&c;&c;&c;&c;&c;\">]><worksheet><row r=\"1\">"
                                          "<c r=\"A1\"><v>&d;&d;&d;</v></c></row></worksheet>");
  QTest::newRow("repeated without end")
      << u("a.ods")
      << QByteArray("<o><table name=\"a\"><table-row number-rows-repeated=\"999999999999\">"
                    "<table-cell number-columns-repeated=\"9999999999\" value=\"1\"/></table-row>"
                    "</table></o>");
}

void TestProjectSheet::hostileFilesEndInAnError()
{
  QFETCH(QString, name);
  QFETCH(QByteArray, sheet);
  const QTemporaryDir folder;
  const QString path = folder.filePath(name);
  QVERIFY(writeSheetFile(path, plan()));
  if (name.endsWith(u("ods")))
    QVERIFY(writeZip(path, {{"content.xml", sheet}}));
  else
    QVERIFY(writeZip(path, {{"xl/workbook.xml", "<w><sheet name=\"a\" id=\"r1\"/></w>"},
                            {"xl/_rels/workbook.xml.rels",
                             "<r><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></r>"},
                            {"xl/worksheets/sheet1.xml", sheet}}));
  QVERIFY(!sheetsIn(path));
}

void TestProjectSheet::damagedFilesAreReadOrRefused_data()
{
  QTest::addColumn<QString>("name");
  QTest::newRow("xlsx") << u("chung.xlsx");
  QTest::newRow("ods") << u("a.ods");
  QTest::newRow("csv") << u("a.csv");
}

void TestProjectSheet::damagedFilesAreReadOrRefused()
{
  QFETCH(QString, name);
  const QTemporaryDir folder;
  const QString path = folder.filePath(name);
  QVERIFY(writeSheetFile(path, plan(), merges()));
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QByteArray whole = file.readAll();
  file.close();
  QRandomGenerator random(17);
  for (int round = 0; round < 12; ++round) {
    QByteArray bytes = whole;
    for (int i = 0; i < 1 + round; ++i)
      bytes[random.bounded(static_cast<int>(bytes.size()))] =
          static_cast<char>(random.bounded(256));
    if (round % 4 == 3)
      bytes.truncate(random.bounded(static_cast<int>(bytes.size())));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto sheets = sheetsIn(path);
    if (!sheets) {
      QVERIFY(!errorText(sheets.error()).isEmpty());
      continue;
    }
    for (const geo::Sheet& sheet : sheets.value()) {
      const auto read = readProjects(sheet, fields(), rules()); // ends, one way or the other
      QVERIFY(!read || read.value().mapping.known() > 0);
    }
  }
}

void TestProjectSheet::identifiersAreHeldAgainstTheirPattern()
{
  QFile data(QStringLiteral(DIABAN_SOURCE_DIR "/data/roadmap/fields.json"));
  QVERIFY(data.open(QIODevice::ReadOnly));
  QByteArray bytes = data.readAll();
  bytes.replace("\"name\": \"ma_dinh_danh\",",
                "\"name\": \"ma_dinh_danh\", \"pattern\": \"VN-[0-9]{4}\",");
  const auto strict = ProjectFields::fromJson(QJsonDocument::fromJson(bytes).object());
  QVERIFY(strict);
  const ColumnUse name{u("ten_da"), {}, 0, 0}, identifier{u("ma_dinh_danh"), {}, 0, 0};
  const ProjectReader reader(strict.value(), rules(), {name, identifier});
  for (const auto& [typed, isFine] : {std::pair{"VN-0123", true}, {"VN-01234", false}}) {
    QVector<RowProblem> problems;
    const Cell cells[] = {{u("Một")}, {u(typed)}};
    const Project project = reader.read(1, cells, problems);
    QCOMPARE(project.text(u("ma_dinh_danh")), u(typed));
    const bool isTold = std::ranges::any_of(problems, [](const RowProblem& problem) {
      return problem.kind == ProblemKind::UnusualForm;
    });
    QCOMPARE(isTold, !isFine);
  }
  bytes.replace("VN-[0-9]{4}", "VN-[0-9");
  QVERIFY(!ProjectFields::fromJson(QJsonDocument::fromJson(bytes).object()));
}

void TestProjectSheet::randomSheetsNeverLoseARow()
{
  QRandomGenerator random(11);
  const QStringList words = line(
      {"Mã DA", "Tên dự án",    "TMĐT",       "Khởi công", "1.234,5", "=12",  "@2026-03-01", "",
       "",      "Quý III/2026", "I",          "Tổng cộng", "NSTW",    "2026", "=2026",       "(1)",
       "%",     "DA-1",         "triệu đồng", "=-4",       "x\ny"});
  for (int round = 0; round < 500; ++round) {
    SheetCells cells{line({"TT", "Mã DA", "Tên dự án", "Khởi công", "TMĐT", "Nguồn vốn"})};
    std::size_t filled = 0;
    for (int row = 0; row < 8; ++row) {
      QStringList made;
      for (int column = 0; column < 6; ++column)
        made.append(words[random.bounded(static_cast<int>(words.size()))]);
      filled += 1;
      cells.append(made);
    }
    const ProjectSheet sheet = readRows(cells);
    if (sheet.mapping.known() == 0)
      continue;
    const auto heads = static_cast<std::size_t>(sheet.mapping.lastHeadRow);
    QCOMPARE(sheet.projects.size() + static_cast<std::size_t>(sheet.refused.size()) +
                 static_cast<std::size_t>(sheet.leftOut.size()) +
                 static_cast<std::size_t>(sheet.joined.size()) + heads,
             filled + 1);
  }
}

void TestProjectSheet::fiftyThousandRowsWithFaultsAreAllAccountedFor()
{
  constexpr int kRows = 50'000, kFaultyEach = 16; // 3,125 of them
  SheetCells cells{line({"Mã DA", "Tên dự án", "Khởi công", "Hoàn thành", "TMĐT (triệu đồng)"})};
  for (int i = 0; i < kRows; ++i)
    cells.append({QStringLiteral("DA-%1").arg(i), u("Dự án số %1").arg(i), u("Quý I/2026"),
                  u("31/12/2027"), i % kFaultyEach == 0 ? u("chưa rõ") : u("1.234,5")});
  const ProjectSheet sheet = readRows(cells);
  QCOMPARE(sheet.refused.size(), kRows / kFaultyEach);
  QCOMPARE(sheet.problems.size(), kRows / kFaultyEach);
  QCOMPARE(sheet.projects.size(), static_cast<std::size_t>(kRows - kRows / kFaultyEach));
}

QTEST_GUILESS_MAIN(TestProjectSheet)
#include "tst_projectsheet.moc"
