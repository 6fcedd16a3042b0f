#include "formwork.h"

#include "actions.h"
#include "document.h"
#include "fieldsheets.h"
#include "workbench.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/selection.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/workspace/rowview.h>

#include <QAbstractItemView>
#include <QApplication>

#include <span>

namespace diaban::desktop {
namespace {

constexpr std::size_t kRowsAtOnce = 2000;

/// What the rows hold, field by field. Ends early when no field is alike in all of them.
Result<uikit::FormRecord> readRecord(const workspace::Moment& moment, const workspace::Layer& layer,
                                     std::vector<qint64> rows, Progress& progress)
{
  DIABAN_TRY(view, workspace::RowView::open(moment, layer.name, progress));
  uikit::FormRecord record{layer.name, layer.title, std::move(rows), {}, false};
  for (const geo::Field& field : view->fields())
    record.fields.push_back({field,
                             workspace::fieldTitle(layer, field.name),
                             workspace::rulesOf(layer, field.name),
                             {},
                             false});
  bool isFirst = true;
  for (std::size_t at = 0; at < record.rows.size(); at += kRowsAtOnce) {
    const std::size_t count = std::min(kRowsAtOnce, record.rows.size() - at);
    DIABAN_TRY(cells, view->cells(std::span(record.rows).subspan(at, count)));
    for (const QVariantList& row : std::as_const(cells)) {
      for (std::size_t i = 0; i < record.fields.size() && !row.isEmpty(); ++i) {
        uikit::FormField& field = record.fields[i];
        const QVariant cell = row[static_cast<qsizetype>(i)];
        if (isFirst)
          field.value = cell;
        else if (!field.isMixed && field.value != cell)
          field = {field.field, field.title, field.rules, {}, true};
      }
      isFirst = isFirst && row.isEmpty();
    }
    if (!progress.advance(static_cast<double>(at) / static_cast<double>(record.rows.size())))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  std::erase_if(record.fields, [](const uikit::FormField& field) {
    return field.field.type == geo::FieldType::Blob; // nothing that a person types
  });
  return record;
}

} // namespace

FormWork::FormWork(const Actions& actions, Workbench& bench, Document& document,
                   uikit::Selection& selection, QObject* parent)
    : QObject(parent)
    , m_bench(bench)
    , m_document(document)
    , m_selection(selection)
    , m_panel(new uikit::FormPanel(&bench.side()))
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  bench.side().add(m_panel, nullptr);
  connect(actions[Command::Attributes], &QAction::triggered, this, [this, &actions] {
    if (m_bench.layerList().isAncestorOf(QApplication::focusWidget()) ||
        m_bench.layerList().hasFocus())
      actions[Command::RenameLayer]->trigger();
    else if (auto* list = qobject_cast<QAbstractItemView*>(QApplication::focusWidget());
             list != nullptr && m_bench.side().isAncestorOf(list))
      list->edit(list->currentIndex()); // names of classes
    else
      edit();
  });
  connect(actions[Command::Fields], &QAction::triggered, this, &FormWork::editFields);
  connect(actions[Command::Calculate], &QAction::triggered, this, &FormWork::calculate);
  connect(m_panel, &uikit::FormPanel::fieldsRequested, this, &FormWork::editFields);
  connect(m_panel, &uikit::FormPanel::calculateRequested, this, &FormWork::calculate);
  connect(m_panel, &uikit::FormPanel::written, this,
          [this](const uikit::FormRecord& record, const QVariantMap& values) {
            m_document.setCells(record.layer, record.rows, values);
          });
  connect(&selection, &uikit::Selection::changed, this, [this] {
    m_panel->commit(); // of the rows that were selected before
    load();
  });
  connect(&bench.side(), &uikit::SideStack::changed, this, &FormWork::load);
  connect(&document, &Document::layersChanged, this, [this] {
    if (!m_panel->hasChanges())
      load();
  });
  connect(&document, &Document::settling, m_panel, &uikit::FormPanel::commit);
  connect(&document, &Document::closing, this, [this] {
    m_life = std::make_unique<QObject>();
    m_reading.giveUp();
    m_panel->revert();
    m_panel->showNothing();
  });
  connect(&bench.rows(), &uikit::RowPanel::cellTyped, this,
          [this](const QString& layer, qint64 row, const QString& field, const QVariant& value) {
            m_document.setCells(layer, {row}, {{field, value}});
          });
  const auto followWritable = [this] {
    m_bench.rows().setWritable(m_document.isOpen() && !m_document.isReadOnly());
  };
  connect(&document, &Document::opened, this, followWritable);
  connect(&document, &Document::pastChanged, this, followWritable);
  followWritable();
}

FormWork::~FormWork()
{
  m_life.reset();
  m_pool.waitForDone();
}

/// F2: the cell where the keyboard is in a table, else the form.
void FormWork::edit()
{
  if (m_bench.rows().editCell())
    return;
  m_takesFocus = true;
  if (m_bench.side().openPanel() == m_panel)
    load();
  else
    m_bench.side().open(m_panel);
}

void FormWork::load()
{
  if (m_bench.side().openPanel() != m_panel)
    return;
  const workspace::Layer* layer = m_document.layer(m_selection.layer());
  if (m_selection.isEmpty() || layer == nullptr || !m_document.isOpen()) {
    m_reading.giveUp();
    m_panel->showNothing();
    return;
  }
  m_panel->showReading();
  const bool isReadOnly = m_document.isReadOnly() || layer->table.isEmpty() || layer->isRaster;
  auto work = [moment = m_document.moment(), layer = *layer, rows = m_selection.rows()](
                  Progress& progress) { return readRecord(moment, layer, rows, progress); };
  m_reading.ask(m_pool, m_life.get(), std::move(work),
                [this, isReadOnly](Result<uikit::FormRecord> record) {
                  if (!record) {
                    m_panel->showFault(errorText(record.error()));
                    return;
                  }
                  record.value().isReadOnly = isReadOnly;
                  m_panel->showRecord(std::move(record).value());
                  if (std::exchange(m_takesFocus, false))
                    m_panel->focusFirst();
                });
}

QString FormWork::layerToEdit() const
{
  const QString selected = m_selection.layer();
  return selected.isEmpty() ? m_bench.layerList().currentLayer() : selected;
}

void FormWork::editFields()
{
  const QString name = m_panel->isVisible() ? layerToEdit() : m_bench.layerList().currentLayer();
  if (const workspace::Layer* layer = m_document.layer(name); layer != nullptr && !layer->isRaster)
    openFieldsSheet(m_bench.window(), m_document, layer->name);
}

void FormWork::calculate()
{
  m_panel->commit();
  const workspace::Layer* layer = m_document.layer(layerToEdit());
  if (layer == nullptr || layer->table.isEmpty() || layer->isRaster)
    return;
  const bool isSelected = m_selection.layer() == layer->name && !m_selection.isEmpty();
  openCalculationSheet(m_bench.window(), m_document, layer->name,
                       isSelected ? m_selection.rows() : std::vector<qint64>());
}

} // namespace diaban::desktop
