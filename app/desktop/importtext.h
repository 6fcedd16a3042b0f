// The part of the import window that shows a file's words in each encoding, side by side.
#pragma once

#include "importanswers.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QGridLayout;
class QLabel;

namespace diaban::desktop {

class ImportText final : public QWidget {
  Q_OBJECT

public:
  explicit ImportText(QWidget* parent);

  /// Hides itself where the file's text is not in doubt.
  void setFile(const ImportFile& file);

  QList<QAbstractButton*> readings() const;

Q_SIGNALS:
  void chosen(const QString& encoding);

private:
  void showWords(const ImportFile& file);
  QLabel* cell(const QString& text, bool isChosen);

  QLabel* m_head = nullptr;
  QWidget* m_table = nullptr;
  QGridLayout* m_grid = nullptr;
  QButtonGroup* m_group = nullptr;
  QStringList m_encodings; ///< by button
};

} // namespace diaban::desktop
