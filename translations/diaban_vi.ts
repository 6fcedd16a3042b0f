<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>diaban::Error</name>
    <message>
        <source>The program made a mistake of its own and stopped this step; the workspace is as it was. Save the message log and send it to the makers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not possible for %2. See --help for what can be given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not there. Check the name, or choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty (0 bytes). Copy it from its source once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is cut off. Copy it from its source once more, then read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no map file that this program reads, or not what its name says. Check the file in the program that made it, and export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” holds no FileGDB. Choose the files in it, or copy the whole .gdb folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read without “%2”. Copy all files of that name together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may not be read by this account. Ask its owner for the right to read it, or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a file on this computer. Save it to a folder first, then choose it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the open workspace itself. Its layers are on the map already; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not say which coordinate system it uses. Choose it (on the command line with --crs, for example --crs EPSG:9210).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” names no known coordinate system. Give an EPSG code, for example EPSG:9210, or choose a province.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a withdrawn code with east and north of the origin exchanged. Use the current code of the zone, EPSG:5896 to EPSG:5899 or EPSG:9205 to EPSG:9218.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has coordinates outside the area of %2. Check the coordinate system, and whether east and north are exchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: the text in field “%2”, row %3, is not valid UTF-8. Say how the text is encoded (on the command line with --encoding, for example --encoding CP1258).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: the geometry of row %2 cannot be read. Repair it in the program that made the file, and export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds no layer with rows. Check that it was exported whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” and “%2” differ in geometry or fields, so they cannot become one layer. Import them as layers of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading “%1” broke off; the file may be damaged. Nothing was changed. Check the file in the program that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gave nothing for %2 seconds, so reading it was stopped. Nothing was changed. Check the file in the program that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end; it may be damaged. Nothing was changed. Copy it from its source once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no layer “%2”. Look at its layers with “diaban-cli info”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written: the disk is full. The last change was taken back. Free some space, or work on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is read-only. Copy it to a folder of your own and work on the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written. The last change was taken back. Check the disk and the folder&apos;s rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” exists already. Choose another name, or move the old file away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no workspace of this program. Open a workspace, or import the file into one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of the program (%2: version %3, known here up to %4). Install the newer version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has been open with %2 on computer %3 since %4. Open it for looking only, or wait until it is closed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing “%1” just now. Close the file there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds parts that are not ours and could run: %2. It opens for looking only; make a clean copy to work on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is damaged. Take the newest backup, or copy the file again together with its “-journal”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer “%1” in “%2”. Look at its layers with “diaban-cli layers”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1” in layer “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer “%1” is linked to “%2”, which is not there. Its name and style are kept; point it to the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %2 of “%1” was changed in between, so this change was not made. Read the layer again and repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no accurate way from %1 to %2, so nothing was moved. Check both coordinate systems.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lies on a network drive, where power cuts and locks are not safe. Copy it to this computer and work on the copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
