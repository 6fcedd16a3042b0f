#include "levelstep.h"

#include "swatch.h"
#include "words.h"

#include <diaban/coverage/ui/levelcolours.h>
#include <diaban/uikit/parts.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::coverage {
namespace {

constexpr int kBoxWidth = 20; ///< of a check box alone, with its focus frame

/// A box, a drawing and words that wrap; a click on any of them counts.
class CheckRow final : public QWidget {
public:
  CheckRow(QCheckBox& box, QWidget* parent)
      : QWidget(parent)
      , m_box(box)
  {
  }

protected:
  void mousePressEvent(QMouseEvent* event) override { event->accept(); }
  void mouseReleaseEvent(QMouseEvent* event) override
  {
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
      m_box.click();
  }

private:
  QCheckBox& m_box;
};

QString number(double value)
{
  return QLocale().toString(value, 'g', 6);
}

bool areAlike(const std::vector<CoverageLevel>& some, const std::vector<CoverageLevel>& others)
{
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const CoverageLevel& a, const CoverageLevel& b) {
                      return a.id == b.id && a.least == b.least && a.unit == b.unit;
                    });
}

} // namespace

QString rangeText(const std::vector<CoverageLevel>& levels, std::size_t level, ModelKind kind)
{
  if (levels[level].unit.isEmpty())
    return {};
  const double least = levels[level].least;
  if (kind == ModelKind::Reading) // an error: the best class has the least
    return level == 0 ? QStringLiteral("≤ %1").arg(number(least))
                      : QStringLiteral("%1–%2").arg(number(levels[level - 1].least), number(least));
  return level == 0 ? QStringLiteral("≥ %1").arg(number(least))
                    : QStringLiteral("%1–%2").arg(number(least), number(levels[level - 1].least));
}

LevelStep::LevelStep(QWidget* parent)
    : StepBox(tr("3. Results on the map"), parent)
{
  m_levelBox = new QWidget(this);
  body()->setSpacing(2);
  body()->addWidget(m_levelBox);
  m_gaps = addRow(body(), hatchSwatch(devicePixelRatioF()), tr("Where nobody is served"));
  m_candidates = addRow(body(), ringSwatch(devicePixelRatioF()), tr("Where one may be put"));
  m_gaps.box->setChecked(false);
  setLevels({});
  setCandidateCount(0);
  m_write = new QPushButton(tr("Write as layers"), this);
  m_write->setToolTip(tr("Covered areas and gaps become layers that say what they were made from"));
  body()->addWidget(m_write, 0, Qt::AlignLeft);
  connect(m_write, &QPushButton::clicked, this, &LevelStep::writeRequested);
}

void LevelStep::setWritable(bool isWritable)
{
  m_write->setEnabled(isWritable);
}

LevelStep::Row LevelStep::addRow(QVBoxLayout* column, const QPixmap& swatch, const QString& name)
{
  auto* box = new QCheckBox(this);
  box->setChecked(true);
  box->setAccessibleName(name);
  box->setFixedWidth(kBoxWidth);
  auto* line = new CheckRow(*box, this);
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  auto* mark = new QLabel(line);
  mark->setPixmap(swatch);
  auto* words = new QLabel(name, line);
  words->setWordWrap(true);
  words->setTextFormat(Qt::PlainText);
  auto* aside = uikit::caption({}, line);
  aside->setWordWrap(false);
  row->addWidget(box);
  row->addWidget(mark);
  row->addWidget(words, 1);
  row->addWidget(aside);
  column->addWidget(line);
  connect(box, &QCheckBox::toggled, this, &LevelStep::changed);
  return {box, aside};
}

void LevelStep::setLevels(const CoverageModel& model)
{
  std::vector<CoverageLevel> levels = levelsOf(model);
  if (!m_rows.empty() && areAlike(levels, m_levels))
    return; // the boxes stay, and with them the keyboard's place
  m_kind = model.kind;
  m_levels = std::move(levels);
  m_rows.clear();
  QWidget* before = m_levelBox;
  m_levelBox = new QWidget(this);
  auto* column = new QVBoxLayout(m_levelBox);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  const int count = static_cast<int>(m_levels.size());
  for (int level = 0; level < count; ++level) {
    const CoverageLevel& shown = m_levels[static_cast<std::size_t>(level)];
    const Row row =
        addRow(column, fillSwatch(levelColour(level, count), devicePixelRatioF()), shown.title);
    const QString range = rangeText(m_levels, static_cast<std::size_t>(level), m_kind);
    row.aside->setText(range);
    row.box->setAccessibleDescription(range);
    row.box->setChecked(!m_hidden.contains(shown.id));
    connect(row.box, &QCheckBox::toggled, this, [this, id = shown.id](bool isShown) {
      if (isShown)
        m_hidden.remove(id);
      else
        m_hidden.insert(id);
    });
    m_rows.push_back(row);
  }
  delete body()->replaceWidget(before, m_levelBox);
  before->deleteLater();
  const QString unit = m_levels.empty() ? QString() : m_levels.front().unit;
  setAside(unit == QLatin1String("px/m") ? tr("pixels/m") : unit);
}

void LevelStep::setCandidateCount(int count)
{
  m_candidates.aside->setText(countText(count));
  m_candidates.box->setAccessibleDescription(countText(count));
}

bool LevelStep::isLevelShown(int level) const
{
  return level >= 0 && level < static_cast<int>(m_rows.size()) &&
         m_rows[static_cast<std::size_t>(level)].box->isChecked();
}

bool LevelStep::areGapsShown() const
{
  return m_gaps.box->isChecked();
}

bool LevelStep::areCandidatesShown() const
{
  return m_candidates.box->isChecked();
}

} // namespace diaban::coverage
