// One view of the map: where one looks, and which layers are shown there.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/mapview/viewport.h>
#include <diaban/workspace/layer.h>

#include <QByteArray>
#include <QString>

#include <set>
#include <vector>

namespace diaban::desktop {

struct View {
  QString name;
  mapview::Viewport place;
  std::set<Uid> shown; ///< layers; one that is gone from the workspace is left out

  bool operator==(const View&) const = default;
};

std::set<Uid> shownLayers(const QVector<workspace::Layer>& layers);

/// The views of a workspace as they are remembered: of places only centre and scale.
QByteArray viewsToJson(const std::vector<View>& views, int current);

struct RememberedViews {
  std::vector<View> views; ///< none: nothing was remembered, or it can't be read
  int current = 0;         ///< one of them
};
RememberedViews viewsFromJson(const QByteArray& json);

} // namespace diaban::desktop
