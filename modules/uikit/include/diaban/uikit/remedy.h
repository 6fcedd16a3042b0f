// A way out that a message or a job that ended badly offers.
#pragma once

#include <QString>

#include <functional>

namespace diaban::uikit {

struct Remedy {
  QString title; ///< verb and object: "Point to the file…"
  std::function<void()> run;
};

} // namespace diaban::uikit
