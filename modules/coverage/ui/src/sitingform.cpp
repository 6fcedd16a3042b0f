#include "sitingform.h"

#include "checkrow.h"
#include "choicebox.h"
#include "numberfield.h"
#include "wraprow.h"

#include <diaban/uikit/parts.h>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace diaban::coverage {
namespace {

constexpr int kLetters = 8;      ///< of names, at least
constexpr int kLongLetters = 12; ///< so that the whole width is taken where that is little
constexpr int kIndent = 20;      ///< of what belongs to the box above it
constexpr double kMillion = 1e6;
constexpr double kBillion = 1e9;

/// Those that serve every place know no limit.
bool hasLimits(SitingGoal goal)
{
  return goal != SitingGoal::SetCover && goal != SitingGoal::BackupCover;
}

/// Those that measure metres know no classes.
bool hasLevels(SitingGoal goal)
{
  return goal != SitingGoal::Median && goal != SitingGoal::Centre;
}

} // namespace

SitingForm::SitingForm(QWidget* parent)
    : StepBox(tr("4. Choose further sites"), parent)
{
  buildRows();
  buildDeeds();
  setLevels({});
  showState();
}

void SitingForm::buildRows()
{
  m_goal = new ChoiceBox(this);
  m_goal->addItem(tr("Most people"), static_cast<int>(SitingGoal::MaximalCover));
  m_goal->addItem(tr("Fewest sites that serve all"), static_cast<int>(SitingGoal::SetCover));
  m_goal->addItem(tr("All, and most of them twice"), static_cast<int>(SitingGoal::BackupCover));
  m_goal->addItem(tr("Shortest way on average"), static_cast<int>(SitingGoal::Median));
  m_goal->addItem(tr("Nobody too far away"), static_cast<int>(SitingGoal::Centre));
  m_goal->setLeastLetters(kLongLetters);
  addRow(tr("Goal"), m_goal);
  m_budget = new NumberField(tr("billion đồng"), {0, 1e6}, this);
  addRow(tr("Budget"), m_budget);
  m_count = new NumberField(tr("sites"), {1, 100'000}, this);
  addRow(tr("At the most"), m_count);
  for (NumberField* field : {m_budget, m_count})
    field->setHint(tr("no limit"));
  buildTypes();
  m_candidates = new ChoiceBox(this);
  m_candidates->setLeastLetters(kLongLetters);
  addRow(tr("Possible sites"), m_candidates);
  m_newPole = new NumberField(tr("million đồng"), {0, 1e6}, this);
  m_newPole->setFallback(0);
  m_newPole->setToolTip(tr("Where the possible sites are poles that stand, leave it empty"));
  addRow(tr("A new pole"), m_newPole);
  m_worst = new ChoiceBox(this);
  m_worst->setLeastLetters(kLetters);
  addRow(tr("From class"), m_worst);
  m_polesFirst = new QCheckBox(tr("Standing poles first"), this);
  m_polesFirst->setChecked(true);
  m_polesFirst->setToolTip(tr("Of choices that are as good, the one on poles that others have"));
  m_inView = new QCheckBox(tr("Only in view"), this);
  m_inView->setToolTip(tr("Looks at possible sites in what the map shows now"));
  body()->addWidget(m_polesFirst);
  body()->addWidget(m_inView);
  connect(m_goal, &QComboBox::currentIndexChanged, this, &SitingForm::showState);
  connect(m_candidates, &QComboBox::currentIndexChanged, this, &SitingForm::candidatesChanged);
}

/// One type, and below it those that a site may get instead.
void SitingForm::buildTypes()
{
  m_type = new ChoiceBox(this);
  m_type->setLeastLetters(kLetters);
  addRow(tr("Unit"), m_type);
  m_withOthers = new CheckRow(tr("Other types as well"), {}, this);
  m_withOthers->setToolTip(
      tr("A site gets one unit, of the type above or of one of these, whichever does most"));
  m_otherBox = new QWidget(this);
  auto* column = new QVBoxLayout(m_otherBox);
  column->setContentsMargins(kIndent, 0, 0, 0);
  column->setSpacing(2);
  body()->addWidget(m_withOthers);
  body()->addWidget(m_otherBox);
  connect(&m_withOthers->box(), &QCheckBox::toggled, this, &SitingForm::showState);
  connect(m_type, &QComboBox::currentIndexChanged, this, &SitingForm::showState);
}

void SitingForm::buildDeeds()
{
  m_why = uikit::caption({}, this);
  body()->addWidget(m_why);
  m_find = new QPushButton(tr("Find sites"), this);
  m_find->setProperty("kind", QStringLiteral("primary"));
  m_stop = new QPushButton(tr("Stop"), this);
  m_reckon = new QPushButton(tr("Reckon again"), this);
  m_reckon->setToolTip(tr("Reckons who is served, with the layers as they are now"));
  auto* row = new WrapRow(this);
  for (QPushButton* button : {m_find, m_stop, m_reckon})
    row->add(button);
  body()->addWidget(row);
  connect(m_find, &QPushButton::clicked, this, &SitingForm::sitingRequested);
  connect(m_stop, &QPushButton::clicked, this, &SitingForm::stopRequested);
  connect(m_reckon, &QPushButton::clicked, this, &SitingForm::reckonRequested);
}

SitingGoal SitingForm::goal() const
{
  return static_cast<SitingGoal>(m_goal->currentData().toInt());
}

void SitingForm::setLevels(const std::vector<CoverageLevel>& levels)
{
  const QVariant before = m_worst->currentData();
  const QSignalBlocker quiet(m_worst);
  m_worst->clear();
  m_worst->addItem(tr("Any"), -1);
  for (std::size_t level = 0; level + 1 < levels.size(); ++level)
    m_worst->addItem(levels[level].title, static_cast<int>(level));
  m_worst->choose(before);
  showState();
}

void SitingForm::setTypes(const QVector<SensorChoice>& types, const QString& chosen)
{
  const QVariant before = m_type->currentData();
  m_type->fill(types);
  m_type->choose(chosen.isEmpty() ? before : chosen);
  if (types != m_types) {
    const QStringList checked = others();
    qDeleteAll(m_others);
    m_others.clear();
    m_types = types;
    for (const SensorChoice& type : types) {
      m_others.push_back(new CheckRow(type.title, {}, m_otherBox));
      m_otherBox->layout()->addWidget(m_others.back());
    }
    setOthers(checked);
  }
  showState();
}

QStringList SitingForm::others() const
{
  QStringList types;
  if (m_withOthers->box().isChecked())
    for (qsizetype i = 0; i < m_types.size(); ++i)
      if (m_types[i].id != m_type->currentData() &&
          m_others[static_cast<std::size_t>(i)]->box().isChecked())
        types.append(m_types[i].id);
  return types;
}

void SitingForm::setOthers(const QStringList& types)
{
  for (qsizetype i = 0; i < m_types.size(); ++i)
    m_others[static_cast<std::size_t>(i)]->box().setChecked(types.contains(m_types[i].id));
}

void SitingForm::setCandidateLayers(const QVector<SensorChoice>& layers)
{
  const QString before = candidateLayer();
  m_candidates->fill(layers);
  m_candidates->choose(before);
  showState();
  if (candidateLayer() != before)
    Q_EMIT candidatesChanged();
}

QString SitingForm::candidateLayer() const
{
  return m_candidates->currentData().toString();
}

void SitingForm::setHasSensors(bool hasSensors)
{
  m_hasSensors = hasSensors;
  showState();
}

void SitingForm::setRunning(bool isRunning)
{
  m_isRunning = isRunning;
  showState();
}

void SitingForm::showState()
{
  rowOf(m_budget)->setVisible(hasLimits(goal()));
  rowOf(m_count)->setVisible(hasLimits(goal()));
  rowOf(m_worst)->setVisible(hasLevels(goal()) && m_worst->count() > 1);
  rowOf(m_type)->setVisible(m_type->count() > 1);
  m_withOthers->setVisible(m_type->count() > 1);
  m_otherBox->setVisible(m_type->count() > 1 && m_withOthers->box().isChecked());
  for (qsizetype i = 0; i < m_types.size(); ++i)
    m_others[static_cast<std::size_t>(i)]->setVisible(m_types[i].id != m_type->currentData());
  const bool hasCandidates = m_candidates->count() > 0;
  m_candidates->setEnabled(hasCandidates);
  m_find->setVisible(!m_isRunning);
  m_stop->setVisible(m_isRunning);
  m_find->setEnabled(m_hasSensors && hasCandidates);
  m_reckon->setEnabled(m_hasSensors && !m_isRunning);
  m_why->setText(hasCandidates ? tr("Choose or place sensors first: they say what is served now.")
                               : tr("Possible sites come from a layer of points: poles, posts, "
                                    "roofs. Import or draw one."));
  m_why->setVisible(!m_find->isEnabled());
}

SitingRequest SitingForm::request() const
{
  SitingRequest request;
  request.candidates = candidateLayer();
  request.type = m_type->currentData().toString();
  request.others = others();
  request.goal = goal();
  if (hasLimits(request.goal)) {
    request.count = static_cast<int>(m_count->value().value_or(0));
    if (const auto budget = m_budget->value())
      request.budget = *budget * kBillion;
  }
  if (hasLevels(request.goal))
    request.worstLevel = m_worst->currentData().toInt();
  request.polesFirst = m_polesFirst->isChecked();
  request.newPoleCost = m_newPole->value().value_or(0) * kMillion;
  return request;
}

void SitingForm::setRequest(const SitingRequest& request)
{
  m_goal->choose(static_cast<int>(request.goal));
  m_type->choose(request.type);
  m_withOthers->box().setChecked(!request.others.isEmpty());
  setOthers(request.others);
  m_candidates->choose(request.candidates);
  m_worst->choose(request.worstLevel);
  m_count->setValue(request.count > 0 ? std::optional<double>(request.count) : std::nullopt);
  m_budget->setValue(request.budget ? std::optional<double>(*request.budget / kBillion)
                                    : std::nullopt);
  m_newPole->setValue(request.newPoleCost > 0
                          ? std::optional<double>(request.newPoleCost / kMillion)
                          : std::nullopt);
  m_polesFirst->setChecked(request.polesFirst);
  showState();
}

bool SitingForm::isOnlyInView() const
{
  return m_inView->isChecked();
}

} // namespace diaban::coverage
