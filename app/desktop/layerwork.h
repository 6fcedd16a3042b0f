// What the list of layers does with the workspace: shown, moved, grouped, filtered.
#pragma once

#include "workspacememory.h"

#include <QObject>

namespace diaban::uikit {
class LayerList;
class MessageList;
} // namespace diaban::uikit

namespace diaban::workspace {
struct Relinked;
}

namespace diaban::desktop {

class Actions;
class Document;
class Workbench;

class LayerWork final : public QObject {
  Q_OBJECT

public:
  LayerWork(const Actions& actions, Workbench& bench, Document& document,
            uikit::MessageList& messages, QSettings& settings, QObject* parent);

private:
  void rememberFolds(uikit::LayerList& list);
  void tellRelinked(const QString& layer, const QString& path, const workspace::Relinked& relinked);

  Document& m_document;
  uikit::MessageList& m_messages;
  WorkspaceMemory m_memory;
};

} // namespace diaban::desktop
