#include "differencemodel.h"
#include "valuetext.h"

#include <diaban/uikit/comparepanel.h>
#include <diaban/uikit/parts.h>

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::uikit {
namespace {

constexpr int kListHeight = 260;

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

void ComparePanel::setDetail(const workspace::RowDetail& detail)
{
  QStringList lines;
  for (const workspace::FieldDifference& field : detail.fields)
    //: %1 field, %2 old value, %3 new value
    lines.append(
        tr("%1: %2 → %3").arg(field.field, valueText(field.before), valueText(field.after)));
  if (!detail.wkbBefore.isEmpty() && detail.wkbBefore != detail.wkbAfter)
    lines.append(tr("On the map: before dashed red, now green."));
  m_detail->setText(lines.join(u'\n'));
  m_detail->setVisible(!lines.isEmpty());
}

} // namespace diaban::uikit
