// What checks say, in the person's language.
#include <diaban/workspace/check.h>

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace diaban::workspace {
namespace {

using geo::CheckRule;

constexpr std::array<const char*, geo::kCheckRules> kTitles{
    QT_TRANSLATE_NOOP("diaban::Check", "No geometry"),
    QT_TRANSLATE_NOOP("diaban::Check", "Invalid shape"),
    QT_TRANSLATE_NOOP("diaban::Check", "Crosses itself"),
    QT_TRANSLATE_NOOP("diaban::Check", "Same shape"),
    QT_TRANSLATE_NOOP("diaban::Check", "Overlap"),
    QT_TRANSLATE_NOOP("diaban::Check", "Gap"),
    QT_TRANSLATE_NOOP("diaban::Check", "Sliver"),
    QT_TRANSLATE_NOOP("diaban::Check", "Loose end"),
    QT_TRANSLATE_NOOP("diaban::Check", "No vertex at crossing"),
    QT_TRANSLATE_NOOP("diaban::Check", "Outside its polygon"),
    QT_TRANSLATE_NOOP("diaban::Check", "Turn of rings")};

struct Reason {
  const char* geos;
  const char* sentence;
};

constexpr std::array kReasons{
    Reason{"Ring is not closed",
           QT_TRANSLATE_NOOP("diaban::Check", "A ring does not come back to its first vertex.")},
    Reason{"Too few points in geometry component",
           QT_TRANSLATE_NOOP("diaban::Check", "It has too few different vertices.")},
    Reason{"Hole lies outside shell",
           QT_TRANSLATE_NOOP("diaban::Check", "A hole lies outside its polygon.")},
    Reason{"Holes are nested", QT_TRANSLATE_NOOP("diaban::Check", "A hole lies in another hole.")},
    Reason{"Nested shells", QT_TRANSLATE_NOOP("diaban::Check", "One part lies within another.")},
    Reason{"Interior is disconnected",
           QT_TRANSLATE_NOOP("diaban::Check", "Holes cut the polygon into pieces.")},
    Reason{"Duplicate Rings",
           QT_TRANSLATE_NOOP("diaban::Check", "Two of its rings are the same.")}};

QString translated(const char* text)
{
  return QCoreApplication::translate("diaban::Check", text);
}

QString invalidText(const QString& detail)
{
  for (const Reason& reason : kReasons)
    if (detail == QLatin1String(reason.geos))
      return translated(reason.sentence);
  return QCoreApplication::translate("diaban::Check", "The shape is not valid: %1.").arg(detail);
}

QString area(double squareMetres)
{
  return QLocale().toString(squareMetres, 'f', squareMetres < 10 ? 2 : 0);
}

} // namespace

QString ruleTitle(CheckRule rule)
{
  return translated(kTitles[static_cast<std::size_t>(rule)]);
}

QString severityName(geo::CheckSeverity severity)
{
  switch (severity) {
  case geo::CheckSeverity::High: return QStringLiteral("high");
  case geo::CheckSeverity::Medium: return QStringLiteral("medium");
  default: return QStringLiteral("low");
  }
}

QString leftOutText(const LayerCheck& layer)
{
  if (layer.rowsWithoutGaps == 0)
    return {};
  return QCoreApplication::translate(
             "diaban::Check",
             "%1: gaps along %n row(s) were not looked for, since too many borders don't meet.",
             nullptr, static_cast<int>(layer.rowsWithoutGaps))
      .arg(layer.title);
}

QString findingText(const Finding& finding)
{
  const geo::CheckFinding& what = finding.what;
  const int rows = static_cast<int>(what.fids.size());
  switch (what.rule) {
  case CheckRule::NoGeometry:
    return QCoreApplication::translate("diaban::Check", "The row has no geometry.");
  case CheckRule::Invalid: return invalidText(what.detail);
  case CheckRule::SelfIntersection:
    return QCoreApplication::translate("diaban::Check", "The border crosses or touches itself.");
  case CheckRule::Duplicate:
    return QCoreApplication::translate("diaban::Check", "%n row(s) have the same shape.", nullptr,
                                       rows);
  case CheckRule::Overlap:
    return QCoreApplication::translate("diaban::Check", "Two polygons share %1 m².")
        .arg(area(what.size));
  case CheckRule::Gap:
    return QCoreApplication::translate(
               "diaban::Check", "%1 m² that no polygon covers, between %n row(s).", nullptr, rows)
        .arg(area(what.size));
  case CheckRule::Sliver:
    return QCoreApplication::translate("diaban::Check", "A part of %1 m² is a mere sliver.")
        .arg(area(what.size));
  case CheckRule::Dangle:
    return QCoreApplication::translate("diaban::Check", "The end misses another line by %1 m.")
        .arg(QLocale().toString(what.size, 'f', 3));
  case CheckRule::Unnoded:
    return QCoreApplication::translate("diaban::Check",
                                       "Two lines meet where one of them has no vertex.");
  case CheckRule::OutsidePolygon:
    return QCoreApplication::translate("diaban::Check", "The point lies in no polygon of %1.")
        .arg(finding.polygons);
  case CheckRule::RingOrder:
    return QCoreApplication::translate(
        "diaban::Check", "A ring turns the other way than the row's other rings say.");
  }
  return {};
}

} // namespace diaban::workspace
