#include "fieldtable.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>
#include <diaban/workspace/typedvalue.h>

#include <QCheckBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace diaban::desktop {
namespace {

constexpr QLatin1Char kBetween(';'); ///< a comma stands in numbers

QString choicesText(const workspace::FieldRules& rules, geo::FieldType type)
{
  QStringList texts;
  for (const QVariant& choice : rules.choices)
    texts.append(workspace::typedText(choice, type, QLocale()));
  return texts.join(QStringLiteral("; "));
}

} // namespace

QString fieldTypeTitle(geo::FieldType type)
{
  const auto words = [](const char* text) {
    return QCoreApplication::translate("diaban::desktop::FieldTable", text);
  };
  switch (type) {
  case geo::FieldType::Integer:
    return words(QT_TRANSLATE_NOOP("diaban::desktop::FieldTable", "Whole number"));
  case geo::FieldType::Real:
    return words(QT_TRANSLATE_NOOP("diaban::desktop::FieldTable", "Number"));
  case geo::FieldType::Text: return words(QT_TRANSLATE_NOOP("diaban::desktop::FieldTable", "Text"));
  case geo::FieldType::Date: return words(QT_TRANSLATE_NOOP("diaban::desktop::FieldTable", "Date"));
  case geo::FieldType::DateTime:
    return words(QT_TRANSLATE_NOOP("diaban::desktop::FieldTable", "Date and time"));
  case geo::FieldType::Boolean:
    return words(QT_TRANSLATE_NOOP("diaban::desktop::FieldTable", "Yes or no"));
  case geo::FieldType::Blob:
    return words(QT_TRANSLATE_NOOP("diaban::desktop::FieldTable", "Bytes"));
  }
  return {};
}

FieldTable::FieldTable(const workspace::Layer& layer, QWidget* parent)
    : QWidget(parent)
    , m_layer(layer)
{
  m_grid = new QGridLayout(this);
  m_grid->setAlignment(Qt::AlignTop);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(8);
  m_grid->setVerticalSpacing(4);
  m_grid->setColumnStretch(1, 2);
  m_grid->setColumnStretch(3, 3);
  addHeads();
  for (const auto* fields : {&layer.fields, &layer.hiddenFields})
    for (const geo::Field& field : *fields)
      addRow(field);
}

void FieldTable::addHeads()
{
  int column = 0;
  for (const QString& head : {tr("Column"), tr("Title"), tr("Kind"), tr("Values, with ; between"),
                              tr("Required"), tr("Hidden")})
    m_grid->addWidget(uikit::caption(head, this), 0, column++);
}

void FieldTable::addRow(const geo::Field& field)
{
  const workspace::FieldRules rules = workspace::rulesOf(m_layer, field.name);
  const int at = m_grid->rowCount();
  Row row{field, new QLineEdit(rules.title, this),
          new QLineEdit(choicesText(rules, field.type), this), new QCheckBox(this),
          new QCheckBox(this)};
  auto* name = new QLabel(field.name, this);
  name->setTextFormat(Qt::PlainText);
  row.title->setPlaceholderText(field.name);
  row.choices->setPlaceholderText(tr("any"));
  row.isRequired->setChecked(rules.isRequired);
  row.isHidden->setChecked(rules.isHidden);
  //: %1 is a field
  row.title->setAccessibleName(tr("Title of %1").arg(field.name));
  row.choices->setAccessibleName(tr("Values of %1").arg(field.name));
  row.isRequired->setAccessibleName(tr("%1 is required").arg(field.name));
  row.isHidden->setAccessibleName(tr("%1 is hidden").arg(field.name));
  const bool takesChoices =
      field.type != geo::FieldType::Blob && field.type != geo::FieldType::Boolean;
  row.choices->setEnabled(takesChoices);
  m_grid->addWidget(name, at, 0);
  m_grid->addWidget(row.title, at, 1);
  m_grid->addWidget(new QLabel(fieldTypeTitle(field.type), this), at, 2);
  m_grid->addWidget(row.choices, at, 3);
  m_grid->addWidget(row.isRequired, at, 4, Qt::AlignCenter);
  m_grid->addWidget(row.isHidden, at, 5, Qt::AlignCenter);
  for (QLineEdit* line : {row.title, row.choices})
    connect(line, &QLineEdit::textChanged, this, &FieldTable::changed);
  for (QCheckBox* box : {row.isRequired, row.isHidden})
    connect(box, &QCheckBox::toggled, this, &FieldTable::changed);
  m_rows.push_back(row);
}

workspace::FieldRules FieldTable::rulesOf(const Row& row, QString* fault) const
{
  workspace::FieldRules rules;
  rules.title = row.title->text().trimmed();
  rules.isRequired = row.isRequired->isChecked();
  rules.isHidden = row.isHidden->isChecked();
  for (const QString& text : row.choices->text().split(kBetween, Qt::SkipEmptyParts)) {
    const workspace::TypedValue read =
        workspace::readTyped(text.trimmed(), row.field.type, {}, QLocale());
    if (read.fault != workspace::TypedFault::None && fault != nullptr)
      //: %1 is a field, %2 a sentence
      *fault = tr("%1: %2").arg(row.field.name, workspace::faultWords(read));
    if (!read.value.isNull())
      rules.choices.append(read.value);
  }
  return rules;
}

QHash<QString, workspace::FieldRules> FieldTable::changedRules() const
{
  QHash<QString, workspace::FieldRules> changed;
  for (const Row& row : m_rows)
    if (const workspace::FieldRules now = rulesOf(row, nullptr);
        now != workspace::rulesOf(m_layer, row.field.name))
      changed.insert(row.field.name, now);
  return changed;
}

QString FieldTable::faultText() const
{
  QString fault;
  for (const Row& row : m_rows) {
    QString own;
    const auto rules = rulesOf(row, &own);
    uikit::setLook(row.choices, "state", own.isEmpty() ? QString() : QStringLiteral("error"));
    if (fault.isEmpty())
      fault = own;
  }
  return fault;
}

} // namespace diaban::desktop
