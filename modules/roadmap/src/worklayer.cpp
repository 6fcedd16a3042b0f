#include "rowtext.h"

#include <diaban/roadmap/projectvalues.h>
#include <diaban/roadmap/worklayer.h>
#include <diaban/workspace/words.h>

#include <QHash>

#include <algorithm>
#include <array>

namespace diaban::roadmap {
namespace {

using workspace::Layer;
using workspace::LayerRole;

/// Columns of a layer by the fields of a register that they stand for.
class Columns {
public:
  Columns(const Layer& layer, const ProjectFields& fields)
  {
    QStringList names;
    for (const geo::Field& field : layer.fields)
      names.append(field.name);
    const QVector<ColumnUse> uses = fields.guessColumns(names);
    for (qsizetype i = 0; i < uses.size(); ++i)
      if (!uses[i].field.isEmpty() && uses[i].source.isEmpty())
        m_columns.insert(uses[i].field, {names[i], uses[i].unit, layer.fields[i].type});
  }
  struct Column {
    QString name;
    qint64 unit = 0;
    geo::FieldType type = geo::FieldType::Text;
  };
  Column column(const QString& field) const { return m_columns.value(field); }

private:
  QHash<QString, Column> m_columns;
};

/// Reads works from rows, one after the other.
class WorkReader {
public:
  WorkReader(const Layer& layer, const ProjectFields& fields)
      : m_fields(fields)
      , m_columns(layer, fields)
      , m_total(m_columns.column(QStringLiteral("tong_mdt")))
  {
  }

  QStringList wanted() const
  {
    QStringList names;
    for (const QString& field : kFields)
      if (const QString name = m_columns.column(field).name; !name.isEmpty())
        names.append(name);
    return names;
  }

  void setTable(const geo::FeatureTable& table)
  {
    for (std::size_t i = 0; i < kFields.size(); ++i)
      m_cells[i] = RowText(table, m_columns.column(kFields[i]).name);
  }

  Work read(const geo::Block& block, std::size_t row)
  {
    const auto text = [&](Field field) { return m_cells[field].at(block, row); };
    Work work;
    work.row = block.fids[row];
    work.code = text(Code);
    if (work.code.isEmpty())
      work.code = QString::number(work.row);
    work.name = text(Name);
    work.owner = text(Owner);
    work.commune = text(Commune);
    work.programme = text(Goal);
    work.cost = money(text(Total));
    setPeriod(work, text(Start), text(End), text(Span));
    if (const Choice* told = choice(QStringLiteral("certainty"), text(Sureness)))
      work.period.certainty = certaintyFromName(told->id).value_or(Certainty::Firm);
    setClass(work, text(Asset), text(Sector));
    if (const Choice* told = choice(QStringLiteral("work"), text(Kind)))
      work.kind = kindFromName(told->id).value_or(work.kind);
    if (const Choice* told = choice(QStringLiteral("depth"), text(Depth)))
      work.depth = depthFromName(told->id).value_or(work.depth);
    return work;
  }

private:
  enum Field : std::size_t {
    Code,
    Name,
    Owner,
    Commune,
    Goal,
    Total,
    Start,
    End,
    Span,
    Sureness,
    Asset,
    Sector,
    Kind,
    Depth,
    Fields
  };
  static const std::array<QString, Fields> kFields;

  /// Few values come again and again.
  const Choice* choice(const QString& list, const QString& text)
  {
    if (text.isEmpty())
      return nullptr;
    const std::pair key(list, text);
    const auto known = m_told.constFind(key);
    if (known != m_told.cend())
      return *known;
    return *m_told.insert(key, m_fields.told(list, text));
  }

  void setClass(Work& work, const QString& asset, const QString& sector)
  {
    const QString list = QStringLiteral("asset");
    const Choice* told = choice(list, asset);
    if (told == nullptr)
      told = choice(list, sector);
    if (told == nullptr && asset.isEmpty() && sector.isEmpty())
      told = m_fields.told(list, work.name);
    work.assetClass = told != nullptr ? told->id : asset.isEmpty() ? sector : asset;
    if (told != nullptr) {
      work.kind = kindFromName(told->work).value_or(WorkKind::Unknown);
      work.depth = depthFromName(told->depth).value_or(WorkDepth::Unknown);
    }
  }

  static void setPeriod(Work& work, const QString& start, const QString& end, const QString& span)
  {
    work.period.start = dayFrom(start, DayOf::Start);
    work.period.end = dayFrom(end, DayOf::End);
    if (span.isEmpty() || (work.period.start.isValid() && work.period.end.isValid()))
      return;
    const Read<Days> days = readPeriod(span, CellKind::Text);
    if (days.fault == ValueFault::None) {
      work.period.start = days.value.start;
      work.period.end = days.value.end;
    }
  }

  qint64 money(const QString& text) const
  {
    if (text.isEmpty())
      return 0;
    const CellKind kind = m_total.type == geo::FieldType::Text ? CellKind::Text : CellKind::Number;
    const Read<qint64> dong = readMoney(text, kind, std::max<qint64>(m_total.unit, 1));
    return dong.fault == ValueFault::None ? dong.value : 0;
  }

  const ProjectFields& m_fields;
  Columns m_columns;
  Columns::Column m_total;
  std::array<RowText, Fields> m_cells;
  QHash<std::pair<QString, QString>, const Choice*> m_told;
};

const std::array<QString, WorkReader::Fields> WorkReader::kFields{
    QStringLiteral("ma_da"),     QStringLiteral("ten_da"),   QStringLiteral("chu_dau_tu"),
    QStringLiteral("xa"),        QStringLiteral("muc_tieu"), QStringLiteral("tong_mdt"),
    QStringLiteral("bat_dau"),   QStringLiteral("ket_thuc"), QStringLiteral("thoi_gian"),
    QStringLiteral("do_chac"),   QStringLiteral("loai_ts"),  QStringLiteral("linh_vuc"),
    QStringLiteral("loai_viec"), QStringLiteral("do_sau")};

/// A row whose work may go on in other rows.
struct Piece {
  Work work;
  const geo::Block* block = nullptr;
  std::size_t row = 0;
  bool hasPlace() const { return block->firstPart(row) != block->rowEnds[row]; }
};

bool areOneWork(const Work& a, const Work& b)
{
  return a.assetClass == b.assetClass && a.kind == b.kind && a.depth == b.depth &&
         a.period == b.period;
}

void note(WorkLayer& made, const Work& work, bool hasPlace)
{
  if (!hasPlace)
    made.withoutPlace.append(work.code);
  if (!work.period.start.isValid() || !work.period.end.isValid())
    made.withoutDates.append(work.code);
  else if (!work.period.isKnown())
    made.endBeforeStart.append(work.code);
}

/// Adds works, those of one code that say the same as one; each is its first row.
void addPieces(WorkLayer& made, std::vector<Piece>& pieces)
{
  QHash<QString, std::vector<std::size_t>> byCode; ///< indices of the pieces that began a work
  std::vector<std::vector<std::size_t>> further(pieces.size());
  std::vector<bool> goesOn(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::vector<std::size_t>& begun = byCode[pieces[i].work.code];
    const auto same = std::find_if(begun.begin(), begun.end(), [&](std::size_t first) {
      return areOneWork(pieces[first].work, pieces[i].work);
    });
    goesOn[i] = same != begun.end();
    if (goesOn[i])
      further[*same].push_back(i);
    else
      begun.push_back(i);
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (goesOn[i])
      continue;
    bool hasPlace = pieces[i].hasPlace();
    for (const std::size_t other : further[i]) {
      pieces[i].work.row = std::min(pieces[i].work.row, pieces[other].work.row);
      hasPlace = hasPlace || pieces[other].hasPlace();
    }
    note(made, pieces[i].work, hasPlace);
    made.works.begin(std::move(pieces[i].work));
    made.works.append(*pieces[i].block, pieces[i].row);
    for (const std::size_t other : further[i])
      made.works.append(*pieces[other].block, pieces[other].row);
    made.works.end();
  }
}

QString fieldNamed(const Layer& layer, const QStringList& words)
{
  for (const QString& word : words)
    for (const geo::Field& field : layer.fields)
      if (workspace::squeezed(field.name) == word)
        return field.name;
  return {};
}

} // namespace

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
                            const ProjectFields& fields, Progress& progress)
{
  if (workspace.crs().isGeographic())
    return Error{Error::Code::NotInMetres, {layer.title}, {}};
  WorkReader reader(layer, fields);
  DIABAN_TRY(table, workspace.table(layer.name, reader.wanted(), progress));
  reader.setTable(*table);
  std::vector<Piece> pieces;
  pieces.reserve(table->rowCount());
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row)
      pieces.push_back({reader.read(*block, row), block.get(), row});
  WorkLayer made{layer, {}};
  addPieces(made, pieces);
  return made;
}

Result<qint64> addFrozenStreets(WorkLayer& works, const workspace::Workspace& workspace,
                                const Layer& streets, const RuleSet& rules, Progress& progress)
{
  const auto named = [&](const char* words) {
    return fieldNamed(streets, QString::fromLatin1(words).split(u' '));
  };
  const QString name = named("tenduong tenpho ten name"), part = named("phanduong bophan part");
  const QString until = named("denngay hethan frozenuntil until");
  const QString paved = named("ngaytham ngaylam ngayhoanthanh paved");
  const QString document = named("vanban soqd quyetdinh document");
  QStringList wanted{name, until, paved, part, document};
  wanted.removeAll(QString());
  DIABAN_TRY(table, workspace.table(streets.name, wanted, progress));
  const RowText names(*table, name), untils(*table, until), paveds(*table, paved);
  const RowText parts(*table, part), documents(*table, document);
  qint64 added = 0;
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      Work street;
      street.row = block->fids[row];
      street.code = names.at(*block, row);
      street.owner = documents.at(*block, row);
      const bool isPavement = workspace::holdsWord(parts.at(*block, row), QStringLiteral("via he"));
      street.assetClass = isPavement ? QStringLiteral("pavement") : QStringLiteral("road");
      street.kind = WorkKind::Pave;
      street.depth = WorkDepth::Surface;
      street.period.start = dayFrom(paveds.at(*block, row), DayOf::End);
      street.frozenUntil = dayFrom(untils.at(*block, row), DayOf::End);
      if (!street.frozenUntil.isValid() && street.period.start.isValid())
        street.frozenUntil =
            street.period.start.addYears(rules.freezeYears.value(street.assetClass));
      if (!street.frozenUntil.isValid())
        continue;
      works.works.begin(std::move(street));
      works.works.append(*block, row);
      works.works.end();
      ++added;
    }
  works.streets = streets;
  return added;
}

} // namespace diaban::roadmap
