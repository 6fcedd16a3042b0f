// Looks into a file that may be imported: some of its rows, and how they would lie on the map.
#pragma once

#include "document.h"

#include <diaban/uikit/tokens.h>
#include <diaban/workspace/sourcesample.h>

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace diaban::desktop {

/// Reads and draws as jobs; of several wishes only the last one counts. Lives on the GUI thread.
class ImportPreview final : public QObject {
  Q_OBJECT

public:
  using SamplePtr = std::shared_ptr<const workspace::SourceSample>;

  /// How the coordinates are read; not valid: not drawn.
  struct Reading {
    geo::Crs crs;
    bool swapsAxes = false; ///< besides what the sample's own options turned
  };
  struct Wish {
    QString path, layer;
    QString encoding;
    geo::SourceInfo info;
    Reading reading, other; ///< the other one is drawn below, to compare
    QSize size;             ///< logical pixels
    qreal pixelRatio = 1;
    uikit::Theme theme = uikit::Theme::Light;
  };

  /// \param pool for its jobs, which may outlive it
  ImportPreview(const Document& document, QThreadPool& pool, QObject* parent = nullptr);

  void show(const Wish& wish);

Q_SIGNALS:
  void sampled(const diaban::desktop::ImportPreview::SamplePtr& sample);
  void drawn(const QImage& picture);
  void failed(const diaban::Error& error);

private:
  void read();
  void draw();

  const Document& m_document;
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the current wish
  QThreadPool& m_pool;
  Wish m_wish;
  SamplePtr m_sample; ///< of m_wish; null while it is read
};

} // namespace diaban::desktop
