// A layer of square parcels in memory, and watches over the GUI thread.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/uikit/mappictures.h>

#include <QElapsedTimer>
#include <QTimer>

namespace diaban::test {

/// `columns` × `columns` squares of 10 map units, 12 apart, from (x, y) on; column "loai" holds one
/// of five codes, "so" a running number.
geo::TablePtr squares(int columns, double x = 500'000, double y = 1'700'000);

/// They as a layer with a categorised fill, and labels if asked for.
uikit::MapLayer squaresLayer(const QString& name, geo::TablePtr table, bool labels = false);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr qint64 kStallMs = 2000; ///< sanitizers slow all down; they look for other faults
#else
inline constexpr qint64 kStallMs = 50; ///< what a person feels as "it hangs"
#endif

/// Beats on the event loop and keeps the longest pause. A stall is what a person feels as "it
/// hangs".
class StallMonitor : public QObject {
public:
  StallMonitor();
  void reset();
  qint64 longestMs() const { return m_longest; }

private:
  static qint64 waitedForProcessorMs();

  QTimer m_beat;
  QElapsedTimer m_since;
  qint64 m_waited = 0;
  qint64 m_longest = 0;
};

} // namespace diaban::test
