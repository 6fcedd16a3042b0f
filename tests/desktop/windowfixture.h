// The program's window over a workspace in a temporary folder, for tests that drive it.
#pragma once

#include "mainwindow.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QAbstractButton;

namespace diaban::desktop {

constexpr int kLong = 30'000; ///< milliseconds that a test waits at most

/// `count` squares in degrees near Huế, as GeoJSON; a name for each. \returns the path
QString writeSquares(const QString& path, int count);

/// Drops files on a widget as a file manager does.
void drop(QWidget& on, const QStringList& paths, Qt::DropAction action = Qt::CopyAction);

/// What the bands at the foot of the window say, the newest last.
QStringList bandTexts(MainWindow& window);

/// A visible button by its text; null if there is none.
QAbstractButton* buttonNamed(QWidget& in, const QString& text);

/// Base of the window's test classes: settings of their own, Vietnamese, the light theme.
class WindowFixture : public QObject {
  Q_OBJECT

protected:
  QTemporaryDir m_folder;
  std::unique_ptr<MainWindow> m_window;

  /// A path that no file has yet.
  QString fresh(const QString& name);
  /// A window with a new, empty workspace in the zone of Huế.
  void openEmpty();
  void openWithSquares(int count);
  /// Saves a picture of the window under build/…/screenshots.
  void shot(const QString& name);

private Q_SLOTS:
  void initTestCase();
  void cleanup() { m_window.reset(); }

private:
  int m_number = 0;
};

} // namespace diaban::desktop
