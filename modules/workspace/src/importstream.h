// The sources of an import, read and made ready on a thread of their own.
#pragma once

#include "importqueue.h"
#include "layerintake.h"

#include <diaban/geo/source.h>

#include <atomic>
#include <thread>
#include <vector>

namespace diaban::workspace {

/// Reads every file of a plan once, one after the other, and prepares its rows while another thread
/// writes those before them.
class ImportStream {
public:
  struct Target {
    geo::Crs crs;
    int srsId = 0;
  };

  /// `layers` and `reader` outlive the stream.
  ImportStream(const std::vector<PlannedLayer>& layers, Target target,
               const geo::SourceReader& reader, std::map<QString, ReadAhead> readAhead);
  /// Stops the reading, if it still runs.
  ~ImportStream();
  ImportStream(const ImportStream&) = delete;
  ImportStream& operator=(const ImportStream&) = delete;

  /// The next rows; nothing when none came for a moment, or at the end (isOver()).
  std::optional<PreparedRows> next();
  bool isOver() const { return m_queue.isOver(); }
  double fraction() const { return m_fraction.load(std::memory_order_relaxed); }
  /// The file that is being read, or was when the reading ended.
  QString currentPath() const;

  /// Waits for the thread. How the reading ended. \pre isOver()
  Outcome outcome();
  /// \pre outcome() was asked
  const LayerIntake& intake(std::size_t layer) const { return m_intakes[layer]; }

private:
  /// Where the rows of one layer of a file go.
  struct Route {
    std::size_t layer = 0;
    const PlannedSource* source = nullptr;
    std::optional<WkbMover> mover;
  };
  /// One reading of one file.
  struct Pass {
    QString path;
    geo::SourceOptions options;
    QStringList layers;
    std::vector<Route> routes; ///< as `layers`
    double weight = 0;         ///< in rows
  };
  class Reporter;

  void planPasses();
  Outcome run();
  Outcome readPass(Pass& pass, double from, double to);
  Outcome takeReadAhead(Pass& pass, ReadAhead&& ahead, Reporter& reporter);
  Outcome takeBatch(Pass& pass, const std::vector<int>& order, geo::SourceBatch&& batch);

  const std::vector<PlannedLayer>& m_layers;
  const Target m_target;
  const geo::SourceReader& m_reader;
  std::map<QString, ReadAhead> m_readAhead;
  std::vector<LayerIntake> m_intakes;
  std::vector<Pass> m_passes;
  ImportQueue<PreparedRows> m_queue;
  std::atomic<double> m_fraction = 0;
  std::atomic_bool m_stop = false;
  std::atomic<std::size_t> m_current = 0;
  Outcome m_outcome = Done{};
  std::thread m_thread;
};

} // namespace diaban::workspace
