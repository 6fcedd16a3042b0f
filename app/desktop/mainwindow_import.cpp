// Taking files in: what is asked before, what is said after, and the way on when it failed.
#include "importsheet.h"
#include "mainwindow.h"
#include "settings.h"
#include "sheets.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

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
  const auto isClear = [](const CheckedSource& source) {
    return !source.lacksCrs && source.info.layers.size() <= 1;
  };
  if (m_importSheet != nullptr) {
    m_importSheet->add(sources);
    return;
  }
  constexpr qsizetype kMostAtOnce = 3; // more may be meant as one layer
  if (sources.size() > kMostAtOnce || !std::all_of(sources.begin(), sources.end(), isClear)) {
    askImport(sources);
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
  m_document.import(ready);
}

ImportSheet* MainWindow::importSheet() const
{
  return m_importSheet;
}

void MainWindow::askImport(const QList<CheckedSource>& sources)
{
  m_importSheet = new ImportSheet(zonesFile(), kLastProvince.read(m_settings), m_linkNext, this);
  connect(m_importSheet, &ImportSheet::addRequested, this, [this] { chooseSources(m_linkNext); });
  connect(m_importSheet, &ImportSheet::accepted, this,
          [this](const QVector<workspace::ImportRequest>& requests) {
            m_importSheet = nullptr; // what is dropped from now on is another import
            for (const workspace::ImportRequest& request : requests)
              m_document.import(request);
          });
  m_importSheet->add(sources);
  m_importSheet->open();
}

void MainWindow::importWithCrs(const workspace::ImportRequest& request)
{
  askCrs(this, zonesFile(), request.sources, kLastProvince.read(m_settings),
         [this, request](const geo::Crs& crs) {
           workspace::ImportRequest known = request;
           known.crs = crsText(crs);
           m_document.import(known);
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
                m_document.import(known);
              });
            })};
  default: return {tr("Import again"), here([this, request] { m_document.import(request); })};
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
