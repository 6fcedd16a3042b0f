#include "filterform.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QComboBox>
#include <QDate>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

using geo::FieldType;
using workspace::Comparison;

constexpr int kMostChoices = 300;
constexpr int kChoicesHeight = 104;
constexpr int kFormWidth = 340;

QString wordOf(Comparison comparison)
{
  switch (comparison) {
  case Comparison::Equal: return QStringLiteral("=");
  case Comparison::NotEqual: return QStringLiteral("≠");
  case Comparison::Less: return QStringLiteral("<");
  case Comparison::LessOrEqual: return QStringLiteral("≤");
  case Comparison::Greater: return QStringLiteral(">");
  case Comparison::GreaterOrEqual: return QStringLiteral("≥");
  case Comparison::Between: return FilterForm::tr("between");
  case Comparison::OneOf: return FilterForm::tr("one of");
  case Comparison::Contains: return FilterForm::tr("contains");
  case Comparison::IsEmpty: return FilterForm::tr("is empty");
  case Comparison::IsNotEmpty: return FilterForm::tr("is not empty");
  }
  return {};
}

QVariant dateFrom(const QString& text, FieldType type)
{
  for (const QString& format : {QStringLiteral("d/M/yyyy"), QStringLiteral("yyyy-M-d")})
    if (const QDate date = QDate::fromString(text, format); date.isValid())
      return type == FieldType::Date ? date.toString(Qt::ISODate)
                                     : date.startOfDay().toUTC().toString(Qt::ISODate);
  return {};
}

QVariant numberFrom(const QString& text, FieldType type)
{
  bool isNumber = false;
  const double number = QLocale().toDouble(text, &isNumber);
  if (!isNumber)
    return {};
  const auto whole = static_cast<qlonglong>(number);
  return type == FieldType::Integer && static_cast<double>(whole) == number ? QVariant(whole)
                                                                            : QVariant(number);
}

/// A value as RowView::cells() gives it, from how a category names it.
QVariant cellFrom(const QString& value, FieldType type)
{
  switch (type) {
  case FieldType::Integer: return value.toLongLong();
  case FieldType::Real: return value.toDouble();
  case FieldType::Boolean: return value != QLatin1String("0") && value != QLatin1String("false");
  default: return value;
  }
}

QToolButton* closeButton(const QString& word, QWidget* parent)
{
  auto* button = new QToolButton(parent);
  button->setIcon(icon(QStringLiteral("close")));
  button->setToolTip(word);
  button->setAccessibleName(word);
  return button;
}

} // namespace

FilterTest::FilterTest(RowModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
  m_field = new QComboBox(this);
  m_field->setAccessibleName(tr("Field"));
  for (const geo::Field& field : model.layer().fields)
    m_field->addItem(field.name);
  m_comparison = new QComboBox(this);
  m_comparison->setAccessibleName(tr("Comparison"));
  m_first = new QLineEdit(this);
  m_first->setAccessibleName(tr("Value"));
  m_second = new QLineEdit(this);
  m_second->setAccessibleName(tr("Value at the end"));
  m_choices = new QListWidget(this);
  m_choices->setAccessibleName(tr("Values of the field"));
  m_choices->setFixedHeight(kChoicesHeight);
  m_note = caption({}, this);
  auto* remove = closeButton(tr("Remove this comparison"), this);
  for (QComboBox* combo : {m_field, m_comparison}) {
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(6);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 8);
  column->setSpacing(4);
  auto* first = new QHBoxLayout;
  first->setSpacing(4);
  first->addWidget(m_field, 3);
  first->addWidget(m_comparison, 2);
  first->addWidget(remove);
  auto* second = new QHBoxLayout;
  second->setSpacing(4);
  second->addWidget(m_first);
  second->addWidget(m_second);
  column->addLayout(first);
  column->addLayout(second);
  column->addWidget(m_choices);
  column->addWidget(m_note);
  connect(m_field, &QComboBox::currentIndexChanged, this, &FilterTest::offerComparisons);
  connect(m_comparison, &QComboBox::currentIndexChanged, this, &FilterTest::offerValues);
  connect(m_first, &QLineEdit::textChanged, this, &FilterTest::changed);
  connect(m_second, &QLineEdit::textChanged, this, &FilterTest::changed);
  connect(m_choices, &QListWidget::itemChanged, this, &FilterTest::changed);
  connect(remove, &QToolButton::clicked, this, &FilterTest::removed);
  setTabOrder(m_comparison, remove); // as they stand
  setTabOrder(remove, m_first);
  setTabOrder(m_first, m_second);
  setTabOrder(m_second, m_choices);
  offerComparisons();
}

geo::Field FilterTest::field() const
{
  return m_model.layer().fields.value(m_field->currentIndex());
}

Comparison FilterTest::comparison() const
{
  return static_cast<Comparison>(m_comparison->currentData().toInt());
}

void FilterTest::choose(const QString& field, Comparison comparison)
{
  m_field->setCurrentText(field);
  m_comparison->setCurrentIndex(m_comparison->findData(static_cast<int>(comparison)));
}

void FilterTest::offerComparisons()
{
  const QSignalBlocker quiet(m_comparison);
  m_comparison->clear();
  for (const Comparison comparison : workspace::comparisonsOf(field().type))
    m_comparison->addItem(wordOf(comparison), static_cast<int>(comparison));
  offerValues();
}

void FilterTest::offerValues()
{
  const int values = workspace::valuesOf(comparison());
  m_first->setVisible(values > 0);
  m_second->setVisible(values > 1);
  m_choices->setVisible(values < 0);
  m_note->hide();
  if (values < 0) {
    const QSignalBlocker quiet(m_choices);
    m_choices->clear();
    m_note->setText(tr("Reading the values…"));
    m_note->show();
    m_model.readValues(field().name, [self = QPointer<FilterTest>(this),
                                      name = field().name](const workspace::FieldValues& read) {
      if (self != nullptr)
        self->takeValues(name, read);
    });
  }
  Q_EMIT changed();
}

void FilterTest::takeValues(const QString& name, const workspace::FieldValues& values)
{
  if (field().name != name)
    return; // another field was chosen meanwhile
  const QSignalBlocker quiet(m_choices);
  m_choices->clear();
  const auto add = [&](const QVariant& value, const QString& text, qint64 rows) {
    //: %1 a value of the field, %2 number of rows that have it
    auto* item = new QListWidgetItem(tr("%1 (%2)").arg(text, QLocale().toString(rows)), m_choices);
    item->setData(Qt::UserRole, value);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
    item->setCheckState(Qt::Unchecked);
    item->setToolTip(item->text());
  };
  for (const workspace::ValueCount& value :
       values.frequent.first(std::min<qsizetype>(kMostChoices, values.frequent.size()))) {
    const QVariant cell = cellFrom(value.value, values.field.type);
    add(cell, RowModel::text(cell, values.field.type), value.rows);
  }
  if (values.missing > 0)
    add({}, tr("no value"), values.missing);
  m_note->setText(tr("Only the %1 most frequent values are listed; for others use “contains”.")
                      .arg(QLocale().toString(kMostChoices)));
  m_note->setVisible(values.distinct > m_choices->count());
}

QVariant FilterTest::valueOf(QLineEdit& edit) const
{
  const QString text = edit.text().trimmed();
  QVariant value;
  switch (field().type) {
  case FieldType::Integer:
  case FieldType::Real: value = numberFrom(text, field().type); break;
  case FieldType::Date:
  case FieldType::DateTime: value = dateFrom(text, field().type); break;
  default: value = text.isEmpty() ? QVariant() : QVariant(text);
  }
  const bool isWrong = value.isNull() && !text.isEmpty();
  setLook(&edit, "state", isWrong ? QStringLiteral("error") : QString());
  const bool isDate = field().type == FieldType::Date || field().type == FieldType::DateTime;
  const QString why = isDate ? tr("Write a date as 14/03/2024.") : tr("Write a number.");
  edit.setToolTip(isWrong ? why : QString());
  return value;
}

std::optional<workspace::FieldTest> FilterTest::test() const
{
  if (m_model.layer().fields.isEmpty())
    return std::nullopt;
  workspace::FieldTest test{field(), comparison(), {}};
  const int values = workspace::valuesOf(test.comparison);
  for (int row = 0; values < 0 && row < m_choices->count(); ++row)
    if (m_choices->item(row)->checkState() == Qt::Checked)
      test.values.append(m_choices->item(row)->data(Qt::UserRole));
  if (values < 0)
    return test.values.isEmpty() ? std::nullopt : std::optional(test);
  if (values > 0)
    test.values.append(valueOf(*m_first));
  if (values > 1)
    test.values.append(valueOf(*m_second));
  for (const QVariant& value : std::as_const(test.values))
    if (value.isNull())
      return std::nullopt;
  return test;
}

FilterForm::FilterForm(RowModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedWidth(qRound(kFormWidth * textFactor()));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 4, 8, 6);
  column->setSpacing(4);
  auto* row = new QHBoxLayout;
  auto* add = new QPushButton(tr("Add a comparison"), this);
  add->setIcon(icon(QStringLiteral("list-add")));
  m_join = new QComboBox(this);
  m_join->addItems({tr("all must fit"), tr("one is enough")});
  m_join->setAccessibleName(tr("How the comparisons are joined"));
  row->addWidget(add);
  row->addWidget(m_join, 1);
  auto* close = closeButton(tr("Close the form"), this);
  row->addWidget(close);
  m_condition = new QLineEdit(this);
  m_condition->setPlaceholderText(tr("Condition: dien_tich > 500"));
  m_condition->setAccessibleName(tr("Condition on the rows"));
  m_condition->setClearButtonEnabled(true);
  const ScrollColumn scroll = scrollColumn(QStringLiteral("panel"), this);
  m_tests = new QVBoxLayout;
  m_tests->setContentsMargins(0, 0, 4, 0);
  scroll.rows->addLayout(m_tests);
  column->addLayout(row);
  column->addWidget(m_condition);
  column->addWidget(scroll.area, 1);
  scroll.rows->addStretch(1);
  connect(add, &QPushButton::clicked, this, [this] { addTest(); });
  connect(m_join, &QComboBox::currentIndexChanged, this, &FilterForm::make);
  connect(close, &QToolButton::clicked, this, &FilterForm::closeRequested);
}

void FilterForm::clear()
{
  for (FilterTest* test : std::as_const(m_all))
    test->deleteLater();
  m_all.clear();
}

FilterTest& FilterForm::addTest()
{
  auto* test = new FilterTest(m_model, m_tests->parentWidget());
  m_all.append(test);
  m_tests->addWidget(test);
  connect(test, &FilterTest::changed, this, &FilterForm::make);
  connect(test, &FilterTest::removed, this, [this, test] {
    m_all.removeOne(test);
    test->hide();
    test->deleteLater();
    make();
  });
  return *test;
}

void FilterForm::make()
{
  QVector<workspace::FieldTest> tests;
  for (const FilterTest* test : std::as_const(m_all))
    if (const auto made = test->test())
      tests.append(*made);
  const QString text = workspace::conditionText(tests, m_join->currentIndex() == 1);
  if (text != m_condition->text())
    Q_EMIT conditionMade(text);
}

} // namespace diaban::uikit
