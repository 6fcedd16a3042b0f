// What the panel is made of.
#include <diaban/uikit/classmodel.h>
#include <diaban/uikit/histogramview.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/labelform.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/styleeditor.h>
#include <diaban/uikit/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

namespace diaban::uikit {
namespace {

constexpr int kMostFrequent = 20;

/// Long names must not make a narrow panel wide; what is cut off stands in the tooltip.
void keepNarrow(QComboBox* box)
{
  QObject::connect(box, &QComboBox::currentTextChanged, box, &QWidget::setToolTip);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(6);
}

/// A coloured box with words, as notes at their place have.
QFrame* note(const QString& kind, QLabel*& text, QWidget* parent)
{
  auto* frame = new QFrame(parent);
  frame->setProperty("note", kind);
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(6);
  text = caption({}, frame, false);
  column->addWidget(text);
  return frame;
}

} // namespace

StyleEditor::StyleEditor(QWidget* parent)
    : SidePanel(tr("Style"), parent)
{
  m_whole = new QWidget(this);
  auto* column = new QVBoxLayout(m_whole);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeKind());
  column->addWidget(makeProblem());
  column->addWidget(makeClasses());
  auto* symbolHead = new FormRows(m_whole);
  m_symbolOf = symbolHead->addHead(tr("Symbol"));
  column->addWidget(symbolHead);
  m_symbol = new SymbolForm(m_whole);
  column->addWidget(m_symbol);
  m_label = new LabelForm(m_whole);
  column->addWidget(m_label);
  column->addWidget(makeWhole());
  column->addWidget(makeNotes());
  rows()->insertWidget(1, m_whole);
  makeFoot();

  connect(m_symbol, &SymbolForm::edited, this, &StyleEditor::changeSymbols);
  connect(m_label, &LabelForm::edited, this,
          [this](const std::optional<workspace::LabelStyle>& label) {
            change([&](workspace::Style& style) { style.label = label; });
          });
  setLayer(nullptr, false);
}

QWidget* StyleEditor::makeKind()
{
  m_top = new FormRows(m_whole);
  m_kind = new QComboBox(m_top);
  m_kind->addItems({tr("One symbol"), tr("By value"), tr("Classes of numbers")}); // as Style::Kind
  m_top->add(tr("Drawn as"), m_kind);
  m_field = new QComboBox(m_top);
  m_top->add(tr("Field"), m_field);
  m_palette = new QComboBox(m_top);
  m_palette->setIconSize({48, 14});
  m_top->add(tr("Colours"), m_palette);
  m_reversed = new QCheckBox(tr("in reverse order"), m_top);
  m_top->add(QString(), m_reversed);
  m_method = new QComboBox(m_top);
  m_method->addItems({tr("as many rows in each"), tr("equal steps"), tr("natural breaks")});
  m_top->add(tr("Limits"), m_method);
  m_count = new QSpinBox(m_top);
  m_count->setRange(1, cartography::kMostClasses);
  m_count->setValue(cartography::Recipe().classes);
  m_count->setFixedWidth(96);
  m_count->setAlignment(Qt::AlignRight);
  m_count->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_top->add(tr("Classes"), m_count);
  m_busy = caption(tr("Reading the field's values…"), m_top);
  m_top->addWide(m_busy);
  for (QComboBox* box : {m_kind, m_field, m_palette, m_method})
    keepNarrow(box);
  connect(m_kind, &QComboBox::activated, this, &StyleEditor::chooseKind);
  for (QComboBox* box : {m_field, m_palette, m_method})
    connect(box, &QComboBox::activated, this, [this] { askForStyle(); });
  connect(m_count, &QSpinBox::valueChanged, this, [this] { askForStyle(); });
  connect(m_reversed, &QCheckBox::clicked, this, [this] {
    fillPalettes();
    askForStyle();
  });
  return m_top;
}

QWidget* StyleEditor::makeProblem()
{
  m_problem = note(QStringLiteral("warning"), m_problemText, m_whole);
  m_mostFrequent =
      new QPushButton(tr("Show the %n most frequent", nullptr, kMostFrequent), m_problem);
  m_asClasses = new QPushButton(tr("Divide into classes"), m_problem);
  for (QPushButton* button : {m_mostFrequent, m_asClasses})
    m_problem->layout()->addWidget(button);
  connect(m_mostFrequent, &QPushButton::clicked, this, [this] { askForStyle(kMostFrequent); });
  connect(m_asClasses, &QPushButton::clicked, this, [this] {
    m_kind->setCurrentIndex(static_cast<int>(workspace::Style::Kind::Graduated));
    chooseKind();
  });
  m_problem->hide();
  return m_problem;
}

QWidget* StyleEditor::makeClasses()
{
  m_classes = new QWidget(m_whole);
  auto* column = new QVBoxLayout(m_classes);
  column->setContentsMargins(12, 0, 12, 8);
  column->setSpacing(6);
  m_histogram = new HistogramView(m_classes);
  column->addWidget(m_histogram);
  m_model = new ClassModel(this);
  m_list = new QTreeView(m_classes);
  m_list->setModel(m_model);
  m_list->setRootIsDecorated(false);
  m_list->setUniformRowHeights(true);
  m_list->setHeaderHidden(true);
  m_list->setIconSize({18, 12});
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  m_list->setAccessibleName(tr("Classes of the legend"));
  m_list->header()->setStretchLastSection(false);
  m_list->header()->setSectionResizeMode(ClassModel::TitleColumn, QHeaderView::Stretch);
  m_list->header()->setSectionResizeMode(ClassModel::CountColumn, QHeaderView::ResizeToContents);
  column->addWidget(m_list);
  m_remove = new QPushButton(tr("Put among all others"), m_classes);
  m_remove->setToolTip(tr("Takes the chosen classes out of the legend (Delete)"));
  column->addWidget(m_remove, 0, Qt::AlignLeft);
  m_list->installEventFilter(this);
  connect(m_remove, &QPushButton::clicked, this, &StyleEditor::removeChosen);
  connect(m_histogram, &HistogramView::limitMoved, this, &StyleEditor::moveLimit);
  connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &StyleEditor::showSymbol);
  connect(m_model, &ClassModel::titleEdited, this, [this](int entry, const QString& title) {
    change([&](workspace::Style& style) {
      (style.kind == workspace::Style::Kind::Graduated ? style.classes[entry].title
                                                       : style.categories[entry].title) = title;
    });
  });
  connect(m_model, &ClassModel::visibilityToggled, this, &StyleEditor::showRow);
  return m_classes;
}

bool StyleEditor::eventFilter(QObject* watched, QEvent* event)
{
  const bool isDelete = watched == m_list && event->type() == QEvent::KeyPress &&
                        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete;
  if (isDelete)
    removeChosen();
  return isDelete || SidePanel::eventFilter(watched, event);
}

QWidget* StyleEditor::makeWhole()
{
  auto* whole = new FormRows(m_whole);
  whole->addHead(tr("Whole layer"));
  auto* line = new QWidget(whole);
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  m_opacity = new QSlider(Qt::Horizontal, line);
  m_opacity->setRange(0, 100);
  m_opacity->setAccessibleName(tr("Opacity"));
  row->addWidget(m_opacity, 1);
  m_percent = caption({}, line);
  m_percent->setFixedWidth(m_percent->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 6);
  m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_percent->setWordWrap(false);
  row->addWidget(m_percent);
  whole->add(tr("Opacity"), line);
  m_least = scaleField(whole);
  whole->add(tr("From scale"), m_least);
  m_most = scaleField(whole);
  whole->add(tr("To scale"), m_most);
  connect(m_opacity, &QSlider::valueChanged, this, [this](int percent) {
    //: a share; the space before % cannot break
    m_percent->setText(tr("%1 %").arg(QLocale().toString(percent)));
    change([&](workspace::Style& style) { style.opacity = percent / 100.0; });
  });
  connect(m_least, &QSpinBox::valueChanged, this, [this](int denominator) {
    change([&](workspace::Style& style) { style.scales.minDenominator = denominator; });
  });
  connect(m_most, &QSpinBox::valueChanged, this, [this](int denominator) {
    change([&](workspace::Style& style) { style.scales.maxDenominator = denominator; });
  });
  return whole;
}

QWidget* StyleEditor::makeNotes()
{
  m_notes = note(QStringLiteral("warning"), m_notesText, m_whole);
  m_notes->hide();
  return m_notes;
}

void StyleEditor::makeFoot()
{
  struct Deed {
    QString icon, title, tip;
    void (StyleEditor::*signal)();
    bool changes; ///< the layer's style
  };
  const Deed deeds[] = {
      {QStringLiteral("edit-copy"), tr("Copy"), tr("Copy this style, for another layer or window"),
       &StyleEditor::copyRequested, false},
      {QStringLiteral("edit-paste"), tr("Paste"), tr("Give this layer the copied style"),
       &StyleEditor::pasteRequested, true},
      {QStringLiteral("document-open"), tr("Load…"),
       tr("Take the style from a file: .json, .qml of QGIS, .sld"), &StyleEditor::loadRequested,
       true},
      {QStringLiteral("document-save"), tr("Save…"), tr("Save this style as a file"),
       &StyleEditor::saveRequested, false}};
  auto* grid = new QGridLayout;
  grid->setSpacing(6);
  int at = 0;
  for (const Deed& deed : deeds) {
    auto* button = new QPushButton(icon(deed.icon), deed.title, this);
    button->setToolTip(deed.tip);
    connect(button, &QPushButton::clicked, this, deed.signal);
    grid->addWidget(button, at / 2, at % 2);
    button->setProperty(kChanges, deed.changes);
    m_deeds.append(button);
    ++at;
  }
  foot()->addLayout(grid);
}

void StyleEditor::setBusy(bool isBusy)
{
  m_busy->setVisible(isBusy);
}

void StyleEditor::setProblem(const Error& error)
{
  m_problemText->setText(errorText(error));
  const bool isTooMany = error.code == Error::Code::TooManyValues;
  m_mostFrequent->setVisible(isTooMany);
  m_asClasses->setVisible(isTooMany && m_values && !m_values->numbers.empty());
  m_problem->show();
}

void StyleEditor::setNotes(const QStringList& notes)
{
  m_notesText->setText(notes.join(QLatin1Char('\n')));
  m_notes->setVisible(!notes.isEmpty());
}

} // namespace diaban::uikit
