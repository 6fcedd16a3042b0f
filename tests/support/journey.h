// What journeys through the real programs share: an awkward folder with a workspace in it, inputs
// written byte by byte, and what SQLite's own shell says of a file.
#pragma once

#include "support/cliprocess.h"

#include <QTemporaryDir>

namespace diaban::test {

/// A folder whose name has spaces, quotes and Vietnamese letters, with a workspace of one layer.
class JourneyFolder {
public:
  JourneyFolder();

  bool isReady() const { return m_isReady; }
  QString path(const QString& name) const;
  QString workspace() const { return path(QStringLiteral("tệp 'làm việc' (1).gpkg")); }

private:
  QTemporaryDir m_root;
  QString m_folder;
  bool m_isReady = false;
};

bool writeBytes(const QString& path, const QByteArray& bytes);

/// The bytes of a file, as a hash. Not for a workspace that this process has open.
QByteArray hashOf(const QString& path);

/// Points in a grid as GeoJSON, which is WGS 84 where nothing else is said.
QByteArray pointsAsGeoJson(int count, double x, double y);

/// Writes a shapefile of one point with a text field "ten", without .prj.
/// \param path ends with .shp
/// \param text bytes of the field, up to 40
/// \param encoding what its .cpg says
bool writePointShapefile(const QString& path, const QByteArray& text, const QByteArray& encoding);

/// Runs SQL in SQLite's own shell. \returns whether all of it was done
bool runSqlShell(const QString& path, const QByteArray& sql);

/// Everything in a SQLite file as its own shell tells it: its check of the file, then all tables,
/// rows, triggers and views. Opens the file for reading only.
QByteArray contentOf(const QString& path);

/// The layers and the history as diaban-cli tells them, both as JSON text.
QByteArray layersAndHistory(const QString& workspace);

/// Words that start a program without the rights by which root reads and writes everything; none
/// where the account has no such rights. The program's files stay readable, unlike for "nobody".
QStringList withoutRootsRights();

/// Whether the sentence of `run` names the file (its name without the folder) and goes on to say
/// what to do: a second sentence.
bool tellsOfFile(const CliRun& run, const QString& fileName);

} // namespace diaban::test
