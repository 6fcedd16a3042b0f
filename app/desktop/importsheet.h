// The import window: files at the left with their state, the chosen one's doubts at the right, and
// what "Import" will do.
#pragma once

#include "document.h"

#include <diaban/uikit/sheet.h>

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace diaban::desktop {

class CrsChooser;

/// What is clear needs no visit; a file that can't be read does not stop the others.
class ImportSheet final : public uikit::Sheet {
  Q_OBJECT

public:
  /// \param zonesFile crs/central_meridians.csv of the data folder
  ImportSheet(const QString& zonesFile, const QString& province, bool link, QWidget* window);

  /// More files, behind those that are here; one that is here already is looked at anew.
  void add(const QList<CheckedSource>& sources);
  /// What "Import" will ask for: files of the same answers are one action.
  QVector<workspace::ImportRequest> requests() const;
  QString sentence() const { return m_says; }

  QListWidget& files() { return *m_files; }
  CrsChooser& crs() { return *m_crs; }
  QPushButton& useCrsButton() { return *m_useCrs; }
  QPushButton& importButton() { return *m_import; }
  QLineEdit& oneName() { return *m_oneName; } ///< of the one layer that all files become

Q_SIGNALS:
  void addRequested();
  void accepted(const QVector<diaban::workspace::ImportRequest>& requests);

private:
  /// A file and what a person said of it.
  struct File {
    CheckedSource source;
    bool isWanted = true;
    QString title;
    std::optional<workspace::LayerRole> role;
    bool link = false;
    QString encoding;
    QString crs;
    QStringList layers; ///< those that are wanted
  };

  QWidget* buildList(QWidget* parent);
  QWidget* buildDoubts(QWidget* parent);
  void buildAnswers(QWidget* parent);
  void offerRoles();
  void connectAnswers();
  File* current();
  void showFile();
  void keepAnswers();
  void useCrs();
  void showStates();
  /// Whether all readable files have one layer each, of one kind of geometry and the same fields.
  bool areAlike() const;
  static bool isReady(const File& file);
  static QString stateOf(const File& file);
  void importNow();

  std::vector<File> m_all;
  bool m_link;
  bool m_isFilling = false; ///< controls are being set by us
  QListWidget* m_files = nullptr;
  QLabel* m_name = nullptr;
  QLabel* m_problem = nullptr;
  QCheckBox* m_wanted = nullptr;
  QWidget* m_answers = nullptr;
  QLineEdit* m_title = nullptr;
  QComboBox* m_role = nullptr;
  QComboBox* m_how = nullptr;
  QComboBox* m_encoding = nullptr;
  QLabel* m_saidCrs = nullptr;
  CrsChooser* m_crs = nullptr;
  QPushButton* m_useCrs = nullptr;
  QLabel* m_layersHead = nullptr;
  QListWidget* m_layers = nullptr;
  QCheckBox* m_asOne = nullptr;
  QLineEdit* m_oneName = nullptr;
  QPushButton* m_import = nullptr;
  QString m_says;
};

} // namespace diaban::desktop
