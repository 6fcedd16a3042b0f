// The running program: its one window, made anew when the language or the size of text changes.
#pragma once

#include "mainwindow.h"

#include <diaban/uikit/theme.h>

#include <QObject>

#include <memory>

class QApplication;

namespace diaban::desktop {

class Program final : public QObject {
  Q_OBJECT

public:
  /// \param theme "light", "dark" or "system"; empty: what the person chose
  Program(QApplication& app, const QString& theme);

  /// Holds until the next change of language or size of text.
  MainWindow& window() { return *m_window; }

  /// "vi" or "en"; remembered.
  void setLanguage(const QString& language);
  void setTextFactor(double factor);
  void setTheme(const QString& theme); ///< at once, in the window that is there

Q_SIGNALS:
  void windowReplaced();

private:
  void makeWindow(std::shared_ptr<Session> session);
  void replaceWindow();
  void applyLook();
  void useLanguage();

  QApplication& m_app;
  uikit::Theme m_systemTheme;
  QString m_theme;
  std::unique_ptr<MainWindow> m_window;
};

} // namespace diaban::desktop
