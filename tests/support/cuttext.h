// Finds text that does not fit where it stands.
#pragma once

#include <QStringList>

class QWidget;

namespace diaban::test {

/// Every visible text below `window` that its widget cuts or elides, as "class: text, needs WxH,
/// has WxH". Lists and tables may elide what a tooltip tells whole.
QStringList cutTexts(QWidget& window);

} // namespace diaban::test
