#include "looks.h"

#include <diaban/workspace/words.h>

#include <QJsonArray>

#include <algorithm>

namespace diaban::workspace {
namespace {

std::optional<Colour> colourFrom(const QString& text)
{
  const QStringList parts = text.split(QLatin1Char(','));
  Colour colour;
  if (parts.size() != 3)
    return std::nullopt;
  quint8* const channels[] = {&colour.red, &colour.green, &colour.blue};
  for (int i = 0; i < 3; ++i) {
    bool isNumber = false;
    const uint value = parts[i].trimmed().toUInt(&isNumber);
    if (!isNumber || value > 255)
      return std::nullopt;
    *channels[i] = static_cast<quint8>(value);
  }
  return colour;
}

} // namespace

Outcome Looks::readCodes(const DataFolders& folders)
{
  DIABAN_TRY(bytes, readDataFile(folders, QStringLiteral("styles/landuse_codes.csv")));
  for (const QStringList& row : parseCsv(bytes)) {
    const auto colour = row.size() == 5 ? colourFrom(row[3]) : std::nullopt;
    if (!colour)
      return Error{Error::Code::BadArgument,
                   {row.join(QLatin1Char(',')), QStringLiteral("landuse_codes.csv")},
                   {}};
    m_byCode.insert(row[0], m_codes.size());
    m_codes.append({row[0], row[1], row[2], *colour, row[4] == QLatin1String("legal")});
  }
  return Done{};
}

Outcome Looks::readFields(const DataFolders& folders)
{
  DIABAN_TRY(json, readJsonFile(folders, QStringLiteral("styles/landuse_fields.json")));
  for (const auto& name : json[QLatin1String("fields")].toArray())
    m_landUseFields.append(squeezed(name.toString()));
  m_leastShareKnown = json[QLatin1String("least_share_known")].toDouble(m_leastShareKnown);
  m_screenOpacity = json[QLatin1String("screen_opacity")].toDouble(m_screenOpacity);
  return Done{};
}

const LandUseCode* Looks::landUseCode(const QString& value) const
{
  const QString upper = value.trimmed().toUpper();
  qsizetype length = 0;
  while (length < upper.size() && upper[length].isLetter())
    ++length;
  const auto found = m_byCode.constFind(upper.left(length));
  return found == m_byCode.constEnd() ? nullptr : &m_codes[found.value()];
}

QString Looks::landUseField(const StyleInput& input) const
{
  for (const QString& name : m_landUseFields)
    for (const geo::Field& field : input.fields) {
      if (squeezed(field.name) != name || field.type != geo::FieldType::Text)
        continue;
      if (input.values.isEmpty())
        return field.name;
      const QStringList values = input.values.value(field.name);
      const auto known = std::count_if(values.begin(), values.end(), [this](const QString& value) {
        return landUseCode(value) != nullptr;
      });
      if (known > 0 &&
          static_cast<double>(known) >= m_leastShareKnown * static_cast<double>(values.size()))
        return field.name;
    }
  return {};
}

Style Looks::landUseStyle(const Style& base, const QString& field, const StyleInput& input) const
{
  Style style = base;
  style.kind = Style::Kind::Categorised;
  style.field = field;
  style.opacity = m_screenOpacity;
  const auto add = [&](const QString& value, const LandUseCode& code) {
    Category category{value, QStringLiteral("%1 · %2").arg(value, code.name), base.symbol};
    category.symbol.fill.colour = code.colour;
    style.categories.append(category);
  };
  for (const LandUseCode& code : m_codes)
    add(code.code, code);
  for (const QString& value : input.values.value(field))
    if (const LandUseCode* code = landUseCode(value); code != nullptr && !m_byCode.contains(value))
      add(value, *code);
  if (style.label)
    style.label->field = field;
  return style;
}

} // namespace diaban::workspace
