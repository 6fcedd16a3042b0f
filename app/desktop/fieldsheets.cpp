#include "fieldsheets.h"

#include "calculation.h"
#include "document.h"
#include "fieldtable.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/sheet.h>

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::desktop::FieldSheets", source);
}

/// A line for a name, a list of types and the button that adds the field.
QWidget* newFieldRow(Document& document, const QString& layer, uikit::Sheet* sheet, QWidget* parent)
{
  using geo::FieldType;
  auto* row = new QWidget(parent);
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(8);
  auto* name = new QLineEdit(row);
  name->setPlaceholderText(
      text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Name of a new field")));
  name->setAccessibleName(name->placeholderText());
  auto* type = new QComboBox(row);
  type->setAccessibleName(
      text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Kind of the new field")));
  for (const FieldType each : {FieldType::Text, FieldType::Real, FieldType::Integer,
                               FieldType::Date, FieldType::DateTime, FieldType::Boolean})
    type->addItem(fieldTypeTitle(each), static_cast<int>(each));
  auto* add = new QPushButton(
      text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Add the field")), row);
  add->setEnabled(false);
  line->addWidget(name, 1);
  line->addWidget(type);
  line->addWidget(add);
  QObject::connect(name, &QLineEdit::textChanged, add,
                   [add](const QString& typed) { add->setEnabled(!typed.trimmed().isEmpty()); });
  QObject::connect(name, &QLineEdit::returnPressed, add, &QPushButton::click);
  QObject::connect(add, &QPushButton::clicked, sheet, [=, &document] {
    document.addField(
        layer, {name->text().trimmed(), static_cast<FieldType>(type->currentData().toInt()), {}});
    name->clear();
  });
  return row;
}

} // namespace

void openFieldsSheet(QWidget* window, Document& document, const QString& name)
{
  const workspace::Layer* layer = document.layer(name);
  if (layer == nullptr)
    return;
  //: %1 is a layer
  auto* sheet = new uikit::Sheet(
      text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Fields of “%1”")).arg(layer->title),
      window);
  auto* content = new QWidget(sheet);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(12);
  const uikit::ScrollColumn scroll = uikit::scrollColumn(QStringLiteral("base"), content);
  column->addWidget(scroll.area, 1);
  if (!layer->table.isEmpty() && !document.isReadOnly())
    column->addWidget(newFieldRow(document, name, sheet, content));
  sheet->setContent(content, {900, 520});
  auto* cancel = sheet->addButton(text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Close")));
  auto* keep = sheet->addButton(
      text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Write the changes")), true);
  auto table = std::make_shared<QPointer<FieldTable>>();
  const auto check = [=, &document] {
    const QString fault = (*table)->faultText();
    sheet->setSentence(fault);
    keep->setEnabled(fault.isEmpty() && !document.isReadOnly() &&
                     !(*table)->changedRules().isEmpty());
  };
  const auto fill = [=, &document] { // a field was added, here or elsewhere
    const workspace::Layer* now = document.layer(name);
    if (now == nullptr || (*table != nullptr && !(*table)->changedRules().isEmpty()))
      return;
    delete table->data();
    *table = new FieldTable(*now, scroll.area->widget());
    scroll.rows->insertWidget(0, *table);
    QObject::connect(table->data(), &FieldTable::changed, sheet, check);
    check();
  };
  QObject::connect(&document, &Document::layersChanged, sheet, fill);
  QObject::connect(&document, &Document::closing, sheet, &uikit::Sheet::close);
  QObject::connect(cancel, &QPushButton::clicked, sheet, &uikit::Sheet::close);
  QObject::connect(keep, &QPushButton::clicked, sheet, [=, &document] {
    document.setFieldRules(name, (*table)->changedRules());
    sheet->close();
  });
  fill();
  sheet->open();
}

void openCalculationSheet(QWidget* window, Document& document, const QString& name,
                          const std::vector<qint64>& selected)
{
  const workspace::Layer* layer = document.layer(name);
  if (layer == nullptr)
    return;
  //: %1 is a layer
  auto* sheet = new uikit::Sheet(
      text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Calculate a field of “%1”"))
          .arg(layer->title),
      window);
  auto* content = new Calculation(document.workspace(), *layer, selected, sheet);
  sheet->setContent(content, {640, 520});
  auto* cancel =
      sheet->addButton(text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Cancel")));
  auto* run =
      sheet->addButton(text(QT_TRANSLATE_NOOP("diaban::desktop::FieldSheets", "Calculate")), true);
  const auto check = [=] {
    sheet->setSentence(content->sentence());
    run->setEnabled(content->isReady());
  };
  QObject::connect(content, &Calculation::changed, sheet, check);
  QObject::connect(&document, &Document::closing, sheet, [sheet, content] {
    content->letGo(); // of the workspace, at once
    sheet->close();
  });
  QObject::connect(cancel, &QPushButton::clicked, sheet, &uikit::Sheet::close);
  QObject::connect(run, &QPushButton::clicked, sheet, [=, &document] {
    document.calculate(name, content->field(), content->expression(), content->rows());
    sheet->close();
  });
  check();
  sheet->open();
}

} // namespace diaban::desktop
