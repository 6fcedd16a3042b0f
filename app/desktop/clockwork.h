// Tells a person whose computer's clock can't be right, when a workspace is opened.
#pragma once

#include <QObject>
#include <QThreadPool>

namespace diaban::uikit {
class MessageList;
} // namespace diaban::uikit

namespace diaban::desktop {

class Document;

class ClockWork final : public QObject {
  Q_OBJECT

public:
  ClockWork(Document& document, uikit::MessageList& messages, QObject* parent);

private:
  void look();

  Document& m_document;
  uikit::MessageList& m_messages;
  QThreadPool m_pool; ///< reads one entry; the last member, so that it ends first
};

} // namespace diaban::desktop
