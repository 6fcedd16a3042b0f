// What a person has selected: rows of one layer, the same in the map, the table and the inspector.
#pragma once

#include <QObject>
#include <QString>

#include <vector>

namespace diaban::uikit {

/// The one selection of a window. Whoever selects calls set(); whoever shows it listens to
/// changed(). Lives on the GUI thread.
class Selection final : public QObject {
  Q_OBJECT

public:
  using QObject::QObject;

  const QString& layer() const { return m_layer; } ///< its name; empty when nothing is selected
  /// Numbers of rows in the file (this session only), ascending, each once.
  const std::vector<qint64>& rows() const { return m_rows; }
  bool isEmpty() const { return m_rows.empty(); }
  bool contains(const QString& layer, qint64 row) const;

  /// How rows join those of the same layer that are selected already; rows of another layer always
  /// replace the selection.
  enum class How : quint8 { Replace, Add, Toggle, Remove, Keep }; ///< Keep: only those in both
  /// \param rows in any order. Says changed() only when something did.
  void set(const QString& layer, std::vector<qint64> rows, How how = How::Replace);
  void clear() { set({}, {}); }

Q_SIGNALS:
  void changed();

private:
  QString m_layer;
  std::vector<qint64> m_rows;
};

} // namespace diaban::uikit
