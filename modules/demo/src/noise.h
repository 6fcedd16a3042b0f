// Smooth chance over the plane: what coasts, hills and borders are bent with.
#pragma once

#include <QPointF>
#include <QtGlobal>

namespace diaban::demo {

class Noise {
public:
  explicit Noise(quint64 seed)
      : m_seed(seed)
  {
  }
  /// Value noise in [-1, 1]; features are about one unit wide.
  double at(double x, double y) const;
  /// Four octaves of it at `scale` metres; about [-1, 1].
  double rough(QPointF p, double scale) const;

private:
  double corner(qint64 column, qint64 row) const;
  quint64 m_seed;
};

} // namespace diaban::demo
