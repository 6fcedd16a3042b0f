// The first rows of a file, as text.
#pragma once

#include <diaban/workspace/sourcesample.h>

#include <QTableWidget>

namespace diaban::desktop {

class PreviewTable final : public QTableWidget {
  Q_OBJECT

public:
  explicit PreviewTable(QWidget* parent);

  void showSample(const workspace::SourceSample& sample);
};

} // namespace diaban::desktop
