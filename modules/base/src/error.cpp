#include <diaban/base/error.h>

#include <QCoreApplication>

namespace diaban {
namespace {

struct Sentence {
  Error::Code code;
  const char* name;
  const char* text; ///< English source; %1 … are Error::args
};

// clang-format off
constexpr Sentence kSentences[] = {
  {Error::Code::Internal, "Internal", QT_TRANSLATE_NOOP("diaban::Error", "The program made a mistake of its own and stopped this step; the workspace is as it was. Save the message log and send it to the makers.")},
  {Error::Code::Cancelled, "Cancelled", QT_TRANSLATE_NOOP("diaban::Error", "Stopped. Nothing was changed.")},
  {Error::Code::BadArgument, "BadArgument", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is not possible for %2. See --help for what can be given.")},
  {Error::Code::MissingArgument, "MissingArgument", QT_TRANSLATE_NOOP("diaban::Error", "“%2” needs %1. See --help for what can be given.")},
  {Error::Code::FileNotFound, "FileNotFound", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is not there. Check the name, or choose the file again.")},
  {Error::Code::FileEmpty, "FileEmpty", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is empty (0 bytes). Copy it from its source once more.")},
  {Error::Code::FileTruncated, "FileTruncated", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is cut off. Copy it from its source once more, then read it again.")},
  {Error::Code::NotRecognised, "NotRecognised", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is no map file that this program reads, or not what its name says. Check the file in the program that made it, and export it again.")},
  {Error::Code::FolderNotSource, "FolderNotSource", QT_TRANSLATE_NOOP("diaban::Error", "The folder “%1” holds no FileGDB. Choose the files in it, or copy the whole .gdb folder again.")},
  {Error::Code::PartMissing, "PartMissing", QT_TRANSLATE_NOOP("diaban::Error", "“%1” cannot be read without “%2”. Copy all files of that name together.")},
  {Error::Code::PermissionDenied, "PermissionDenied", QT_TRANSLATE_NOOP("diaban::Error", "“%1” may not be read by this account. Ask its owner for the right to read it, or copy it to a folder of your own.")},
  {Error::Code::NotLocalFile, "NotLocalFile", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is not a file on this computer. Save it to a folder first, then choose it there.")},
  {Error::Code::IsOpenWorkspace, "IsOpenWorkspace", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is the open workspace itself. Its layers are on the map already; choose another file.")},
  {Error::Code::NoCrs, "NoCrs", QT_TRANSLATE_NOOP("diaban::Error", "“%1” does not say which coordinate system it uses. Choose it (on the command line with --crs, for example --crs EPSG:9210).")},
  {Error::Code::UnknownCrs, "UnknownCrs", QT_TRANSLATE_NOOP("diaban::Error", "“%1” names no known coordinate system. Give an EPSG code, for example EPSG:9210, or choose a province.")},
  {Error::Code::DeprecatedCrs, "DeprecatedCrs", QT_TRANSLATE_NOOP("diaban::Error", "%1 is a withdrawn code with east and north of the origin exchanged. Use the current code of the zone, EPSG:5896 to EPSG:5899 or EPSG:9205 to EPSG:9218.")},
  {Error::Code::OutsideCrs, "OutsideCrs", QT_TRANSLATE_NOOP("diaban::Error", "“%1” has coordinates outside the area of %2. Check the coordinate system, and whether east and north are exchanged.")},
  {Error::Code::BadEncoding, "BadEncoding", QT_TRANSLATE_NOOP("diaban::Error", "“%1”: the text in field “%2”, row %3, is not valid UTF-8. Say how the text is encoded (on the command line with --encoding, for example --encoding CP1258).")},
  {Error::Code::BadGeometry, "BadGeometry", QT_TRANSLATE_NOOP("diaban::Error", "“%1”: the geometry of row %2 cannot be read. Repair it in the program that made the file, and export it again.")},
  {Error::Code::NothingToRead, "NothingToRead", QT_TRANSLATE_NOOP("diaban::Error", "“%1” holds no layer with rows. Check that it was exported whole.")},
  {Error::Code::LayersDiffer, "LayersDiffer", QT_TRANSLATE_NOOP("diaban::Error", "“%1” and “%2” differ in geometry or fields, so they cannot become one layer. Import them as layers of their own.")},
  {Error::Code::ReaderStopped, "ReaderStopped", QT_TRANSLATE_NOOP("diaban::Error", "Reading “%1” broke off; the file may be damaged. Nothing was changed. Check the file in the program that made it.")},
  {Error::Code::ReaderStalled, "ReaderStalled", QT_TRANSLATE_NOOP("diaban::Error", "“%1” gave nothing for %2 seconds, so reading it was stopped. Nothing was changed. Check the file in the program that made it.")},
  {Error::Code::ReaderMissing, "ReaderMissing", QT_TRANSLATE_NOOP("diaban::Error", "The program “%1”, which reads other programs' files, can't be started. Nothing was changed. Install Địa Bàn again, then import once more.")},
  {Error::Code::ReadFailed, "ReadFailed", QT_TRANSLATE_NOOP("diaban::Error", "“%1” cannot be read to its end; it may be damaged. Nothing was changed. Copy it from its source once more.")},
  {Error::Code::NoSourceLayer, "NoSourceLayer", QT_TRANSLATE_NOOP("diaban::Error", "“%1” has no layer “%2”. Look at its layers with “diaban-cli info”.")},
  {Error::Code::NotAStyle, "NotAStyle", QT_TRANSLATE_NOOP("diaban::Error", "“%1” holds no style of a layer. Choose a style that this program saved (.json), or one of QGIS (.qml) or other programs (.sld).")},
  {Error::Code::BadStyle, "BadStyle", QT_TRANSLATE_NOOP("diaban::Error", "“%1” can't be used as a style: “%3” is not possible at “%2”. Save it once more in the program that made it.")},
  {Error::Code::DiskFull, "DiskFull", QT_TRANSLATE_NOOP("diaban::Error", "“%1” could not be written: the disk is full. The last change was taken back. Free some space, or work on another disk.")},
  {Error::Code::ReadOnlyFile, "ReadOnlyFile", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is read-only. Copy it to a folder of your own and work on the copy.")},
  {Error::Code::CannotWrite, "CannotWrite", QT_TRANSLATE_NOOP("diaban::Error", "“%1” could not be written. The last change was taken back. Check the disk and the folder's rights.")},
  {Error::Code::FileExists, "FileExists", QT_TRANSLATE_NOOP("diaban::Error", "“%1” exists already. Choose another name, or move the old file away.")},
  {Error::Code::DriveGone, "DriveGone", QT_TRANSLATE_NOOP("diaban::Error", "“%1” could not be put back: its drive is not connected. Your work is safe on this computer in “%2”. Connect the drive, then open the workspace again.")},
  {Error::Code::DriveFull, "DriveFull", QT_TRANSLATE_NOOP("diaban::Error", "“%1” could not be put back: its drive is full. Your work is safe on this computer in “%2”. Free some space there, then put it back again.")},
  {Error::Code::NotPutBack, "NotPutBack", QT_TRANSLATE_NOOP("diaban::Error", "“%1” could not be put back on its drive. Your work is safe on this computer in “%2”. Check the drive and your rights there, then put it back again.")},
  {Error::Code::TooManyRows, "TooManyRows", QT_TRANSLATE_NOOP("diaban::Error", "“%1” can't hold %2 rows: a spreadsheet ends at %3. Write a CSV file, or filter the rows first.")},
  {Error::Code::NotWorkspace, "NotWorkspace", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is no workspace of this program. Open a workspace, or import the file into one.")},
  {Error::Code::NewerFile, "NewerFile", QT_TRANSLATE_NOOP("diaban::Error", "“%1” was written by a newer version of the program (%2: version %3, known here up to %4). Install the newer version to open it.")},
  {Error::Code::LockedByOther, "LockedByOther", QT_TRANSLATE_NOOP("diaban::Error", "“%1” has been open with %2 on computer %3 since %4. Open it for looking only, or wait until it is closed there.")},
  {Error::Code::Busy, "Busy", QT_TRANSLATE_NOOP("diaban::Error", "Another program is writing “%1” just now. Close the file there, then try again.")},
  {Error::Code::UnsafeSchema, "UnsafeSchema", QT_TRANSLATE_NOOP("diaban::Error", "“%1” holds parts that are not ours and could run: %2. It opens for looking only; make a clean copy to work on.")},
  {Error::Code::CorruptFile, "CorruptFile", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is damaged. Take the newest backup, or copy the file again together with its “-journal”.")},
  {Error::Code::NoSuchLayer, "NoSuchLayer", QT_TRANSLATE_NOOP("diaban::Error", "There is no layer “%1” in “%2”. Look at its layers with “diaban-cli layers”.")},
  {Error::Code::NoSuchField, "NoSuchField", QT_TRANSLATE_NOOP("diaban::Error", "There is no field “%1” in layer “%2”.")},
  {Error::Code::NotATable, "NotATable", QT_TRANSLATE_NOOP("diaban::Error", "Layer “%1” is a picture and has no rows. Choose a layer of points, lines, areas or a table.")},
  {Error::Code::TooManyValues, "TooManyValues", QT_TRANSLATE_NOOP("diaban::Error", "“%1” has %2 different values; a legend holds %3 at most. Show the most frequent ones, or make classes of numbers.")},
  {Error::Code::NoNumbers, "NoNumbers", QT_TRANSLATE_NOOP("diaban::Error", "“%1” holds no numbers, so it can't be divided into classes. Choose a field of numbers, or show its values as categories.")},
  {Error::Code::StyleOfOtherGeometry, "StyleOfOtherGeometry", QT_TRANSLATE_NOOP("diaban::Error", "This style is for another kind of geometry than that of layer “%1”. Choose the style of a layer of the same kind.")},
  {Error::Code::BadExpression, "BadExpression", QT_TRANSLATE_NOOP("diaban::Error", "The condition “%1” can't be understood from character %2 on. Write, for example, loai_dat = 'ODT' AND dien_tich > 500.")},
  {Error::Code::SourceMissing, "SourceMissing", QT_TRANSLATE_NOOP("diaban::Error", "Layer “%1” is linked to “%2”, which is not there. Its name and style are kept; point it to the file again.")},
  {Error::Code::SourceDiffers, "SourceDiffers", QT_TRANSLATE_NOOP("diaban::Error", "Layer “%1” can't be read from “%2”, which holds another kind of data. Nothing was changed. Choose a file of the same kind, or import this one as a layer of its own.")},
  {Error::Code::EditConflict, "EditConflict", QT_TRANSLATE_NOOP("diaban::Error", "Row %2 of “%1” was changed in between, so this change was not made. Read the layer again and repeat it.")},
  {Error::Code::WrongType, "WrongType", QT_TRANSLATE_NOOP("diaban::Error", "“%1” does not fit field “%2”, which takes %3. Nothing was changed.")},
  {Error::Code::ValueNotAllowed, "ValueNotAllowed", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is not among the values of field “%2”: %3. Choose one of them, or add it to the field's list.")},
  {Error::Code::ValueMissing, "ValueMissing", QT_TRANSLATE_NOOP("diaban::Error", "Field “%1” of layer “%2” must not be empty. Fill it in first.")},
  {Error::Code::CurvedGeometry, "CurvedGeometry", QT_TRANSLATE_NOOP("diaban::Error", "Row %2 of “%1” has arcs, whose corners can't be moved one by one. It can be moved as a whole or deleted.")},
  {Error::Code::OverlappingActions, "OverlappingActions", QT_TRANSLATE_NOOP("diaban::Error", "“%1” can't be taken back alone: “%2” changed the same thing at %3. Take that back first, or look at both changes.")},
  {Error::Code::NotAnAction, "NotAnAction", QT_TRANSLATE_NOOP("diaban::Error", "“%1” can't be taken back by itself: it is taken back already, came with a merge, or another program wrote it.")},
  {Error::Code::HistoryCleared, "HistoryCleared", QT_TRANSLATE_NOOP("diaban::Error", "The history does not reach back to “%1”: what was changed then has been cleared. A backup from that time may still have it.")},
  {Error::Code::NoCommonBase, "NoCommonBase", QT_TRANSLATE_NOOP("diaban::Error", "“%2” was not made from “%1”, so the two can't be merged. Choose the file that both copies began with.")},
  {Error::Code::NothingToUndo, "NothingToUndo", QT_TRANSLATE_NOOP("diaban::Error", "There is nothing to undo.")},
  {Error::Code::NothingToRedo, "NothingToRedo", QT_TRANSLATE_NOOP("diaban::Error", "There is nothing to redo.")},
  {Error::Code::SolverMissing, "SolverMissing", QT_TRANSLATE_NOOP("diaban::Error", "The program “%1”, which finds the best choice, can't be started. Nothing was changed. Install Địa Bàn again.")},
  {Error::Code::SolverFailed, "SolverFailed", QT_TRANSLATE_NOOP("diaban::Error", "The program “%1”, which finds the best choice, broke off. Nothing was changed. Try again with fewer sites or places.")},
  {Error::Code::OutOfReach, "OutOfReach", QT_TRANSLATE_NOOP("diaban::Error", "%1 places are reached by no site: %2. Widen the radius, or add sites near them.")},
  {Error::Code::NoSolution, "NoSolution", QT_TRANSLATE_NOOP("diaban::Error", "No choice keeps all of this: %1. Give up one condition.")},
  {Error::Code::GapsInTable, "GapsInTable", QT_TRANSLATE_NOOP("diaban::Error", "“%1” has no distance from “%2” to “%3”. Each site needs a distance to each place.")},
  {Error::Code::NotInMetres, "NotInMetres", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is in degrees, where distances can't be told. Import it into a workspace in VN-2000, or convert it to such a system.")},
  {Error::Code::NoSensors, "NoSensors", QT_TRANSLATE_NOOP("diaban::Error", "“%1” has no sensor that can be reckoned with. Place one on the map, or choose a layer of points.")},
  {Error::Code::GeometryDoesNotFit, "GeometryDoesNotFit", QT_TRANSLATE_NOOP("diaban::Error", "“%1” can't be used here: this needs a layer of %2. Choose another layer.")},
  {Error::Code::TooManyCells, "TooManyCells", QT_TRANSLATE_NOOP("diaban::Error", "That would take %1 cells, and %2 are the most. Take larger cells, or a smaller area.")},
  {Error::Code::OutsideFormula, "OutsideFormula", QT_TRANSLATE_NOOP("diaban::Error", "The formula “%1” does not hold for %2: it was measured for %3. Choose another formula, or change the value.")},
  {Error::Code::NoOperation, "NoOperation", QT_TRANSLATE_NOOP("diaban::Error", "There is no accurate way from %1 to %2, so nothing was moved. Check both coordinate systems.")},
  {Error::Code::KeptBeside, "KeptBeside", QT_TRANSLATE_NOOP("diaban::Error", "“%1” was changed elsewhere in the meantime, so it was left as it is. Your work lies beside it as “%2”; compare the two and go on with one of them.")},
  {Error::Code::RasterLinked, "RasterLinked", QT_TRANSLATE_NOOP("diaban::Error", "“%1” holds kinds of numbers that a workspace can't keep, so it was linked and stays in its file. To copy it in, export it with one band of 16-bit or 32-bit floating point numbers, or as a picture.")},
  {Error::Code::RastersLeftOut, "RastersLeftOut", QT_TRANSLATE_NOOP("diaban::Error", "“%1” also holds rasters, which were left out: %2. Export them as GeoTIFF and import those files.")},
  {Error::Code::RestoredAfterCrash, "RestoredAfterCrash", QT_TRANSLATE_NOOP("diaban::Error", "“%1” was not closed properly last time. Everything up to %2 is there; %3 was cut short and taken back, so it has to be done again.")},
  {Error::Code::WorksOnCopy, "WorksOnCopy", QT_TRANSLATE_NOOP("diaban::Error", "“%1” lies on a network drive or in a synchronised folder. You work on a copy on this computer; it is put back when you close the workspace.")},
  {Error::Code::GoesOnFromCopy, "GoesOnFromCopy", QT_TRANSLATE_NOOP("diaban::Error", "Your work on “%1” since %2 had not reached its drive. You go on from there; it is put back when you close the workspace.")},
  {Error::Code::WorksWithoutDrive, "WorksWithoutDrive", QT_TRANSLATE_NOOP("diaban::Error", "The drive of “%1” is not connected. You go on with the copy on this computer, with your work since %2; connect the drive before you close the workspace.")},
  {Error::Code::CopyWaits, "CopyWaits", QT_TRANSLATE_NOOP("diaban::Error", "Your work on “%1” since %2 is on this computer only. Connect its drive, then put it back.")},
  {Error::Code::NoRoomForBackup, "NoRoomForBackup", QT_TRANSLATE_NOOP("diaban::Error", "There is no room for a backup of “%1” in “%2”. The workspace itself is saved; free some space on that disk.")},
  {Error::Code::LinksStayBehind, "LinksStayBehind", QT_TRANSLATE_NOOP("diaban::Error", "“%1” is whole, but some of its layers are read from files outside of it: %2. Copy those files too if the other computer does not have them.")},
  {Error::Code::ChangedOutside, "ChangedOutside", QT_TRANSLATE_NOOP("diaban::Error", "Another program has written to “%1” in between. The history names this, but not what was changed; look through the layers.")},
  {Error::Code::SensorsLeftOut, "SensorsLeftOut", QT_TRANSLATE_NOOP("diaban::Error", "%1 sensors of “%2” were left out, “%3” first: %4. Correct their rows, then reckon again.")},
  {Error::Code::SensorsOutside, "SensorsOutside", QT_TRANSLATE_NOOP("diaban::Error", "%1 sensors lie outside of the terrain “%2”, so nothing can be told of them. Choose a terrain that reaches farther.")},
  {Error::Code::SensorsOnOneSpot, "SensorsOnOneSpot", QT_TRANSLATE_NOOP("diaban::Error", "%1 sensors of “%2” stand on the same spot as another one. Each is counted; delete those that are there twice.")},
  {Error::Code::HeightsAssumed, "HeightsAssumed", QT_TRANSLATE_NOOP("diaban::Error", "%1 buildings of “%2” have no height; %3 m were taken for each. Enter storeys or heights to be exact.")},
  {Error::Code::NoPeopleKnown, "NoPeopleKnown", QT_TRANSLATE_NOOP("diaban::Error", "“%1” has no field with numbers of people, so people are not counted. Choose a layer of communes with their population.")},
};
// clang-format on

const Sentence& sentence(Error::Code code)
{
  for (const Sentence& row : kSentences)
    if (row.code == code)
      return row;
  return kSentences[0];
}

} // namespace

QString errorName(Error::Code code)
{
  return QString::fromLatin1(sentence(code).name);
}

QString errorText(const Error& error)
{
  const QString text = QCoreApplication::translate("diaban::Error", sentence(error.code).text);
  QString filled; // in one pass: an argument that holds “%2” itself stays as it is
  filled.reserve(text.size());
  for (qsizetype i = 0; i < text.size(); ++i) {
    const int number = text[i] == QLatin1Char('%') ? text.mid(i + 1, 1).toInt() : 0;
    if (number == 0) {
      filled += text[i];
    } else {
      filled += error.args.value(number - 1, QChar(0x2026));
      ++i;
    }
  }
  return filled;
}

} // namespace diaban
