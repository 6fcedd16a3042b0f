// How long finding close works takes, beside PostGIS where a server is there.
//   bench_conflicts WORKSPACE.gpkg [DISTANCE=20] [GAP=0] [DATABASE]
// DATABASE: has PostGIS and the same projects as the table du_an (columns ogc_fid, geom, ma_da,
// bat_dau, ket_thuc), for psql as its environment says; then the pairs are held against its own.
#include <diaban/roadmap/pairs.h>
#include <diaban/roadmap/worklayer.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <set>

using namespace diaban;
using namespace diaban::roadmap;

namespace {

double secondsOf(const QElapsedTimer& timer)
{
  return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

using CodePairs = std::set<std::pair<QString, QString>>;

CodePairs codesOf(const Works& works, const std::vector<ClosePair>& pairs)
{
  CodePairs codes;
  for (const ClosePair& pair : pairs)
    codes.insert(std::minmax(works[pair.a].code, works[pair.b].code));
  return codes;
}

/// What psql prints.
QByteArray ask(const QString& database, const QString& sql)
{
  QProcess psql;
  psql.start(QStringLiteral("psql"),
             {QStringLiteral("-AtqX"), QStringLiteral("-F,"), database, QStringLiteral("-c"), sql});
  psql.waitForFinished(-1);
  std::fputs(psql.readAllStandardError().constData(), stderr);
  return psql.readAllStandardOutput();
}

bool holdAgainstPostgis(const QString& database, const Nearness& nearness, const CodePairs& ours)
{
  const QString from =
      QStringLiteral(" FROM du_an a JOIN du_an b ON a.ogc_fid < b.ogc_fid AND "
                     "ST_DWithin(a.geom, b.geom, %1) AND a.bat_dau <= b.ket_thuc + %2 AND "
                     "b.bat_dau <= a.ket_thuc + %2")
          .arg(nearness.metres)
          .arg(nearness.gapDays.value_or(0));
  ask(database, QStringLiteral("SELECT count(*)") + from); // its pages are in memory then
  QElapsedTimer timer;
  timer.start();
  ask(database, QStringLiteral("SELECT count(*)") + from);
  std::printf("PostGIS: %.3f s\n", secondsOf(timer));
  CodePairs theirs;
  for (const QByteArray& line :
       ask(database, QStringLiteral("SELECT a.ma_da, b.ma_da") + from).split('\n')) {
    const QList<QByteArray> codes = line.split(',');
    if (codes.size() == 2)
      theirs.insert(std::minmax(QString::fromUtf8(codes[0]), QString::fromUtf8(codes[1])));
  }
  const bool isSame = theirs == ours;
  std::printf("PostGIS: %zu pairs, %s\n", theirs.size(), isSame ? "the same" : "NOT the same");
  return isSame;
}

Result<WorkLayer> worksOf(const QString& path)
{
  NoProgress progress;
  DIABAN_TRY(workspace, workspace::Workspace::open(path, {.readOnly = true}));
  DIABAN_TRY(layer, projectLayer(*workspace));
  DIABAN_TRY(fields, ProjectFields::load());
  return readWorks(*workspace, layer, fields, progress);
}

} // namespace

int main(int argc, char** argv)
{
  const QCoreApplication application(argc, argv);
  if (argc < 2) {
    std::fputs("usage: bench_conflicts WORKSPACE.gpkg [DISTANCE] [GAP] [DATABASE]\n", stderr);
    return 2;
  }
  const Nearness nearness{argc > 2 ? std::atof(argv[2]) : 20, argc > 3 ? std::atoi(argv[3]) : 0};
  const auto read = worksOf(QString::fromLocal8Bit(argv[1]));
  if (!read) {
    std::fprintf(stderr, "%s\n", qPrintable(errorText(read.error())));
    return 1;
  }
  const Works& works = read.value().works;
  NoProgress progress;
  CodePairs codes;
  for (int run = 0; run < 3; ++run) {
    QElapsedTimer timer;
    timer.start();
    const auto pairs = closePairs(works, nearness, progress);
    std::printf("%zu works: %zu pairs in %.3f s\n", works.size(), pairs.value().size(),
                secondsOf(timer));
    codes = codesOf(works, pairs.value());
  }
  QElapsedTimer timer;
  timer.start();
  const std::size_t anew = pairsOf(works, works.size() / 2, nearness).size();
  std::printf("one of them anew: %zu pairs in %.6f s\n", anew, secondsOf(timer));
  if (argc < 5 || QStandardPaths::findExecutable(QStringLiteral("psql")).isEmpty()) {
    std::puts("no PostGIS to hold it against");
    return 0;
  }
  return holdAgainstPostgis(QString::fromLocal8Bit(argv[4]), nearness, codes) ? 0 : 1;
}
