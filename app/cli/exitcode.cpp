#include "exitcode.h"

#include <algorithm>
#include <span>

namespace diaban::cli {
namespace {

using Code = Error::Code;

constexpr Code kWrongUsage[] = {
    Code::BadArgument,    Code::MissingArgument, Code::UnknownCrs,      Code::DeprecatedCrs,
    Code::BadExpression,  Code::WrongType,       Code::ValueNotAllowed, Code::ValueMissing,
    Code::OutsideFormula, Code::TooManyCells,
};
constexpr Code kCannotRead[] = {
    Code::FileNotFound,     Code::FileEmpty,
    Code::FileTruncated,    Code::NotRecognised,
    Code::FolderNotSource,  Code::PartMissing,
    Code::PermissionDenied, Code::NotLocalFile,
    Code::IsOpenWorkspace,  Code::NoCrs,
    Code::OutsideCrs,       Code::BadEncoding,
    Code::BadGeometry,      Code::NothingToRead,
    Code::LayersDiffer,     Code::ReaderStopped,
    Code::ReaderStalled,    Code::ReadFailed,
    Code::NoSourceLayer,    Code::NotAStyle,
    Code::BadStyle,         Code::ReaderMissing,
    Code::GapsInTable,      Code::NotInMetres,
    Code::NoSensors,        Code::GeometryDoesNotFit,
};
constexpr Code kCannotWrite[] = {
    Code::DiskFull,  Code::ReadOnlyFile, Code::CannotWrite,     Code::FileExists,  Code::DriveGone,
    Code::DriveFull, Code::NotPutBack,   Code::NoRoomForBackup, Code::TooManyRows,
};

bool isOneOf(Code code, std::span<const Code> codes)
{
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

int exitCode(Code code)
{
  if (code == Code::Cancelled)
    return Exit::WasCancelled;
  if (isOneOf(code, kWrongUsage))
    return Exit::WrongUsage;
  if (isOneOf(code, kCannotRead))
    return Exit::CannotRead;
  return isOneOf(code, kCannotWrite) ? Exit::CannotWrite : Exit::Refused;
}

} // namespace diaban::cli
