#include "servedsections.h"

#include "levelbar.h"
#include "swatch.h"
#include "words.h"

#include <diaban/coverage/ui/levelcolours.h>
#include <diaban/coverage/ui/servedpanel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace diaban::coverage {
namespace {

constexpr int kMostTimes = 4; ///< told one by one; what is served more often is told together
constexpr int kTileWidth = 118;

/// Big figures in two columns; one that is too wide for its half takes both.
class Tiles {
public:
  explicit Tiles(QWidget* parent)
      : m_frame(uikit::lineRow(parent))
      , m_grid(new QGridLayout(m_frame))
  {
    m_grid->setContentsMargins(12, 10, 12, 12);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
  }
  void add(const QString& figure, const QString& words)
  {
    auto* number = new QLabel(figure, m_frame);
    number->setFont(uikit::type(uikit::TextSize::Figure));
    number->setContentsMargins(0, m_row > 0 ? 8 : 0, 0, 0);
    auto* said = uikit::caption(words, m_frame);
    const bool isWide = number->sizeHint().width() > kTileWidth * uikit::textFactor();
    if (isWide && m_column == 1)
      nextRow();
    m_grid->addWidget(number, m_row, m_column, 1, isWide ? 2 : 1);
    m_grid->addWidget(said, m_row + 1, m_column, 1, isWide ? 2 : 1, Qt::AlignTop);
    if (isWide || m_column == 1)
      nextRow();
    else
      m_column = 1;
  }
  QWidget* frame() const { return m_frame; }

private:
  void nextRow()
  {
    m_column = 0;
    m_row += 2;
  }

  QFrame* m_frame;
  QGridLayout* m_grid;
  int m_row = 0, m_column = 0;
};

/// Rows of a drawing, words, an amount and its share.
class AmountRows {
public:
  explicit AmountRows(StepBox* box)
      : m_box(box)
      , m_grid(new QGridLayout)
  {
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    box->body()->addLayout(m_grid);
  }
  /// \param aside its share, or how it differs
  void add(const QPixmap& swatch, const QString& words, const QString& amount, const QString& aside)
  {
    auto* mark = new QLabel(m_box);
    mark->setPixmap(swatch);
    auto* name = new QLabel(words, m_box);
    name->setWordWrap(true);
    name->setTextFormat(Qt::PlainText);
    auto* number = new QLabel(amount, m_box);
    auto* share = new QLabel(aside, m_box);
    share->setProperty("muted", true);
    const int row = m_grid->rowCount();
    if (!swatch.isNull())
      m_grid->addWidget(mark, row, 0);
    m_grid->addWidget(name, row, 1);
    m_grid->addWidget(number, row, 2, Qt::AlignRight);
    m_grid->addWidget(share, row, 3, Qt::AlignRight);
  }

private:
  StepBox* m_box;
  QGridLayout* m_grid;
};

double at(const std::vector<double>& amounts, std::size_t i)
{
  return i < amounts.size() ? amounts[i] : 0;
}

/// Below what a figure counts: what it was. None: nothing to compare with.
QString beforeText(double now, std::optional<double> before, QString (*text)(double))
{
  if (!before)
    return {};
  //: %1 a figure before, %2 how the one of now differs: +1,240
  return QLatin1Char('\n') +
         ServedPanel::tr("before: %1 (%2)").arg(text(*before), differenceText(now, *before, text));
}

std::optional<double> servedBefore(const CoverageReport* before,
                                   const Tally& (*tally)(const CoverageReport&))
{
  return before == nullptr ? std::nullopt : std::optional(tally(*before).served());
}

const Tally& roadOf(const CoverageReport& report)
{
  return report.served.roadMetres;
}

std::optional<double> placesBefore(const CoverageReport* before, const QString& title)
{
  if (before != nullptr)
    for (const auto& [name, places] : before->served.places)
      if (name == title)
        return places.served();
  return std::nullopt;
}

/// Its share of all, or how it differs from what it was.
QString asideOf(double now, double total, std::optional<double> before, QString (*text)(double))
{
  return before ? differenceText(now, *before, text) : percentText(shareOf(now, total));
}

QString countedWord(const CoverageReport& report)
{
  return arePeopleKnown(report) ? ServedPanel::tr("people") : ServedPanel::tr("buildings");
}

QColor emptyColour()
{
  return uikit::colour(uikit::themeOf(QGuiApplication::palette()), uikit::Token::Window);
}

} // namespace

bool arePeopleKnown(const CoverageReport& report)
{
  return report.population != nullptr && report.population->isKnown;
}

const Tally& countedOf(const CoverageReport& report)
{
  return arePeopleKnown(report) ? report.served.people : report.served.buildings;
}

QWidget* figuresOf(const Compared& reports, QWidget* parent)
{
  const auto& [report, before] = reports;
  Tiles tiles(parent);
  const Tally& counted = countedOf(report);
  const bool arePeople = arePeopleKnown(report);
  if (counted.total() > 0) {
    const QString share = percentText(shareOf(counted.served(), counted.total()));
    tiles.add(countText(counted.served()),
              (arePeople ? ServedPanel::tr("people, %1 of the population")
                         : ServedPanel::tr("buildings, %1 of all"))
                      .arg(share) +
                  beforeText(counted.served(), servedBefore(before, countedOf), countText));
  }
  const Tally& road = report.served.roadMetres;
  if (road.total() > 0)
    tiles.add(metresText(road.served()),
              ServedPanel::tr("of road served, %1 of all")
                      .arg(percentText(shareOf(road.served(), road.total()))) +
                  beforeText(road.served(), servedBefore(before, roadOf), metresText));
  for (const auto& [title, places] : report.served.places)
    //: how many of how many places
    tiles.add(ServedPanel::tr("%1 / %2").arg(countText(places.served()), countText(places.total())),
              //: %1 a layer of places: Schools
              ServedPanel::tr("%1: served").arg(title) +
                  beforeText(places.served(), placesBefore(before, title), countText));
  if (counted.total() > 0)
    tiles.add(countText(counted.atLeast(2)),
              (arePeople ? ServedPanel::tr("people served by 2 sensors or more")
                         : ServedPanel::tr("buildings served by 2 sensors or more")) +
                  beforeText(counted.atLeast(2),
                             before == nullptr ? std::nullopt
                                               : std::optional(countedOf(*before).atLeast(2)),
                             countText));
  if (counted.total() <= 0 && road.total() <= 0 && report.hasAreas)
    tiles.add(QLocale().toString(report.served.squareMetres.served() / 1e6, 'f', 2),
              ServedPanel::tr("km² covered"));
  return tiles.frame();
}

StepBox* classesOf(const Compared& reports, QWidget* parent)
{
  const auto& [report, before] = reports;
  auto* box = new StepBox(ServedPanel::tr("By class"), parent);
  box->setAside(countedWord(report));
  const Tally& counted = countedOf(report);
  const double total = counted.total();
  const std::vector<CoverageLevel>& levels = report.served.levels;
  const int count = static_cast<int>(levels.size());
  std::vector<LevelBar::Part> parts;
  for (std::size_t level = 0; level < levels.size(); ++level)
    parts.push_back({at(counted.byClass, level), levelColour(static_cast<int>(level), count)});
  parts.push_back({total - counted.served(), emptyColour()});
  const QString words =
      ServedPanel::tr("%1 of %2 served").arg(countText(counted.served()), countText(total));
  box->body()->addWidget(new LevelBar(parts, words, box));
  AmountRows rows(box);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool isLevel = i < levels.size();
    std::optional<double> was;
    if (before != nullptr)
      was = isLevel ? at(countedOf(*before).byClass, i)
                    : countedOf(*before).total() - countedOf(*before).served();
    rows.add(fillSwatch(parts[i].colour, parent->devicePixelRatioF()),
             isLevel ? levels[i].title : ServedPanel::tr("Not served"), countText(parts[i].amount),
             asideOf(parts[i].amount, total, was, countText));
  }
  return box;
}

StepBox* coveredAreas(const Compared& reports, QWidget* parent)
{
  const auto& [report, before] = reports;
  auto* box = new StepBox(ServedPanel::tr("Covered area"), parent);
  const Tally& area = report.served.squareMetres;
  const bool isCompared = before != nullptr && before->hasAreas;
  const QString sum = areaText(area.served());
  box->setAside(
      isCompared
          //: %1 a figure, %2 how it differs from before: +1,240
          ? ServedPanel::tr("%1 (%2)").arg(
                sum, differenceText(area.served(), before->served.squareMetres.served(), areaText))
          : sum);
  const std::vector<CoverageLevel>& levels = report.served.levels;
  if (levels.size() < 2)
    return box;
  AmountRows rows(box);
  const int count = static_cast<int>(levels.size());
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const double amount = at(area.byClass, level);
    const auto was =
        isCompared ? std::optional(at(before->served.squareMetres.byClass, level)) : std::nullopt;
    rows.add(fillSwatch(levelColour(static_cast<int>(level), count), parent->devicePixelRatioF()),
             levels[level].title, areaText(amount), asideOf(amount, area.served(), was, areaText));
  }
  return box;
}

StepBox* timesOf(const Compared& reports, QWidget* parent)
{
  const auto& [report, before] = reports;
  const Tally& counted = countedOf(report);
  if (counted.atLeast(2) <= 0)
    return nullptr;
  auto* box = new StepBox(ServedPanel::tr("By number of sensors"), parent);
  box->setAside(countedWord(report));
  AmountRows rows(box);
  const Tally* was = before == nullptr ? nullptr : &countedOf(*before);
  const int most = static_cast<int>(counted.byTimes.size()) - 1;
  for (int times = 1; times <= std::min(most, kMostTimes); ++times) {
    const auto i = static_cast<std::size_t>(times);
    rows.add({}, ServedPanel::tr("%n sensor(s)", nullptr, times), countText(counted.byTimes[i]),
             asideOf(counted.byTimes[i], counted.total(),
                     was == nullptr ? std::nullopt : std::optional(at(was->byTimes, i)),
                     countText));
  }
  if (most > kMostTimes) {
    constexpr std::size_t kMore = kMostTimes + 1;
    rows.add({}, ServedPanel::tr("%n sensor(s) or more", nullptr, kMostTimes + 1),
             countText(counted.atLeast(kMore)),
             asideOf(counted.atLeast(kMore), counted.total(),
                     was == nullptr ? std::nullopt : std::optional(was->atLeast(kMore)),
                     countText));
  }
  return box;
}

StepBox* readingsOf(const CoverageReport& report, QWidget* parent)
{
  const std::optional<ReadingReach>& readings = report.coverage.readings;
  if (!readings)
    return nullptr;
  auto* box = new StepBox(ServedPanel::tr("How far off readings are"), parent);
  const QString range = metresText(readings->variogram.range);
  //: %1 a length
  QString words = readings->isFitted
                      ? ServedPanel::tr("The stations' own values tell that readings have to do "
                                        "with one another up to %1 away.")
                            .arg(range)
                      : ServedPanel::tr("There are too few values to tell how far a reading "
                                        "speaks: the type's range, %1, was taken.")
                            .arg(range);
  if (const std::size_t stations = readings->check.errors.size(); stations > 0)
    words += QLatin1Char('\n') +
             //: %1 a number in the unit of the readings
             ServedPanel::tr("Guessed from the others, the %n station(s) are off by %1 (root mean "
                             "square).",
                             nullptr, static_cast<int>(stations))
                 .arg(QLocale().toString(readings->check.rootMeanSquare, 'g', 3));
  else
    words += QLatin1Char('\n') + ServedPanel::tr("Their error could not be checked.");
  auto* label = uikit::caption(words, box);
  label->setObjectName(QStringLiteral("readings"));
  box->body()->addWidget(label);
  return box;
}

QString overlapSentence(const OwnerOverlap& overlap)
{
  if (overlap.people < 0.5)
    //: %1, %2 owners; %3 a length
    return ServedPanel::tr("%1 and %2 both cover %3 of road.")
        .arg(overlap.one, overlap.other, metresText(overlap.roadMetres));
  //: %1, %2 owners; %3 a length; %4 a number
  return ServedPanel::tr("%1 and %2 both cover %3 of road and %4 people.")
      .arg(overlap.one, overlap.other, metresText(overlap.roadMetres), countText(overlap.people));
}

QString gapSentence(const Gap& gap, bool arePeople)
{
  if (!arePeople)
    return ServedPanel::tr("%Ln building(s)", nullptr, gap.dwellings);
  if (gap.dwellings == 0) // spread over a commune without dwellings
    return ServedPanel::tr("%1 people").arg(countText(gap.people));
  //: %1 a number of people
  return ServedPanel::tr("%1 people in %Ln building(s)", nullptr, gap.dwellings)
      .arg(countText(gap.people));
}

} // namespace diaban::coverage
