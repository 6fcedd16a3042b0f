// A button that shows a colour and opens a small palette to choose another one.
#pragma once

#include <diaban/workspace/style.h>

#include <QFrame>
#include <QToolButton>

class QColorDialog;
class QLineEdit;
class QSlider;

namespace diaban::uikit {

QColor toColor(const workspace::Colour& colour);

class ColourButton final : public QToolButton {
  Q_OBJECT

public:
  /// \param name what the colour is of, for screen readers and the tooltip
  explicit ColourButton(const QString& name, QWidget* parent = nullptr);

  const workspace::Colour& colour() const { return m_colour; }
  void setColour(const workspace::Colour& colour); ///< says nothing

Q_SIGNALS:
  void picked(const diaban::workspace::Colour& colour); ///< by a person; at each step of a slider

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void openPalette();
  void openDialog();
  void pick(const workspace::Colour& colour);

  QString m_name;
  workspace::Colour m_colour;
};

/// What the button opens: the program's colours, a field for "#rrggbb", how much shows through.
class ColourPalette final : public QFrame {
  Q_OBJECT

public:
  ColourPalette(const workspace::Colour& colour, QWidget* parent);

Q_SIGNALS:
  void picked(const diaban::workspace::Colour& colour);
  void moreRequested();

private:
  QWidget* makeGrid();
  QWidget* makeFields();
  void pick(const workspace::Colour& colour);

  workspace::Colour m_colour;
  QLineEdit* m_hex = nullptr;
  QSlider* m_alpha = nullptr;
};

} // namespace diaban::uikit
