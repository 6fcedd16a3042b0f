// Looks at the sources of an import before anything is decided, several at a time.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/geo/source.h>

#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

namespace diaban::workspace {

/// All of a small file, read while it was looked at: most of the time that such a file takes goes
/// into starting the process that reads it.
struct ReadAhead {
  QStringList layers; ///< as SourceBatch::layer counts them
  std::vector<geo::SourceBatch> batches;
};

struct LookedAt {
  geo::SourceInfo info;
  std::optional<ReadAhead> rows;
};

class SourceLooker {
public:
  using OptionsOf = std::function<geo::SourceOptions(const QString& path)>;
  SourceLooker(const geo::SourceReader& reader, OptionsOf options, bool mayReadAhead);

  /// What each file is, in the order given, or why it can't be read; with `stopsEarly`, those
  /// behind the first such file may be missing. \returns Cancelled
  Result<std::vector<Result<LookedAt>>> lookAt(const QStringList& files, bool stopsEarly,
                                               Progress& progress);

private:
  class Watcher;

  Result<LookedAt> look(const QString& path, Progress& progress);
  Result<LookedAt> describe(const QString& path, Progress& progress) const;

  const geo::SourceReader& m_reader;
  const OptionsOf m_options;
  const bool m_mayReadAhead;
  std::atomic<qsizetype> m_size = 0; ///< bytes of rows read ahead
};

} // namespace diaban::workspace
