// One run of diaban-solve, spoken to as app/solve/README.md describes.
#pragma once

#include <diaban/planning/integerprogram.h>

#include <QProcess>

#include <optional>

namespace diaban::planning {

/// Whatever happens, the process is gone when this object is.
class SolverProcess {
public:
  SolverProcess(const IntegerProgram& program, BetterSolution better);
  ~SolverProcess();
  Q_DISABLE_COPY_MOVE(SolverProcess)

  Outcome start(const QString& solver);
  Result<ProgramSolution> finish(Progress& progress);

private:
  Outcome take(QByteArrayView line);
  Outcome takeSolution(QByteArrayView words);
  Error failed(const QString& what);
  void stop();

  const IntegerProgram& m_program;
  BetterSolution m_better;
  QProcess m_process;
  QString m_solver;
  std::optional<ProgramSolution> m_best;
  double m_bound;
  bool m_isEnded = false;
  bool m_isInfeasible = false;
};

} // namespace diaban::planning
