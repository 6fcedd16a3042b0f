// The map's tools as commands: which one is in the hand, and their keys.
#pragma once

#include "actions.h"
#include "snapping.h"

#include <diaban/uikit/mapcanvas.h>

#include <QActionGroup>

namespace diaban::desktop {

/// Keeps the commands of the tools and the canvas's tool alike. Keys of one letter act while the
/// canvas has the focus.
class MapTools final : public QObject {
  Q_OBJECT

public:
  MapTools(const Actions& actions, uikit::MapCanvas& canvas, Snapping& snapping, QObject* parent);

private:
  QActionGroup m_group;
};

} // namespace diaban::desktop
