#include "importsheet.h"

#include "crschooser.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <array>

namespace diaban::desktop {
namespace {

using uikit::Token;
using workspace::LayerRole;

constexpr QSize kSize(1186, 674);
constexpr int kListWidth = 260;
constexpr int kLayersHeight = 160;

QStringList worthwhile(const geo::SourceInfo& info)
{
  QStringList names;
  for (const geo::SourceLayer& layer : info.layers)
    if (layer.features != 0)
      names.append(layer.name);
  return names;
}

qint64 featuresOf(const geo::SourceInfo& info, const QStringList& layers)
{
  qint64 features = 0;
  for (const geo::SourceLayer& layer : info.layers)
    if (layers.contains(layer.name))
      features += std::max<qint64>(0, layer.features);
  return features;
}

QString crsText(const geo::Crs& crs)
{
  return crs.id().isEmpty() ? crs.wkt() : crs.id();
}

} // namespace

ImportSheet::ImportSheet(const QString& zonesFile, const QString& province, bool link,
                         QWidget* window)
    : Sheet(tr("Import data"), window)
    , m_link(link)
{
  auto* content = new QWidget(this);
  auto* row = new QHBoxLayout(content);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(buildList(content));
  m_crs = new CrsChooser(zonesFile, content);
  m_crs->offerGeographic();
  if (!province.isEmpty())
    m_crs->setProvince(province);
  row->addWidget(buildDoubts(content), 1);
  setContent(content, kSize);
  auto* cancel = addButton(tr("Cancel"));
  m_import = addButton(tr("Import"), true);
  m_import->setDefault(true);
  connect(cancel, &QPushButton::clicked, this, &Sheet::close);
  connect(m_import, &QPushButton::clicked, this, &ImportSheet::importNow);
}

QWidget* ImportSheet::buildList(QWidget* parent)
{
  QWidget* side = uikit::ground(QStringLiteral("panel"), parent);
  side->setFixedWidth(kListWidth);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 12);
  m_files = new QListWidget(side);
  m_files->setAccessibleName(tr("Files"));
  m_files->setIconSize({16, 16});
  m_files->setWordWrap(true);
  m_files->setSpacing(2);
  auto* add = new QPushButton(uikit::icon(QStringLiteral("list-add")), tr("Add files…"), side);
  column->addWidget(m_files, 1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(12, 0, 12, 0);
  foot->addWidget(add);
  foot->addStretch(1);
  column->addLayout(foot);
  connect(add, &QPushButton::clicked, this, &ImportSheet::addRequested);
  connect(m_files, &QListWidget::currentRowChanged, this, &ImportSheet::showFile);
  connect(m_files, &QListWidget::itemActivated, this, &ImportSheet::importNow);
  return side;
}

QWidget* ImportSheet::buildDoubts(QWidget* parent)
{
  const uikit::ScrollColumn scroll = uikit::scrollColumn(QStringLiteral("panel"), parent);
  scroll.rows->setContentsMargins(16, 12, 16, 12);
  scroll.rows->setSpacing(8);
  m_name = new QLabel(parent);
  m_name->setFont(uikit::type(uikit::TextSize::Title));
  m_name->setTextFormat(Qt::PlainText);
  m_name->setWordWrap(true);
  m_problem = new QLabel(parent);
  m_problem->setWordWrap(true);
  m_problem->setTextFormat(Qt::PlainText);
  m_wanted = new QCheckBox(tr("Import this file"), parent);
  buildAnswers(parent);
  m_asOne = new QCheckBox(tr("All files become one layer named"), parent);
  m_oneName = new QLineEdit(parent);
  m_oneName->setAccessibleName(tr("Name of the one layer"));
  auto* one = new QHBoxLayout;
  one->addWidget(m_asOne);
  one->addWidget(m_oneName, 1);
  for (QWidget* widget : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_problem),
                          static_cast<QWidget*>(m_wanted), m_answers})
    scroll.rows->addWidget(widget);
  scroll.rows->addStretch(1);
  scroll.rows->addLayout(one);
  connectAnswers();
  return scroll.area;
}

void ImportSheet::buildAnswers(QWidget* parent)
{
  m_answers = new QWidget(parent);
  auto* form = new QFormLayout(m_answers);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(8);
  m_title = new QLineEdit(m_answers);
  m_role = new QComboBox(m_answers);
  m_role->addItem(tr("as name and fields say"), -1);
  offerRoles();
  m_how = new QComboBox(m_answers);
  m_how->addItems({tr("Copy into the workspace"), tr("Link to the file")});
  m_encoding = new QComboBox(m_answers);
  m_encoding->addItem(tr("as the file says"), QString());
  m_encoding->addItem(QStringLiteral("UTF-8"), QStringLiteral("UTF-8"));
  m_encoding->addItem(QStringLiteral("TCVN3 (ABC)"), QStringLiteral("TCVN3"));
  m_encoding->addItem(QStringLiteral("Windows-1258"), QStringLiteral("CP1258"));
  m_layers = new QListWidget(m_answers);
  m_layers->setAccessibleName(tr("Layers of the file"));
  m_saidCrs = new QLabel(m_answers);
  m_saidCrs->setWordWrap(true);
  form->addRow(tr("Layer name"), m_title);
  form->addRow(tr("Role"), m_role);
  form->addRow(tr("How"), m_how);
  form->addRow(tr("Text"), m_encoding);
  form->addRow(tr("Coordinates"), m_saidCrs);
  form->addRow(m_crs);
  m_useCrs = new QPushButton(tr("Use this coordinate system"), m_answers);
  form->addRow(m_useCrs);
  m_layersHead = new QLabel(tr("Layers"), m_answers);
  m_layers->setFixedHeight(kLayersHeight);
  form->addRow(m_layersHead, m_layers);
}

void ImportSheet::offerRoles()
{
  const std::array<std::pair<LayerRole, QString>, 10> roles{{
      {LayerRole::Base, tr("Base map")},
      {LayerRole::Zoning, tr("Zoning")},
      {LayerRole::Infrastructure, tr("Infrastructure")},
      {LayerRole::Sensors, tr("Sensors")},
      {LayerRole::Communes, tr("Communes")},
      {LayerRole::Buildings, tr("Buildings")},
      {LayerRole::Terrain, tr("Terrain")},
      {LayerRole::Projects, tr("Projects")},
      {LayerRole::Coverage, tr("Coverage")},
      {LayerRole::Other, tr("Other")},
  }};
  for (const auto& [role, word] : roles)
    m_role->addItem(word, static_cast<int>(role));
}

void ImportSheet::connectAnswers()
{
  const auto keep = [this] { keepAnswers(); };
  connect(m_wanted, &QCheckBox::toggled, this, keep);
  connect(m_title, &QLineEdit::textChanged, this, keep);
  for (QComboBox* combo : {m_role, m_how, m_encoding})
    connect(combo, &QComboBox::currentIndexChanged, this, keep);
  connect(m_layers, &QListWidget::itemChanged, this, keep);
  connect(m_useCrs, &QPushButton::clicked, this, &ImportSheet::useCrs);
  connect(m_asOne, &QCheckBox::toggled, this, keep);
  connect(m_oneName, &QLineEdit::textChanged, this, keep);
}

void ImportSheet::add(const QList<CheckedSource>& sources)
{
  for (const CheckedSource& source : sources) {
    auto at = std::find_if(m_all.begin(), m_all.end(),
                           [&](const File& file) { return file.source.path == source.path; });
    if (at == m_all.end()) {
      at = m_all.insert(m_all.end(), File{});
      m_files->addItem(QString());
    }
    *at = File{};
    at->source = source;
    at->isWanted = source.isReadable;
    at->link = m_link;
    at->layers = worthwhile(source.info);
  }
  const auto first =
      std::find_if(m_all.begin(), m_all.end(), [](const File& file) { return !isReady(file); });
  if (areAlike()) { // sheets of one map, mostly
    m_asOne->setChecked(true);
    if (m_oneName->text().isEmpty())
      m_oneName->setText(QFileInfo(m_all.front().source.path).dir().dirName());
  }
  showStates();
  if (!m_all.empty() && m_files->currentRow() < 0)
    m_files->setCurrentRow(first == m_all.end() ? 0 : static_cast<int>(first - m_all.begin()));
  showFile();
}

bool ImportSheet::areAlike() const
{
  const geo::SourceLayer* first = nullptr;
  int alike = 0;
  for (const File& file : m_all) {
    if (!file.source.isReadable)
      continue;
    const auto& layers = file.source.info.layers;
    if (layers.size() != 1)
      return false;
    const auto sameField = [](const geo::Field& a, const geo::Field& b) {
      return a.name == b.name && a.type == b.type;
    };
    if (first == nullptr)
      first = &layers.constFirst();
    else if (layers.constFirst().kind != first->kind ||
             !std::equal(layers.constFirst().fields.begin(), layers.constFirst().fields.end(),
                         first->fields.begin(), first->fields.end(), sameField))
      return false;
    ++alike;
  }
  return alike > 1;
}

ImportSheet::File* ImportSheet::current()
{
  const auto row = static_cast<std::size_t>(m_files->currentRow());
  return row < m_all.size() ? &m_all[row] : nullptr;
}

void ImportSheet::showFile()
{
  const File* file = current();
  if (file == nullptr)
    return;
  m_isFilling = true;
  const geo::SourceInfo& info = file->source.info;
  m_name->setText(QFileInfo(file->source.path).fileName());
  const bool isReadable = file->source.isReadable;
  m_problem->setVisible(!isReadable || (file->source.lacksCrs && file->crs.isEmpty()));
  uikit::setLook(m_problem, "state",
                 isReadable ? QStringLiteral("warning") : QStringLiteral("error"));
  m_problem->setText(isReadable ? tr("The file does not say its coordinate system. Choose one.")
                                : errorText(file->source.error));
  m_wanted->setVisible(isReadable);
  m_wanted->setChecked(file->isWanted);
  m_answers->setVisible(isReadable);
  m_title->setText(file->title);
  m_title->setEnabled(info.isRaster || file->layers.size() == 1);
  m_title->setPlaceholderText(QFileInfo(file->source.path).completeBaseName());
  m_role->setCurrentIndex(m_role->findData(file->role ? static_cast<int>(*file->role) : -1));
  m_how->setCurrentIndex(file->link ? 1 : 0);
  m_encoding->setCurrentIndex(std::max(0, m_encoding->findData(file->encoding)));
  const QString said =
      info.isRaster || info.layers.isEmpty() ? info.raster.crs : info.layers.constFirst().crs;
  if (!file->crs.isEmpty())
    m_saidCrs->setText(file->crs.left(60));
  else
    m_saidCrs->setText(said.isEmpty() ? tr("not said by the file") : said.left(60));
  m_crs->setVisible(file->source.lacksCrs);
  m_useCrs->setVisible(file->source.lacksCrs);
  m_layers->setVisible(info.layers.size() > 1);
  m_layersHead->setVisible(info.layers.size() > 1);
  m_layers->clear();
  for (const geo::SourceLayer& layer : info.layers) {
    //: %1 name of a layer, %2 number of its features
    auto* item = new QListWidgetItem(
        tr("%1 (%2)").arg(layer.name, QLocale().toString(std::max<qint64>(0, layer.features))),
        m_layers);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(file->layers.contains(layer.name) ? Qt::Checked : Qt::Unchecked);
  }
  m_isFilling = false;
}

void ImportSheet::keepAnswers()
{
  File* file = current();
  if (m_isFilling || file == nullptr)
    return;
  file->isWanted = file->source.isReadable && m_wanted->isChecked();
  file->title = m_title->text().trimmed();
  const int role = m_role->currentData().toInt();
  file->role = role < 0 ? std::nullopt : std::optional(static_cast<LayerRole>(role));
  file->link = m_how->currentIndex() == 1;
  file->encoding = m_encoding->currentData().toString();
  file->layers.clear();
  for (int row = 0; row < m_layers->count(); ++row)
    if (m_layers->item(row)->checkState() == Qt::Checked)
      file->layers.append(file->source.info.layers[row].name);
  showStates();
}

/// A guess must not pass for an answer, so the system is taken only by its button; for all files
/// that lack one, which come from the same office as a rule.
void ImportSheet::useCrs()
{
  const auto crs = m_crs->crs();
  if (!crs) {
    m_problem->setText(errorText(crs.error()));
    return;
  }
  for (File& file : m_all)
    if (file.source.lacksCrs && (file.crs.isEmpty() || &file == current()))
      file.crs = crsText(crs.value());
  showStates();
  showFile();
}

bool ImportSheet::isReady(const File& file)
{
  return file.isWanted && file.source.isReadable &&
         (!file.source.lacksCrs || !file.crs.isEmpty()) &&
         (file.source.info.isRaster || !file.layers.isEmpty());
}

QString ImportSheet::stateOf(const File& file)
{
  if (!file.source.isReadable)
    return tr("Can't be read");
  if (!file.isWanted || (!file.source.info.isRaster && file.layers.isEmpty()))
    return tr("Left out");
  return isReady(file) ? tr("Ready") : tr("Needs a coordinate system");
}

void ImportSheet::showStates()
{
  int files = 0, layers = 0;
  qint64 features = 0;
  QStringList left;
  for (std::size_t i = 0; i < m_all.size(); ++i) {
    const File& file = m_all[i];
    const bool isRasterOr = file.source.info.isRaster;
    const QString name = QFileInfo(file.source.path).fileName();
    QListWidgetItem* item = m_files->item(static_cast<int>(i));
    //: %1 file, %2 its state
    item->setText(tr("%1\n%2").arg(name, stateOf(file)));
    item->setToolTip(file.source.path);
    if (isReady(file))
      item->setIcon(uikit::icon(QStringLiteral("done"), Token::Ok));
    else if (!file.source.isReadable)
      item->setIcon(uikit::icon(QStringLiteral("sev-octagon"), Token::Error));
    else
      item->setIcon(uikit::icon(QStringLiteral("sev-triangle"), Token::Warning));
    if (!isReady(file)) {
      left.append(name);
      continue;
    }
    ++files;
    layers += isRasterOr ? 1 : static_cast<int>(file.layers.size());
    features += featuresOf(file.source.info, file.layers);
  }
  m_asOne->setVisible(files > 1);
  m_oneName->setVisible(files > 1);
  m_oneName->setEnabled(m_asOne->isChecked());
  if (files > 1 && m_asOne->isChecked())
    layers = 1;
  m_import->setEnabled(files > 0);
  m_import->setText(tr("Import %n file(s)", nullptr, files));
  const QLocale locale;
  //: %1 files, %2 layers, %3 features, as numbers
  const QString will =
      tr("Will import files: %1, layers: %2, features: %3.")
          .arg(locale.toString(files), locale.toString(layers), locale.toString(features));
  //: %1 what will be imported, %2 names of files that are left out
  m_says =
      left.isEmpty() ? will : tr("%1 Leaves out %2.").arg(will, left.join(QStringLiteral(", ")));
  setSentence(m_says);
}

QVector<workspace::ImportRequest> ImportSheet::requests() const
{
  QVector<workspace::ImportRequest> all;
  for (const File& file : m_all) {
    if (!isReady(file))
      continue;
    workspace::ImportRequest request;
    request.title = file.title;
    request.role = file.role;
    request.crs = file.crs;
    request.encoding = file.encoding;
    request.link = file.link;
    if (m_asOne->isChecked() && m_asOne->isVisibleTo(this))
      request.layerName = m_oneName->text().trimmed();
    if (file.layers != worthwhile(file.source.info))
      request.sourceLayers = file.layers;
    const auto same = std::find_if(all.begin(), all.end(), [&](const auto& other) {
      return other.title.isEmpty() && request.title.isEmpty() && other.role == request.role &&
             other.crs == request.crs && other.encoding == request.encoding &&
             other.link == request.link && other.sourceLayers.isEmpty() &&
             request.sourceLayers.isEmpty();
    });
    if (same != all.end())
      same->sources.append(file.source.path);
    else
      (all << request).last().sources = QStringList{file.source.path};
  }
  return all;
}

void ImportSheet::importNow()
{
  const auto all = requests();
  if (all.isEmpty())
    return;
  Q_EMIT accepted(all);
  close();
}

} // namespace diaban::desktop
