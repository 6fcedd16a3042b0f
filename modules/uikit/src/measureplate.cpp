#include <diaban/uikit/icons.h>
#include <diaban/uikit/measureplate.h>
#include <diaban/uikit/measuretext.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <utility>

namespace diaban::uikit {
namespace {

constexpr int kMargin = 12;
constexpr int kWidth = 344;
constexpr int kRowHeight = 24;
constexpr int kMostLegs = 5;
constexpr int kMostFigures = 4;

using Line = std::pair<QString, QString>;

QString words(const char* source)
{
  return QCoreApplication::translate("diaban::uikit::MeasurePlate", source);
}

/// Title and value, one below the other.
std::vector<Line> figures(const Measured& measured)
{
  std::vector<Line> lines;
  const geo::Size& size = measured.size;
  const auto add = [&](const char* title, const QString& value) {
    lines.emplace_back(words(title), value);
  };
  if (measured.isArea) {
    if (measured.hasGrid)
      add(QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Area on the grid"),
          areaWords(size.gridSquareMetres));
    add(QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Area on the ellipsoid"),
        areaWords(size.ellipsoidSquareMetres));
  }
  if (measured.hasGrid)
    add(measured.isArea ? QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Perimeter on the grid")
                        : QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Length on the grid"),
        lengthWords(size.gridMetres));
  add(measured.isArea
          ? QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Perimeter on the ellipsoid")
          : QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Length on the ellipsoid"),
      lengthWords(size.ellipsoidMetres));
  if (!measured.isArea && !measured.legs.empty()) {
    const geo::Leg& last = measured.legs.back();
    if (measured.hasGrid)
      add(QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Bearing from grid north"),
          bearingWords(last.gridBearing));
    add(QT_TRANSLATE_NOOP("diaban::uikit::MeasurePlate", "Bearing from true north"),
        bearingWords(last.ellipsoidBearing));
  }
  return lines;
}

} // namespace

QString Measured::text() const
{
  QString all;
  for (const auto& [title, value] : figures(*this))
    all += QStringLiteral("%1\t%2\n").arg(title, value);
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const geo::Leg& leg = legs[i];
    const QString grid = hasGrid
                             ? QStringLiteral("%1\t%2\t")
                                   .arg(lengthWords(leg.gridMetres), bearingWords(leg.gridBearing))
                             : QString();
    all += QStringLiteral("%1\t%2%3\t%4\n")
               .arg(i + 1)
               .arg(grid, lengthWords(leg.ellipsoidMetres), bearingWords(leg.ellipsoidBearing));
  }
  return all;
}

MeasurePlate::MeasurePlate(QWidget* parent)
    : QFrame(parent)
{
  setProperty("plate", true);
  setCursor(Qt::ArrowCursor);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 8, 8, 12);
  column->setSpacing(6);
  auto* head = new QHBoxLayout;
  m_title = new QLabel(this);
  m_title->setFont(type(TextSize::Body, true));
  head->addWidget(m_title, 1);
  const auto button = [&](const char* picture, const QString& name) {
    auto* made = new QToolButton(this);
    made->setIcon(icon(QString::fromLatin1(picture)));
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setFocusPolicy(Qt::TabFocus);
    head->addWidget(made);
    return made;
  };
  connect(button("edit-copy", tr("Copy the figures")), &QToolButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(m_measured.text()); });
  connect(button("close", tr("End measuring")), &QToolButton::clicked, this,
          &MeasurePlate::closeRequested);
  column->addLayout(head);
  m_figures = new QFormLayout;
  m_figures->setSpacing(4);
  m_figures->setHorizontalSpacing(12);
  for (int row = 0; row < kMostFigures; ++row) {
    auto* name = new QLabel(this);
    name->setProperty("muted", true);
    auto* figure = new QLabel(this);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_figures->addRow(name, figure);
  }
  column->addLayout(m_figures);
  m_legs = new QTreeWidget(this);
  m_legs->setRootIsDecorated(false);
  m_legs->setUniformRowHeights(true);
  m_legs->setAccessibleName(tr("Legs"));
  m_legs->setSelectionMode(QAbstractItemView::NoSelection);
  m_legs->setFocusPolicy(Qt::TabFocus);
  m_legs->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_legs->header()->setStretchLastSection(false);
  column->addWidget(m_legs);
  m_hint = caption(tr("Double click or Enter ends, Backspace takes the last corner back."), this);
  column->addWidget(m_hint);
  setFixedWidth(kWidth);
  move(kMargin, kMargin);
  hide();
}

void MeasurePlate::showMeasured(const Measured& measured)
{
  m_measured = measured;
  m_title->setText(measured.isArea ? tr("Area") : tr("Length"));
  const std::vector<Line> lines = figures(measured);
  for (int row = 0; row < kMostFigures; ++row) {
    const bool isUsed = row < static_cast<int>(lines.size());
    const Line line = isUsed ? lines[static_cast<std::size_t>(row)] : Line();
    const auto label = [&](QFormLayout::ItemRole role) {
      return qobject_cast<QLabel*>(m_figures->itemAt(row, role)->widget());
    };
    label(QFormLayout::LabelRole)->setText(line.first);
    label(QFormLayout::FieldRole)->setText(line.second);
    m_figures->setRowVisible(row, isUsed);
  }
  fillLegs(measured);
  m_hint->setVisible(!measured.isFinished);
  show();
  adjustSize();
  raise();
}

void MeasurePlate::fillLegs(const Measured& measured)
{
  m_legs->clear();
  m_legs->setHeaderLabels(
      measured.hasGrid
          ? QStringList{tr("Leg"), tr("Grid, m"), tr("Ellipsoid, m"), tr("Grid bearing")}
          : QStringList{tr("Leg"), tr("Ellipsoid, m"), tr("Bearing")});
  const QLocale locale;
  for (std::size_t i = 0; i < measured.legs.size(); ++i) {
    const geo::Leg& leg = measured.legs[i];
    QStringList cells{QString::number(i + 1)};
    if (measured.hasGrid)
      cells << locale.toString(leg.gridMetres, 'f', 2);
    cells << locale.toString(leg.ellipsoidMetres, 'f', 2)
          << bearingWords(measured.hasGrid ? leg.gridBearing : leg.ellipsoidBearing) +
                 QChar(QChar::Nbsp);
    auto* item = new QTreeWidgetItem(m_legs, cells);
    for (int column = 1; column < cells.size(); ++column)
      item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    item->setSizeHint(0, {0, kRowHeight});
  }
  const int columns = m_legs->columnCount();
  for (int column = 0; column < columns; ++column)
    m_legs->header()->setSectionResizeMode(column, column == 0 || column == columns - 1
                                                       ? QHeaderView::ResizeToContents
                                                       : QHeaderView::Stretch);
  const int rows = std::min(static_cast<int>(measured.legs.size()), kMostLegs);
  m_legs->setFixedHeight(m_legs->header()->sizeHint().height() + rows * kRowHeight + 4);
  m_legs->setVisible(measured.legs.size() > 1);
  if (m_legs->topLevelItemCount() > 0)
    m_legs->scrollToItem(m_legs->topLevelItem(m_legs->topLevelItemCount() - 1));
}

} // namespace diaban::uikit
