#include <diaban/uikit/comparedshapes.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/theme.h>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace diaban::uikit {
namespace {

constexpr double kCasing = 5, kLine = 2.4, kPoint = 6; // logical pixels
constexpr int kMargin = 12, kPadding = 8, kSample = 30;

/// What is solid lies below what has gaps.
constexpr std::array kLines{Qt::SolidLine, Qt::DashLine, Qt::DotLine};

/// The map's ground is light in both themes.
QPen penOf(const ComparedShape& shape)
{
  QPen pen(colour(Theme::Light, shape.colour), kLine, shape.line, Qt::FlatCap);
  if (shape.line == Qt::DotLine)
    pen.setDashPattern({1, 1.5});
  else if (shape.line == Qt::DashLine)
    pen.setDashPattern({4, 2.5});
  return pen;
}

QPainterPath pathOf(const geo::FlatGeometry& geometry, const mapview::Viewport& view)
{
  QPainterPath path;
  std::size_t ring = 0, vertex = 0;
  for (std::size_t part = 0; part < geometry.partEnds.size(); ++part) {
    const geo::GeometryKind kind = geometry.kinds[part];
    for (; ring < geometry.partEnds[part]; ++ring) {
      for (bool isFirst = true; vertex < geometry.ringEnds[ring]; ++vertex, isFirst = false) {
        const QPointF at = view.toPixel({geometry.xy[2 * vertex], geometry.xy[2 * vertex + 1]});
        if (kind == geo::GeometryKind::Point)
          path.addEllipse(at, kPoint, kPoint);
        else if (isFirst)
          path.moveTo(at);
        else
          path.lineTo(at);
      }
      if (kind == geo::GeometryKind::Polygon)
        path.closeSubpath();
    }
  }
  return path;
}

} // namespace

ComparedShapes::ComparedShapes(MapCanvas& canvas)
    : QWidget(&canvas)
    , m_canvas(canvas)
{
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setGeometry(canvas.rect());
  lower(); // buttons and the scale bar stay on top
  hide();
  canvas.installEventFilter(this);
  connect(&canvas, &MapCanvas::viewChanged, this, qOverload<>(&QWidget::update));
}

void ComparedShapes::setShapes(QVector<ComparedShape> shapes)
{
  m_shapes = std::move(shapes);
  QStringList names;
  for (const ComparedShape& shape : std::as_const(m_shapes))
    if (!shape.name.isEmpty())
      names.append(shape.name);
  setAccessibleName(names.join(QStringLiteral(", ")));
  setVisible(!m_shapes.isEmpty());
  update();
}

geo::Extent ComparedShapes::extent() const
{
  geo::Extent all;
  for (const ComparedShape& shape : m_shapes)
    all.add(shape.geometry.extent());
  return all;
}

void ComparedShapes::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  std::vector<QPainterPath> paths;
  painter.setPen(QPen(colour(Theme::Light, Token::Paper), kCasing));
  for (const ComparedShape& shape : std::as_const(m_shapes)) {
    paths.push_back(pathOf(shape.geometry, m_canvas.viewport()));
    painter.drawPath(paths.back());
  }
  for (const Qt::PenStyle line : kLines)
    for (std::size_t i = 0; i < paths.size(); ++i)
      if (const ComparedShape& shape = m_shapes[static_cast<qsizetype>(i)]; shape.line == line) {
        painter.setPen(penOf(shape));
        painter.drawPath(paths[i]);
      }
  paintLegend(painter);
}

void ComparedShapes::paintLegend(QPainter& painter) const
{
  const QFont font = type(TextSize::Caption);
  const QFontMetrics metrics(font);
  const int line = metrics.lineSpacing() + 4;
  int width = 0, lines = 0;
  for (const ComparedShape& shape : m_shapes)
    if (!shape.name.isEmpty()) {
      width = std::max(width, metrics.horizontalAdvance(shape.name));
      ++lines;
    }
  if (lines == 0)
    return;
  const QRect plate(kMargin, kMargin, kPadding * 3 + kSample + width, lines * line + 2 * kPadding);
  painter.setPen(colour(Theme::Light, Token::Border));
  painter.setBrush(colour(Theme::Light, Token::Paper));
  painter.drawRoundedRect(plate, 4, 4);
  painter.setFont(font);
  int top = plate.top() + kPadding;
  for (const ComparedShape& shape : m_shapes) {
    if (shape.name.isEmpty())
      continue;
    const int middle = top + line / 2, left = plate.left() + kPadding;
    painter.setPen(penOf(shape));
    painter.drawLine(left, middle, left + kSample, middle);
    painter.setPen(colour(Theme::Light, Token::Text));
    painter.drawText(QRect(left + kSample + kPadding, top, width + kPadding, line),
                     Qt::AlignLeft | Qt::AlignVCenter, shape.name);
    top += line;
  }
}

bool ComparedShapes::eventFilter(QObject* watched, QEvent* event)
{
  if (watched == &m_canvas && event->type() == QEvent::Resize)
    setGeometry(m_canvas.rect());
  return QWidget::eventFilter(watched, event);
}

} // namespace diaban::uikit
