#include "checkform.h"

#include <diaban/uikit/formrows.h>
#include <diaban/uikit/parts.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <array>

namespace diaban::desktop {
namespace {

using geo::CheckRule;

constexpr std::array<const char*, geo::kCheckRules> kMeanings{
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Rows without a shape"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Shapes that can't be computed with"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm",
                      "Borders and lines that cross or touch themselves"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Rows of the same shape"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Polygons of a layer that share ground"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Ground that polygons enclose and none covers"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Parts of polygons narrower than"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Ends that miss another line by less than"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Lines that meet where one has no vertex"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm", "Points that lie in no polygon of"),
    QT_TRANSLATE_NOOP("diaban::desktop::CheckForm",
                      "Rings that turn another way than the others of their row")};

bool holdsPolygons(const workspace::Layer& layer)
{
  return !layer.table.isEmpty() && !layer.isRaster &&
         (layer.geometry == geo::GeometryKind::Polygon ||
          layer.geometry == geo::GeometryKind::Mixed);
}

} // namespace

CheckForm::CheckForm(const QVector<workspace::Layer>& layers, QWidget* parent)
    : QWidget(parent)
    , m_rows(new QGridLayout(this))
    , m_polygons(new QComboBox(this))
    , m_leastArea(limitField(tr("m²")))
    , m_leastWidth(limitField(tr("m")))
    , m_sliverWidth(limitField(tr("m")))
    , m_dangleReach(limitField(tr("m")))
{
  m_rows->setContentsMargins(16, 8, 16, 8);
  m_rows->setHorizontalSpacing(12);
  m_rows->setVerticalSpacing(6);
  m_rows->setColumnStretch(1, 1);
  for (const workspace::Layer& layer : layers)
    if (holdsPolygons(layer))
      m_polygons->addItem(layer.title, layer.name);
  m_polygons->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_polygons->setMinimumContentsLength(18);
  for (int i = 0; i < geo::kCheckRules; ++i) {
    const auto rule = static_cast<CheckRule>(i);
    addRule(rule, rule == CheckRule::Sliver           ? static_cast<QWidget*>(m_sliverWidth)
                  : rule == CheckRule::Dangle         ? static_cast<QWidget*>(m_dangleReach)
                  : rule == CheckRule::OutsidePolygon ? static_cast<QWidget*>(m_polygons)
                                                      : nullptr);
    if (rule != CheckRule::Gap)
      continue;
    addLimit(tr("Overlaps and gaps are left out below"), m_leastArea);
    addLimit(tr("and where they are narrower on average than"), m_leastWidth);
  }
  QCheckBox* outside = m_rules[static_cast<int>(CheckRule::OutsidePolygon)];
  if (m_polygons->count() == 0) {
    outside->setEnabled(false);
    outside->setToolTip(tr("No layer of this workspace holds polygons."));
  }
  m_rows->setRowStretch(m_rows->rowCount(), 1);
  QWidget* before = nullptr; // Tab goes row by row, though the fields were made first
  for (int i = 0; i < m_rows->count(); ++i)
    if (QWidget* next = m_rows->itemAt(i)->widget(); next->focusPolicy() != Qt::NoFocus) {
      if (before != nullptr)
        setTabOrder(before, next);
      before = next;
    }
}

void CheckForm::addRule(CheckRule rule, QWidget* field)
{
  const int row = m_rows->rowCount();
  auto* box = new QCheckBox(workspace::ruleTitle(rule), this);
  QLabel* meaning = uikit::caption(tr(kMeanings[static_cast<std::size_t>(rule)]), this);
  box->setAccessibleDescription(meaning->text());
  m_rows->addWidget(box, row, 0);
  m_rows->addWidget(meaning, row, 1);
  if (field != nullptr) {
    field->setAccessibleName(meaning->text());
    m_rows->addWidget(field, row, 2);
    field->setEnabled(false);
    connect(box, &QCheckBox::toggled, field, &QWidget::setEnabled);
  }
  connect(box, &QCheckBox::toggled, this, &CheckForm::changed);
  m_rules.append(box);
}

void CheckForm::addLimit(const QString& words, QDoubleSpinBox* field)
{
  const int row = m_rows->rowCount();
  field->setAccessibleName(words);
  m_rows->addWidget(uikit::caption(words, this), row, 1);
  m_rows->addWidget(field, row, 2);
}

QDoubleSpinBox* CheckForm::limitField(const QString& unit)
{
  QDoubleSpinBox* field = uikit::numberField(0, geo::kMostLimit, 0.01, unit, this);
  field->setDecimals(3);
  return field;
}

void CheckForm::setChoice(const workspace::GeometryCheck& choice)
{
  for (int i = 0; i < m_rules.size(); ++i)
    m_rules[i]->setChecked(std::find(choice.leftOut.begin(), choice.leftOut.end(),
                                     static_cast<CheckRule>(i)) == choice.leftOut.end());
  const int polygons = m_polygons->findData(choice.polygons);
  m_rules[static_cast<int>(CheckRule::OutsidePolygon)]->setChecked(polygons >= 0);
  if (polygons >= 0)
    m_polygons->setCurrentIndex(polygons);
  m_leastArea->setValue(choice.limits.leastArea);
  m_leastWidth->setValue(choice.limits.leastWidth);
  m_sliverWidth->setValue(choice.limits.sliverWidth);
  m_dangleReach->setValue(choice.limits.dangleReach);
}

workspace::GeometryCheck CheckForm::choice() const
{
  workspace::GeometryCheck choice;
  for (int i = 0; i < m_rules.size(); ++i) {
    const auto rule = static_cast<CheckRule>(i);
    if (rule == CheckRule::OutsidePolygon)
      choice.polygons = m_rules[i]->isChecked() ? m_polygons->currentData().toString() : QString();
    else if (!m_rules[i]->isChecked())
      choice.leftOut.push_back(rule);
  }
  choice.limits = {.leastWidth = m_leastWidth->value(),
                   .leastArea = m_leastArea->value(),
                   .sliverWidth = m_sliverWidth->value(),
                   .dangleReach = m_dangleReach->value()};
  return choice;
}

} // namespace diaban::desktop
