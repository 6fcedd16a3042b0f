// The import window's parts, built once.
#include "importcrs.h"
#include "importsheet.h"
#include "importtext.h"
#include "previewmap.h"
#include "previewtable.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>

#include <array>

namespace diaban::desktop {

using workspace::LayerRole;

namespace {

constexpr QSize kSize(1186, 674);
constexpr int kListWidth = 240;
constexpr int kLayersHeight = 132;

QLabel* heading(const QString& text, QWidget* parent)
{
  auto* label = new QLabel(text, parent);
  label->setFont(uikit::type(uikit::TextSize::Body, true));
  return label;
}

} // namespace

ImportSheet::ImportSheet(const Document& document, QThreadPool& previews, const QString& zonesFile,
                         const QString& province, bool link, QWidget* window)
    : Sheet(tr("Import data"), window)
    , m_link(link)
    , m_preview(document, previews)
{
  auto* content = new QWidget(this);
  auto* row = new QHBoxLayout(content);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(buildList(content));
  row->addWidget(buildDoubts(zonesFile, province, content), 1);
  content->setFocusProxy(m_files);
  content->setFocusPolicy(Qt::StrongFocus);
  setContent(content, kSize);
  auto* cancel = addButton(tr("Cancel"));
  m_import = addButton(tr("Import"), true);
  m_import->setDefault(true);
  connect(cancel, &QPushButton::clicked, this, &Sheet::close);
  connect(m_import, &QPushButton::clicked, this, &ImportSheet::importNow);
  connectAnswers();
  connectPreview();
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

QWidget* ImportSheet::buildDoubts(const QString& zonesFile, const QString& province,
                                  QWidget* parent)
{
  const uikit::ScrollColumn scroll = uikit::scrollColumn(QStringLiteral("panel"), parent);
  scroll.rows->setContentsMargins(16, 12, 16, 12);
  scroll.rows->setSpacing(10);
  scroll.rows->addWidget(buildHead(parent));
  m_problem = new QLabel(parent);
  m_problem->setWordWrap(true);
  m_problem->setTextFormat(Qt::PlainText);
  uikit::setLook(m_problem, "state", QStringLiteral("error"));
  scroll.rows->addWidget(m_problem);
  m_answers = buildAnswers(parent);
  m_place = buildPlace(zonesFile, province, parent);
  m_text = new ImportText(parent);
  m_layersHead = heading(tr("Layers to take"), parent);
  m_layers = new QListWidget(parent);
  m_layers->setAccessibleName(tr("Layers of the file"));
  m_layers->setFixedHeight(kLayersHeight);
  for (QWidget* part :
       {m_answers, static_cast<QWidget*>(m_layersHead), static_cast<QWidget*>(m_layers), m_place,
        static_cast<QWidget*>(m_text), buildRows(parent)})
    scroll.rows->addWidget(part);
  scroll.rows->addStretch(1);
  scroll.rows->addWidget(buildFoot(parent));
  return scroll.area;
}

QWidget* ImportSheet::buildHead(QWidget* parent)
{
  auto* head = new QWidget(parent);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  m_name = new QLabel(head);
  m_name->setFont(uikit::type(uikit::TextSize::Title));
  m_name->setTextFormat(Qt::PlainText);
  m_name->setWordWrap(true);
  m_wanted = new QCheckBox(tr("Import this file"), head);
  row->addWidget(m_name, 1);
  row->addWidget(m_wanted);
  return head;
}

QWidget* ImportSheet::buildAnswers(QWidget* parent)
{
  auto* answers = new QWidget(parent);
  auto* grid = new QGridLayout(answers);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(2);
  m_title = new QLineEdit(answers);
  m_role = new QComboBox(answers);
  m_role->addItem(tr("as name and fields say"), -1);
  offerRoles();
  m_how = new QComboBox(answers);
  m_how->addItems({tr("Copy into the workspace"), tr("Link to the file")});
  m_encoding = new QComboBox(answers);
  m_encoding->addItem(tr("as the file says"), QString());
  m_encoding->addItem(QStringLiteral("UTF-8"), QStringLiteral("UTF-8"));
  m_encoding->addItem(QStringLiteral("TCVN3 (ABC)"), QStringLiteral("TCVN3"));
  m_encoding->addItem(QStringLiteral("VNI"), QStringLiteral("VNI"));
  m_encoding->addItem(QStringLiteral("Windows-1258"), QStringLiteral("CP1258"));
  const std::array<std::pair<QString, QWidget*>, 4> fields{{{tr("Layer name"), m_title},
                                                            {tr("Role"), m_role},
                                                            {tr("How"), m_how},
                                                            {tr("Text"), m_encoding}}};
  for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
    const auto& [word, field] = fields[static_cast<std::size_t>(i)];
    QLabel* label = uikit::caption(word, answers);
    label->setBuddy(field);
    field->setAccessibleName(word);
    field->setMinimumWidth(0);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    grid->addWidget(label, 0, i);
    grid->addWidget(field, 1, i);
    grid->setColumnStretch(i, 1);
  }
  return answers;
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

/// How the coordinates are read, and beside it where that puts them.
QWidget* ImportSheet::buildPlace(const QString& zonesFile, const QString& province, QWidget* parent)
{
  auto* place = new QWidget(parent);
  auto* grid = new QGridLayout(place);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  m_crs = new ImportCrs(zonesFile, province, place);
  m_map = new PreviewMap(place);
  grid->addWidget(heading(tr("Coordinate system"), place), 0, 0, 1, 2);
  grid->addWidget(m_crs, 1, 0);
  grid->addWidget(m_map, 1, 1, Qt::AlignTop);
  grid->setColumnStretch(0, 1);
  return place;
}

QWidget* ImportSheet::buildRows(QWidget* parent)
{
  m_rowsPart = new QWidget(parent);
  auto* column = new QVBoxLayout(m_rowsPart);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  m_rowsHead = heading(tr("First rows"), m_rowsPart);
  m_rows = new PreviewTable(m_rowsPart);
  column->addWidget(m_rowsHead);
  column->addWidget(m_rows);
  return m_rowsPart;
}

/// What holds for all files together.
QWidget* ImportSheet::buildFoot(QWidget* parent)
{
  m_foot = new QWidget(parent);
  auto* column = new QVBoxLayout(m_foot);
  column->setContentsMargins(0, 0, 0, 0);
  m_asOne = new QCheckBox(tr("All files become one layer named"), m_foot);
  m_oneName = new QLineEdit(m_foot);
  m_oneName->setAccessibleName(tr("Name of the one layer"));
  m_unlike = new QLabel(m_foot);
  m_unlike->setWordWrap(true);
  m_unlike->setTextFormat(Qt::PlainText);
  uikit::setLook(m_unlike, "state", QStringLiteral("error"));
  auto* row = new QHBoxLayout;
  row->addWidget(m_asOne);
  row->addWidget(m_oneName, 1);
  column->addLayout(row);
  column->addWidget(m_unlike);
  return m_foot;
}

} // namespace diaban::desktop
