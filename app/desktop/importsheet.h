// The import window: files at the left with their state, the chosen one's doubts at the right, and
// what "Import" will do.
#pragma once

#include "importanswers.h"
#include "importpreview.h"

#include <diaban/uikit/sheet.h>

class QAbstractButton;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace diaban::desktop {

class CrsChooser;
class ImportCrs;
class ImportText;
class PreviewMap;
class PreviewTable;

/// What is clear needs no visit; a file that can't be read does not stop the others.
class ImportSheet final : public uikit::Sheet {
  Q_OBJECT

public:
  /// \param previews pool of the preview's jobs
  /// \param zonesFile crs/central_meridians.csv of the data folder
  ImportSheet(const Document& document, QThreadPool& previews, const QString& zonesFile,
              const QString& province, bool link, QWidget* window);

  /// More files, behind those that are here; one that is here already is looked at anew.
  void add(const QList<CheckedSource>& sources);
  /// Goes on where an earlier window was closed.
  void resume(const ImportDraft& draft);
  ImportDraft draft() const;
  /// What "Import" will ask for, as one action.
  QVector<workspace::ImportRequest> requests() const;
  QString sentence() const { return m_says; }
  bool isPreviewed() const; ///< map and rows of the chosen file are shown

  QListWidget& files() { return *m_files; }
  QListWidget& layers() { return *m_layers; }
  ImportCrs& crs() { return *m_crs; }
  ImportText& text() { return *m_text; }
  PreviewTable& rows() { return *m_rows; }
  PreviewMap& map() { return *m_map; }
  QComboBox& encoding() { return *m_encoding; }
  QComboBox& how() { return *m_how; }
  QPushButton& importButton() { return *m_import; }
  QCheckBox& asOne() { return *m_asOne; }
  QLineEdit& oneName() { return *m_oneName; } ///< of the one layer that all files become

Q_SIGNALS:
  void addRequested();
  void accepted(const QVector<diaban::workspace::ImportRequest>& requests);

protected:
  void keyPressEvent(QKeyEvent* event) override;

private:
  QWidget* buildList(QWidget* parent);
  QWidget* buildDoubts(const QString& zonesFile, const QString& province, QWidget* parent);
  QWidget* buildHead(QWidget* parent);
  QWidget* buildAnswers(QWidget* parent);
  QWidget* buildPlace(const QString& zonesFile, const QString& province, QWidget* parent);
  QWidget* buildRows(QWidget* parent);
  QWidget* buildFoot(QWidget* parent);
  void offerRoles();
  void connectAnswers();
  void connectPreview();
  ImportFile* current();
  void showFile();
  void showAnswers(const ImportFile& file);
  void showLayers(const ImportFile& file);
  void showPreview();
  QString shownLayer(const ImportFile& file) const;
  void keepAnswers();
  void takeCrs(const QString& crs, bool swapsAxes);
  void takeEncoding(const QString& encoding);
  void showStates();
  void showItem(int row);
  void showSentence();
  QString oneLayer() const; ///< its name; empty where each file becomes its own
  void importNow();

  std::vector<ImportFile> m_all;
  bool m_link;
  bool m_isFilling = false; ///< controls are being set by us
  ImportPreview m_preview;
  QListWidget* m_files = nullptr;
  QLabel* m_name = nullptr;
  QLabel* m_problem = nullptr;
  QCheckBox* m_wanted = nullptr;
  QWidget* m_answers = nullptr;
  QLineEdit* m_title = nullptr;
  QComboBox* m_role = nullptr;
  QComboBox* m_how = nullptr;
  QComboBox* m_encoding = nullptr;
  QWidget* m_place = nullptr;
  ImportCrs* m_crs = nullptr;
  PreviewMap* m_map = nullptr;
  ImportText* m_text = nullptr;
  QLabel* m_layersHead = nullptr;
  QListWidget* m_layers = nullptr;
  QWidget* m_rowsPart = nullptr;
  QLabel* m_rowsHead = nullptr;
  PreviewTable* m_rows = nullptr;
  QWidget* m_foot = nullptr;
  QCheckBox* m_asOne = nullptr;
  QLineEdit* m_oneName = nullptr;
  QLabel* m_unlike = nullptr;
  QPushButton* m_import = nullptr;
  QString m_says;
};

} // namespace diaban::desktop
