#include <diaban/cartography/palettes.h>
#include <diaban/uikit/colourbutton.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QColorDialog>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSlider>
#include <QStyleOptionToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace diaban::uikit {
namespace {

using workspace::Colour;

constexpr int kColumns = 7;

Colour fromColor(const QColor& color)
{
  return {static_cast<quint8>(color.red()), static_cast<quint8>(color.green()),
          static_cast<quint8>(color.blue()), static_cast<quint8>(color.alpha())};
}

/// The colour on a ground of two greys, so that one sees what shows through.
void drawColour(QPainter& painter, const QRectF& box, const Colour& colour, const QPalette& palette)
{
  painter.fillRect(box, palette.color(QPalette::Base));
  if (colour.alpha < 255)
    painter.fillRect(box, QBrush(palette.color(QPalette::Mid), Qt::Dense4Pattern));
  painter.fillRect(box, toColor(colour));
  painter.setPen(palette.color(QPalette::Dark));
  painter.drawRect(box);
}

QIcon cellIcon(const Colour& colour, const QWidget& widget)
{
  const qreal ratio = widget.devicePixelRatioF();
  QPixmap picture(QSize(18, 18) * ratio);
  picture.setDevicePixelRatio(ratio);
  QPainter painter(&picture);
  drawColour(painter, QRectF(0.5, 0.5, 17, 17), colour, widget.palette());
  return picture;
}

/// All colours of the palettes that are for kinds of things, then steps of the others, greys last.
QVector<Colour> offered()
{
  QVector<Colour> colours;
  for (const cartography::Palette& palette : cartography::palettes())
    if (palette.kind == cartography::PaletteKind::Qualitative && colours.isEmpty())
      colours += cartography::coloursOf(palette, 2 * kColumns);
  for (const char* name : {"sea", "greens", "oranges", "greys"})
    if (const auto* palette = cartography::palette(QLatin1String(name)))
      colours += cartography::coloursOf(*palette, kColumns);
  return colours;
}

} // namespace

QColor toColor(const workspace::Colour& c)
{
  return QColor(c.red, c.green, c.blue, c.alpha);
}

ColourButton::ColourButton(const QString& name, QWidget* parent)
    : QToolButton(parent)
    , m_name(name)
{
  setFixedSize(48, 26);
  setColour({});
  connect(this, &QToolButton::clicked, this, &ColourButton::openPalette);
}

void ColourButton::setColour(const Colour& colour)
{
  m_colour = colour;
  //: name of a colour's use, then its code: “Fill: …”
  const QString words = tr("%1: %2").arg(m_name, colour.toHex());
  setAccessibleName(words);
  setToolTip(words);
  update();
}

void ColourButton::paintEvent(QPaintEvent* event)
{
  QToolButton::paintEvent(event);
  QPainter painter(this);
  drawColour(painter, QRectF(rect()).adjusted(5.5, 5.5, -5.5, -5.5), m_colour, palette());
}

void ColourButton::pick(const Colour& colour)
{
  setColour(colour);
  Q_EMIT picked(colour);
}

void ColourButton::openPalette()
{
  auto* choices = new ColourPalette(m_colour, this);
  connect(choices, &ColourPalette::picked, this, &ColourButton::pick);
  connect(choices, &ColourPalette::moreRequested, this, &ColourButton::openDialog);
  choices->adjustSize();
  QPoint at = mapToGlobal(QPoint(width() - choices->width(), height() + 2));
  const QRect screen = this->screen()->availableGeometry();
  if (at.y() + choices->height() > screen.bottom())
    at.setY(mapToGlobal(QPoint(0, 0)).y() - choices->height() - 2);
  at.setX(qMax(at.x(), screen.left()));
  choices->move(at);
  choices->show();
}

void ColourButton::openDialog()
{
  auto* dialog = new QColorDialog(toColor(m_colour), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setOption(QColorDialog::ShowAlphaChannel);
  connect(dialog, &QColorDialog::colorSelected, this,
          [this](const QColor& color) { pick(fromColor(color)); });
  dialog->open();
}

ColourPalette::ColourPalette(const Colour& colour, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_colour(colour)
{
  setAttribute(Qt::WA_DeleteOnClose);
  setProperty("plate", true);
  setAccessibleName(tr("Colours"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(8);
  column->addWidget(makeGrid());
  column->addWidget(makeFields());
  auto* more = new QPushButton(tr("Other colour…"), this);
  connect(more, &QPushButton::clicked, this, [this] {
    Q_EMIT moreRequested();
    close();
  });
  column->addWidget(more);
}

QWidget* ColourPalette::makeGrid()
{
  auto* widget = new QWidget(this);
  auto* grid = new QGridLayout(widget);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(0);
  int at = 0;
  const auto colours = offered();
  for (const Colour& colour : colours) {
    auto* cell = new QToolButton(widget);
    cell->setIcon(cellIcon(colour, *this));
    cell->setIconSize({18, 18});
    cell->setAccessibleName(colour.toHex());
    cell->setToolTip(colour.toHex());
    connect(cell, &QToolButton::clicked, this, [this, colour] {
      Colour chosen = colour;
      // Who chooses a colour for what is transparent wants to see it.
      chosen.alpha = m_colour.alpha == 0 ? quint8{255} : m_colour.alpha;
      pick(chosen);
      close();
    });
    grid->addWidget(cell, at / kColumns, at % kColumns);
    ++at;
  }
  return widget;
}

QWidget* ColourPalette::makeFields()
{
  auto* widget = new QWidget(this);
  auto* grid = new QGridLayout(widget);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(8);
  auto* code = new QLabel(tr("Code"), widget);
  m_hex = new QLineEdit(m_colour.toHex().left(7), widget);
  m_hex->setMaxLength(9);
  code->setBuddy(m_hex);
  connect(m_hex, &QLineEdit::textEdited, this, [this](QString text) {
    if (!text.startsWith(QLatin1Char('#')))
      text.prepend(QLatin1Char('#'));
    const bool isWhole = text.size() == 7 && QColor::isValidColor(text);
    setLook(m_hex, "state", isWhole || text.size() < 7 ? QString() : QStringLiteral("error"));
    if (!isWhole)
      return;
    Colour chosen = Colour::fromHex(text);
    chosen.alpha = m_colour.alpha;
    pick(chosen);
  });
  connect(m_hex, &QLineEdit::returnPressed, this, &QWidget::close);
  auto* shows = new QLabel(tr("Opacity"), widget);
  m_alpha = new QSlider(Qt::Horizontal, widget);
  m_alpha->setRange(0, 100);
  m_alpha->setValue(static_cast<int>(std::lround(m_colour.alpha / 2.55)));
  shows->setBuddy(m_alpha);
  m_alpha->setAccessibleName(shows->text());
  connect(m_alpha, &QSlider::valueChanged, this, [this](int percent) {
    Colour chosen = m_colour;
    chosen.alpha = static_cast<quint8>(std::lround(percent * 2.55));
    pick(chosen);
  });
  grid->addWidget(code, 0, 0);
  grid->addWidget(m_hex, 0, 1);
  grid->addWidget(shows, 1, 0);
  grid->addWidget(m_alpha, 1, 1);
  return widget;
}

void ColourPalette::pick(const Colour& colour)
{
  m_colour = colour;
  Q_EMIT picked(colour);
}

} // namespace diaban::uikit
