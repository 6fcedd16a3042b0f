#include "checkrow.h"

#include <diaban/uikit/parts.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>

namespace diaban::coverage {
namespace {

constexpr int kBoxWidth = 20; ///< of a check box alone, with its focus frame

} // namespace

CheckRow::CheckRow(const QString& name, const QPixmap& swatch, QWidget* parent)
    : QWidget(parent)
    , m_box(new QCheckBox(this))
    , m_aside(uikit::caption({}, this))
{
  m_box->setAccessibleName(name);
  m_box->setFixedWidth(kBoxWidth);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  row->addWidget(m_box);
  if (!swatch.isNull()) {
    auto* mark = new QLabel(this);
    mark->setPixmap(swatch);
    row->addWidget(mark);
  }
  auto* words = new QLabel(name, this);
  words->setWordWrap(true);
  words->setTextFormat(Qt::PlainText);
  m_aside->setWordWrap(false);
  row->addWidget(words, 1);
  row->addWidget(m_aside);
}

void CheckRow::setAside(const QString& words)
{
  m_aside->setText(words);
  m_box->setAccessibleDescription(words);
}

void CheckRow::mousePressEvent(QMouseEvent* event)
{
  event->accept();
}

void CheckRow::mouseReleaseEvent(QMouseEvent* event)
{
  if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
    m_box->click();
}

} // namespace diaban::coverage
