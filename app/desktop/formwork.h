// Editing what is known of the selected rows: the form at the right, cells of the tables, the
// sheets for fields and for calculating.
#pragma once

#include "latest.h"

#include <diaban/uikit/formpanel.h>

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace diaban::uikit {
class RowPanel;
class Selection;
class SideStack;
} // namespace diaban::uikit

namespace diaban::desktop {

class Actions;
class Document;
class Workbench;

/// The form follows the selection while it is open.
class FormWork final : public QObject {
  Q_OBJECT

public:
  FormWork(const Actions& actions, Workbench& bench, Document& document,
           uikit::Selection& selection, QObject* parent);
  ~FormWork() override; ///< stops its jobs and waits for them

  uikit::FormPanel& panel() { return *m_panel; }

private:
  void edit();
  void load();
  void editFields();
  void calculate();
  QString layerToEdit() const;

  Workbench& m_bench;
  Document& m_document;
  uikit::Selection& m_selection;
  uikit::FormPanel* m_panel;
  Latest m_reading;
  bool m_takesFocus = false;       ///< a person asked for the form
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the open workspace
  QThreadPool m_pool;
};

} // namespace diaban::desktop
