// The files of an import and what a person said of them: what the import window shows and keeps.
#pragma once

#include "document.h"

#include <optional>
#include <vector>

namespace diaban::desktop {

/// A file and what a person said of it.
struct ImportFile {
  CheckedSource source;
  bool isWanted = true;
  QString title;
  std::optional<workspace::LayerRole> role;
  bool link = false;
  workspace::SourceAnswer answer;
  bool isCrsAnswered =
      false;          ///< `answer` says how to read the coordinates, or that the file is right
  QStringList layers; ///< those that are wanted

  const workspace::SourceCheck& check() const { return source.check; }
  const geo::SourceInfo& info() const { return source.check.info; }
  bool lacksCrs() const; ///< one of the wanted layers does
  QString name() const;  ///< of the file, without its folder
  int layerCount() const;
  qint64 features() const; ///< of the wanted layers
};

enum class FileState : quint8 {
  Ready,
  Unsure, ///< it can be imported, but is worth a look
  NeedsCrs,
  NeedsEncoding,
  LeftOut,
  Unreadable
};
FileState stateOf(const ImportFile& file);
bool isTaken(const ImportFile& file); ///< Ready or Unsure
QString stateText(const ImportFile& file);

/// A file with the answers that leave no doubt; what is in doubt stays open.
ImportFile answered(const CheckedSource& source, bool link);
/// Whether a file can be imported without anybody looking at it.
bool isClear(const CheckedSource& source);

/// The files that are taken and can't become one layer with the first: names.
QStringList unlike(const std::vector<ImportFile>& files);
/// Whether the files look like sheets of one map: one layer each, alike.
bool areSheets(const std::vector<ImportFile>& files);

/// What is to be imported, as one action.
/// \param oneName all files become the layer of this name; empty: each its own
QVector<workspace::ImportRequest> requestsFor(const std::vector<ImportFile>& files,
                                              const QString& oneName);

/// What an import window that was closed leaves to the next one.
struct ImportDraft {
  QString workspace; ///< path
  std::vector<ImportFile> files;
  bool asOne = false;
  QString oneName;
};

} // namespace diaban::desktop
