#include "defaultstyles.h"

namespace diaban::workspace {

LayerRole guessRole(const StyleInput& input)
{
  return input.role;
}

Style defaultStyle(const StyleInput&)
{
  return {};
}

QString landUseField(const StyleInput&)
{
  return {};
}

} // namespace diaban::workspace
