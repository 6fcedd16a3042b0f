#include <diaban/roadmap/projectreader.h>

#include <QCoreApplication>

#include <array>

namespace diaban::roadmap {
namespace {

constexpr std::array<const char*, kProblemKinds> kNames{
    "BadValue",        "NoName",       "UnknownChoice", "NoDates",    "EndBeforeStart",
    "SumDiffers",      "GroupDiffers", "ListedTwice",   "NoCode",     "NoGeometry",
    "InvalidGeometry", "OutsideArea",  "NoSuchProject", "UnusualForm"};

/// As ProblemKind; the first one's words are those of its fault.
constexpr std::array<const char*, kProblemKinds> kWords{
    nullptr,
    QT_TRANSLATE_NOOP("diaban::roadmap", "neither a code nor a name"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is none of the list; kept as it stands"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "start or end is missing: it counts as speculative"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "ends (%2) before it starts (%1)"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "its capital comes to %1, its total is %2"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "group %1 was typed, by sector and total it is %2"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "listed already in row %1"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "no code: it is known by name and commune"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "no place on the map: only its name and commune count"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "its geometry is not valid (%1)"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "lies outside of the communes of this workspace"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "capital of a project that is not in the register"),
    QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is not of the form that is set for it; kept"),
};

/// A group as people name it, a day as they write it; anything else as it is.
QString shown(const QString& value, const ProjectFields& fields)
{
  if (const Choice* group = fields.choice(QStringLiteral("group"), value))
    return group->title();
  if (const QDate day = QDate::fromString(value, Qt::ISODate); day.isValid())
    return day.toString(QStringLiteral("dd/MM/yyyy"));
  return value;
}

} // namespace

QString problemName(ProblemKind kind)
{
  return QLatin1String(kNames[static_cast<std::size_t>(kind)]);
}

bool isRefusal(ProblemKind kind)
{
  return kind == ProblemKind::BadValue || kind == ProblemKind::NoName;
}

QString problemWords(const RowProblem& problem, const ProjectFields& fields)
{
  if (problem.kind == ProblemKind::BadValue)
    return faultWords(problem.fault, problem.args.value(0));
  QString words = QCoreApplication::translate("diaban::roadmap",
                                              kWords[static_cast<std::size_t>(problem.kind)]);
  switch (problem.args.size()) {
  case 0: return words;
  case 1: return words.arg(shown(problem.args[0], fields));
  default: return words.arg(shown(problem.args[0], fields), shown(problem.args[1], fields));
  }
}

} // namespace diaban::roadmap
