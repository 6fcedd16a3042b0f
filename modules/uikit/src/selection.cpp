#include <diaban/uikit/selection.h>

#include <algorithm>
#include <iterator>

namespace diaban::uikit {

bool Selection::contains(const QString& layer, qint64 row) const
{
  return layer == m_layer && std::binary_search(m_rows.begin(), m_rows.end(), row);
}

void Selection::set(const QString& layer, std::vector<qint64> rows, How how)
{
  if (!std::is_sorted(rows.begin(), rows.end()))
    std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  std::vector<qint64> made;
  const auto join = [&](auto operation) {
    operation(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), std::back_inserter(made));
  };
  const auto replace = [&] { made = std::move(rows); };
  if (layer != m_layer)
    replace();
  else
    switch (how) {
    case How::Replace: replace(); break;
    case How::Add: join([](auto... range) { std::set_union(range...); }); break;
    case How::Toggle: join([](auto... range) { std::set_symmetric_difference(range...); }); break;
    case How::Remove: join([](auto... range) { std::set_difference(range...); }); break;
    case How::Keep: join([](auto... range) { std::set_intersection(range...); }); break;
    }
  const QString name = made.empty() ? QString() : layer;
  if (name == m_layer && made == m_rows)
    return;
  m_layer = name;
  m_rows = std::move(made);
  Q_EMIT changed();
}

} // namespace diaban::uikit
