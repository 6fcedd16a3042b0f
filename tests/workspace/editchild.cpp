// A second process that works on a workspace until it is killed. It tells when an action begins,
// and reports it once it is done: the entry's id, what is decided in the file now (hashed), and
// what the action was.
#include "randomwork.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <cstdio>

using namespace diaban;

namespace {

Outcome workForever(const QString& path, quint32 seed)
{
  DIABAN_TRY(opened, workspace::Workspace::open(path));
  test::RandomWork work(seed, QFileInfo(path).path());
  while (true) {
    std::puts("begins");
    std::fflush(stdout);
    DIABAN_TRY(entry, work.act(*opened));
    const QByteArray state =
        QCryptographicHash::hash(test::decidedIn(path).toUtf8(), QCryptographicHash::Sha1).toHex();
    std::printf("%s %s %s\n", entry.isEmpty() ? "-" : entry.toHex().constData(), state.constData(),
                qPrintable(work.what()));
    std::fflush(stdout);
  }
}

} // namespace

int main(int count, char** arguments)
{
  if (count != 3)
    return 2;
  const auto outcome =
      workForever(QString::fromUtf8(arguments[1]), QByteArray(arguments[2]).toUInt());
  std::puts(qPrintable(QStringLiteral("error: ") + errorName(outcome.error().code) + u' ' +
                       outcome.error().detail));
  return 1;
}
