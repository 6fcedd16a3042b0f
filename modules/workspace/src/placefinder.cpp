#include "placequery.h"
#include "placerows.h"

#include <diaban/workspace/placefinder.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr qint64 kRowsBetweenLooks = 1024; ///< at the clock and at whether to stop
constexpr int kMostWaitMs = 50;            ///< that a hit waits for better ones
constexpr double kJoin = 30;               ///< map units between pieces of one street

struct Search {
  NameQuery names;
  std::optional<ParcelQuery> parcel;
  qsizetype most = 0;
  const PlaceFinder::Found& found;
};

bool isBetter(const Place& a, const Place& b)
{
  if (a.rank != b.rank)
    return a.rank < b.rank;
  return a.title.size() != b.title.size() ? a.title.size() < b.title.size() : a.row < b.row;
}

bool areNear(const geo::Extent& a, const geo::Extent& b)
{
  return a.intersects({b.minX - kJoin, b.minY - kJoin, b.maxX + kJoin, b.maxY + kJoin});
}

/// The hits of one layer on their way out: those that wait, and how many went.
class Hits {
public:
  Hits(const Search& search, PlaceRows& rows, bool areLines)
      : m_search(search)
      , m_rows(rows)
      , m_areLines(areLines)
  {
    m_clock.start();
  }

  void add(Place place) { m_waiting.append(std::move(place)); }
  bool isDue() const { return !m_waiting.isEmpty() && m_clock.hasExpired(kMostWaitMs); }

  Outcome flush()
  {
    std::sort(m_waiting.begin(), m_waiting.end(), isBetter);
    QVector<Place> out;
    for (Place& place : m_waiting) {
      if (m_sent + out.size() >= m_search.most)
        break;
      DIABAN_TRY(extent, m_rows.extent(place.row));
      place.extent = extent;
      if (!joined(out, place))
        out.append(std::move(place));
    }
    m_waiting.clear();
    m_clock.restart();
    m_sent += out.size();
    if (!out.isEmpty())
      m_search.found(out);
    return Done{};
  }

private:
  /// Whether it is one more piece of a street that is among them.
  bool joined(QVector<Place>& out, const Place& place) const
  {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Place& other) {
      return m_areLines && other.title == place.title && other.kind == place.kind &&
             areNear(other.extent, place.extent);
    });
    if (same == out.end())
      return false;
    same->extent.add(place.extent);
    return true;
  }

  const Search& m_search;
  PlaceRows& m_rows;
  bool m_areLines;
  QVector<Place> m_waiting;
  qsizetype m_sent = 0;
  QElapsedTimer m_clock;
};

std::string_view view(const QByteArray& bytes)
{
  return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString text(std::string_view utf8)
{
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

class Finder final : public PlaceFinder {
public:
  Finder(const Workspace& workspace, PlaceWords words, store::Database database)
      : m_workspace(workspace)
      , m_words(std::move(words))
      , m_rows(workspace, std::move(database))
  {
  }

  /// Names of communes by their code, for what says only the code.
  Outcome readCommunes()
  {
    NoProgress progress;
    for (const Layer& layer : m_workspace.layers()) {
      const PlaceFields fields = m_words.fieldsOf(layer.fields);
      if (layer.role != LayerRole::Communes || layer.storage == LayerStorage::Linked ||
          layer.isRaster || fields.names.isEmpty() || fields.commune < 0)
        continue;
      DIABAN_CHECK(m_rows.read(
          layer, {fields.commune, fields.names.first()},
          [this](qint64, const auto& cells) -> Outcome {
            m_communes.insert(QByteArray(cells[0].data(), static_cast<qsizetype>(cells[0].size())),
                              QByteArray(cells[1].data(), static_cast<qsizetype>(cells[1].size())));
            return Done{};
          },
          progress));
    }
    return Done{};
  }

  Result<qint64> find(const QString& wanted, int most, const Found& found,
                      Progress& progress) override
  {
    const Search search{NameQuery(wanted, m_words), parcelQuery(wanted), most, found};
    qint64 fitting = 0;
    if (search.names.isEmpty() || most <= 0)
      return fitting;
    const QVector<Layer> layers = inOrder(search.parcel.has_value());
    double whole = 1, done = 0;
    for (const Layer& layer : layers)
      whole += static_cast<double>(layer.featureCount);
    for (const Layer& layer : layers) {
      SubProgress share(progress, done / whole,
                        (done + static_cast<double>(layer.featureCount)) / whole);
      done += static_cast<double>(layer.featureCount);
      DIABAN_TRY(fit, findIn(layer, search, share));
      fitting += fit;
    }
    return fitting;
  }

private:
  QVector<Layer> inOrder(bool parcelsFirst) const
  {
    struct Ranked {
      int group;
      Layer layer;
    };
    QVector<Ranked> ranked;
    for (const Layer& layer : m_workspace.layers()) {
      const PlaceFields fields = m_words.fieldsOf(layer.fields);
      if (layer.isRaster || layer.isBroken || layer.geometry == geo::GeometryKind::None ||
          fields.isEmpty())
        continue;
      int group = layer.role == LayerRole::Communes ? 1 : 2;
      if (layer.storage == LayerStorage::Linked)
        group = 3;
      else if (parcelsFirst && fields.parcel >= 0)
        group = 0;
      ranked.append({group, layer});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      return a.group != b.group ? a.group < b.group : a.layer.featureCount < b.layer.featureCount;
    });
    QVector<Layer> layers;
    for (const Ranked& one : std::as_const(ranked))
      layers.append(one.layer);
    return layers;
  }

  QByteArray communeOf(std::string_view cell) const
  {
    const auto bytes = QByteArray::fromRawData(cell.data(), static_cast<qsizetype>(cell.size()));
    if (const auto named = m_communes.constFind(bytes); named != m_communes.constEnd())
      return named.value();
    const bool isCode = std::all_of(cell.begin(), cell.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return isCode ? QByteArray() : QByteArray(cell.data(), static_cast<qsizetype>(cell.size()));
  }

  Place place(const Layer& layer, qint64 row, const QString& title, const QByteArray& commune) const
  {
    Place made;
    made.layer = layer.name;
    made.row = row;
    made.title = title;
    const QString where = QString::fromUtf8(commune);
    made.kind = where.isEmpty() || where == title
                    ? layer.title
                    : QStringLiteral("%1 · %2").arg(layer.title, where);
    return made;
  }

  static QString parcelTitle(std::string_view parcel, std::string_view sheet)
  {
    return sheet.empty()
               ? QCoreApplication::translate("diaban::PlaceFinder", "Parcel %1").arg(text(parcel))
               : QCoreApplication::translate("diaban::PlaceFinder", "Parcel %1, sheet %2")
                     .arg(text(parcel), text(sheet));
  }

  using Cells = std::vector<std::string_view>;

  /// Adds the row if it fits. `cells` as columnsOf().
  bool takeRow(const Layer& layer, const PlaceFields& fields, const Search& search, qint64 row,
               const Cells& cells, Hits& hits)
  {
    const std::size_t names = static_cast<std::size_t>(fields.names.size());
    const std::size_t codes = static_cast<std::size_t>(fields.codes.size());
    const auto cell = [&](int field, std::size_t extra) {
      return field < 0 ? std::string_view() : cells[names + codes + extra];
    };
    const std::string_view parcel = cell(fields.parcel, 0), sheet = cell(fields.sheet, 1),
                           where = cell(fields.commune, 2);
    if (search.parcel && fields.parcel >= 0) {
      if (!isNumber(parcel, search.parcel->parcel) ||
          (!search.parcel->sheet.empty() && !isNumber(sheet, search.parcel->sheet)))
        return false;
      const QByteArray commune = communeOf(where);
      if (!search.parcel->commune.fits(view(commune)))
        return false;
      hits.add(place(layer, row, parcelTitle(parcel, sheet), commune));
      return true;
    }
    m_own.clear();
    for (std::size_t i = 0; i < names + codes; ++i) {
      m_own += cells[i];
      m_own += '\n';
    }
    m_all = m_own;
    const QByteArray commune = names + codes == 0 ? QByteArray() : communeOf(where);
    m_all.append(commune.constData(), static_cast<std::size_t>(commune.size()));
    if (names + codes == 0 || !search.names.fits(m_own, m_all))
      return false;
    const auto firstOf = [&](std::size_t from, std::size_t to) {
      while (from < to && cells[from].empty())
        ++from;
      return from < to ? text(cells[from]) : QString();
    };
    const QString name = firstOf(0, names), code = firstOf(names, names + codes);
    Place made = place(layer, row, name.isEmpty() ? code : name, commune);
    made.rank = search.names.rank(made.title, code);
    hits.add(std::move(made));
    return true;
  }

  Result<qint64> findIn(const Layer& layer, const Search& search, Progress& progress)
  {
    const PlaceFields fields = m_words.fieldsOf(layer.fields);
    QVector<int> columns = fields.names + fields.codes;
    for (const int extra : {fields.parcel, fields.sheet, fields.commune})
      columns.append(std::max(extra, 0)); // a place to keep; not looked at where there is none
    Hits hits(search, m_rows, layer.geometry == geo::GeometryKind::Line);
    qint64 rows = 0, fitting = 0;
    const auto whole = static_cast<double>(std::max<qint64>(1, layer.featureCount));
    const auto take = [&](qint64 row, const Cells& cells) -> Outcome {
      fitting += takeRow(layer, fields, search, row, cells, hits) ? 1 : 0;
      if (++rows % kRowsBetweenLooks != 0)
        return Done{};
      if (!progress.advance(std::min(1.0, static_cast<double>(rows) / whole)))
        return Error{Error::Code::Cancelled, {}, {}};
      return hits.isDue() ? hits.flush() : Outcome(Done{});
    };
    DIABAN_CHECK(m_rows.read(layer, columns, take, progress));
    DIABAN_CHECK(hits.flush());
    if (!progress.advance(1))
      return Error{Error::Code::Cancelled, {}, {}};
    return fitting;
  }

  const Workspace& m_workspace;
  PlaceWords m_words;
  PlaceRows m_rows;
  QHash<QByteArray, QByteArray> m_communes; ///< UTF-8
  std::string m_own, m_all;                 ///< of the row at hand
};

} // namespace

Result<std::unique_ptr<PlaceFinder>> PlaceFinder::open(const Workspace& workspace)
{
  DIABAN_TRY(words, PlaceWords::read(dataFolders()));
  DIABAN_TRY(database, store::Database::open(workspace.workingFile(), store::OpenMode::ReadOnly));
  auto finder = std::make_unique<Finder>(workspace, std::move(words), std::move(database));
  DIABAN_CHECK(finder->readCommunes());
  return std::unique_ptr<PlaceFinder>(std::move(finder));
}

} // namespace diaban::workspace
