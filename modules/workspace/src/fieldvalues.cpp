#include "rowsource.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/pagedreader.h>
#include <diaban/workspace/fieldvalues.h>

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

namespace diaban::workspace {
namespace {

constexpr int kMostTries = 8; ///< someone who commits more often than we can read is told "Busy"
constexpr qint64 kRowsBetweenReports = 4096;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const
  {
    return std::hash<std::string_view>{}(text);
  }
};

bool isNumberField(geo::FieldType type)
{
  return type == geo::FieldType::Integer || type == geo::FieldType::Real ||
         type == geo::FieldType::Boolean;
}

/// Takes the rows of one reading.
class Tally {
public:
  explicit Tally(geo::FieldType type)
      : m_isNumber(isNumberField(type))
  {
  }

  void take(const store::Statement& row)
  {
    ++m_values.rows;
    if (m_isNumber)
      takeNumber(row);
    else
      takeText(row);
  }

  FieldValues values(const geo::Field& field) &&
  {
    m_values.field = field;
    if (m_isNumber)
      countNumbers();
    else
      countTexts();
    return std::move(m_values);
  }

private:
  void takeNumber(const store::Statement& row)
  {
    const store::ValueType type = row.type(1);
    const bool isNumber = type == store::ValueType::Integer || type == store::ValueType::Real;
    const double number = isNumber ? row.real(1) : std::nan("");
    if (std::isfinite(number))
      m_values.numbers.push_back(number);
    else
      ++m_values.missing;
  }

  void takeText(const store::Statement& row)
  {
    const std::string_view text = row.isNull(1) ? std::string_view() : row.text(1);
    if (text.empty()) {
      ++m_values.missing;
      return;
    }
    if (const auto known = m_texts.find(text); known != m_texts.end())
      ++known->second;
    else if (static_cast<qint64>(m_texts.size()) < FieldValues::kMostCounted)
      m_texts.emplace(text, 1);
    else
      m_values.isWhole = false;
  }

  void countNumbers()
  {
    std::vector<double>& numbers = m_values.numbers;
    std::sort(numbers.begin(), numbers.end());
    std::vector<std::pair<double, qint64>> counts;
    for (auto first = numbers.begin(); first != numbers.end();) {
      const auto end = std::upper_bound(first, numbers.end(), *first);
      counts.emplace_back(*first, end - first);
      first = end;
    }
    keep(counts,
         [](double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); });
  }

  void countTexts()
  {
    std::vector<std::pair<std::string_view, qint64>> counts(m_texts.begin(), m_texts.end());
    const auto utf8 = [](std::string_view text) {
      return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    };
    keep(counts, utf8);
    if (!m_values.isWhole)
      return;
    for (const auto& [text, rows] : counts) {
      const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
      bool isNumber = false;
      const double number = bytes.toDouble(&isNumber);
      if (!isNumber || !std::isfinite(number)) {
        m_values.numbers.clear();
        return;
      }
      m_values.numbers.insert(m_values.numbers.end(), static_cast<std::size_t>(rows), number);
    }
    std::sort(m_values.numbers.begin(), m_values.numbers.end());
  }

  template <typename Value, typename ToText>
  void keep(std::vector<std::pair<Value, qint64>>& counts, ToText toText)
  {
    m_values.distinct = static_cast<qint64>(counts.size());
    const auto kept = std::min(counts.size(), static_cast<std::size_t>(FieldValues::kMostKept));
    std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(kept),
                      counts.end(), [](const auto& a, const auto& b) {
                        return a.second != b.second ? a.second > b.second : a.first < b.first;
                      });
    for (std::size_t i = 0; i < kept; ++i)
      m_values.frequent.append({toText(counts[i].first), counts[i].second});
  }

  bool m_isNumber;
  FieldValues m_values;
  std::unordered_map<std::string, qint64, TextHash, std::equal_to<>> m_texts;
};

Result<bool> readAll(const RowSource& source, const QString& field, Tally& tally,
                     Progress& progress)
{
  DIABAN_TRY(select, source.database->prepare("SELECT " + store::quoted(store::kFidColumn) + ',' +
                                              store::quoted(field) + " FROM " + source.from +
                                              " WHERE fid>?1 ORDER BY fid"));
  qint64 done = 0;
  const auto whole = static_cast<double>(std::max<qint64>(1, source.layer.featureCount));
  return store::readPaged(*source.database, select, std::numeric_limits<qint64>::min(),
                          [&](const store::Statement& row) -> Outcome {
                            tally.take(row);
                            const double share = static_cast<double>(++done) / whole;
                            if (done % kRowsBetweenReports == 0 &&
                                !progress.advance(std::min(1.0, share)))
                              return Error{Error::Code::Cancelled, {}, {}};
                            return Done{};
                          });
}

template <typename Where>
Result<FieldValues> readFrom(const Where& where, const QString& layer, const QString& name,
                             Progress& progress)
{
  SubProgress opening(progress, 0, 0.3), reading(progress, 0.3, 0.9);
  DIABAN_TRY(source, openRowSource(where, layer, opening));
  const auto turn = source.turn();
  const auto field = std::find_if(
      source.layer.fields.cbegin(), source.layer.fields.cend(),
      [&](const geo::Field& it) { return it.name == name && it.type != geo::FieldType::Blob; });
  if (field == source.layer.fields.cend())
    return Error{Error::Code::NoSuchField, {name, source.layer.title}, {}};
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    Tally tally(field->type);
    DIABAN_TRY(isWhole, readAll(source, name, tally, reading));
    if (isWhole)
      return std::move(tally).values(*field);
  }
  return Error{Error::Code::Busy, {source.database->path()}, {}};
}

} // namespace

Result<FieldValues> readFieldValues(const Workspace& workspace, const QString& layer,
                                    const QString& field, Progress& progress)
{
  return readFrom(workspace, layer, field, progress);
}

Result<FieldValues> readFieldValues(const Moment& moment, const QString& layer,
                                    const QString& field, Progress& progress)
{
  return readFrom(moment, layer, field, progress);
}

} // namespace diaban::workspace
