// Well-known binary changed and written: moved in place, put into its normal form.
#include "wkbwalk.h"

#include <diaban/geo/wkb.h>

#include <vector>

namespace diaban::geo {
namespace {

Error badGeometry()
{
  return Error{Error::Code::BadGeometry, {}, {}};
}

/// Checks all of a geometry without keeping any of it.
class Check {
public:
  bool begin(const WkbHead& head) { return !head.swapped; }
  bool items(const WkbHead&, quint32) { return true; }
  bool run(const WkbHead& head, const WkbRun& run) { return isSound(head, run); }
  bool end(const WkbHead&) { return true; }
};

/// Hands each run of coordinates to a function and puts back what it made of them.
class Mover {
public:
  Mover(std::span<unsigned char> wkb, MoveRun move, void* context)
      : m_wkb(wkb)
      , m_move(move)
      , m_context(context)
  {
  }

  const Outcome& outcome() const { return m_outcome; }

  bool begin(const WkbHead&) { return true; }
  bool items(const WkbHead&, quint32) { return true; }
  bool end(const WkbHead&) { return true; }

  bool run(const WkbHead& head, const WkbRun& run)
  {
    if (run.count == 0 || isEmptyPoint(head, run))
      return true;
    // WKB aligns nothing, so doubles are worked on in a copy.
    const std::size_t values = run.count * head.dimensions();
    m_values.resize(values);
    std::memcpy(m_values.data(), run.bytes, values * 8);
    m_outcome = m_move(m_context, m_values.data(), head.dimensions(), run.count);
    if (!m_outcome)
      return false;
    const auto offset = static_cast<std::size_t>(run.bytes - m_wkb.data());
    std::memcpy(m_wkb.data() + offset, m_values.data(), values * 8);
    return true;
  }

private:
  std::span<unsigned char> m_wkb;
  MoveRun m_move;
  void* m_context;
  std::vector<double> m_values;
  Outcome m_outcome = Done{};
};

/// Writes little-endian ISO WKB.
class Writer {
public:
  explicit Writer(std::size_t about) { m_wkb.reserve(static_cast<qsizetype>(about)); }

  QByteArray take() { return std::move(m_wkb); }

  bool begin(const WkbHead& head)
  {
    m_wkb.append('\x01');
    number(head.code + (head.hasZ ? 1000U : 0U) + (head.hasM ? 2000U : 0U));
    return true;
  }

  bool items(const WkbHead&, quint32 count)
  {
    number(count);
    return true;
  }

  bool run(const WkbHead& head, const WkbRun& run)
  {
    if (!isSound(head, run))
      return false;
    if (head.code != kWkbPoint)
      number(static_cast<quint32>(run.count));
    const std::size_t values = run.count * head.dimensions();
    const qsizetype at = m_wkb.size();
    m_wkb.resize(at + static_cast<qsizetype>(8 * values));
    auto* out = m_wkb.data() + at;
    for (std::size_t i = 0; i < values; ++i, out += 8)
      qToLittleEndian(run.value(head, i), out);
    return true;
  }

  bool end(const WkbHead&) { return true; }

private:
  void number(quint32 value)
  {
    char bytes[4];
    qToLittleEndian(value, bytes);
    m_wkb.append(bytes, 4);
  }

  QByteArray m_wkb;
};

} // namespace

Outcome transformWkb(std::span<unsigned char> wkb, MoveRun move, void* context)
{
  Check check; // first all of it, so that nothing is moved in half
  if (!WkbWalk<Check>(wkb, check).geometry())
    return badGeometry();
  Mover mover(wkb, move, context);
  WkbWalk<Mover>(wkb, mover).geometry();
  return mover.outcome();
}

Result<QByteArray> normaliseWkb(std::span<const unsigned char> wkb)
{
  Writer writer(wkb.size());
  if (!WkbWalk<Writer>(wkb, writer).geometry())
    return badGeometry();
  return writer.take();
}

} // namespace diaban::geo
