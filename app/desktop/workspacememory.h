// What a person's window remembers of each workspace, beside the layout of the window: not in the
// workspace, which others have too.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace diaban::desktop {

/// Workspaces are told apart by the path where people have them, as on the start page. Those that
/// were not used for longest are forgotten.
class WorkspaceMemory final {
public:
  static constexpr int kMost = 100; ///< workspaces

  explicit WorkspaceMemory(QSettings& settings)
      : m_settings(settings)
  {
  }

  /// \param what a name in the settings, such as "views"; empty when nothing was remembered
  QByteArray read(const QString& workspace, const QString& what) const;
  void write(const QString& workspace, const QString& what, const QByteArray& value);

private:
  void forgetOld();

  QSettings& m_settings;
};

} // namespace diaban::desktop
