// Progress on a terminal, and Ctrl-C as the wish to stop.
#pragma once

#include <diaban/base/progress.h>

#include <QElapsedTimer>
#include <QTextStream>

namespace diaban::cli {

/// Writes a line at every step and at most one a second while work goes on: share done and time
/// left. Nothing is written of work that is done within a second. Only one may live at a time.
class TerminalProgress final : public Progress {
public:
  explicit TerminalProgress(QTextStream& err);
  ~TerminalProgress() override;
  Q_DISABLE_COPY_MOVE(TerminalProgress)

  bool advance(double fraction) override;
  void step(const QString& what) override;

  /// Whether Ctrl-C or a request to end has come.
  static bool wasInterrupted();

private:
  QTextStream& m_err;
  QElapsedTimer m_sinceStart;
  qint64 m_nextReport = 1000; ///< milliseconds since the start
  QString m_step;
};

} // namespace diaban::cli
