#include "../opening.h"
#include "commands.h"

#include <diaban/cartography/palettes.h>
#include <diaban/cartography/thematic.h>
#include <diaban/workspace/fieldvalues.h>
#include <diaban/workspace/stylefile.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace diaban::cli {
namespace {

using cartography::ClassMethod;
using workspace::StyleFile;

bool changes(const Arguments& arguments)
{
  const QStringList words{QStringLiteral("file"), QStringLiteral("field"),
                          QStringLiteral("classes"), QStringLiteral("categories")};
  return std::any_of(words.begin(), words.end(),
                     [&](const QString& word) { return arguments.isSet(word); });
}

Result<ClassMethod> methodOf(const Arguments& arguments)
{
  const QString name = arguments.value(QStringLiteral("method"));
  if (name.isEmpty() || name == QLatin1String("quantile"))
    return ClassMethod::Quantile;
  if (name == QLatin1String("equal"))
    return ClassMethod::EqualInterval;
  if (name == QLatin1String("jenks"))
    return ClassMethod::NaturalBreaks;
  return Error{Error::Code::BadArgument, {name, QStringLiteral("--method")}, {}};
}

Result<cartography::Recipe> recipeOf(const Arguments& arguments)
{
  if (!arguments.isSet(QStringLiteral("field")))
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("--field"), QStringLiteral("style")}, {}};
  cartography::Recipe recipe;
  DIABAN_TRY(method, methodOf(arguments));
  DIABAN_TRY(classes, arguments.integer(QStringLiteral("classes"), 1, cartography::kMostClasses));
  DIABAN_TRY(most, arguments.integer(QStringLiteral("most"), 1, cartography::kMostCategories));
  recipe.method = method;
  recipe.kind = classes ? workspace::Style::Kind::Graduated : workspace::Style::Kind::Categorised;
  recipe.classes = static_cast<int>(classes.value_or(recipe.classes));
  recipe.mostFrequent = static_cast<int>(most.value_or(0));
  recipe.palette = arguments.value(QStringLiteral("palette"));
  recipe.isReversed = arguments.isSet(QStringLiteral("reversed"));
  if (recipe.palette == QLatin1String("official")) {
    recipe.palette.clear();
    recipe.isOfficial = true;
  }
  if (!classes && !arguments.isSet(QStringLiteral("categories")))
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("--classes"), QStringLiteral("style")}, {}};
  return recipe;
}

Result<StyleFile> newStyle(const Arguments& arguments, const workspace::Workspace& open,
                           const workspace::Layer& layer, Progress& progress)
{
  if (arguments.isSet(QStringLiteral("file"))) {
    DIABAN_TRY(file, workspace::readStyleFile(arguments.value(QStringLiteral("file"))));
    return workspace::fittedTo(layer, std::move(file));
  }
  DIABAN_TRY(recipe, recipeOf(arguments));
  SubProgress reading(progress, 0, 0.6), making(progress, 0.6, 1);
  DIABAN_TRY(values, workspace::readFieldValues(open, layer.name,
                                                arguments.value(QStringLiteral("field")), reading));
  DIABAN_TRY(style, cartography::thematicStyle(layer.style, values, recipe, QLocale(), making));
  return StyleFile{layer.title, layer.geometry, style, {}};
}

Answer answerOf(const workspace::Layer& layer, const StyleFile& file, bool isChanged)
{
  Answer answer;
  QJsonArray losses;
  for (const workspace::StyleLoss& loss : file.losses) {
    losses.append(workspace::lossText(loss));
    answer.text += workspace::lossText(loss) + QLatin1Char('\n');
  }
  const QJsonObject style = workspace::toJson(file.style);
  answer.json = {{QStringLiteral("layer"), layer.name},
                 {QStringLiteral("changed"), isChanged},
                 {QStringLiteral("style"), style},
                 {QStringLiteral("notMapped"), losses}};
  const auto add = [&](const QString& title, const QString& value) {
    answer.text += QStringLiteral("%1\t%2\n").arg(title, value);
  };
  add(style[QLatin1String("kind")].toString(), file.style.field);
  for (const workspace::Category& category : file.style.categories)
    add(category.value, category.title);
  for (const workspace::ValueClass& range : file.style.classes)
    add(QString::number(range.to, 'g', 12), range.title);
  return answer;
}

Result<Answer> style(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  const bool isChanged = changes(arguments);
  auto opened = isChanged ? openToWork(path, progress) : openToLook(path);
  if (!opened)
    return opened.error();
  workspace::Workspace& open = *opened.value();
  DIABAN_TRY(layer, open.layer(arguments.parameter(QStringLiteral("LAYER"))));
  StyleFile file{layer.title, layer.geometry, layer.style, {}};
  if (isChanged) {
    DIABAN_TRY(made, newStyle(arguments, open, layer, progress));
    file = std::move(made);
    DIABAN_TRY(entry, open.edit(workspace::kBase, {},
                                [&](auto& edit) { return edit.setStyle(layer.name, file.style); }));
    DIABAN_CHECK(open.putBack(progress));
  }
  Answer answer = answerOf(layer, file, isChanged);
  answer.notices = open.notices();
  if (const QString out = arguments.value(QStringLiteral("save")); !out.isEmpty()) {
    if (QFileInfo::exists(out))
      return Error{Error::Code::FileExists, {out}, {}};
    DIABAN_CHECK(workspace::writeStyleFile(out, {layer.title, layer.geometry, file.style, {}}));
    answer.json.insert(QStringLiteral("file"), out);
  }
  return answer;
}

} // namespace

Command styleCommand()
{
  return {QStringLiteral("style"),
          QT_TRANSLATE_NOOP("diaban::cli", "show, make, load or save the style of a layer"),
          {{QStringLiteral("WORKSPACE")}, {QStringLiteral("LAYER")}},
          {{QStringLiteral("file"), QStringLiteral("STYLE.json|.qml|.sld"),
            QT_TRANSLATE_NOOP("diaban::cli", "take the style from this file")},
           {QStringLiteral("field"), QStringLiteral("FIELD"),
            QT_TRANSLATE_NOOP("diaban::cli", "make classes or categories of this field")},
           {QStringLiteral("classes"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "divide its numbers into N classes")},
           {QStringLiteral("method"), QStringLiteral("quantile|equal|jenks"),
            QT_TRANSLATE_NOOP("diaban::cli", "where the limits of classes lie")},
           {QStringLiteral("categories"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "one category for each of its values")},
           {QStringLiteral("most"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "only the N most frequent values, others together")},
           {QStringLiteral("palette"), QStringLiteral("NAME|official"),
            QT_TRANSLATE_NOOP("diaban::cli", "colours, for example sea, greens, change, kinds")},
           {QStringLiteral("reversed"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "the palette's colours from its end")},
           {QStringLiteral("save"), QStringLiteral("OUT.json"),
            QT_TRANSLATE_NOOP("diaban::cli", "write the style into a new file")}},
          false,
          style};
}

} // namespace diaban::cli
