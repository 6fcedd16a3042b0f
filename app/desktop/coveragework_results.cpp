// Results of coverage that a person keeps: layers, findings, spreadsheets.
#include "coveragesheets.h"
#include "coveragework.h"
#include "session.h"
#include "workbench.h"

#include <diaban/coverage/rasterlayers.h>
#include <diaban/coverage/resultlayers.h>
#include <diaban/reportio/tablefile.h>
#include <diaban/uikit/messages.h>

namespace diaban::desktop {

void CoverageWork::writeLayers()
{
  if (m_report == nullptr)
    return;
  const QString of = m_report->read[m_report->request.sensors].layer.title;
  //: a layer's title; %1 the layer of the sensors
  const coverage::ResultTitles areas{tr("Coverage of %1").arg(of),
                                     //: a line of the history; %1 a layer
                                     tr("reckon the coverage of “%1”").arg(of)};
  //: a layer's title; %1 the layer of the sensors
  const coverage::ResultTitles gaps{tr("Gaps of %1").arg(of),
                                    //: a line of the history; %1 a layer
                                    tr("find the gaps of “%1”").arg(of)};
  const QString name = m_report->request.sensors;
  m_document.work(
      tr("Write the coverage as layers"),
      [report = m_report, found = m_gaps, areas, gaps, name](workspace::Workspace& workspace,
                                                             Progress& progress) -> Outcome {
        DIABAN_TRY(whole, coverage::withAreas(report, progress));
        DIABAN_TRY(covered, coverage::writeAreas(workspace, *whole, QStringLiteral("phu_") + name,
                                                 areas, progress));
        DIABAN_TRY(missing, coverage::writeGaps(workspace, *report, found,
                                                QStringLiteral("trong_") + name, gaps, progress));
        Q_UNUSED(covered)
        Q_UNUSED(missing)
        return Done{};
      });
}

void CoverageWork::writeRasters()
{
  if (m_report == nullptr)
    return;
  const QString of = m_report->read[m_report->request.sensors].layer.title;
  //: a line of the history; %1 a layer
  const QString entry = tr("reckon the coverage of “%1”").arg(of);
  //: a layer's title: the class of each cell; %1 the layer of the sensors
  const coverage::ResultTitles classes{tr("Coverage of %1, by cells").arg(of), entry};
  //: a layer's title; %1 the layer of the sensors
  const coverage::ResultTitles levels{tr("Received level of %1").arg(of), entry};
  //: a layer's title; %1 the layer of the sensors
  const coverage::ResultTitles servers{tr("Best server of %1").arg(of), entry};
  m_document.work(
      tr("Write the coverage as rasters"),
      [report = m_report, classes, levels, servers, name = m_report->request.sensors](
          workspace::Workspace& workspace, Progress& progress) -> Outcome {
        const bool isRadio = report->request.model.kind == coverage::ModelKind::Radio;
        SubProgress first(progress, 0, isRadio ? 0.3 : 1), hearing(progress, 0.3, 0.5);
        SubProgress second(progress, 0.5, 0.75), third(progress, 0.75, 1);
        DIABAN_CHECK(coverage::writeRasterLayer(workspace, *report, QStringLiteral("phu_o_") + name,
                                                classes, first));
        if (!isRadio)
          return Done{};
        DIABAN_TRY(reception, coverage::receptionOf(report->coverage, hearing));
        DIABAN_CHECK(coverage::writeLevelLayer(workspace, *report, reception,
                                               QStringLiteral("muc_thu_") + name, levels, second));
        DIABAN_CHECK(coverage::writeServerLayer(
            workspace, *report, reception, QStringLiteral("tram_thu_") + name, servers, third));
        return Done{};
      });
}

void CoverageWork::writeSites()
{
  if (m_siting == nullptr || m_report == nullptr)
    return;
  const QString of = m_report->read[m_report->request.sensors].layer.title;
  //: a layer's title; %1 the layer of the sensors
  const coverage::ResultTitles titles{tr("Proposed: %1").arg(of),
                                      //: a line of the history; %1 a layer
                                      tr("choose sites for “%1”").arg(of)};
  m_document.work(tr("Write the sites as a layer"),
                  [report = m_siting, titles, name = m_report->request.sensors](
                      workspace::Workspace& workspace, Progress& progress) -> Outcome {
                    DIABAN_TRY(written, coverage::writeSites(workspace, *report,
                                                             QStringLiteral("de_xuat_") + name,
                                                             titles, progress));
                    Q_UNUSED(written)
                    return Done{};
                  });
}

void CoverageWork::writeFindings()
{
  if (m_report == nullptr)
    return;
  //: a line of the history
  const QString title = tr("find what two owners cover both");
  const int count = static_cast<int>(m_report->served.overlaps.size());
  m_document.work(
      tr("Keep the findings"),
      [report = m_report, title](workspace::Workspace& workspace, Progress& progress) -> Outcome {
        DIABAN_TRY(written, coverage::writeOverlaps(workspace, *report, title, progress));
        Q_UNUSED(written)
        return Done{};
      },
      [this, count] {
        m_messages.add(uikit::Severity::Info,
                       tr("%n finding(s) kept for the roadmap.", nullptr, count));
      });
}

void CoverageWork::exportTables()
{
  if (m_report == nullptr)
    return;
  const QString of = m_report->read[m_report->request.sensors].layer.title;
  m_chooseFile(of, [this](const QString& path) {
    auto work = [report = m_report, siting = m_siting, gaps = m_gaps,
                 path](Progress&) -> Result<QString> {
      DIABAN_CHECK(reportio::writeSheets(path, coverageSheets(*report, siting.get(), gaps)));
      return path;
    };
    m_session.jobs.run(tr("Write the tables"), m_life.get(), std::move(work),
                       [this](const Result<QString>& written) {
                         if (written)
                           m_messages.add(
                               uikit::Severity::Good,
                               tr("The tables were written to “%1”.").arg(written.value()));
                         else
                           fail(written.error());
                       });
  });
}

} // namespace diaban::desktop
