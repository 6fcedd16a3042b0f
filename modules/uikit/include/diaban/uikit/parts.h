// Small parts that pages and panels are made of.
#pragma once

#include <QString>

class QFrame;
class QLabel;
class QScrollArea;
class QVBoxLayout;
class QWidget;

namespace diaban::uikit {

/// Small plain text that wraps.
QLabel* caption(const QString& text, QWidget* parent, bool muted = true);

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
