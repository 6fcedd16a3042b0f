#include "swipework.h"

#include "actions.h"
#include "session.h"
#include "workbench.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>

#include <QItemSelectionModel>

namespace diaban::desktop {

using uikit::MapSwipe;
using uikit::SwipeBar;
using uikit::SwipeSide;

SwipeWork::SwipeWork(const Actions& actions, Workbench& bench, Session& session, QObject* parent)
    : QObject(parent)
    , m_bench(bench)
    , m_session(session)
    , m_action(*actions[Command::Swipe])
    , m_bar(bench.swipeBar())
{
  uikit::MapCanvas& canvas = bench.canvas();
  canvas.addAction(&m_action); // a key of one letter is the canvas's
  connect(&m_action, &QAction::triggered, this, &SwipeWork::turn);
  connect(&canvas, &uikit::MapCanvas::swipeLeft, this, [this] { turn(false); });
  connect(&canvas.swipe(), &MapSwipe::moved, this, &SwipeWork::keepLine);
  connect(&m_bar, &SwipeBar::closeRequested, this, [this] { turn(false); });
  connect(&m_bar, &SwipeBar::swapRequested, this,
          [&canvas] { canvas.swipe().setSwapped(!canvas.swipe().isSwapped()); });
  connect(&m_bar, &SwipeBar::uprightRequested, &canvas.swipe(), &MapSwipe::setUpright);
  connect(&m_bar, &SwipeBar::sideChosen, this, [this](int side, const SwipeSide& chosen) {
    m_session.swipe.sides[static_cast<std::size_t>(side)] = chosen;
    show();
  });
  connect(&session.document, &Document::mapChanged, this, &SwipeWork::show);
  connect(&session.document, &Document::layersChanged, this, &SwipeWork::show);
  connect(bench.layerList().selectionModel(), &QItemSelectionModel::currentChanged, this,
          &SwipeWork::show);
  connect(&session.document, &Document::closing, this, [this] {
    turn(false);
    m_session.swipe = {};
  });
  if (session.isSwiping) // in a window that was built anew
    turn(true);
}

bool SwipeWork::isOn() const
{
  return m_session.isSwiping;
}

void SwipeWork::turn(bool on)
{
  if (!on && !isOn())
    return;
  uikit::MapCanvas& canvas = m_bench.canvas();
  m_session.isSwiping = on;
  m_action.setChecked(on);
  if (on) {
    const uikit::SwipeState state = m_session.swipe; // each of these says moved()
    canvas.swipe().setPlace(state.place);
    canvas.swipe().setUpright(state.isUpright);
    canvas.swipe().setSwapped(state.isSwapped);
    show();
    canvas.setFocus();
    return;
  }
  m_bar.hide();
  canvas.swipe().end();
  m_session.document.wantLoaded({});
  canvas.setLayers(m_session.document.mapLayers());
}

uikit::SwipeOffer SwipeWork::offer() const
{
  const Document& document = m_session.document;
  return {document.layers(), document.tree(), document.bookmarks(),
          m_bench.layerList().currentLayer()};
}

void SwipeWork::show()
{
  if (!isOn())
    return;
  Document& document = m_session.document;
  const uikit::SwipeOffer offered = offer();
  const auto& sides = m_session.swipe.sides;
  const QStringList first = layersOf(sides[0], offered), second = layersOf(sides[1], offered);
  document.wantLoaded(first + second);
  m_bench.canvas().setLayers(document.mapLayers(first));
  m_bench.canvas().swipe().setLayers(document.mapLayers(second));
  m_bench.canvas().swipe().setNames(nameOf(sides[0], offered), nameOf(sides[1], offered));
  m_bar.show(m_session.swipe, offered);
}

void SwipeWork::keepLine()
{
  if (!isOn())
    return;
  const MapSwipe& swipe = m_bench.canvas().swipe();
  m_session.swipe.place = swipe.place();
  m_session.swipe.isUpright = swipe.isUpright();
  m_session.swipe.isSwapped = swipe.isSwapped();
  if (!m_bar.isHidden())
    m_bar.show(m_session.swipe, offer());
}

} // namespace diaban::desktop
