// What is selected in a table of rows, and what is copied of it.
#include "rowcolumns.h"
#include "rowgrid.h"
#include "rowsums.h"

#include <diaban/uikit/rowpage.h>

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr std::size_t kMostCopied = 100'000;    ///< rows that a clipboard takes at once
constexpr std::size_t kMostSortedHere = 20'000; ///< more are put in order by another thread

/// A cell for tab-separated text: what a spreadsheet would take for a formula stays text.
QString safeCell(const QString& text)
{
  const bool isFormula = !text.isEmpty() && QStringLiteral("=+-@").contains(text.front());
  bool isNumber = false;
  QLocale().toDouble(text, &isNumber);
  return isFormula && !isNumber ? QLatin1Char('\'') + text : text;
}

std::vector<qint64> sorted(std::vector<qint64> rows)
{
  std::sort(rows.begin(), rows.end());
  return rows;
}

} // namespace

void RowPage::pick(Selection::How how, int first, int last)
{
  const auto& rows = m_model->rows();
  if (static_cast<std::size_t>(last) < rows.size())
    choose(how, std::vector<qint64>(rows.begin() + first, rows.begin() + last + 1));
}

void RowPage::choose(Selection::How how, std::vector<qint64> rows)
{
  const int question = ++m_choice;
  const auto set = [this, how](std::vector<qint64> ready) {
    m_picked = true;
    m_selection.set(m_model->layer().name, std::move(ready), how);
    m_picked = false;
  };
  if (rows.size() <= kMostSortedHere)
    return set(std::move(rows));
  auto work = [rows = std::move(rows)](Progress&) mutable -> Result<std::vector<qint64>> {
    return sorted(std::move(rows));
  };
  startJob(m_pool, m_life.get(), std::move(work),
           [this, question, set](Result<std::vector<qint64>> ready) {
             if (ready && question == m_choice)
               set(std::move(ready).value());
           });
}

void RowPage::selectAll()
{
  m_grid->selectAll();
}

/// Of the rows that are shown, those that are not selected now.
void RowPage::invertSelection()
{
  const int question = ++m_choice;
  auto work = [rows = m_model->rows(),
               selected = m_grid->selected()](Progress&) mutable -> Result<std::vector<qint64>> {
    const std::vector<qint64> shown = sorted(std::move(rows));
    std::vector<qint64> others;
    std::set_difference(shown.begin(), shown.end(), selected.begin(), selected.end(),
                        std::back_inserter(others));
    return others;
  };
  startJob(m_pool, m_life.get(), std::move(work),
           [this, question](Result<std::vector<qint64>> others) {
             if (others && question == m_choice)
               choose(Selection::How::Replace, std::move(others).value());
           });
}

/// A row that was selected elsewhere comes into sight; one that was picked here is seen already.
void RowPage::showSelection()
{
  const bool isOurs = m_selection.layer() == m_model->layer().name;
  if (!isOurs && m_grid->selected().empty())
    return;
  m_grid->setSelected(isOurs ? m_selection.rows() : std::vector<qint64>());
  m_sums->follow(m_grid->selected());
  if (m_picked || m_grid->selected().empty())
    return;
  if (const int place = m_model->place(m_grid->selected().front()); place >= 0)
    m_grid->scrollTo(m_model->index(place, m_grid->firstColumn()));
}

QVector<int> RowPage::columns() const
{
  return m_columns->visible();
}

void RowPage::resetColumns()
{
  m_columns->reset();
}

void RowPage::setColumnShown(const QString& name, bool isShown)
{
  const auto& fields = m_model->layer().fields;
  for (int column = 0; column < fields.size(); ++column)
    if (fields[column].name == name)
      m_columns->setShown(column, isShown);
}

void RowPage::keyPressEvent(QKeyEvent* event)
{
  if (event->matches(QKeySequence::Copy))
    copySelection();
  else if (event->matches(QKeySequence::Find))
    m_search->setFocus(Qt::ShortcutFocusReason);
  else
    QWidget::keyPressEvent(event);
}

/// Tab-separated, in the notation of the screen, heads first, columns and rows as they stand.
bool RowPage::editCell()
{
  const QModelIndex cell = m_grid->currentIndex();
  if (!m_grid->hasFocus() || !(m_model->flags(cell) & Qt::ItemIsEditable))
    return false;
  m_grid->edit(cell);
  return true;
}

void RowPage::copySelection()
{
  std::vector<qint64> rows;
  for (const qint64 row : m_model->rows())
    if (rows.size() < kMostCopied &&
        std::binary_search(m_grid->selected().begin(), m_grid->selected().end(), row))
      rows.push_back(row);
  const QVector<int> columns = this->columns();
  m_model->read(std::move(rows), [this, columns](const QVector<QVariantList>& cells) {
    QStringList heads;
    for (const int column : columns)
      heads << safeCell(m_model->layer().fields[column].name);
    QStringList lines{heads.join(QLatin1Char('\t'))};
    for (const QVariantList& row : cells) {
      QStringList line;
      for (const int column : columns)
        line << safeCell(RowModel::text(row.value(column), m_model->layer().fields[column].type));
      lines << line.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
  });
}

} // namespace diaban::uikit
