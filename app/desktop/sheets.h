// The questions that the window asks, each a sheet inside it.
#pragma once

#include <diaban/geo/crs.h>

#include <QStringList>

#include <functional>

class QWidget;

namespace diaban::desktop {

/// Where a new workspace shall be and in which coordinate system.
struct NewWorkspace {
  QString path;
  geo::Crs crs;
  QString province;
};

/// Asks for province or code and for the file's place.
void askNewWorkspace(QWidget* window, const QString& zonesFile, const QString& folder,
                     const QString& province, std::function<void(const NewWorkspace&)> done);

/// Asks in which coordinate system files are that do not say it.
void askCrs(QWidget* window, const QString& zonesFile, const QStringList& files,
            const QString& province, std::function<void(const geo::Crs&)> done);

/// Asks how the text of files is encoded whose text is no UTF-8. `done` gets a name for
/// ImportRequest::encoding.
void askEncoding(QWidget* window, const QStringList& files,
                 std::function<void(const QString&)> done);

/// Asks whether a copy shall take the place of a file.
void askReplace(QWidget* window, const QString& path, std::function<void()> done);

/// Asks whether to work on a workspace although `locked` (LockedByOther) says that another does.
void askTakeOver(QWidget* window, const Error& locked, std::function<void()> done);

/// Shows the folders that are treated as network drives; `done` gets the list as it shall be.
void askFolders(QWidget* window, const QStringList& folders,
                std::function<void(const QStringList&)> done);

} // namespace diaban::desktop
