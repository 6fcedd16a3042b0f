#include "rowcolumns.h"

#include <diaban/uikit/setting.h>
#include <diaban/uikit/theme.h>

#include <QAbstractItemModel>
#include <QFontMetrics>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kSaveMs = 400;
constexpr int kLeast = 48;
constexpr int kMost = 600;
constexpr int kNumberWidth = 96;
constexpr int kTextWidth = 150;
constexpr int kHeadPadding = 36; ///< with room for the arrow

bool isText(const geo::Field& field)
{
  return field.type == geo::FieldType::Text || field.type == geo::FieldType::Blob;
}

/// One column of the remembered list: "+150 ten" or "-150 ten" when it is hidden.
QString entryOf(const QString& name, int width, bool isHidden)
{
  return QStringLiteral("%1%2 %3")
      .arg(isHidden ? QStringLiteral("-") : QStringLiteral("+"))
      .arg(width)
      .arg(name);
}

} // namespace

RowColumns::RowColumns(QHeaderView& header, QSettings* settings)
    : QObject(&header)
    , m_header(header)
    , m_settings(settings)
{
  m_later.setSingleShot(true);
  m_later.setInterval(kSaveMs);
  connect(&m_later, &QTimer::timeout, this, &RowColumns::save);
  const auto later = [this] { m_later.start(); };
  connect(&header, &QHeaderView::sectionMoved, this, later);
  connect(&header, &QHeaderView::sectionResized, this, later);
}

QByteArray RowColumns::key() const
{
  return "rows/columns/" + m_layer.uid.toHex().toUtf8();
}

void RowColumns::show(const workspace::Layer& layer)
{
  const bool isSame = m_layer.uid == layer.uid && m_layer.fields == layer.fields;
  m_layer = layer;
  if (isSame)
    return;
  arrange();
  const QByteArray name = key();
  if (m_settings != nullptr)
    restore(Setting<QStringList>{name.constData(), {}}.read(*m_settings));
  m_later.stop();
}

/// As the fields come, as wide as their kind needs.
void RowColumns::arrange()
{
  const QFontMetrics metrics(type(TextSize::Body));
  for (int column = 0; column < m_layer.fields.size() && column < m_header.count(); ++column) {
    const geo::Field& field = m_layer.fields[column];
    m_header.moveSection(m_header.visualIndex(column), column);
    m_header.setSectionHidden(column, false);
    const int head = metrics.horizontalAdvance(field.name) + kHeadPadding;
    const int width = isText(field) ? kTextWidth : kNumberWidth;
    m_header.resizeSection(column, std::clamp(std::max(head, width), kLeast, 2 * kTextWidth));
  }
  Q_EMIT changed();
}

/// Fields that came since stand behind those that are remembered; others are gone.
void RowColumns::restore(const QStringList& columns)
{
  int place = 0;
  for (const QString& entry : columns) {
    const QString name = entry.section(QLatin1Char(' '), 1);
    const auto field = std::find_if(m_layer.fields.begin(), m_layer.fields.end(),
                                    [&](const geo::Field& it) { return it.name == name; });
    bool isNumber = false;
    const int width = entry.mid(1).section(QLatin1Char(' '), 0, 0).toInt(&isNumber);
    if (field == m_layer.fields.end() || !isNumber || place >= m_header.count())
      continue;
    const int column = static_cast<int>(field - m_layer.fields.begin());
    m_header.resizeSection(column, std::clamp(width, kLeast, kMost));
    m_header.moveSection(m_header.visualIndex(column), place++);
    m_header.setSectionHidden(column, entry.startsWith(QLatin1Char('-')));
  }
  if (visible().isEmpty() && m_header.count() > 0)
    m_header.setSectionHidden(m_header.logicalIndex(0), false);
  Q_EMIT changed();
}

void RowColumns::save()
{
  if (m_settings == nullptr || m_layer.fields.isEmpty())
    return;
  QStringList columns;
  for (int at = 0; at < m_header.count(); ++at) {
    const int column = m_header.logicalIndex(at);
    const bool isHidden = m_header.isSectionHidden(column);
    if (column <
        m_layer.fields.size()) // a hidden one has no width, and gets one when it comes back
      columns.append(entryOf(m_layer.fields[column].name,
                             isHidden ? kTextWidth : m_header.sectionSize(column), isHidden));
  }
  const QByteArray name = key();
  Setting<QStringList>{name.constData(), {}}.write(*m_settings, columns);
}

void RowColumns::reset()
{
  arrange();
  m_later.stop();
  if (m_settings != nullptr)
    m_settings->remove(QString::fromUtf8(key()));
}

QVector<int> RowColumns::visible() const
{
  QVector<int> columns;
  for (int at = 0; at < m_header.count(); ++at)
    if (const int column = m_header.logicalIndex(at); !m_header.isSectionHidden(column))
      columns.append(column);
  return columns;
}

/// The last one stays: a table without columns could not be brought back from its head.
void RowColumns::setShown(int column, bool isShown)
{
  if (!isShown && visible().size() <= 1)
    return;
  m_header.setSectionHidden(column, !isShown);
  m_later.start();
  Q_EMIT changed();
}

void RowColumns::fill(QMenu& menu, int at)
{
  if (at >= 0 && at < m_layer.fields.size()) {
    //: %1 name of a column
    QAction* hide = menu.addAction(tr("Hide “%1”").arg(m_layer.fields[at].name));
    connect(hide, &QAction::triggered, this, [this, at] { setShown(at, false); });
    menu.addSeparator();
  }
  for (int place = 0; place < m_header.count(); ++place) {
    const int column = m_header.logicalIndex(place);
    if (column >= m_layer.fields.size())
      continue;
    QAction* shown = menu.addAction(
        QString(m_layer.fields[column].name).replace(QLatin1Char('&'), QLatin1String("&&")));
    shown->setCheckable(true);
    shown->setChecked(!m_header.isSectionHidden(column));
    connect(shown, &QAction::toggled, this, [this, column](bool on) { setShown(column, on); });
  }
  menu.addSeparator();
  connect(menu.addAction(tr("Show all columns")), &QAction::triggered, this, [this] {
    for (int column = 0; column < m_header.count(); ++column)
      setShown(column, true);
  });
  connect(menu.addAction(tr("Columns as they come")), &QAction::triggered, this,
          &RowColumns::reset);
}

} // namespace diaban::uikit
