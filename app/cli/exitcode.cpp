#include "exitcode.h"

namespace diaban::cli {

using Code = Error::Code;

int exitCode(Code code)
{
  switch (code) { // no default: the compiler names a code that is missing here
  case Code::Cancelled: return Exit::WasCancelled;
  case Code::BadArgument:
  case Code::MissingArgument:
  case Code::UnknownCrs:
  case Code::DeprecatedCrs:
  case Code::BadExpression: return Exit::WrongUsage;
  case Code::FileNotFound:
  case Code::FileEmpty:
  case Code::FileTruncated:
  case Code::NotRecognised:
  case Code::FolderNotSource:
  case Code::PartMissing:
  case Code::PermissionDenied:
  case Code::NotLocalFile:
  case Code::IsOpenWorkspace:
  case Code::NoCrs:
  case Code::OutsideCrs:
  case Code::BadEncoding:
  case Code::BadGeometry:
  case Code::NothingToRead:
  case Code::LayersDiffer:
  case Code::ReaderStopped:
  case Code::ReaderStalled:
  case Code::ReadFailed:
  case Code::NoSourceLayer: return Exit::CannotRead;
  case Code::DiskFull:
  case Code::ReadOnlyFile:
  case Code::CannotWrite:
  case Code::FileExists:
  case Code::DriveGone:
  case Code::DriveFull:
  case Code::NotPutBack:
  case Code::NoRoomForBackup:
  case Code::TooManyRows: return Exit::CannotWrite;
  case Code::Internal:
  case Code::NotWorkspace:
  case Code::NewerFile:
  case Code::LockedByOther:
  case Code::Busy:
  case Code::UnsafeSchema:
  case Code::CorruptFile:
  case Code::NoSuchLayer:
  case Code::NoSuchField:
  case Code::NotATable:
  case Code::SourceMissing:
  case Code::EditConflict:
  case Code::NothingToUndo:
  case Code::NothingToRedo:
  case Code::NoOperation:
  case Code::KeptBeside:
  case Code::RasterLinked:
  case Code::RestoredAfterCrash:
  case Code::WorksOnCopy:
  case Code::GoesOnFromCopy:
  case Code::WorksWithoutDrive:
  case Code::CopyWaits:
  case Code::LinksStayBehind:
  case Code::ChangedOutside: return Exit::Refused;
  }
  return Exit::Refused;
}

} // namespace diaban::cli
