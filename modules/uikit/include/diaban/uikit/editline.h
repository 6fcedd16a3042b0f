// The line below the map that says what an edit does, or what is wrong with it.
#pragma once

#include <QFrame>

class QLabel;

namespace diaban::uikit {

class EditLine final : public QFrame {
  Q_OBJECT

public:
  explicit EditLine(QWidget* parent);

  enum class Tone : quint8 { Says, Wrong };
  void say(const QString& text, Tone tone = Tone::Says);
  void setHint(const QString& keys); ///< at the right end
  QString text() const { return m_whole; }
  bool saysWrong() const { return m_tone == Tone::Wrong; }
  /// So much of its right end lies below something else.
  void setCovered(int pixels);

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void fit();

  QLabel* m_mark = nullptr;
  QLabel* m_text = nullptr;
  QLabel* m_hint = nullptr;
  QString m_whole, m_keys;
  Tone m_tone = Tone::Says;
};

} // namespace diaban::uikit
