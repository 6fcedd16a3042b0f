// Styles outside of a workspace: our JSON files, the clipboard, QML of QGIS, SLD of others.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/layer.h>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

namespace diaban::workspace {

/// What of somebody else's style has no counterpart here.
struct StyleLoss {
  enum class Kind : quint8 {
    Renderer,   ///< a way of drawing: all features get one symbol
    SymbolPart, ///< a layer of a symbol
    Shape,      ///< a marker's shape: a circle stands in
    Unit,       ///< a size in map units: read as millimetres
    Rule,       ///< a rule whose condition is not one value or one range of a field
    Expression, ///< a formula where a field should stand
    Property,   ///< blending, effects, rotation …
    Label,      ///< a kind of labels
    LabelField, ///< labels of a field that the layer does not have
    Scale       ///< scale ranges that differ from rule to rule
  };
  Kind kind = Kind::Property;
  QString what; ///< as the file names it
  int times = 1;
  bool operator==(const StyleLoss&) const = default;
};

/// One sentence in the person's language.
QString lossText(const StyleLoss& loss);

struct StyleFile {
  static constexpr int kVersion = 1;
  static constexpr qint64 kMostBytes = 8 << 20;

  QString name;
  geo::GeometryKind geometry = geo::GeometryKind::None; ///< None: it does not say
  Style style;
  QVector<StyleLoss> losses;
};

/// {"diaban_style": 1, "name": …, "geometry": "polygon", "style": {…}}, indented.
QByteArray toJson(const StyleFile& file);

/// Tells our JSON, QML and SLD 1.0 or 1.1 apart by what is inside. `where` is what errors name: the
/// file, or words for the clipboard.
/// \returns NotAStyle (where); BadStyle (where, place, what stands there); NewerFile; FileEmpty
Result<StyleFile> styleFromBytes(const QByteArray& bytes, const QString& where);

/// \returns also FileNotFound, PermissionDenied, NotAStyle for more than kMostBytes
Result<StyleFile> readStyleFile(const QString& path);

/// Writes our JSON; a file that is there is replaced whole or not at all.
/// \returns CannotWrite (path)
Outcome writeStyleFile(const QString& path, const StyleFile& file);

/// The style as the layer can use it: field names in the layer's own spelling (case apart), labels
/// left out (a loss) where their field is missing.
/// \returns StyleOfOtherGeometry (layer); NoSuchField (field, layer) for that of classes
Result<StyleFile> fittedTo(const Layer& layer, StyleFile file);

} // namespace diaban::workspace
