// Vietnamese text: one form inside, search without marks.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace diaban {

/// Unicode normal form C; returns the argument itself (shared) where nothing changes.
QString toNfc(const QString& text);

/// For search: lower case, marks away, đ as d. "Đường Lê Lợi" gives "duong le loi".
QString foldMarks(const QString& text);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool isUtf8(QByteArrayView bytes);

/// Whether UTF-8 text may not be in normal form C: cheap, never wrongly false for Vietnamese.
bool mayNeedNfc(QByteArrayView utf8);

} // namespace diaban
