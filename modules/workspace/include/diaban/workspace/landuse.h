// The colours that the regulation on land-use maps gives to codes.
#pragma once

#include <diaban/workspace/style.h>

#include <QString>

#include <optional>

namespace diaban::workspace {

struct LandUseLook {
  QString name; ///< Vietnamese, as the regulation has it
  Colour colour;
  bool isLegal = false; ///< else the colour is one of Địa Bàn's own
};

/// For a code ("ODT"); two uses ("ONT+CLN") look like the first. Any thread.
std::optional<LandUseLook> landUseLook(const QString& value);

} // namespace diaban::workspace
