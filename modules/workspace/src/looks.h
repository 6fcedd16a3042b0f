// What a layer is for and how it first looks, from words and codes in data files.
#pragma once

#include "defaultstyles.h"

#include <diaban/workspace/datafile.h>

namespace diaban::workspace {

/// A code of the land-use table, with its colour on paper.
struct LandUseCode {
  QString code;  ///< "ODT"
  QString name;  ///< Vietnamese
  QString group; ///< "NN", "PNN", "CSD"
  Colour colour;
  bool isLegal = false; ///< the colour is the regulation's; else one of Địa Bàn's own
};

/// The data files, read. Copying is cheap enough; nothing of it changes.
class Looks {
public:
  /// From the folder that the environment's DIABAN_DATA names, `data` beside the program or
  /// ../share/diaban/data, each file by itself; else those built into the program.
  /// \returns BadArgument that names the file and the key when a file is not as it should be.
  static Result<Looks> load();
  /// Those built into the program.
  static Looks builtIn();

  LayerRole guessRole(const StyleInput& input) const;
  Style defaultStyle(const StyleInput& input) const;
  QString landUseField(const StyleInput& input) const;
  const QVector<LandUseCode>& landUseCodes() const { return m_codes; }
  /// Null for what is no code. Parcels of two uses ("ONT+CLN") look like their first one.
  const LandUseCode* landUseCode(const QString& value) const;

private:
  /// Values with one of `words` in them get `symbol`; "*" is any other value.
  struct ValueRule {
    QStringList words;
    Symbol symbol;
  };
  struct Rule {
    QStringList geometry, names, fields;
    Symbol symbol;
    QVector<ValueRule> values;
    bool alongLine = false;
  };
  struct RoleLook {
    LayerRole role = LayerRole::Other;
    QStringList geometry, names, fields, labelFields;
    Style style;
    QVector<Rule> rules;
  };

  Outcome read(const DataFolders& folders);
  Outcome readCodes(const DataFolders& folders);
  Outcome readFields(const DataFolders& folders);
  Outcome readRoles(const DataFolders& folders);
  static Result<Rule> ruleFrom(const QJsonObject& json);
  int points(const RoleLook& look, const StyleInput& input) const;
  Style landUseStyle(const Style& base, const QString& field, const StyleInput& input) const;
  static bool applyRule(const Rule& rule, const StyleInput& input, Style& style);

  QVector<LandUseCode> m_codes;
  QHash<QString, qsizetype> m_byCode;
  QStringList m_landUseFields; ///< folded
  double m_leastShareKnown = 0.6;
  double m_screenOpacity = 0.55;
  QVector<RoleLook> m_roles;
};

} // namespace diaban::workspace
