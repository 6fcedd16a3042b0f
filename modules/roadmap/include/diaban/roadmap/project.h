// A project of the medium-term plan: what it is, who answers for it, when, and how sure that is.
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace diaban::roadmap {

/// What a work does to the ground; kept in files by kindName().
enum class WorkKind : quint8 {
  Dig,      ///< opens the ground for something that is laid in it
  Pave,     ///< gives a road a new surface, which is not to be opened for some years
  Build,    ///< buildings and structures on ground of their own
  Install,  ///< units on poles or walls: cameras, lamps, stations
  Platform, ///< software and data: no place but the people whom it serves
  Unknown
};
QString kindName(WorkKind kind); ///< "dig"
std::optional<WorkKind> kindFromName(const QString& name);

enum class WorkDepth : quint8 {
  Surface,
  Shallow, ///< less than 1 m
  Deep,    ///< 1 m and deeper
  Trenchless,
  Unknown
};
QString depthName(WorkDepth depth); ///< "surface", "shallow", "deep", "trenchless"
std::optional<WorkDepth> depthFromName(const QString& name);

/// How far its dates can be relied on; the surest first.
enum class Certainty : quint8 { Firm, Planned, Speculative };
QString certaintyName(Certainty certainty); ///< "firm"
std::optional<Certainty> certaintyFromName(const QString& name);

/// Days of work, both inclusive. Null dates: not known.
struct Period {
  QDate start, end;
  Certainty certainty = Certainty::Firm;
  [[nodiscard]] bool isKnown() const { return start.isValid() && end.isValid() && start <= end; }
  bool operator==(const Period&) const = default;
};

} // namespace diaban::roadmap
