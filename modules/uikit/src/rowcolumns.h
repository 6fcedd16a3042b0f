// Which columns a table of rows shows, how wide and in which order; remembered by layer. Private to
// the module.
#pragma once

#include <diaban/workspace/layer.h>

#include <QObject>
#include <QTimer>

class QHeaderView;
class QMenu;
class QSettings;

namespace diaban::uikit {

class RowColumns final : public QObject {
  Q_OBJECT

public:
  /// \param settings not owned; null: nothing is remembered
  RowColumns(QHeaderView& header, QSettings* settings);

  /// The columns of this layer as they were left, or as they come.
  void show(const workspace::Layer& layer);
  /// As they come, and forgets what was remembered.
  void reset();
  /// Places of the visible fields in the layer, from left to right.
  QVector<int> visible() const;
  void setShown(int column, bool isShown);
  /// Check marks for all columns, and what else one does with them.
  /// \param at the column that was meant; -1 for none
  void fill(QMenu& menu, int at = -1);

Q_SIGNALS:
  void changed(); ///< which are visible

private:
  void arrange();
  void restore(const QStringList& columns);
  void save();
  QByteArray key() const;

  QHeaderView& m_header;
  QSettings* m_settings;
  workspace::Layer m_layer;
  QTimer m_later;
};

} // namespace diaban::uikit
