// The tables at the foot of the map: opened, closed, kept with the layers and with what the map
// shows, exported.
#pragma once

#include "document.h"

#include <QObject>
#include <QTimer>

class QAction;
class QSettings;
class QWidget;

namespace diaban::uikit {
class MapCanvas;
class RowPanel;
} // namespace diaban::uikit

namespace diaban::desktop {

class RowWork final : public QObject {
  Q_OBJECT

public:
  /// \param toggle the command that shows the tables; checked while they are seen
  RowWork(Document& document, uikit::RowPanel& panel, uikit::MapCanvas& canvas, QAction& toggle,
          QSettings& settings, QWidget* window);

  /// Opens the table of a layer, or shows the one that is open.
  void show(const QString& layer);
  void hide();

Q_SIGNALS:
  void visibilityWanted(bool visible);
  void refused(const diaban::Error& error); ///< the layer has no rows

private:
  void followLayers();
  void followView();
  void goTo(const QString& layer, qint64 row);
  void chooseExport();

  Document& m_document;
  uikit::RowPanel& m_panel;
  uikit::MapCanvas& m_canvas;
  QAction& m_toggle;
  QSettings& m_settings;
  QWidget* m_window;
  QTimer m_settled; ///< the view rests
};

} // namespace diaban::desktop
