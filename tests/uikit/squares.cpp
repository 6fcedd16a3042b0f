#include "squares.h"

#include <diaban/geo/tablebuilder.h>

#include <QFile>

#include <algorithm>
#include <array>

namespace diaban::test {
namespace {

constexpr std::array kCodes{"ODT", "TMD", "DGT", "DKV", "SON"};

} // namespace

geo::TablePtr squares(int columns, double x, double y)
{
  geo::TableBuilder builder({{QStringLiteral("loai"), geo::TableColumn::Kind::Code},
                             {QStringLiteral("so"), geo::TableColumn::Kind::Text}});
  qint64 fid = 0;
  for (int j = 0; j < columns; ++j) {
    std::vector<geo::FlatGeometry> shapes(static_cast<std::size_t>(columns));
    std::vector<std::string> numbers(static_cast<std::size_t>(columns));
    std::vector<geo::TableBuilder::Row> rows;
    for (int i = 0; i < columns; ++i) {
      const auto at = static_cast<std::size_t>(i);
      const double left = x + i * 12.0;
      const double low = y + j * 12.0;
      shapes[at].xy = {left, low, left + 10, low, left + 10, low + 10, left, low + 10, left, low};
      shapes[at].ringEnds = {5};
      shapes[at].partEnds = {1};
      shapes[at].kinds = {geo::GeometryKind::Polygon};
      numbers[at] = std::to_string(fid + 1);
      const char* code = kCodes[static_cast<std::size_t>((i / 3 + j / 2) % 5)];
      rows.push_back({++fid, &shapes[at], {{false, 0, code}, {false, 0, numbers[at]}}});
    }
    builder.add(rows);
  }
  return builder.finish(1);
}

uikit::MapLayer squaresLayer(const QString& name, geo::TablePtr table, bool labels)
{
  static constexpr std::array kColours{"#ffa0ff", "#ff8078", "#ffaa32", "#96de78", "#c8ffff"};
  auto style = std::make_shared<workspace::Style>();
  style->kind = workspace::Style::Kind::Categorised;
  style->field = QStringLiteral("loai");
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    workspace::Category category;
    category.value = category.title = QString::fromLatin1(kCodes[i]);
    category.symbol.fill.colour = workspace::Colour::fromHex(QString::fromLatin1(kColours[i]));
    style->categories << category;
  }
  if (labels) {
    style->label.emplace();
    style->label->field = QStringLiteral("so");
  }
  const geo::Extent extent = table->extent();
  return {name, std::move(table), std::move(style), extent, {}};
}

StallMonitor::StallMonitor()
{
  m_beat.setInterval(1);
  m_beat.setTimerType(Qt::PreciseTimer);
  connect(&m_beat, &QTimer::timeout, this, [this] {
    const qint64 waited = waitedForProcessorMs();
    m_longest = std::max(m_longest, m_since.restart() - (waited - m_waited));
    m_waited = waited;
  });
  reset();
  m_beat.start();
}

void StallMonitor::reset()
{
  m_longest = 0;
  m_waited = waitedForProcessorMs();
  m_since.start();
}

qint64 StallMonitor::waitedForProcessorMs()
{
  // "time on the processor, time waiting for it, slices", nanoseconds: kernel's sched-stats.rst
  QFile stat(QStringLiteral("/proc/thread-self/schedstat"));
  if (!stat.open(QIODevice::ReadOnly))
    return 0;
  return stat.readAll().split(' ').value(1).toLongLong() / 1'000'000;
}

} // namespace diaban::test
