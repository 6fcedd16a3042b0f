// Small parts that pages and panels are made of.
#pragma once

#include <QString>

class QAction;
class QFrame;
class QLabel;
class QLineEdit;
class QScrollArea;
class QToolButton;
class QVBoxLayout;
class QWidget;

namespace diaban::uikit {

/// Small plain text that wraps.
QLabel* caption(const QString& text, QWidget* parent, bool muted = true);

/// A button for an action; an icon alone is named by the action's words, for tooltip and screen
/// readers.
QToolButton* toolButton(QAction* action, QWidget* parent, bool withWord);
/// Tooltip ("Words (keys)") and accessible name of a button that stands for `action`.
void nameButton(QToolButton& button, const QAction& action);

/// The glass at the left of a field that one searches with; says what the field is for.
void addSearchIcon(QLineEdit& field);

/// An area with the ground of `surface`: "panel", "base" or "window".
QWidget* ground(const QString& surface, QWidget* parent);

/// One of several rows, with a line below it.
QFrame* lineRow(QWidget* parent);

/// A column that scrolls when it is higher than its place, on the ground of `surface`.
struct ScrollColumn {
  QScrollArea* area = nullptr;
  QVBoxLayout* rows = nullptr;
};
ScrollColumn scrollColumn(const QString& surface, QWidget* parent);

} // namespace diaban::uikit
