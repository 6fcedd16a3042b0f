// Why something failed, as data. The sentence that a person reads is made at the edge.
#pragma once

#include <QString>
#include <QStringList>

namespace diaban {

/// Why something failed. `code` is for programs and tests, `args` fill %1, %2 … of the sentence,
/// `detail` is raw driver text for logs, never translated.
struct [[nodiscard]] Error {
  /// Each code has one sentence in error.cpp; its comment says what `args` holds.
  enum class Code {
    Internal,  ///< a bug of ours
    Cancelled, ///< the person asked to stop

    // How the program was called
    BadArgument,     ///< what was given, for which option, parameter or command
    MissingArgument, ///< what is missing, for which command

    // An input that cannot be read; nothing was changed. args[0] is the file, unless said otherwise
    FileNotFound,
    FileEmpty,
    FileTruncated,
    NotRecognised,    ///< not a map file that this program reads, or not what its name says
    FolderNotSource,  ///< a folder that is no FileGDB
    PartMissing,      ///< file, the part that lies beside it elsewhere (.shx, .dbf)
    PermissionDenied, ///< file
    NotLocalFile,     ///< an address, a driver prefix or a virtual path
    IsOpenWorkspace,  ///< file
    NoCrs,            ///< file or layer
    UnknownCrs,       ///< the text that names no coordinate system
    DeprecatedCrs,    ///< the code whose false easting and northing are swapped (EPSG:6956–6959)
    OutsideCrs,       ///< file or layer, the CRS
    BadEncoding,      ///< file, field, row
    BadGeometry,      ///< file or layer, row
    NothingToRead,    ///< file without any layer or row
    LayersDiffer,     ///< first file, second file: geometry kind or fields differ
    ReaderStopped,    ///< file; the reading process ended before its work was done
    ReaderStalled,    ///< file, seconds without progress
    ReaderMissing,    ///< the reading program that can't be started
    ReadFailed,       ///< file; detail has the driver's words
    NoSourceLayer,    ///< file, layer that is not in it
    NotAStyle,        ///< file that holds no style of a layer
    BadStyle,         ///< file, the key or element that is wrong, what stands there

    // A workspace that cannot be written
    DiskFull,
    ReadOnlyFile,
    CannotWrite,
    FileExists,
    DriveGone,   ///< file, its local copy: the drive to put it on is not connected
    DriveFull,   ///< file, its local copy
    NotPutBack,  ///< file, its local copy: the drive took it not, for another reason (detail)
    TooManyRows, ///< file, its rows, how many such a file holds

    // Refused for another reason
    NotWorkspace,  ///< file is no workspace of this program
    NewerFile,     ///< file, module, version found, newest version known
    LockedByOther, ///< file, person, computer, since
    Busy,          ///< file; another program is writing it now
    UnsafeSchema,  ///< file, the objects in it that are not ours
    CorruptFile,
    NoSuchLayer,          ///< layer, workspace
    NoSuchField,          ///< field, layer
    NotATable,            ///< layer, which has no rows of its own (a raster)
    TooManyValues,        ///< field, its distinct values, how many a legend can hold
    NoNumbers,            ///< field without numbers to make classes of
    StyleOfOtherGeometry, ///< layer whose geometry the style has no look for
    BadExpression,        ///< what was typed, the character where it goes wrong
    SourceMissing,        ///< layer, the file it is linked to
    SourceDiffers,        ///< layer, a file of another kind that it can't be linked to
    EditConflict,         ///< layer, row: not as the change expects it
    WrongType,            ///< value, field, what it takes (a word of ours)
    ValueNotAllowed,      ///< value, field, the values it takes
    ValueMissing,         ///< field that must not be empty, layer
    CurvedGeometry,       ///< layer, row with arcs, whose corners can't be moved
    OverlappingActions,   ///< title of an action; title, time and id of a later one on the same
                          ///< cells
    NotAnAction,          ///< title of an entry of the history that can't be taken back by itself
    HistoryCleared,       ///< title of an entry whose changes were cleared away
    NoCommonBase,         ///< base, a file that was not made from it
    NothingToUndo,
    NothingToRedo,
    SolverMissing,      ///< the solving program that can't be started
    SolverFailed,       ///< the solving program that broke off
    OutOfReach,         ///< how many places no site reaches, their names
    NoSolution,         ///< conditions that can't all be kept
    GapsInTable,        ///< file, what is missing: the row's name, the column's name
    NotInMetres,        ///< layer or file in degrees where distances are needed
    NoSensors,          ///< layer without a sensor that can be reckoned with
    GeometryDoesNotFit, ///< layer, the kinds of geometry that are needed (a word of ours)
    TooManyCells,       ///< cells of a grid that were asked for, how many there can be
    OutsideFormula,     ///< formula, quantity with its value, the range that it holds for
    NoOperation,        ///< from, to: no accurate way between two coordinate systems
    KeptBeside,         ///< file that was changed elsewhere, name under which ours lies beside it

    // Nothing failed, but a person should know
    RasterLinked,       ///< file that was linked, since a workspace can't hold its values
    RastersLeftOut,     ///< file with layers, the names of its rasters
    RestoredAfterCrash, ///< file; what a crash had left half done was taken back
    WorksOnCopy,        ///< file on a network drive, its local copy
    GoesOnFromCopy,     ///< file, since when its local copy has waited
    WorksWithoutDrive,  ///< file whose drive is not connected, since when its local copy has waited
    CopyWaits,          ///< file, since when its local copy has waited
    NoRoomForBackup,    ///< file, the folder of the backups
    LinksStayBehind,    ///< copy, the files outside of it that its layers are read from
    ChangedOutside,     ///< file; another program wrote to it while it was closed here
    SensorsLeftOut,     ///< how many, layer, the first one's name, what is wrong (a word of ours)
    SensorsOutside,     ///< how many, the terrain's layer that they lie outside of
    SensorsOnOneSpot,   ///< how many, layer
    HeightsAssumed,     ///< how many buildings, layer, the metres that were taken
    NoPeopleKnown       ///< layer without numbers of people
  };

  Code code = Code::Internal;
  QStringList args;
  QString detail;
};

/// The stable name of a code, as in `--json` output and tests: "FileNotFound".
QString errorName(Error::Code code);

/// One or two sentences in the language of the installed translator: what happened, to which file,
/// what to do; “…” stands for an argument that is missing. Uses QCoreApplication's translators,
/// context "diaban::Error". Any thread.
QString errorText(const Error& error);

} // namespace diaban
