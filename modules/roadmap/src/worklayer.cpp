#include <diaban/roadmap/worklayer.h>
#include <diaban/workspace/words.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace diaban::roadmap {
namespace {

using workspace::Layer;
using workspace::LayerRole;

enum Part : std::size_t {
  Code,
  Name,
  Owner,
  AssetClass,
  Kind,
  Depth,
  Start,
  End,
  Sureness,
  Commune,
  Programme,
  Parts
};

/// What columns are called, squeezed; the first name that a layer has is taken.
const std::array<QStringList, Parts> kNames{
    QStringList{QStringLiteral("mada"), QStringLiteral("maduan"), QStringLiteral("code")},
    {QStringLiteral("tenda"), QStringLiteral("tenduan"), QStringLiteral("name")},
    {QStringLiteral("chudautu"), QStringLiteral("donvi"), QStringLiteral("owner")},
    {QStringLiteral("loaitaisan"), QStringLiteral("linhvuc"), QStringLiteral("sector")},
    {QStringLiteral("loaicongviec"), QStringLiteral("loaiviec"), QStringLiteral("kind")},
    {QStringLiteral("dosau"), QStringLiteral("depth")},
    {QStringLiteral("batdau"), QStringLiteral("ngaybatdau"), QStringLiteral("start")},
    {QStringLiteral("ketthuc"), QStringLiteral("ngayketthuc"), QStringLiteral("end")},
    {QStringLiteral("dochacchan"), QStringLiteral("certainty")},
    {QStringLiteral("xa"), QStringLiteral("xaphuong"), QStringLiteral("commune")},
    {QStringLiteral("chuongtrinh"), QStringLiteral("muctieu"), QStringLiteral("programme")},
};

/// Which field of a layer plays which part; empty: none does.
std::array<QString, Parts> fieldsOf(const Layer& layer)
{
  std::array<QString, Parts> fields;
  for (std::size_t part = 0; part < Parts; ++part)
    for (const QString& name : kNames[part])
      for (const geo::Field& field : layer.fields)
        if (fields[part].isEmpty() && workspace::squeezed(field.name) == name)
          fields[part] = field.name;
  return fields;
}

/// The cells of one row that say something of a work.
class Cells {
public:
  Cells(const geo::FeatureTable& table, const std::array<QString, Parts>& fields)
      : m_table(table)
  {
    for (std::size_t part = 0; part < Parts; ++part)
      m_columns[part] = fields[part].isEmpty() ? -1 : table.columnIndex(fields[part]);
  }
  void moveTo(const geo::Block& block, std::size_t row)
  {
    m_block = &block;
    m_row = row;
  }
  QString text(Part part) const
  {
    if (m_columns[part] < 0)
      return {};
    const geo::TableColumn& cells = m_block->columns[static_cast<std::size_t>(m_columns[part])];
    if (cells.kind == geo::TableColumn::Kind::Code) {
      const quint32 code = cells.codes[m_row];
      return code == geo::kNullCode ? QString() : (*m_table.dictionary(m_columns[part]))[code];
    }
    const std::string_view bytes = cells.text(m_row);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).trimmed();
  }
  QDate day(Part part) const { return dayFrom(text(part).toStdString()); }

private:
  const geo::FeatureTable& m_table;
  std::array<int, Parts> m_columns{};
  const geo::Block* m_block = nullptr;
  std::size_t m_row = 0;
};

Work workFrom(const Cells& cells, qint64 row)
{
  Work work;
  work.row = row;
  work.code = cells.text(Code);
  if (work.code.isEmpty())
    work.code = QString::number(row);
  work.name = cells.text(Name);
  work.owner = cells.text(Owner);
  work.assetClass = cells.text(AssetClass);
  work.commune = cells.text(Commune);
  work.programme = cells.text(Programme);
  work.kind = kindFromName(cells.text(Kind)).value_or(WorkKind::Unknown);
  work.depth = depthFromName(cells.text(Depth)).value_or(WorkDepth::Unknown);
  work.period = {cells.day(Start), cells.day(End),
                 certaintyFromName(cells.text(Sureness)).value_or(Certainty::Firm)};
  return work;
}

} // namespace

QDate dayFrom(std::string_view text)
{
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0 && (at == end || (*at != '-' && *at != '/')))
      return {};
    const char* from = at + (i > 0 ? 1 : 0);
    const auto read = std::from_chars(from, end, numbers[i]);
    if (read.ec != std::errc{} || *from == '-')
      return {};
    digits[i] = static_cast<std::size_t>(read.ptr - from);
    at = read.ptr;
  }
  if (at != end && *at != ' ' && *at != 'T')
    return {};
  if (digits[0] == 4)
    return {numbers[0], numbers[1], numbers[2]};
  return digits[2] == 4 ? QDate(numbers[2], numbers[1], numbers[0]) : QDate();
}

Result<Layer> projectLayer(const workspace::Workspace& workspace)
{
  const QVector<Layer> layers = workspace.layers();
  const auto found = std::find_if(layers.begin(), layers.end(), [](const Layer& layer) {
    return layer.role == LayerRole::Projects && !layer.isRaster && !layer.isBroken &&
           layer.geometry != geo::GeometryKind::None;
  });
  if (found == layers.end())
    return Error{
        Error::Code::NoSuchLayer, {workspace::roleName(LayerRole::Projects), workspace.path()}, {}};
  return *found;
}

Result<WorkLayer> readWorks(const workspace::Workspace& workspace, const Layer& layer,
                            Progress& progress)
{
  if (workspace.crs().isGeographic())
    return Error{Error::Code::NotInMetres, {layer.title}, {}};
  const std::array<QString, Parts> fields = fieldsOf(layer);
  QStringList wanted(fields.begin(), fields.end());
  wanted.removeAll(QString());
  DIABAN_TRY(table, workspace.table(layer.name, wanted, progress));
  WorkLayer made{layer, {}, {}, {}, {}};
  Cells cells(*table, fields);
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      cells.moveTo(*block, row);
      Work work = workFrom(cells, block->fids[row]);
      const Period& period = work.period;
      if (!period.start.isValid() || !period.end.isValid())
        made.withoutDates.append(work.code);
      else if (!period.isKnown())
        made.endBeforeStart.append(work.code);
      if (block->firstPart(row) == block->rowEnds[row])
        made.withoutPlace.append(work.code);
      made.works.add(std::move(work), *block, row);
    }
  return made;
}

} // namespace diaban::roadmap
