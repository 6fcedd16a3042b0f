// A remembered value with its type and its default in one place.
#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>

namespace diaban::uikit {

/// `const Setting<int> kPanelWidth{"panel/width", 240};` A value of another type in the file,
/// or none, gives the default.
template <typename T>
struct Setting {
  const char* key;
  T fallback{};

  T read(const QSettings& settings) const
  {
    const QVariant value = settings.value(QString::fromLatin1(key));
    return value.canConvert<T>() ? value.value<T>() : fallback;
  }
  void write(QSettings& settings, const T& value) const
  {
    settings.setValue(QString::fromLatin1(key), QVariant::fromValue(value));
  }
};

} // namespace diaban::uikit
