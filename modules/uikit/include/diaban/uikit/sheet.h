// A dialog that lies inside the window: it never blocks, Esc closes it, nothing waits for it.
#pragma once

#include <QWidget>

class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace diaban::uikit {

/// Covers its parent with a shade and shows a panel in the middle: title, content, a sentence about
/// what the main button will do, buttons. Deletes itself when closed; focus goes back to where it
/// was.
class Sheet : public QWidget {
  Q_OBJECT

public:
  explicit Sheet(const QString& title, QWidget* window);

  /// \param size of the panel at most; it never grows beyond the window
  void setContent(QWidget* content, QSize size = {560, 420});
  void setSentence(const QString& text);
  /// Buttons stand at the right in the order of the calls; the main one comes last.
  QPushButton* addButton(const QString& title, bool isMain = false);

  void open();
  void close(); ///< says closed() and deletes the sheet

Q_SIGNALS:
  void closed();

protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

private:
  void place();

  QFrame* m_panel = nullptr;
  QVBoxLayout* m_column = nullptr;
  QHBoxLayout* m_foot = nullptr;
  QLabel* m_sentence = nullptr;
  QWidget* m_content = nullptr;
  QWidget* m_focusBefore = nullptr;
  QSize m_size{560, 420};
};

} // namespace diaban::uikit
