#include <diaban/coverage/siting.h>
#include <diaban/geo/source.h>

#include <QHash>

#include <cmath>

namespace diaban::coverage {
namespace {

struct Columns {
  int distance = -1, site = -1, place = -1, demand = -1;
};

Result<Columns> columnsOf(const geo::SourceLayer& layer)
{
  Columns columns;
  for (int i = 0; i < layer.fields.size(); ++i) {
    const QString name = layer.fields[i].name.toLower();
    if (name == QLatin1String("distance"))
      columns.distance = i;
    else if (name == QLatin1String("name"))
      columns.site = i;
    else if (name == QLatin1String("destinationname"))
      columns.place = i;
    else if (name == QLatin1String("demand"))
      columns.demand = i;
  }
  const auto missing = [&](const char* name) {
    return Error{Error::Code::NoSuchField, {QString::fromLatin1(name), layer.name}, {}};
  };
  if (columns.distance < 0)
    return missing("distance");
  if (columns.site < 0)
    return missing("name");
  if (columns.place < 0)
    return missing("DestinationName");
  return columns;
}

QString textOf(const geo::Column& column, std::size_t row)
{
  if (column.isNull[row])
    return {};
  switch (column.type) {
  case geo::FieldType::Integer:
  case geo::FieldType::Boolean: return QString::number(column.integers[row]);
  case geo::FieldType::Real: return QString::number(column.reals[row], 'g', 17);
  default: {
    const std::string_view text = column.text(row);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
  }
  }
}

/// A number that can be a distance or a weight.
Result<double> measureOf(const geo::Column& column, std::size_t row, const QString& name)
{
  const QString text = textOf(column, row);
  bool isNumber = false;
  const double value = text.toDouble(&isNumber);
  if (!isNumber || !std::isfinite(value) || value < 0)
    return Error{Error::Code::BadArgument, {text, name}, {}};
  return value;
}

/// Collects rows; sites and places come in the order of their first row.
class Collector {
public:
  explicit Collector(const Columns& columns)
      : m_columns(columns)
  {
  }

  Outcome add(const geo::RecordBatch& rows)
  {
    const auto column = [&](int index) -> const geo::Column& {
      return rows.columns[static_cast<std::size_t>(index)];
    };
    for (std::size_t row = 0; row < rows.rows; ++row) {
      DIABAN_TRY(distance, measureOf(column(m_columns.distance), row, QStringLiteral("distance")));
      double weight = 1;
      if (m_columns.demand >= 0) {
        DIABAN_TRY(demand, measureOf(column(m_columns.demand), row, QStringLiteral("demand")));
        weight = demand;
      }
      const int site = siteNamed(textOf(column(m_columns.site), row));
      const int place = placeNamed(textOf(column(m_columns.place), row), weight);
      m_table.reaches[static_cast<std::size_t>(site)].push_back({place, distance});
    }
    return Done{};
  }

  /// \returns GapsInTable when a site has no distance to a place
  Result<SitingTable> finish(const QString& path)
  {
    for (std::size_t site = 0; site < m_table.sites.size(); ++site) {
      std::vector<bool> isThere(m_table.places.size(), false);
      for (const Reach& reach : m_table.reaches[site])
        isThere[static_cast<std::size_t>(reach.place)] = true;
      for (std::size_t place = 0; place < isThere.size(); ++place)
        if (!isThere[place])
          return Error{Error::Code::GapsInTable,
                       {path, m_table.sites[site].name, m_table.places[place].name},
                       {}};
    }
    return std::move(m_table);
  }

private:
  int siteNamed(const QString& name)
  {
    const auto known = m_sites.constFind(name);
    if (known != m_sites.constEnd())
      return *known;
    m_table.sites.push_back({name, 1, Site::State::Free});
    m_table.reaches.emplace_back();
    return *m_sites.insert(name, static_cast<int>(m_table.sites.size()) - 1);
  }

  int placeNamed(const QString& name, double weight)
  {
    const auto known = m_places.constFind(name);
    if (known != m_places.constEnd())
      return *known;
    m_table.places.push_back({name, weight});
    return *m_places.insert(name, static_cast<int>(m_table.places.size()) - 1);
  }

  Columns m_columns;
  SitingTable m_table;
  QHash<QString, int> m_sites, m_places;
};

} // namespace

Result<SitingTable> readSitingTable(const QString& path, Progress& progress)
{
  std::optional<Collector> collector;
  const geo::SourceReader reader(geo::workerProgram());
  geo::ReadRequest request;
  request.path = path;
  DIABAN_CHECK(reader.read(
      request,
      [&](const geo::SourceInfo& info) -> Outcome {
        if (info.layers.isEmpty())
          return Error{Error::Code::NothingToRead, {path}, {}};
        DIABAN_TRY(columns, columnsOf(info.layers.front()));
        collector.emplace(columns);
        return Done{};
      },
      [&](geo::SourceBatch&& batch) {
        return batch.layer == 0 ? collector->add(batch.rows) : Outcome(Done{});
      },
      progress));
  return collector->finish(path);
}

} // namespace diaban::coverage
