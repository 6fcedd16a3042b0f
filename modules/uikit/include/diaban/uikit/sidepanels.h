// The panels at the right that the status bar opens: background jobs, messages.
#pragma once

#include <diaban/uikit/jobs.h>
#include <diaban/uikit/messages.h>

#include <QHash>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace diaban::uikit {

/// A titled column that scrolls and can be closed.
class SidePanel : public QWidget {
  Q_OBJECT

public:
  SidePanel(const QString& title, QWidget* parent);

Q_SIGNALS:
  void closeRequested();

protected:
  QVBoxLayout* rows() const { return m_rows; }
  QLabel* emptyLabel() const { return m_empty; }
  QVBoxLayout* foot() const { return m_foot; }
  /// Something that scrolls by itself, in the place of the rows.
  void setBody(QWidget* body);

private:
  QWidget* m_body = nullptr;
  QVBoxLayout* m_rows = nullptr;
  QVBoxLayout* m_foot = nullptr;
  QLabel* m_empty = nullptr;
};

/// Each job with its progress, the time left and a button that stops it; ended ones below.
class JobsPanel final : public SidePanel {
  Q_OBJECT

public:
  explicit JobsPanel(JobList& jobs, QWidget* parent = nullptr);

private:
  struct Row {
    QWidget* widget = nullptr;
    QLabel* mark = nullptr;
    QLabel* detail = nullptr;
    QProgressBar* bar = nullptr;
    QPushButton* stop = nullptr;
    QPushButton* remedy = nullptr;
  };
  void sync();
  Row makeRow(const JobEntry& entry);
  void fill(const Row& row, const JobEntry& entry);

  JobList& m_jobs;
  QHash<int, Row> m_shown;
};

/// All messages, newest first, each with its way out.
class MessagesPanel final : public SidePanel {
  Q_OBJECT

public:
  explicit MessagesPanel(MessageList& messages, QWidget* parent = nullptr);

protected:
  void showEvent(QShowEvent* event) override;

private:
  void rebuild();
  QWidget* makeRow(const Message& message);

  MessageList& m_messages;
};

} // namespace diaban::uikit
