// Vietnamese names of places, streets and offices, in normal form C.
#pragma once

#include "random.h"

#include <QString>
#include <QStringList>

namespace diaban::demo {

const QStringList& streetNames(); ///< of persons and dates, as every city has them
/// `count` different names such as "An Phú"; more than there are get a number.
QStringList placeNames(int count, Random& random);
const QStringList& investors(); ///< offices that build

} // namespace diaban::demo
