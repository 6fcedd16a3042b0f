// Received level on a grid: cell by cell as the formulas have it, and what must hold for all.
#include <diaban/coverage/radiogrid.h>

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace diaban;
using coverage::HeightGrid;
using coverage::RadioLevels;
using coverage::RadioModel;
using coverage::RadioProfile;
using coverage::RadioRules;
using coverage::RadioStation;
using coverage::Receiver;

namespace {

constexpr float kRounding = 1e-3F; ///< dB

HeightGrid hills(unsigned seed, int width, int height, double cell)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> rough(0, 3);
  HeightGrid grid(width, height, cell, cell * 1.25);
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column) {
      const bool isTower = random() % 40 == 0;
      grid.set(column, row,
               20 * std::sin(float(column) / 7) * std::cos(float(row) / 5) + rough(random) +
                   (isTower ? 30.0F : 0.0F));
    }
  return grid;
}

RadioStation station(int column, int row, double radius)
{
  return {{923, 14, 3, 1, 12, {}}, column, row, radius};
}

/// Equations 13 to 18 of ITU-R P.452-17, word by word: kilometres, metres and gigahertz.
double bullington(const RadioProfile& profile, double frequency)
{
  const double d = profile.length / 1000, ce = 1 / (6371 * 4.0 / 3);
  const double wave = 299.792458 / frequency;
  double tim = -1e300, rim = -1e300, most = -1e300;
  for (const auto& point : profile.between) {
    const double di = point.distance / 1000;
    const double h = point.height + 500 * ce * di * (d - di);
    tim = std::max(tim, (h - profile.first) / di);
    rim = std::max(rim, (h - profile.second) / (d - di));
    most = std::max(most, (h - (profile.first * (d - di) + profile.second * di) / d) *
                              std::sqrt(0.002 * d / (wave * di * (d - di))));
  }
  if (profile.between.empty())
    return 0;
  if (tim >= (profile.second - profile.first) / d) {
    const double dbp = (profile.second - profile.first + rim * d) / (tim + rim);
    most = (profile.first + tim * dbp - (profile.first * (d - dbp) + profile.second * dbp) / d) *
           std::sqrt(0.002 * d / (wave * dbp * (d - dbp)));
  }
  const double luc = coverage::knifeEdgeLoss(most);
  return luc + (1 - std::exp(-luc / 6)) * (10 + 0.02 * d);
}

/// One cell by itself, through the profile that any two places have.
float levelOf(const HeightGrid& grid, const RadioStation& from, const Receiver& receiver,
              const RadioRules& rules, int column, int row)
{
  const auto& transmitter = from.transmitter;
  const double east = (column - from.column) * grid.cellWidth();
  const double north = (from.row - row) * grid.cellHeight();
  const auto profile =
      coverage::profileBetween(grid, QPointF(from.column, from.row), QPointF(column, row),
                               transmitter.height, receiver.height);
  if (!profile || std::hypot(east, north) > from.radius)
    return RadioLevels::kNone;
  const double slant = std::max(1.0, std::hypot(profile->length, profile->second - profile->first));
  double loss = coverage::extendedLoss(
      rules.model, {transmitter.frequency, slant, transmitter.height, receiver.height});
  if (rules.isOverTerrain && profile->length > 0)
    loss += bullington(*profile, transmitter.frequency);
  return float(coverage::linkBudget(transmitter, receiver, loss,
                                    std::atan2(east, north) * 180 / std::numbers::pi)
                   .received);
}

class StopAfter final : public Progress {
public:
  explicit StopAfter(int times)
      : m_left(times)
  {
  }
  bool advance(double) override { return m_left-- > 0; }

private:
  int m_left;
};

RadioLevels levelsOf(const HeightGrid& grid, const std::vector<RadioStation>& stations,
                     const Receiver& receiver = {}, const RadioRules& rules = {})
{
  NoProgress progress;
  auto levels = coverage::receivedLevels(grid, stations, receiver, rules, progress);
  return levels ? std::move(levels).value() : RadioLevels{};
}

} // namespace

class TestRadioGrid : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyCellIsAsReckonedByItself_data()
  {
    QTest::addColumn<int>("model");
    QTest::addColumn<bool>("isOverTerrain");
    QTest::newRow("free space") << int(RadioModel::FreeSpace) << false;
    QTest::newRow("free space over terrain") << int(RadioModel::FreeSpace) << true;
    QTest::newRow("street") << int(RadioModel::StreetMedian) << true;
  }
  void everyCellIsAsReckonedByItself()
  {
    QFETCH(int, model);
    QFETCH(bool, isOverTerrain);
    HeightGrid grid = hills(3, 70, 50, 20);
    for (int i = 0; i < 30; ++i)
      grid.set(i * 7 % 70, i * 11 % 50, HeightGrid::kNone);
    const Receiver receiver{1, 2, 1.5, -120};
    const RadioRules rules{static_cast<RadioModel>(model), isOverTerrain};
    std::vector<RadioStation> stations = {station(20, 31, 700), station(52, 13, 500)};
    stations[1].transmitter.antenna = {120, 70, 25};
    const RadioLevels levels = levelsOf(grid, stations, receiver, rules);
    QVERIFY(levels.width > 0);
    int seen = 0, second = 0;
    for (int row = 0; row < grid.height(); ++row)
      for (int column = 0; column < grid.width(); ++column) {
        const float one = levelOf(grid, stations[0], receiver, rules, column, row);
        const float other = levelOf(grid, stations[1], receiver, rules, column, row);
        const int x = column - levels.column, y = row - levels.row;
        if (x < 0 || y < 0 || x >= levels.width || y >= levels.height) {
          QCOMPARE(std::max(one, other), RadioLevels::kNone);
          continue;
        }
        const std::size_t cell = levels.indexOf(x, y);
        const float expected = std::max(one, other);
        if (std::isinf(expected)) {
          QCOMPARE(levels.servers[cell], -1);
          QCOMPARE(levels.levels[cell], expected);
          continue;
        }
        ++seen;
        second += levels.servers[cell] == 1 ? 1 : 0;
        QVERIFY(std::abs(levels.levels[cell] - expected) < kRounding);
        if (std::abs(one - other) > kRounding)
          QCOMPARE(levels.servers[cell], one > other ? 0 : 1);
      }
    QVERIFY(seen > 2000);
    QVERIFY(second > 200);
  }

  void aWallNeverRaisesTheLevel()
  {
    HeightGrid grid = hills(5, 60, 60, 15);
    const RadioLevels before = levelsOf(grid, {station(30, 30, 400)});
    std::mt19937 random(5);
    for (int i = 0; i < 40; ++i) {
      const int column = int(random() % 60), row = int(random() % 60);
      if (column == 30 && row == 30)
        continue;
      HeightGrid walled = grid;
      walled.set(column, row, grid.at(column, row) + 25);
      const RadioLevels after = levelsOf(walled, {station(30, 30, 400)});
      for (int y = 0; y < after.height; ++y)
        for (int x = 0; x < after.width; ++x)
          if (x + after.column != column || y + after.row != row) // on the wall it may be better
            QVERIFY(after.levels[after.indexOf(x, y)] <=
                    before.levels[before.indexOf(x, y)] + kRounding);
    }
  }

  void mirroredTerrainGivesMirroredLevels()
  {
    const HeightGrid grid = hills(6, 41, 41, 15);
    HeightGrid mirrored(41, 41, grid.cellWidth(), grid.cellHeight());
    for (int row = 0; row < 41; ++row)
      for (int column = 0; column < 41; ++column)
        mirrored.set(40 - column, row, grid.at(column, row));
    const RadioLevels one = levelsOf(grid, {station(20, 20, 300)});
    const RadioLevels other = levelsOf(mirrored, {station(20, 20, 300)});
    QCOMPARE(other.width, one.width);
    for (int y = 0; y < one.height; ++y)
      for (int x = 0; x < one.width; ++x) {
        const float a = one.levels[one.indexOf(x, y)];
        const float b = other.levels[one.indexOf(one.width - 1 - x, y)];
        QVERIFY(a == b || std::abs(a - b) < kRounding);
      }
  }

  void ofEqualStationsTheFirstServes()
  {
    const HeightGrid grid = hills(7, 30, 30, 20);
    const RadioLevels levels =
        levelsOf(grid, {station(15, 15, 200), station(15, 15, 200), station(4, 4, 0.5)});
    QVERIFY(std::count(levels.servers.begin(), levels.servers.end(), 0) > 0);
    QCOMPARE(std::count(levels.servers.begin(), levels.servers.end(), 1), 0);
    QCOMPARE(std::count(levels.servers.begin(), levels.servers.end(), 2), 1);
  }

  void cellsNearerThanTheFormulaWasMeasuredForAreCounted()
  {
    const HeightGrid grid(201, 201, 20, 20);
    HeightGrid flat = grid;
    for (int row = 0; row < 201; ++row)
      for (int column = 0; column < 201; ++column)
        flat.set(column, row, 3);
    RadioStation tower = station(100, 100, 1500);
    tower.transmitter.height = 40;
    const RadioLevels levels = levelsOf(flat, {tower}, {}, {RadioModel::HataOpen, false});
    qint64 near = 0;
    for (int y = -50; y <= 50; ++y)
      for (int x = -50; x <= 50; ++x)
        near += std::hypot(20 * x, 20 * y) < 1000 ? 1 : 0;
    QCOMPARE(levels.nearCells, near);
    QCOMPARE(levelsOf(flat, {tower}, {}, {RadioModel::FreeSpace, false}).nearCells, 0);
  }

  void stationsThatCantSendAreSilent()
  {
    HeightGrid grid = hills(8, 20, 20, 20);
    grid.set(3, 3, HeightGrid::kNone);
    const RadioLevels levels =
        levelsOf(grid, {station(3, 3, 100), station(-1, 5, 100), station(5, 20, 100)});
    QCOMPARE(levels.width, 0);
    QVERIFY(levels.levels.empty());
  }

  void aFormulaOutOfItsRangeIsRefusedBeforeAnyWork()
  {
    const HeightGrid grid = hills(9, 20, 20, 20);
    NoProgress progress;
    const auto levels =
        coverage::receivedLevels(grid, {station(5, 5, 100)}, {}, {RadioModel::HataOpen}, progress);
    QVERIFY(!levels); // a mast of 12 m
    QCOMPARE(levels.error().code, Error::Code::OutsideFormula);
    QCOMPARE(levels.error().args.value(1), QStringLiteral("h_b = 12 m"));
  }

  void stopsWhenCancelled()
  {
    const HeightGrid grid = hills(10, 200, 200, 20);
    StopAfter progress(2);
    const auto levels = coverage::receivedLevels(grid, {station(100, 100, 1900)}, {}, {}, progress);
    QVERIFY(!levels);
    QCOMPARE(levels.error().code, Error::Code::Cancelled);
  }
};

QTEST_APPLESS_MAIN(TestRadioGrid)
#include "tst_radiogrid.moc"
