#include "valuetext.h"

#include <diaban/uikit/conflictspanel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::uikit {

using workspace::Conflict;
using workspace::ConflictChoice;
using workspace::ConflictSide;

namespace {

constexpr int kGap = 6;

/// What is disputed of a thing that is no row.
QString settingWords(const Conflict& conflict)
{
  if (conflict.subject == QLatin1String("diaban_style"))
    return ConflictsPanel::tr("look");
  if (conflict.field == QLatin1String("title"))
    return ConflictsPanel::tr("title");
  if (conflict.field == QLatin1String("sort_order"))
    return ConflictsPanel::tr("place in the list");
  if (conflict.field == QLatin1String("group_uid"))
    return ConflictsPanel::tr("group");
  if (conflict.field == QLatin1String("role"))
    return ConflictsPanel::tr("kind");
  if (conflict.field.startsWith(QLatin1String("source")))
    return ConflictsPanel::tr("source");
  if (conflict.subject == QLatin1String("diaban_bookmark"))
    return ConflictsPanel::tr("place on the map");
  if (conflict.subject == QLatin1String("diaban_origin"))
    return ConflictsPanel::tr("origin");
  if (conflict.subject == QLatin1String("diaban_finding"))
    return ConflictsPanel::tr("state of a finding");
  if (conflict.subject == QLatin1String("diaban_field"))
    return ConflictsPanel::tr("rules of a field");
  return conflict.field;
}

QString whatIsDisputed(const ConflictLine& line)
{
  const Conflict& conflict = line.conflict;
  if (conflict.isDeletion())
    return ConflictsPanel::tr("deleted or changed");
  if (conflict.isGeometry())
    return ConflictsPanel::tr("shape");
  return conflict.subject.isEmpty() ? line.field : settingWords(conflict);
}

QString titleOf(const ConflictLine& line)
{
  const QString what = whatIsDisputed(line);
  if (line.feature.isEmpty())
    //: %1 title of a layer, %2 field
    return ConflictsPanel::tr("%1: %2").arg(line.conflict.title, what);
  //: %1 name of a feature, %2 title of its layer, %3 field
  return ConflictsPanel::tr("%1 (%2): %3").arg(line.feature, line.conflict.title, what);
}

/// Whether the values of a setting say something to a person.
bool isPlain(const Conflict& conflict)
{
  return conflict.subject.isEmpty() || conflict.field == QLatin1String("title");
}

} // namespace

QString sideText(const ConflictLine& line, const ConflictSide& side)
{
  const Conflict& conflict = line.conflict;
  const bool isBase = &side == &conflict.base;
  if (side.isDeleted)
    return ConflictsPanel::tr("deleted");
  if (conflict.isDeletion())
    return ConflictsPanel::tr("changed, so it stays for now");
  if (conflict.isGeometry())
    return isBase ? ConflictsPanel::tr("the shape before both")
                  : ConflictsPanel::tr("another shape");
  if (!isPlain(conflict))
    return isBase ? ConflictsPanel::tr("as before both") : ConflictsPanel::tr("changed");
  return valueText(side.value, line.type);
}

ConflictsPanel::ConflictsPanel(QWidget* parent)
    : SidePanel(tr("Conflicts"), parent)
{
  emptyLabel()->setText(tr("No conflicts are open. When two copies are merged that changed the "
                           "same thing, it waits here until somebody decides."));
  foot()->setSpacing(kGap);
  m_base = addToAll(tr("Take base everywhere"), ConflictChoice::Base);
  m_mine = addToAll(tr("Take mine everywhere"), ConflictChoice::Mine);
  m_theirs = addToAll(tr("Take theirs everywhere"), ConflictChoice::Theirs);
}

QPushButton* ConflictsPanel::addToAll(const QString& words, ConflictChoice choice)
{
  auto* button = new QPushButton(words, this);
  button->setEnabled(false);
  foot()->addWidget(button);
  connect(button, &QPushButton::clicked, this, [this, choice] {
    Q_EMIT decided(choice == ConflictChoice::Base ? m_cells : m_all, choice);
  });
  return button;
}

void ConflictsPanel::setConflicts(const std::vector<ConflictLine>& conflicts, bool canDecide)
{
  const int focused = rowWithFocus();
  for (QWidget* row : m_shown) {
    row->hide();
    row->deleteLater();
  }
  m_shown.clear();
  m_all.clear();
  m_cells.clear();
  for (const auto& [conflict, feature, field, type] : conflicts) {
    m_all.append(conflict.uid);
    if (!conflict.isDeletion())
      m_cells.append(conflict.uid);
  }
  emptyLabel()->setVisible(conflicts.empty());
  m_base->setEnabled(canDecide && !m_cells.isEmpty());
  for (QPushButton* all : {m_mine, m_theirs})
    all->setEnabled(canDecide && !conflicts.empty());
  const std::size_t shown = std::min(conflicts.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    m_shown.push_back(makeRow(conflicts[i], canDecide));
    rows()->insertWidget(static_cast<int>(i), m_shown.back());
  }
  focusRow(std::min(focused, static_cast<int>(shown) - 1));
  if (conflicts.size() == shown)
    return;
  QLabel* more = caption(tr("%n more follow once these are settled.", nullptr,
                            static_cast<int>(conflicts.size() - shown)),
                         this);
  more->setContentsMargins(12, 8, 12, 8);
  rows()->insertWidget(static_cast<int>(shown), more);
  m_shown.push_back(more);
}

int ConflictsPanel::rowWithFocus() const
{
  const QWidget* focus = QApplication::focusWidget();
  for (std::size_t i = 0; focus != nullptr && i < m_shown.size(); ++i)
    if (m_shown[i]->isAncestorOf(focus))
      return static_cast<int>(i);
  return -1;
}

void ConflictsPanel::focusRow(int row)
{
  if (row < 0)
    return;
  if (auto* button = m_shown[static_cast<std::size_t>(row)]->findChild<QPushButton*>())
    button->setFocus(Qt::OtherFocusReason);
}

/// A side's value, and the button that takes it.
void ConflictsPanel::addSide(QGridLayout& grid, const ConflictLine& line, ConflictChoice choice,
                             bool canDecide)
{
  const Conflict& conflict = line.conflict;
  const bool isBase = choice == ConflictChoice::Base, isMine = choice == ConflictChoice::Mine;
  const ConflictSide& side = isBase ? conflict.base : isMine ? conflict.mine : conflict.theirs;
  const QString text = sideText(line, side);
  const QString words = isBase ? tr("Base: %1").arg(text)
                        : isMine
                            //: %1 person or file, %2 value
                            ? tr("Mine (%1): %2").arg(side.who, text)
                            : tr("Theirs (%1): %2").arg(side.who, text);
  const QString take = isBase ? tr("Take base") : isMine ? tr("Take mine") : tr("Take theirs");
  const int at = grid.rowCount();
  grid.addWidget(caption(words, grid.parentWidget(), false), at, 0);
  auto* button = new QPushButton(take, grid.parentWidget());
  button->setEnabled(canDecide);
  button->setAccessibleDescription(words);
  grid.addWidget(button, at, 1, Qt::AlignTop);
  connect(button, &QPushButton::clicked, this,
          [this, uid = conflict.uid, choice] { Q_EMIT decided({uid}, choice); });
}

QWidget* ConflictsPanel::makeRow(const ConflictLine& line, bool canDecide)
{
  const Conflict& conflict = line.conflict;
  QFrame* row = lineRow(this);
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(12, 6, 12, 8);
  column->setSpacing(4);
  auto* name = new QLabel(titleOf(line), row);
  name->setWordWrap(true);
  name->setTextFormat(Qt::PlainText);
  name->setFont(type(TextSize::Body, true));
  column->addWidget(name);
  auto* sides = new QGridLayout;
  sides->setSpacing(4);
  sides->setColumnStretch(0, 1);
  column->addLayout(sides);
  if (!conflict.isDeletion()) // nobody wants half a row back
    addSide(*sides, line, ConflictChoice::Base, canDecide);
  addSide(*sides, line, ConflictChoice::Mine, canDecide);
  addSide(*sides, line, ConflictChoice::Theirs, canDecide);
  if (conflict.isGeometry())
    column->addWidget(caption(tr("On the map: base dotted, mine solid, theirs dashed."), row));
  auto* others = new QHBoxLayout;
  others->setSpacing(4);
  others->addStretch(1);
  auto* keep = new QPushButton(tr("As it stands"), row);
  keep->setEnabled(canDecide);
  keep->setToolTip(tr("Keeps what is on the map now and closes the conflict."));
  connect(keep, &QPushButton::clicked, this,
          [this, uid = conflict.uid] { Q_EMIT decided({uid}, ConflictChoice::Keep); });
  others->addWidget(keep);
  auto* show = new QPushButton(tr("Show"), row);
  show->setEnabled(conflict.isGeometry() || !conflict.shape.isEmpty());
  connect(show, &QPushButton::clicked, this, [this, line] { Q_EMIT showRequested(line); });
  others->addWidget(show);
  column->addLayout(others);
  return row;
}

} // namespace diaban::uikit
