#include "valuetext.h"

#include <diaban/uikit/conflictspanel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::uikit {

using workspace::Conflict;
using workspace::ConflictChoice;
using workspace::ConflictSide;

ConflictsPanel::ConflictsPanel(QWidget* parent)
    : SidePanel(tr("Conflicts"), parent)
{
  emptyLabel()->setText(tr("No conflicts are open. When two copies are merged that changed the "
                           "same thing, it waits here until somebody decides."));
  m_mine = addToAll(tr("Take mine everywhere"), ConflictChoice::Mine);
  m_theirs = addToAll(tr("Take theirs everywhere"), ConflictChoice::Theirs);
}

QPushButton* ConflictsPanel::addToAll(const QString& words, ConflictChoice choice)
{
  auto* button = new QPushButton(words, this);
  button->setEnabled(false);
  foot()->addWidget(button);
  connect(button, &QPushButton::clicked, this, [this, choice] { Q_EMIT decided(m_all, choice); });
  return button;
}

void ConflictsPanel::setConflicts(const QVector<Conflict>& conflicts, bool canDecide)
{
  for (QWidget* row : m_shown)
    row->deleteLater();
  m_shown.clear();
  m_all.clear();
  for (const Conflict& conflict : conflicts)
    m_all.append(conflict.uid);
  emptyLabel()->setVisible(conflicts.isEmpty());
  m_mine->setEnabled(canDecide && !conflicts.isEmpty());
  m_theirs->setEnabled(canDecide && !conflicts.isEmpty());
  for (const Conflict& conflict : conflicts.first(std::min(conflicts.size(), kMostShown))) {
    QWidget* row = makeRow(conflict, canDecide);
    rows()->insertWidget(static_cast<int>(m_shown.size()), row);
    m_shown.push_back(row);
  }
  if (conflicts.size() <= kMostShown)
    return;
  QLabel* more = caption(tr("%n more follow once these are settled.", nullptr,
                            static_cast<int>(conflicts.size() - kMostShown)),
                         this);
  more->setContentsMargins(12, 8, 12, 8);
  rows()->insertWidget(static_cast<int>(m_shown.size()), more);
  m_shown.push_back(more);
}

QWidget* ConflictsPanel::makeRow(const Conflict& conflict, bool canDecide)
{
  QFrame* row = lineRow(this);
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(12, 6, 12, 8);
  column->setSpacing(4);
  const QString field = conflict.isGeometry()   ? tr("shape")
                        : conflict.isDeletion() ? tr("deleted or changed")
                                                : conflict.field;
  //: %1 title of a layer, %2 field
  auto* name = new QLabel(tr("%1: %2").arg(conflict.title, field), row);
  name->setWordWrap(true);
  name->setFont(type(TextSize::Body, true));
  column->addWidget(name);
  const auto text = [&](const ConflictSide& side) {
    if (side.isDeleted)
      return tr("deleted");
    if (conflict.isDeletion())
      return tr("changed, so it stays for now");
    return conflict.isGeometry() ? tr("another shape") : valueText(side.value);
  };
  if (!conflict.isDeletion() && !conflict.isGeometry())
    column->addWidget(caption(tr("Base: %1").arg(text(conflict.base)), row, false));
  //: %1 person or file, %2 value
  column->addWidget(
      caption(tr("Mine (%1): %2").arg(conflict.mine.who, text(conflict.mine)), row, false));
  column->addWidget(
      caption(tr("Theirs (%1): %2").arg(conflict.theirs.who, text(conflict.theirs)), row, false));
  if (conflict.isGeometry())
    column->addWidget(caption(tr("On the map: base dashed, mine green, theirs red."), row));
  auto* buttons = new QGridLayout;
  buttons->setSpacing(4);
  int place = 0;
  const auto add = [&](const QString& words, bool isPossible) {
    auto* button = new QPushButton(words, row);
    button->setEnabled(isPossible);
    buttons->addWidget(button, place / 2, place % 2);
    ++place;
    return button;
  };
  const auto choose = [&](const QString& words, ConflictChoice choice) {
    connect(add(words, canDecide), &QPushButton::clicked, this,
            [this, uid = conflict.uid, choice] { Q_EMIT decided({uid}, choice); });
  };
  choose(tr("Take mine"), ConflictChoice::Mine);
  choose(tr("Take theirs"), ConflictChoice::Theirs);
  choose(tr("As it stands"), ConflictChoice::Keep);
  const bool isOnMap = conflict.isGeometry() || !conflict.shape.isEmpty();
  connect(add(tr("Show"), isOnMap), &QPushButton::clicked, this,
          [this, conflict] { Q_EMIT showRequested(conflict); });
  column->addLayout(buttons);
  return row;
}

} // namespace diaban::uikit
