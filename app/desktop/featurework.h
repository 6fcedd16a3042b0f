// The feature panel's business: what lies under a click of the identify tool, and what is selected,
// read and shown.
#pragma once

#include "document.h"
#include "latest.h"

#include <diaban/mapview/tools.h>
#include <diaban/uikit/featurepanel.h>
#include <diaban/uikit/selection.h>
#include <diaban/workspace/rowview.h>

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace diaban::uikit {
class MapCanvas;
class SideStack;
} // namespace diaban::uikit

namespace diaban::desktop {

/// Rows are read by one job at a time; of clicks in a row only the last one is answered.
class FeatureWork final : public QObject {
  Q_OBJECT

public:
  FeatureWork(Document& document, uikit::Selection& selection, uikit::MapCanvas& canvas,
              uikit::SideStack& side, uikit::FeaturePanel& panel, QObject* parent);
  ~FeatureWork() override; ///< stops its jobs and waits for them

  /// A person clicked something on the map: shows the panel, unless another is open or it was shut
  /// by hand.
  void offerPanel();
  /// Hands over what there is to say of a feature, unless another is asked for before.
  void describe(const uikit::FeatureRef& feature,
                std::function<void(const uikit::FeaturePage&)> then);

private:
  /// A layer as it is now, with its rows in memory.
  struct Source {
    workspace::Layer layer;
    geo::TablePtr table; ///< null: a raster
  };
  struct Found {
    std::vector<uikit::FeatureRef> features;
    qint64 more = 0;
    QPointF at{}; ///< where rasters are read
  };
  class Reader;

  std::vector<Source> drawn(QPointF at) const; ///< what is shown there, the top first
  void identify(const mapview::IdentifyAt& at);
  void showSelection();
  const std::shared_ptr<Reader>& reader();
  template <typename Find>
  void show(std::vector<Source> sources, Find find);
  void goTo(const uikit::FeaturePage& page);
  void outline(); ///< what is identified and shown now, on the map
  void forget();

  Document& m_document;
  uikit::Selection& m_selection;
  uikit::MapCanvas& m_canvas;
  uikit::SideStack& m_side;
  uikit::FeaturePanel& m_panel;
  bool m_isWanted = true; ///< until a person shuts the panel
  bool m_wasOpen = false;
  bool m_showsSelection = true;
  Latest m_reading, m_outlining, m_describing;
  std::shared_ptr<Reader> m_reader;
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the open workspace
  QThreadPool m_pool;              ///< one thread, which the reader belongs to
};

} // namespace diaban::desktop
