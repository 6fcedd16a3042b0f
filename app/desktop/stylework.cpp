#include "stylework.h"

#include "settings.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/sidestack.h>

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QMimeData>

namespace diaban::desktop {
namespace {

using workspace::Layer;
using workspace::Style;
using workspace::StyleFile;

constexpr int kSettleMs = 600; ///< long enough for the next digit, short enough to forget it
constexpr int kBusyMs = 100;
const QString kMime = QStringLiteral("application/x-diaban-style+json");

/// A file's name for a layer's style.
QString fileNameFor(const Layer& layer)
{
  QString name = layer.title;
  for (QChar& c : name)
    if (QStringLiteral("/\\:*?\"<>|").contains(c))
      c = QLatin1Char('_');
  return name + QStringLiteral(".json");
}

} // namespace

StyleWork::StyleWork(Session& session, uikit::LayerList& layers, uikit::SideStack& side,
                     QAction* toggle, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_document(session.document)
    , m_layers(layers)
    , m_side(side)
    , m_editor(new uikit::StyleEditor(&side))
{
  side.add(m_editor, toggle);
  m_settle.setSingleShot(true);
  m_settle.setInterval(kSettleMs);
  m_busy.setSingleShot(true);
  m_busy.setInterval(kBusyMs);
  connect(&m_busy, &QTimer::timeout, this, [this] { m_editor->setBusy(true); });
  connect(&m_settle, &QTimer::timeout, this, [this] {
    if (QGuiApplication::mouseButtons() != Qt::NoButton)
      m_settle.start(); // a slider is still held
    else
      flush();
  });
  connect(m_editor, &uikit::StyleEditor::styleChanged, this, &StyleWork::changed);
  connect(m_editor, &uikit::StyleEditor::recipeChosen, this, &StyleWork::make);
  connect(m_editor, &uikit::StyleEditor::copyRequested, this, &StyleWork::copy);
  connect(m_editor, &uikit::StyleEditor::pasteRequested, this, &StyleWork::paste);
  connect(m_editor, &uikit::StyleEditor::loadRequested, this, [this] { chooseFile(false); });
  connect(m_editor, &uikit::StyleEditor::saveRequested, this, [this] { chooseFile(true); });
  connect(&side, &uikit::SideStack::changed, this, &StyleWork::followLayers);
  connect(layers.selectionModel(), &QItemSelectionModel::currentChanged, this,
          &StyleWork::followLayers);
  connect(&m_document, &Document::layersChanged, this, &StyleWork::followLayers);
  connect(&m_document, &Document::settling, this, &StyleWork::flush);
  connect(&m_document, &Document::closing, this, [this] {
    m_asking.reset();
    m_values.reset();
    m_editor->setLayer(nullptr, false);
  });
}

void StyleWork::open(const QString& layer)
{
  m_side.open(m_editor);
  follow(layer);
}

void StyleWork::followLayers()
{
  if (m_side.openPanel() != m_editor) {
    flush();
    return;
  }
  const QString current = m_layers.currentLayer();
  follow(current.isEmpty() ? m_editor->layer() : current);
}

void StyleWork::follow(const QString& name)
{
  const Layer* layer = m_document.layer(name);
  const bool isSame = layer != nullptr && name == m_editor->layer();
  if (isSame && (m_waits || m_asking != nullptr))
    return; // what is being tried out is newer
  if (!isSame) {
    flush();
    m_asking.reset();
    m_busy.stop();
  }
  if (!isSame || layer->style != m_editor->style())
    m_editor->setLayer(layer, !m_document.isReadOnly());
  if (layer != nullptr)
    readCounts();
}

void StyleWork::changed(const Style& style)
{
  m_waits = true;
  m_document.preview(m_editor->layer(), style);
  m_settle.start();
}

void StyleWork::flush()
{
  m_settle.stop();
  if (!std::exchange(m_waits, false))
    return;
  const Layer* layer = m_document.layer(m_editor->layer());
  if (layer == nullptr || layer->style == m_editor->style())
    m_document.endPreview(m_editor->layer());
  else
    m_document.setStyle(layer->name, m_editor->style());
}

uikit::ValuesPtr StyleWork::known(const QString& field) const
{
  const Layer* layer = m_document.layer(m_editor->layer());
  const bool isKnown = m_values != nullptr && layer != nullptr && m_valuesLayer == layer->name &&
                       m_valuesRevision == layer->revision && m_values->field.name == field;
  return isKnown ? m_values : nullptr;
}

/// Counts and histogram of the style that the layer has.
void StyleWork::readCounts()
{
  const Style& style = m_editor->style();
  if (style.kind == Style::Kind::Single)
    return;
  if (const auto values = known(style.field)) {
    m_editor->setValues(values);
    return;
  }
  const Layer* layer = m_document.layer(m_editor->layer());
  if (layer == nullptr || layer->isBroken || m_asking != nullptr)
    return;
  m_asking = std::make_unique<QObject>();
  m_busy.start();
  auto work = [workspace = m_document.workspace(), name = layer->name,
               field = style.field](Progress& progress) -> Result<Made> {
    DIABAN_TRY(values, workspace::readFieldValues(*workspace, name, field, progress));
    return Made{std::make_shared<const workspace::FieldValues>(std::move(values)), {}, {}};
  };
  auto done = [this, name = layer->name, revision = layer->revision](const Result<Made>& made) {
    m_asking.release()->deleteLater();
    m_busy.stop();
    m_editor->setBusy(false);
    if (made && name == m_editor->layer()) { // the list without counts is of use as well
      m_values = made.value().values;
      m_valuesLayer = name;
      m_valuesRevision = revision;
      m_editor->setValues(m_values);
    }
    if (made)
      followLayers(); // what has changed meanwhile
  };
  m_session.jobs.run(tr("Count the values of “%1”").arg(style.field), m_asking.get(),
                     std::move(work), std::move(done));
}

void StyleWork::make(const QString& field, const cartography::Recipe& recipe)
{
  const Layer* layer = m_document.layer(m_editor->layer());
  if (layer == nullptr)
    return;
  auto work = [workspace = m_document.workspace(), name = layer->name, field, recipe,
               values = known(field), base = m_editor->style(),
               locale = QLocale()](Progress& progress) mutable -> Result<Made> {
    SubProgress reading(progress, 0, 0.6), making(progress, 0.6, 1);
    if (values == nullptr) {
      DIABAN_TRY(read, workspace::readFieldValues(*workspace, name, field, reading));
      values = std::make_shared<const workspace::FieldValues>(std::move(read));
    }
    const auto style = cartography::thematicStyle(base, *values, recipe, locale, making);
    if (style)
      return Made{values, style.value(), {}};
    return Made{values, {}, style.error()};
  };
  auto done = [this, name = layer->name, revision = layer->revision](const Result<Made>& made) {
    m_asking.release()->deleteLater();
    m_busy.stop();
    m_editor->setBusy(false);
    if (made) {
      m_values = made.value().values;
      m_valuesLayer = name;
      m_valuesRevision = revision;
    }
    take(name, made);
  };
  m_asking = std::make_unique<QObject>(); // stops the one before
  m_busy.start();
  if (known(field) != nullptr)
    uikit::startJob(m_session.pool, m_asking.get(), std::move(work), std::move(done));
  else
    m_session.jobs.run(tr("Read the values of “%1”").arg(field), m_asking.get(), std::move(work),
                       std::move(done));
}

void StyleWork::take(const QString& layer, const Result<Made>& made)
{
  if (layer != m_editor->layer())
    return;
  if (!made) {
    if (made.error().code != Error::Code::Cancelled)
      m_editor->setProblem(made.error());
    return;
  }
  m_editor->setValues(made.value().values);
  if (made.value().problem) {
    m_editor->setProblem(*made.value().problem);
    return;
  }
  m_editor->setStyle(made.value().style);
  changed(made.value().style);
}

void StyleWork::copy()
{
  const Layer* layer = m_document.layer(m_editor->layer());
  if (layer == nullptr)
    return;
  const QByteArray json = workspace::toJson({layer->title, layer->geometry, m_editor->style(), {}});
  auto* data = new QMimeData;
  data->setData(kMime, json);
  data->setText(QString::fromUtf8(json));
  QGuiApplication::clipboard()->setMimeData(data);
}

void StyleWork::paste()
{
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  const QByteArray bytes = data == nullptr          ? QByteArray()
                           : data->hasFormat(kMime) ? data->data(kMime)
                                                    : data->text().toUtf8();
  //: stands where else a file's name stands: “The clipboard” holds no style
  readFile([bytes, where = tr("The clipboard")]() -> Result<StyleFile> {
    auto read = workspace::styleFromBytes(bytes, where);
    if (!read && read.error().code == Error::Code::FileEmpty)
      return Error{Error::Code::NotAStyle, {where}, {}};
    return read;
  });
}

void StyleWork::load(const QString& path)
{
  readFile([path] { return workspace::readStyleFile(path); });
}

void StyleWork::readFile(const std::function<Result<StyleFile>()>& read)
{
  const Layer* layer = m_document.layer(m_editor->layer());
  if (layer == nullptr)
    return;
  flush();
  auto work = [read, layer = *layer](Progress&) -> Result<StyleFile> {
    DIABAN_TRY(file, read());
    return workspace::fittedTo(layer, std::move(file));
  };
  m_asking = std::make_unique<QObject>();
  uikit::startJob(m_session.pool, m_asking.get(), std::move(work),
                  [this](const Result<StyleFile>& file) {
                    m_asking.release()->deleteLater();
                    takeFile(file);
                  });
}

void StyleWork::takeFile(const Result<StyleFile>& file)
{
  if (!file) {
    m_editor->setProblem(file.error());
    return;
  }
  QStringList notes;
  for (const workspace::StyleLoss& loss : file.value().losses)
    notes.append(workspace::lossText(loss));
  m_editor->setStyle(file.value().style);
  m_editor->setNotes(notes);
  changed(file.value().style);
  flush();
  readCounts();
}

void StyleWork::save(const QString& path)
{
  const Layer* layer = m_document.layer(m_editor->layer());
  if (layer == nullptr)
    return;
  const StyleFile file{layer->title, layer->geometry, m_editor->style(), {}};
  uikit::startJob(
      m_session.pool, this,
      [path, file](Progress&) { return workspace::writeStyleFile(path, file); },
      [this, path](const Outcome& written) {
        if (!written)
          m_editor->setProblem(written.error());
        else
          m_session.messages.add(uikit::Severity::Good,
                                 tr("The style is in “%1”.").arg(QFileInfo(path).fileName()));
      });
}

void StyleWork::chooseFile(bool toSave)
{
  const Layer* layer = m_document.layer(m_editor->layer());
  if (layer == nullptr)
    return;
  const QString filter = toSave ? tr("Styles (*.json)") : tr("Styles (*.json *.qml *.sld)");
  auto* dialog =
      new QFileDialog(m_editor->window(), toSave ? tr("Save the style") : tr("Load a style"),
                      kLastFolder.read(m_session.settings), filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(toSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
  dialog->setFileMode(toSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
  if (toSave) {
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(fileNameFor(*layer));
  }
  connect(dialog, &QFileDialog::fileSelected, this, [this, toSave](const QString& path) {
    kLastFolder.write(m_session.settings, QFileInfo(path).path());
    toSave ? save(path) : load(path);
  });
  dialog->open();
}

} // namespace diaban::desktop
