// Buttons beside one another, in a second row where the first has no room. Private to the module.
#pragma once

#include <QWidget>

namespace diaban::coverage {

class WrapRow final : public QWidget {
  Q_OBJECT

public:
  explicit WrapRow(QWidget* parent);
  void add(QWidget* widget);
};

} // namespace diaban::coverage
