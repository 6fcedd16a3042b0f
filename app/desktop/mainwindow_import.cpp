// Taking files in: what is asked before, what is said after, and the way on when it failed.
#include "importsheet.h"
#include "mainwindow.h"
#include "settings.h"
#include "sheets.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace diaban::desktop {

using uikit::Severity;

namespace {

QString crsText(const geo::Crs& crs)
{
  return crs.id().isEmpty() ? crs.wkt() : crs.id();
}

} // namespace

void MainWindow::take(const QStringList& paths, bool link)
{
  m_linkNext = link;
  if (m_document.isOpen()) {
    m_document.check(paths);
    return;
  }
  const bool mayBeWorkspace =
      paths.size() == 1 && paths[0].endsWith(QStringLiteral(".gpkg"), Qt::CaseInsensitive);
  if (mayBeWorkspace) {
    m_document.open(paths[0]);
    m_noWorkspace = paths;
  } else {
    createWorkspace(paths, link);
  }
}

/// What is clear is imported at once; where something is to be decided, the import window asks.
void MainWindow::importChecked(const QList<CheckedSource>& sources)
{
  if (m_importSheet != nullptr) {
    m_importSheet->add(sources);
    return;
  }
  const auto needsNoVisit = [](const CheckedSource& source) {
    return !source.isReadable || isClear(source);
  };
  constexpr qsizetype kMostAtOnce = 3; // more may be meant as one layer
  if (sources.size() > kMostAtOnce || !std::all_of(sources.begin(), sources.end(), needsNoVisit)) {
    openImport(sources);
    return;
  }
  workspace::ImportRequest ready;
  ready.link = m_linkNext;
  for (const CheckedSource& source : sources) {
    workspace::ImportRequest alone = ready;
    alone.sources = QStringList{source.path};
    if (source.isReadable)
      ready.sources << source.path;
    else
      showError(source.path, source.error, {remedyFor(alone, source.error)});
  }
  if (!ready.sources.isEmpty())
    m_document.import({ready});
}

ImportSheet* MainWindow::importSheet() const
{
  return m_importSheet;
}

/// Whether files wait that a closed import window of this workspace has left.
bool MainWindow::hasImportDraft() const
{
  const ImportDraft& draft = m_session->importDraft;
  return !draft.files.empty() && draft.workspace == m_document.path();
}

/// Opens the import window with what an earlier one left, and with `sources`.
void MainWindow::openImport(const QList<CheckedSource>& sources)
{
  if (m_importSheet != nullptr) {
    m_importSheet->add(sources);
    return;
  }
  m_importSheet = new ImportSheet(m_document, m_session->previews, zonesFile(),
                                  kLastProvince.read(m_settings), m_linkNext, this);
  connect(m_importSheet, &ImportSheet::addRequested, this, [this] { chooseSources(m_linkNext); });
  connect(m_importSheet, &ImportSheet::accepted, this,
          [this](const QVector<workspace::ImportRequest>& requests) {
            disconnect(m_importSheet, &uikit::Sheet::closed, this, nullptr);
            m_importSheet = nullptr; // what is dropped from now on is another import
            m_document.import(requests);
          });
  connect(m_importSheet, &uikit::Sheet::closed, this, [this] { keepImport(); });
  if (hasImportDraft())
    m_importSheet->resume(std::exchange(m_session->importDraft, {}));
  if (!sources.isEmpty())
    m_importSheet->add(sources);
  m_importSheet->open();
}

/// Keeps what was not imported for the session.
void MainWindow::rememberImport()
{
  if (m_importSheet == nullptr)
    return;
  m_session->importDraft = m_importSheet->draft();
  m_session->importDraft.workspace = m_document.path();
  m_importSheet = nullptr;
}

void MainWindow::closeImport()
{
  if (m_importSheet != nullptr)
    m_importSheet->close();
}

/// The window was closed: offers the way back to what it asked.
void MainWindow::keepImport()
{
  rememberImport();
  const auto count = static_cast<int>(m_session->importDraft.files.size());
  m_messages.add(Severity::Warning,
                 tr("%n file(s) were not imported. They and your answers are kept until the "
                    "program ends.",
                    nullptr, count),
                 QString(), {{tr("Go on importing"), [this] {
                                if (hasImportDraft())
                                  openImport({});
                              }}});
}

void MainWindow::importWithCrs(const workspace::ImportRequest& request)
{
  askCrs(this, zonesFile(), request.sources, kLastProvince.read(m_settings),
         [this, request](const geo::Crs& crs) {
           workspace::ImportRequest known = request;
           known.crs = crsText(crs);
           m_document.import({known});
         });
}

uikit::Remedy MainWindow::remedyFor(const workspace::ImportRequest& request, const Error& error)
{
  // A message outlives the workspace that it is about: it must not write to another one.
  const auto here = [this, path = m_document.path()](auto run) {
    return [this, path, run] {
      if (m_document.path() == path)
        run();
    };
  };
  switch (error.code) {
  case Error::Code::NoCrs:
  case Error::Code::OutsideCrs:
    return {tr("Choose the coordinate system…"), here([this, request] { importWithCrs(request); })};
  case Error::Code::BadEncoding:
    return {tr("Choose the encoding…"), here([this, request] {
              askEncoding(this, request.sources, [this, request](const QString& encoding) {
                workspace::ImportRequest known = request;
                known.encoding = encoding;
                m_document.import({known});
              });
            })};
  default: return {tr("Import again"), here([this, request] { m_document.import({request}); })};
  }
}

void MainWindow::importFailed(const workspace::ImportRequest& request, const Error& error, int job)
{
  const uikit::Remedy remedy = remedyFor(request, error);
  m_jobs.offer(job, remedy);
  showError(request.sources.constFirst(), error, {remedy});
}

void MainWindow::tellImport(const workspace::ImportReport& report)
{
  for (const Error& notice : report.notices)
    showError(notice.args.value(0), notice);
  qint64 kept = 0;
  qint64 refused = 0;
  for (const workspace::ImportedLayer& layer : report.layers) {
    kept += layer.kept;
    refused += layer.refused;
    for (const workspace::Refusal& refusal : layer.refusals)
      m_messages.add(
          Severity::Warning,
          //: %1 layer, %2 number of rows, %3 why
          tr("“%1”: %2 rows were not taken. %3")
              .arg(layer.title, QLocale().toString(refusal.rows), errorText(refusal.reason)),
          layer.title);
  }
  m_messages.add(
      refused == 0 ? Severity::Good : Severity::Info,
      //: %1 number of features
      tr("Imported %n layer(s) with %1 features.", nullptr, static_cast<int>(report.layers.size()))
          .arg(QLocale().toString(kept)));
}

} // namespace diaban::desktop
