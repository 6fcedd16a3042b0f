// What a window hands to the one that takes its place, in another language or size of text.
#pragma once

#include "viewtabs.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace diaban::desktop {

struct WindowState {
  QByteArray geometry;
  std::vector<ViewTabs::View> views;
  int currentView = 0;
  int page = 0;
  int sidePanel = -1; ///< -1: none was open
  QString currentLayer;
  QString rowsLayer; ///< whose table is open; empty: none
};

} // namespace diaban::desktop
