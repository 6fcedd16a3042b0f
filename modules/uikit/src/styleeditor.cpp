#include "paletteicon.h"

#include <diaban/cartography/palettes.h>
#include <diaban/uikit/classmodel.h>
#include <diaban/uikit/colourbutton.h>
#include <diaban/uikit/histogramview.h>
#include <diaban/uikit/labelform.h>
#include <diaban/uikit/styleeditor.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {

using workspace::Style;

namespace {

constexpr char kOfficial[] = "official";

bool isNumberField(const geo::Field& field)
{
  return field.type == geo::FieldType::Integer || field.type == geo::FieldType::Real;
}

QVector<double> limitsOf(const Style& style)
{
  QVector<double> limits;
  for (const workspace::ValueClass& range : style.classes)
    limits.append(range.from);
  if (!style.classes.isEmpty())
    limits.append(style.classes.constLast().to);
  return limits;
}

/// The colour that a class has on the map, by what the layer's geometry shows.
QColor mainColour(const workspace::Symbol& symbol, geo::GeometryKind geometry)
{
  switch (geometry) {
  case geo::GeometryKind::Point: return toColor(symbol.marker.fill);
  case geo::GeometryKind::Line: return toColor(symbol.line.stroke.colour);
  default: return toColor(symbol.fill.colour);
  }
}

/// One a row of the list; -1 where it can't be known.
QVector<qint64> countsOf(const Style& style, const workspace::FieldValues& values)
{
  QVector<qint64> counts;
  qint64 counted = 0;
  if (style.kind == Style::Kind::Graduated) {
    for (qsizetype i = 0; i < style.classes.size(); ++i)
      counts.append(cartography::countInClass(values.numbers, style.classes[i].from,
                                              style.classes[i].to, i == 0));
  } else {
    QHash<QString, qint64> known;
    for (const workspace::ValueCount& value : values.frequent)
      known.insert(value.value, value.rows);
    const bool isAll = values.distinct <= values.frequent.size();
    for (const workspace::Category& category : style.categories)
      counts.append(known.value(category.value, isAll ? 0 : -1));
  }
  bool isKnown = true;
  for (const qint64 count : std::as_const(counts)) {
    isKnown = isKnown && count >= 0;
    counted += count;
  }
  counts.append(isKnown ? values.rows - counted : -1);
  return counts;
}

} // namespace

void StyleEditor::setLayer(const workspace::Layer* layer, bool isWritable)
{
  const bool canStyle =
      layer != nullptr && !layer->isRaster && layer->geometry != geo::GeometryKind::None;
  m_whole->setVisible(canStyle);
  emptyLabel()->setVisible(!canStyle);
  emptyLabel()->setText(layer == nullptr
                            ? tr("Choose a layer in the list at the left.")
                            : tr("This layer has no rows to draw. Choose another one."));
  m_whole->setEnabled(isWritable);
  for (QPushButton* deed : std::as_const(m_deeds))
    deed->setEnabled(canStyle && (isWritable || !deed->property(kChanges).toBool()));
  const bool isOther = !canStyle || layer->name != m_layer.name || layer->fields != m_layer.fields;
  m_layer = canStyle ? *layer : workspace::Layer{};
  if (!canStyle)
    return;
  if (isOther) {
    m_values.reset();
    m_isFilling = true;
    fillFields();
    m_label->setLayer(m_layer);
    m_symbol->setGeometry(m_layer.geometry);
    m_reversed->setChecked(false);
    m_isFilling = false;
    setNotes({});
    m_problem->hide();
    setBusy(false);
  }
  setStyle(m_layer.style);
}

void StyleEditor::setStyle(const Style& style)
{
  m_style = style;
  m_problem->hide();
  showParts();
}

void StyleEditor::setValues(const ValuesPtr& values)
{
  m_values = values;
  showClasses();
}

void StyleEditor::fillFields()
{
  m_field->clear();
  for (const geo::Field& field : std::as_const(m_layer.fields))
    if (field.type != geo::FieldType::Blob)
      m_field->addItem(field.name, isNumberField(field));
}

/// The palettes that suit the kind; official colours first.
void StyleEditor::fillPalettes()
{
  const QString chosen = m_palette->currentData().toString();
  const bool isGraduated = m_kind->currentIndex() == static_cast<int>(Style::Kind::Graduated);
  m_palette->clear();
  if (!isGraduated)
    m_palette->addItem(tr("Official colours of land use"), QLatin1String(kOfficial));
  for (const cartography::Palette& palette : cartography::palettes()) {
    const bool isForKinds = palette.kind == cartography::PaletteKind::Qualitative;
    if (isForKinds != isGraduated)
      m_palette->addItem(paletteIcon(palette, m_reversed->isChecked(), devicePixelRatioF()),
                         cartography::paletteTitle(palette), QLatin1String(palette.name));
  }
  const int at = m_palette->findData(chosen);
  m_palette->setCurrentIndex(at >= 0 ? at : isGraduated ? 0 : 1);
}

void StyleEditor::showParts()
{
  m_isFilling = true;
  m_kind->setCurrentIndex(static_cast<int>(m_style.kind));
  const bool isSingle = m_style.kind == Style::Kind::Single;
  if (!isSingle)
    m_field->setCurrentIndex(m_field->findText(m_style.field));
  fillPalettes();
  const bool isGraduated = m_style.kind == Style::Kind::Graduated;
  if (isGraduated && !m_count->hasFocus() && !m_style.classes.isEmpty())
    m_count->setValue(static_cast<int>(m_style.classes.size()));
  m_top->setRowVisible(m_field, !isSingle);
  m_top->setRowVisible(m_palette, !isSingle);
  m_top->setRowVisible(m_reversed, !isSingle);
  m_top->setRowVisible(m_method, isGraduated);
  m_top->setRowVisible(m_count, isGraduated);
  m_classes->setVisible(!isSingle);
  m_opacity->setValue(static_cast<int>(std::lround(m_style.opacity * 100)));
  for (const auto& [field, value] : {std::pair(m_least, m_style.scales.minDenominator),
                                     std::pair(m_most, m_style.scales.maxDenominator)})
    if (!field->hasFocus())
      field->setValue(static_cast<int>(std::min(value, 1e8)));
  m_label->setLabel(m_style.label);
  m_isFilling = false;
  showClasses();
  showSymbol();
}

void StyleEditor::showClasses()
{
  m_model->setPixelRatio(devicePixelRatioF());
  m_model->setStyle(m_style, m_layer.geometry);
  const bool areKnown = m_values && m_values->field.name == m_style.field;
  if (areKnown && m_style.kind != Style::Kind::Single)
    m_model->setCounts(countsOf(m_style, *m_values));
  const bool hasHistogram = areKnown && m_style.kind == Style::Kind::Graduated &&
                            !m_values->numbers.empty() && !m_style.classes.isEmpty();
  m_histogram->setVisible(hasHistogram);
  if (hasHistogram) {
    QVector<QColor> colours;
    for (const workspace::ValueClass& range : std::as_const(m_style.classes))
      colours.append(mainColour(range.symbol, m_layer.geometry));
    m_histogram->setNumbers(m_values->numbers.front(), m_values->numbers.back(),
                            cartography::histogram(m_values->numbers, HistogramView::kBins));
    m_histogram->setClasses(limitsOf(m_style), colours);
  }
  constexpr int kMostRows = 9;
  const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
  m_list->setFixedHeight(std::max(1, m_list->sizeHintForRow(0)) * rows + 4);
}

std::vector<int> StyleEditor::chosenRows() const
{
  std::vector<int> rows;
  const auto chosen = m_list->selectionModel()->selectedRows();
  for (const QModelIndex& index : chosen)
    rows.push_back(index.row());
  return rows;
}

/// The form shows the first chosen class, and changes all chosen ones; all, when none is chosen.
void StyleEditor::showSymbol()
{
  const std::vector<int> rows = chosenRows();
  const bool isSingle = m_style.kind == Style::Kind::Single;
  const int first = isSingle ? -1 : rows.empty() ? 0 : rows.front();
  workspace::Symbol symbol = m_style.symbol;
  if (m_style.kind == Style::Kind::Categorised && first >= 0 && first < m_style.categories.size())
    symbol = m_style.categories[first].symbol;
  else if (m_style.kind == Style::Kind::Graduated && first >= 0 && first < m_style.classes.size())
    symbol = m_style.classes[first].symbol;
  m_symbol->setSymbol(symbol);
  m_remove->setEnabled(
      std::any_of(rows.begin(), rows.end(), [this](int row) { return row < m_model->entries(); }));
  m_symbolOf->setText(
      isSingle       ? tr("Symbol")
      : rows.empty() ? tr("Symbol of all classes")
                     : tr("Symbol of %n chosen class(es)", nullptr, static_cast<int>(rows.size())));
}

void StyleEditor::change(const std::function<void(Style&)>& change)
{
  if (m_isFilling)
    return;
  change(m_style);
  showClasses();
  Q_EMIT styleChanged(m_style);
}

void StyleEditor::changeSymbols(const SymbolForm::Change& apply)
{
  const std::vector<int> rows = chosenRows();
  change([&](Style& style) {
    const auto isChosen = [&](qsizetype row) {
      return rows.empty() || std::find(rows.begin(), rows.end(), row) != rows.end();
    };
    for (qsizetype i = 0; i < style.categories.size(); ++i)
      if (isChosen(i))
        apply(style.categories[i].symbol);
    for (qsizetype i = 0; i < style.classes.size(); ++i)
      if (isChosen(i))
        apply(style.classes[i].symbol);
    if (style.kind == Style::Kind::Single || isChosen(m_model->entries()))
      apply(style.symbol);
  });
}

/// Titles that the program wrote follow their limits; those of a person stay.
void StyleEditor::moveLimit(int limit, double value)
{
  change([&](Style& style) {
    const int before = cartography::decimalsFor(limitsOf(style));
    QVector<bool> areOurs;
    for (const workspace::ValueClass& range : std::as_const(style.classes))
      areOurs.append(range.title ==
                     cartography::classTitle(range.from, range.to, before, QLocale()));
    style.classes[limit - 1].to = value;
    style.classes[limit].from = value;
    const int decimals = cartography::decimalsFor(limitsOf(style));
    for (qsizetype i = 0; i < style.classes.size(); ++i)
      if (areOurs[i])
        style.classes[i].title = cartography::classTitle(style.classes[i].from, style.classes[i].to,
                                                         decimals, QLocale());
  });
}

/// All chosen rows follow the box of one of them.
void StyleEditor::showRow(int row, bool isShown)
{
  std::vector<int> rows = chosenRows();
  if (std::find(rows.begin(), rows.end(), row) == rows.end())
    rows = {row};
  change([&](Style& style) {
    for (const int each : rows)
      if (each >= m_model->entries())
        style.othersHidden = !isShown;
      else if (style.kind == Style::Kind::Graduated)
        style.classes[each].isHidden = !isShown;
      else
        style.categories[each].isHidden = !isShown;
  });
}

void StyleEditor::removeChosen()
{
  std::vector<int> rows = chosenRows();
  std::sort(rows.rbegin(), rows.rend());
  change([&](Style& style) {
    for (const int row : rows)
      if (style.kind == Style::Kind::Categorised && row < style.categories.size())
        style.categories.removeAt(row);
      else if (style.kind == Style::Kind::Graduated && row < style.classes.size())
        style.classes.removeAt(row);
  });
  showSymbol();
}

cartography::Recipe StyleEditor::recipe() const
{
  cartography::Recipe recipe;
  recipe.kind = static_cast<Style::Kind>(m_kind->currentIndex());
  recipe.method = static_cast<cartography::ClassMethod>(m_method->currentIndex());
  recipe.classes = m_count->value();
  recipe.palette = m_palette->currentData().toString();
  recipe.isReversed = m_reversed->isChecked();
  recipe.isOfficial = recipe.palette == QLatin1String(kOfficial);
  if (recipe.isOfficial)
    recipe.palette.clear();
  return recipe;
}

void StyleEditor::chooseKind()
{
  const auto kind = static_cast<Style::Kind>(m_kind->currentIndex());
  m_problem->hide();
  if (kind == Style::Kind::Single) {
    change([](Style& style) {
      style.kind = Style::Kind::Single;
      style.field.clear();
      style.categories.clear();
      style.classes.clear();
    });
    showParts();
    return;
  }
  fillPalettes();
  const bool wantsNumbers = kind == Style::Kind::Graduated;
  if (m_field->currentIndex() < 0 || (wantsNumbers && !m_field->currentData().toBool()))
    m_field->setCurrentIndex(std::max(0, m_field->findData(wantsNumbers)));
  m_top->setRowVisible(m_field, true);
  m_top->setRowVisible(m_palette, true);
  m_top->setRowVisible(m_reversed, true);
  m_top->setRowVisible(m_method, wantsNumbers);
  m_top->setRowVisible(m_count, wantsNumbers);
  askForStyle();
}

void StyleEditor::askForStyle(int mostFrequent)
{
  if (m_isFilling || m_kind->currentIndex() <= 0 || m_field->currentIndex() < 0)
    return;
  m_problem->hide();
  cartography::Recipe wanted = recipe();
  wanted.mostFrequent = mostFrequent;
  Q_EMIT recipeChosen(m_field->currentText(), wanted);
}

} // namespace diaban::uikit
