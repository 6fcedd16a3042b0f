#include "importtext.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QButtonGroup>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QRadioButton>

namespace diaban::desktop {
namespace {

constexpr int kFirstReading = 2; ///< column; the field and its bytes come before

} // namespace

ImportText::ImportText(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  m_head = new QLabel(this);
  m_head->setFont(uikit::type(uikit::TextSize::Body, true));
  m_head->setWordWrap(true);
  column->addWidget(m_head);
  connect(m_group, &QButtonGroup::idClicked, this,
          [this](int id) { Q_EMIT chosen(m_encodings.value(id)); });
}

QList<QAbstractButton*> ImportText::readings() const
{
  return m_group->buttons();
}

void ImportText::setFile(const ImportFile& file)
{
  const bool isInDoubt = file.source.isReadable && !file.check().textReadings.isEmpty();
  setVisible(isInDoubt);
  if (!isInDoubt)
    return;
  m_head->setText(file.answer.encoding.isEmpty()
                      ? tr("Vietnamese text: choose the column that reads well")
                      : tr("Vietnamese text"));
  showWords(file);
}

void ImportText::showWords(const ImportFile& file)
{
  const bool hadFocus = m_table != nullptr && m_table->isAncestorOf(window()->focusWidget());
  for (QAbstractButton* button : m_group->buttons())
    m_group->removeButton(button);
  if (m_table != nullptr) {
    m_table->hide();
    m_table->deleteLater();
  }
  m_table = uikit::ground(QStringLiteral("base"), this);
  m_grid = new QGridLayout(m_table);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setSpacing(0);
  layout()->addWidget(m_table);
  m_encodings.clear();
  m_grid->addWidget(cell(tr("Field"), false), 0, 0);
  m_grid->addWidget(cell(tr("In the file"), false), 0, 1);
  const auto& readings = file.check().textReadings;
  for (int i = 0; i < readings.size(); ++i) {
    const bool isChosen = readings[i].encoding == file.answer.encoding;
    const QString fit = QLocale().toString(readings[i].fit * 100, 'f', 0);
    //: %1 name of an encoding, %2 share of its words that are Vietnamese, in percent
    auto* button = new QRadioButton(tr("%1: %2%").arg(readings[i].title, fit), m_table);
    button->setChecked(isChosen);
    m_group->addButton(button, i);
    m_encodings.append(readings[i].encoding);
    auto* head = new QFrame(m_table);
    head->setProperty("cell", isChosen ? QStringLiteral("chosen") : QStringLiteral("plain"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(button);
    m_grid->addWidget(head, 0, kFirstReading + i);
    m_grid->setColumnStretch(kFirstReading + i, 1);
    if (isChosen && hadFocus)
      button->setFocus();
  }
  int row = 0;
  for (const workspace::TextSample& sample : file.check().texts) {
    m_grid->addWidget(cell(geo::readText(sample.field, file.answer.encoding), false), ++row, 0);
    m_grid->addWidget(cell(sample.raw, false), row, 1);
    for (int i = 0; i < readings.size(); ++i)
      m_grid->addWidget(cell(geo::readText(sample.raw, readings[i].encoding),
                             readings[i].encoding == file.answer.encoding),
                        row, kFirstReading + i);
  }
  m_grid->setColumnStretch(1, 1);
}

QLabel* ImportText::cell(const QString& text, bool isChosen)
{
  auto* label = new QLabel(text, m_table);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setProperty("cell", isChosen ? QStringLiteral("chosen") : QStringLiteral("plain"));
  return label;
}

} // namespace diaban::desktop
