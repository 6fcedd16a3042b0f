#include "wraprow.h"

#include <QLayout>

#include <algorithm>
#include <memory>
#include <vector>

namespace diaban::coverage {
namespace {

constexpr int kGap = 8;

} // namespace

class WrapLayout final : public QLayout {
public:
  using QLayout::QLayout;

  void addItem(QLayoutItem* item) override { m_items.emplace_back(item); }
  int count() const override { return static_cast<int>(m_items.size()); }
  QLayoutItem* itemAt(int at) const override
  {
    return at >= 0 && at < count() ? m_items[static_cast<std::size_t>(at)].get() : nullptr;
  }
  QLayoutItem* takeAt(int at) override
  {
    if (at < 0 || at >= count())
      return nullptr;
    QLayoutItem* taken = m_items[static_cast<std::size_t>(at)].release();
    m_items.erase(m_items.begin() + at);
    return taken;
  }
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return place({0, 0, width, 0}, false); }
  QSize minimumSize() const override
  {
    QSize size;
    for (const auto& item : m_items)
      if (!item->isEmpty())
        size = size.expandedTo(item->sizeHint());
    return size;
  }
  QSize sizeHint() const override { return minimumSize(); }
  void setGeometry(const QRect& rect) override
  {
    QLayout::setGeometry(rect);
    place(rect, true);
  }

private:
  /// \returns the height that it takes
  int place(const QRect& rect, bool isMeant) const
  {
    int x = rect.left(), y = rect.top(), height = 0;
    for (const auto& item : m_items) {
      if (item->isEmpty())
        continue;
      const QSize size = item->sizeHint();
      if (x > rect.left() && x + size.width() > rect.left() + rect.width()) {
        x = rect.left();
        y += height + kGap;
        height = 0;
      }
      if (isMeant)
        item->setGeometry({{x, y}, size});
      x += size.width() + kGap;
      height = std::max(height, size.height());
    }
    return y + height - rect.top();
  }

  std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

WrapRow::WrapRow(QWidget* parent)
    : QWidget(parent)
{
  auto* layout = new WrapLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void WrapRow::add(QWidget* widget)
{
  layout()->addWidget(widget);
}

} // namespace diaban::coverage
