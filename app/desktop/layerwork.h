// What the list of layers does with the workspace: shown, moved, grouped, filtered.
#pragma once

#include <QObject>

namespace diaban::uikit {
class MessageList;
}

namespace diaban::desktop {

class Actions;
class Document;
class Workbench;

class LayerWork final : public QObject {
  Q_OBJECT

public:
  LayerWork(const Actions& actions, Workbench& bench, Document& document,
            uikit::MessageList& messages, QObject* parent);

private:
  void tellLacking(const QString& layer, const QString& path, const QStringList& fields);

  Document& m_document;
  uikit::MessageList& m_messages;
};

} // namespace diaban::desktop
