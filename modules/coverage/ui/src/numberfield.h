// A number with its unit that may be left empty; what makes no sense is said below it. Private to
// the module.
#pragma once

#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QTimer;

namespace diaban::coverage {

class NumberField final : public QWidget {
  Q_OBJECT

public:
  struct Limits {
    double least = 0, most = 0;
  };

  NumberField(const QString& unit, Limits limits, QWidget* parent);

  /// Stands in the field while it is empty; none: the field must not stay empty.
  void setFallback(std::optional<double> fallback);
  /// Words that stand in the field while it is empty, all of them to be read.
  void setHint(const QString& words);
  void setValue(std::optional<double> value);
  /// The last one that made sense; none: empty.
  std::optional<double> value() const { return m_value; }
  bool isRight() const { return m_isRight; }
  QLineEdit& line() const { return *m_line; }

Q_SIGNALS:
  /// Another value that makes sense, when typing paused or the field was left.
  void changed();

private:
  void read();
  void tell();
  QString faultIn(const QString& text, std::optional<double>& value) const;
  QString textOf(double value) const;

  Limits m_limits;
  QString m_unit;
  QLineEdit* m_line = nullptr;
  QLabel* m_fault = nullptr;
  QTimer* m_pause = nullptr;
  std::optional<double> m_value, m_told;
  bool m_isRight = true;
};

} // namespace diaban::coverage
