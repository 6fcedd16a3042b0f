#include "tableloader.h"

#include "rowcollector.h"

#include <diaban/geo/wkb.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/pagedreader.h>
#include <diaban/store/rtree.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>
#include <thread>

namespace diaban::workspace {
namespace {

constexpr int kMostTries = 8; ///< someone who commits more often than we can read is told "Busy"
constexpr quint64 kRowsBetweenReports = 4096;

/// Rows of one stretch of fids, by a connection and a thread of their own.
class Stretch {
public:
  Stretch(const QString& path, const Layer& layer, const QVector<geo::WantedColumn>& columns,
          geo::TableBuilder& builder)
      : m_path(path)
      , m_layer(layer)
      , m_columns(columns)
      , m_rows(builder, static_cast<std::size_t>(columns.size()))
  {
  }

  /// Rows behind `after` up to `last`. `goOn` is asked every few thousand rows, told how many rows
  /// were read.
  template <typename GoOn>
  Outcome read(qint64 after, qint64 last, GoOn&& goOn)
  {
    DIABAN_TRY(database, store::Database::open(m_path, store::OpenMode::ReadOnly));
    DIABAN_TRY(select, database.prepare(sql()));
    select.bind(2, last);
    quint64 count = 0;
    // Whether anything was committed meanwhile is watched for both stretches together.
    const auto isWhole = store::readPaged(database, select, after, [&](const auto& row) -> Outcome {
      take(row);
      if (++count % kRowsBetweenReports == 0 && !goOn(count))
        return Error{Error::Code::Cancelled, {}, {}};
      return Done{};
    });
    if (!isWhole)
      return isWhole.error();
    m_rows.flush();
    return Done{};
  }

  Outcome readEach(const store::Database& database, const std::vector<qint64>& fids)
  {
    DIABAN_TRY(select, database.prepare(sql()));
    for (const qint64 fid : fids) {
      select.bind(1, fid - 1).bind(2, fid);
      DIABAN_TRY(isThere, select.step());
      if (isThere)
        take(select);
      select.reset();
    }
    m_rows.flush();
    return Done{};
  }

private:
  QByteArray sql() const
  {
    const bool hasShapes = m_layer.geometry != geo::GeometryKind::None;
    QByteArray sql = "SELECT " + store::quoted(store::kFidColumn) + ',' +
                     (hasShapes ? store::quoted(store::kGeometryColumn) : QByteArray("NULL"));
    for (const auto& column : m_columns)
      sql += ',' + store::quoted(column.name);
    return sql + " FROM " + store::quoted(m_layer.table) + " WHERE fid>?1 AND fid<=?2 ORDER BY fid";
  }

  void take(const store::Statement& row)
  {
    const QByteArrayView bytes = row.blob(1);
    const auto blob = geo::readGeoPackageBlob({reinterpret_cast<const unsigned char*>(bytes.data()),
                                               static_cast<std::size_t>(bytes.size())});
    m_rows.beginRow(row.integer(0), blob ? blob.value().wkb : std::span<const unsigned char>{});
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
      const int column = static_cast<int>(i) + 2;
      if (row.isNull(column))
        continue;
      if (m_columns[i].kind == geo::TableColumn::Kind::Number)
        m_rows.setNumber(static_cast<std::size_t>(i), row.real(column));
      else
        m_rows.setText(static_cast<std::size_t>(i), row.text(column));
    }
    m_rows.endRow();
  }

  QString m_path;
  const Layer& m_layer;
  const QVector<geo::WantedColumn>& m_columns;
  RowCollector m_rows;
};

struct FidRange {
  qint64 first = 0, last = -1;
};

Result<FidRange> fidRange(const store::Database& database, const QString& table)
{
  DIABAN_TRY(query, database.prepare("SELECT (SELECT min(fid) FROM " + store::quoted(table) +
                                     "), (SELECT max(fid) FROM " + store::quoted(table) + ')'));
  DIABAN_TRY(found, query.step());
  if (!found || query.isNull(0))
    return FidRange{};
  return FidRange{query.integer(0), query.integer(1)};
}

Outcome announceOrder(const store::Database& database, const QString& table,
                      geo::TableBuilder& builder, Progress& progress)
{
  DIABAN_TRY(entries, store::readRTree(database, table, progress));
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  std::vector<qint64> fids;
  std::vector<geo::Extent> boxes;
  fids.reserve(entries.size());
  boxes.reserve(entries.size());
  for (const store::RTreeEntry& entry : entries) {
    fids.push_back(entry.id);
    boxes.push_back({static_cast<double>(entry.minX), static_cast<double>(entry.minY),
                     static_cast<double>(entry.maxX), static_cast<double>(entry.maxY)});
  }
  builder.setOrder(fids, boxes);
  return Done{};
}

/// Both halves of the table at once; the caller's thread reads one and reports.
Outcome readHalves(const QString& path, const Layer& layer,
                   const QVector<geo::WantedColumn>& columns, const FidRange& range,
                   geo::TableBuilder& builder, Progress& progress)
{
  const auto span = static_cast<quint64>(range.last) - static_cast<quint64>(range.first);
  const qint64 middle = range.first + static_cast<qint64>(span / 2);
  std::atomic_bool stop = false;
  Outcome other = Done{};
  std::thread second([&] {
    other = Stretch(path, layer, columns, builder).read(middle, range.last, [&](quint64) {
      return !stop.load(std::memory_order_relaxed);
    });
  });
  const double half = static_cast<double>(span) / 2 + 1;
  const qint64 before =
      range.first == std::numeric_limits<qint64>::min() ? range.first : range.first - 1;
  const Outcome own =
      Stretch(path, layer, columns, builder).read(before, middle, [&](quint64 rows) {
        return progress.advance(std::min(1.0, static_cast<double>(rows) / half));
      });
  stop = !own;
  second.join();
  return own ? other : own;
}

/// One reading; nothing when another connection committed meanwhile.
Result<std::optional<geo::TablePtr>> readOnce(const QString& path, const Layer& layer,
                                              const QVector<geo::WantedColumn>& columns,
                                              Progress& progress)
{
  DIABAN_TRY(database, store::Database::open(path, store::OpenMode::ReadOnly));
  DIABAN_TRY(before, database.dataVersion());
  geo::TableBuilder builder({columns.begin(), columns.end()});
  SubProgress ordering(progress, 0, 0.2);
  if (layer.geometry != geo::GeometryKind::None)
    DIABAN_CHECK(announceOrder(database, layer.table, builder, ordering));
  DIABAN_TRY(range, fidRange(database, layer.table));
  if (range.first <= range.last) {
    SubProgress reading(progress, 0.2, 1);
    DIABAN_CHECK(readHalves(path, layer, columns, range, builder, reading));
  }
  DIABAN_TRY(after, database.dataVersion());
  if (before != after)
    return std::optional<geo::TablePtr>{};
  return std::optional(builder.finish(layer.revision));
}

} // namespace

QVector<geo::WantedColumn> wantedColumns(const Layer& layer, const QStringList& more)
{
  using Kind = geo::TableColumn::Kind;
  QVector<geo::WantedColumn> columns;
  const auto want = [&](const QString& name, Kind kind) {
    const auto has = [&](const auto& list) {
      return std::any_of(list.begin(), list.end(), [&](const auto& it) { return it.name == name; });
    };
    if ((has(layer.fields) || has(layer.hiddenFields)) && !has(columns))
      columns.append({name, kind});
  };
  if (layer.style.kind == Style::Kind::Categorised)
    want(layer.style.field, Kind::Code);
  if (layer.style.kind == Style::Kind::Graduated)
    want(layer.style.field, Kind::Number);
  if (layer.style.label)
    want(layer.style.label->field, Kind::Text);
  for (const QString& name : more)
    want(name, Kind::Text);
  return columns;
}

Result<geo::TablePtr> loadImported(const QString& workspacePath, const Layer& layer,
                                   const QVector<geo::WantedColumn>& columns, Progress& progress)
{
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    DIABAN_TRY(table, readOnce(workspacePath, layer, columns, progress));
    if (table)
      return *table;
  }
  return Error{Error::Code::Busy, {workspacePath}, {}};
}

Result<geo::TablePtr> loadRows(const QString& workspacePath, const Layer& layer,
                               const QVector<geo::WantedColumn>& columns,
                               const std::vector<qint64>& fids)
{
  DIABAN_TRY(database, store::Database::open(workspacePath, store::OpenMode::ReadOnly));
  return loadRows(database, layer, columns, fids);
}

Result<geo::TablePtr> loadRows(const store::Database& database, const Layer& layer,
                               const QVector<geo::WantedColumn>& columns,
                               const std::vector<qint64>& fids)
{
  geo::TableBuilder builder({columns.begin(), columns.end()});
  DIABAN_CHECK(Stretch(database.path(), layer, columns, builder).readEach(database, fids));
  return builder.finish(layer.revision);
}

QVector<geo::WantedColumn> columnsOfTable(const geo::FeatureTable& table, const Layer& layer)
{
  if (table.blocks().empty())
    return wantedColumns(layer, table.columnNames());
  QVector<geo::WantedColumn> columns;
  std::size_t index = 0;
  for (const QString& name : table.columnNames())
    columns.append({name, table.blocks().front()->columns[index++].kind});
  return columns;
}

} // namespace diaban::workspace
