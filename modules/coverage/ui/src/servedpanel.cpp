#include "sentencebutton.h"
#include "servedsections.h"

#include <diaban/coverage/ui/curveview.h>
#include <diaban/coverage/ui/servedpanel.h>
#include <diaban/uikit/parts.h>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::coverage {
namespace {

constexpr std::size_t kShownGaps = 5;
constexpr std::size_t kShownOverlaps = 8;

/// Sections of sentences reach from edge to edge, so that the whole row can be pressed.
StepBox* rowsBox(const QString& title, QWidget* parent)
{
  auto* box = new StepBox(title, parent);
  box->body()->setContentsMargins(0, 10, 0, 10);
  box->body()->itemAt(0)->layout()->setContentsMargins(12, 0, 12, 0);
  return box;
}

/// Which one has the keyboard, so that a new report doesn't take it away; -1: none.
int focusedButton(const QWidget& section)
{
  const auto buttons = section.findChildren<QPushButton*>();
  for (int i = 0; i < buttons.size(); ++i)
    if (buttons[i]->hasFocus())
      return i;
  return -1;
}

/// Why there is no curve.
QString hintText(const SitingReport* report)
{
  if (report == nullptr)
    return ServedPanel::tr("Press “Find sites” at the left to see how many people each further "
                           "unit would serve.");
  if (report->request.goal == SitingGoal::Median || report->request.goal == SitingGoal::Centre)
    return ServedPanel::tr("The chosen goal measures distances, so nothing is said of how many "
                           "more are served.");
  return ServedPanel::tr("No further site would serve anybody more.");
}

} // namespace

ServedPanel::ServedPanel(QWidget* parent)
    : SidePanel(tr("Who is served"), parent)
{
  emptyLabel()->setText(tr("Choose a layer of sensors at the left, or place some on the map: then "
                           "this says who is served, how well and how many times over."));
  rows()->insertWidget(rows()->count() - 1, buildHead());
  m_slots.resize(kSections);
  for (QWidget*& slot : m_slots) {
    slot = new QWidget(this);
    rows()->insertWidget(rows()->count() - 1, slot);
  }
  put(Section::Curve, buildCurve());
  setReport(nullptr);
}

void ServedPanel::put(Section section, QWidget* made)
{
  QWidget*& slot = m_slots[static_cast<std::size_t>(section)];
  if (made == nullptr)
    made = new QWidget(this); // keeps the place
  const int focused = focusedButton(*slot);
  delete rows()->replaceWidget(slot, made);
  slot->hide();
  slot->deleteLater();
  slot = made;
  slot->show();
  if (const auto buttons = made->findChildren<QPushButton*>();
      focused >= 0 && focused < buttons.size())
    buttons[focused]->setFocus();
}

/// When it was reckoned, and beside it the way to compare.
QWidget* ServedPanel::buildHead()
{
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 8, 0);
  m_when = uikit::caption({}, head);
  m_compare = new QToolButton(head);
  m_compare->setObjectName(QStringLiteral("compare"));
  m_compare->setText(tr("Compare"));
  m_compare->setCheckable(true);
  row->addWidget(m_when, 1);
  row->addWidget(m_compare);
  connect(m_compare, &QToolButton::toggled, this, &ServedPanel::comparisonChanged);
  return head;
}

bool ServedPanel::isComparing() const
{
  return m_compare->isChecked();
}

QWidget* ServedPanel::buildCurve()
{
  auto* box = new StepBox(tr("How many more are enough"), this);
  m_curveHint = uikit::caption({}, box);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  auto* group = new QButtonGroup(box);
  for (const auto axis : {CurveView::Axis::Count, CurveView::Axis::Money}) {
    auto* button = new QToolButton(box);
    button->setText(axis == CurveView::Axis::Count ? tr("By number") : tr("By money"));
    button->setCheckable(true);
    button->setChecked(axis == CurveView::Axis::Count);
    group->addButton(button);
    row->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, axis] { m_curve->setAxis(axis); });
  }
  row->addStretch(1);
  m_curve = new CurveView(box);
  box->body()->addWidget(m_curveHint);
  box->body()->addLayout(row);
  box->body()->addWidget(m_curve);
  return box;
}

void ServedPanel::setReport(const CoverageReport* report, QTime at, double seconds,
                            const CoverageReport* before)
{
  emptyLabel()->setVisible(report == nullptr);
  m_when->parentWidget()->setVisible(report != nullptr);
  m_compare->setEnabled(before != nullptr);
  m_compare->setToolTip(
      before == nullptr
          ? tr("There is nothing to compare with yet: move a sensor or change the model first")
          : tr("Shows the figures before the last change beside those of now; they stay while "
               "this is on"));
  m_slots[static_cast<std::size_t>(Section::Curve)]->setVisible(report != nullptr);
  if (report == nullptr) {
    for (const Section section :
         {Section::Figures, Section::Classes, Section::Times, Section::Readings, Section::Areas,
          Section::Overlaps, Section::Gaps, Section::Notices})
      put(section, nullptr);
    setSiting(nullptr);
    return;
  }
  m_isPeople = arePeopleKnown(*report);
  const bool isCompared =
      before != nullptr && isComparing() && arePeopleKnown(*before) == m_isPeople;
  const Compared reports{*report, isCompared ? before : nullptr};
  //: %1 a time of day, %2 a number of seconds
  m_when->setText(tr("Reckoned at %1 · %2 s")
                      .arg(at.toString(QStringLiteral("HH:mm")),
                           QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0)));
  put(Section::Figures, figuresOf(reports, this));
  put(Section::Classes, countedOf(*report).total() > 0 ? classesOf(reports, this) : nullptr);
  put(Section::Times, timesOf(reports, this));
  put(Section::Readings, readingsOf(*report, this));
  if (report->hasAreas)
    put(Section::Areas, coveredAreas(reports, this));
  else
    setAreasPending();
  put(Section::Overlaps, overlapsOf(*report));
  put(Section::Notices, noticesOf(*report));
}

void ServedPanel::setAreasPending()
{
  put(Section::Areas,
      noAreas(tr("Areas are being reckoned…"), tr("Stop"), &ServedPanel::areasStopRequested));
}

void ServedPanel::setAreasStopped(const QString& why)
{
  put(Section::Areas, noAreas(why.isEmpty() ? tr("Areas were not reckoned.") : why,
                              tr("Reckon areas"), &ServedPanel::areasRequested));
}

QWidget* ServedPanel::noAreas(const QString& words, const QString& link,
                              void (ServedPanel::*asked)())
{
  auto* box = new StepBox(tr("Covered area"), this);
  auto* button = new QPushButton(link, box);
  button->setProperty("kind", QStringLiteral("link"));
  connect(button, &QPushButton::clicked, this, asked);
  box->body()->addWidget(uikit::caption(words, box));
  box->body()->addWidget(button, 0, Qt::AlignLeft);
  return box;
}

QWidget* ServedPanel::overlapsOf(const CoverageReport& report)
{
  const std::vector<OwnerOverlap>& overlaps = report.served.overlaps;
  if (overlaps.empty())
    return nullptr;
  StepBox* box = rowsBox(tr("Paid for twice"), this);
  box->setAside(QLocale().toString(static_cast<qulonglong>(overlaps.size())));
  for (std::size_t i = 0; i < std::min(overlaps.size(), kShownOverlaps); ++i) {
    auto* row =
        new SentenceButton(QStringLiteral("sev-link"), overlapSentence(overlaps[i]), {}, box);
    connect(row, &QPushButton::clicked, this,
            [this, i] { Q_EMIT overlapChosen(static_cast<int>(i)); });
    box->body()->addWidget(row);
  }
  if (m_areFindingsOffered) {
    auto* link = new QPushButton(tr("Take into the roadmap"), box);
    link->setProperty("kind", QStringLiteral("link"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(32, 0, 12, 0);
    row->addWidget(link);
    row->addStretch(1);
    box->body()->addLayout(row);
    connect(link, &QPushButton::clicked, this, &ServedPanel::findingsRequested);
  }
  return box;
}

QWidget* ServedPanel::noticesOf(const CoverageReport& report)
{
  if (report.notices.isEmpty())
    return nullptr;
  auto* box = new StepBox(tr("Taken for granted"), this);
  for (const Error& notice : report.notices)
    box->body()->addWidget(uikit::caption(errorText(notice), box));
  return box;
}

void ServedPanel::setGaps(const std::vector<Gap>& gaps)
{
  if (gaps.empty()) {
    put(Section::Gaps, nullptr);
    return;
  }
  StepBox* box = rowsBox(tr("Most people without"), this);
  box->setAside(QLocale().toString(static_cast<qulonglong>(gaps.size())));
  for (std::size_t i = 0; i < std::min(gaps.size(), kShownGaps); ++i) {
    auto* row = new SentenceButton({}, gapSentence(gaps[i], m_isPeople), gaps[i].commune, box);
    connect(row, &QPushButton::clicked, this, [this, i] { Q_EMIT gapChosen(static_cast<int>(i)); });
    box->body()->addWidget(row);
  }
  put(Section::Gaps, box);
}

void ServedPanel::setSiting(const SitingReport* report)
{
  const bool hasCurve = report != nullptr && report->curve.size() > 1;
  m_curve->setVisible(hasCurve);
  for (QToolButton* button : m_curve->parentWidget()->findChildren<QToolButton*>())
    button->setVisible(hasCurve);
  m_curveHint->setVisible(!hasCurve);
  m_curveHint->setText(hintText(report));
  std::optional<CurvePoint> chosen;
  if (hasCurve && !report->sites.empty()) {
    chosen = CurvePoint{static_cast<int>(report->sites.size()), 0, report->sites.back().sum};
    for (const ProposedSite& site : report->sites)
      chosen->cost += site.cost;
  }
  m_curve->setCurve(hasCurve ? report->curve : std::vector<CurvePoint>(), chosen, m_isPeople);
  static_cast<StepBox*>(m_curve->parentWidget())
      ->setAside(hasCurve ? m_curve->unitText() : QString());
}

void ServedPanel::setFindingsOffered(bool areOffered)
{
  m_areFindingsOffered = areOffered;
}

} // namespace diaban::coverage
