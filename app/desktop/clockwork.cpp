#include "clockwork.h"

#include "document.h"

#include <diaban/uikit/job.h>
#include <diaban/uikit/messages.h>
#include <diaban/workspace/clockcheck.h>

#include <QFileInfo>

namespace diaban::desktop {

ClockWork::ClockWork(Document& document, uikit::MessageList& messages, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_messages(messages)
{
  connect(&document, &Document::opened, this, &ClockWork::look);
}

void ClockWork::look()
{
  const QString file = QFileInfo(m_document.path()).fileName();
  auto work = [open = m_document.workspace()](Progress&) {
    return workspace::clockWarning(*open, QDateTime::currentDateTimeUtc());
  };
  uikit::startJob(m_pool, this, std::move(work), [this, file](const Result<QString>& warning) {
    if (warning && !warning.value().isEmpty())
      m_messages.add(uikit::Severity::Warning, warning.value(), file);
  });
}

} // namespace diaban::desktop
