#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaban::uikit {

QLabel* caption(const QString& text, QWidget* parent, bool muted)
{
  auto* label = new QLabel(text, parent);
  label->setFont(type(TextSize::Caption));
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  if (muted)
    label->setProperty("muted", true);
  return label;
}

void nameButton(QToolButton& button, const QAction& action)
{
  const QString word = action.text().remove(QLatin1Char('&'));
  const QString keys = action.shortcut().toString(QKeySequence::NativeText);
  button.setAccessibleName(word);
  button.setToolTip(keys.isEmpty() ? word : QStringLiteral("%1 (%2)").arg(word, keys));
}

QToolButton* toolButton(QAction* action, QWidget* parent, bool withWord)
{
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(withWord ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
  nameButton(*button, *action);
  return button;
}

void addSearchIcon(QLineEdit& field)
{
  QAction* glass = field.addAction(icon(QStringLiteral("edit-find"), Token::TextMuted),
                                   QLineEdit::LeadingPosition);
  glass->setText(field.accessibleName());
}

QWidget* ground(const QString& surface, QWidget* parent)
{
  auto* widget = new QWidget(parent);
  widget->setProperty("surface", surface);
  widget->setAttribute(Qt::WA_StyledBackground);
  return widget;
}

QFrame* lineRow(QWidget* parent)
{
  auto* frame = new QFrame(parent);
  frame->setProperty("line", QStringLiteral("bottom"));
  return frame;
}

ScrollColumn scrollColumn(const QString& surface, QWidget* parent)
{
  ScrollColumn column;
  column.area = new QScrollArea(parent);
  column.area->setWidgetResizable(true);
  column.area->setFrameShape(QFrame::NoFrame);
  column.area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  QWidget* inner = ground(surface, column.area);
  column.rows = new QVBoxLayout(inner);
  column.rows->setContentsMargins(0, 0, 0, 0);
  column.rows->setSpacing(0);
  column.area->setWidget(inner);
  return column;
}

} // namespace diaban::uikit
