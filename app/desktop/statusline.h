// The row at the foot of the window: message or job, coordinates, scale, coordinate system.
#pragma once

#include <diaban/geo/crs.h>
#include <diaban/mapview/viewport.h>
#include <diaban/uikit/jobs.h>
#include <diaban/uikit/messages.h>

#include <QPointF>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace diaban::desktop {

class StatusLine final : public QWidget {
  Q_OBJECT

public:
  StatusLine(uikit::JobList& jobs, uikit::MessageList& messages, QWidget* parent = nullptr);

  void setCrs(const geo::Crs& crs); ///< an invalid one hides coordinates and scale
  void setPointer(std::optional<QPointF> map);
  void setView(const mapview::Viewport& view);
  void say(const QString& text); ///< stays until the next

  /// "1:5.000", "5000", "1/5.000" and "5 000" are 5000; nullopt for what is no scale.
  static std::optional<double> readScale(const QString& typed);
  static QString scaleText(double denominator);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
  void scaleEntered(double denominator);
  void jobsRequested();
  void messagesRequested();

private:
  void buildMapPart();
  void updateJob();
  void updateMessages(int unread);
  void enterScale();
  void showWords(); ///< as much as there is room for; the tooltip has all

  uikit::JobList& m_jobs;
  geo::Crs m_crs;
  std::optional<geo::Transform> m_toWgs84;
  QTimer m_jobDelay;
  QLabel* m_text = nullptr;
  QPushButton* m_job = nullptr;
  QProgressBar* m_bar = nullptr;
  QLabel* m_left = nullptr;
  std::vector<QWidget*> m_mapParts; ///< what means nothing without a map
  QLabel* m_coordinates = nullptr;
  QComboBox* m_scale = nullptr;
  QLabel* m_system = nullptr;
  QPushButton* m_messages = nullptr;
};

} // namespace diaban::desktop
