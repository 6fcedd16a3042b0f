#include "importstream.h"

#include <algorithm>

namespace diaban::workspace {
namespace {

/// Batches of some thousand rows that may wait to be written.
constexpr std::size_t kWaitingBatches = 4;
constexpr std::chrono::milliseconds kMoment{50};

} // namespace

/// Carries the reader's progress to the writing thread, and its wish to stop back.
class ImportStream::Reporter final : public Progress {
public:
  Reporter(ImportStream& stream, double from, double to)
      : m_stream(stream)
      , m_from(from)
      , m_to(to)
  {
  }
  bool advance(double fraction) override
  {
    m_stream.m_fraction.store(m_from + (m_to - m_from) * fraction, std::memory_order_relaxed);
    return !m_stream.m_stop.load(std::memory_order_relaxed);
  }

private:
  ImportStream& m_stream;
  const double m_from, m_to;
};

ImportStream::ImportStream(const std::vector<PlannedLayer>& layers, Target target,
                           const geo::SourceReader& reader, std::map<QString, ReadAhead> readAhead)
    : m_layers(layers)
    , m_target(std::move(target))
    , m_reader(reader)
    , m_readAhead(std::move(readAhead))
    , m_queue(kWaitingBatches)
{
  m_intakes.reserve(layers.size());
  for (const PlannedLayer& layer : layers)
    m_intakes.emplace_back(layer, m_target.srsId);
  planPasses();
  m_thread = std::thread([this] {
    m_outcome = run();
    m_queue.close();
  });
}

ImportStream::~ImportStream()
{
  m_stop = true;
  m_queue.close();
  if (m_thread.joinable())
    m_thread.join();
}

std::optional<PreparedRows> ImportStream::next()
{
  return m_queue.take(kMoment);
}

QString ImportStream::currentPath() const
{
  const std::size_t current = m_current.load(std::memory_order_relaxed);
  return current < m_passes.size() ? m_passes[current].path : QString();
}

Outcome ImportStream::outcome()
{
  if (m_thread.joinable())
    m_thread.join();
  return m_outcome;
}

void ImportStream::planPasses()
{
  for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
    for (const PlannedSource& source : m_layers[layer].sources) {
      auto pass = std::find_if(m_passes.begin(), m_passes.end(), [&](const Pass& p) {
        return p.path == source.path && p.options.encoding == source.options.encoding &&
               p.options.swapsAxes == source.options.swapsAxes;
      });
      if (pass == m_passes.end())
        pass = m_passes.insert(m_passes.end(), Pass{source.path, source.options, {}, {}, 0});
      pass->layers.append(source.layer);
      pass->routes.push_back({layer, &source, std::nullopt});
      pass->weight += static_cast<double>(std::max<qint64>(1, source.features));
    }
  }
}

Outcome ImportStream::run()
{
  double total = 0, done = 0;
  for (const Pass& pass : m_passes)
    total += pass.weight;
  for (std::size_t i = 0; i < m_passes.size(); ++i) {
    m_current = i;
    DIABAN_CHECK(readPass(m_passes[i], done / total, (done + m_passes[i].weight) / total));
    done += m_passes[i].weight;
  }
  return Done{};
}

Outcome ImportStream::readPass(Pass& pass, double from, double to)
{
  for (Route& route : pass.routes) {
    if (!route.source->crs.isValid())
      continue;
    DIABAN_TRY(mover, WkbMover::between(route.source->crs, m_target.crs));
    route.mover.emplace(std::move(mover));
  }
  Reporter reporter(*this, from, to);
  if (auto ahead = m_readAhead.extract(pass.path))
    return takeReadAhead(pass, std::move(ahead.mapped()), reporter);
  geo::ReadRequest request;
  request.path = pass.path;
  request.layers = pass.layers;
  request.options = pass.options;
  std::vector<int> order; // of the answer's layers among ours
  return m_reader.read(
      request,
      [&](const geo::SourceInfo& info) -> Outcome {
        for (const geo::SourceLayer& layer : info.layers)
          order.push_back(static_cast<int>(pass.layers.indexOf(layer.name)));
        return Done{};
      },
      [&](geo::SourceBatch&& batch) -> Outcome {
        if (!reporter.advance(batch.fraction))
          return Error{Error::Code::Cancelled, {}, {}};
        return takeBatch(pass, order, std::move(batch));
      },
      reporter);
}

Outcome ImportStream::takeReadAhead(Pass& pass, ReadAhead&& ahead, Reporter& reporter)
{
  std::vector<int> order;
  for (const QString& layer : ahead.layers)
    order.push_back(static_cast<int>(pass.layers.indexOf(layer)));
  for (geo::SourceBatch& batch : ahead.batches) {
    if (!reporter.advance(batch.fraction))
      return Error{Error::Code::Cancelled, {}, {}};
    if (order[static_cast<std::size_t>(batch.layer)] >=
        0) // all layers were read, few may be wanted
      DIABAN_CHECK(takeBatch(pass, order, std::move(batch)));
  }
  return Done{};
}

Outcome ImportStream::takeBatch(Pass& pass, const std::vector<int>& order, geo::SourceBatch&& batch)
{
  const auto position = static_cast<std::size_t>(batch.layer);
  if (position >= order.size() || order[position] < 0)
    return Error{Error::Code::ReaderStopped, {pass.path}, QStringLiteral("unexpected layer")};
  Route& route = pass.routes[static_cast<std::size_t>(order[position])];
  if (batch.rows.columns.size() < route.source->columns.size())
    for (const int column : route.source->columns)
      if (column >= static_cast<int>(batch.rows.columns.size()))
        return Error{Error::Code::ReaderStopped, {pass.path}, QStringLiteral("fewer fields")};
  PreparedRows rows = m_intakes[route.layer].prepare(std::move(batch.rows), *route.source,
                                                     route.mover ? &*route.mover : nullptr);
  rows.layer = route.layer;
  if (!m_queue.put(std::move(rows)))
    return Error{Error::Code::Cancelled, {}, {}};
  return Done{};
}

} // namespace diaban::workspace
