#include "editwork.h"

#include "workbench.h"

#include <diaban/uikit/editline.h>
#include <diaban/uikit/editpanel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/snackbar.h>

#include <algorithm>
#include <array>

namespace diaban::desktop {

using mapview::EditKind;
using uikit::CanvasTool;
using uikit::EditLine;

namespace {

constexpr int kSnackbarGap = 64;           ///< the scale bar stands below it
constexpr std::size_t kMostCrossed = 5000; ///< vertices: each side is held against all others

constexpr std::array kTools{
    std::pair{Command::EditVertices, EditKind::Vertices},
    std::pair{Command::EditDraw, EditKind::Draw},
    std::pair{Command::EditMove, EditKind::Move},
    std::pair{Command::EditPart, EditKind::Part},
    std::pair{Command::EditHole, EditKind::Hole},
};

bool isOneRow(const uikit::Selection& selection, const QString& layer)
{
  return selection.layer() == layer && selection.rows().size() == 1;
}

} // namespace

EditWork::EditWork(const Actions& actions, Workbench& bench, Session& session,
                   std::function<QString()> currentLayer, NameOf nameOf, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_bench(bench)
    , m_session(session)
    , m_currentLayer(std::move(currentLayer))
    , m_nameOf(std::move(nameOf))
    , m_snackbar(new uikit::Snackbar(&bench.canvas(), kSnackbarGap))
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  connectActions();
  connectParts();
  updateActions();
}

EditWork::~EditWork()
{
  m_life.reset();
  m_pool.waitForDone();
}

void EditWork::connectActions()
{
  QAction* edit = m_actions[Command::EditLayer];
  m_bench.canvas().addAction(edit); // a key of one letter is the canvas's
  connect(edit, &QAction::triggered, this, [this](bool isWanted) {
    if (isWanted)
      begin(m_currentLayer());
    else
      end();
  });
  connect(m_actions[Command::EditDone], &QAction::triggered, this, &EditWork::end);
  connect(m_actions[Command::DeleteRows], &QAction::triggered, this, &EditWork::deleteSelected);
  for (const auto& [command, kind] : kTools)
    connect(m_actions[command], &QAction::triggered, this, [this, kind = kind] { use(kind); });
}

void EditWork::connectParts()
{
  Document& open = m_session.document;
  uikit::EditPanel& panel = m_bench.editPanel();
  connect(&m_bench.canvas(), &uikit::MapCanvas::toolUsed, this, &EditWork::obey);
  connect(&m_bench.canvas(), &uikit::MapCanvas::toolChanged, this, &EditWork::follow);
  connect(&m_session.selection, &uikit::Selection::changed, this, [this] {
    updateActions();
    m_name.clear();
    m_chosen.reset();
    load();
  });
  connect(&open, &Document::mapChanged, this, [this] {
    if (isEditing() && m_pending == 0 && document().table(m_layer) != m_seen)
      load();
  });
  connect(&open, &Document::layersChanged, this, [this] {
    updateActions();
    if (isEditing() && m_session.document.layer(m_layer) == nullptr)
      end();
  });
  connect(&open, &Document::closing, this, [this] {
    end();
    m_snackbar->hide();
    m_life = std::make_unique<QObject>();
    m_text.reset();
    m_pending = 0;
    m_begun = {};
  });
  connect(&open, &Document::settling, m_snackbar, &QWidget::hide);
  connect(&open, &Document::edited, m_snackbar, &QWidget::hide);
  connect(m_snackbar, &uikit::Snackbar::undoRequested, &open, &Document::undo);
  connect(&panel, &uikit::EditPanel::snapRulesChosen, &m_session.snapping, &Snapping::setRules);
  connect(&panel, &uikit::EditPanel::vertexTyped, this, &EditWork::typeVertex);
  connect(&panel, &uikit::EditPanel::vertexChosen, this,
          [this](const std::optional<geo::VertexId>& vertex) {
            m_chosen = vertex;
            if (auto* tool = m_bench.canvas().editTool())
              tool->choose(vertex);
            m_bench.canvas().update();
          });
  connect(&panel, &uikit::EditPanel::notUnderstood, this, [this](const QString& text) {
    //: %1 what a person typed
    m_bench.editLine().say(tr("“%1” is no number. Write, for example, 1,776,391.578.").arg(text),
                           EditLine::Tone::Wrong);
  });
  const auto showRules = [this] { m_bench.editPanel().setSnapRules(m_session.snapping.rules()); };
  connect(&m_session.snapping, &Snapping::changed, this, showRules);
  showRules();
}

Document& EditWork::document() const
{
  return m_session.document;
}

/// Empty where the layer's rows can be changed.
QString EditWork::whyNot(const QString& name) const
{
  const workspace::Layer* layer = document().layer(name);
  if (layer == nullptr)
    return tr("Choose a layer in the list first.");
  if (document().isReadOnly())
    return tr("The workspace is open for looking only.");
  if (layer->isRaster)
    return tr("“%1” is a picture and can't be edited.").arg(layer->title);
  if (layer->storage == workspace::LayerStorage::Linked)
    return tr("“%1” is linked to a file. Import it to edit it.").arg(layer->title);
  return {};
}

void EditWork::begin(const QString& name)
{
  QString why = whyNot(name);
  const workspace::Layer* layer = document().layer(name);
  if (why.isEmpty() && layer->geometry == geo::GeometryKind::None)
    why = tr("“%1” is a table without a place on the map.").arg(layer->title);
  m_actions[Command::EditLayer]->setChecked(why.isEmpty());
  if (!why.isEmpty()) {
    Q_EMIT told(why);
    return;
  }
  if (!layer->isVisible)
    document().setVisible({name}, true); // who edits a layer wants to see it
  m_layer = name;
  m_text.emplace(document().crs());
  m_bench.editPanel().setLayer(layer->title);
  m_bench.editLine().setHint(tr("Shift: in line · F3: snapping · Esc: back"));
  m_bench.setEditing(true);
  updateActions();
  const bool hasSelected = m_session.selection.layer() == name;
  if (m_begun.layer == name && !m_begun.corners.empty())
    use(m_begun.kind);
  else
    use(hasSelected || layer->featureCount > 0 ? EditKind::Vertices : EditKind::Draw);
  load();
}

void EditWork::restore(const State& state)
{
  m_begun = state.begun;
  if (document().layer(state.layer) == nullptr)
    return;
  begin(state.layer);
  use(state.kind);
}

void EditWork::end()
{
  if (!isEditing())
    return;
  m_layer.clear();
  m_loading.giveUp();
  m_finding.giveUp();
  m_loaded = {};
  m_subject = {};
  m_seen.reset();
  m_bench.setEditing(false);
  if (m_bench.canvas().tool() == CanvasTool::Edit)
    m_bench.canvas().putToolAway();
  updateActions();
  m_bench.canvas().setFocus();
}

void EditWork::updateActions()
{
  const uikit::Selection& selection = m_session.selection;
  const workspace::Layer* layer = document().layer(m_layer);
  const bool isArea = layer != nullptr && (layer->geometry == geo::GeometryKind::Polygon ||
                                           layer->geometry == geo::GeometryKind::Mixed);
  for (const auto& [command, kind] : kTools)
    m_actions[command]->setEnabled(layer != nullptr && (isArea || kind != EditKind::Hole));
  m_actions[Command::EditLayer]->setChecked(layer != nullptr);
  m_actions[Command::EditDone]->setVisible(layer != nullptr);
  m_actions[Command::DeleteRows]->setEnabled(!selection.isEmpty() && !document().isReadOnly());
}

void EditWork::use(EditKind kind)
{
  if (!isEditing())
    return;
  m_kind = kind;
  m_bench.canvas().setEditTool(mapview::makeEditTool(kind));
  giveSubject();
  m_bench.canvas().setFocus();
  prompt();
  goOn();
}

/// Corners that were left, when another tool was taken or editing ended, are there again.
void EditWork::goOn()
{
  mapview::EditTool* tool = m_bench.canvas().editTool();
  if (m_begun.corners.empty() || m_begun.layer != m_layer || m_begun.kind != m_kind ||
      tool == nullptr)
    return;
  tool->goOn(m_begun.corners);
  m_bench.canvas().followPointer();
  m_bench.editLine().say(tr("The drawing goes on where it was left. Esc gives it up."));
}

/// The command of the tool in the hand is checked; MapTools unchecks all others.
void EditWork::follow(CanvasTool tool)
{
  for (const auto& [command, kind] : kTools)
    m_actions[command]->setChecked(tool == CanvasTool::Edit && kind == m_kind);
  if (isEditing() && tool != CanvasTool::Edit)
    m_bench.editLine().say(tr("Take one of the tools at the left to go on editing."));
}

/// Reads what is selected, as the file has it.
void EditWork::load()
{
  m_loading.giveUp();
  if (!isEditing())
    return;
  const uikit::Selection& selection = m_session.selection;
  m_seen = document().table(m_layer);
  const auto open = document().workspace();
  if (selection.layer() != m_layer || selection.isEmpty() || m_seen == nullptr) {
    take({});
    return;
  }
  auto work = [open, layer = m_layer, rows = selection.rows(),
               table = m_seen](Progress& progress) -> Result<Loaded> {
    Loaded loaded;
    loaded.selected = std::make_shared<const geo::FeatureTable>(table->chosen(rows));
    if (rows.size() != 1)
      return loaded;
    DIABAN_TRY(features, workspace::readFeatures(*open, layer, rows, progress));
    if (features.empty())
      return loaded;
    loaded.feature = features.front();
    const QByteArray& wkb = loaded.feature->wkb;
    auto shape = geo::readShape({reinterpret_cast<const unsigned char*>(wkb.constData()),
                                 static_cast<std::size_t>(wkb.size())});
    if (shape) {
      loaded.shape = std::move(shape).value();
      if (loaded.shape->vertices().size() <= kMostCrossed)
        loaded.crossings = geo::crossings(*loaded.shape);
    } else
      loaded.error = shape.error();
    return loaded;
  };
  m_loading.ask(m_pool, m_life.get(), std::move(work), [this](Result<Loaded> loaded) {
    if (m_pending > 0)
      return; // the file is behind what is shown
    take(loaded ? std::move(loaded).value() : Loaded());
    if (m_name.isEmpty() && isOneRow(m_session.selection, m_layer))
      m_nameOf(m_layer, m_session.selection.rows().front(), [this](const QString& name) {
        m_name = name;
        giveSubject();
      });
  });
}

void EditWork::take(Loaded loaded)
{
  const bool wasCrossed = !m_loaded.crossings.empty();
  m_loaded = std::move(loaded);
  giveSubject();
  if (!isEditing() || m_kind != EditKind::Vertices)
    return;
  const bool isCrossed = !m_loaded.crossings.empty();
  if (isCrossed && !m_bench.editLine().saysWrong())
    m_bench.editLine().say(EditText::leftCrossed(m_loaded.crossings), EditLine::Tone::Wrong);
  else if (wasCrossed && !isCrossed && m_bench.editLine().saysWrong())
    prompt();
}

QString EditWork::featureName() const
{
  return m_name.isEmpty() ? tr("The feature") : m_name;
}

void EditWork::giveSubject()
{
  const workspace::Layer* layer = document().layer(m_layer);
  if (layer == nullptr)
    return;
  const uikit::Selection& selection = m_session.selection;
  const bool isHere = selection.layer() == m_layer;
  m_subject = {
      m_layer,           layer->geometry, isHere ? selection.rows() : std::vector<qint64>(),
      m_loaded.selected, m_loaded.shape,  m_loaded.crossings};
  QString why;
  if (!m_loaded.shape)
    why = !isHere || selection.isEmpty() ? tr("Click a feature to see its vertices.")
          : selection.rows().size() > 1  ? tr("Choose a single feature to see its vertices.")
          : m_loaded.error               ? shapeError()
                                         : QString();
  const auto chosen = m_chosen;
  m_bench.editPanel().setShape(m_loaded.shape, m_name, document().crs().isGeographic(), why);
  m_bench.editPanel().choose(chosen);
  if (auto* tool = m_bench.canvas().editTool())
    tool->setSubject(m_subject);
  m_bench.canvas().update();
}

QString EditWork::shapeError() const
{
  Error error = *m_loaded.error;
  const workspace::Layer* layer = document().layer(m_layer);
  if (error.args.isEmpty() && m_loaded.feature && m_loaded.feature->wkb.isEmpty())
    return tr("This row has no geometry yet.");
  if (error.code == Error::Code::CurvedGeometry && m_loaded.feature)
    error.args = {layer->title, featureName()};
  return errorText(error);
}

void EditWork::prompt()
{
  const auto words = [this]() -> QString {
    switch (m_kind) {
    case EditKind::Vertices:
      return tr("Drag a vertex. The mark in the middle of a side adds one, Delete takes one away.");
    case EditKind::Move: return tr("Drag what is selected.");
    case EditKind::Draw: break;
    case EditKind::Part: return tr("Draw the new part of the selected feature. Enter ends it.");
    case EditKind::Hole: return tr("Draw the hole in the selected feature. Enter ends it.");
    }
    return m_subject.kind == geo::GeometryKind::Point
               ? tr("Click where the new point lies.")
               : tr("Click the corners. Enter ends the feature, Backspace takes the last one "
                    "back.");
  };
  m_bench.editLine().say(words());
}

} // namespace diaban::desktop
