// The map out of the window: printed to a PDF sheet, or copied as a picture.
#pragma once

#include "document.h"
#include "latest.h"

#include <diaban/cartography/page.h>
#include <diaban/uikit/jobs.h>
#include <diaban/uikit/messages.h>

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>

class QMenu;
class QSettings;

namespace diaban::uikit {
class MapCanvas;
}

namespace diaban::desktop {

class PrintSheet;

class PrintWork final : public QObject {
  Q_OBJECT

public:
  /// \param window the sheet opens in it
  PrintWork(Document& document, uikit::JobList& jobs, uikit::MessageList& messages,
            uikit::MapCanvas& canvas, QSettings& settings, QWidget* window);
  ~PrintWork() override; ///< stops its jobs and waits for them

  void openSheet(const QString& folder);
  /// Writes a sheet as a job; said when done.
  void print(const cartography::PageSetup& setup, const QString& path);
  /// The view with scale bar, north arrow and a short legend.
  void copyView();
  /// Chooses how many points a copied picture has for each on the screen; remembered.
  QMenu* makeRatioMenu();

private:
  /// Layers as the map shows them now; safe to read on another thread.
  struct Snapshot {
    std::vector<uikit::MapLayer> bottomFirst;
    std::vector<cartography::LegendSource> topFirst;
  };
  Snapshot snapshot() const;
  static cartography::PageMap pageMap(const Snapshot& snapshot, const geo::Extent& extent,
                                      double denominator);
  cartography::PageSetup startSetup() const;
  int copyRatio() const;
  void preview();
  void choosePath(const QString& folder);

  Document& m_document;
  uikit::JobList& m_jobs;
  uikit::MessageList& m_messages;
  uikit::MapCanvas& m_canvas;
  QSettings& m_settings;
  QWidget* m_window;
  QPointer<PrintSheet> m_sheet;
  Latest m_preview;
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the open workspace
  QThreadPool m_pool;
};

} // namespace diaban::desktop
