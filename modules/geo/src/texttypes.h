// The types of a table whose cells are all text.
#pragma once

#include "sourcechannel.h"
#include "sourceopen.h"

#include <ogrsf_frmts.h>

namespace diaban::geo {

/// Changes the types of text fields all of whose cells are numbers, dates, times or true and false.
/// Reads every row, so that a word after a million numbers is not lost. Codes with zeros in front
/// ("00123") stay text, which OGR's own look at CSV files does not see to.
void findTextTypes(OGRLayer& layer, QVector<Field>& fields, SourceChannel& channel);

/// Appends a cell of a column that findTextTypes has typed.
void appendTypedText(Column& column, const char* text);

} // namespace diaban::geo
