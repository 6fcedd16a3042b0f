// What is in a panel, found by what people read.
#pragma once

#include <QAbstractItemModel>
#include <QLabel>
#include <QTableView>

namespace diaban::test {

template <typename T>
T* named(const QWidget& in, const QString& name)
{
  for (T* each : in.findChildren<T*>())
    if (each->accessibleName() == name)
      return each;
  return nullptr;
}

template <typename T>
T* worded(const QWidget& in, const QString& text)
{
  for (T* each : in.findChildren<T*>())
    if (each->text() == text)
      return each;
  return nullptr;
}

inline QStringList shownWords(const QWidget& in)
{
  QStringList words;
  for (const QLabel* label : in.findChildren<QLabel*>())
    if (label->isVisibleTo(&in) && !label->text().isEmpty())
      words << label->text().replace(QChar(QChar::Nbsp), QLatin1Char(' '));
  return words;
}

inline QString cell(const QTableView& view, int row, int column)
{
  return view.model()->index(row, column).data().toString();
}

} // namespace diaban::test
