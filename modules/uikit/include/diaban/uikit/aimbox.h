// The small box at the cursor that a point's coordinates, length and direction are typed into.
#pragma once

#include <diaban/mapview/aim.h>

#include <QFrame>

#include <array>

class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace diaban::uikit {

/// Goes with the pointer until somebody types into it; then it stays and takes the mouse. What is
/// wrong is said in it. Values as mapview::AimRules has them.
class AimBox final : public QFrame {
  Q_OBJECT

public:
  explicit AimBox(QWidget* map);

  void setGeographic(bool isGeographic);
  /// Leaves what is being typed. None: there is no such value now, and no field for it.
  void setValue(mapview::AimField field, const std::optional<double>& value);
  void setHeld(mapview::AimField field, bool isHeld);
  /// Types, as a person who begins there. \param typed first; empty: what stands there, chosen
  void begin(mapview::AimField field, const QString& typed = {});
  /// The field that was typed into last, or the first, has what is wrong said of it.
  void setFault(const QString& sentence);
  bool isTypedInto() const;
  void placeBy(QPoint pointer); ///< pixels of the map; not while it is typed into

Q_SIGNALS:
  void held(diaban::mapview::AimField field, double value);
  void released(diaban::mapview::AimField field);
  void entered(); ///< Enter, unless something is wrong
  void left();    ///< Esc

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  struct Row {
    QLabel* name = nullptr;
    QLineEdit* line = nullptr;
    QToolButton* lock = nullptr;
    bool isTyped = false; ///< since the line got the keyboard
  };
  Row& row(mapview::AimField field) { return m_rows[static_cast<std::size_t>(field)]; }
  void addRow(mapview::AimField field, QGridLayout& grid);
  void nameRows();
  QString words(mapview::AimField field, double value) const;
  void read(mapview::AimField field);
  void step(int by);
  void fit();

  std::array<Row, mapview::kAimFields> m_rows;
  QLabel* m_foot = nullptr;
  mapview::AimField m_last = mapview::AimField::North;
  bool m_isGeographic = false;
  QString m_wrong; ///< of what is being typed
};

} // namespace diaban::uikit
