// A second process for the tests of check-out: works on a workspace elsewhere and is killed at a
// chosen moment of putting it back, or leaves a journal behind.
#include <diaban/store/database.h>
#include <diaban/store/statement.h>
#include <diaban/workspace/workspace.h>

#include <QString>

#include <signal.h>

#include <cstdio>
#include <cstdlib>

using namespace diaban;

namespace {

/// Ends the process, as a power cut does, when it is asked for the n-th time.
class KillAt final : public Progress {
public:
  explicit KillAt(int moment)
      : m_left(moment)
  {
  }
  bool advance(double) override
  {
    if (m_left-- == 0)
      ::raise(SIGKILL);
    return true;
  }

private:
  int m_left;
};

Outcome workAndPutBack(const workspace::OpenOptions& options, const QString& path, int moment)
{
  DIABAN_TRY(opened, workspace::Workspace::open(path, options));
  DIABAN_TRY(layer, opened->layer(QStringLiteral("thua")));
  const auto add = [&](workspace::Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.insertFeature(
        layer.name, {.fields = {{QStringLiteral("ten"), QStringLiteral("việc mới")}}}));
    return Done{};
  };
  DIABAN_CHECK(opened->edit(workspace::kBase, QStringLiteral("thêm"), add));
  KillAt progress(moment);
  return opened->putBack(progress);
}

/// Stops in the middle of a transaction that is too large for memory and waits to be killed.
Outcome stopHalfWay(const QString& path)
{
  DIABAN_TRY(database, store::Database::open(path, store::OpenMode::ReadWrite));
  DIABAN_CHECK(database.run("PRAGMA cache_size=5; BEGIN IMMEDIATE;"
                            "UPDATE thua SET ten=hex(randomblob(200))"));
  std::puts("half-way");
  std::fflush(stdout);
  std::getchar();
  return Done{};
}

} // namespace

int main(int count, char** arguments)
{
  if (count != 6)
    return 2;
  const QString path = QString::fromUtf8(arguments[2]);
  workspace::OpenOptions options;
  options.remote = {QString::fromUtf8(arguments[3]), {QString::fromUtf8(arguments[4])}};
  const bool puts = qstrcmp(arguments[1], "put") == 0;
  const auto outcome =
      puts ? workAndPutBack(options, path, std::atoi(arguments[5])) : stopHalfWay(path);
  std::puts(outcome ? "done" : qPrintable(errorName(outcome.error().code)));
  return outcome ? 0 : 1;
}
