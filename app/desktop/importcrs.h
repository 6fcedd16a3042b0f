// The part of the import window that asks how a file's coordinates are to be read.
#pragma once

#include "importanswers.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace diaban::desktop {

class CrsChooser;

/// Each reading with how well it fits, the best first; any other system by province or code.
class ImportCrs final : public QWidget {
  Q_OBJECT

public:
  /// \param zonesFile crs/central_meridians.csv of the data folder
  ImportCrs(const QString& zonesFile, const QString& province, QWidget* parent);

  void setFile(const ImportFile& file);

  QList<QAbstractButton*> readings() const; ///< those that are shown
  CrsChooser& chooser() { return *m_chooser; }
  QPushButton& otherButton() { return *m_other; } ///< shows the chooser
  QPushButton& useButton() { return *m_use; }     ///< takes what the chooser says

Q_SIGNALS:
  /// \param crs empty: as the file says
  void chosen(const QString& crs, bool swapsAxes);

private:
  /// One way to read the coordinates.
  struct Choice {
    QString crs;
    bool swapsAxes = false;
    QString title, fit, detail;
  };

  QWidget* buildDoubt();
  QWidget* buildOther(const QString& zonesFile, const QString& province);
  void choose(int id);
  QVector<Choice> choicesFor(const ImportFile& file) const;
  static QVector<Choice> ordersOf(const geo::TextPairs& pairs);
  static QString pairWords(const geo::TextPairs& pairs);
  void showDoubt(const ImportFile& file);
  void showChoices();
  QFrame* makeCard(const Choice& choice, int id);
  void useOther();

  QString m_path;
  QVector<Choice> m_choices;
  QString m_crs; ///< the answer
  bool m_swapsAxes = false;
  bool m_isAnswered = false;
  bool m_showsAll = false;
  QLabel* m_said = nullptr;
  QFrame* m_doubt = nullptr;
  QLabel* m_doubtText = nullptr;
  QPushButton* m_turn = nullptr;
  QVBoxLayout* m_cards = nullptr;
  QButtonGroup* m_group = nullptr;
  QPushButton* m_all = nullptr;
  QPushButton* m_other = nullptr;
  QWidget* m_otherPart = nullptr;
  CrsChooser* m_chooser = nullptr;
  QPushButton* m_use = nullptr;
  QLabel* m_wrong = nullptr;
};

} // namespace diaban::desktop
