#include "printsheet.h"

#include "statusline.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace diaban::desktop {
namespace {

using cartography::Paper;

constexpr std::array kPapers{Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0};
constexpr std::array kScales{500, 1000, 2000, 5000, 10'000, 25'000, 50'000, 100'000, 250'000};
constexpr QSize kPreview(380, 400);
constexpr int kFormWidth = 264;
constexpr int kSettleMs = 200;

} // namespace

PrintSheet::PrintSheet(const cartography::PageSetup& start, bool inDegrees, QWidget* window)
    : Sheet(tr("Print the map"), window)
    , m_start(start)
    , m_inDegrees(inDegrees)
{
  auto* content = new QWidget(this);
  auto* row = new QHBoxLayout(content);
  row->setContentsMargins(16, 12, 16, 12);
  row->setSpacing(16);
  auto* form = new QWidget(content);
  form->setFixedWidth(kFormWidth);
  auto* column = new QVBoxLayout(form);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  buildForm(*column);
  row->addWidget(form);
  m_preview = new QLabel(tr("Drawing…"), content);
  m_preview->setAlignment(Qt::AlignCenter);
  m_preview->setMinimumSize(kPreview);
  m_preview->setWordWrap(true);
  m_preview->setAccessibleName(tr("Preview of the sheet"));
  row->addWidget(m_preview, 1);
  content->setFocusProxy(m_title);
  content->setFocusPolicy(Qt::StrongFocus);
  setContent(content, {720, 560});
  connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &Sheet::close);
  m_save = addButton(tr("Save as PDF…"), true);
  connect(m_save, &QPushButton::clicked, this, &PrintSheet::saveRequested);
  m_settled.setSingleShot(true);
  m_settled.setInterval(kSettleMs);
  connect(&m_settled, &QTimer::timeout, this, &PrintSheet::changed);
  check();
}

void PrintSheet::buildForm(QVBoxLayout& column)
{
  auto* fields = new QFormLayout;
  fields->setSpacing(8);
  fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_title = new QLineEdit(m_start.title, this);
  m_title->setPlaceholderText(tr("No title"));
  fields->addRow(tr("Title"), m_title);
  m_paper = new QComboBox(this);
  for (const Paper paper : kPapers)
    m_paper->addItem(cartography::paperName(paper));
  m_paper->setCurrentText(cartography::paperName(m_start.paper));
  fields->addRow(tr("Paper"), m_paper);
  m_turn = new QComboBox(this);
  m_turn->addItems({tr("Upright"), tr("Across")});
  m_turn->setCurrentIndex(m_start.isLandscape);
  fields->addRow(tr("Orientation"), m_turn);
  m_scale = new QComboBox(this);
  m_scale->setEditable(true);
  m_scale->setInsertPolicy(QComboBox::NoInsert);
  for (const int scale : kScales)
    m_scale->addItem(StatusLine::scaleText(scale));
  m_scale->setEditText(StatusLine::scaleText(m_start.denominator));
  m_scale->lineEdit()->setAttribute(Qt::WA_InputMethodEnabled, false);
  fields->addRow(tr("Scale"), m_scale);
  m_author = new QLineEdit(m_start.author, this);
  fields->addRow(tr("Author"), m_author);
  for (int i = 0; i < fields->rowCount(); ++i)
    fields->itemAt(i, QFormLayout::FieldRole)
        ->widget()
        ->setAccessibleName(
            qobject_cast<QLabel*>(fields->itemAt(i, QFormLayout::LabelRole)->widget())->text());
  column.addLayout(fields);
  column.addSpacing(8);
  m_legend = box(tr("Legend"), m_start.hasLegend, column);
  m_scaleBar = box(tr("Scale bar"), m_start.hasScaleBar, column);
  m_north = box(tr("North arrow"), m_start.hasNorthArrow, column);
  m_crs = box(tr("Coordinate system"), !m_start.crs.isEmpty(), column);
  m_date = box(tr("Date"), m_start.date.isValid(), column);
  column.addStretch(1);
  for (QComboBox* combo : {m_paper, m_turn, m_scale})
    connect(combo, &QComboBox::currentTextChanged, this, &PrintSheet::check);
  for (QLineEdit* line : {m_title, m_author})
    connect(line, &QLineEdit::textChanged, this, &PrintSheet::check);
}

QCheckBox* PrintSheet::box(const QString& words, bool isOn, QVBoxLayout& column)
{
  auto* made = new QCheckBox(words, this);
  made->setChecked(isOn);
  column.addWidget(made);
  connect(made, &QCheckBox::toggled, this, &PrintSheet::check);
  return made;
}

cartography::PageSetup PrintSheet::setup() const
{
  cartography::PageSetup setup = m_start;
  setup.paper = kPapers[static_cast<std::size_t>(std::max(0, m_paper->currentIndex()))];
  setup.isLandscape = m_turn->currentIndex() == 1;
  setup.denominator = StatusLine::readScale(m_scale->currentText()).value_or(m_start.denominator);
  setup.title = m_title->text().trimmed();
  setup.author = m_author->text().trimmed();
  setup.hasLegend = m_legend->isChecked();
  setup.hasScaleBar = m_scaleBar->isChecked();
  setup.hasNorthArrow = m_north->isChecked();
  if (!m_crs->isChecked())
    setup.crs.clear();
  if (!m_date->isChecked())
    setup.date = {};
  return setup;
}

void PrintSheet::check()
{
  const bool isScale = StatusLine::readScale(m_scale->currentText()).has_value();
  uikit::setLook(m_scale, "state", isScale ? QString() : QStringLiteral("error"));
  m_save->setEnabled(isScale);
  if (!isScale) {
    setSentence(tr("“%1” is no scale. Type it as 1:5,000.").arg(m_scale->currentText()));
    return;
  }
  const cartography::PageSetup now = setup();
  const geo::Extent extent = cartography::pageLayout(now).extent;
  const QLocale locale;
  const QString across = locale.toString(extent.width() * now.metresPerUnit, 'f', 0);
  if (m_inDegrees)
    //: %1 metres on the ground
    setSentence(tr("The map shows %1 m from west to east, exactly to scale in that direction.")
                    .arg(across));
  else
    //: %1 and %2 metres on the ground
    setSentence(tr("The map shows %1 × %2 m, exactly to scale.")
                    .arg(across, locale.toString(extent.height() * now.metresPerUnit, 'f', 0)));
  m_settled.start();
}

double PrintSheet::previewDotsPerMm() const
{
  const QSizeF paper = cartography::pageLayout(setup()).paper;
  const QSizeF room = QSizeF(kPreview) * devicePixelRatioF();
  return std::min(room.width() / paper.width(), room.height() / paper.height());
}

void PrintSheet::showPreview(const QImage& page)
{
  QPixmap picture = QPixmap::fromImage(page);
  picture.setDevicePixelRatio(devicePixelRatioF());
  m_preview->setPixmap(picture);
}

void PrintSheet::showFault(const QString& sentence)
{
  m_preview->setText(sentence);
}

} // namespace diaban::desktop
