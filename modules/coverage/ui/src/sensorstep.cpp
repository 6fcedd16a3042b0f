#include "sensorstep.h"

#include "choicebox.h"
#include "wraprow.h"

#include <diaban/uikit/parts.h>

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::coverage {
namespace {

constexpr int kLetters = 8; ///< of names, at least

/// Fills a box anew; \returns whether the choice is another one than before
bool refill(ChoiceBox& box, const QVector<SensorChoice>& choices)
{
  const QVariant before = box.currentData();
  box.fill(choices);
  box.choose(before);
  return box.currentData() != before;
}

} // namespace

SensorStep::SensorStep(QWidget* parent)
    : StepBox(tr("1. Sensors"), parent)
    , m_layer(new ChoiceBox(this))
    , m_type(new ChoiceBox(this))
    , m_counts(uikit::caption({}, this))
    , m_undirected(uikit::caption({}, this, false))
{
  m_empty =
      uikit::caption(tr("There is no layer of sensors yet. Import a layer of points, or place "
                        "sensors on the map."),
                     this);
  m_layer->setAccessibleName(tr("Layer of sensors"));
  m_layer->setLeastLetters(kLetters);
  m_type->setAccessibleName(tr("Type of sensors"));
  m_type->setLeastLetters(kLetters);
  m_undirected->setProperty("state", QStringLiteral("warning"));
  for (QWidget* part : {static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_layer),
                        static_cast<QWidget*>(m_type), static_cast<QWidget*>(m_counts),
                        static_cast<QWidget*>(m_undirected)})
    body()->addWidget(part);
  buildDeeds();
  connect(m_layer, &QComboBox::currentIndexChanged, this, &SensorStep::layerChanged);
  connect(m_type, &QComboBox::currentIndexChanged, this, &SensorStep::typeChanged);
  setTypes({});
  setCounts(0, 0, 0, 0);
  showState();
}

void SensorStep::buildDeeds()
{
  m_import = new QPushButton(tr("Import sensors…"), this);
  m_place = new QPushButton(tr("Place by hand"), this);
  m_place->setToolTip(tr("Each click on the map places a sensor; drag to turn it"));
  m_alongLine = new QPushButton(tr("Along a line"), this);
  m_alongLine->setToolTip(tr("Draw a line; sensors stand along it at equal distances"));
  auto* row = new WrapRow(this);
  for (QPushButton* button : {m_import, m_place, m_alongLine})
    row->add(button);
  body()->addWidget(row);
  connect(m_import, &QPushButton::clicked, this, &SensorStep::importRequested);
  connect(m_place, &QPushButton::clicked, this, &SensorStep::placeRequested);
  connect(m_alongLine, &QPushButton::clicked, this, &SensorStep::alongLineRequested);
}

void SensorStep::setLayers(const QVector<SensorChoice>& layers)
{
  const bool isOther = refill(*m_layer, layers);
  showState();
  if (isOther)
    Q_EMIT layerChanged();
}

void SensorStep::setTypes(const QVector<SensorChoice>& types)
{
  QVector<SensorChoice> choices = types;
  choices.prepend({QString(), tr("All types")});
  const bool isOther = refill(*m_type, choices);
  m_type->setVisible(types.size() > 1);
  if (isOther)
    Q_EMIT typeChanged();
}

void SensorStep::setCounts(int all, int inView, int owners, int undirected)
{
  const QLocale locale;
  //: a network of sensors: how many there are, and what else is known of them
  QString counts = tr("%Ln sensor(s) · %1 in view", nullptr, all).arg(locale.toString(inView));
  if (owners > 0)
    //: %1 number of sensors and of those in view
    counts = tr("%1 · %Ln owner(s)", nullptr, owners).arg(counts);
  m_counts->setText(counts);
  m_undirected->setText(
      tr("%Ln sensor(s) without a direction: taken to look all around.", nullptr, undirected));
  m_undirected->setVisible(undirected > 0);
}

void SensorStep::setWritable(bool isWritable)
{
  for (QPushButton* button : {m_import, m_place, m_alongLine})
    button->setEnabled(isWritable);
}

void SensorStep::showState()
{
  const bool isEmpty = m_layer->count() == 0;
  m_empty->setVisible(isEmpty);
  m_import->setVisible(isEmpty);
  m_layer->setVisible(!isEmpty);
  m_counts->setVisible(!isEmpty);
}

} // namespace diaban::coverage
