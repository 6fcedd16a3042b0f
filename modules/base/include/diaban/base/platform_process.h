// What only the operating system can tell or do about processes. The one home of such calls.
#pragma once

#include <QString>

namespace diaban::platform {

/// Who runs this copy of the program; written to lock files.
struct ProcessOwner {
  QString person;   ///< login name
  QString computer; ///< host name
  qint64 process = 0;
  QString boot; ///< changes at every start of the computer
};
ProcessOwner thisProcess();

/// Whether a process of this computer and boot is still running.
bool isRunning(qint64 process);

/// Limits for a process that reads strangers' files.
struct Limits {
  qint64 memoryBytes = 0; ///< address space; 0 leaves it
  int cpuSeconds = 0;
  int openFiles = 0;
};

/// Applies limits to this process and cuts it off from the network for good. Children inherit both.
/// Returns false where the system does not offer one of them.
bool confineThisProcess(const Limits& limits);

/// Ends this process at once when its parent ends.
void dieWithParent();

/// Lets other threads of this process go first from now on: a window that waits for workers on an
/// old machine must still move. Nothing happens where the system does not offer it.
void lowerThisThread();

/// Milliseconds since this process was started, dynamic linking included; -1 if not known.
qint64 processAgeMs();

/// Processor time that this thread has used so far, in nanoseconds; 0 if not known.
qint64 threadTimeNs();

/// Greatest resident memory of this process so far, in bytes.
qint64 peakMemoryBytes();

/// Resident memory of this process now, in bytes.
qint64 residentMemoryBytes();

/// Lets the pipe that is this process's standard output hold a megabyte, so that writer and reader
/// wait for one another less often. Does nothing where that is not possible.
void widenStandardOutput();

/// Bytes that this process has read from files and pipes so far, the page cache's included; shows
/// from outside whether a library is still working its way through a file. -1 if not known.
qint64 bytesRead();

} // namespace diaban::platform
