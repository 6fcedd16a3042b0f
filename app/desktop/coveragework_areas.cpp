// Covered areas, which follow the figures where there are many sensors.
#include "coveragework.h"
#include "session.h"
#include "workbench.h"

#include <diaban/coverage/ui/servedpanel.h>

namespace diaban::desktop {
namespace {

struct Areas {
  CoverageWork::ReportPtr report;
  geo::TablePtr table;
};

} // namespace

void CoverageWork::showServed()
{
  if (m_report == nullptr)
    return;
  m_served.setReport(m_report.get(), m_reckonedAt, static_cast<double>(m_lastMilliseconds) / 1000,
                     m_before.get());
  if (!m_report->hasAreas && m_areaLife == nullptr)
    m_served.setAreasStopped({});
}

void CoverageWork::reckonAreas()
{
  if (m_report == nullptr)
    return;
  m_areaLife = std::make_unique<QObject>();
  m_served.setAreasPending();
  auto work = [report = m_report](Progress& progress) -> Result<Areas> {
    DIABAN_TRY(whole, coverage::withAreas(report, progress));
    return Areas{whole, areaTable(*whole)};
  };
  m_session.jobs.run(tr("Covered areas"), m_areaLife.get(), std::move(work),
                     [this](const Result<Areas>& made) {
                       m_areaLife.reset();
                       if (!made) {
                         const bool isStopped = made.error().code == Error::Code::Cancelled;
                         m_served.setAreasStopped(isStopped ? QString() : errorText(made.error()));
                         return;
                       }
                       m_report = made.value().report;
                       m_onMap.areas = made.value().table;
                       showServed();
                       showOnMap();
                     });
}

/// What each sensor covers stays on the map.
void CoverageWork::stopAreas()
{
  m_areaLife.reset();
  m_served.setAreasStopped({});
}

} // namespace diaban::desktop
