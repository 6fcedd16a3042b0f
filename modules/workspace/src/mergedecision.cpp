#include <diaban/workspace/merge.h>

#include <QCoreApplication>

namespace diaban::workspace {

using What = MergeDecision::What;

QString decisionName(What what)
{
  switch (what) {
  case What::FieldOfTwoTypes: return QStringLiteral("FieldOfTwoTypes");
  case What::FieldMissingThere: return QStringLiteral("FieldMissingThere");
  case What::OrderOfOneSide: return QStringLiteral("OrderOfOneSide");
  case What::RasterOfOneSide: return QStringLiteral("RasterOfOneSide");
  case What::RenamedLayer: return QStringLiteral("RenamedLayer");
  case What::OtherTables: return QStringLiteral("OtherTables");
  }
  return {};
}

QString decisionText(const MergeDecision& decision)
{
  const QStringList& args = decision.args;
  const auto text = [](const char* source) {
    return QCoreApplication::translate("diaban::Merge", source);
  };
  switch (decision.what) {
  case What::FieldOfTwoTypes:
    return text(QT_TRANSLATE_NOOP("diaban::Merge",
                                  "Field “%1” of “%2” takes %3 in one copy and %4 in the other. It "
                                  "stays as the copy called mine has it; values that differ wait "
                                  "as conflicts."))
        .arg(args.value(0), args.value(1), args.value(2), args.value(3));
  case What::FieldMissingThere:
    return text(QT_TRANSLATE_NOOP("diaban::Merge",
                                  "Field “%1” of “%2” is not in “%3” any more. It was kept with "
                                  "its values; hide it if nobody needs it."))
        .arg(args.value(0), args.value(1), args.value(2));
  case What::OrderOfOneSide:
    return text(QT_TRANSLATE_NOOP("diaban::Merge",
                                  "Both copies put the layers in another order, and the two do not "
                                  "go together. The order of “%1” was taken; move the layers if it "
                                  "should be another."))
        .arg(args.value(0));
  case What::RasterOfOneSide:
    return text(QT_TRANSLATE_NOOP("diaban::Merge",
                                  "The raster of “%1” was changed in both copies. That of “%2” was "
                                  "taken; the other one is still in its file."))
        .arg(args.value(0), args.value(1));
  case What::RenamedLayer:
    return text(QT_TRANSLATE_NOOP("diaban::Merge", "Both copies have a layer called “%1”. One of "
                                                   "them is called “%2” now."))
        .arg(args.value(0), args.value(1));
  case What::OtherTables:
    return text(QT_TRANSLATE_NOOP("diaban::Merge",
                                  "Tables that another program made differ in the two copies: %1. "
                                  "They were kept as “%2” has them."))
        .arg(args.value(0), args.value(1));
  }
  return {};
}

} // namespace diaban::workspace
