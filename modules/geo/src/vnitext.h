// Text of the VNI fonts (VNI-Windows), whose letters are a base letter and a byte for its marks.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace diaban::geo {

/// What VNI does not use is taken for Latin-1. In normal form C.
QString vniText(QByteArrayView bytes);

} // namespace diaban::geo
