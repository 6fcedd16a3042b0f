#include <diaban/workspace/layer.h>

#include <array>

namespace diaban::workspace {
namespace {

constexpr std::array kRoles{"base",      "zoning",  "infrastructure", "sensors",  "communes",
                            "buildings", "terrain", "projects",       "coverage", "other"};

} // namespace

QString roleName(LayerRole role)
{
  return QLatin1String(kRoles[static_cast<std::size_t>(role)]);
}

std::optional<LayerRole> roleFromName(const QString& name)
{
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    if (name == QLatin1String(kRoles[i]))
      return static_cast<LayerRole>(i);
  return std::nullopt;
}

} // namespace diaban::workspace
