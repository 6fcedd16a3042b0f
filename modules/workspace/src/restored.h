// What is told of a file after a crash: what it holds, and what was cut short. Private to the
// module.
#pragma once

#include <diaban/base/result.h>
#include <diaban/store/database.h>

#include <QString>

namespace diaban::workspace {

/// An entry's title as a person reads it: "Undo: change of land use".
QString entryWords(const QString& kind, const QString& title);

/// While it lives, what is being done to a file is noted in the person's data folder, so that it
/// can be named after a crash. A note that can't be written is done without.
class Underway {
public:
  Underway(const QString& file, const QString& words);
  ~Underway();
  Underway(const Underway&) = delete;
  Underway& operator=(const Underway&) = delete;

  /// What a crash cut short, empty where that isn't known; it is forgotten by this.
  static QString take(const QString& file);

private:
  QString m_note;
};

/// RestoredAfterCrash for a file in which something half done was taken back.
/// \param database the file as it is now
/// \param path as the person knows it
Error restoredNotice(const store::Database& database, const QString& path);

} // namespace diaban::workspace
