#include "texttypes.h"

#include "sourcerows.h"

#include <cpl_conv.h>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace diaban::geo {
namespace {

struct DestroyFeature {
  void operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }
};

bool isDigit(char c)
{
  return c >= '0' && c <= '9';
}

/// -12, 0, 12.5, 1e-3; not 012, nan, 0x1 or anything beyond 18 digits.
FieldType numberType(std::string_view text)
{
  if (text.starts_with('-'))
    text.remove_prefix(1);
  const bool hasLeadingZero = text.size() > 1 && text[0] == '0' && isDigit(text[1]);
  if (text.empty() || hasLeadingZero || text.size() > 24 || !isDigit(text[0]))
    return FieldType::Text;
  if (std::all_of(text.begin(), text.end(), isDigit))
    return text.size() <= 18 ? FieldType::Integer : FieldType::Text;
  bool isNumber = false;
  QByteArray(text.data(), static_cast<qsizetype>(text.size())).toDouble(&isNumber);
  return isNumber ? FieldType::Real : FieldType::Text;
}

/// "2026-11-21", "2026/11/21 16:42", "2026-11-21T16:42:00+07:00".
FieldType dateType(std::string_view text)
{
  constexpr std::string_view form = "dddd-dd-dd";
  if (text.size() < form.size())
    return FieldType::Text;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == 'd' ? !isDigit(text[i]) : text[i] != '-' && text[i] != '/')
      return FieldType::Text;
  const bool isDate = text.size() == form.size();
  const bool hasTime = text.size() >= form.size() + 6 && (text[10] == 'T' || text[10] == ' ') &&
                       isDigit(text[11]) && isDigit(text[12]) && text[13] == ':';
  OGRField value{};
  const std::string whole(text);
  if ((!isDate && !hasTime) || !OGRParseDate(whole.c_str(), &value, 0))
    return FieldType::Text;
  return isDate ? FieldType::Date : FieldType::DateTime;
}

bool isTruth(std::string_view text)
{
  return text == "true" || text == "True" || text == "TRUE";
}

bool isBoolean(std::string_view text)
{
  return isTruth(text) || text == "false" || text == "False" || text == "FALSE";
}

FieldType cellType(std::string_view text)
{
  if (isBoolean(text))
    return FieldType::Boolean;
  const FieldType number = numberType(text);
  return number != FieldType::Text ? number : dateType(text);
}

/// What a column is that has held `so` before a cell of type `cell`.
FieldType wider(FieldType so, FieldType cell)
{
  const auto isNumber = [](FieldType type) {
    return type == FieldType::Integer || type == FieldType::Real;
  };
  const auto isTime = [](FieldType type) {
    return type == FieldType::Date || type == FieldType::DateTime;
  };
  if (so == cell)
    return so;
  if (isNumber(so) && isNumber(cell))
    return FieldType::Real;
  return isTime(so) && isTime(cell) ? FieldType::DateTime : FieldType::Text;
}

} // namespace

void findTextTypes(OGRLayer& layer, QVector<Field>& fields, SourceChannel& channel)
{
  std::vector<std::optional<FieldType>> types(static_cast<std::size_t>(fields.size()));
  layer.ResetReading();
  while (const std::unique_ptr<OGRFeature, DestroyFeature> feature{layer.GetNextFeature()}) {
    channel.tick(channel.fraction());
    for (std::size_t i = 0; i < types.size(); ++i) {
      const int position = static_cast<int>(i);
      const bool isText = feature->GetFieldDefnRef(position)->GetType() == OFTString;
      if (!isText || types[i] == FieldType::Text || !feature->IsFieldSetAndNotNull(position))
        continue;
      const FieldType cell = cellType(feature->GetFieldAsString(position));
      types[i] = types[i] ? wider(*types[i], cell) : cell;
    }
  }
  layer.ResetReading();
  for (std::size_t i = 0; i < types.size(); ++i)
    if (types[i])
      fields[static_cast<qsizetype>(i)].type = *types[i];
}

void appendTypedText(Column& column, const char* text)
{
  switch (column.type) {
  case FieldType::Boolean: return appendInteger(column, isTruth(text) ? 1 : 0);
  case FieldType::Integer: return appendInteger(column, QByteArray(text).toLongLong());
  case FieldType::Real: return appendReal(column, QByteArray(text).toDouble());
  case FieldType::Date:
  case FieldType::DateTime: {
    OGRField value{};
    if (!OGRParseDate(text, &value, 0))
      return appendNull(column);
    return appendTime(column, value, column.type == FieldType::Date ? OFTDate : OFTDateTime);
  }
  default: return appendBytes(column, QByteArrayView(text));
  }
}

} // namespace diaban::geo
