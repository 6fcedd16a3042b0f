#include "modelstep.h"

#include "choicebox.h"
#include "numberfield.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::coverage {
namespace {

constexpr int kLetters = 13; ///< of names, at least

using Kinds = std::vector<ModelKind>;
const Kinds kWithView{ModelKind::Sector, ModelKind::Sight, ModelKind::Camera, ModelKind::Radio};
const Kinds kWithHeight{ModelKind::Sight, ModelKind::Camera, ModelKind::Radio};

bool isAmong(ModelKind kind, const Kinds& kinds)
{
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Kinds allKinds()
{
  Kinds kinds;
  for (int kind = 0; kind < kModelKinds; ++kind)
    kinds.push_back(static_cast<ModelKind>(kind));
  return kinds;
}

/// Limits of the model's own numbers are those that a file of it may hold.
NumberField::Limits limitsOf(double CoverageModel::*member)
{
  if (member == &CoverageModel::targetHeight)
    return {0, 1000};
  return member == &CoverageModel::cell ? NumberField::Limits{0.1, 10'000}
                                        : NumberField::Limits{0.1, 1000};
}

/// Its name, and for what kind of place it was made.
QString formulaTitle(const RadioFormula& formula)
{
  const QString name = QString::fromUtf8(formula.name);
  switch (formula.model) {
  case RadioModel::FreeSpace: return name;
  //: %1 name of a formula for the loss of radio waves
  case RadioModel::HataLargeCity: return ModelStep::tr("%1, large city").arg(name);
  case RadioModel::HataSmallCity: return ModelStep::tr("%1, small city").arg(name);
  case RadioModel::HataSuburban: return ModelStep::tr("%1, suburb").arg(name);
  case RadioModel::HataOpen: return ModelStep::tr("%1, open country").arg(name);
  case RadioModel::Cost231Large: return ModelStep::tr("%1, large city").arg(name);
  case RadioModel::Cost231Medium: return ModelStep::tr("%1, town and suburb").arg(name);
  case RadioModel::StreetLower: return ModelStep::tr("%1, lower bound").arg(name);
  case RadioModel::StreetMedian: return ModelStep::tr("%1, median").arg(name);
  case RadioModel::StreetUpper: return ModelStep::tr("%1, upper bound").arg(name);
  }
  return name;
}

} // namespace

ModelStep::ModelStep(QWidget* parent)
    : StepBox(tr("2. Model"), parent)
{
  buildChoices();
  buildNumbers();
  buildObstacles();
  setModel({}, {});
  setGround({});
}

void ModelStep::buildChoices()
{
  m_kind = new ChoiceBox(this);
  for (const ModelKind kind : allKinds())
    m_kind->addItem(modelTitle(kind), static_cast<int>(kind));
  addRow(tr("Method"), m_kind);
  m_standard = new ChoiceBox(this);
  m_standard->addItem(QStringLiteral("IEC 62676-4:2014"), static_cast<int>(DensityStandard::Dori));
  m_standard->addItem(QStringLiteral("IEC 62676-4:2025"),
                      static_cast<int>(DensityStandard::Iec2025));
  addRow(tr("Standard"), m_standard);
  m_formula = new ChoiceBox(this);
  for (const RadioFormula& formula : radioFormulas())
    m_formula->addItem(formulaTitle(formula), static_cast<int>(formula.model));
  addRow(tr("Formula"), m_formula);
  for (ChoiceBox* box : {m_kind, m_standard, m_formula}) {
    box->setLeastLetters(kLetters);
    connect(box, &QComboBox::currentIndexChanged, this, [this] {
      showRows();
      Q_EMIT changed();
    });
  }
}

void ModelStep::addUnit(const QString& name, const QString& unit, SensorField field, Kinds kinds)
{
  const SensorFieldInfo& info = sensorFieldInfo(field);
  auto* number = new NumberField(unit, {info.least, info.most}, this);
  addRow(name, number);
  m_numbers.push_back({number, field, nullptr, std::move(kinds)});
  connect(number, &NumberField::changed, this, &ModelStep::changed);
}

void ModelStep::addModel(const QString& name, const QString& unit, double CoverageModel::*member,
                         Kinds kinds)
{
  auto* number = new NumberField(unit, limitsOf(member), this);
  number->setFallback(CoverageModel{}.*member);
  addRow(name, number);
  m_numbers.push_back({number, SensorField::Height, member, std::move(kinds)});
  connect(number, &NumberField::changed, this, &ModelStep::changed);
}

void ModelStep::buildNumbers()
{
  //: unit: metre
  const QString metre = tr("m");
  const QString degree = QStringLiteral("°");
  addUnit(tr("Mounted at"), metre, SensorField::Height, kWithHeight);
  addUnit(tr("Range"), metre, SensorField::Range, allKinds());
  addUnit(tr("View across"), degree, SensorField::FieldOfView, kWithView);
  //: unit of a camera's resolution: picture elements
  addUnit(tr("Resolution"), tr("pixels"), SensorField::PixelsWide, {ModelKind::Camera});
  addUnit(tr("Tilt down"), degree, SensorField::Tilt, {ModelKind::Camera});
  addUnit(tr("Frequency"), QStringLiteral("MHz"), SensorField::Frequency, {ModelKind::Radio});
  addUnit(tr("Power"), QStringLiteral("dBm"), SensorField::Power, {ModelKind::Radio});
  addUnit(tr("Sensitivity"), QStringLiteral("dBm"), SensorField::Sensitivity, {ModelKind::Radio});
  addModel(tr("Target at"), metre, &CoverageModel::targetHeight, kWithHeight);
  m_target = m_numbers.back().field;
  addModel(tr("Beside the road"), metre, &CoverageModel::roadside, {ModelKind::Road});
  addModel(tr("Cell"), metre, &CoverageModel::cell, {ModelKind::Radio, ModelKind::Reading});
}

void ModelStep::buildObstacles()
{
  m_obstacles = new QWidget(this);
  auto* column = new QVBoxLayout(m_obstacles);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  auto* name = uikit::caption(tr("Obstacles"), m_obstacles);
  m_buildings = new QCheckBox(tr("Buildings (storeys)"), m_obstacles);
  m_terrain = new QCheckBox(tr("Terrain"), m_obstacles);
  m_buildingsNote = uikit::caption({}, m_obstacles);
  m_terrainNote = uikit::caption({}, m_obstacles);
  for (QLabel* note : {m_buildingsNote, m_terrainNote})
    note->setIndent(24);
  column->addWidget(name);
  column->addWidget(m_buildings);
  column->addWidget(m_buildingsNote);
  column->addWidget(m_terrain);
  column->addWidget(m_terrainNote);
  body()->addWidget(m_obstacles);
  for (QCheckBox* box : {m_buildings, m_terrain})
    connect(box, &QCheckBox::toggled, this, &ModelStep::changed);
}

ModelKind ModelStep::kind() const
{
  return static_cast<ModelKind>(m_kind->currentData().toInt());
}

void ModelStep::showRows()
{
  const ModelKind shown = kind();
  rowOf(m_standard)->setVisible(shown == ModelKind::Camera);
  rowOf(m_formula)->setVisible(shown == ModelKind::Radio);
  for (const NumberRow& row : m_numbers)
    rowOf(row.field)->setVisible(isAmong(shown, row.kinds));
  rowOf(m_target)->setName(shown == ModelKind::Radio ? tr("Receiver at") : tr("Target at"));
  m_obstacles->setVisible(isAmong(shown, kWithHeight));
}

void ModelStep::setModel(const CoverageModel& model, const SensorValues& typeDefaults)
{
  const QSignalBlocker quiet(this);
  m_model = model;
  m_kind->choose(static_cast<int>(model.kind));
  m_standard->choose(static_cast<int>(model.standard));
  m_formula->choose(static_cast<int>(model.formula));
  const CoverageModel plain;
  for (const NumberRow& row : m_numbers) {
    if (row.ofModel == nullptr) {
      row.field->setFallback(typeDefaults[row.ofUnit]);
      row.field->setValue(model.values[row.ofUnit]);
    } else if (model.*row.ofModel == plain.*row.ofModel) {
      row.field->setValue(std::nullopt);
    } else {
      row.field->setValue(model.*row.ofModel);
    }
  }
  showObstacles();
  showRows();
}

CoverageModel ModelStep::model() const
{
  CoverageModel model = m_model;
  model.kind = kind();
  model.standard = static_cast<DensityStandard>(m_standard->currentData().toInt());
  model.formula = static_cast<RadioModel>(m_formula->currentData().toInt());
  for (const NumberRow& row : m_numbers) {
    const std::optional<double> value = row.field->value();
    if (row.ofModel != nullptr)
      model.*row.ofModel = value.value_or(CoverageModel{}.*row.ofModel);
    else
      model.values.set(row.ofUnit, value.value_or(std::numeric_limits<double>::quiet_NaN()));
  }
  if (m_buildings->isEnabled())
    model.buildingsHide = m_buildings->isChecked();
  if (m_terrain->isEnabled())
    model.terrainHides = m_terrain->isChecked();
  return model;
}

void ModelStep::setGround(const GroundTitles& ground)
{
  m_model = model();
  m_buildings->setEnabled(!ground.buildings.isEmpty());
  m_buildingsNote->setText(ground.buildings.isEmpty()
                               ? tr("There is no layer of buildings in this workspace.")
                               : ground.buildings);
  m_terrain->setEnabled(!ground.terrain.isEmpty());
  m_terrainNote->setText(ground.terrain.isEmpty()
                             ? tr("There is no elevation raster in this workspace.")
                             : ground.terrain);
  showObstacles();
}

/// What is not there hides nothing; what the model says of it stays for when it is.
void ModelStep::showObstacles()
{
  const QSignalBlocker quietBuildings(m_buildings), quietTerrain(m_terrain);
  m_buildings->setChecked(m_buildings->isEnabled() && m_model.buildingsHide);
  m_terrain->setChecked(m_terrain->isEnabled() && m_model.terrainHides);
}

} // namespace diaban::coverage
