// What the list of layers does with the workspace: shown, moved, grouped, filtered.
#pragma once

#include <QObject>

namespace diaban::desktop {

class Actions;
class Document;
class Workbench;

class LayerWork final : public QObject {
  Q_OBJECT

public:
  LayerWork(const Actions& actions, Workbench& bench, Document& document, QObject* parent);
};

} // namespace diaban::desktop
