#include "importsheet.h"

#include "importcrs.h"
#include "importtext.h"
#include "previewmap.h"
#include "previewtable.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace diaban::desktop {

using uikit::Token;
using workspace::LayerRole;

void ImportSheet::connectAnswers()
{
  const auto keep = [this] { keepAnswers(); };
  connect(m_wanted, &QCheckBox::toggled, this, keep);
  connect(m_title, &QLineEdit::textChanged, this, keep);
  for (QComboBox* combo : {m_role, m_how})
    connect(combo, &QComboBox::currentIndexChanged, this, keep);
  connect(m_encoding, &QComboBox::currentIndexChanged, this, [this] {
    if (!m_isFilling)
      takeEncoding(m_encoding->currentData().toString());
  });
  connect(m_layers, &QListWidget::itemChanged, this, keep);
  connect(m_layers, &QListWidget::currentRowChanged, this, [this] {
    if (!m_isFilling)
      showPreview();
  });
  connect(m_crs, &ImportCrs::chosen, this, &ImportSheet::takeCrs);
  connect(m_text, &ImportText::chosen, this, &ImportSheet::takeEncoding);
  connect(m_asOne, &QCheckBox::toggled, this, [this] { showStates(); });
  connect(m_oneName, &QLineEdit::textChanged, this, [this] { showStates(); });
}

void ImportSheet::connectPreview()
{
  connect(
      &m_preview, &ImportPreview::sampled, this, [this](const ImportPreview::SamplePtr& sample) {
        m_rowsPart->setVisible(sample != nullptr && !sample->layer.fields.isEmpty());
        if (sample == nullptr)
          return;
        m_rows->showSample(*sample);
        const QLocale locale;
        const qint64 all = sample->layer.features;
        if (all < 0)
          m_rowsHead->setText(tr("First rows"));
        else //: %1 number of rows shown, %2 of all rows
          m_rowsHead->setText(tr("First rows: %1 of %2")
                                  .arg(locale.toString(m_rows->rowCount()), locale.toString(all)));
        if (sample->layer.kind == geo::GeometryKind::None)
          m_map->setReason(tr("A table without places: there is nothing to show on the map."));
      });
  connect(&m_preview, &ImportPreview::drawn, this, [this](const QImage& picture) {
    const ImportFile* file = current();
    const bool isUnread = file != nullptr && file->check().lacksCrs && file->answer.crs.isEmpty() &&
                          file->check().crsReadings.isEmpty();
    if (isUnread)
      m_map->setReason(tr("Choose the coordinate system to see the file on the map."));
    else
      m_map->setPicture(picture);
  });
  connect(&m_preview, &ImportPreview::failed, this, [this](const Error& error) {
    if (error.code != Error::Code::Cancelled)
      m_map->setReason(errorText(error));
  });
}

void ImportSheet::add(const QList<CheckedSource>& sources)
{
  for (const CheckedSource& source : sources) {
    auto at = std::find_if(m_all.begin(), m_all.end(),
                           [&](const ImportFile& file) { return file.source.path == source.path; });
    if (at == m_all.end()) {
      at = m_all.insert(m_all.end(), ImportFile{});
      m_files->addItem(QString());
    }
    *at = answered(source, m_link);
  }
  if (areSheets(m_all)) {
    const QSignalBlocker once(m_asOne), onceToo(m_oneName); // states are shown below
    m_asOne->setChecked(true);
    if (m_oneName->text().isEmpty())
      m_oneName->setText(QFileInfo(m_all.front().source.path).dir().dirName());
  }
  showStates();
  const auto doubtful = std::find_if(m_all.begin(), m_all.end(), [](const ImportFile& file) {
    return stateOf(file) != FileState::Ready;
  });
  if (!m_all.empty() && m_files->currentRow() < 0)
    m_files->setCurrentRow(doubtful == m_all.end() ? 0
                                                   : static_cast<int>(doubtful - m_all.begin()));
  showFile();
}

void ImportSheet::resume(const ImportDraft& draft)
{
  m_all = draft.files;
  for (std::size_t i = 0; i < m_all.size(); ++i)
    m_files->addItem(QString());
  m_asOne->setChecked(draft.asOne);
  m_oneName->setText(draft.oneName);
  showStates();
  if (!m_all.empty())
    m_files->setCurrentRow(0);
}

ImportDraft ImportSheet::draft() const
{
  return {{}, m_all, m_asOne->isChecked(), m_oneName->text()};
}

ImportFile* ImportSheet::current()
{
  const auto row = static_cast<std::size_t>(m_files->currentRow());
  return row < m_all.size() ? &m_all[row] : nullptr;
}

void ImportSheet::showFile()
{
  const ImportFile* file = current();
  if (file == nullptr)
    return;
  m_isFilling = true;
  const bool isReadable = file->source.isReadable;
  m_name->setText(file->name());
  m_name->setToolTip(file->source.path);
  m_problem->setVisible(!isReadable);
  if (!isReadable) {
    Error shown = file->source.error;
    for (QString& arg : shown.args)
      if (QFileInfo(arg).isAbsolute())
        arg = QFileInfo(arg).fileName();
    m_problem->setText(errorText(shown));
  }
  m_wanted->setVisible(isReadable);
  m_wanted->setChecked(file->isWanted);
  for (QWidget* part : {m_answers, m_place})
    part->setVisible(isReadable);
  m_text->setFile(*file);
  showAnswers(*file);
  showLayers(*file);
  if (isReadable)
    m_crs->setFile(*file);
  m_isFilling = false;
  showPreview();
}

void ImportSheet::showAnswers(const ImportFile& file)
{
  const geo::SourceInfo& info = file.info();
  m_title->setText(file.title);
  m_title->setEnabled(info.isRaster || file.layers.size() == 1);
  m_title->setPlaceholderText(QFileInfo(file.source.path).completeBaseName());
  m_role->setCurrentIndex(m_role->findData(file.role ? static_cast<int>(*file.role) : -1));
  m_how->setCurrentIndex(file.link ? 1 : 0);
  m_encoding->setCurrentIndex(std::max(0, m_encoding->findData(file.answer.encoding)));
}

void ImportSheet::showLayers(const ImportFile& file)
{
  const geo::SourceInfo& info = file.info();
  const bool hasMany = file.source.isReadable && info.layers.size() > 1;
  m_layers->setVisible(hasMany);
  m_layersHead->setVisible(hasMany);
  m_layers->clear();
  for (const geo::SourceLayer& layer : info.layers) {
    const QString count =
        layer.features < 0 ? QStringLiteral("?") : QLocale().toString(layer.features);
    //: %1 name of a layer, %2 number of its features
    auto* item = new QListWidgetItem(tr("%1 (%2)").arg(layer.name, count), m_layers);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(file.layers.contains(layer.name) ? Qt::Checked : Qt::Unchecked);
  }
  m_layers->setCurrentRow(
      std::max(0, static_cast<int>(std::find_if(info.layers.begin(), info.layers.end(),
                                                [&](const geo::SourceLayer& layer) {
                                                  return file.layers.contains(layer.name);
                                                }) -
                                   info.layers.begin()) %
                      std::max(1, static_cast<int>(info.layers.size()))));
}

QString ImportSheet::shownLayer(const ImportFile& file) const
{
  const int row = m_layers->currentRow();
  const auto& layers = file.info().layers;
  if (layers.size() > 1 && row >= 0 && row < layers.size())
    return layers[row].name;
  return layers.isEmpty() ? QString() : layers.first().name;
}

/// How the file lies by its answer, or by the best reading while there is none.
void ImportSheet::showPreview()
{
  const ImportFile* file = current();
  if (file == nullptr || !file->source.isReadable) {
    m_rowsPart->hide();
    return;
  }
  ImportPreview::Wish wish;
  wish.path = file->source.path;
  wish.layer = shownLayer(*file);
  wish.info = file->info();
  wish.encoding = file->answer.encoding;
  if (wish.encoding.isEmpty() && !file->check().textReadings.isEmpty())
    wish.encoding = file->check().textReadings[0].encoding;
  const auto& readings = file->check().crsReadings;
  QString said = file->info().raster.crs;
  for (const geo::SourceLayer& layer : file->info().layers)
    if (layer.name == wish.layer)
      said = layer.crs;
  const QString text = file->answer.crs.isEmpty() ? said : file->answer.crs;
  if (const auto crs = geo::Crs::fromText(text); crs)
    wish.reading = {crs.value(), file->answer.swapsAxes};
  else if (text.isEmpty() && !readings.isEmpty())
    wish.reading = {readings[0].crs, readings[0].swapsAxes};
  const auto other = std::find_if(readings.begin(), readings.end(), [&](const auto& reading) {
    return !(reading.crs == wish.reading.crs) || reading.swapsAxes != wish.reading.swapsAxes;
  });
  if (other != readings.end())
    wish.other = {other->crs, other->swapsAxes};
  else if (file->check().pairs().isUnclear)
    wish.other = {wish.reading.crs, !wish.reading.swapsAxes};
  m_map->setLegend(wish.other.crs.isValid());
  m_map->setReason(tr("Reading some rows…"));
  wish.size = m_map->mapSize();
  wish.pixelRatio = devicePixelRatioF();
  wish.theme = uikit::themeOf(palette());
  m_preview.show(wish);
}

bool ImportSheet::isPreviewed() const
{
  return m_map->hasPicture() && m_rows->columnCount() > 0;
}

void ImportSheet::keepAnswers()
{
  ImportFile* file = current();
  if (m_isFilling || file == nullptr)
    return;
  file->isWanted = file->source.isReadable && m_wanted->isChecked();
  file->title = m_title->text().trimmed();
  const int role = m_role->currentData().toInt();
  file->role = role < 0 ? std::nullopt : std::optional(static_cast<LayerRole>(role));
  file->link = m_how->currentIndex() == 1;
  file->layers.clear();
  const auto& layers = file->info().layers;
  for (int row = 0; row < layers.size(); ++row)
    if (layers.size() == 1 || m_layers->item(row)->checkState() == Qt::Checked)
      file->layers.append(layers[row].name);
  m_title->setEnabled(file->info().isRaster || file->layers.size() == 1);
  showStates();
}

/// What is said of one file holds for the others that wait for the same answer: as a rule they come
/// from the same office.
void ImportSheet::takeCrs(const QString& crs, bool swapsAxes)
{
  for (ImportFile& file : m_all) {
    const bool isCurrent = &file == current();
    if (!isCurrent && stateOf(file) != FileState::NeedsCrs)
      continue;
    file.answer.crs = crs;
    file.answer.swapsAxes = swapsAxes;
    file.isCrsAnswered = true;
  }
  showStates();
  if (const ImportFile* file = current())
    m_crs->setFile(*file);
  showPreview();
}

void ImportSheet::takeEncoding(const QString& encoding)
{
  for (ImportFile& file : m_all)
    if (&file == current() || stateOf(file) == FileState::NeedsEncoding)
      file.answer.encoding = encoding;
  showStates();
  if (const ImportFile* file = current()) {
    m_isFilling = true;
    m_encoding->setCurrentIndex(std::max(0, m_encoding->findData(encoding)));
    m_isFilling = false;
    m_text->setFile(*file);
  }
  showPreview();
}

void ImportSheet::showItem(int row)
{
  const ImportFile& file = m_all[static_cast<std::size_t>(row)];
  QListWidgetItem* item = m_files->item(row);
  const QLocale locale;
  const QString state = stateText(file);
  QString what = state;
  if (file.source.isReadable && file.info().isRaster) //: %1 state of a file
    what = tr("Raster\n%1").arg(state);
  else if (file.source.isReadable) //: %1 number of features, %2 of layers, %3 state of a file
    what = tr("Features: %1 · layers: %2\n%3")
               .arg(locale.toString(file.features()), locale.toString(file.layerCount()), state);
  //: %1 file, %2 what is in it and its state
  item->setText(tr("%1\n%2").arg(file.name(), what));
  item->setToolTip(file.source.path);
  switch (stateOf(file)) {
  case FileState::Ready: item->setIcon(uikit::icon(QStringLiteral("done"), Token::Ok)); break;
  case FileState::Unreadable:
    item->setIcon(uikit::icon(QStringLiteral("sev-octagon"), Token::Error));
    break;
  default: item->setIcon(uikit::icon(QStringLiteral("sev-triangle"), Token::Warning)); break;
  }
}

QString ImportSheet::oneLayer() const
{
  const bool isOne = m_asOne->isChecked() && std::count_if(m_all.begin(), m_all.end(), isTaken) > 1;
  return isOne ? m_oneName->text().trimmed() : QString();
}

void ImportSheet::showStates()
{
  for (int row = 0; row < m_files->count(); ++row)
    showItem(row);
  const auto taken = std::count_if(m_all.begin(), m_all.end(), isTaken);
  m_foot->setVisible(taken > 1);
  m_oneName->setEnabled(m_asOne->isChecked());
  const QStringList others = taken > 1 && m_asOne->isChecked() ? unlike(m_all) : QStringList();
  const bool isNameless =
      taken > 1 && m_asOne->isChecked() && m_oneName->text().trimmed().isEmpty();
  m_unlike->setVisible(!others.isEmpty() || isNameless);
  if (!others.isEmpty()) //: %1 names of files
    m_unlike->setText(tr("These have other fields or shapes than the first file and can't become "
                         "one layer with it: %1. Leave them out, or import each as its own layer.")
                          .arg(others.join(QStringLiteral(", "))));
  else if (isNameless)
    m_unlike->setText(tr("Give the layer a name."));
  m_import->setEnabled(taken > 0 && m_unlike->isHidden());
  showSentence();
}

void ImportSheet::showSentence()
{
  int files = 0, layers = 0;
  qint64 features = 0;
  QStringList left;
  for (const ImportFile& file : m_all) {
    if (!isTaken(file)) {
      left.append(file.name());
      continue;
    }
    ++files;
    layers += file.layerCount();
    features += file.features();
  }
  if (!oneLayer().isEmpty())
    layers = 1;
  m_import->setText(tr("Import %n file(s)", nullptr, files));
  constexpr qsizetype kMostNamed = 3;
  const QLocale locale;
  //: %1 files, %2 layers, %3 features, as numbers
  const QString will =
      tr("Will import files: %1, layers: %2, features: %3.")
          .arg(locale.toString(files), locale.toString(layers), locale.toString(features));
  const QString named = left.mid(0, kMostNamed).join(QStringLiteral(", "));
  if (left.isEmpty())
    m_says = will;
  else if (left.size() <= kMostNamed) //: %1 what will be imported, %2 files that are left out
    m_says = tr("%1 Leaves out %2.").arg(will, named);
  else //: %1 what will be imported, %2 files that are left out
    m_says =
        tr("%1 Leaves out %2 and %n more.", nullptr, static_cast<int>(left.size() - kMostNamed))
            .arg(will, named);
  setSentence(m_says);
}

QVector<workspace::ImportRequest> ImportSheet::requests() const
{
  return requestsFor(m_all, oneLayer());
}

void ImportSheet::keyPressEvent(QKeyEvent* event)
{
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    importNow();
    event->accept();
    return;
  }
  Sheet::keyPressEvent(event);
}

void ImportSheet::importNow()
{
  const auto all = requests();
  if (all.isEmpty() || !m_import->isEnabled())
    return;
  Q_EMIT accepted(all);
  close();
}

} // namespace diaban::desktop
