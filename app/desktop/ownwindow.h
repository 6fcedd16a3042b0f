// A window of its own for a part of the main window, for a second screen.
#pragma once

#include <QWidget>

class QSettings;

namespace diaban::desktop {

class Actions;

/// Shows one widget, has the keys of all commands, and remembers where it stands.
class OwnWindow final : public QWidget {
  Q_OBJECT

public:
  /// \param key names its place in the settings; a literal
  OwnWindow(QWidget* content, const char* key, QSettings& settings, const Actions& actions,
            QWidget* mainWindow);

  void savePlace();

Q_SIGNALS:
  void closed(); ///< by a person

protected:
  void closeEvent(QCloseEvent* event) override;

private:
  const char* m_key;
  QSettings& m_settings;
};

} // namespace diaban::desktop
