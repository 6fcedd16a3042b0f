#include <diaban/roadmap/project.h>

#include <algorithm>
#include <array>

namespace diaban::roadmap {
namespace {

constexpr std::array kKinds{QLatin1String("dig"),      QLatin1String("pave"),
                            QLatin1String("build"),    QLatin1String("install"),
                            QLatin1String("platform"), QLatin1String("unknown")};
constexpr std::array kDepths{QLatin1String("surface"), QLatin1String("shallow"),
                             QLatin1String("deep"), QLatin1String("trenchless"),
                             QLatin1String("unknown")};
constexpr std::array kCertainties{QLatin1String("firm"), QLatin1String("planned"),
                                  QLatin1String("speculative")};

template <class Names, class Kind>
QString nameOf(const Names& names, Kind kind)
{
  return names[static_cast<std::size_t>(kind)];
}

template <class Kind, class Names>
std::optional<Kind> fromName(const Names& names, const QString& name)
{
  const auto found = std::ranges::find(names, name);
  if (found == names.end())
    return std::nullopt;
  return static_cast<Kind>(found - names.begin());
}

} // namespace

QString kindName(WorkKind kind)
{
  return nameOf(kKinds, kind);
}
std::optional<WorkKind> kindFromName(const QString& name)
{
  return fromName<WorkKind>(kKinds, name);
}

QString depthName(WorkDepth depth)
{
  return nameOf(kDepths, depth);
}
std::optional<WorkDepth> depthFromName(const QString& name)
{
  return fromName<WorkDepth>(kDepths, name);
}

QString certaintyName(Certainty certainty)
{
  return nameOf(kCertainties, certainty);
}
std::optional<Certainty> certaintyFromName(const QString& name)
{
  return fromName<Certainty>(kCertainties, name);
}

} // namespace diaban::roadmap
