#include "stylereaders.h"

#include <diaban/workspace/stylefile.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace diaban::workspace {
namespace {

constexpr char kMark[] = "diaban_style";
constexpr std::array kGeometries{"none", "point", "line", "polygon", "mixed"}; // as GeometryKind

Error notAStyle(const QString& where, const QString& detail = {})
{
  return {Error::Code::NotAStyle, {where}, detail};
}

Result<StyleFile> fromJson(const QByteArray& bytes, const QString& where)
{
  QJsonParseError fault;
  const QJsonObject json = QJsonDocument::fromJson(bytes, &fault).object();
  const QJsonValue version = json[QLatin1String(kMark)];
  if (!version.isDouble())
    return notAStyle(where, fault.errorString());
  if (version.toInt() > StyleFile::kVersion)
    return Error{Error::Code::NewerFile,
                 {where, QLatin1String(kMark), QString::number(version.toInt()),
                  QString::number(StyleFile::kVersion)},
                 {}};
  const auto bad = [&](const QString& key, const QJsonValue& value) {
    return Error{Error::Code::BadStyle, {where, key, value.toVariant().toString().left(60)}, {}};
  };
  static const QStringList kKeys{QLatin1String(kMark), QStringLiteral("name"),
                                 QStringLiteral("geometry"), QStringLiteral("style")};
  for (auto it = json.begin(); it != json.end(); ++it)
    if (!kKeys.contains(it.key()))
      return bad(it.key(), it.value());
  const QString kind = json[QLatin1String("geometry")].toString(QStringLiteral("none"));
  const auto geometry = std::find_if(kGeometries.begin(), kGeometries.end(),
                                     [&](const char* it) { return kind == QLatin1String(it); });
  if (geometry == kGeometries.end())
    return bad(QStringLiteral("geometry"), json[QLatin1String("geometry")]);
  if (!json[QLatin1String("style")].isObject())
    return bad(QStringLiteral("style"), json[QLatin1String("style")]);
  const auto style = styleFromJson(json[QLatin1String("style")].toObject());
  if (!style)
    return Error{Error::Code::BadStyle,
                 {where, style.error().args.value(1), style.error().args.value(0)},
                 style.error().detail};
  return StyleFile{json[QLatin1String("name")].toString().left(200),
                   static_cast<geo::GeometryKind>(geometry - kGeometries.begin()),
                   style.value(),
                   {}};
}

/// The layer's own spelling of a field; empty where it has none.
QString fieldOf(const Layer& layer, const QString& name)
{
  for (const auto sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive})
    for (const geo::Field& field : layer.fields)
      if (field.name.compare(name, sensitivity) == 0)
        return field.name;
  return {};
}

QString translated(const char* source)
{
  return QCoreApplication::translate("diaban::StyleLoss", source);
}

QString sentence(StyleLoss::Kind kind)
{
  // clang-format off
  switch (kind) {
  case StyleLoss::Kind::Renderer: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "The way of drawing “%1” is not known here; all features get one symbol."));
  case StyleLoss::Kind::SymbolPart: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "The part “%1” of a symbol was left out."));
  case StyleLoss::Kind::Shape: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "Instead of the marker “%1” a circle is drawn."));
  case StyleLoss::Kind::Unit: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "“%1” is given in units of the map; it was read as millimetres."));
  case StyleLoss::Kind::Rule: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "The rule “%1” was left out: it does not ask for one value or one range of one field."));
  case StyleLoss::Kind::Expression: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "“%1” is a formula and no field; what depends on it was left out."));
  case StyleLoss::Kind::Property: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "The setting “%1” was left out."));
  case StyleLoss::Kind::Label: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "Labels of the kind “%1” were left out."));
  case StyleLoss::Kind::LabelField: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "Labels were left out: the layer has no field “%1”."));
  case StyleLoss::Kind::Scale: return translated(QT_TRANSLATE_NOOP("diaban::StyleLoss", "Scale ranges that differ from rule to rule were left out."));
  }
  // clang-format on
  return {};
}

} // namespace

QString lossText(const StyleLoss& loss)
{
  const QString text = sentence(loss.kind);
  return text.contains(QLatin1String("%1")) ? text.arg(loss.what.left(80)) : text;
}

QByteArray toJson(const StyleFile& file)
{
  const auto geometry = static_cast<std::size_t>(file.geometry);
  return QJsonDocument(
             QJsonObject{{QLatin1String(kMark), StyleFile::kVersion},
                         {QStringLiteral("name"), file.name},
                         {QStringLiteral("geometry"), QLatin1String(kGeometries[geometry])},
                         {QStringLiteral("style"), toJson(file.style)}})
      .toJson();
}

Result<StyleFile> styleFromBytes(const QByteArray& bytes, const QString& where)
{
  const QByteArray start = bytes.left(256).trimmed();
  if (start.isEmpty())
    return Error{Error::Code::FileEmpty, {where}, {}};
  if (bytes.size() > StyleFile::kMostBytes)
    return notAStyle(where);
  if (start.startsWith('{'))
    return fromJson(bytes, where);
  return styleFromXml(bytes, where);
}

Result<StyleFile> readStyleFile(const QString& path)
{
  QFile file(path);
  if (!QFileInfo(path).isFile())
    return Error{Error::Code::FileNotFound, {path}, {}};
  if (!file.open(QIODevice::ReadOnly))
    return Error{Error::Code::PermissionDenied, {path}, file.errorString()};
  DIABAN_TRY(read, styleFromBytes(file.read(StyleFile::kMostBytes + 1), path));
  if (read.name.isEmpty())
    read.name = QFileInfo(path).completeBaseName();
  return read;
}

Outcome writeStyleFile(const QString& path, const StyleFile& style)
{
  QSaveFile file(path);
  const QByteArray json = toJson(style);
  if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
    return Error{Error::Code::CannotWrite, {path}, file.errorString()};
  return Done{};
}

Result<StyleFile> fittedTo(const Layer& layer, StyleFile file)
{
  using Kind = geo::GeometryKind;
  const bool fits = file.geometry == layer.geometry || file.geometry == Kind::None ||
                    file.geometry == Kind::Mixed || layer.geometry == Kind::Mixed;
  if (!fits || layer.isRaster)
    return Error{Error::Code::StyleOfOtherGeometry, {layer.title}, {}};
  Style& style = file.style;
  if (style.kind != Style::Kind::Single) {
    const QString field = fieldOf(layer, style.field);
    if (field.isEmpty())
      return Error{Error::Code::NoSuchField, {style.field, layer.title}, {}};
    style.field = field;
  }
  if (!style.label)
    return file;
  const QString field = fieldOf(layer, style.label->field);
  if (!field.isEmpty()) {
    style.label->field = field;
    return file;
  }
  file.losses.append({StyleLoss::Kind::LabelField, style.label->field});
  style.label.reset();
  return file;
}

} // namespace diaban::workspace
