// One bar cut into classes, by how many belong to each. Private to the module.
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

namespace diaban::coverage {

class LevelBar final : public QWidget {
  Q_OBJECT

public:
  struct Part {
    double amount = 0;
    QColor colour;
  };

  LevelBar(std::vector<Part> parts, const QString& words, QWidget* parent);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  std::vector<Part> m_parts;
};

} // namespace diaban::coverage
