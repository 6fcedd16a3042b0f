#include <diaban/uikit/messages.h>

#include <QLocale>

namespace diaban::uikit {
namespace {

constexpr std::size_t kKept = 500;

} // namespace

MessageList::MessageList(Clock clock, QObject* parent)
    : QAbstractListModel(parent)
    , m_clock(std::move(clock))
{
}

void MessageList::add(Severity severity, const QString& text, const QString& where,
                      std::vector<Remedy> remedies)
{
  append({m_clock(), severity, text, where, {}, std::move(remedies)});
}

void MessageList::add(const Error& error, const QString& where, std::vector<Remedy> remedies)
{
  const Severity severity = error.code == Error::Code::Cancelled ? Severity::Info : Severity::Error;
  append({m_clock(), severity, errorText(error), where, error.detail, std::move(remedies)});
}

void MessageList::append(Message message)
{
  beginInsertRows({}, 0, 0);
  m_messages.insert(m_messages.begin(), std::move(message));
  endInsertRows();
  if (m_messages.size() > kKept) {
    const int last = static_cast<int>(m_messages.size()) - 1;
    beginRemoveRows({}, last, last);
    m_messages.pop_back();
    endRemoveRows();
  }
  ++m_unread;
  const Message first = m_messages.front();
  Q_EMIT added(first);
  Q_EMIT unreadChanged(m_unread);
}

void MessageList::clear()
{
  beginResetModel();
  m_messages.clear();
  endResetModel();
  markRead();
}

void MessageList::markRead()
{
  m_unread = 0;
  Q_EMIT unreadChanged(0);
}

int MessageList::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

QVariant MessageList::data(const QModelIndex& index, int role) const
{
  if (!checkIndex(index, CheckIndexOption::IndexIsValid))
    return {};
  const Message& message = m_messages[static_cast<std::size_t>(index.row())];
  switch (role) {
  case Qt::DisplayRole:
  case Qt::ToolTipRole: return message.text;
  case SeverityRole: return static_cast<int>(message.severity);
  case TimeRole: return message.time;
  case WhereRole: return message.where;
  case DetailRole: return message.detail;
  default: return {};
  }
}

QString MessageList::asText() const
{
  QStringList lines;
  for (const Message& message : m_messages) {
    lines << QStringLiteral("%1\t%2\t%3")
                 .arg(message.time.toString(Qt::ISODate), message.where, message.text);
    if (!message.detail.isEmpty())
      lines << QLatin1Char('\t') + message.detail;
  }
  return lines.join(QLatin1Char('\n'));
}

} // namespace diaban::uikit
