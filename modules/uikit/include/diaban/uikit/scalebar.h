// Scale bar and north arrow on a plate, as on the corner of the map.
#pragma once

#include <QString>
#include <QWidget>

namespace diaban::uikit {

/// A round length (1, 2 or 5 times a power of ten) and how long it is on the screen.
struct BarLength {
  double metres = 0;
  int pixels = 0;
};

/// The longest round length that takes between 80 and 160 logical pixels.
BarLength barLength(double metresPerPixel);

/// "200 m", "2 km" from 1,000 m on, in the notation of the current locale.
QString lengthText(double metres);

class ScaleBar final : public QWidget {
  Q_OBJECT

public:
  explicit ScaleBar(QWidget* parent = nullptr);
  void setMetresPerPixel(double metres);
  QSize sizeHint() const override { return {210, 32}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  BarLength m_length;
};

} // namespace diaban::uikit
