#include "defaultstyles.h"

#include "looks.h"

#include <diaban/workspace/landuse.h>

#include <QtGlobal>

namespace diaban::workspace {
namespace {

/// Read once: data files don't change under a running program. A file that an organisation broke
/// must not stop an import, so the built-in ones stand in, and the log says which key is wrong.
const Looks& looks()
{
  static const Looks kept = [] {
    auto loaded = Looks::load();
    if (loaded)
      return std::move(loaded).value();
    qWarning("%s", qPrintable(errorText(loaded.error())));
    return Looks::builtIn();
  }();
  return kept;
}

} // namespace

LayerRole guessRole(const StyleInput& input)
{
  return looks().guessRole(input);
}

Style defaultStyle(const StyleInput& input)
{
  return looks().defaultStyle(input);
}

QString landUseField(const StyleInput& input)
{
  return looks().landUseField(input);
}

std::optional<LandUseLook> landUseLook(const QString& value)
{
  const LandUseCode* code = looks().landUseCode(value);
  if (code == nullptr)
    return std::nullopt;
  return LandUseLook{code->name, code->colour, code->isLegal};
}

} // namespace diaban::workspace
