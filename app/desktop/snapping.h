// What a person chose about catching vertices and edges: kept with the settings, the same
// everywhere.
#pragma once

#include <diaban/mapview/snap.h>

#include <QObject>
#include <QSettings>

namespace diaban::desktop {

class Snapping final : public QObject {
  Q_OBJECT

public:
  /// Distances that can be chosen, in logical pixels.
  static constexpr int kLeast = 4, kMost = 40;

  explicit Snapping(QSettings& settings, QObject* parent = nullptr);

  const mapview::SnapRules& rules() const { return m_rules; }
  void setRules(const mapview::SnapRules& rules);

Q_SIGNALS:
  void changed();

private:
  QSettings& m_settings;
  mapview::SnapRules m_rules;
};

} // namespace diaban::desktop
