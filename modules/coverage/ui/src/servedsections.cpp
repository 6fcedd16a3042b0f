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
  void add(const QPixmap& swatch, const QString& words, double amount, double total)
  {
    add(swatch, words, countText(amount), shareOf(amount, total));
  }
  void add(const QPixmap& swatch, const QString& words, const QString& amount, double part)
  {
    auto* mark = new QLabel(m_box);
    mark->setPixmap(swatch);
    auto* name = new QLabel(words, m_box);
    name->setWordWrap(true);
    name->setTextFormat(Qt::PlainText);
    auto* number = new QLabel(amount, m_box);
    auto* share = new QLabel(percentText(part), m_box);
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

QWidget* figuresOf(const CoverageReport& report, QWidget* parent)
{
  Tiles tiles(parent);
  const Tally& counted = countedOf(report);
  const bool arePeople = arePeopleKnown(report);
  if (counted.total() > 0) {
    const QString share = percentText(shareOf(counted.served(), counted.total()));
    tiles.add(countText(counted.served()),
              (arePeople ? ServedPanel::tr("people, %1 of the population")
                         : ServedPanel::tr("buildings, %1 of all"))
                  .arg(share));
  }
  const Tally& road = report.served.roadMetres;
  if (road.total() > 0)
    tiles.add(metresText(road.served()),
              ServedPanel::tr("of road served, %1 of all")
                  .arg(percentText(shareOf(road.served(), road.total()))));
  for (const auto& [title, places] : report.served.places)
    //: how many of how many places
    tiles.add(ServedPanel::tr("%1 / %2").arg(countText(places.served()), countText(places.total())),
              //: %1 a layer of places: Schools
              ServedPanel::tr("%1: served").arg(title));
  if (counted.total() > 0)
    tiles.add(countText(counted.atLeast(2)),
              arePeople ? ServedPanel::tr("people served by 2 sensors or more")
                        : ServedPanel::tr("buildings served by 2 sensors or more"));
  if (counted.total() <= 0 && road.total() <= 0 && report.hasAreas)
    tiles.add(QLocale().toString(report.served.squareMetres.served() / 1e6, 'f', 2),
              ServedPanel::tr("km² covered"));
  return tiles.frame();
}

StepBox* classesOf(const CoverageReport& report, QWidget* parent)
{
  auto* box = new StepBox(ServedPanel::tr("By class"), parent);
  box->setAside(countedWord(report));
  const Tally& counted = countedOf(report);
  const double total = counted.total();
  const int count = static_cast<int>(report.served.levels.size());
  std::vector<LevelBar::Part> parts;
  for (int level = 0; level < count; ++level) {
    const auto at = static_cast<std::size_t>(level);
    parts.push_back(
        {at < counted.byClass.size() ? counted.byClass[at] : 0, levelColour(level, count)});
  }
  parts.push_back({total - counted.served(), emptyColour()});
  const QString words =
      ServedPanel::tr("%1 of %2 served").arg(countText(counted.served()), countText(total));
  box->body()->addWidget(new LevelBar(parts, words, box));
  AmountRows rows(box);
  const double ratio = parent->devicePixelRatioF();
  for (std::size_t level = 0; level < report.served.levels.size(); ++level)
    rows.add(fillSwatch(parts[level].colour, ratio), report.served.levels[level].title,
             parts[level].amount, total);
  rows.add(fillSwatch(emptyColour(), ratio), ServedPanel::tr("Not served"), parts.back().amount,
           total);
  return box;
}

StepBox* coveredAreas(const CoverageReport& report, QWidget* parent)
{
  auto* box = new StepBox(ServedPanel::tr("Covered area"), parent);
  const Tally& area = report.served.squareMetres;
  box->setAside(areaText(area.served()));
  const std::vector<CoverageLevel>& levels = report.served.levels;
  if (levels.size() < 2)
    return box;
  AmountRows rows(box);
  const int count = static_cast<int>(levels.size());
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const double amount = level < area.byClass.size() ? area.byClass[level] : 0;
    rows.add(fillSwatch(levelColour(static_cast<int>(level), count), parent->devicePixelRatioF()),
             levels[level].title, areaText(amount), shareOf(amount, area.served()));
  }
  return box;
}

StepBox* timesOf(const CoverageReport& report, QWidget* parent)
{
  const Tally& counted = countedOf(report);
  if (counted.atLeast(2) <= 0)
    return nullptr;
  auto* box = new StepBox(ServedPanel::tr("By number of sensors"), parent);
  box->setAside(countedWord(report));
  AmountRows rows(box);
  const int most = static_cast<int>(counted.byTimes.size()) - 1;
  for (int times = 1; times <= std::min(most, kMostTimes); ++times)
    rows.add({}, ServedPanel::tr("%n sensor(s)", nullptr, times),
             counted.byTimes[static_cast<std::size_t>(times)], counted.total());
  if (most > kMostTimes)
    rows.add({}, ServedPanel::tr("%n sensor(s) or more", nullptr, kMostTimes + 1),
             counted.atLeast(static_cast<std::size_t>(kMostTimes) + 1), counted.total());
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
