#include <diaban/uikit/rowmodel.h>
#include <diaban/workspace/typedvalue.h>

#include <QDateTime>
#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {
namespace {

using geo::FieldType;

constexpr int kMostDecimals = 3;
const QString kNoValue = QStringLiteral("–");
const QString kNotYet = QStringLiteral("…");

bool isNumber(FieldType type)
{
  return type == FieldType::Integer || type == FieldType::Real;
}

/// As many decimals as the number has, three at most.
QString numberText(double number)
{
  if (!std::isfinite(number))
    return kNoValue;
  const QLocale locale;
  QString text = locale.toString(number, 'f', kMostDecimals);
  while (text.endsWith(QLatin1Char('0')))
    text.chop(1);
  if (text.endsWith(locale.decimalPoint()))
    text.chop(locale.decimalPoint().size());
  return text;
}

QString dateText(const QString& iso, FieldType type)
{
  if (type == FieldType::Date) {
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    return date.isValid() ? date.toString(QStringLiteral("dd/MM/yyyy")) : iso;
  }
  const QDateTime time = QDateTime::fromString(iso, Qt::ISODate);
  return time.isValid() ? time.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm")) : iso;
}

} // namespace

QString RowModel::text(const QVariant& cell, FieldType type)
{
  switch (cell.userType()) {
  case QMetaType::Bool: return cell.toBool() ? tr("yes") : tr("no");
  case QMetaType::LongLong: return QLocale().toString(cell.toLongLong());
  case QMetaType::Double: return numberText(cell.toDouble());
  case QMetaType::QString:
    return type == FieldType::Date || type == FieldType::DateTime ? dateText(cell.toString(), type)
                                                                  : cell.toString().simplified();
  case QMetaType::QByteArray:
    return tr("%n byte(s)", nullptr, static_cast<int>(cell.toByteArray().size()));
  default: return kNoValue;
  }
}

Result<const workspace::RowView*> RowModel::Reader::open(Progress& progress)
{
  if (!view) {
    DIABAN_TRY(opened, workspace::RowView::open(moment, layer, progress));
    view = std::move(opened);
  }
  return static_cast<const workspace::RowView*>(view.get());
}

RowModel::RowModel(QObject* parent)
    : QAbstractTableModel(parent)
{
  m_orderPool.setMaxThreadCount(1);
  m_cellPool.setMaxThreadCount(1);
}

RowModel::~RowModel()
{
  m_life.reset();
  m_orderPool.waitForDone();
  m_cellPool.waitForDone();
}

void RowModel::show(const workspace::Moment& moment, const workspace::Layer& layer)
{
  beginResetModel();
  m_life.reset();
  takeLayer(layer);
  m_filter = {};
  m_sort.clear();
  m_rows.clear();
  m_pages.clear();
  m_wanted.clear();
  m_isFetching = false;
  m_isOrdering = false;
  m_orderReader.reset();
  m_cellReader.reset();
  endResetModel();
  if (moment.workspace == nullptr)
    return;
  m_life = std::make_unique<QObject>();
  read(moment);
  reorder();
}

void RowModel::read(const workspace::Moment& moment)
{
  m_orderReader = std::make_shared<Reader>(Reader{moment, m_layer.name, nullptr});
  m_cellReader = std::make_shared<Reader>(Reader{moment, m_layer.name, nullptr});
}

void RowModel::takeLayer(const workspace::Layer& layer)
{
  m_layer = layer;
  m_categories.clear();
  m_categoryColumn = -1;
  const workspace::Style& style = layer.style;
  if (style.kind != workspace::Style::Kind::Categorised)
    return;
  for (qsizetype i = 0; i < layer.fields.size(); ++i)
    if (layer.fields[i].name == style.field)
      m_categoryColumn = static_cast<int>(i);
  for (qsizetype i = 0; i < style.categories.size(); ++i)
    m_categories.insert(style.categories[i].value, i);
}

void RowModel::refresh(const workspace::Moment& moment, const workspace::Layer& layer)
{
  if (m_orderReader == nullptr || layer.fields != m_layer.fields) { // the readers know the old ones
    show(moment, layer);
    return;
  }
  takeLayer(layer);
  if (moment.past != m_orderReader->moment.past)
    read(moment);
  m_pages.clear();
  reorder();
}

bool RowModel::isOf(const workspace::Moment& moment) const
{
  return m_orderReader != nullptr && m_orderReader->moment.past == moment.past;
}

void RowModel::setFilter(const workspace::RowFilter& filter)
{
  if (m_filter == filter || m_orderReader == nullptr)
    return;
  m_filter = filter;
  reorder();
}

void RowModel::sort(int column, Qt::SortOrder order)
{
  QVector<workspace::RowSort> sort;
  if (column >= 0 && column < m_layer.fields.size())
    sort.append({m_layer.fields[column].name, order == Qt::DescendingOrder});
  if (m_sort == sort || m_orderReader == nullptr)
    return;
  m_sort = sort;
  if (columnCount() > 0)
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  reorder();
}

void RowModel::reorder()
{
  m_ordering.cancel();
  m_summing.cancel();
  const int question = ++m_question;
  m_isOrdering = true;
  Q_EMIT busyChanged();
  auto work = [reader = m_orderReader, filter = m_filter,
               sort = m_sort](Progress& progress) -> Result<std::vector<qint64>> {
    SubProgress opening(progress, 0, 0.3), choosing(progress, 0.3, 1);
    DIABAN_TRY(view, reader->open(opening));
    return view->rows(filter, sort, choosing);
  };
  auto done = [this, question](Result<std::vector<qint64>> rows) {
    if (question != m_question)
      return; // another was asked since
    m_isOrdering = false;
    if (rows)
      takeRows(std::move(rows).value());
    else if (rows.error().code != Error::Code::Cancelled)
      Q_EMIT failed(rows.error());
    Q_EMIT busyChanged();
  };
  m_ordering = startJob(m_orderPool, m_life.get(), std::move(work), std::move(done));
}

void RowModel::read(std::vector<qint64> rows,
                    std::function<void(const QVector<QVariantList>&)> done)
{
  if (m_cellReader == nullptr)
    return;
  auto work = [reader = m_cellReader,
               rows = std::move(rows)](Progress& progress) -> Result<QVector<QVariantList>> {
    DIABAN_TRY(view, reader->open(progress));
    return view->cells(rows);
  };
  startJob(m_cellPool, m_life.get(), std::move(work),
           [this, done = std::move(done)](Result<QVector<QVariantList>> cells) {
             if (cells)
               done(cells.value());
             else if (cells.error().code != Error::Code::Cancelled)
               Q_EMIT failed(cells.error());
           });
}

void RowModel::sum(std::vector<qint64> rows, std::function<void(const Sums&)> done)
{
  m_summing.cancel();
  if (m_orderReader == nullptr)
    return;
  auto work = [reader = m_orderReader, rows = std::move(rows)](Progress& progress) -> Result<Sums> {
    if (!progress.advance(0)) // given up while it waited
      return Error{Error::Code::Cancelled, {}, {}};
    DIABAN_TRY(view, reader->open(progress));
    return view->sums(rows, progress);
  };
  m_summing = startJob(m_orderPool, m_life.get(), std::move(work),
                       [this, done = std::move(done)](Result<Sums> sums) {
                         if (sums)
                           done(sums.value());
                         else if (sums.error().code != Error::Code::Cancelled)
                           Q_EMIT failed(sums.error());
                       });
}

void RowModel::readValues(const QString& field,
                          std::function<void(const workspace::FieldValues&)> done)
{
  if (m_orderReader == nullptr)
    return;
  auto work = [reader = m_orderReader, field](Progress& progress) {
    return workspace::readFieldValues(reader->moment, reader->layer, field, progress);
  };
  startJob(m_orderPool, m_life.get(), std::move(work),
           [this, done = std::move(done)](Result<workspace::FieldValues> values) {
             if (values)
               done(values.value());
             else if (values.error().code != Error::Code::Cancelled)
               Q_EMIT failed(values.error());
           });
}

const workspace::Symbol* RowModel::symbol(const QModelIndex& index) const
{
  if (index.column() != m_categoryColumn)
    return nullptr;
  const auto page = m_pages.constFind(index.row() / kPage);
  if (page == m_pages.constEnd())
    return nullptr;
  const QVariant cell = page->value(index.row() % kPage).value(index.column());
  const auto found = m_categories.constFind(cell.toString());
  return found == m_categories.constEnd() ? nullptr : &m_layer.style.categories[*found].symbol;
}

void RowModel::stop()
{
  m_ordering.cancel();
}

void RowModel::takeRows(std::vector<qint64> rows)
{
  beginResetModel();
  m_rows = std::move(rows);
  m_pages.clear();
  m_wanted.clear();
  endResetModel();
  Q_EMIT ordered();
}

qint64 RowModel::rowNumber(const QModelIndex& index) const
{
  return m_rows[static_cast<std::size_t>(index.row())];
}

int RowModel::place(qint64 rowNumber) const
{
  const auto found = std::find(m_rows.begin(), m_rows.end(), rowNumber);
  return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RowModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowModel::columnCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_layer.fields.size());
}

QVariant RowModel::data(const QModelIndex& index, int role) const
{
  if (!index.isValid())
    return {};
  const FieldType type = m_layer.fields[index.column()].type;
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue((isNumber(type) ? Qt::AlignRight : Qt::AlignLeft) |
                               Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::EditRole &&
      role < IsEmptyRole)
    return {};
  const int page = index.row() / kPage;
  const auto found = m_pages.constFind(page);
  if (found == m_pages.constEnd()) {
    want(page);
    return role == Qt::DisplayRole ? kNotYet : QVariant();
  }
  const QVariant cell = found->value(index.row() % kPage).value(index.column());
  if (role == IsEmptyRole)
    return cell.isNull();
  if (role == ValueRole)
    return cell;
  if (role == Qt::EditRole)
    return workspace::typedText(cell, type, QLocale());
  return text(cell, type);
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
  if (orientation == Qt::Vertical)
    return {};
  const geo::Field& field = m_layer.fields[section];
  if (role == Qt::ToolTipRole)
    return field.name;
  if (role == Qt::DisplayRole) {
    const QString title = workspace::fieldTitle(m_layer, field.name);
    if (m_sort.isEmpty() || m_sort[0].field != field.name)
      return title;
    return QStringLiteral("%1 %2").arg(title, m_sort[0].isDescending ? QStringLiteral("↓")
                                                                     : QStringLiteral("↑"));
  }
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue((isNumber(field.type) ? Qt::AlignRight : Qt::AlignLeft) |
                               Qt::AlignVCenter);
  return {};
}

Qt::ItemFlags RowModel::flags(const QModelIndex& index) const
{
  const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
  const bool canBeTyped = index.isValid() && m_isWritable && !m_layer.table.isEmpty() &&
                          m_layer.fields[index.column()].type != FieldType::Blob &&
                          m_pages.contains(index.row() / kPage);
  return canBeTyped ? plain | Qt::ItemIsEditable : plain;
}

bool RowModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
  const auto page = m_pages.find(index.row() / kPage);
  if (role != ValueRole || page == m_pages.end() || !(flags(index) & Qt::ItemIsEditable))
    return false;
  QVariantList& row = (*page)[index.row() % kPage];
  if (index.column() >= row.size() || row[index.column()] == value)
    return false;
  row[index.column()] = value;
  Q_EMIT dataChanged(index, index);
  Q_EMIT typed(rowNumber(index), m_layer.fields[index.column()].name, value);
  return true;
}

/// Painting asks for cells one by one; what it asked for is read once the event loop is back.
void RowModel::want(int page) const
{
  if (m_wanted.isEmpty() || m_wanted.last() != page) {
    m_wanted.removeAll(page);
    m_wanted.append(page);
  }
  if (!m_isFetching && m_wanted.size() == 1)
    QMetaObject::invokeMethod(const_cast<RowModel*>(this), &RowModel::fetch, Qt::QueuedConnection);
}

void RowModel::fetch()
{
  if (m_isFetching || m_wanted.isEmpty() || m_cellReader == nullptr)
    return;
  constexpr int kStillWanted = 3; // who scrolls fast has left the others behind
  const int page = m_wanted.takeLast();
  while (m_wanted.size() >= kStillWanted)
    m_wanted.removeFirst();
  const auto first = static_cast<std::size_t>(page) * kPage;
  if (first >= m_rows.size())
    return fetch();
  const std::size_t count = std::min<std::size_t>(kPage, m_rows.size() - first);
  const auto begin = m_rows.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<qint64> rows(begin, begin + static_cast<std::ptrdiff_t>(count));
  m_isFetching = true;
  auto work = [reader = m_cellReader,
               rows = std::move(rows)](Progress& progress) -> Result<QVector<QVariantList>> {
    DIABAN_TRY(view, reader->open(progress));
    return view->cells(rows);
  };
  auto done = [this, page, question = m_question](Result<QVector<QVariantList>> cells) {
    m_isFetching = false;
    if (cells && question == m_question) {
      forgetFarPages(page);
      m_pages.insert(page, cells.value());
      Q_EMIT dataChanged(index(page * kPage, 0),
                         index(std::min(rowCount(), (page + 1) * kPage) - 1, columnCount() - 1));
    } else if (!cells && cells.error().code != Error::Code::Cancelled) {
      Q_EMIT failed(cells.error());
    }
    fetch();
  };
  startJob(m_cellPool, m_life.get(), std::move(work), std::move(done));
}

void RowModel::forgetFarPages(int from)
{
  while (m_pages.size() >= kMostPages) {
    const auto farthest =
        std::max_element(m_pages.keyBegin(), m_pages.keyEnd(),
                         [from](int a, int b) { return std::abs(a - from) < std::abs(b - from); });
    m_pages.remove(*farthest);
  }
}

} // namespace diaban::uikit
