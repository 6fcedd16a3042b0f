// Names that people and programs gave, compared without case, marks and joins.
#pragma once

#include <QString>

namespace diaban::workspace {

/// "Loại_Đất" → "loaidat".
QString squeezed(const QString& name);

/// Whether `word` ("thoat nuoc") stands in `text` as whole words, also written together
/// ("ThoatNuoc", "thoatnuoc_2030").
bool holdsWord(const QString& text, const QString& word);

} // namespace diaban::workspace
