#include <diaban/uikit/findingmodel.h>
#include <diaban/uikit/findingpanel.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/workspace/repair.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kHeadHeight = 36;
constexpr int kRowHeight = 26;

bool isRepairable(const workspace::Finding& finding)
{
  return !finding.accepted &&
         (workspace::canRepair(finding) || finding.what.rule == geo::CheckRule::NoGeometry);
}

/// What one press of “Repair” is for: those of the first one's kind of deed, since deleting rows is
/// not to happen beside repairs.
QVector<workspace::Finding> repairable(const QVector<workspace::Finding>& chosen)
{
  QVector<workspace::Finding> list;
  for (const workspace::Finding& finding : chosen)
    if (isRepairable(finding) &&
        (list.isEmpty() || (list.front().what.rule == geo::CheckRule::NoGeometry) ==
                               (finding.what.rule == geo::CheckRule::NoGeometry)))
      list.append(finding);
  return list;
}

QPushButton* button(const QString& words, QWidget* parent)
{
  auto* made = new QPushButton(words, parent);
  made->setFocusPolicy(Qt::TabFocus);
  return made;
}

} // namespace

FindingPanel::FindingPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new FindingModel(this))
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHead());
  column->addWidget(buildDeeds());
  column->addWidget(buildReason());
  m_note = caption(QString(), this);
  m_note->setContentsMargins(12, 0, 12, 6);
  column->addWidget(m_note);
  m_body = new QStackedWidget(this);
  m_body->addWidget(buildTable());
  auto* nothing = ground(QStringLiteral("base"), m_body);
  auto* middle = new QVBoxLayout(nothing);
  m_empty = caption(QString(), nothing);
  m_empty->setAlignment(Qt::AlignCenter);
  m_checkEmpty = button(tr("Check the geometry"), nothing);
  middle->addStretch(1);
  middle->addWidget(m_empty);
  middle->addWidget(m_checkEmpty, 0, Qt::AlignHCenter);
  middle->addStretch(1);
  m_body->addWidget(nothing);
  column->addWidget(m_body, 1);
  connect(m_checkEmpty, &QPushButton::clicked, this, &FindingPanel::checkRequested);
  clear();
}

QWidget* FindingPanel::buildHead()
{
  auto* head = new QWidget(this);
  head->setFixedHeight(kHeadHeight);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 6, 0);
  row->setSpacing(8);
  auto* title = new QLabel(tr("Geometry check"), head);
  title->setProperty("strong", true);
  m_state = caption(QString(), head);
  m_state->setWordWrap(false);
  m_choose = button(tr("What is checked…"), head);
  m_check = button(tr("Check again"), head);
  auto* hide = new QToolButton(head);
  hide->setIcon(icon(QStringLiteral("close")));
  hide->setAccessibleName(tr("Hide the findings"));
  hide->setToolTip(hide->accessibleName());
  row->addWidget(title);
  row->addWidget(m_state, 1);
  row->addWidget(m_choose);
  row->addWidget(m_check);
  row->addWidget(hide);
  connect(hide, &QToolButton::clicked, this, &FindingPanel::closeRequested);
  connect(m_check, &QPushButton::clicked, this, &FindingPanel::checkRequested);
  connect(m_choose, &QPushButton::clicked, this, &FindingPanel::choiceRequested);
  return head;
}

QWidget* FindingPanel::buildDeeds()
{
  m_deeds = new QWidget(this);
  auto* row = new QHBoxLayout(m_deeds);
  row->setContentsMargins(12, 0, 12, 6);
  row->setSpacing(8);
  m_repair = button(tr("Repair"), m_deeds);
  m_repairAll = button(QString(), m_deeds);
  m_accept = button(tr("No error…"), m_deeds);
  m_accepted = new QCheckBox(tr("Accepted too"), m_deeds);
  for (QWidget* part : {m_repair, m_repairAll, m_accept})
    row->addWidget(part);
  row->addStretch(1);
  row->addWidget(m_accepted);
  connect(m_accepted, &QCheckBox::toggled, this, [this](bool shown) {
    m_model->setAcceptedShown(shown);
    showState();
  });
  connect(m_repair, &QPushButton::clicked, this,
          [this] { Q_EMIT repairRequested(repairable(selected())); });
  connect(m_repairAll, &QPushButton::clicked, this, &FindingPanel::repairAllOfRule);
  connect(m_accept, &QPushButton::clicked, this, &FindingPanel::askReason);
  return m_deeds;
}

QWidget* FindingPanel::buildReason()
{
  m_reasonRow = new QWidget(this);
  auto* row = new QHBoxLayout(m_reasonRow);
  row->setContentsMargins(12, 4, 12, 4);
  row->setSpacing(8);
  m_reason = new QLineEdit(m_reasonRow);
  m_reason->setPlaceholderText(tr("Why is it no error? For example: a lake, measured again"));
  m_reason->setAccessibleName(tr("Reason"));
  auto* keep = button(tr("Remember"), m_reasonRow);
  keep->setProperty("kind", QStringLiteral("primary"));
  keep->setEnabled(false);
  auto* leave = button(tr("Cancel"), m_reasonRow);
  row->addWidget(m_reason, 1);
  row->addWidget(keep);
  row->addWidget(leave);
  m_reasonRow->hide();
  connect(m_reason, &QLineEdit::textChanged, keep,
          [keep](const QString& text) { keep->setEnabled(!text.trimmed().isEmpty()); });
  connect(m_reason, &QLineEdit::returnPressed, this, &FindingPanel::giveReason);
  connect(keep, &QPushButton::clicked, this, &FindingPanel::giveReason);
  connect(leave, &QPushButton::clicked, m_reasonRow, &QWidget::hide);
  auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_reasonRow);
  escape->setContext(Qt::WidgetWithChildrenShortcut);
  connect(escape, &QShortcut::activated, m_reasonRow, &QWidget::hide);
  return m_reasonRow;
}

QWidget* FindingPanel::buildTable()
{
  m_table = new QTableView(this);
  m_table->setModel(m_model);
  m_table->setAccessibleName(tr("Findings"));
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setShowGrid(false);
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  connect(m_table, &QTableView::activated, this,
          [this](const QModelIndex& index) { goTo(index.row()); });
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    updateButtons();
    Q_EMIT selectionChanged();
  });
  return m_table;
}

void FindingPanel::clear()
{
  m_isChecked = false;
  m_isStale = false;
  m_report = {};
  m_model->setFindings({});
  m_reasonRow->hide();
  showState();
}

void FindingPanel::setRunning(bool running)
{
  m_isRunning = running;
  showState();
}

void FindingPanel::setReport(const workspace::CheckReport& report)
{
  const int before = m_table->currentIndex().row();
  m_isChecked = true;
  m_isStale = false;
  m_report = report;
  m_model->setFindings(report.findings);
  m_table->resizeColumnsToContents();
  if (before >= 0 && m_model->rowCount() > 0)
    m_table->selectRow(std::min(before, m_model->rowCount() - 1));
  showState();
}

void FindingPanel::setRefused(const QVector<workspace::Finding>& findings,
                              const workspace::RepairReport& report)
{
  m_model->setRefused(findings, report.refused);
}

void FindingPanel::setStale(bool stale)
{
  m_isStale = stale;
  showState();
}

void FindingPanel::setWritable(bool writable)
{
  m_isWritable = writable;
  updateButtons();
}

void FindingPanel::showState()
{
  const int shown = m_model->rowCount();
  const QString time =
      QLocale().toString(m_report.time.toLocalTime().time(), QStringLiteral("HH:mm"));
  std::size_t all = 0;
  for (const workspace::LayerCheck& layer : m_report.layers)
    for (const std::size_t count : layer.counts)
      all += count;
  if (m_isRunning)
    m_state->setText(tr("Checking…"));
  else if (!m_isChecked)
    m_state->clear();
  else if (m_isStale)
    //: %1 time of day
    m_state->setText(tr("A layer was changed after this check at %1.").arg(time));
  else if (all > static_cast<std::size_t>(m_report.findings.size()))
    //: %1 number of findings listed, %2 of all
    m_state->setText(tr("The largest %1 of %2 findings")
                         .arg(QLocale().toString(m_report.findings.size()),
                              QLocale().toString(static_cast<qulonglong>(all))));
  else
    //: %1 time of day
    m_state->setText(
        tr("%Ln finding(s), at %1", nullptr, static_cast<int>(m_report.openCount())).arg(time));
  m_empty->setText(
      m_isRunning ? tr("Checking…")
      : m_isChecked
          //: %1 time of day
          ? tr("No faults found in %n layer(s), at %1.", nullptr,
               static_cast<int>(m_report.layers.size()))
                .arg(time)
          : tr("Overlaps, gaps, invalid shapes and loose ends of all layers are listed here."));
  m_note->setText(noteText());
  m_note->setVisible(!m_isRunning && m_isChecked && !m_note->text().isEmpty());
  m_checkEmpty->setVisible(!m_isRunning && !m_isChecked);
  m_body->setCurrentIndex(shown > 0 ? 0 : 1);
  updateButtons();
}

QString FindingPanel::noteText() const
{
  QStringList sentences;
  QStringList rules;
  for (const geo::CheckRule rule : m_report.leftOut)
    rules.append(workspace::ruleTitle(rule));
  if (!rules.isEmpty())
    //: %1 kinds of findings
    sentences.append(
        tr("Not looked for, as was chosen: %1.").arg(rules.join(QStringLiteral(", "))));
  for (const workspace::LayerCheck& layer : m_report.layers)
    if (const QString sentence = workspace::leftOutText(layer); !sentence.isEmpty())
      sentences.append(sentence);
  return sentences.join(QLatin1Char(' '));
}

void FindingPanel::updateButtons()
{
  const QVector<workspace::Finding> chosen = selected();
  const bool isFree = m_isWritable && !m_isRunning;
  updateRepair(chosen, isFree);
  const bool isAccepted = !chosen.isEmpty() && chosen.front().accepted.has_value();
  m_accept->setText(isAccepted ? tr("An error after all") : tr("No error…"));
  m_accept->setEnabled(isFree && !chosen.isEmpty());
  m_accepted->setVisible(m_model->acceptedCount() > 0);
  m_check->setVisible(m_isChecked);
  m_check->setEnabled(!m_isRunning);
  m_choose->setEnabled(!m_isRunning);
  m_deeds->setVisible(m_isChecked && !m_model->findings().isEmpty());
}

void FindingPanel::updateRepair(const QVector<workspace::Finding>& chosen, bool isFree)
{
  const QVector<workspace::Finding> now = repairable(chosen);
  const bool isEmptyRow = !now.isEmpty() && now.front().what.rule == geo::CheckRule::NoGeometry;
  m_repair->setEnabled(isFree && !now.isEmpty());
  m_repair->setText(isEmptyRow ? tr("Delete the row") : tr("Repair"));
  m_repair->setToolTip(chosen.isEmpty() ? tr("Choose a finding first.")
                       : isEmptyRow     ? tr("With all that its fields hold. Undo brings it back.")
                       : now.isEmpty()  ? workspace::adviceText(chosen.front())
                                        : workspace::repairTitle(now.front().what.rule));
  const auto alike =
      chosen.isEmpty() ? QVector<workspace::Finding>() : repairableLike(chosen.front());
  const int count = static_cast<int>(alike.size());
  if (isEmptyRow)
    m_repairAll->setText(tr("Delete all %n row(s) without geometry", nullptr, count));
  else if (count > 0)
    //: %1 a kind of finding
    m_repairAll->setText(tr("Repair all: %1 (%n)", nullptr, count)
                             .arg(workspace::ruleTitle(alike.front().what.rule)));
  m_repairAll->setVisible(count > 1);
  m_repairAll->setEnabled(isFree);
}

QVector<workspace::Finding> FindingPanel::selected() const
{
  QVector<workspace::Finding> chosen;
  for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
    chosen.append(m_model->finding(index.row()));
  return chosen;
}

QVector<workspace::Finding> FindingPanel::repairableLike(const workspace::Finding& like) const
{
  QVector<workspace::Finding> alike;
  for (const workspace::Finding& finding : m_model->findings())
    if (finding.what.rule == like.what.rule && finding.layer == like.layer && isRepairable(finding))
      alike.append(finding);
  return alike;
}

void FindingPanel::step(int by)
{
  const int count = m_model->rowCount();
  if (count == 0)
    return;
  const int now = m_table->currentIndex().row();
  goTo(now < 0 ? (by > 0 ? 0 : count - 1) : (now + by + count) % count);
}

void FindingPanel::goTo(int row)
{
  m_table->selectRow(row);
  m_table->scrollTo(m_model->index(row, 0));
  Q_EMIT goToRequested(m_model->finding(row));
}

void FindingPanel::repairAllOfRule()
{
  const auto chosen = selected();
  if (!chosen.isEmpty())
    Q_EMIT repairRequested(repairableLike(chosen.front()));
}

void FindingPanel::askReason()
{
  const auto chosen = selected();
  if (!chosen.isEmpty() && chosen.front().accepted) {
    Q_EMIT withdrawRequested(chosen);
    return;
  }
  m_reasonRow->show();
  m_reason->setFocus();
}

void FindingPanel::giveReason()
{
  const QString reason = m_reason->text().trimmed();
  if (reason.isEmpty())
    return;
  const auto chosen = selected();
  m_reason->clear();
  m_reasonRow->hide();
  if (!chosen.isEmpty())
    Q_EMIT acceptRequested(chosen, reason);
}

} // namespace diaban::uikit
