#include "blockbuilder.h"
#include "codebook.h"
#include "hilbert.h"

#include <diaban/geo/tablebuilder.h>

#include <algorithm>
#include <cassert>
#include <numeric>
#include <optional>

namespace diaban::geo {
namespace {

constexpr quint32 kNoPlace = 0xFFFFFFFF;

/// Layers up to this size whose order was not known beforehand are sorted row by row at the end,
/// which holds them twice for a moment; larger ones keep their blocks as they came.
constexpr std::size_t kSortRowsUpTo = std::size_t{128} << 20;

/// Where each row of a known order belongs.
class Places {
public:
  void set(const std::vector<qint64>& fids, const std::vector<Extent>& boxes)
  {
    const std::vector<quint32> order = hilbertOrder(boxes);
    const auto [least, most] = std::minmax_element(fids.begin(), fids.end());
    m_first = fids.empty() ? 0 : *least;
    const quint64 span =
        fids.empty() ? 0 : static_cast<quint64>(*most) - static_cast<quint64>(m_first);
    m_isDense = span < 4 * fids.size() + 1024;
    if (m_isDense)
      m_places.assign(fids.empty() ? 0 : span + 1, kNoPlace);
    else
      m_sparse.reserve(fids.size());
    for (quint32 place = 0; place < order.size(); ++place) {
      const qint64 fid = fids[order[place]];
      if (m_isDense)
        m_places[static_cast<std::size_t>(fid - m_first)] = place;
      else
        m_sparse.emplace(fid, place);
    }
  }

  quint32 of(qint64 fid) const
  {
    if (m_isDense) {
      const quint64 index = static_cast<quint64>(fid) - static_cast<quint64>(m_first);
      return index < m_places.size() ? m_places[index] : kNoPlace;
    }
    const auto found = m_sparse.find(fid);
    return found == m_sparse.end() ? kNoPlace : found->second;
  }

private:
  bool m_isDense = true;
  qint64 m_first = 0;
  std::vector<quint32> m_places; ///< by fid - m_first
  std::unordered_map<qint64, quint32> m_sparse;
};

/// A block of a known order that still waits for rows.
struct Slot {
  std::mutex mutex;
  std::optional<BlockBuilder> builder;
  std::vector<quint32> places; ///< of the rows in the builder, within the block
  std::size_t expected = 0;    ///< rows still to come
  BlockPtr block;              ///< when all have come
};

std::vector<quint32> orderOf(const std::vector<quint32>& places)
{
  std::vector<quint32> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](quint32 a, quint32 b) { return places[a] < places[b]; });
  return order;
}

std::size_t coordinateBytes(const std::vector<BlockPtr>& blocks)
{
  std::size_t bytes = 0;
  for (const BlockPtr& block : blocks)
    bytes += block->xy.size() * sizeof(double);
  return bytes;
}

} // namespace

struct TableBuilder::State {
  QStringList names;
  std::vector<TableColumn::Kind> kinds;
  std::vector<Codebook> codebooks; ///< one for each column of kind Code

  Places places;
  std::vector<Slot> slots;

  std::mutex mutex;                ///< guards what follows; taken after a slot's
  std::vector<BlockBuilder> spare; ///< empty, with memory: blocks then leave no holes in the heap
  std::vector<BlockBuilder> open;  ///< rows that have no place
  std::vector<BlockPtr> closed;

  BlockBuilder takeBuilder(std::vector<BlockBuilder>& builders);
  void addPlaced(const Row& row, std::span<const quint32> codes, quint32 place,
                 std::optional<BlockBuilder>& strays);
  void closeSlot(Slot& slot);
  void addStray(const Row& row, std::span<const quint32> codes,
                std::optional<BlockBuilder>& strays);
  void close(BlockBuilder& builder);
  void sortRows();
  void sortBlocks();
};

TableBuilder::TableBuilder(std::vector<WantedColumn> columns)
    : m_state(std::make_unique<State>())
{
  for (const WantedColumn& column : columns) {
    m_state->names.append(column.name);
    m_state->kinds.push_back(column.kind);
  }
  const auto codes =
      std::count(m_state->kinds.begin(), m_state->kinds.end(), TableColumn::Kind::Code);
  m_state->codebooks = std::vector<Codebook>(static_cast<std::size_t>(codes));
}

TableBuilder::~TableBuilder() = default;

void TableBuilder::setOrder(const std::vector<qint64>& fids, const std::vector<Extent>& boxes)
{
  assert(fids.size() == boxes.size());
  State& state = *m_state;
  state.places.set(fids, boxes);
  state.slots = std::vector<Slot>((fids.size() + kBlockRows - 1) / kBlockRows);
  for (std::size_t i = 0; i < state.slots.size(); ++i)
    state.slots[i].expected = std::min(kBlockRows, fids.size() - i * kBlockRows);
}

void TableBuilder::add(std::span<const Row> rows)
{
  State& state = *m_state;
  const std::size_t codeColumns = state.codebooks.size();
  std::vector<quint32> codes(rows.size() * codeColumns);
  std::size_t book = 0;
  for (std::size_t c = 0; c < state.kinds.size(); ++c)
    if (state.kinds[c] == TableColumn::Kind::Code) {
      state.codebooks[book].encode(rows, c, std::span(codes).subspan(book), codeColumns);
      ++book;
    }
  std::optional<BlockBuilder> strays;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto rowCodes = std::span(codes).subspan(i * codeColumns, codeColumns);
    const quint32 place = state.places.of(rows[i].fid);
    if (place == kNoPlace)
      state.addStray(rows[i], rowCodes, strays);
    else
      state.addPlaced(rows[i], rowCodes, place, strays);
  }
  if (strays) {
    const std::lock_guard lock(state.mutex);
    state.open.push_back(std::move(*strays));
  }
}

BlockBuilder TableBuilder::State::takeBuilder(std::vector<BlockBuilder>& builders)
{
  const std::lock_guard lock(mutex);
  if (builders.empty())
    return BlockBuilder(kinds);
  BlockBuilder builder = std::move(builders.back());
  builders.pop_back();
  return builder;
}

void TableBuilder::State::addPlaced(const Row& row, std::span<const quint32> codes, quint32 place,
                                    std::optional<BlockBuilder>& strays)
{
  Slot& slot = slots[place / kBlockRows];
  std::unique_lock lock(slot.mutex);
  if (slot.expected == 0) { // a row that came twice; what is there already stays
    lock.unlock();
    addStray(row, codes, strays);
    return;
  }
  if (!slot.builder)
    slot.builder = takeBuilder(spare);
  slot.builder->append(row, codes);
  slot.places.push_back(place % kBlockRows);
  if (--slot.expected == 0)
    closeSlot(slot);
}

void TableBuilder::State::closeSlot(Slot& slot)
{
  slot.block = slot.builder->finish(orderOf(slot.places));
  slot.places = {};
  const std::lock_guard lock(mutex);
  spare.push_back(std::move(*slot.builder));
  slot.builder.reset();
}

void TableBuilder::State::addStray(const Row& row, std::span<const quint32> codes,
                                   std::optional<BlockBuilder>& strays)
{
  if (!strays)
    strays = takeBuilder(open);
  strays->append(row, codes);
  if (strays->rows() == kBlockRows)
    close(*strays);
}

void TableBuilder::State::close(BlockBuilder& builder)
{
  BlockPtr block = builder.finish();
  const std::lock_guard lock(mutex);
  closed.push_back(std::move(block));
}

/// Puts all rows of `closed` into one order by place, then by fid, whatever order they came in.
void TableBuilder::State::sortRows()
{
  struct Origin {
    quint32 block, row;
  };
  std::vector<Origin> origins;
  for (quint32 b = 0; b < closed.size(); ++b)
    for (quint32 r = 0; r < closed[b]->rows(); ++r)
      origins.push_back({b, r});
  std::sort(origins.begin(), origins.end(), [&](Origin a, Origin b) {
    return closed[a.block]->fids[a.row] < closed[b.block]->fids[b.row];
  });
  std::vector<Extent> boxes;
  boxes.reserve(origins.size());
  for (const Origin origin : origins)
    boxes.push_back(closed[origin.block]->rowExtent(origin.row));

  std::vector<BlockPtr> sorted;
  BlockBuilder builder(kinds);
  for (const quint32 index : hilbertOrder(boxes)) {
    builder.append(*closed[origins[index].block], origins[index].row);
    if (builder.rows() == kBlockRows)
      sorted.push_back(builder.finish());
  }
  if (builder.rows() > 0)
    sorted.push_back(builder.finish());
  closed = std::move(sorted);
}

void TableBuilder::State::sortBlocks()
{
  std::vector<Extent> boxes;
  boxes.reserve(closed.size());
  for (const BlockPtr& block : closed)
    boxes.push_back(block->extent);
  std::vector<BlockPtr> sorted;
  sorted.reserve(closed.size());
  for (const quint32 index : hilbertOrder(boxes))
    sorted.push_back(std::move(closed[index]));
  closed = std::move(sorted);
}

TablePtr TableBuilder::finish(quint64 revision)
{
  State& state = *m_state;
  std::vector<BlockPtr> blocks;
  blocks.reserve(state.slots.size());
  for (Slot& slot : state.slots) {
    if (slot.builder)
      state.closeSlot(slot); // some of its rows never came
    if (slot.block)
      blocks.push_back(std::move(slot.block));
  }
  for (BlockBuilder& builder : state.open)
    if (builder.rows() > 0)
      state.close(builder);
  if (coordinateBytes(state.closed) <= kSortRowsUpTo)
    state.sortRows();
  else
    state.sortBlocks();
  blocks.insert(blocks.end(), state.closed.begin(), state.closed.end());

  std::vector<Dictionary> dictionaries;
  std::size_t book = 0;
  for (const TableColumn::Kind kind : state.kinds)
    dictionaries.push_back(kind == TableColumn::Kind::Code ? state.codebooks[book++].dictionary()
                                                           : nullptr);
  auto table = std::make_shared<const FeatureTable>(std::move(blocks), state.names,
                                                    std::move(dictionaries), revision);
  m_state = std::make_unique<State>();
  return table;
}

} // namespace diaban::geo
