// What the editing tools propose becomes actions.
#include "editwork.h"
#include "workbench.h"

#include <diaban/uikit/editline.h>
#include <diaban/uikit/editpanel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/snackbar.h>

#include <algorithm>

namespace diaban::desktop {

using mapview::DrawnAs;
using mapview::EditKind;
using mapview::Reshaped;
using uikit::EditLine;
using workspace::Edit;

namespace {

constexpr std::size_t kRowsBetweenReports = 4096;

std::span<const unsigned char> bytesOf(const QByteArray& bytes)
{
  return {reinterpret_cast<const unsigned char*>(bytes.constData()),
          static_cast<std::size_t>(bytes.size())};
}

/// Calls `change` with some rows after the others and asks whether to go on.
template <typename Change>
Outcome inPieces(const std::vector<qint64>& rows, Progress& progress, Change change)
{
  for (std::size_t first = 0; first < rows.size(); first += kRowsBetweenReports) {
    const std::size_t last = std::min(rows.size(), first + kRowsBetweenReports);
    DIABAN_CHECK(change(std::vector<qint64>(rows.begin() + static_cast<std::ptrdiff_t>(first),
                                            rows.begin() + static_cast<std::ptrdiff_t>(last))));
    if (!progress.advance(static_cast<double>(last) / static_cast<double>(rows.size())))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  return Done{};
}

} // namespace

void EditWork::obey(const mapview::ToolDeed& deed)
{
  if (!isEditing())
    return;
  if (const auto* reshaped = std::get_if<Reshaped>(&deed))
    reshape(*reshaped);
  else if (const auto* moved = std::get_if<mapview::MovedBy>(&deed))
    move(*moved);
  else if (const auto* drawn = std::get_if<mapview::Drawn>(&deed))
    draw(*drawn);
  else if (const auto* chosen = std::get_if<mapview::VertexChosen>(&deed))
    m_bench.editPanel().choose(m_chosen = chosen->vertex);
  else if (std::holds_alternative<mapview::VertexNeeded>(deed))
    m_bench.editLine().say(
        tr("Too few vertices would be left. Delete the whole feature with Delete."),
        EditLine::Tone::Wrong);
  else if (std::holds_alternative<mapview::EditGivenUp>(deed))
    giveUp();
}

void EditWork::giveUp()
{
  const bool isByHand = m_bench.canvas().editTool() != nullptr;
  if (isByHand) // else the tool was put away, and what it drew waits
    m_begun.corners.clear();
  prompt();
}

bool EditWork::sayCrossings(const std::vector<geo::Crossing>& crossings, bool isLastSide)
{
  if (crossings.empty())
    return false;
  m_bench.editLine().say(EditText::crossed(crossings, isLastSide), EditLine::Tone::Wrong);
  return true;
}

void EditWork::reshape(const Reshaped& reshaped)
{
  if (!m_loaded.shape)
    return;
  const geo::Shape before = *m_loaded.shape;
  const bool isGone = reshaped.how == Reshaped::How::Removed;
  const auto crossings =
      isGone ? geo::crossings(reshaped.shape) : geo::crossings(reshaped.shape, reshaped.vertex);
  const bool isCrossed = sayCrossings(crossings, false);
  if (!isCrossed)
    m_bench.editLine().say(m_text->change(featureName(), before, reshaped.shape));
  if (!reshaped.isDone)
    return;
  m_loaded.crossings = crossings;
  if (isCrossed)
    m_bench.editLine().say(EditText::writtenCrossed(m_loaded.crossings), EditLine::Tone::Wrong);
  m_chosen = isGone ? std::nullopt : std::optional(reshaped.vertex);
  const auto number = static_cast<int>(reshaped.vertex.index) + 1;
  const auto title = [&] {
    switch (reshaped.how) {
    case Reshaped::How::Added:
      //: a line of the history; %1 a number, %2 a feature
      return tr("add vertex %1 of %2").arg(number).arg(featureName());
    case Reshaped::How::Removed:
      //: a line of the history; %1 a number, %2 a feature
      return tr("delete vertex %1 of %2").arg(number).arg(featureName());
    case Reshaped::How::Moved: break;
    }
    //: a line of the history; %1 a number, %2 a feature
    return tr("move vertex %1 of %2").arg(number).arg(featureName());
  };
  writeShape(before, reshaped.shape, title());
}

void EditWork::typeVertex(const geo::VertexId& vertex, QPointF to)
{
  if (!m_loaded.shape)
    return;
  Reshaped typed{*m_loaded.shape, Reshaped::How::Moved, vertex, true};
  geo::moveVertex(typed.shape, vertex, to);
  reshape(typed);
}

/// Shown at once; written unless somebody else changed the feature meanwhile.
void EditWork::writeShape(const geo::Shape& before, const geo::Shape& after, const QString& title)
{
  const workspace::Feature feature = *m_loaded.feature;
  const QString layerTitle = document().layer(m_layer)->title;
  geo::Extent near = before.extent();
  near.add(after.extent()); // quick hands: what is shown may be ahead already
  geo::TablePtr ahead;
  if (const geo::TablePtr table = document().table(m_layer))
    ahead = std::make_shared<const geo::FeatureTable>(
        table->reshaped(feature.row, near, geo::toFlat(after)));
  auto edit = [layer = m_layer, layerTitle, uid = feature.uid, old = geo::toWkb(before),
               wkb = geo::toWkb(after)](Edit& open, Progress&) -> Outcome {
    DIABAN_TRY(now, open.geometryOf(layer, uid));
    const auto shape = geo::readShape(bytesOf(now));
    if (!shape || geo::toWkb(shape.value()) != old) // byte by byte: a height may be no number
      return Error{Error::Code::EditConflict, {layerTitle, uid.toHex()}, {}};
    return open.updateFeature(layer, {.uid = uid, .wkb = wkb});
  };
  m_loaded.shape = after;
  ++m_pending;
  m_seen = ahead;
  document().editRows(m_layer, title, ahead, std::move(edit),
                      [this](const Outcome& outcome) { written(outcome); });
  giveSubject();
}

void EditWork::written(const Outcome& outcome)
{
  m_pending = std::max(0, m_pending - 1);
  if (!isEditing())
    return;
  if (!outcome)
    m_bench.editLine().say(errorText(outcome.error()), EditLine::Tone::Wrong);
  if (m_pending == 0)
    load();
}

void EditWork::move(const mapview::MovedBy& moved)
{
  const auto count = static_cast<int>(m_subject.rows.size());
  const geo::Extent extent =
      m_subject.selected != nullptr ? m_subject.selected->extent() : geo::Extent();
  const QString way = m_text->way(moved.by, {extent.minX, extent.minY});
  //: %1 how far and which way
  m_bench.editLine().say(tr("%n feature(s) move by %1.", nullptr, count).arg(way));
  if (!moved.isDone)
    return;
  auto edit = [layer = m_layer, rows = m_subject.rows, by = moved.by](Edit& open,
                                                                      Progress& progress) {
    return inPieces(rows, progress, [&](const std::vector<qint64>& some) {
      return open.changeGeometry(
          layer, some, [by](std::span<const unsigned char> wkb) { return geo::moved(wkb, by); });
    });
  };
  ++m_pending;
  document().editRows(m_layer, {}, nullptr, std::move(edit),
                      [this](const Outcome& outcome) { written(outcome); });
}

void EditWork::draw(const mapview::Drawn& drawn)
{
  const bool isArea = drawn.as == DrawnAs::Hole || m_subject.kind == geo::GeometryKind::Polygon ||
                      m_subject.kind == geo::GeometryKind::Mixed;
  const mapview::EditTool* tool = m_bench.canvas().editTool();
  m_begun = {m_layer, m_kind, tool != nullptr ? tool->unfinished() : std::vector<QPointF>()};
  if (sayCrossings(drawn.crossings, true))
    return;
  if (!drawn.isDone) {
    m_bench.editLine().say(m_text->drawn(drawn.corners, isArea));
    return;
  }
  if (drawn.as == DrawnAs::Feature) {
    insert(drawn.corners);
    return;
  }
  const auto refuse = [this](const QString& why) {
    m_bench.editLine().say(why, EditLine::Tone::Wrong);
  };
  if (!m_loaded.shape) {
    refuse(tr("Choose the feature first: click it with the tool Select."));
    return;
  }
  geo::Shape after = *m_loaded.shape;
  const bool isHole = drawn.as == DrawnAs::Hole;
  if (isHole ? !geo::addHole(after, drawn.corners) : !geo::addPart(after, drawn.corners)) {
    refuse(isHole ? tr("The hole does not begin inside the selected feature.")
                  : tr("This layer keeps features of one part. Draw a feature of its own."));
    return;
  }
  if (sayCrossings(geo::crossings(after), false))
    return;
  m_bench.editLine().say(m_text->change(featureName(), *m_loaded.shape, after));
  //: a line of the history; %1 a feature
  writeShape(*m_loaded.shape, after,
             isHole ? tr("cut a hole into %1").arg(featureName())
                    : tr("add a part to %1").arg(featureName()));
}

void EditWork::insert(const std::vector<QPointF>& corners)
{
  const workspace::Layer* layer = document().layer(m_layer);
  const geo::GeometryKind kind =
      layer->geometry == geo::GeometryKind::Mixed ? geo::GeometryKind::Polygon : layer->geometry;
  const auto made = std::make_shared<Uid>();
  auto edit = [name = m_layer, wkb = geo::toWkb(geo::makeShape(kind, corners)),
               made](Edit& open, Progress&) -> Outcome {
    DIABAN_TRY(uid, open.insertFeature(name, {.wkb = wkb}));
    *made = uid;
    return Done{};
  };
  ++m_pending;
  document().editRows(m_layer, {}, nullptr, std::move(edit),
                      [this, made, corners, name = m_layer](const Outcome& outcome) {
                        if (outcome)
                          inserted(name, *made);
                        else if (m_begun.corners.empty()) { // what was drawn is not lost
                          m_begun = {name, EditKind::Draw, corners};
                          goOn();
                        }
                        written(outcome);
                      });
}

/// The new feature is selected, so that its fields can be filled in.
void EditWork::inserted(const QString& name, const Uid& uid)
{
  if (name != m_layer)
    return;
  m_bench.editLine().say(tr("The feature is drawn. F2 fills in its fields."));
  auto find = [open = document().workspace(), name, uid](Progress&) {
    return workspace::rowOf(*open, name, uid);
  };
  m_finding.ask(m_pool, m_life.get(), std::move(find), [this, name](const Result<qint64>& row) {
    if (row)
      m_session.selection.set(name, {row.value()});
  });
}

void EditWork::deleteSelected()
{
  const uikit::Selection& selection = m_session.selection;
  if (selection.isEmpty())
    return;
  const QString name = selection.layer();
  if (const QString why = whyNot(name); !why.isEmpty()) {
    Q_EMIT told(why);
    return;
  }
  const QString layer = document().layer(name)->title;
  const auto count = static_cast<int>(selection.rows().size());
  auto edit = [name, rows = selection.rows()](Edit& open, Progress& progress) {
    return inPieces(rows, progress,
                    [&](const std::vector<qint64>& some) { return open.deleteRows(name, some); });
  };
  //: %1 a layer
  const QString told = tr("%n feature(s) of “%1” were deleted.", nullptr, count).arg(layer);
  const auto then = [this, name, told](const Outcome& outcome) {
    m_pending = std::max(0, m_pending - 1);
    if (!outcome) {
      Q_EMIT document().failed(name, outcome.error());
      return;
    }
    m_session.selection.clear();
    m_snackbar->show(told);
  };
  ++m_pending;
  document().editRows(name, {}, nullptr, std::move(edit), then);
}

} // namespace diaban::desktop
