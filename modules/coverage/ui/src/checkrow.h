// A box, a drawing and words that wrap; a click on any of them counts. Private to the module.
#pragma once

#include <QPixmap>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace diaban::coverage {

class CheckRow final : public QWidget {
  Q_OBJECT

public:
  /// \param swatch beside the box; null: none
  CheckRow(const QString& name, const QPixmap& swatch, QWidget* parent);

  QCheckBox& box() const { return *m_box; }
  void setAside(const QString& words); ///< at the right, muted

protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

private:
  QCheckBox* m_box = nullptr;
  QLabel* m_aside = nullptr;
};

} // namespace diaban::coverage
