// What a window hands to the one that takes its place, in another language or size of text.
#pragma once

#include "editwork.h"
#include "view.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace diaban::desktop {

struct WindowState {
  QByteArray geometry;
  std::vector<View> views;
  int currentView = 0;
  int page = 0;
  int sidePanel = -1; ///< -1: none was open
  QString currentLayer;
  QStringList tables;   ///< layers whose tables are open
  QString currentTable; ///< the one that is seen
  bool areTablesSeen = false;
  bool areTablesApart = false; ///< in a window of their own
  bool isMapTwice = false;
  EditWork::State editing;
};

} // namespace diaban::desktop
