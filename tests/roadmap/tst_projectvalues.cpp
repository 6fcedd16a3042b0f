#include <diaban/roadmap/projectfields.h>
#include <diaban/roadmap/projectgroup.h>
#include <diaban/roadmap/projectvalues.h>

#include <QRandomGenerator>
#include <QTest>

using namespace diaban;
using namespace diaban::roadmap;

/// Cells of the registers that offices keep are read as their authors mean them, or told wrong.
class TestProjectValues : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void moneyIsReadToTheDong_data();
  void moneyIsReadToTheDong();
  void whatMoneyTextWritesIsReadBack();
  void numbersOfSpreadsheetsAreExact();
  void daysAreThoseMeant_data();
  void daysAreThoseMeant();
  void periodsHaveBothEnds_data();
  void periodsHaveBothEnds();
  void sharesAreOfHundred();
  void headingsAreGuessed_data();
  void headingsAreGuessed();
  void aPlansTableIsUnderstoodWhole();
  void capitalIsKnownByYearAndSource();
  void choicesAreToldByAnyOfTheirWords_data();
  void choicesAreToldByAnyOfTheirWords();
  void groupsFollowTheLaw_data();
  void groupsFollowTheLaw();
  void brokenDataIsRefused();
};

namespace {

const ProjectFields& fields()
{
  static const ProjectFields loaded = ProjectFields::load().value();
  return loaded;
}

constexpr qint64 kMillion = 1'000'000, kBillion = 1'000'000'000;

} // namespace

void TestProjectValues::moneyIsReadToTheDong_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<qint64>("unit");
  QTest::addColumn<qint64>("dong");
  QTest::addColumn<int>("fault");
  const auto row = [](const char* typed, qint64 unit, qint64 dong,
                      ValueFault fault = ValueFault::None) {
    QTest::addRow("%s × %lld", typed, unit)
        << QString::fromUtf8(typed) << unit << dong << static_cast<int>(fault);
  };
  row("1.234.567,8", kMillion, 1'234'567'800'000);
  row("1.234.567,8 triệu", 1, 1'234'567'800'000);
  row("12,5 tỷ", 1, 12'500'000'000);
  row("12,5 TỶ ĐỒNG", kMillion, 12'500'000'000);
  row("300 triệu đồng", 1, 300'000'000);
  row("300 tr.đ", 1, 300'000'000);
  row("450 nghìn", 1, 450'000);
  row("1.234", kMillion, 1'234'000'000);
  row("1 234 567", 1, 1'234'567);
  row("13359.7", kMillion, 13'359'700'000);
  row("1,234.5", kMillion, 1'234'500'000);
  row("1,234", kMillion, 0, ValueFault::UnclearMoney);
  row("0,125 tỷ", 1, 125'000'000);
  row("0", 1, 0);
  row("9223372036854775807", 1, 9'223'372'036'854'775'807);
  row("9223372036854775808", 1, 0, ValueFault::TooMuchMoney);
  row("9.300.000.000", kBillion, 0, ValueFault::TooMuchMoney);
  row("0,5", 1, 0, ValueFault::FractionOfDong);
  row("1,2345678 triệu", 1, 0, ValueFault::FractionOfDong);
  row("-5", 1, 0, ValueFault::NegativeMoney);
  row("1.23.456", 1, 0, ValueFault::NotMoney);
  row("mười tỷ", 1, 0, ValueFault::NotMoney);
  row("", 1, 0, ValueFault::NotMoney);
  row("1e9", 1, 0, ValueFault::NotMoney);
  row("=1+1", 1, 0, ValueFault::NotMoney);
}

void TestProjectValues::moneyIsReadToTheDong()
{
  QFETCH(QString, typed);
  QFETCH(qint64, unit);
  QFETCH(qint64, dong);
  QFETCH(int, fault);
  const Read<qint64> read = readMoney(typed, CellKind::Text, unit);
  QCOMPARE(static_cast<int>(read.fault), fault);
  QCOMPARE(read.value, dong);
  QCOMPARE(faultWords(read.fault, typed).isEmpty(), fault == 0);
}

void TestProjectValues::whatMoneyTextWritesIsReadBack()
{
  QRandomGenerator random(6);
  for (int i = 0; i < 2000; ++i) {
    qint64 dong = random.bounded(2'000'000'000) * qint64{1} * random.bounded(1, 1'000'000);
    if (i % 3 == 0)
      dong = dong / kMillion * kMillion;
    const Read<qint64> read = readMoney(moneyText(dong), CellKind::Text, kMillion);
    QVERIFY2(read.fault == ValueFault::None && read.value == dong, qPrintable(moneyText(dong)));
  }
}

void TestProjectValues::numbersOfSpreadsheetsAreExact()
{
  const auto number = [](const char* text, qint64 unit) {
    return readMoney(QString::fromLatin1(text), CellKind::Number, unit);
  };
  QCOMPARE(number("12345.600000000001", kMillion).value, 12'345'600'000);
  QCOMPARE(number("123.456", kMillion).value, 123'456'000); // not 123 456
  QCOMPARE(number("1.2345678E12", 1).value, 1'234'567'800'000);
  QCOMPARE(number("0.5", 1).fault, ValueFault::FractionOfDong);
  QCOMPARE(number("-1", 1).fault, ValueFault::NegativeMoney);
  QCOMPARE(number("1e300", 1).fault, ValueFault::TooMuchMoney);
  QCOMPARE(number("nan", 1).fault, ValueFault::NotMoney);
  for (int i = 1; i < 5000; ++i) // a tenth of a million each, as binary fractions
    QCOMPARE(number(QByteArray::number(i * 0.1, 'g', 17), kMillion).value, i * qint64{100'000});
}

void TestProjectValues::daysAreThoseMeant_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<bool>("isNumber");
  QTest::addColumn<QString>("start");
  QTest::addColumn<QString>("end");
  QTest::addColumn<int>("fault");
  const auto row = [](const char* typed, const char* start, const char* end, bool isNumber = false,
                      ValueFault fault = ValueFault::None) {
    QTest::addRow("%s", typed) << QString::fromUtf8(typed) << isNumber << QString::fromLatin1(start)
                               << QString::fromLatin1(end) << static_cast<int>(fault);
  };
  row("01/03/2026", "2026-03-01", "2026-03-01");
  row("1-3-2026", "2026-03-01", "2026-03-01");
  row("ngày 1/3/2026", "2026-03-01", "2026-03-01");
  row("2026-03-01", "2026-03-01", "2026-03-01");
  row("2026-03-01T00:00:00", "2026-03-01", "2026-03-01");
  row("Quý III/2026", "2026-07-01", "2026-09-30");
  row("QUÝ 3 NĂM 2026", "2026-07-01", "2026-09-30");
  row("Q3/2026", "2026-07-01", "2026-09-30");
  row("IV/2026", "2026-10-01", "2026-12-31");
  row("tháng 5/2026", "2026-05-01", "2026-05-31");
  row("2/2028", "2028-02-01", "2028-02-29");
  row("2026-05", "2026-05-01", "2026-05-31");
  row("2026", "2026-01-01", "2026-12-31");
  row("năm 2026", "2026-01-01", "2026-12-31");
  row("cuối năm 2026", "2026-09-01", "2026-12-31");
  row("2027", "2027-01-01", "2027-12-31", true);
  row("46082", "2026-03-01", "2026-03-01", true); // the serial that LibreOffice shows as that day
  row("30/02/2026", "", "", false, ValueFault::NoSuchDay);
  row("13/2026", "", "", false, ValueFault::NoSuchDay);
  row("Quý V/2026", "", "", false, ValueFault::NotDate);
  row("Quý 5/2026", "", "", false, ValueFault::NoSuchDay);
  row("01/03/2206", "", "", false, ValueFault::YearOutOfRange);
  row("206", "", "", true, ValueFault::NotDate);
  row("sớm", "", "", false, ValueFault::NotDate);
  row("46082", "", "", false, ValueFault::NotDate);
}

void TestProjectValues::daysAreThoseMeant()
{
  QFETCH(QString, typed);
  QFETCH(bool, isNumber);
  QFETCH(QString, start);
  QFETCH(QString, end);
  QFETCH(int, fault);
  const CellKind kind = isNumber ? CellKind::Number : CellKind::Text;
  const Read<QDate> first = readDay(typed, kind, DayOf::Start);
  const Read<QDate> last = readDay(typed, kind, DayOf::End);
  QCOMPARE(static_cast<int>(first.fault), fault);
  QCOMPARE(first.value.toString(Qt::ISODate), start);
  QCOMPARE(last.value.toString(Qt::ISODate), end);
}

void TestProjectValues::periodsHaveBothEnds_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("start");
  QTest::addColumn<QString>("end");
  const auto row = [](const char* typed, const char* start, const char* end) {
    QTest::addRow("%s", typed) << QString::fromUtf8(typed) << QString::fromLatin1(start)
                               << QString::fromLatin1(end);
  };
  row("2026-2028", "2026-01-01", "2028-12-31");
  row("2026 – 2028", "2026-01-01", "2028-12-31");
  row("01/2026 - 12/2028", "2026-01-01", "2028-12-31");
  row("Quý I/2026 đến Quý IV/2027", "2026-01-01", "2027-12-31");
  row("1/3/2026-31/5/2026", "2026-03-01", "2026-05-31");
  row("2027", "2027-01-01", "2027-12-31");
  row("1-3-2026", "2026-03-01", "2026-03-01");
}

void TestProjectValues::periodsHaveBothEnds()
{
  QFETCH(QString, typed);
  const Read<Days> days = readPeriod(typed, CellKind::Text);
  QCOMPARE(days.fault, ValueFault::None);
  QTEST(days.value.start.toString(Qt::ISODate), "start");
  QTEST(days.value.end.toString(Qt::ISODate), "end");
}

void TestProjectValues::sharesAreOfHundred()
{
  QCOMPARE(readPercent(QStringLiteral("45,5%"), CellKind::Text).value, 45.5);
  QCOMPARE(readPercent(QStringLiteral("0.25"), CellKind::Number).value, 25.0);
  QCOMPARE(readPercent(QStringLiteral("80"), CellKind::Number).value, 80.0);
  QCOMPARE(readPercent(QStringLiteral("120"), CellKind::Text).fault, ValueFault::NotPercent);
}

void TestProjectValues::headingsAreGuessed_data()
{
  QTest::addColumn<QString>("heading");
  QTest::addColumn<QString>("field");
  QTest::addColumn<qint64>("unit");
  const auto row = [](const char* heading, const char* field, qint64 unit = 0) {
    QTest::addRow("%s", heading) << QString::fromUtf8(heading) << QString::fromLatin1(field)
                                 << unit;
  };
  row("Mã DA", "ma_da");
  row("MÃ DỰ ÁN", "ma_da");
  row("ma_da", "ma_da");
  row("Tên dự án", "ten_da");
  row("Danh mục dự án", "ten_da");
  row("TMĐT", "tong_mdt");
  row("Tổng mức đầu tư (triệu đồng)", "tong_mdt", kMillion);
  row("TỔNG MỨC ĐẦU TƯ\n(tỷ đồng)", "tong_mdt", kBillion);
  row("Tổng vốn đầu tư (nghìn đồng)", "tong_mdt", 1000);
  row("Khởi công", "bat_dau");
  row("Hoàn thành", "ket_thuc");
  row("Thời gian KC-HT", "thoi_gian");
  row("Khởi công thực tế", "bat_dau_tt");
  row("Chủ đầu tư", "chu_dau_tu");
  row("CĐT", "chu_dau_tu");
  row("Nguồn vốn", "nguon_von");
  row("Nhóm dự án", "nhom");
  row("Địa điểm xây dựng", "xa");
  row("Năng lực thiết kế", "cong_suat");
  row("Quyết định đầu tư / Số quyết định, ngày, tháng, năm ban hành", "so_qd");
  row("Quyết định đầu tư / Tổng mức đầu tư", "tong_mdt");
  row("STT", "");
  row("Kế hoạch vốn năm 2026", "von");
  row("KH vốn năm 2026 (triệu đồng)", "von", kMillion);
  row("", "");
}

void TestProjectValues::headingsAreGuessed()
{
  QFETCH(QString, heading);
  const ColumnUse use = fields().guessColumns({heading}).first();
  QTEST(use.field, "field");
  QTEST(use.unit, "unit");
}

void TestProjectValues::aPlansTableIsUnderstoodWhole()
{
  const QStringList headings{
      QStringLiteral("TT"),
      QStringLiteral("Danh mục dự án"),
      QStringLiteral("Nhóm dự án"),
      QStringLiteral("Địa điểm XD"),
      QStringLiteral("Chủ đầu tư"),
      QStringLiteral("Thời gian KC-HT"),
      QStringLiteral("Quyết định đầu tư Số quyết định ngày, tháng, năm"),
      QStringLiteral("Quyết định đầu tư TMĐT Tổng số (tất cả các nguồn vốn)"),
      QStringLiteral("Quyết định đầu tư TMĐT Trong đó: NSTW"),
      QStringLiteral("Kế hoạch vốn giai đoạn 2026-2030"),
      QStringLiteral("Kế hoạch vốn năm 2026"),
      QStringLiteral("Kế hoạch vốn năm 2027"),
      QStringLiteral("Ghi chú")};
  QStringList told;
  for (const ColumnUse& use : fields().guessColumns(headings))
    told.append(use.field + (use.year > 0 ? QString::number(use.year) : use.source));
  QCOMPARE(told.join(QLatin1Char(' ')),
           QStringLiteral(" ten_da nhom xa chu_dau_tu thoi_gian so_qd tong_mdt voncentral  von2026 "
                          "von2027 ghi_chu"));
}

void TestProjectValues::capitalIsKnownByYearAndSource()
{
  const auto uses = fields().guessColumns({QStringLiteral("Kế hoạch vốn 2026 NSTW"),
                                           QStringLiteral("KH 2027 / Ngân sách địa phương"),
                                           QStringLiteral("2028"), QStringLiteral("ODA")});
  const QVector<ColumnUse> expected{{kCapital, QStringLiteral("central"), 2026, 0},
                                    {kCapital, QStringLiteral("local"), 2027, 0},
                                    {kCapital, {}, 2028, 0},
                                    {kCapital, QStringLiteral("oda"), 0, 0}};
  QCOMPARE(uses, expected);
}

void TestProjectValues::choicesAreToldByAnyOfTheirWords_data()
{
  QTest::addColumn<QString>("list");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("id");
  const auto row = [](const char* list, const char* text, const char* id) {
    QTest::addRow("%s: %s", list, text)
        << QString::fromLatin1(list) << QString::fromUtf8(text) << QString::fromLatin1(id);
  };
  row("sector", "thoat_nuoc", "thoat_nuoc");
  row("sector", "Giao thông", "giao_thong");
  row("source", "NSTW", "central");
  row("source", "NSĐP", "local");
  row("source", "PPP-BTL", "ppp");
  row("source", "khac", "other");
  row("source", "kho báu", "");
  row("contract", "PPP-BTL", "BTL");
  row("contract", "O&M", "OM");
  row("work", "dig", "dig");
  row("work", "Thảm nhựa", "pave");
  row("group", "B", "B");
  row("group", "Nhóm C", "C");
  row("phase", "Đang thi công", "works");
  row("asset", "Ngầm hóa lưới điện đường Lê Lợi", "power");
}

void TestProjectValues::choicesAreToldByAnyOfTheirWords()
{
  QFETCH(QString, list);
  QFETCH(QString, text);
  const Choice* choice = fields().told(list, text);
  QTEST(choice == nullptr ? QString() : choice->id, "id");
}

void TestProjectValues::groupsFollowTheLaw_data()
{
  QTest::addColumn<QString>("sector");
  QTest::addColumn<qint64>("billions");
  QTest::addColumn<QString>("group");
  const auto row = [](const char* sector, qint64 billions, const char* group) {
    QTest::addRow("%s %lld", sector, billions)
        << QString::fromLatin1(sector) << billions << QString::fromLatin1(group);
  };
  // Luật Đầu tư công 58/2024/QH15, Điều 8–11.
  row("dien", 30'000, "national");
  row("dien", 29'999, "A");
  row("dien", 4'600, "A");
  row("dien", 4'599, "B");
  row("dien", 239, "C");
  row("thoat_nuoc", 3'000, "A");
  row("thoat_nuoc", 160, "B");
  row("nong_nghiep", 119, "C");
  row("cntt", 1'600, "A");
  row("cntt", 90, "B");
  row("khu_cong_nghiep", 1, "A");
  row("không biết", 500, "");
}

void TestProjectValues::groupsFollowTheLaw()
{
  static const GroupRules rules = GroupRules::load().value();
  QFETCH(QString, sector);
  QFETCH(qint64, billions);
  const auto group = rules.groupOf(sector, billions * kBillion);
  QTEST(group ? groupName(*group) : QString(), "group");
}

void TestProjectValues::brokenDataIsRefused()
{
  QVERIFY(!ProjectFields::fromJson({}));
  QVERIFY(!GroupRules::fromJson({}));
  QVERIFY(!GroupRules::fromJson({{QStringLiteral("national"), -1}}));
}

QTEST_GUILESS_MAIN(TestProjectValues)
#include "tst_projectvalues.moc"
