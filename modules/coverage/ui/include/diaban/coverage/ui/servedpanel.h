// Whom the sensors serve: people first, then classes, then how much more helps.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sitingrun.h>
#include <diaban/uikit/sidepanels.h>

#include <QTime>

#include <vector>

class QLabel;

namespace diaban::coverage {

class CurveView;

/// What it is given is copied into what it shows.
class ServedPanel final : public uikit::SidePanel {
  Q_OBJECT

public:
  explicit ServedPanel(QWidget* parent = nullptr);

  /// Null: says what to do first. \param at, seconds when it was reckoned, and how long that took
  void setReport(const CoverageReport* report, QTime at = {}, double seconds = 0);
  /// Null: none was asked for.
  void setSiting(const SitingReport* report);
  /// Those with most people first; the first few are shown.
  void setGaps(const std::vector<Gap>& gaps);
  /// Whether owners who pay for the same can be taken into the roadmap; from the next report on.
  void setFindingsOffered(bool areOffered);

Q_SIGNALS:
  void overlapChosen(int overlap); ///< of Served::overlaps
  void findingsRequested();
  void gapChosen(int gap); ///< as setGaps()

private:
  enum class Section : quint8 { Figures, Classes, Times, Curve, Overlaps, Gaps, Notices };
  static constexpr std::size_t kSections = 7;

  /// Null: the section has nothing to show.
  void put(Section section, QWidget* made);
  QWidget* buildCurve();
  QWidget* overlapsOf(const CoverageReport& report);
  QWidget* noticesOf(const CoverageReport& report);

  QLabel* m_when = nullptr;
  std::vector<QWidget*> m_slots;
  QLabel* m_curveHint = nullptr; ///< what to do while there is no curve
  CurveView* m_curve = nullptr;
  bool m_isPeople = true;
  bool m_areFindingsOffered = false;
};

} // namespace diaban::coverage
