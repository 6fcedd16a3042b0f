// Whom the sensors serve: people first, then classes, then how much more helps.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sitingrun.h>
#include <diaban/uikit/sidepanels.h>

#include <QTime>

#include <vector>

class QLabel;
class QToolButton;

namespace diaban::coverage {

class CurveView;

/// What it is given is copied into what it shows.
class ServedPanel final : public uikit::SidePanel {
  Q_OBJECT

public:
  explicit ServedPanel(QWidget* parent = nullptr);

  /// Null: says what to do first. Without areas: says that they are being reckoned.
  /// \param at, seconds when it was reckoned, and how long that took
  /// \param before a report of the same sensors to compare it with; null: none
  void setReport(const CoverageReport* report, QTime at = {}, double seconds = 0,
                 const CoverageReport* before = nullptr);
  /// Whether a person wants to see how it differs from the one before.
  bool isComparing() const;
  void setAreasPending();
  /// They do not come. \param why a whole sentence; empty: a person stopped them
  void setAreasStopped(const QString& why);
  /// Null: none was asked for.
  void setSiting(const SitingReport* report);
  /// Those with most people first; the first few are shown.
  void setGaps(const std::vector<Gap>& gaps);
  /// Whether owners who pay for the same can be taken into the roadmap; from the next report on.
  void setFindingsOffered(bool areOffered);

Q_SIGNALS:
  void overlapChosen(int overlap); ///< of Served::overlaps
  void findingsRequested();
  void gapChosen(int gap);  ///< as setGaps()
  void comparisonChanged(); ///< then setReport() shows, or leaves out, what differs
  void areasRequested();
  void areasStopRequested();

private:
  enum class Section : quint8 {
    Figures,
    Classes,
    Times,
    Readings,
    Areas,
    Curve,
    Overlaps,
    Gaps,
    Notices
  };
  static constexpr std::size_t kSections = 9;

  /// Null: the section has nothing to show.
  void put(Section section, QWidget* made);
  QWidget* buildHead();
  QWidget* buildCurve();
  /// Words where areas will stand, and a link below them that tells `asked`.
  QWidget* noAreas(const QString& words, const QString& link, void (ServedPanel::*asked)());
  QWidget* overlapsOf(const CoverageReport& report);
  QWidget* noticesOf(const CoverageReport& report);

  QLabel* m_when = nullptr;
  QToolButton* m_compare = nullptr;
  std::vector<QWidget*> m_slots;
  QLabel* m_curveHint = nullptr; ///< what to do while there is no curve
  CurveView* m_curve = nullptr;
  bool m_isPeople = true;
  bool m_areFindingsOffered = false;
};

} // namespace diaban::coverage
