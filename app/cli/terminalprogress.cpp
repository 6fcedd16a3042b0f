#include "terminalprogress.h"

#include <QCoreApplication>

#include <csignal>

namespace diaban::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void rememberInterrupt(int)
{
  interrupted = 1;
}

} // namespace

TerminalProgress::TerminalProgress(QTextStream& err)
    : m_err(err)
{
  m_sinceStart.start();
  std::signal(SIGINT, rememberInterrupt);
  std::signal(SIGTERM, rememberInterrupt);
}

TerminalProgress::~TerminalProgress()
{
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool TerminalProgress::wasInterrupted()
{
  return interrupted != 0;
}

bool TerminalProgress::advance(double fraction)
{
  const qint64 now = m_sinceStart.elapsed();
  if (now >= m_nextReport && fraction > 0) {
    m_nextReport = now + 1000;
    const double left = static_cast<double>(now) * (1 - fraction) / fraction / 1000;
    //: %1 a share in per cent, %2 what is being done, %3 seconds
    const QString line = QCoreApplication::translate("diaban::cli", "%1% %2 (%3 s left)");
    m_err << line.arg(QString::number(fraction * 100, 'f', 0), m_step,
                      QString::number(left, 'f', 0))
          << '\n';
    m_err.flush();
  }
  return !wasInterrupted();
}

void TerminalProgress::step(const QString& what)
{
  m_step = what;
}

} // namespace diaban::cli
