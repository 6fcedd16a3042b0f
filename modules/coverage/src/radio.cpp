#include "diffraction.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace diaban::coverage {
namespace {

constexpr double kKilometre = 1000;
constexpr double kAny = std::numeric_limits<double>::infinity();

constexpr RadioRange kAnywhere{{0, kAny}, {0, kAny}, {0, kAny}, {0, kAny}};
constexpr RadioRange kHata{{150, 1500}, {1000, 20'000}, {30, 200}, {1, 10}};
constexpr RadioRange kCost231{{1500, 2000}, {1000, 20'000}, {30, 200}, {1, 10}};
constexpr RadioRange kStreet{{300, 15'000}, {0, 1000}, {0, kAny}, {0, kAny}};

constexpr std::array kFormulas = {
    RadioFormula{RadioModel::FreeSpace, "free-space", "ITU-R P.525", kAnywhere},
    RadioFormula{RadioModel::HataLargeCity, "hata-large", "Okumura-Hata", kHata},
    RadioFormula{RadioModel::HataSmallCity, "hata-small", "Okumura-Hata", kHata},
    RadioFormula{RadioModel::HataSuburban, "hata-suburban", "Okumura-Hata", kHata},
    RadioFormula{RadioModel::HataOpen, "hata-open", "Okumura-Hata", kHata},
    RadioFormula{RadioModel::Cost231Large, "cost231-large", "COST-231 Hata", kCost231},
    RadioFormula{RadioModel::Cost231Medium, "cost231-medium", "COST-231 Hata", kCost231},
    RadioFormula{RadioModel::StreetLower, "street-lower", "ITU-R P.1411", kStreet},
    RadioFormula{RadioModel::StreetMedian, "street-median", "ITU-R P.1411", kStreet},
    RadioFormula{RadioModel::StreetUpper, "street-upper", "ITU-R P.1411", kStreet},
};

double square(double value)
{
  return value * value;
}

/// a(h_m) of Hata for towns.
double mobileGain(const RadioPath& path)
{
  const double f = std::log10(path.frequency);
  return (1.1 * f - 0.7) * path.mobileHeight - (1.56 * f - 0.8);
}

double mobileGainInLargeCity(const RadioPath& path)
{
  constexpr double kHigher = 200; // MHz from which on Hata takes the second of his two formulas
  return path.frequency < kHigher ? 8.29 * square(std::log10(1.54 * path.mobileHeight)) - 1.1
                                  : 3.2 * square(std::log10(11.75 * path.mobileHeight)) - 4.97;
}

/// What base station and distance come to in both of Hata's formulas.
double hataDistance(const RadioPath& path)
{
  const double h = std::log10(path.baseHeight);
  return -13.82 * h + (44.9 - 6.55 * h) * std::log10(path.distance / kKilometre);
}

double hataLoss(RadioModel model, const RadioPath& path)
{
  const double f = std::log10(path.frequency);
  const bool isLarge = model == RadioModel::HataLargeCity;
  const double city = 69.55 + 26.16 * f + hataDistance(path) -
                      (isLarge ? mobileGainInLargeCity(path) : mobileGain(path));
  if (model == RadioModel::HataSuburban)
    return city - 2 * square(std::log10(path.frequency / 28)) - 5.4;
  return model == RadioModel::HataOpen ? city - 4.78 * square(f) + 18.33 * f - 40.94 : city;
}

double cost231Loss(RadioModel model, const RadioPath& path)
{
  return 46.3 + 33.9 * std::log10(path.frequency) + hataDistance(path) - mobileGain(path) +
         (model == RadioModel::Cost231Large ? 3 : 0);
}

double streetLoss(RadioModel model, const RadioPath& path)
{
  const double wave = waveLengthOf(path.frequency);
  const double heights = path.baseHeight * path.mobileHeight;
  const double bend = 4 * heights / wave; // beyond it the reflection on the road counts as well
  const double there = std::abs(20 * std::log10(square(wave) / (8 * std::numbers::pi * heights)));
  const double way = std::log10(path.distance / bend);
  const bool isNear = path.distance <= bend;
  switch (model) {
  case RadioModel::StreetMedian: return there + 6 + (isNear ? 20 : 40) * way;
  case RadioModel::StreetUpper: return there + 20 + (isNear ? 25 : 40) * way;
  default: return there + (isNear ? 20 : 40) * way;
  }
}

double bareLoss(RadioModel model, const RadioPath& path)
{
  switch (model) {
  case RadioModel::FreeSpace: return freeSpaceLoss(path.frequency, path.distance);
  case RadioModel::HataLargeCity:
  case RadioModel::HataSmallCity:
  case RadioModel::HataSuburban:
  case RadioModel::HataOpen: return hataLoss(model, path);
  case RadioModel::Cost231Large:
  case RadioModel::Cost231Medium: return cost231Loss(model, path);
  case RadioModel::StreetLower:
  case RadioModel::StreetMedian:
  case RadioModel::StreetUpper: return streetLoss(model, path);
  }
  return 0;
}

QString rangeText(RadioRange::Span span, const QString& unit)
{
  if (span.from <= 0)
    return std::isinf(span.to)
               ? QStringLiteral("> 0 %1").arg(unit)
               : QStringLiteral("≤ %1 %2").arg(QString::number(span.to, 'g', 6), unit);
  return QStringLiteral("%1–%2 %3")
      .arg(QString::number(span.from, 'g', 6), QString::number(span.to, 'g', 6), unit);
}

Outcome checkSpan(const RadioFormula& formula, const QString& symbol, double value,
                  RadioRange::Span span, const QString& unit)
{
  if (value > 0 && value >= span.from && value <= span.to && std::isfinite(value))
    return Done{};
  return Error{Error::Code::OutsideFormula,
               {QString::fromUtf8(formula.name),
                QStringLiteral("%1 = %2 %3").arg(symbol, QString::number(value, 'g', 6), unit),
                rangeText(span, unit)},
               {}};
}

} // namespace

std::span<const RadioFormula> radioFormulas()
{
  return kFormulas;
}

const RadioFormula& radioFormula(RadioModel model)
{
  return kFormulas[static_cast<std::size_t>(model)];
}

std::optional<RadioModel> radioModel(const QString& id)
{
  for (const RadioFormula& formula : kFormulas)
    if (id == QLatin1String(formula.id))
      return formula.model;
  return std::nullopt;
}

double freeSpaceLoss(double frequency, double distance)
{
  return 20 * std::log10(4 * std::numbers::pi * distance / waveLengthOf(frequency));
}

Result<double> pathLoss(RadioModel model, const RadioPath& path)
{
  const RadioFormula& formula = radioFormula(model);
  const RadioRange& range = formula.range;
  const QString metres = QStringLiteral("m");
  DIABAN_CHECK(checkSpan(formula, QStringLiteral("f"), path.frequency, range.frequency,
                         QStringLiteral("MHz")));
  DIABAN_CHECK(checkSpan(formula, QStringLiteral("d"), path.distance, range.distance, metres));
  if (model != RadioModel::FreeSpace) {
    DIABAN_CHECK(
        checkSpan(formula, QStringLiteral("h_b"), path.baseHeight, range.baseHeight, metres));
    DIABAN_CHECK(
        checkSpan(formula, QStringLiteral("h_m"), path.mobileHeight, range.mobileHeight, metres));
  }
  return bareLoss(model, path);
}

double extendedLoss(RadioModel model, const RadioPath& path)
{
  return std::max(bareLoss(model, path), freeSpaceLoss(path.frequency, path.distance));
}

double antennaLoss(const Antenna& antenna, double azimuth)
{
  constexpr double kRound = 360;
  if (!(antenna.beamWidth < kRound))
    return 0;
  const double aside = std::remainder(azimuth - antenna.azimuth, kRound);
  return std::min(12 * square(aside / antenna.beamWidth), antenna.frontToBack);
}

LinkBudget linkBudget(const Transmitter& transmitter, const Receiver& receiver, double loss,
                      double azimuth)
{
  LinkBudget budget;
  budget.eirp = transmitter.power + transmitter.gain - transmitter.losses;
  budget.received = budget.eirp - antennaLoss(transmitter.antenna, azimuth) - loss + receiver.gain -
                    receiver.losses;
  budget.margin = budget.received - receiver.sensitivity;
  return budget;
}

} // namespace diaban::coverage
