#include <diaban/uikit/editpanel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>
#include <diaban/uikit/vertexmodel.h>

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace diaban::uikit {
namespace {

using mapview::SnapKind;

constexpr int kHead = 36;
constexpr int kSide = 12;
constexpr int kRow = 25;
constexpr int kNumberColumn = 44;
constexpr int kLeastRows = 5; ///< of the table of vertices, its head among them

/// Large words have no room side by side.
int columns()
{
  return textFactor() > 1.2 ? 1 : 2;
}

QLabel* heading(const QString& text, QWidget* parent)
{
  auto* label = new QLabel(text, parent);
  label->setFont(type(TextSize::Body, true));
  label->setWordWrap(true);
  return label;
}

QVBoxLayout* section(QFrame* frame)
{
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(kSide, 10, kSide, 10);
  column->setSpacing(6);
  return column;
}

} // namespace

EditPanel::EditPanel(const QList<QAction*>& tools, QAction* snapping, QWidget* parent)
    : QWidget(parent)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_title = heading({}, this);
  m_title->setMinimumHeight(kHead);
  m_title->setContentsMargins(kSide, 0, kSide, 0);
  column->addWidget(m_title);
  const ScrollColumn rest = scrollColumn(QStringLiteral("panel"), this);
  rest.rows->addWidget(buildTools(tools));
  rest.rows->addWidget(buildSnapping(snapping));
  rest.rows->addWidget(buildVertices(), 1);
  column->addWidget(rest.area, 1);
}

QWidget* EditPanel::buildTools(const QList<QAction*>& tools)
{
  QFrame* frame = lineRow(this);
  auto* grid = new QGridLayout(frame);
  grid->setContentsMargins(kSide - 4, 0, kSide - 4, 8);
  grid->setSpacing(2);
  for (int i = 0; i < tools.size(); ++i) {
    QToolButton* button = toolButton(tools[i], frame, true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    grid->addWidget(button, i / columns(), i % columns());
  }
  for (int i = 0; i < columns(); ++i)
    grid->setColumnStretch(i, 1);
  return frame;
}

QWidget* EditPanel::buildSnapping(QAction* snapping)
{
  QFrame* frame = lineRow(this);
  QVBoxLayout* column = section(frame);
  auto* head = new QHBoxLayout;
  head->addWidget(heading(tr("Snapping"), frame));
  m_reach = caption({}, frame);
  m_reach->setAlignment(Qt::AlignRight);
  head->addWidget(m_reach, 1);
  column->addLayout(head);
  auto* grid = new QGridLayout;
  grid->setSpacing(2);
  const std::array names{std::pair{SnapKind::Vertex, tr("Vertices")},
                         std::pair{SnapKind::Edge, tr("Edges")},
                         std::pair{SnapKind::MidPoint, tr("Mid-points")},
                         std::pair{SnapKind::Intersection, tr("Crossings")},
                         std::pair{SnapKind::Perpendicular, tr("Perpendicular")},
                         std::pair{SnapKind::Grid, tr("Grid")}};
  for (int i = 0; i < static_cast<int>(names.size()); ++i) {
    const auto& [kind, name] = names[static_cast<std::size_t>(i)];
    auto* box = new QCheckBox(name, frame);
    if (kind == SnapKind::Perpendicular)
      box->setToolTip(tr("Where the side being drawn meets an edge at a right angle"));
    else if (kind == SnapKind::Grid)
      box->setToolTip(tr("Round coordinates, the rounder the further one looks from"));
    m_kinds[static_cast<std::size_t>(kind)] = box;
    grid->addWidget(box, i / columns(), i % columns());
    connect(box, &QCheckBox::clicked, this, [this, kind = kind](bool isChecked) {
      mapview::SnapRules rules = m_rules;
      rules.kinds[static_cast<std::size_t>(kind)] = isChecked;
      Q_EMIT snapRulesChosen(rules);
    });
  }
  column->addLayout(grid);
  snapping->setIconText(tr("Snapping")); // all of it is in the tip
  column->addWidget(toolButton(snapping, frame, true), 0, Qt::AlignLeft);
  return frame;
}

QWidget* EditPanel::buildVertices()
{
  auto* rest = new QWidget(this);
  auto* column = new QVBoxLayout(rest);
  column->setContentsMargins(0, 10, 0, 0);
  column->setSpacing(6);
  m_vertexTitle = heading(tr("Vertices"), rest);
  m_vertexTitle->setContentsMargins(kSide, 0, kSide, 0);
  m_why = caption({}, rest);
  m_why->setContentsMargins(kSide, 0, kSide, 0);
  m_model = new VertexModel(this);
  m_vertices = new QTableView(rest);
  m_vertices->setModel(m_model);
  m_vertices->setProperty("rows", true);
  m_vertices->setAccessibleName(tr("Vertices"));
  m_vertices->setAttribute(Qt::WA_InputMethodEnabled, false);
  m_vertices->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_vertices->setSelectionMode(QAbstractItemView::SingleSelection);
  m_vertices->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                              QAbstractItemView::AnyKeyPressed);
  m_vertices->setMinimumHeight(kLeastRows * kRow);
  m_vertices->setShowGrid(false);
  m_vertices->verticalHeader()->hide();
  m_vertices->verticalHeader()->setDefaultSectionSize(kRow);
  m_vertices->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_vertices->horizontalHeader()->setStretchLastSection(true);
  m_vertices->horizontalHeader()->setSectionResizeMode(VertexModel::Number, QHeaderView::Fixed);
  m_vertices->horizontalHeader()->setHighlightSections(false);
  m_vertices->setColumnWidth(VertexModel::Number, kNumberColumn);
  column->addWidget(m_vertexTitle);
  column->addWidget(m_why);
  column->addWidget(m_vertices, 1);
  column->addStretch(0);
  connect(m_model, &VertexModel::typed, this, &EditPanel::vertexTyped);
  connect(m_model, &VertexModel::notUnderstood, this, &EditPanel::notUnderstood);
  connect(m_vertices->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) {
            if (!m_isFollowing)
              Q_EMIT vertexChosen(m_model->at(current.row()));
          });
  return rest;
}

void EditPanel::setLayer(const QString& title)
{
  //: %1 a layer
  m_title->setText(tr("Edit “%1”").arg(title));
}

void EditPanel::setSnapRules(const mapview::SnapRules& rules)
{
  m_rules = rules;
  m_reach->setText(tr("%1 px · all layers shown").arg(qRound(rules.pixels)));
  for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
    m_kinds[kind]->setChecked(rules.kinds[kind]);
    m_kinds[kind]->setEnabled(rules.isOn);
  }
}

void EditPanel::setShape(const std::optional<geo::Shape>& shape, const QString& name,
                         bool isGeographic, const QString& why)
{
  const bool wasFollowing = std::exchange(m_isFollowing, true);
  //: %1 the name of a feature
  m_vertexTitle->setText(shape && !name.isEmpty() ? tr("Vertices of %1").arg(name)
                                                  : tr("Vertices"));
  m_why->setText(why);
  m_why->setVisible(!shape);
  m_vertices->setVisible(shape.has_value());
  m_model->setShape(shape, isGeographic);
  m_isFollowing = wasFollowing;
}

void EditPanel::choose(const std::optional<geo::VertexId>& vertex)
{
  const bool wasFollowing = std::exchange(m_isFollowing, true);
  const int row = vertex ? m_model->rowOf(*vertex) : -1;
  if (row < 0)
    m_vertices->clearSelection();
  else
    m_vertices->selectRow(row);
  m_isFollowing = wasFollowing;
}

} // namespace diaban::uikit
