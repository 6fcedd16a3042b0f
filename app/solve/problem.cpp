// SPDX-License-Identifier: MIT
#include "problem.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace solve {
namespace {

constexpr long kMostColumns = 20'000'000;

/// The words of the input, one by one.
class Words {
public:
  explicit Words(std::FILE* in)
      : m_in(in)
  {
  }

  std::string_view next()
  {
    int byte = std::getc(m_in);
    while (byte == ' ' || byte == '\n')
      byte = std::getc(m_in);
    m_word.clear();
    for (; byte != EOF && byte != ' ' && byte != '\n'; byte = std::getc(m_in))
      m_word.push_back(static_cast<char>(byte));
    return m_word;
  }

  /// "inf" and "-inf" are numbers too. The locale plays no part.
  std::optional<double> number()
  {
    const std::string_view word = next();
    double value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size() || std::isnan(value))
      return std::nullopt;
    return value;
  }

  std::optional<long> count(long most)
  {
    const auto value = number();
    if (!value || *value < 0 || *value > static_cast<double>(most) || *value != std::floor(*value))
      return std::nullopt;
    return static_cast<long>(*value);
  }

private:
  std::FILE* m_in;
  std::string m_word;
};

/// The sense and what is known about the problem, up to its columns.
std::string readSense(Words& words, Problem& problem)
{
  std::string_view word = words.next();
  if (word != "maximize" && word != "minimize")
    return "maximize or minimize expected";
  problem.isMaximised = word == "maximize";
  for (word = words.next(); word != "columns"; word = words.next())
    if (word == "strong") {
      problem.isStrong = true;
    } else if (word == "whole") {
      problem.isWhole = true;
    } else {
      const auto step = word == "step" ? words.number() : std::nullopt;
      if (!step || !(*step >= 0))
        return "step S, strong, whole or columns N expected";
      problem.step = *step;
    }
  return {};
}

std::string readColumns(Words& words, Problem& problem)
{
  const auto count = words.count(kMostColumns);
  if (!count)
    return "columns N expected";
  for (long i = 0; i < *count; ++i) {
    const auto cost = words.number(), lower = words.number(), upper = words.number();
    const std::string_view kind = words.next();
    if (!cost || !lower || !upper || (kind != "i" && kind != "c"))
      return "column " + std::to_string(i) + ": COST LOWER UPPER i|c expected";
    problem.columns.push_back({*cost, *lower, *upper, kind == "i"});
  }
  return {};
}

std::string readRow(Words& words, const Problem& problem, Row& row)
{
  const auto width = static_cast<long>(problem.columns.size());
  const auto lower = words.number(), upper = words.number();
  const auto entries = words.count(width);
  if (!lower || !upper || !entries)
    return "LOWER UPPER COUNT expected";
  row = {*lower, *upper, {}, {}};
  for (long i = 0; i < *entries; ++i) {
    const auto column = words.count(width - 1);
    const auto value = words.number();
    if (!column || !value)
      return "COLUMN VALUE expected";
    row.columns.push_back(static_cast<int>(*column));
    row.values.push_back(*value);
  }
  return {};
}

std::string readRows(Words& words, Problem& problem)
{
  const auto count = words.next() == "rows" ? words.count(kMostColumns) : std::nullopt;
  if (!count)
    return "rows N expected";
  for (long i = 0; i < *count; ++i) {
    Row row;
    if (const std::string fault = readRow(words, problem, row); !fault.empty())
      return "row " + std::to_string(i) + ": " + fault;
    problem.rows.push_back(std::move(row));
  }
  return {};
}

std::string readStart(Words& words, Problem& problem)
{
  const std::string_view word = words.next();
  if (word == "end")
    return {};
  if (word != "start")
    return "start or end expected";
  for (std::size_t i = 0; i < problem.columns.size(); ++i) {
    const auto value = words.number();
    if (!value)
      return "start: a value for each column expected";
    problem.start.push_back(*value);
  }
  return words.next() == "end" ? std::string() : "end expected";
}

} // namespace

std::string read(std::FILE* in, Problem& problem)
{
  Words words(in);
  std::string fault = readSense(words, problem);
  if (fault.empty())
    fault = readColumns(words, problem);
  if (fault.empty())
    fault = readRows(words, problem);
  if (fault.empty())
    fault = readStart(words, problem);
  return fault;
}

} // namespace solve
