#include "aimwork.h"

#include "document.h"

#include <diaban/uikit/aimbox.h>
#include <diaban/uikit/mapcanvas.h>

#include <QKeyEvent>

#include <array>

namespace diaban::desktop {

using mapview::Aim;
using mapview::AimField;

namespace {

constexpr std::array kFields{AimField::North, AimField::East, AimField::Length, AimField::Bearing};
/// X is north, as on Vietnamese maps.
constexpr std::array kKeys{Qt::Key_X, Qt::Key_Y, Qt::Key_D, Qt::Key_A};

} // namespace

AimWork::AimWork(Document& document, uikit::MapCanvas& canvas, QObject* parent)
    : QObject(parent)
    , m_canvas(canvas)
    , m_box(new uikit::AimBox(&canvas))
{
  canvas.installEventFilter(this);
  canvas.setPlacer([this](QPointF map) {
    const auto now = aim();
    return now ? m_rules.place(map, now->from).value_or(map) : map;
  });
  const auto measure = [this, &document] {
    m_rules = document.isOpen() ? mapview::AimRules(document.crs()) : mapview::AimRules();
    m_box->setGeographic(m_rules.isGeographic());
  };
  connect(&document, &Document::opened, this, measure);
  measure();
  connect(&canvas, &uikit::MapCanvas::aimed, this, &AimWork::follow);
  connect(&canvas, &uikit::MapCanvas::toolChanged, this, &AimWork::follow);
  connect(&canvas, &uikit::MapCanvas::viewChanged, this, &AimWork::follow);
  connect(&canvas, &uikit::MapCanvas::pointerLeft, this, [this] {
    if (!m_box->isTypedInto())
      m_box->hide();
  });
  connect(m_box, &uikit::AimBox::held, this, &AimWork::hold);
  connect(m_box, &uikit::AimBox::released, this, [this](AimField field) {
    m_rules.release(field);
    tryOut();
  });
  connect(m_box, &uikit::AimBox::entered, this, &AimWork::enter);
  connect(m_box, &uikit::AimBox::left, this, &AimWork::leave);
}

std::optional<Aim> AimWork::aim() const
{
  const mapview::EditTool* tool = m_canvas.editTool();
  return tool != nullptr ? tool->aim() : std::nullopt;
}

/// What was typed held for one point; the next is free.
void AimWork::follow()
{
  const auto now = aim();
  if (!now || now->from != m_from)
    m_rules.releaseAll();
  m_from = now ? now->from : std::nullopt;
  const bool isSeen = now && (m_box->isTypedInto() ||
                              (now->isHeld && m_canvas.rect().contains(m_canvas.pointer())));
  if (isSeen)
    show(*now);
  if (m_box->isTypedInto() && !isSeen)
    m_canvas.setFocus();
  m_box->setVisible(isSeen);
}

void AimWork::show(const Aim& aim)
{
  for (const AimField field : kFields) {
    m_box->setValue(field, m_rules.value(field, aim));
    m_box->setHeld(field, m_rules.holds(field));
  }
  m_box->placeBy(m_canvas.pointer());
}

void AimWork::hold(AimField field, double value)
{
  m_rules.hold(field, value);
  tryOut();
}

/// Shows the point where what is typed puts it.
void AimWork::tryOut()
{
  const auto now = aim();
  if (!now)
    return;
  if (now->isHeld) {
    m_canvas.followPointer();
  } else if (now->from) {
    if (const auto place = m_rules.place(*now->from, now->from))
      m_canvas.putPoint(*place, false);
  }
}

void AimWork::enter()
{
  const auto now = aim();
  if (!now)
    return;
  const auto place = m_rules.place(now->isHeld ? now->at : now->from.value_or(now->at), now->from);
  if (!place) {
    m_box->setFault(tr("No point fits all that is typed."));
    return;
  }
  m_rules.releaseAll();
  m_canvas.setFocus();
  m_canvas.putPoint(*place, true);
  mapview::Viewport view = m_canvas.viewport();
  if (view.extent().contains({place->x(), place->y(), place->x(), place->y()}))
    return;
  view.centreX = place->x(); // who types a place wants to see it
  view.centreY = place->y();
  m_canvas.setViewport(view);
}

void AimWork::leave()
{
  m_rules.releaseAll();
  m_canvas.setFocus();
  tryOut();
  follow();
}

bool AimWork::eventFilter(QObject* watched, QEvent* event)
{
  if (watched == &m_canvas && event->type() == QEvent::KeyPress && aim())
    return takeKey(*static_cast<QKeyEvent*>(event));
  return QObject::eventFilter(watched, event);
}

/// \returns whether the key was for the box
bool AimWork::takeKey(const QKeyEvent& event)
{
  const auto now = aim();
  show(*now);
  const QString typed = event.text();
  const bool isFree = (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == 0;
  if (event.key() == Qt::Key_Tab && isFree) {
    m_box->begin(AimField::North);
    return true;
  }
  if (isFree && typed.size() == 1 && typed.front().isDigit()) {
    m_box->begin(AimField::North, typed);
    return true;
  }
  const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
  if (isEnter && !m_rules.isFree()) {
    enter();
    return true;
  }
  for (std::size_t i = 0; i < kKeys.size(); ++i) {
    if (event.key() != kKeys[i])
      continue;
    const auto value = m_rules.value(kFields[i], *now);
    if (!value)
      return false;
    if (event.modifiers() == Qt::NoModifier)
      m_box->begin(kFields[i]);
    else if (event.modifiers() != Qt::ControlModifier)
      return false;
    else if (m_rules.holds(kFields[i]))
      m_rules.release(kFields[i]);
    else
      m_rules.hold(kFields[i], *value);
    follow();
    return true;
  }
  return false;
}

} // namespace diaban::desktop
