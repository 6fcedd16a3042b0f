#include "levelstep.h"

#include "checkrow.h"
#include "swatch.h"
#include "words.h"
#include "wraprow.h"

#include <diaban/coverage/ui/levelcolours.h>

#include <QCheckBox>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::coverage {
namespace {

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
  m_gaps->box().setChecked(false);
  setCandidateCount(0);
  m_write = new QPushButton(tr("Write as layers"), this);
  m_write->setToolTip(tr("Covered areas and gaps become layers that say what they were made from"));
  m_rasters = new QPushButton(tr("Write as rasters"), this);
  connect(m_write, &QPushButton::clicked, this, &LevelStep::writeRequested);
  connect(m_rasters, &QPushButton::clicked, this, &LevelStep::rastersRequested);
  auto* row = new WrapRow(this);
  row->add(m_write);
  row->add(m_rasters);
  body()->addWidget(row);
  setLevels({});
}

void LevelStep::setWritable(bool isWritable)
{
  m_write->setEnabled(isWritable);
  m_rasters->setEnabled(isWritable);
}

CheckRow* LevelStep::addRow(QVBoxLayout* column, const QPixmap& swatch, const QString& name)
{
  auto* row = new CheckRow(name, swatch, this);
  row->box().setChecked(true);
  column->addWidget(row);
  connect(&row->box(), &QCheckBox::toggled, this, &LevelStep::changed);
  return row;
}

void LevelStep::setLevels(const CoverageModel& model)
{
  m_rasters->setToolTip(
      model.kind == ModelKind::Radio
          ? tr("The class of each cell, the received level and the best server become layers")
          : tr("The best class of each cell becomes a layer; over terrain on its cells"));
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
    CheckRow* row =
        addRow(column, fillSwatch(levelColour(level, count), devicePixelRatioF()), shown.title);
    row->setAside(rangeText(m_levels, static_cast<std::size_t>(level), m_kind));
    row->box().setChecked(!m_hidden.contains(shown.id));
    connect(&row->box(), &QCheckBox::toggled, this, [this, id = shown.id](bool isShown) {
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
  m_candidates->setAside(countText(count));
}

bool LevelStep::isLevelShown(int level) const
{
  return level >= 0 && level < static_cast<int>(m_rows.size()) &&
         m_rows[static_cast<std::size_t>(level)]->box().isChecked();
}

bool LevelStep::areGapsShown() const
{
  return m_gaps->box().isChecked();
}

bool LevelStep::areCandidatesShown() const
{
  return m_candidates->box().isChecked();
}

} // namespace diaban::coverage
