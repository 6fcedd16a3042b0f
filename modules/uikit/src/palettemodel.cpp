#include "palettemodel.h"

#include <diaban/base/foldedsearch.h>
#include <diaban/base/text.h>
#include <diaban/uikit/theme.h>

#include <QHash>
#include <QPainter>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kMostOfGroup = 8; ///< while something is typed
constexpr int kPadding = 12;
constexpr int kIcon = 16;

/// What begins as it was typed comes first: "ban do" finds "Bản đồ" before "Nhập bản đồ".
int rankOf(const PaletteEntry& entry, const QString& folded)
{
  const QString title = foldMarks(entry.title);
  if (title.startsWith(folded))
    return 0;
  return title.contains(QLatin1Char(' ') + folded) ? 1 : 2;
}

} // namespace

void PaletteModel::filter(const QString& text)
{
  const FoldedSearch wanted(text);
  const QString folded = foldMarks(text.trimmed());
  std::vector<PaletteEntry> fitting;
  for (const PaletteEntry& entry : m_known)
    if (wanted.isEmpty() ||
        wanted.fits(QStringLiteral("%1 %2 %3").arg(entry.group, entry.title, entry.words)))
      fitting.push_back(entry);
  if (!wanted.isEmpty()) {
    std::stable_sort(fitting.begin(), fitting.end(), [&](const auto& a, const auto& b) {
      return a.group == b.group && rankOf(a, folded) < rankOf(b, folded);
    });
    QHash<QString, int> taken;
    std::erase_if(fitting,
                  [&](const PaletteEntry& entry) { return ++taken[entry.group] > kMostOfGroup; });
  }
  beginResetModel();
  m_rows.clear();
  append(fitting);
  endResetModel();
}

void PaletteModel::add(const std::vector<PaletteEntry>& found)
{
  if (found.empty())
    return;
  beginResetModel();
  append(found);
  endResetModel();
}

/// Entries join the rows of their group; a new group stands at the end.
void PaletteModel::append(const std::vector<PaletteEntry>& entries)
{
  for (const PaletteEntry& entry : entries) {
    const auto inGroup = [&](const Row& row) { return row.entry.group == entry.group; };
    const auto last = std::find_if(m_rows.rbegin(), m_rows.rend(), inGroup);
    auto at = last.base();
    if (last == m_rows.rend()) {
      PaletteEntry head;
      head.group = head.title = entry.group;
      m_rows.push_back({true, head});
      at = m_rows.end();
    }
    m_rows.insert(at, {false, entry});
  }
}

const PaletteEntry* PaletteModel::entry(const QModelIndex& index) const
{
  if (!index.isValid() || m_rows[static_cast<std::size_t>(index.row())].isHead)
    return nullptr;
  return &m_rows[static_cast<std::size_t>(index.row())].entry;
}

int PaletteModel::nextEntry(int row, int by) const
{
  for (int at = row + by; at >= 0 && at < rowCount(); at += by) {
    const PaletteEntry* found = entry(index(at));
    if (found != nullptr && found->isEnabled)
      return at;
  }
  return -1;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
  case Qt::DisplayRole: return row.entry.title;
  case Qt::DecorationRole: return row.entry.icon;
  case Qt::ToolTipRole: return row.entry.detail;
  case Qt::AccessibleTextRole:
    return QStringLiteral("%1 %2 %3").arg(row.entry.title, row.entry.detail, row.entry.keys);
  case IsHeadRole: return row.isHead;
  case DetailRole: return row.entry.detail;
  case KeysRole: return row.entry.keys;
  default: return {};
  }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
  const PaletteEntry* found = entry(index);
  return found != nullptr && found->isEnabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                              : Qt::NoItemFlags;
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
  return {0, option.fontMetrics.height() + 8};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
  const Theme theme = themeOf(option.palette);
  const bool isHead = index.data(PaletteModel::IsHeadRole).toBool();
  const bool isChosen = option.state & QStyle::State_Selected;
  const bool isOff = !isHead && !(index.flags() & Qt::ItemIsEnabled);
  if (isChosen)
    painter->fillRect(option.rect, colour(theme, Token::Selection));
  const Token words = isChosen ? Token::SelectionText : isOff ? Token::TextOff : Token::Text;
  const Token muted = isChosen ? Token::SelectionText : isOff ? Token::TextOff : Token::TextMuted;
  QRect rest = option.rect.adjusted(kPadding, 0, -kPadding, 0);
  if (isHead) {
    painter->setFont(type(TextSize::Caption, true));
    painter->setPen(colour(theme, Token::TextMuted));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    return;
  }
  const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
  const QRect place(rest.left(), rest.center().y() - kIcon / 2, kIcon, kIcon);
  icon.paint(painter, place, Qt::AlignCenter, isOff ? QIcon::Disabled : QIcon::Normal);
  rest.setLeft(place.right() + 10);
  painter->setFont(type(TextSize::Caption));
  const QString keys = index.data(PaletteModel::KeysRole).toString();
  if (!keys.isEmpty()) {
    painter->setPen(colour(theme, muted));
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, keys);
    rest.setRight(rest.right() - painter->fontMetrics().horizontalAdvance(keys) - kPadding);
  }
  painter->setFont(type(TextSize::Body));
  painter->setPen(colour(theme, words));
  const QString title =
      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rest.width());
  painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, title);
  rest.setLeft(rest.left() + painter->fontMetrics().horizontalAdvance(title) + kPadding);
  painter->setFont(type(TextSize::Caption));
  painter->setPen(colour(theme, muted));
  painter->drawText(
      rest, Qt::AlignLeft | Qt::AlignVCenter,
      painter->fontMetrics().elidedText(index.data(PaletteModel::DetailRole).toString(),
                                        Qt::ElideRight, rest.width()));
}

} // namespace diaban::uikit
