#include "document.h"

#include "common/bootstrap.h"
#include "common/places.h"

#include <QFileInfo>
#include <QImage>

#include <algorithm>

namespace diaban::desktop {
namespace {

using workspace::Layer;

/// The columns that a layer's look needs in memory.
QStringList neededColumns(const workspace::Style& style)
{
  QStringList columns;
  if (style.kind != workspace::Style::Kind::Single)
    columns << style.field;
  if (style.label)
    columns << style.label->field;
  columns.removeDuplicates();
  columns.sort();
  return columns;
}

bool hasAll(const QStringList& columns, const QStringList& needed)
{
  return std::all_of(needed.begin(), needed.end(),
                     [&](const QString& name) { return columns.contains(name); });
}

constexpr int kFirstBackupMs = 60'000; // the map comes first

Result<QImage> rasterPicture(const workspace::Workspace& workspace, const QString& layer,
                             const geo::Extent& extent, QSize size, Progress& progress)
{
  DIABAN_TRY(picture, workspace.picture(layer, extent, size.width(), size.height(), progress));
  const QImage view(reinterpret_cast<const uchar*>(picture.rgba.constData()), picture.width,
                    picture.height, picture.width * 4, QImage::Format_RGBA8888);
  return view.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

QStringList sourcesOf(const QStringList& dropped)
{
  QStringList paths;
  for (const QString& path : dropped) {
    const QStringList inside = geo::expandFolder(path);
    paths << (inside.isEmpty() ? QStringList{path} : inside); // an empty folder gets its sentence
  }
  paths.removeDuplicates();
  return paths;
}

CheckedSource checkOne(const geo::SourceReader& reader, const QString& path,
                       const workspace::ImportPlace& place, Progress& progress)
{
  CheckedSource checked;
  checked.path = path;
  auto check = workspace::checkSource(path, place, reader, progress);
  checked.isReadable = static_cast<bool>(check);
  if (check)
    checked.check = std::move(check).value();
  else
    checked.error = check.error();
  return checked;
}

/// What is wrong with the whole import, or with its only source.
Result<workspace::ImportReport> reported(Result<workspace::ImportReport> report)
{
  if (report && report.value().layers.isEmpty() && report.value().failures.size() == 1)
    return report.value().failures.first().error;
  return report;
}

} // namespace

Document::Document(uikit::JobList& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
{
  connect(&m_backups, &QTimer::timeout, this, &Document::backUpWhenDue);
  m_writer.setMaxThreadCount(1);
  m_loader.setMaxThreadCount(2);
}

Document::~Document()
{
  m_listening.reset();
  m_life.reset(); // cancels the jobs
  m_loader.waitForDone();
  m_writer.waitForDone();
}

const Layer* Document::layer(const QString& name) const
{
  const auto it = std::find_if(m_content.layers.begin(), m_content.layers.end(),
                               [&](const Layer& layer) { return layer.name == name; });
  return it == m_content.layers.end() ? nullptr : &*it;
}

template <typename Make>
void Document::openBy(const QString& title, const QString& path, Make make)
{
  close();
  m_life = std::make_unique<QObject>();
  auto work = [make](Progress& progress) mutable -> Result<Opened> {
    Opened opened;
    auto made = make(progress, opened.notices);
    if (!made)
      return made.error();
    opened.workspace = WorkspacePtr(std::move(made).value());
    opened.content = contentOf(*opened.workspace);
    opened.crs = opened.workspace->crs();
    opened.isReadOnly = opened.workspace->isReadOnly();
    opened.isCopy = opened.workspace->workingFile() != opened.workspace->path();
    opened.notices += opened.workspace->notices();
    return opened;
  };
  m_jobs.runOn(m_writer, title, m_life.get(), std::move(work), [this, path](Result<Opened> opened) {
    if (opened)
      take(path, std::move(opened).value());
    else
      Q_EMIT openFailed(path, opened.error());
  });
}

void Document::open(const QString& path, bool takeOver)
{
  auto options = app::openOptions();
  options.takeOver = takeOver;
  openBy(tr("Open %1").arg(QFileInfo(path).fileName()), path,
         [path, options](Progress& progress, QVector<Error>& notices) mutable {
           options.progress = &progress;
           auto opened = workspace::Workspace::open(path, options);
           if (opened || opened.error().code != Error::Code::LockedByOther)
             return opened;
           notices.append(opened.error()); // one can still look at it
           options.readOnly = true;
           return workspace::Workspace::open(path, options);
         });
}

void Document::create(const QString& path, const geo::Crs& crs)
{
  openBy(tr("Create %1").arg(QFileInfo(path).fileName()), path,
         [path, crs, options = app::openOptions()](Progress&, QVector<Error>&) {
           return workspace::Workspace::create(path, crs, options);
         });
}

void Document::take(const QString& path, Opened taken)
{
  m_workspace = std::move(taken.workspace);
  m_path = path;
  m_crs = taken.crs;
  m_isReadOnly = taken.isReadOnly;
  m_isCopy = taken.isCopy;
  m_backups.start(kFirstBackupMs);
  // The listener runs on the committing thread; the call waits in our queue and dies with m_life.
  QObject* life = m_life.get();
  m_listening = m_workspace->listen([this, life](const workspace::WorkspaceEvent& event) {
    const bool byOther = event.kind == workspace::WorkspaceEvent::Kind::ChangedOutside;
    const auto follow = [this, byOther] {
      reloadLayers();
      if (byOther)
        Q_EMIT noticed({Error::Code::ChangedOutside, {m_path}, {}});
    };
    QMetaObject::invokeMethod(life, follow, Qt::QueuedConnection);
  });
  m_content = taken.content;
  Q_EMIT opened();
  for (const Error& notice : std::as_const(taken.notices))
    Q_EMIT noticed(notice);
  Q_EMIT layersChanged();
  Q_EMIT mapChanged();
  loadTables();
}

void Document::close()
{
  if (m_workspace == nullptr && m_life == nullptr)
    return;
  forget();
  Q_EMIT closed();
}

void Document::forget()
{
  Q_EMIT settling();
  Q_EMIT closing();
  m_listening.reset();
  m_life.reset();
  m_backups.stop();
  m_past.reset();
  m_tablesOfNow.clear();
  letGo();
  m_content = {};
  m_previews.clear();
  m_onTheWay.clear();
  m_wanted.clear();
  m_path.clear();
  m_crs = {};
  m_isReadOnly = false;
  m_isCopy = false;
}

void Document::reloadLayers()
{
  if (!isOpen())
    return;
  auto work = [workspace = m_workspace](Progress&) -> Result<Content> {
    return contentOf(*workspace);
  };
  uikit::startJob(m_loader, m_life.get(), std::move(work), [this](Result<Content> content) {
    if (content)
      takeContent(content.value());
  });
}

Document::Content Document::contentOf(const workspace::Workspace& workspace)
{
  return {workspace.layers(), workspace.tree(), workspace.bookmarks()};
}

void Document::takeContent(const Content& content)
{
  if (m_past != nullptr) // what was done meanwhile is there when one comes back
    return;
  m_content = content;
  keepStylesOnTheWay();
  for (auto it = m_tables.begin(); it != m_tables.end();)
    it = layer(it.key()) == nullptr ? m_tables.erase(it) : std::next(it);
  Q_EMIT layersChanged();
  Q_EMIT mapChanged();
  loadTables();
}

bool Document::isLoaded() const
{
  return isOpen() &&
         std::all_of(m_content.layers.begin(), m_content.layers.end(), [this](const Layer& layer) {
           const Loaded loaded = m_tables.value(layer.name);
           return !isWanted(layer) || layer.isRaster || layer.isBroken ||
                  layer.geometry == geo::GeometryKind::None || loaded.hasFailed ||
                  loaded.table != nullptr;
         });
}

bool Document::isWanted(const Layer& layer) const
{
  return layer.isVisible || m_wanted.contains(layer.name);
}

void Document::wantLoaded(const QStringList& names)
{
  m_wanted = names;
  if (isOpen())
    loadTables();
}

void Document::loadTables()
{
  for (const Layer& layer : std::as_const(m_content.layers)) {
    if (layer.isRaster || layer.isBroken || !isWanted(layer) ||
        layer.geometry == geo::GeometryKind::None)
      continue;
    const Loaded& loaded = m_tables[layer.name];
    const bool isCurrent = loaded.revision == layer.revision &&
                           hasAll(loaded.columns, neededColumns(look(layer))) &&
                           (loaded.table != nullptr || loaded.isLoading || loaded.hasFailed);
    if (!isCurrent)
      loadTable(layer);
  }
}

void Document::loadTable(const Layer& layer)
{
  Loaded& loaded = m_tables[layer.name];
  loaded.isLoading = true;
  loaded.hasFailed = false;
  loaded.revision = layer.revision;
  loaded.columns = neededColumns(look(layer));
  const QString name = layer.name;
  const geo::TablePtr before = m_past == nullptr && loaded.asRead != nullptr &&
                                       hasAll(loaded.asRead->columnNames(), loaded.columns)
                                   ? loaded.asRead
                                   : nullptr;
  geo::TablePtr now = m_tablesOfNow.value(name).asRead; // the past differs in few rows
  if (now && (now->revision() != layer.revision || !hasAll(now->columnNames(), loaded.columns)))
    now.reset();
  auto work = [workspace = m_workspace, past = m_past, name, columns = loaded.columns, before,
               now](Progress& progress) {
    if (past != nullptr)
      return past->table(name, columns, now, progress);
    return before != nullptr ? workspace->updated(name, before, progress)
                             : workspace->table(name, columns, progress);
  };
  auto done = [this, name, columns = loaded.columns, revision = layer.revision,
               past = m_past](Result<geo::TablePtr> table) {
    const auto it = m_tables.find(name);
    if (it == m_tables.end() || it->revision != revision || it->columns != columns ||
        past != m_past)
      return; // asked for again since
    it->isLoading = false;
    it->hasFailed = !table;
    if (table)
      it->asRead = table.value();
    else if (table.error().code != Error::Code::Cancelled)
      Q_EMIT failed(name, table.error());
    if (table && it->ahead == 0)
      it->table = it->asRead;
    Q_EMIT mapChanged();
  };
  if (before != nullptr) // some rows: not worth a line among the jobs
    uikit::startJob(m_loader, m_life.get(), std::move(work), std::move(done));
  else
    m_jobs.runOn(m_loader, tr("Load “%1”").arg(layer.title), m_life.get(), std::move(work),
                 std::move(done));
}

uikit::MapLayer Document::mapLayer(const Layer& layer, const Loaded& loaded) const
{
  uikit::MapLayer made;
  made.name = layer.name;
  made.extent = layer.extent;
  made.style = std::make_shared<const workspace::Style>(layer.style);
  if (!layer.isRaster) {
    made.table = loaded.table;
    if (m_past != nullptr) // the layer's own is that of now
      made.extent = loaded.table->extent();
    if (hasAll(loaded.table->columnNames(), neededColumns(look(layer))))
      made.style = std::make_shared<const workspace::Style>(look(layer));
    return made;
  }
  made.edition = QStringLiteral("%1 %2 %3")
                     .arg(layer.uid.toHex(), QString::number(layer.revision), layer.sourceStamp)
                     .toUtf8();
  // Weak, so that a picture that is still on the map keeps no closed workspace open.
  made.raster = [open = std::weak_ptr(m_workspace), name = layer.name](
                    const geo::Extent& extent, QSize size, Progress& progress) -> Result<QImage> {
    const auto workspace = open.lock();
    if (!workspace)
      return Error{Error::Code::Cancelled, {}, {}};
    return rasterPicture(*workspace, name, extent, size, progress);
  };
  return made;
}

geo::Extent Document::shownExtent() const
{
  geo::Extent shown;
  for (const Layer& layer : m_content.layers)
    if (layer.isVisible && !layer.isBroken && !layer.extent.isEmpty())
      shown.add(layer.extent);
  return shown;
}

void Document::check(const QStringList& paths)
{
  if (!isOpen())
    return;
  const QString zones = app::dataFile(QStringLiteral("crs/central_meridians.csv"));
  auto work = [dropped = paths, zones, crs = m_crs, layers = m_content.layers,
               own = QStringList{m_path, m_workspace->workingFile()}](
                  Progress& progress) -> Result<QList<CheckedSource>> {
    const geo::SourceReader reader(geo::workerProgram());
    const auto place = workspace::importPlace(crs, layers, geo::provinceZones(zones), own);
    const QStringList sources = sourcesOf(dropped);
    const double share = 1 / static_cast<double>(sources.size());
    QList<CheckedSource> all;
    for (const QString& path : sources) {
      const double done = share * static_cast<double>(all.size());
      SubProgress one(progress, done, done + share);
      progress.step(QFileInfo(path).fileName());
      all << checkOne(reader, path, place, one);
      if (!progress.advance(done + share))
        return Error{Error::Code::Cancelled, {}, {}};
      if (all.last().error.code == Error::Code::ReaderMissing)
        return all.last().error; // nothing else can be read either
    }
    return all;
  };
  m_jobs.runOn(m_loader, tr("Look at %n file(s)", nullptr, static_cast<int>(paths.size())),
               m_life.get(), std::move(work), [this, paths](Result<QList<CheckedSource>> all) {
                 if (all)
                   Q_EMIT checked(all.value());
                 else if (all.error().code != Error::Code::Cancelled)
                   Q_EMIT failed(paths.constFirst(), all.error());
               });
}

void Document::import(const QVector<workspace::ImportRequest>& requests)
{
  int count = 0;
  for (const workspace::ImportRequest& request : requests)
    count += static_cast<int>(request.sources.size());
  if (!isOpen() || count == 0)
    return;
  const QString first = QFileInfo(requests.constFirst().sources.constFirst()).fileName();
  const QString title =
      count == 1 ? tr("Import %1").arg(first) : tr("Import %n file(s)", nullptr, count);
  auto work = [workspace = m_workspace, requests](Progress& progress) {
    const geo::SourceReader reader(geo::workerProgram());
    return reported(workspace::importSources(*workspace, requests, reader, progress));
  };
  const auto job = std::make_shared<int>(0);
  *job = m_jobs.runOn(m_writer, title, m_life.get(), std::move(work),
                      [this, requests, job](Result<workspace::ImportReport> report) {
                        if (!report) {
                          Q_EMIT importFailed(requests.constFirst(), report.error(), *job);
                          return;
                        }
                        for (const auto& failure : report.value().failures)
                          Q_EMIT importFailed(failure.request, failure.error, *job);
                        if (!report.value().layers.isEmpty())
                          Q_EMIT imported(report.value());
                      });
}

template <typename Work>
void Document::write(const QString& title, Work work)
{
  if (!isOpen())
    return;
  if (m_past != nullptr) {
    m_content = {m_past->layers(), m_past->tree(), m_past->bookmarks()};
    Q_EMIT layersChanged(); // what was shown at once is taken back
    return;
  }
  auto job = [workspace = m_workspace, title, work = std::move(work)](
                 Progress&) -> Result<QByteArray> { return work(*workspace, title); };
  // Not owned by m_life: closing the workspace waits for what a person did, it does not drop it.
  uikit::startJob(m_writer, this, std::move(job), [this, title](Result<QByteArray> entry) {
    if (entry) {
      if (!entry.value().isEmpty())
        Q_EMIT edited(title);
      return;
    }
    Q_EMIT failed({}, entry.error());
    reloadLayers(); // what was shown at once is taken back
  });
}

void Document::undo()
{
  Q_EMIT settling();
  write(tr("Undo"), [](workspace::Workspace& workspace, const QString&) {
    return workspace.undo(workspace::kBase);
  });
}

void Document::redo()
{
  Q_EMIT settling();
  write(tr("Redo"), [](workspace::Workspace& workspace, const QString&) {
    return workspace.redo(workspace::kBase);
  });
}

void Document::setVisible(const QStringList& names, bool visible)
{
  for (Layer& layer : m_content.layers)
    if (names.contains(layer.name))
      layer.isVisible = visible;
  Q_EMIT mapChanged();
  loadTables();
  if (m_past != nullptr) // seen so while one looks back; the file keeps what it has
    return;
  write({},
        [names, visible](workspace::Workspace& workspace, const QString&) -> Result<QByteArray> {
          for (const QString& name : names)
            DIABAN_CHECK(workspace.setVisible(name, visible));
          return QByteArray();
        });
}

void Document::showOnly(const std::set<Uid>& shown)
{
  QStringList toShow, toHide;
  for (const Layer& layer : std::as_const(m_content.layers))
    if (layer.isVisible != shown.contains(layer.uid))
      (layer.isVisible ? toHide : toShow).append(layer.name);
  if (toShow.isEmpty() && toHide.isEmpty())
    return;
  if (!toShow.isEmpty())
    setVisible(toShow, true);
  if (!toHide.isEmpty())
    setVisible(toHide, false);
  Q_EMIT layersChanged();
}

void Document::setTree(const workspace::LayerTree& tree, const QString& what)
{
  const QStringList topFirst = workspace::layersOf(tree);
  m_content.tree = tree;
  std::stable_sort(m_content.layers.begin(), m_content.layers.end(),
                   [&](const Layer& a, const Layer& b) {
                     return topFirst.indexOf(a.name) < topFirst.indexOf(b.name);
                   });
  Q_EMIT mapChanged();
  write(what, [tree](workspace::Workspace& workspace, const QString& title) {
    return workspace.edit(workspace::kBase, title,
                          [&](workspace::Edit& edit) { return edit.setTree(tree); });
  });
}

void Document::groupByRole()
{
  write(tr("group layers by kind"), [](workspace::Workspace& workspace, const QString& title) {
    const auto layers = workspace.layers();
    return workspace.edit(workspace::kBase, title, [&](workspace::Edit& edit) -> Outcome {
      DIABAN_TRY(tree, workspace::groupedByRole(layers));
      return edit.setTree(tree);
    });
  });
}

void Document::setBookmark(const workspace::Bookmark& bookmark)
{
  write(tr("bookmark “%1”").arg(bookmark.title),
        [bookmark](workspace::Workspace& workspace, const QString& title) {
          return workspace.edit(workspace::kBase, title,
                                [&](workspace::Edit& edit) { return edit.setBookmark(bookmark); });
        });
}

void Document::removeBookmark(const workspace::Bookmark& bookmark)
{
  write(tr("delete bookmark “%1”").arg(bookmark.title),
        [uid = bookmark.uid](workspace::Workspace& workspace, const QString& title) {
          return workspace.edit(workspace::kBase, title,
                                [&](workspace::Edit& edit) { return edit.removeBookmark(uid); });
        });
}

void Document::setTitle(const QString& name, const QString& text)
{
  write(tr("rename layer to “%1”").arg(text),
        [name, text](workspace::Workspace& workspace, const QString& title) {
          return workspace.edit(workspace::kBase, title,
                                [&](workspace::Edit& edit) { return edit.setTitle(name, text); });
        });
}

void Document::setSource(const QString& name, const QString& path)
{
  const QString title = tr("link layer to %1").arg(QFileInfo(path).fileName());
  auto work = [workspace = m_workspace, name, path, title](Progress& progress) {
    return workspace::pointTo(*workspace, name, path, title,
                              geo::SourceReader(geo::workerProgram()), progress);
  };
  m_jobs.runOn(m_writer, tr("Link to %1").arg(QFileInfo(path).fileName()), m_life.get(),
               std::move(work), [this, name, path, title](Result<workspace::Relinked> relinked) {
                 if (!relinked) {
                   Q_EMIT failed(path, relinked.error());
                   return;
                 }
                 Q_EMIT edited(title);
                 Q_EMIT this->relinked(name, path, relinked.value());
               });
}

void Document::remove(const QString& name)
{
  const Layer* gone = layer(name);
  if (gone == nullptr)
    return;
  write(tr("remove layer “%1” from the map").arg(gone->title),
        [name](workspace::Workspace& workspace, const QString& title) {
          return workspace.edit(workspace::kBase, title,
                                [&](workspace::Edit& edit) { return edit.removeLayer(name); });
        });
}

} // namespace diaban::desktop
