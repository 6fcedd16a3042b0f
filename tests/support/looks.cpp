#include "looks.h"

#include <diaban/uikit/tokens.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QHash>
#include <QImage>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

namespace diaban::test {
namespace {

constexpr double kLeastContrast = 4.5;
constexpr double kLeastOfIcons = 3;

QString describe(const QWidget& widget)
{
  QString text;
  if (const auto* label = qobject_cast<const QLabel*>(&widget))
    text = label->text();
  else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
    text = button->text();
  if (text.isEmpty())
    text = widget.accessibleName();
  const QWidget* parent = widget.parentWidget();
  return QStringLiteral("%1 “%2” in %3")
      .arg(QLatin1String(widget.metaObject()->className()), text,
           QLatin1String(parent == nullptr ? "nothing" : parent->metaObject()->className()));
}

bool isSeen(const QWidget& widget)
{
  return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

/// Whether no sheet or list lies over it, and all of it is within what scrolls.
bool isWhole(const QWidget& widget)
{
  if (widget.visibleRegion().boundingRect() != widget.rect())
    return false;
  const QRect inner = widget.rect().adjusted(2, 2, -2, -2);
  const std::array places{inner.center(), inner.topLeft(), inner.topRight(), inner.bottomLeft(),
                          inner.bottomRight()};
  return std::all_of(places.begin(), places.end(), [&](const QPoint& place) {
    const QWidget* top = widget.window()->childAt(widget.mapTo(widget.window(), place));
    return top != nullptr && (top == &widget || widget.isAncestorOf(top));
  });
}

bool isControl(const QWidget& widget)
{
  return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
         qobject_cast<const QLineEdit*>(&widget) != nullptr ||
         qobject_cast<const QComboBox*>(&widget) != nullptr ||
         qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
         qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
         qobject_cast<const QTabBar*>(&widget) != nullptr ||
         (qobject_cast<const QAbstractSlider*>(&widget) != nullptr &&
          qobject_cast<const QScrollBar*>(&widget) == nullptr);
}

/// Parts that Qt makes inside its own controls.
bool isPartOfControl(const QWidget& widget)
{
  for (const QWidget* w = widget.parentWidget(); w != nullptr && !w->isWindow();
       w = w->parentWidget())
    if (isControl(*w))
      return true;
  return widget.objectName().startsWith(QStringLiteral("qt_"));
}

QList<QWidget*> partsOf(const QLayout& layout)
{
  QList<QWidget*> parts;
  for (int i = 0; i < layout.count(); ++i)
    if (QWidget* part = layout.itemAt(i)->widget(); part != nullptr && part->isVisible())
      parts << part;
  return parts;
}

/// The colours of a picture, the commonest first.
std::vector<QRgb> coloursOf(const QImage& image)
{
  QHash<QRgb, int> counts;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      ++counts[image.pixel(x, y)];
  std::vector<std::pair<int, QRgb>> byCount;
  for (auto it = counts.cbegin(); it != counts.cend(); ++it)
    byCount.emplace_back(it.value(), it.key());
  std::sort(byCount.begin(), byCount.end(), std::greater<>());
  std::vector<QRgb> colours;
  for (const auto& [count, colour] : byCount)
    colours.push_back(colour);
  return colours;
}

/// Between the ground, which most of the picture is, and the letters, which come next where they
/// are painted without smoothing.
double contrastOfLetters(const QImage& image)
{
  const std::vector<QRgb> colours = coloursOf(image);
  return colours.size() < 2 ? 1 : uikit::contrast(QColor(colours[0]), QColor(colours[1]));
}

/// Between the ground and whatever stands out most: the middle of a smooth line.
double strongestContrast(const QImage& image)
{
  const std::vector<QRgb> colours = coloursOf(image);
  double best = 1;
  for (const QRgb colour : colours)
    best = std::max(best, uikit::contrast(QColor(colours[0]), QColor(colour)));
  return best;
}

/// Without the box that is checked: it is a filled square.
QRect textRect(const QWidget& widget)
{
  if (qobject_cast<const QCheckBox*>(&widget) == nullptr &&
      qobject_cast<const QRadioButton*>(&widget) == nullptr)
    return widget.rect();
  QStyleOptionButton option;
  option.initFrom(&widget);
  return widget.style()->subElementRect(QStyle::SE_CheckBoxContents, &option, &widget);
}

bool isIconAlone(const QWidget& widget)
{
  const auto* tool = qobject_cast<const QToolButton*>(&widget);
  return tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
}

} // namespace

QStringList overlaps(QWidget& window)
{
  QStringList found;
  for (const QLayout* layout : window.findChildren<QLayout*>()) {
    const QWidget* holder = layout->parentWidget();
    if (holder == nullptr || !isSeen(*holder) || holder->inherits("QMainWindow"))
      continue;
    const QList<QWidget*> parts = partsOf(*layout);
    for (qsizetype i = 0; i < parts.size(); ++i) {
      if (!holder->rect().contains(parts[i]->geometry()) && parts[i]->parentWidget() == holder)
        found << QStringLiteral("%1 sticks out").arg(describe(*parts[i]));
      for (qsizetype j = i + 1; j < parts.size(); ++j)
        if (parts[i]->geometry().intersects(parts[j]->geometry()) &&
            !layout->inherits("QStackedLayout"))
          found << QStringLiteral("%1 lies over %2").arg(describe(*parts[i]), describe(*parts[j]));
    }
  }
  return found;
}

QStringList namelessControls(QWidget& window)
{
  QStringList found;
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (!isSeen(*widget) || !isControl(*widget) || isPartOfControl(*widget))
      continue;
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
    if (face == nullptr || face->text(QAccessible::Name).trimmed().isEmpty())
      found << describe(*widget);
  }
  return found;
}

QStringList tabJumps(QWidget& window)
{
  QStringList found;
  const QWidget* before = nullptr;
  QWidget* at = window.nextInFocusChain();
  for (; at != &window; at = at->nextInFocusChain()) {
    if (!isSeen(*at) || !at->isEnabled() || !(at->focusPolicy() & Qt::TabFocus) ||
        isPartOfControl(*at))
      continue;
    if (before != nullptr && before->parentWidget() == at->parentWidget()) {
      const QRect from = before->geometry(), to = at->geometry();
      const bool isBelow = to.top() >= from.bottom();
      const bool isRight = to.left() >= from.right();
      if (!isBelow && !isRight)
        found << QStringLiteral("%1 after %2").arg(describe(*at), describe(*before));
    }
    before = at;
  }
  return found;
}

QStringList paleTexts(QWidget& window)
{
  QStringList found;
  const QImage picture = window.grab().toImage();
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    const auto* label = qobject_cast<QLabel*>(widget);
    const auto* button = qobject_cast<QAbstractButton*>(widget);
    const bool hasText = (label != nullptr && !label->text().trimmed().isEmpty()) ||
                         (button != nullptr && !button->text().isEmpty());
    if (!hasText || !isSeen(*widget) || !isWhole(*widget) || !widget->isEnabled())
      continue;
    const QRect place = textRect(*widget)
                            .translated(widget->mapTo(&window, QPoint(0, 0)))
                            .intersected(window.rect())
                            .adjusted(3, 3, -3, -3);
    if (place.width() < 8 || place.height() < 8)
      continue;
    const bool isIcon = isIconAlone(*widget);
    const QImage part = picture.copy(place);
    const double contrast = isIcon ? strongestContrast(part) : contrastOfLetters(part);
    if (contrast < (isIcon ? kLeastOfIcons : kLeastContrast))
      found << QStringLiteral("%1: %2").arg(describe(*widget)).arg(contrast, 0, 'f', 2);
  }
  return found;
}

} // namespace diaban::test
