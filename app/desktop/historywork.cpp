#include "historywork.h"

#include "actions.h"
#include "session.h"
#include "workbench.h"

#include <diaban/uikit/historypanel.h>
#include <diaban/uikit/pastband.h>
#include <diaban/uikit/sidestack.h>

namespace diaban::desktop {

using uikit::HistoryPanel;

HistoryWork::HistoryWork(const Actions& actions, Workbench& bench, Session& session,
                         QObject* parent)
    : QObject(parent)
    , m_bench(bench)
    , m_session(session)
    , m_panel(new HistoryPanel(&bench.side()))
    , m_band(&bench.pastBand())
{
  Document& document = session.document;
  bench.side().add(m_panel, actions[Command::History]);
  connect(&bench.side(), &uikit::SideStack::changed, this, [this] {
    if (m_bench.side().openPanel() == m_panel)
      read(m_words);
  });
  connect(m_panel, &HistoryPanel::searchRequested, this, &HistoryWork::read);
  connect(&m_panel->model(), &uikit::HistoryModel::entriesWanted, this, &HistoryWork::readEntries);
  connect(m_panel, &HistoryPanel::lookBackRequested, &document, &Document::lookBack);
  connect(m_panel, &HistoryPanel::nowRequested, &document, &Document::returnToNow);
  connect(m_band, &uikit::PastBand::nowRequested, &document, &Document::returnToNow);
  connect(m_panel, &HistoryPanel::takeBackRequested, &document, &Document::takeBack);
  connect(m_panel, &HistoryPanel::bothRequested, this, &HistoryWork::showBoth);
  connect(m_panel, &HistoryPanel::clearRequested, &document, &Document::clearHistory);
  connect(&document, &Document::takeBackRefused, this, &HistoryWork::tellRefused);
  connect(&document, &Document::pastChanged, this, &HistoryWork::showState);
  for (auto signal : {&Document::opened, &Document::closed, &Document::layersChanged})
    connect(&document, signal, this, [this] {
      showState();
      read(m_words);
    });
  connect(&document, &Document::edited, this, [this] { read(m_words); });
  showState();
}

/// The numbers only: what the entries say is read when they come into sight.
void HistoryWork::read(const QString& words)
{
  m_words = words;
  m_reading = std::make_unique<QObject>();
  const auto workspace = m_session.document.workspace();
  if (workspace == nullptr) {
    m_panel->setNumbers({});
    return;
  }
  if (m_bench.side().openPanel() != m_panel)
    return; // read when it is opened
  workspace::HistoryQuery query;
  query.words = words;
  auto work = [workspace, query](Progress& progress) {
    return workspace::findInHistory(*workspace, query, progress);
  };
  uikit::startJob(m_session.pool, m_reading.get(), std::move(work),
                  [this](Result<std::vector<qint64>> numbers) {
                    if (numbers)
                      m_panel->setNumbers(std::move(numbers).value());
                    else
                      m_panel->showFault(errorText(numbers.error()));
                  });
}

void HistoryWork::readEntries(const std::vector<qint64>& numbers)
{
  const auto workspace = m_session.document.workspace();
  if (workspace == nullptr || m_reading == nullptr)
    return;
  auto work = [workspace, numbers](Progress&) {
    return workspace::historyEntries(*workspace, numbers);
  };
  uikit::startJob(m_session.pool, m_reading.get(), std::move(work),
                  [this](Result<QVector<workspace::HistoryEntry>> entries) {
                    if (entries)
                      m_panel->model().addEntries(entries.value());
                  });
}

void HistoryWork::showState()
{
  const Document& document = m_session.document;
  const workspace::Past* past = document.past();
  m_panel->setState(document.isOpen(), document.isOpen() && !document.isReadOnly(),
                    past == nullptr ? 0 : past->entry().number);
  if (past != nullptr)
    m_band->show(past->entry(), past->outsideChange());
  else
    m_band->hide();
}

void HistoryWork::tellRefused(const Error& error)
{
  const bool hasLater = error.code == Error::Code::OverlappingActions;
  m_panel->showFault(errorText(error), hasLater ? error.args.value(4).toLongLong() : 0);
}

void HistoryWork::showBoth(qint64 one, qint64 other)
{
  m_panel->showOnly(one > other ? std::vector<qint64>{one, other}
                                : std::vector<qint64>{other, one});
}

} // namespace diaban::desktop
