// What the program has to say, kept until it was read: time, what, where, and a way out.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/base/error.h>
#include <diaban/uikit/remedy.h>

#include <QAbstractListModel>
#include <QDateTime>

#include <vector>

namespace diaban::uikit {

enum class Severity : quint8 { Info, Good, Warning, Error };

struct Message {
  QDateTime time; ///< UTC
  Severity severity = Severity::Info;
  QString text;   ///< one or two sentences
  QString where;  ///< the file or layer; empty = the program
  QString detail; ///< raw words of a driver, folded out on request
  std::vector<Remedy> remedies;
};

/// Newest first. Lives on the GUI thread.
class MessageList final : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role { SeverityRole = Qt::UserRole, TimeRole, WhereRole, DetailRole };

  explicit MessageList(Clock clock = systemClock(), QObject* parent = nullptr);

  void add(Severity severity, const QString& text, const QString& where = {},
           std::vector<Remedy> remedies = {});
  void add(const Error& error, const QString& where = {}, std::vector<Remedy> remedies = {});
  void clear();

  const std::vector<Message>& messages() const { return m_messages; }
  int unread() const { return m_unread; }
  void markRead();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  /// All messages as lines of text, with their details, for sending to the makers.
  QString asText() const;

Q_SIGNALS:
  void added(const diaban::uikit::Message& message);
  void unreadChanged(int unread);

private:
  void append(Message message);

  Clock m_clock;
  std::vector<Message> m_messages;
  int m_unread = 0;
};

} // namespace diaban::uikit
