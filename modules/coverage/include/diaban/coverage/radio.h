// How much of a radio signal arrives: path loss by named formulas, diffraction, link budgets.
#pragma once

#include <diaban/base/result.h>
#include <diaban/coverage/sight.h>

#include <QPointF>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace diaban::coverage {

enum class RadioModel : quint8 {
  FreeSpace,     ///< ITU-R P.525, with the exact speed of light
  HataLargeCity, ///< Okumura-Hata: Hata, IEEE Trans. Veh. Technol. 29 (1980)
  HataSmallCity,
  HataSuburban, ///< below the small city's loss, as is HataOpen
  HataOpen,
  Cost231Large,  ///< COST 231 final report 4.4.1: centres of large cities, 3 dB more
  Cost231Medium, ///< towns and suburbs
  StreetLower,   ///< ITU-R P.1411-12 section 4.1.2, sight along a street: the lower bound
  StreetMedian,  ///< the median, 6 dB above the lower bound
  StreetUpper,   ///< the upper bound
};

struct RadioPath {
  double frequency = 0;  ///< MHz
  double distance = 0;   ///< m
  double baseHeight = 0; ///< of the antennas above the ground, m
  double mobileHeight = 0;
};

/// What a formula was measured for. A lower end of 0 is open: more than nothing.
struct RadioRange {
  struct Span {
    double from = 0, to = 0;
  };
  Span frequency, distance, baseHeight, mobileHeight;
};

struct RadioFormula {
  RadioModel model = RadioModel::FreeSpace;
  const char* id = "";   ///< in files and on the command line; never changes
  const char* name = ""; ///< a proper name, the same in every language
  RadioRange range;
};

/// All of them, in the order of RadioModel. ITU-R P.1411 goes up to 15 GHz; above 3 GHz the road is
/// taken to be empty (effective road height 0).
std::span<const RadioFormula> radioFormulas();
const RadioFormula& radioFormula(RadioModel model);
std::optional<RadioModel> radioModel(const QString& id);

/// 20 lg(4π d f / c) with c = 299,792,458 m/s, in dB; that is 0.048 dB more than the rounded
/// “32.4 + 20 lg f + 20 lg d” of ITU-R P.525. MHz, m.
double freeSpaceLoss(double frequency, double distance);

/// Basic transmission loss in dB.
/// \returns OutsideFormula when the formula was not measured for such a path
Result<double> pathLoss(RadioModel model, const RadioPath& path);

/// The same for any path, however far outside of what was measured, but never less than free space.
/// \pre everything is above 0
double extendedLoss(RadioModel model, const RadioPath& path);

/// J(ν) of ITU-R P.526-15 section 4.1 in dB: 0 up to ν = −0.78, where its formula begins.
double knifeEdgeLoss(double nu);

/// Share of the Earth's radius that refraction makes of it in the median.
inline constexpr double kEarthFactor = 4.0 / 3;

/// What lies between two antennas.
struct RadioProfile {
  struct Point {
    double distance = 0; ///< from the first antenna, m
    double height = 0;   ///< of the ground or roof above the sea, m
  };
  double length = 0;            ///< m
  double first = 0, second = 0; ///< heights of the antennas above the sea, m
  std::vector<Point> between;   ///< ascending, neither end among them
};

/// Loss in dB that the ground adds to that of free space: the Bullington construction of ITU-R
/// P.526-15 section 4.5.1 (equations of ITU-R P.452-17 section 4.2.1) over a round Earth. The same
/// in both directions; never less when a point is raised. The part for a smooth Earth (4.5.2) is
/// left out, so beyond the horizon of a plain it is too little. O(points). \pre length > 0
double diffractionLoss(const RadioProfile& profile, double frequency,
                       double earthFactor = kEarthFactor);

/// Heights along a straight line, a cell apart, bilinearly between middles of cells. Places are in
/// cells, (0, 0) is the middle of the north-west one; antennas stand that much above the ground.
/// Where nothing is known nothing stands in the way.
/// \returns none when an end is outside the grid or has no height
std::optional<RadioProfile> profileBetween(const HeightGrid& grid, QPointF first, QPointF second,
                                           double firstHeight, double secondHeight);

/// Towards where an antenna sends. 360° or more is all round.
struct Antenna {
  double azimuth = 0;      ///< of the main beam, degrees clockwise from north
  double beamWidth = 360;  ///< between the directions with half the power, degrees
  double frontToBack = 25; ///< most that is lost aside and behind, dB
};

/// What is lost towards an azimuth: min(12 (φ/φ3dB)², A_m), the horizontal pattern of 3GPP TR
/// 36.814 table A.2.1.1-2. dB, not negative.
double antennaLoss(const Antenna& antenna, double azimuth);

struct Transmitter {
  double frequency = 0; ///< MHz
  double power = 0;     ///< dBm
  double gain = 0;      ///< dBi
  double losses = 0;    ///< of cables and plugs, dB
  double height = 0;    ///< above the ground or roof, m
  Antenna antenna{};
};

struct Receiver {
  double gain = 0;           ///< dBi
  double losses = 0;         ///< of cables, walls and bodies, dB
  double height = 1.5;       ///< above the ground or roof, m
  double sensitivity = -120; ///< dBm
};

/// What is sent, what arrives and what is left of it, in dBm and dB.
struct LinkBudget {
  double eirp = 0;     ///< power + gain − losses of the transmitter
  double received = 0; ///< eirp − losses on the way and aside of the beam + gain − losses
  double margin = 0;   ///< received − sensitivity; below 0 nothing gets through
};

/// `loss`: on the way; `azimuth`: of the receiver, seen from the transmitter.
LinkBudget linkBudget(const Transmitter& transmitter, const Receiver& receiver, double loss,
                      double azimuth);

} // namespace diaban::coverage
