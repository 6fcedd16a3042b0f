// The map once more, in a window of its own: another place of the same workspace.
#pragma once

#include "document.h"
#include "selectwork.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/selection.h>

#include <QWidget>

namespace diaban::desktop {

/// Shows the layers that the main map shows, at a place and scale of its own. What is selected in
/// either is selected in both; panning, zooming and selecting tools are those of the main map.
class MapBeside final : public QWidget {
  Q_OBJECT

public:
  /// \param main the main window's map; this one begins where it is
  MapBeside(Document& document, uikit::Selection& selection, uikit::MapCanvas& main,
            std::function<QString()> currentLayer);
  ~MapBeside() override;

  uikit::MapCanvas& canvas() { return *m_canvas; }

private:
  void follow();
  void followTool(uikit::CanvasTool tool);

  Document& m_document;
  uikit::MapCanvas* m_canvas;
  SelectWork* m_selecting;
};

} // namespace diaban::desktop
