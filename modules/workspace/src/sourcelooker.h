// Looks at the sources of an import before anything is decided, several at a time.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/geo/source.h>

#include <QString>
#include <QStringList>

#include <atomic>
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
  SourceLooker(const geo::SourceReader& reader, geo::SourceOptions options, bool mayReadAhead);

  /// What each file is, in the order given.
  /// \returns the error of the first file that has one
  Result<std::vector<LookedAt>> lookAt(const QStringList& files, Progress& progress);

private:
  class Watcher;

  Result<LookedAt> look(const QString& path, Progress& progress);
  Result<LookedAt> describe(const QString& path, Progress& progress) const;

  const geo::SourceReader& m_reader;
  const geo::SourceOptions m_options;
  const bool m_mayReadAhead;
  std::atomic<qsizetype> m_size = 0; ///< bytes of rows read ahead
};

} // namespace diaban::workspace
