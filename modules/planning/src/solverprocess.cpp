#include "solverprocess.h"

#include <diaban/geo/source.h>

#include <QDir>
#include <QFileInfo>

#include <charconv>
#include <cmath>

namespace diaban::planning {
namespace {

constexpr int kSliceMs = 50; ///< how long a stop may go unnoticed
constexpr int kStartMs = 30'000;
constexpr qsizetype kMostWords = 4000;

void add(QByteArray& text, double value)
{
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  text.append(digits, end.ptr - digits).append(' ');
}

void addConstraint(QByteArray& text, const IntegerProgram::Constraint& constraint)
{
  add(text, constraint.lower);
  add(text, constraint.upper);
  text.append(QByteArray::number(qsizetype(constraint.terms.size()))).append(' ');
  for (const IntegerProgram::Term& term : constraint.terms) {
    text.append(QByteArray::number(term.variable)).append(' ');
    add(text, term.factor);
  }
  text.append('\n');
}

QByteArray written(const IntegerProgram& program)
{
  QByteArray text = program.isMaximised ? "maximize\n" : "minimize\n";
  if (program.step > 0) {
    text.append("step ");
    add(text, program.step);
  }
  if (program.relaxation == IntegerProgram::Relaxation::Strong)
    text.append("strong\n");
  if (program.relaxation == IntegerProgram::Relaxation::Whole)
    text.append("whole\n");
  text.append("columns ");
  text.append(QByteArray::number(qsizetype(program.variables.size()))).append('\n');
  for (const IntegerProgram::Variable& variable : program.variables) {
    add(text, variable.cost);
    add(text, variable.lower);
    add(text, variable.upper);
    text.append(variable.isInteger ? "i\n" : "c\n");
  }
  text.append("rows ").append(QByteArray::number(qsizetype(program.constraints.size())));
  text.append('\n');
  for (const IntegerProgram::Constraint& constraint : program.constraints)
    addConstraint(text, constraint);
  if (!program.start.empty()) {
    text.append("start ");
    for (const double value : program.start)
      add(text, value);
  }
  return text.append("end\n");
}

/// Takes the next word off the front and reads it as a number.
std::optional<double> number(QByteArrayView& words)
{
  while (words.startsWith(' '))
    words = words.sliced(1);
  double value = 0;
  const auto read = std::from_chars(words.begin(), words.end(), value);
  if (read.ec != std::errc())
    return std::nullopt;
  words = words.sliced(read.ptr - words.begin());
  return value;
}

} // namespace

SolverProcess::SolverProcess(const IntegerProgram& program, BetterSolution better)
    : m_program(program)
    , m_better(std::move(better))
    , m_bound(program.isMaximised ? IntegerProgram::kInfinity : -IntegerProgram::kInfinity)
{
  if (!program.start.empty() && program.isFeasible(program.start))
    m_best = {ProgramSolution::State::Feasible, program.start, program.objective(program.start),
              m_bound};
}

SolverProcess::~SolverProcess()
{
  stop();
}

void SolverProcess::stop()
{
  if (m_process.state() == QProcess::NotRunning)
    return;
  m_process.kill();
  m_process.waitForFinished(-1);
}

Outcome SolverProcess::start(const QString& solver)
{
  m_solver = solver;
  m_process.start(solver, QStringList());
  if (!m_process.waitForStarted(kStartMs))
    return Error{Error::Code::SolverMissing, {solver}, m_process.errorString()};
  m_process.write(written(m_program));
  m_process.closeWriteChannel();
  return Done{};
}

Error SolverProcess::failed(const QString& what)
{
  stop();
  const QByteArray words = m_process.readAllStandardError().right(kMostWords).trimmed();
  return {Error::Code::SolverFailed,
          {m_solver},
          words.isEmpty() ? what : what + QStringLiteral("; ") + QString::fromUtf8(words)};
}

Outcome SolverProcess::takeSolution(QByteArrayView words)
{
  ProgramSolution solution;
  solution.state = ProgramSolution::State::Feasible;
  solution.values.assign(m_program.variables.size(), 0.0);
  if (!number(words)) // its objective; ours is reckoned from the values
    return failed(QStringLiteral("a solution without objective"));
  while (!words.trimmed().isEmpty()) {
    const auto column = number(words), value = number(words);
    if (!column || !value || *column < 0 ||
        *column >= static_cast<double>(solution.values.size()) || *column != std::floor(*column))
      return failed(QStringLiteral("a value of no variable"));
    const auto index = static_cast<std::size_t>(*column);
    solution.values[index] = m_program.variables[index].isInteger ? std::round(*value) : *value;
  }
  if (!m_program.isFeasible(solution.values))
    return failed(QStringLiteral("a solution that breaks a constraint"));
  solution.objective = m_program.objective(solution.values);
  solution.bound = m_bound;
  const bool isBetter = !m_best || (m_program.isMaximised ? solution.objective > m_best->objective
                                                          : solution.objective < m_best->objective);
  if (!isBetter)
    return Done{};
  m_best = std::move(solution);
  if (m_better)
    m_better(*m_best);
  return Done{};
}

Outcome SolverProcess::take(QByteArrayView line)
{
  if (line.startsWith("incumbent "))
    return takeSolution(line.sliced(10));
  if (line.startsWith("bound ")) {
    QByteArrayView words = line.sliced(6);
    const auto bound = number(words);
    if (!bound)
      return failed(QStringLiteral("a bound that is no number"));
    m_bound = m_program.isMaximised ? std::min(m_bound, *bound) : std::max(m_bound, *bound);
    return Done{};
  }
  m_isInfeasible = line == "end infeasible";
  m_isEnded = m_isInfeasible || line == "end optimal";
  return m_isEnded ? Outcome(Done{})
                   : failed(QString::fromUtf8(line.toByteArray().left(kMostWords)));
}

Result<ProgramSolution> SolverProcess::finish(Progress& progress)
{
  bool isStopped = false;
  while (!m_isEnded && !isStopped) {
    while (m_process.canReadLine() && !m_isEnded)
      DIABAN_CHECK(take(m_process.readLine().trimmed()));
    if (m_isEnded)
      break;
    isStopped = !progress.advance(0);
    if (!isStopped && !m_process.waitForReadyRead(kSliceMs) &&
        m_process.state() == QProcess::NotRunning && !m_process.canReadLine())
      return failed(QStringLiteral("exit status %1").arg(m_process.exitCode()));
  }
  stop();
  if (m_isInfeasible)
    return ProgramSolution{};
  if (!m_best)
    return isStopped ? Error{Error::Code::Cancelled, {}, {}}
                     : failed(QStringLiteral("no solution"));
  m_best->state = isStopped ? ProgramSolution::State::Feasible : ProgramSolution::State::Optimal;
  m_best->bound = isStopped ? m_bound : m_best->objective;
  return *m_best;
}

QString solverProgram()
{
#ifdef Q_OS_WIN
  const QString name = QStringLiteral("diaban-solve.exe");
#else
  const QString name = QStringLiteral("diaban-solve");
#endif
  return QFileInfo(geo::workerProgram()).dir().filePath(name);
}

Result<ProgramSolution> solve(const IntegerProgram& program, Progress& progress,
                              const BetterSolution& better, const QString& solver)
{
  SolverProcess process(program, better);
  DIABAN_CHECK(process.start(solver));
  return process.finish(progress);
}

} // namespace diaban::planning
