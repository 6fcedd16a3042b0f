#include "previewtable.h"

#include <QHeaderView>
#include <QLocale>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr std::size_t kRows = 50;
constexpr qsizetype kColumns = 60;
constexpr int kWidestColumn = 260;
constexpr int kRowHeight = 26;
constexpr int kVisibleRows = 6;
constexpr qsizetype kLongestText = 200;

QString textOf(const geo::Column& column, std::size_t row)
{
  if (column.isNull[row] != 0)
    return QStringLiteral("–");
  switch (column.type) {
  case geo::FieldType::Integer: return QString::number(column.integers[row]);
  case geo::FieldType::Boolean:
    return column.integers[row] != 0 ? PreviewTable::tr("yes") : PreviewTable::tr("no");
  case geo::FieldType::Real: return QLocale().toString(column.reals[row], 'g', 12);
  case geo::FieldType::Blob: return QStringLiteral("…");
  default: break;
  }
  const std::string_view bytes = column.text(row);
  const QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
  return text.left(kLongestText).simplified();
}

bool isNumber(geo::FieldType type)
{
  return type == geo::FieldType::Integer || type == geo::FieldType::Real;
}

} // namespace

PreviewTable::PreviewTable(QWidget* parent)
    : QTableWidget(parent)
{
  setProperty("rows", true);
  setAccessibleName(tr("First rows"));
  setEditTriggers(NoEditTriggers);
  setSelectionMode(NoSelection);
  setWordWrap(false);
  setShowGrid(false);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(kRowHeight);
  horizontalHeader()->setHighlightSections(false);
  setFixedHeight(kRowHeight * (kVisibleRows + 1) + 14);
}

void PreviewTable::showSample(const workspace::SourceSample& sample)
{
  clear();
  const auto& fields = sample.layer.fields;
  const int columns = static_cast<int>(std::min(fields.size(), kColumns));
  const std::size_t rows =
      sample.batches.empty() ? 0 : std::min(kRows, sample.batches.front().rows);
  setColumnCount(columns);
  setRowCount(static_cast<int>(rows));
  for (int i = 0; i < columns; ++i) {
    auto* head = new QTableWidgetItem(fields[i].name);
    head->setToolTip(fields[i].name);
    const Qt::Alignment side = isNumber(fields[i].type) ? Qt::AlignRight : Qt::AlignLeft;
    head->setTextAlignment(side | Qt::AlignVCenter);
    setHorizontalHeaderItem(i, head);
    for (std::size_t row = 0; row < rows; ++row) {
      const QString text = textOf(sample.batches.front().columns[static_cast<std::size_t>(i)], row);
      auto* item = new QTableWidgetItem(text);
      item->setToolTip(text);
      item->setTextAlignment(side | Qt::AlignVCenter);
      setItem(static_cast<int>(row), i, item);
    }
  }
  resizeColumnsToContents();
  for (int i = 0; i < columns; ++i)
    setColumnWidth(i, std::min(columnWidth(i), kWidestColumn));
}

} // namespace diaban::desktop
