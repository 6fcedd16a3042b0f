// Tab in the map: walking from one feature of the view to the next by the keyboard.
#pragma once

#include "document.h"
#include "latest.h"

#include <diaban/mapview/viewport.h>
#include <diaban/uikit/selection.h>

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace diaban::uikit {
class MapCanvas;
struct FeaturePage;
struct FeatureRef;
} // namespace diaban::uikit

namespace diaban::desktop {

/// Tab goes on, Shift+Tab back, each leaves the map at its end; Enter selects, Esc ends the walk.
/// Where one is, is outlined and told as the map's accessible name.
class WalkWork final : public QObject {
  Q_OBJECT

public:
  /// Reads what a feature is called and hands it over, unless another is asked for before.
  using Describe =
      std::function<void(const uikit::FeatureRef&, std::function<void(const uikit::FeaturePage&)>)>;

  /// \param currentLayer the layer that is walked through while it is shown
  WalkWork(Document& document, uikit::Selection& selection, uikit::MapCanvas& canvas,
           std::function<QString()> currentLayer, Describe describe, QObject* parent);
  ~WalkWork() override; ///< stops its jobs and waits for them

Q_SIGNALS:
  void told(const QString& text); ///< where one is, in words

private:
  /// What is walked through: rows of one layer, in order.
  struct Way {
    QString layer;
    geo::TablePtr table;
    std::vector<qint64> rows;
  };
  bool step(bool forward);
  void find(bool forward);
  void begin(Way way, bool forward);
  void show();
  void tell(const uikit::FeaturePage& page);
  void choose(Qt::KeyboardModifiers modifiers);
  void stop();

  Document& m_document;
  uikit::Selection& m_selection;
  uikit::MapCanvas& m_canvas;
  std::function<QString()> m_currentLayer;
  Describe m_describe;
  Way m_way;
  std::ptrdiff_t m_at = -1; ///< in the way's rows; -1: nowhere
  bool m_isStale = true;    ///< the way is not that of what is shown now
  bool m_wasLeft = false;   ///< by Esc: the next Tab leaves the map
  Latest m_finding, m_showing;
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the open workspace
  QThreadPool m_pool;
};

} // namespace diaban::desktop
