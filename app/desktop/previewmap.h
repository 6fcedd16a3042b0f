// A small map of a file, with a legend: what it shows is drawn elsewhere.
#pragma once

#include <QImage>
#include <QWidget>

namespace diaban::desktop {

class PreviewMap final : public QWidget {
  Q_OBJECT

public:
  explicit PreviewMap(QWidget* parent);

  void setPicture(const QImage& picture);
  /// Shown in place of the picture: why there is none.
  void setReason(const QString& text);
  void setLegend(bool hasOther);
  bool hasPicture() const { return !m_picture.isNull(); }
  QSize mapSize() const; ///< logical pixels

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  int legendHeight() const;

  QImage m_picture;
  QString m_reason;
  bool m_hasOther = false;
};

} // namespace diaban::desktop
