<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>diaban::Check</name>
    <message numerus="yes">
        <source>%n row(s) have the same shape.</source>
        <translation>
            <numerusform>%n row have the same shape.</numerusform>
            <numerusform>%n rows have the same shape.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 m² that no polygon covers, between %n row(s).</source>
        <translation>
            <numerusform>%1 m² that no polygon covers, between %n row.</numerusform>
            <numerusform>%1 m² that no polygon covers, between %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %n finding(s)</source>
        <translation>
            <numerusform>Repair %n finding</numerusform>
            <numerusform>Repair %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n row(s) without geometry</source>
        <translation>
            <numerusform>Delete %n row without geometry</numerusform>
            <numerusform>Delete %n rows without geometry</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::cartography::Page</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::cli</name>
    <message numerus="yes">
        <source>%n row(s) without a place</source>
        <translation>
            <numerusform>%n row without a place</numerusform>
            <numerusform>%n rows without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>column “%1”: %n row(s) can only be meant the other way round, and are read so</source>
        <extracomment>%1 a column of a table</extracomment>
        <translation>
            <numerusform>column “%1”: %n row can only be meant the other way round, and are read so</numerusform>
            <numerusform>column “%1”: %n rows can only be meant the other way round, and are read so</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::coverage::CurveView</name>
    <message numerus="yes">
        <source>%Ln unit(s), %1: %2</source>
        <extracomment>%1 an amount of money, %2 whom that serves</extracomment>
        <translation>
            <numerusform>%Ln unit, %1: %2</numerusform>
            <numerusform>%Ln units, %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::coverage::SensorStep</name>
    <message numerus="yes">
        <source>%Ln sensor(s) · %1 in view</source>
        <extracomment>a network of sensors: how many there are, and what else is known of them</extracomment>
        <translation>
            <numerusform>%Ln sensor · %1 in view</numerusform>
            <numerusform>%Ln sensors · %1 in view</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln owner(s)</source>
        <extracomment>%1 number of sensors and of those in view</extracomment>
        <translation>
            <numerusform>%1 · %Ln owner</numerusform>
            <numerusform>%1 · %Ln owners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sensor(s) without a direction: taken to look all around.</source>
        <translation>
            <numerusform>%Ln sensor without a direction: taken to look all around.</numerusform>
            <numerusform>%Ln sensors without a direction: taken to look all around.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::coverage::ServedPanel</name>
    <message numerus="yes">
        <source>%n sensor(s)</source>
        <translation>
            <numerusform>%n sensor</numerusform>
            <numerusform>%n sensors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sensor(s) or more</source>
        <translation>
            <numerusform>%n sensor or more</numerusform>
            <numerusform>%n sensors or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln building(s)</source>
        <translation>
            <numerusform>%Ln building</numerusform>
            <numerusform>%Ln buildings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people in %Ln building(s)</source>
        <extracomment>%1 a number of people</extracomment>
        <translation>
            <numerusform>%1 people in %Ln building</numerusform>
            <numerusform>%1 people in %Ln buildings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed from the others, the %n station(s) are off by %1 (root mean square).</source>
        <extracomment>%1 a number in the unit of the readings</extracomment>
        <translation>
            <numerusform>Guessed from the others, the %n station are off by %1 (root mean square).</numerusform>
            <numerusform>Guessed from the others, the %n stations are off by %1 (root mean square).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::AlongSheet</name>
    <message numerus="yes">
        <source>%n sensor(s) will be placed.</source>
        <translation>
            <numerusform>%n sensor will be placed.</numerusform>
            <numerusform>%n sensors will be placed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Calculation</name>
    <message numerus="yes">
        <source>The %n selected row(s)</source>
        <translation>
            <numerusform>The %n selected row</numerusform>
            <numerusform>The %n selected rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s)</source>
        <translation>
            <numerusform>All %n row</numerusform>
            <numerusform>All %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::CheckWork</name>
    <message numerus="yes">
        <source>%n finding(s) could not be repaired. %1</source>
        <extracomment>%1 the first reason</extracomment>
        <translation>
            <numerusform>%n finding could not be repaired. %1</numerusform>
            <numerusform>%n findings could not be repaired. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::CoverageWork</name>
    <message numerus="yes">
        <source>%n finding(s) kept for the roadmap.</source>
        <translation>
            <numerusform>%n finding kept for the roadmap.</numerusform>
            <numerusform>%n findings kept for the roadmap.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Document</name>
    <message numerus="yes">
        <source>Look at %n file(s)</source>
        <translation>
            <numerusform>Look at %n file</numerusform>
            <numerusform>Look at %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair of %n finding(s)</source>
        <translation>
            <numerusform>Repair of %n finding</numerusform>
            <numerusform>Repair of %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decision on %n finding(s)</source>
        <translation>
            <numerusform>Decision on %n finding</numerusform>
            <numerusform>Decision on %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) settled</source>
        <translation>
            <numerusform>%n conflict settled</numerusform>
            <numerusform>%n conflicts settled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::EditWork</name>
    <message numerus="yes">
        <source>%n feature(s) move by %1.</source>
        <extracomment>%1 how far and which way</extracomment>
        <translation>
            <numerusform>%n feature move by %1.</numerusform>
            <numerusform>%n features move by %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s) of “%1” were deleted.</source>
        <extracomment>%1 a layer</extracomment>
        <translation>
            <numerusform>%n feature of “%1” were deleted.</numerusform>
            <numerusform>%n features of “%1” were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::ImportCrs</name>
    <message numerus="yes">
        <source>%1 does not say its coordinate system. Choose one of the %n reading(s) below.</source>
        <extracomment>%1 file</extracomment>
        <translation>
            <numerusform>%1 does not say its coordinate system. Choose one of the %n reading below.</numerusform>
            <numerusform>%1 does not say its coordinate system. Choose one of the %n readings below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n reading(s)</source>
        <translation>
            <numerusform>Show all %n reading</numerusform>
            <numerusform>Show all %n readings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can only be meant the other way round, and are read so.</source>
        <translation>
            <numerusform>%n row can only be meant the other way round, and are read so.</numerusform>
            <numerusform>%n rows can only be meant the other way round, and are read so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::ImportSheet</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Leaves out %2 and %n more.</source>
        <extracomment>%1 what will be imported, %2 files that are left out</extracomment>
        <translation>
            <numerusform>%1 Leaves out %2 and %n more.</numerusform>
            <numerusform>%1 Leaves out %2 and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::MainWindow</name>
    <message numerus="yes">
        <source>Imported %n layer(s) with %1 features.</source>
        <extracomment>%1 number of features</extracomment>
        <translation>
            <numerusform>Imported %n layer with %1 features.</numerusform>
            <numerusform>Imported %n layers with %1 features.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not imported. They and your answers are kept until the program ends.</source>
        <translation>
            <numerusform>%n file were not imported. They and your answers are kept until the program ends.</numerusform>
            <numerusform>%n files were not imported. They and your answers are kept until the program ends.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::SelectWork</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Sheets</name>
    <message numerus="yes">
        <source>%n file(s) do not say which coordinate system they use. Choose it as the survey documents say:</source>
        <translation>
            <numerusform>%n file does not say which coordinate system it uses. Choose it as the survey documents say:</numerusform>
            <numerusform>%n files do not say which coordinate system they use. Choose it as the survey documents say:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text of %n file(s) is not UTF-8. Choose the fonts or the system that it was written with:</source>
        <translation>
            <numerusform>The text of %n file is not UTF-8. Choose the fonts or the system that it was written with:</numerusform>
            <numerusform>The text of %n files is not UTF-8. Choose the fonts or the system that they were written with:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::StatusLine</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::UnitWork</name>
    <message numerus="yes">
        <source>place %n sensor(s) in “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>place %n sensor in “%1”</numerusform>
            <numerusform>place %n sensors in “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::ConflictsPanel</name>
    <message numerus="yes">
        <source>%n more follow once these are settled.</source>
        <translation>
            <numerusform>%n more follow once these are settled.</numerusform>
            <numerusform>%n more follow once these are settled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FeaturePanel</name>
    <message numerus="yes">
        <source>%n more are selected</source>
        <translation>
            <numerusform>%n more is selected</numerusform>
            <numerusform>%n more are selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FindingPanel</name>
    <message numerus="yes">
        <source>%Ln finding(s), at %1</source>
        <extracomment>%1 time of day</extracomment>
        <translation>
            <numerusform>%Ln finding, at %1</numerusform>
            <numerusform>%Ln findings, at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No faults found in %n layer(s), at %1.</source>
        <extracomment>%1 time of day</extracomment>
        <translation>
            <numerusform>No faults found in %n layer, at %1.</numerusform>
            <numerusform>No faults found in %n layers, at %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair all: %1 (%n)</source>
        <extracomment>%1 a kind of finding</extracomment>
        <translation>
            <numerusform>Repair all: %1 (%n)</numerusform>
            <numerusform>Repair all: %1 (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all %n row(s) without geometry</source>
        <translation>
            <numerusform>Delete %n row without geometry</numerusform>
            <numerusform>Delete all %n rows without geometry</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FormPanel</name>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n feature</numerusform>
            <numerusform>%n features</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n field(s)</source>
        <translation>
            <numerusform>Write %n field</numerusform>
            <numerusform>Write %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::HistoryModel</name>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <extracomment>%1 name of a layer</extracomment>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::JobList</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::LayerModel</name>
    <message numerus="yes">
        <source>Show all %n class(es)</source>
        <translation>
            <numerusform>Show all %n class</numerusform>
            <numerusform>Show all %n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, group of %n layer(s)</source>
        <extracomment>%1 title of a group</extracomment>
        <translation>
            <numerusform>%1, group of %n layer</numerusform>
            <numerusform>%1, group of %n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::LayerPanel</name>
    <message numerus="yes">
        <source>No layer fits “%1”. %n layer(s) are hidden.</source>
        <translation>
            <numerusform>No layer fits “%1”. %n layer is hidden.</numerusform>
            <numerusform>No layer fits “%1”. %n layers are hidden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowPage</name>
    <message numerus="yes">
        <source>%n selected row(s)</source>
        <translation>
            <numerusform>%n selected row</numerusform>
            <numerusform>%n selected rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowSums</name>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>%n row selected</numerusform>
            <numerusform>%n rows selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::StyleEditor</name>
    <message numerus="yes">
        <source>Symbol of %n chosen class(es)</source>
        <translation>
            <numerusform>Symbol of %n chosen class</numerusform>
            <numerusform>Symbol of %n chosen classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n most frequent</source>
        <translation>
            <numerusform>Show the %n most frequent</numerusform>
            <numerusform>Show the %n most frequent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::workspace::Deed</name>
    <message numerus="yes">
        <source>draw %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>draw %n feature of “%1”</numerusform>
            <numerusform>draw %n features of “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reshape %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>reshape %n feature of “%1”</numerusform>
            <numerusform>reshape %n features of “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>move %n feature of “%1”</numerusform>
            <numerusform>move %n features of “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>delete %n feature of “%1”</numerusform>
            <numerusform>delete %n features of “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edit %1: %n row(s) of “%2”</source>
        <extracomment>a line of the history; %1 fields, %2 a layer</extracomment>
        <translation>
            <numerusform>edit %1: %n row of “%2”</numerusform>
            <numerusform>edit %1: %n rows of “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>calculate %1: %n row(s) of “%2”</source>
        <extracomment>a line of the history; %1 a field, %2 a layer</extracomment>
        <translation>
            <numerusform>calculate %1: %n row of “%2”</numerusform>
            <numerusform>calculate %1: %n rows of “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n thing(s) more</source>
        <extracomment>a line of the history; %1 what was done first</extracomment>
        <translation>
            <numerusform>%1, and %n thing more</numerusform>
            <numerusform>%1, and %n things more</numerusform>
        </translation>
    </message>
</context>
</TS>
