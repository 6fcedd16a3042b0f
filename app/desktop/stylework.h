// The style editor at work: it follows the layer one stands on, shows what is tried out on the map,
// and writes it when the person is done.
#pragma once

#include "session.h"

#include <diaban/cartography/thematic.h>
#include <diaban/uikit/styleeditor.h>
#include <diaban/workspace/stylefile.h>

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace diaban::uikit {
class LayerList;
class SideStack;
} // namespace diaban::uikit

namespace diaban::desktop {

/// A change shows on the map at once and is written, as one entry of the history, when nothing was
/// changed for a moment and no mouse button is held: drags of a slider are one change.
class StyleWork final : public QObject {
  Q_OBJECT

public:
  /// \param toggle opens and shuts the panel
  StyleWork(Session& session, uikit::LayerList& layers, uikit::SideStack& side, QAction* toggle,
            QObject* parent);

  uikit::StyleEditor& editor() { return *m_editor; }
  /// Opens the panel for a layer.
  void open(const QString& layer);
  /// Writes what is shown but not written yet.
  void flush();
  void load(const QString& path);
  void save(const QString& path);
  void copy();
  void paste();

private:
  /// What a job brings back: the field's values also where no style could be made of them.
  struct Made {
    uikit::ValuesPtr values;
    workspace::Style style;
    std::optional<Error> problem;
  };
  void followLayers();
  void follow(const QString& layer);
  void changed(const workspace::Style& style);
  void make(const QString& field, const cartography::Recipe& recipe);
  void take(const QString& layer, const Result<Made>& made);
  void readCounts();
  void takeFile(const Result<workspace::StyleFile>& file);
  void readFile(const std::function<Result<workspace::StyleFile>()>& read);
  void chooseFile(bool toSave);
  uikit::ValuesPtr known(const QString& field) const;

  Session& m_session;
  Document& m_document;
  uikit::LayerList& m_layers;
  uikit::SideStack& m_side;
  uikit::StyleEditor* m_editor = nullptr;
  QTimer m_settle; ///< until a change counts as done
  QTimer m_busy;   ///< until waiting is worth a word
  bool m_waits = false;
  std::unique_ptr<QObject> m_asking; ///< owns the job that makes a style; a new one stops it
  uikit::ValuesPtr m_values;
  QString m_valuesLayer;
  quint64 m_valuesRevision = 0;
};

} // namespace diaban::desktop
