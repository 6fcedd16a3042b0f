#include "coveragesheets.h"

#include <QCoreApplication>

#include <cmath>

namespace diaban::desktop {
namespace {

using coverage::Tally;
using reportio::TableSheet;

/// The words of heads and titles.
class Words {
  Q_DECLARE_TR_FUNCTIONS(diaban::desktop::CoverageSheets)
};

TableSheet sheetOf(const QString& title, const QStringList& heads)
{
  TableSheet sheet{title, {}, {}};
  for (const QString& head : heads)
    sheet.columns.append({head});
  return sheet;
}

TableSheet siteSheet(const coverage::SitingReport& siting)
{
  TableSheet sheet =
      sheetOf(Words::tr("Proposed sites"),
              {Words::tr("No."), Words::tr("Pole"), Words::tr("Type"), Words::tr("Street"),
               Words::tr("Owner of the pole"), Words::tr("Stands"), Words::tr("Cost, đồng"),
               Words::tr("Adds"), Words::tr("Sum"), Words::tr("East, m"), Words::tr("North, m"),
               Words::tr("Direction, °")});
  qint64 number = 0;
  for (const coverage::ProposedSite& site : siting.sites)
    sheet.rows.append({++number, site.unit.name, site.unit.type, site.street, site.owner,
                       site.isThere, site.cost, std::round(site.adds), std::round(site.sum),
                       site.unit.place.x(), site.unit.place.y(), site.unit.azimuth()});
  return sheet;
}

TableSheet sensorSheet(const coverage::CoverageReport& report)
{
  TableSheet sheet =
      sheetOf(Words::tr("Sensors"),
              {Words::tr("Name"), Words::tr("Type"), Words::tr("Owner"), Words::tr("Protocol"),
               Words::tr("Data recipient"), Words::tr("People"), Words::tr("Cost, đồng"),
               Words::tr("East, m"), Words::tr("North, m")});
  for (std::size_t i = 0; i < report.coverage.sensors.size(); ++i) {
    const coverage::Sensor& sensor = report.coverage.sensors[i];
    sheet.rows.append({sensor.name, sensor.type, sensor.owner, sensor.protocol, sensor.recipient,
                       std::round(report.served.peopleOfSensor[i]),
                       sensor.values.valueOr(coverage::SensorField::Cost, 0), sensor.place.x(),
                       sensor.place.y()});
  }
  return sheet;
}

TableSheet communeSheet(const coverage::Served& served)
{
  TableSheet sheet =
      sheetOf(Words::tr("By commune"), {Words::tr("Commune"), Words::tr("People"),
                                        Words::tr("Served"), Words::tr("Served twice or more"),
                                        Words::tr("Road, m"), Words::tr("Road covered, m")});
  for (const coverage::ServedCommune& commune : served.communes)
    sheet.rows.append({commune.commune.name, std::round(commune.people.total()),
                       std::round(commune.people.served()), std::round(commune.people.atLeast(2)),
                       std::round(commune.roadMetres.total()),
                       std::round(commune.roadMetres.served())});
  return sheet;
}

TableSheet gapSheet(const std::vector<coverage::Gap>& gaps)
{
  TableSheet sheet = sheetOf(Words::tr("Gaps"), {Words::tr("No."), Words::tr("Commune"),
                                                 Words::tr("People"), Words::tr("Buildings")});
  qint64 number = 0;
  for (const coverage::Gap& gap : gaps)
    sheet.rows.append({++number, gap.commune, std::round(gap.people), qint64{gap.dwellings}});
  return sheet;
}

} // namespace

QVector<TableSheet> coverageSheets(const coverage::CoverageReport& report,
                                   const coverage::SitingReport* siting,
                                   const std::vector<coverage::Gap>& gaps)
{
  QVector<TableSheet> sheets;
  if (siting != nullptr)
    sheets.append(siteSheet(*siting));
  sheets << sensorSheet(report) << communeSheet(report.served) << gapSheet(gaps);
  return sheets;
}

} // namespace diaban::desktop
