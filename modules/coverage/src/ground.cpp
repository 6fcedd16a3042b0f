#include <diaban/coverage/ground.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::coverage {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// "12,5" and "12.5" alike.
double numberFrom(std::string_view text)
{
  QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
  bool isNumber = false;
  const double value = bytes.replace(',', '.').trimmed().toDouble(&isNumber);
  return isNumber ? value : kNaN;
}

/// "3", "3 tầng", "3T".
double storeysIn(const geo::FeatureTable& table, const geo::Block& block, int column,
                 std::size_t row)
{
  const double number = numberIn(table, block, column, row);
  if (!std::isnan(number))
    return number;
  const QString text = textIn(table, block, column, row).trimmed();
  const auto end = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
  const QString unit = text.sliced(end - text.begin()).trimmed();
  return unit.isEmpty() || unit.front().isLetter()
             ? numberFrom(text.first(end - text.begin()).toStdString())
             : kNaN;
}

int columnOf(const geo::FeatureTable& table, const QString& name)
{
  return name.isEmpty() ? -1 : table.columnIndex(name);
}

} // namespace

double numberIn(const geo::FeatureTable& table, const geo::Block& block, int column,
                std::size_t row)
{
  if (column < 0)
    return kNaN;
  const geo::TableColumn& values = block.columns[static_cast<std::size_t>(column)];
  if (values.kind == geo::TableColumn::Kind::Number)
    return values.numbers[row];
  if (values.kind == geo::TableColumn::Kind::Text)
    return numberFrom(values.text(row));
  if (values.codes[row] == geo::kNullCode)
    return kNaN;
  return numberFrom((*table.dictionary(column))[values.codes[row]].toStdString());
}

QString textIn(const geo::FeatureTable& table, const geo::Block& block, int column, std::size_t row)
{
  if (column < 0)
    return {};
  const geo::TableColumn& values = block.columns[static_cast<std::size_t>(column)];
  if (values.kind == geo::TableColumn::Kind::Code)
    return values.codes[row] == geo::kNullCode ? QString()
                                               : (*table.dictionary(column))[values.codes[row]];
  if (values.kind == geo::TableColumn::Kind::Text) {
    const std::string_view text = values.text(row);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
  }
  return std::isnan(values.numbers[row]) ? QString()
                                         : QString::number(values.numbers[row], 'g', 15);
}

BuildingHeights buildingHeights(const Ground& ground, const CoverageModel& model)
{
  BuildingHeights heights;
  if (ground.buildings == nullptr)
    return heights;
  const geo::FeatureTable& table = *ground.buildings;
  const int height = columnOf(table, ground.heightField);
  const int storeys = columnOf(table, ground.storeysField);
  heights.metres.reserve(table.rowCount());
  for (const geo::BlockPtr& block : table.blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      double metres = numberIn(table, *block, height, row);
      if (!(metres > 0))
        metres = storeysIn(table, *block, storeys, row) * model.storeyHeight;
      if (!(metres > 0)) {
        metres = model.assumedHeight;
        ++heights.assumed;
      }
      heights.metres.push_back(static_cast<float>(metres));
    }
  return heights;
}

} // namespace diaban::coverage
