#include "differencemodel.h"
#include "valuetext.h"

#include <diaban/uikit/comparepanel.h>
#include <diaban/uikit/parts.h>

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kListHeight = 260, kGap = 6;

geo::FieldType typeOf(const workspace::Layer& layer, const QString& name)
{
  const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                  [&](const geo::Field& it) { return it.name == name; });
  return field == layer.fields.end() ? geo::FieldType::Text : field->type;
}

} // namespace

ComparePanel::ComparePanel(QWidget* parent)
    : SidePanel(tr("Compare with a file"), parent)
    , m_model(new DifferenceModel(this))
{
  const auto label = [&](bool isMuted) {
    QLabel* made = caption({}, this, isMuted);
    made->setContentsMargins(12, 4, 12, 4);
    made->hide();
    return made;
  };
  m_head = label(false);
  m_settings = label(true);
  m_detail = label(false);
  m_list = new QListView(this);
  m_list->setModel(m_model);
  m_list->setUniformItemSizes(true);
  m_list->setMinimumHeight(kListHeight);
  m_list->setAccessibleName(tr("Rows that differ"));
  m_list->hide();
  rows()->insertWidget(0, m_head);
  rows()->insertWidget(1, m_settings);
  rows()->insertWidget(2, m_list);
  rows()->insertWidget(3, m_detail);
  foot()->setSpacing(kGap);
  m_go = new QPushButton(tr("Go there"), this);
  m_go->setEnabled(false);
  foot()->addWidget(m_go);
  m_choose = new QPushButton(tr("Choose a file…"), this);
  foot()->addWidget(m_choose);
  connect(m_choose, &QPushButton::clicked, this, &ComparePanel::chooseRequested);
  connect(m_go, &QPushButton::clicked, this, &ComparePanel::goToRequested);
  connect(m_list, &QListView::activated, this, &ComparePanel::goToRequested);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &ComparePanel::tellCurrent);
  clear();
}

int ComparePanel::count() const
{
  return m_model->rowCount();
}

void ComparePanel::clear()
{
  m_model->set({});
  for (QLabel* label : {m_head, m_settings, m_detail})
    label->hide();
  m_list->hide();
  m_go->setEnabled(false);
  emptyLabel()->setText(tr("Choose an older copy of this workspace, or somebody else's, to see row "
                           "by row what became of it here."));
  emptyLabel()->show();
}

void ComparePanel::setDifference(const workspace::Difference& difference, const QString& file)
{
  m_model->set(difference.layers);
  m_detail->hide();
  m_go->setEnabled(false);
  //: %1 name of a file
  m_head->setText(tr("From %1 to the open workspace").arg(file));
  m_head->show();
  QStringList titles;
  for (const workspace::SettingDifference& setting : difference.settings)
    if (!titles.contains(setting.title))
      titles.append(setting.title);
  //: %1 titles of layers, groups, bookmarks
  m_settings->setText(
      tr("Looks, names and places differ too: %1.").arg(titles.join(QStringLiteral(", "))));
  m_settings->setVisible(!titles.isEmpty());
  m_list->setVisible(!difference.layers.isEmpty());
  emptyLabel()->setText(tr("Both hold the same rows."));
  emptyLabel()->setVisible(difference.layers.isEmpty());
}

void ComparePanel::tellCurrent()
{
  const auto place = m_model->place(m_list->currentIndex().row());
  m_go->setEnabled(place.row >= 0);
  m_detail->hide();
  if (place.row >= 0)
    Q_EMIT rowChosen(place.layer, place.row);
}

void ComparePanel::setDetail(const workspace::RowDifference& row,
                             const workspace::RowDetail& detail, const workspace::Layer* layer)
{
  const workspace::Layer unknown;
  const workspace::Layer& known = layer == nullptr ? unknown : *layer;
  QStringList lines;
  for (const workspace::FieldDifference& field : detail.fields) {
    const geo::FieldType type = typeOf(known, field.field);
    const QString title = workspace::fieldTitle(known, field.field);
    const QString before = valueText(field.before, type);
    const QString after = valueText(field.after, type);
    if (row.kind == workspace::DifferenceKind::Changed)
      //: %1 field, %2 old value, %3 new value
      lines.append(tr("%1: %2 → %3").arg(title, before, after));
    else
      //: %1 field, %2 value
      lines.append(
          tr("%1: %2").arg(title, row.kind == workspace::DifferenceKind::Added ? after : before));
  }
  if (row.kind == workspace::DifferenceKind::Changed && row.isGeometryChanged)
    lines.append(tr("On the map: the shape before is dashed, the one now is solid."));
  m_detail->setText(lines.join(u'\n'));
  m_detail->setVisible(!lines.isEmpty());
}

} // namespace diaban::uikit
