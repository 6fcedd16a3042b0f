// How near to the best, and how soon, projects are moved out of one another's way.
// DIABAN_CLI names the program beside which diaban-solve lies.
//   bench_coordination [SECONDS=30] [SEED=1] [PROJECTS=300] [CLASHES=200] [MONTHS=24]
#include "roadmap/coordinationinstance.h"

#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>

using namespace diaban;
using namespace diaban::roadmap;

int main(int argc, char** argv)
{
  const auto argument = [&](int index, int otherwise) {
    return argc > index ? std::atoi(argv[index]) : otherwise;
  };
  const test::InstanceSize size{argument(3, 300), argument(4, 200), argument(5, 24)};
  const CoordinationProblem problem =
      test::inventedCoordination(static_cast<unsigned>(argument(2, 1)), size);
  NoProgress progress;
  QElapsedTimer timer;
  timer.start();
  const auto seconds = [&timer] { return double(timer.nsecsElapsed()) / 1e9; };
  const auto best = coordinate(
      problem, progress, std::chrono::seconds(argument(1, 30)), [&](const Coordination& better) {
        std::printf("%7.2f s  cost %.0f  bound %.1f  gap %.2f %%\n", seconds(), better.cost,
                    better.bound, 100 * better.gap());
      });
  if (!best) {
    std::fprintf(stderr, "%s\n", qPrintable(errorText(best.error())));
    return 1;
  }
  std::printf("%7.2f s  cost %.0f  bound %.1f  gap %.2f %%%s\n", seconds(), best.value().cost,
              best.value().bound, 100 * best.value().gap(),
              best.value().isOptimal ? "  proven" : "");
  return 0;
}
