#include "unitwork.h"

#include "actions.h"
#include "alongsheet.h"
#include "coveragemap.h"
#include "session.h"
#include "workbench.h"

#include <diaban/coverage/sensorrows.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/messages.h>
#include <diaban/workspace/features.h>

#include <QLineF>

#include <array>
#include <cmath>
#include <numbers>

namespace diaban::desktop {
namespace {

using coverage::Sensor;
using coverage::SensorField;
using mapview::UnitMode;

constexpr std::array kModes{std::pair{Command::UnitMove, UnitMode::Move},
                            std::pair{Command::UnitTurn, UnitMode::Turn},
                            std::pair{Command::UnitPlace, UnitMode::Place}};

double azimuthOf(QPointF from, QPointF to)
{
  const double degrees = std::atan2(to.x() - from.x(), to.y() - from.y()) * 180 / std::numbers::pi;
  return std::round(degrees < 0 ? degrees + 360 : degrees);
}

QByteArray pointWkb(QPointF at)
{
  return geo::toWkb(geo::makeShape(geo::GeometryKind::Point, {&at, 1}));
}

} // namespace

UnitWork::UnitWork(const Actions& actions, Workbench& bench, Session& session,
                   const coverage::SensorTypes& types, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_bench(bench)
    , m_document(session.document)
    , m_messages(session.messages)
    , m_selection(session.selection)
    , m_settings(session.settings)
    , m_types(types)
    , m_canvas(bench.canvas())
{
  for (const auto& [command, mode] : kModes)
    connect(actions[command], &QAction::triggered, this, [this, kind = mode] { take(kind); });
  connect(&m_canvas, &uikit::MapCanvas::toolUsed, this, &UnitWork::obey);
  setActive(false);
}

void UnitWork::setActive(bool isActive)
{
  m_isActive = isActive;
  const bool canWrite = m_document.isOpen() && !m_document.isReadOnly();
  for (const auto& [command, mode] : kModes) {
    m_actions[command]->setVisible(isActive);
    m_actions[command]->setEnabled(isActive && canWrite);
  }
  if (!isActive && m_canvas.tool() == uikit::CanvasTool::Units)
    m_canvas.putToolAway();
  show();
}

void UnitWork::setReport(std::shared_ptr<const coverage::CoverageReport> report)
{
  m_report = std::move(report);
  m_tried.reset();
  m_trial.reset();
  m_footprint.reset();
  if (m_report == nullptr || m_chosen >= static_cast<int>(m_report->coverage.sensors.size()))
    m_chosen = -1;
  show();
}

void UnitWork::setProposals(std::vector<uikit::UnitMarks::Proposal> proposals,
                            std::vector<uikit::UnitMarks::Area> areas)
{
  m_proposals = std::move(proposals);
  m_proposed = std::move(areas);
  show();
}

void UnitWork::choose(int sensor)
{
  m_chosen = sensor;
  show();
}

void UnitWork::take(UnitMode mode)
{
  m_canvas.setUnitTool(mapview::makeUnitTool(mode));
  for (const auto& [command, kind] : kModes)
    m_actions[command]->setChecked(kind == mode);
  m_canvas.setFocus();
  show();
}

void UnitWork::obey(const mapview::ToolDeed& deed)
{
  if (!m_isActive || m_canvas.unitTool() == nullptr)
    return;
  if (const auto* picked = std::get_if<mapview::PickAt>(&deed))
    pick(picked->at);
  else if (const auto* moved = std::get_if<mapview::UnitMoved>(&deed))
    move(*moved);
  else if (const auto* turned = std::get_if<mapview::UnitTurned>(&deed))
    turn(*turned);
  else if (const auto* placed = std::get_if<mapview::UnitPlaced>(&deed))
    place(*placed);
  else if (std::holds_alternative<mapview::EditGivenUp>(deed))
    setReport(m_report);
}

/// The sensor that stands where one clicked, if one does.
void UnitWork::pick(QPointF at)
{
  m_chosen = -1;
  if (m_report != nullptr) {
    const auto& sensors = m_report->coverage.sensors;
    for (std::size_t i = 0; i < sensors.size(); ++i)
      if (sensors[i].place == at)
        m_chosen = static_cast<int>(i);
  }
  show();
  Q_EMIT chosen(m_chosen);
}

/// What it would cover there, at once.
void UnitWork::tryOut(const Sensor& sensor)
{
  m_trial = sensor;
  const coverage::Coverage& coverage = m_report->coverage;
  const auto made = coverage::footprintOf(sensor, coverage.model, *coverage.surroundings);
  m_footprint = made ? made.value() : nullptr;
  show();
}

void UnitWork::move(const mapview::UnitMoved& moved)
{
  if (m_report == nullptr || moved.unit >= m_report->coverage.sensors.size())
    return;
  m_tried = moved.unit;
  Sensor sensor = m_report->coverage.sensors[moved.unit];
  sensor.place = moved.at;
  tryOut(sensor);
  if (moved.isDone)
    write(sensor, false);
}

void UnitWork::turn(const mapview::UnitTurned& turned)
{
  if (m_report == nullptr || turned.unit >= m_report->coverage.sensors.size())
    return;
  m_tried = turned.unit;
  Sensor sensor = m_report->coverage.sensors[turned.unit];
  sensor.values.set(SensorField::Azimuth, azimuthOf(sensor.place, turned.towards));
  tryOut(sensor);
  if (turned.isDone)
    write(sensor, true);
}

/// Moved: its geometry. Turned: its field for directions, which the layer gets when it has none.
void UnitWork::write(const Sensor& sensor, bool isTurned)
{
  const QString name = m_report->request.sensors;
  const workspace::Layer* layer = m_document.layer(name);
  if (layer == nullptr)
    return;
  QStringList fields;
  for (const geo::Field& field : layer->fields)
    fields.append(field.name);
  const QString azimuth = m_types.fieldFor(QStringLiteral("azimuth_deg"), fields);
  if (isTurned && azimuth.isEmpty()) {
    m_messages.add(uikit::Severity::Warning,
                   tr("Layer “%1” has no field for directions. Add a number field called "
                      "“azimuth_deg” to it, then turn the sensor again.")
                       .arg(layer->title));
    setReport(m_report);
    return;
  }
  const auto workspace = m_document.workspace();
  auto edit = [workspace, name, sensor, isTurned, azimuth](workspace::Edit& open,
                                                           Progress& progress) -> Outcome {
    DIABAN_TRY(features, workspace::readFeatures(*workspace, name, {&sensor.row, 1}, progress));
    if (features.empty())
      return Error{Error::Code::EditConflict, {name, sensor.name}, {}};
    workspace::Edit::FeatureRow row;
    row.uid = features.front().uid;
    row.setsGeometry = !isTurned;
    if (isTurned)
      row.fields.insert(azimuth, sensor.values.valueOr(SensorField::Azimuth, 0));
    else
      row.wkb = pointWkb(sensor.place);
    return open.updateFeature(name, row);
  };
  const QString title =
      //: a line of the history; %1 a sensor's name
      isTurned ? tr("turn sensor %1").arg(sensor.name) : tr("move sensor %1").arg(sensor.name);
  m_document.editRows(name, title, nullptr, edit);
}

void UnitWork::place(const mapview::UnitPlaced& placed)
{
  if (m_report == nullptr)
    return;
  Sensor sensor;
  const coverage::CoverageRequest& request = m_report->request;
  sensor.type = typeOfNew();
  sensor.place = placed.at;
  if (placed.towards)
    sensor.values.set(SensorField::Azimuth, azimuthOf(placed.at, *placed.towards));
  const coverage::SensorValues own = sensor.values;
  sensor.values.fillFrom(request.model.values);
  if (const coverage::SensorType* type = m_types.find(sensor.type)) {
    sensor.values.fillFrom(type->values);
    sensor.sendAs(*type);
  }
  m_tried.reset();
  tryOut(sensor);
  if (!placed.isDone)
    return;
  sensor.values = own; // what the type says is not written into each row
  const workspace::Layer* layer = m_document.layer(request.sensors);
  if (layer == nullptr)
    return;
  m_document.editRows(
      layer->name,
      //: a line of the history; %1 a layer
      tr("place a sensor in “%1”").arg(layer->title), nullptr,
      [layer = *layer, types = m_types, sensor](workspace::Edit& edit, Progress&) -> Outcome {
        DIABAN_TRY(uids, coverage::insertSensors(edit, layer, types, {&sensor, 1}));
        Q_UNUSED(uids)
        return Done{};
      });
}

/// Along the selected lines: which, says the selection; how, a sheet.
void UnitWork::placeAlong()
{
  const workspace::Layer* lines = m_document.layer(m_selection.layer());
  const workspace::Layer* sensors =
      m_report == nullptr ? nullptr : m_document.layer(m_report->request.sensors);
  const geo::TablePtr table = lines == nullptr ? nullptr : m_document.table(lines->name);
  if (sensors == nullptr || table == nullptr || lines->geometry != geo::GeometryKind::Line) {
    m_messages.add(uikit::Severity::Info,
                   tr("Select the streets along which sensors shall stand: click one on the map, "
                      "then press “Along a line” again."));
    return;
  }
  const auto chosen = coverage::linesOf(table->chosen(m_selection.rows()));
  auto* sheet = new AlongSheet(chosen, m_settings, m_bench.window());
  connect(sheet, &AlongSheet::accepted, this,
          [this, name = sensors->name](const std::vector<coverage::PlaceAlong>& places) {
            writeAlong(name, places);
          });
  sheet->open();
}

void UnitWork::writeAlong(const QString& name, const std::vector<coverage::PlaceAlong>& places)
{
  const workspace::Layer* layer = m_document.layer(name);
  if (layer == nullptr || m_report == nullptr)
    return;
  std::vector<Sensor> sensors;
  for (const coverage::PlaceAlong& at : places) {
    Sensor sensor;
    sensor.place = at.place;
    sensor.type = typeOfNew();
    const coverage::SensorType* type = m_types.find(sensor.type);
    if (type != nullptr)
      sensor.sendAs(*type);
    if (type != nullptr && type->values.valueOr(SensorField::FieldOfView, 360) < 360)
      sensor.values.set(SensorField::Azimuth, std::round(at.azimuth));
    sensors.push_back(sensor);
  }
  m_document.editRows(
      name,
      //: a line of the history; %1 a layer
      tr("place %n sensor(s) in “%1”", nullptr, static_cast<int>(sensors.size())).arg(layer->title),
      nullptr,
      [layer = *layer, types = m_types, sensors](workspace::Edit& open, Progress&) -> Outcome {
        DIABAN_TRY(uids, coverage::insertSensors(open, layer, types, sensors));
        Q_UNUSED(uids)
        return Done{};
      });
}

/// What is reckoned with now, or what stands there already.
QString UnitWork::typeOfNew() const
{
  const coverage::CoverageRequest& request = m_report->request;
  return request.type.isEmpty() && !m_report->coverage.sensors.empty()
             ? m_report->coverage.sensors.front().type
             : request.type;
}

void UnitWork::show()
{
  uikit::UnitMarks marks;
  std::vector<QPointF> places;
  if (m_isActive && m_report != nullptr) {
    marks.areas = m_proposed;
    const coverage::Coverage& coverage = m_report->coverage;
    if (m_footprint != nullptr)
      addAreas(*m_footprint, static_cast<int>(levelsOf(coverage.model).size()), false, marks.areas);
    for (std::size_t i = 0; i < coverage.sensors.size(); ++i) {
      const Sensor& sensor = m_tried == i && m_trial ? *m_trial : coverage.sensors[i];
      const bool isDirected = sensor.values[SensorField::Azimuth] && sensor.fieldOfView() < 360;
      marks.units.push_back({sensor.place,
                             isDirected ? std::optional(sensor.azimuth()) : std::nullopt,
                             static_cast<int>(i) == m_chosen || m_tried == i});
      places.push_back(coverage.sensors[i].place);
    }
    if (m_trial && !m_tried)
      marks.units.push_back({m_trial->place, m_trial->values[SensorField::Azimuth], true});
    marks.proposals = m_proposals;
  }
  m_canvas.setUnits(std::move(marks));
  if (m_canvas.unitTool() != nullptr)
    m_canvas.unitTool()->setUnits(std::move(places));
}

} // namespace diaban::desktop
