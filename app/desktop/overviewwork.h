// The overview in the map's corner: what it shows, when it is drawn, where it leads.
#pragma once

#include <QObject>
#include <QTimer>

class QAction;
class QSettings;

namespace diaban::uikit {
class MapCanvas;
class OverviewMap;
} // namespace diaban::uikit

namespace diaban::desktop {

class Document;

/// Whether it is shown is remembered. It draws a little after the map, not with it.
class OverviewWork final : public QObject {
  Q_OBJECT

public:
  OverviewWork(QAction& action, Document& document, uikit::MapCanvas& canvas, QSettings& settings,
               QObject* parent);

  uikit::OverviewMap& map() { return m_map; }
  void clear(); ///< lets go of the layers, before the workspace goes

private:
  void turn(bool on);
  void draw();

  QAction& m_action;
  Document& m_document;
  uikit::MapCanvas& m_canvas;
  QSettings& m_settings;
  uikit::OverviewMap& m_map;
  QTimer m_due;
};

} // namespace diaban::desktop
