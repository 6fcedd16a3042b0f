#include "choicebox.h"
#include "levelstep.h"
#include "modelstep.h"
#include "sensorstep.h"
#include "sitingform.h"

#include <diaban/coverage/ui/stepspanel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace diaban::coverage {

StepsPanel::StepsPanel(QWidget* parent)
    : QWidget(parent)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setAccessibleName(tr("Sensor coverage"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* title = new QLabel(tr("Sensor coverage"), this);
  title->setFont(uikit::type(uikit::TextSize::Title));
  title->setContentsMargins(12, 8, 12, 8);
  title->setWordWrap(true);
  column->addWidget(title);
  const uikit::ScrollColumn scroll = uikit::scrollColumn(QStringLiteral("panel"), this);
  scroll.area->setFocusPolicy(Qt::NoFocus);
  QWidget* inner = scroll.area->widget();
  m_sensors = new SensorStep(inner);
  m_model = new ModelStep(inner);
  m_levels = new LevelStep(inner);
  m_siting = new SitingForm(inner);
  for (QWidget* step : {static_cast<QWidget*>(m_sensors), static_cast<QWidget*>(m_model),
                        static_cast<QWidget*>(m_levels), static_cast<QWidget*>(m_siting)})
    scroll.rows->addWidget(step);
  scroll.rows->addStretch(1);
  column->addWidget(scroll.area, 1);
  buildStale();
  connect(m_sensors, &SensorStep::layerChanged, this, &StepsPanel::layerChanged);
  connect(m_sensors, &SensorStep::typeChanged, this, [this] {
    m_siting->setTypes(m_types, type());
    Q_EMIT typeChanged();
  });
  connect(m_sensors, &SensorStep::placeRequested, this, &StepsPanel::placeRequested);
  connect(m_sensors, &SensorStep::alongLineRequested, this, &StepsPanel::alongLineRequested);
  connect(m_sensors, &SensorStep::importRequested, this, &StepsPanel::importRequested);
  connect(m_levels, &LevelStep::changed, this, &StepsPanel::shownChanged);
  connect(m_levels, &LevelStep::writeRequested, this, &StepsPanel::writeRequested);
  connect(m_levels, &LevelStep::rastersRequested, this, &StepsPanel::rastersRequested);
  connect(m_siting, &SitingForm::candidatesChanged, this, &StepsPanel::candidatesChanged);
  connect(m_siting, &SitingForm::sitingRequested, this, &StepsPanel::sitingRequested);
  connect(m_siting, &SitingForm::reckonRequested, this, &StepsPanel::reckonRequested);
  connect(m_siting, &SitingForm::stopRequested, this, &StepsPanel::stopRequested);
  connect(m_model, &ModelStep::changed, this, [this] {
    showLevels();
    Q_EMIT modelChanged();
  });
  showLevels();
}

void StepsPanel::buildStale()
{
  m_stale = new QFrame(this);
  m_stale->setProperty("band", QStringLiteral("warning"));
  auto* column = new QVBoxLayout(m_stale);
  column->setContentsMargins(12, 6, 12, 8);
  column->setSpacing(4);
  m_why = uikit::caption({}, m_stale, false);
  auto* again = new QPushButton(tr("Reckon again"), m_stale);
  column->addWidget(m_why);
  column->addWidget(again, 0, Qt::AlignLeft);
  layout()->addWidget(m_stale);
  m_stale->hide();
  connect(again, &QPushButton::clicked, this, &StepsPanel::reckonRequested);
}

void StepsPanel::showLevels()
{
  const CoverageModel now = model();
  m_levels->setLevels(now);
  m_siting->setLevels(levelsOf(now));
}

void StepsPanel::setLayers(const QVector<SensorChoice>& layers)
{
  m_siting->setHasSensors(!layers.isEmpty());
  m_sensors->setLayers(layers);
}

void StepsPanel::setTypes(const QVector<SensorChoice>& types)
{
  m_types = types;
  m_sensors->setTypes(types);
  m_siting->setTypes(types, type());
}

void StepsPanel::setSensorCounts(int all, int inView, int owners, int undirected)
{
  m_sensors->setCounts(all, inView, owners, undirected);
}

QString StepsPanel::layer() const
{
  return m_sensors->layer().currentData().toString();
}

QString StepsPanel::type() const
{
  return m_sensors->type().currentData().toString();
}

void StepsPanel::chooseLayer(const QString& layer)
{
  m_sensors->layer().choose(layer);
}

void StepsPanel::chooseType(const QString& type)
{
  m_sensors->type().choose(type);
  m_siting->setTypes(m_types, type);
}

void StepsPanel::setWritable(bool isWritable)
{
  m_sensors->setWritable(isWritable);
  m_levels->setWritable(isWritable);
}

void StepsPanel::setModel(const CoverageModel& model, const SensorValues& typeDefaults)
{
  m_model->setModel(model, typeDefaults);
  showLevels();
}

CoverageModel StepsPanel::model() const
{
  return m_model->model();
}

void StepsPanel::setGround(const GroundTitles& ground)
{
  m_model->setGround(ground);
}

bool StepsPanel::isLevelShown(int level) const
{
  return m_levels->isLevelShown(level);
}

bool StepsPanel::areGapsShown() const
{
  return m_levels->areGapsShown();
}

bool StepsPanel::areCandidatesShown() const
{
  return m_levels->areCandidatesShown();
}

void StepsPanel::setCandidateLayers(const QVector<SensorChoice>& layers)
{
  m_siting->setCandidateLayers(layers);
}

void StepsPanel::setCandidateCount(int count)
{
  m_levels->setCandidateCount(count);
}

QString StepsPanel::candidateLayer() const
{
  return m_siting->candidateLayer();
}

SitingRequest StepsPanel::sitingRequest() const
{
  return m_siting->request();
}

void StepsPanel::setSitingRequest(const SitingRequest& request)
{
  m_siting->setRequest(request);
}

bool StepsPanel::isOnlyInView() const
{
  return m_siting->isOnlyInView();
}

void StepsPanel::setRunning(bool isRunning)
{
  m_siting->setRunning(isRunning);
}

void StepsPanel::setStale(bool isStale, const QString& why)
{
  //: %1 a sentence that says what changed since
  m_why->setText(tr("Out of date: %1").arg(why));
  m_stale->setVisible(isStale);
}

} // namespace diaban::coverage
