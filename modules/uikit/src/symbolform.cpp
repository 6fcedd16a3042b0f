#include <diaban/uikit/colourbutton.h>
#include <diaban/uikit/symbolform.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QVBoxLayout>

namespace diaban::uikit {
namespace {

using workspace::Colour;
using workspace::Symbol;

constexpr double kMostWidthMm = 20;

/// Dashes to choose from; millimetres.
QVector<QVector<double>> dashes()
{
  return {{}, {3, 1.5}, {0.6, 1}, {4, 1.5, 0.6, 1.5}};
}

} // namespace

SymbolForm::SymbolForm(QWidget* parent)
    : QWidget(parent)
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_fill = makeFill();
  m_line = makeLine();
  m_marker = makeMarker();
  for (FormRows* part : {m_fill, m_line, m_marker})
    column->addWidget(part);
  setGeometry(geo::GeometryKind::None);
}

void SymbolForm::setGeometry(geo::GeometryKind geometry)
{
  const bool isMixed = geometry == geo::GeometryKind::Mixed;
  m_fill->setVisible(isMixed || geometry == geo::GeometryKind::Polygon);
  m_line->setVisible(isMixed || geometry == geo::GeometryKind::Line);
  m_marker->setVisible(isMixed || geometry == geo::GeometryKind::Point);
}

void SymbolForm::setSymbol(const Symbol& symbol)
{
  m_isFilling = true;
  Symbol shown = symbol;
  for (const auto& show : m_show)
    show(shown);
  m_isFilling = false;
  showHatch();
}

ColourButton* SymbolForm::addColour(FormRows& rows, const QString& name, Colour& (*part)(Symbol&))
{
  auto* button = new ColourButton(name, &rows);
  rows.add(name, button);
  m_show.push_back([button, part](Symbol& symbol) { button->setColour(part(symbol)); });
  connect(button, &ColourButton::picked, this, [this, part](const Colour& colour) {
    Q_EMIT edited([part, colour](Symbol& symbol) { part(symbol) = colour; });
  });
  return button;
}

QDoubleSpinBox* SymbolForm::addNumber(FormRows& rows, const QString& name, QDoubleSpinBox* field,
                                      double& (*part)(Symbol&))
{
  rows.add(name, field);
  m_show.push_back([field, part](Symbol& symbol) {
    if (!field->hasFocus()) // what is being typed stays as typed
      field->setValue(part(symbol));
  });
  connect(field, &QDoubleSpinBox::valueChanged, this, [this, part](double value) {
    if (!m_isFilling)
      Q_EMIT edited([part, value](Symbol& symbol) { part(symbol) = value; });
  });
  return field;
}

QComboBox* SymbolForm::addDash(FormRows& rows, QVector<double>& (*part)(Symbol&))
{
  auto* choice = new QComboBox(&rows);
  choice->addItems({tr("solid"), tr("dashes"), tr("dots"), tr("dashes and dots")});
  rows.add(tr("Stroke"), choice);
  m_show.push_back([choice, part](Symbol& symbol) {
    const int own = static_cast<int>(dashes().size());
    const auto known = static_cast<int>(dashes().indexOf(part(symbol)));
    if (known < 0 && choice->count() == own)
      choice->addItem(SymbolForm::tr("as it is"));
    choice->setCurrentIndex(known < 0 ? own : known);
  });
  connect(choice, &QComboBox::activated, this, [this, part](int at) {
    if (at < dashes().size())
      Q_EMIT edited([part, dash = dashes()[at]](Symbol& symbol) { part(symbol) = dash; });
  });
  return choice;
}

FormRows* SymbolForm::makeFill()
{
  auto* rows = new FormRows(this);
  const QString mm = tr("mm");
  addColour(*rows, tr("Fill"), [](Symbol& s) -> Colour& { return s.fill.colour; });
  addColour(*rows, tr("Outline"), [](Symbol& s) -> Colour& { return s.fill.outline.colour; });
  addNumber(*rows, tr("Outline's width"), numberField(0, kMostWidthMm, 0.05, mm, rows),
            [](Symbol& s) -> double& { return s.fill.outline.widthMm; });
  addDash(*rows, [](Symbol& s) -> QVector<double>& { return s.fill.outline.dashMm; });
  m_hatch = new QComboBox(rows);
  m_hatch->addItems({tr("none"), tr("lines"), tr("crossed lines"), tr("dots")}); // as Hatch
  rows->add(tr("Hatch"), m_hatch);
  m_show.push_back([this](Symbol& s) { m_hatch->setCurrentIndex(static_cast<int>(s.fill.hatch)); });
  connect(m_hatch, &QComboBox::activated, this, [this](int at) {
    showHatch();
    Q_EMIT edited([at](Symbol& s) { s.fill.hatch = static_cast<workspace::Hatch>(at); });
  });
  m_hatchParts = {addColour(*rows, tr("Hatch's colour"),
                            [](Symbol& s) -> Colour& { return s.fill.hatchStroke.colour; }),
                  addNumber(*rows, tr("Hatch's width"),
                            numberField(0.05, kMostWidthMm, 0.05, mm, rows),
                            [](Symbol& s) -> double& { return s.fill.hatchStroke.widthMm; }),
                  addNumber(*rows, tr("Hatch's distance"), numberField(0.1, 100, 0.1, mm, rows),
                            [](Symbol& s) -> double& { return s.fill.hatchSpacingMm; }),
                  addNumber(*rows, tr("Hatch's angle"), numberField(-360, 360, 1, tr("°"), rows),
                            [](Symbol& s) -> double& { return s.fill.hatchAngle; })};
  return rows;
}

void SymbolForm::showHatch()
{
  for (QWidget* part : std::as_const(m_hatchParts))
    m_fill->setRowVisible(part, m_hatch->currentIndex() > 0);
}

FormRows* SymbolForm::makeLine()
{
  auto* rows = new FormRows(this);
  const QString mm = tr("mm");
  addColour(*rows, tr("Line"), [](Symbol& s) -> Colour& { return s.line.stroke.colour; });
  addNumber(*rows, tr("Line's width"), numberField(0, kMostWidthMm, 0.05, mm, rows),
            [](Symbol& s) -> double& { return s.line.stroke.widthMm; });
  addDash(*rows, [](Symbol& s) -> QVector<double>& { return s.line.stroke.dashMm; });
  addColour(*rows, tr("Casing"), [](Symbol& s) -> Colour& { return s.line.casing.colour; });
  addNumber(*rows, tr("Casing's width"), numberField(0, kMostWidthMm, 0.05, mm, rows),
            [](Symbol& s) -> double& { return s.line.casing.widthMm; });
  return rows;
}

FormRows* SymbolForm::makeMarker()
{
  auto* rows = new FormRows(this);
  const QString mm = tr("mm");
  m_shape = new QComboBox(rows);
  m_shape->addItems({tr("circle"), tr("square"), tr("diamond"), tr("triangle"), tr("star"),
                     tr("cross"), tr("pentagon")}); // as MarkerShape
  rows->add(tr("Shape"), m_shape);
  m_show.push_back(
      [this](Symbol& s) { m_shape->setCurrentIndex(static_cast<int>(s.marker.shape)); });
  connect(m_shape, &QComboBox::activated, this, [this](int at) {
    Q_EMIT edited([at](Symbol& s) { s.marker.shape = static_cast<workspace::MarkerShape>(at); });
  });
  addNumber(*rows, tr("Size"), numberField(0.2, 100, 0.1, mm, rows),
            [](Symbol& s) -> double& { return s.marker.sizeMm; });
  addColour(*rows, tr("Fill"), [](Symbol& s) -> Colour& { return s.marker.fill; });
  addColour(*rows, tr("Outline"), [](Symbol& s) -> Colour& { return s.marker.outline.colour; });
  addNumber(*rows, tr("Outline's width"), numberField(0, kMostWidthMm, 0.05, mm, rows),
            [](Symbol& s) -> double& { return s.marker.outline.widthMm; });
  return rows;
}

} // namespace diaban::uikit
