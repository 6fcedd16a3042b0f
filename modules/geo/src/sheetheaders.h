// Names of columns in spreadsheets whose cells are all text.
#pragma once

#include <gdal_priv.h>

namespace diaban::geo {

/// GDAL takes the first row of a sheet for names only where a cell below is a number by type.
/// Offices keep codes and coordinates as text: whether the first row of one of the sheets holds
/// names all the same, because words stand above what begins with a digit throughout. Rewinds the
/// layers.
bool hasNamesAmongText(GDALDataset& sheets);

} // namespace diaban::geo
