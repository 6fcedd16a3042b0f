#include <diaban/base/platform_process.h>

#include <QFile>
#include <QSysInfo>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>

namespace diaban::platform {
namespace {

QString loginName()
{
  if (const passwd* entry = ::getpwuid(::geteuid()))
    return QString::fromLocal8Bit(entry->pw_name);
  return QString::number(::geteuid());
}

bool limit(__rlimit_resource resource, rlim_t value)
{
  const rlimit both{value, value};
  return ::setrlimit(resource, &both) == 0;
}

/// Makes socket() fail with EACCES in this process and its children. Reading a file needs none.
bool refuseSockets()
{
#ifdef __NR_socket
  std::array<sock_filter, 4> program = {
      sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 1),
      sock_filter BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      sock_filter BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
#else
  return false;
#endif
}

/// The number of a line such as "VmHWM:     1234 kB" of a file in /proc/self; -1 if not there.
qint64 ownNumber(const QString& file, const char* key)
{
  QFile status(QStringLiteral("/proc/self/") + file);
  if (!status.open(QIODevice::ReadOnly))
    return -1;
  const auto lines = status.readAll().split('\n');
  for (const QByteArray& line : lines)
    if (line.startsWith(key))
      return line.mid(static_cast<qsizetype>(qstrlen(key)))
          .simplified()
          .split(' ')
          .value(0)
          .toLongLong();
  return -1;
}

qint64 statusBytes(const char* key)
{
  return std::max<qint64>(0, ownNumber(QStringLiteral("status"), key)) * 1024;
}

} // namespace

ProcessOwner thisProcess()
{
  return {loginName(), QSysInfo::machineHostName(), static_cast<qint64>(::getpid()),
          QString::fromLatin1(QSysInfo::bootUniqueId())};
}

bool isRunning(qint64 process)
{
  return process > 0 && (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

bool confineThisProcess(const Limits& limits)
{
  bool all = true;
  if (limits.memoryBytes > 0)
    all = limit(RLIMIT_AS, static_cast<rlim_t>(limits.memoryBytes)) && all;
  if (limits.cpuSeconds > 0)
    all = limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpuSeconds)) && all;
  if (limits.openFiles > 0)
    all = limit(RLIMIT_NOFILE, static_cast<rlim_t>(limits.openFiles)) && all;
  all = limit(RLIMIT_CORE, 0) && all;
  return refuseSockets() && all;
}

void dieWithParent()
{
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void lowerThisThread()
{
  constexpr int kNice = 5;
  const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
  ::setpriority(PRIO_PROCESS, thread, kNice); // on Linux a thread has a nice value of its own
}

qint64 processAgeMs()
{
  QFile stat(QStringLiteral("/proc/self/stat"));
  timespec now{};
  if (!stat.open(QIODevice::ReadOnly) || ::clock_gettime(CLOCK_BOOTTIME, &now) != 0)
    return -1;
  const QByteArray line = stat.readAll();
  // proc(5): the name in brackets may hold blanks; field 22, counted behind it, is the start in
  // ticks
  const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
  constexpr qsizetype kStartTime = 22 - 3;
  if (fields.size() <= kStartTime)
    return -1;
  const qint64 started = fields[kStartTime].toLongLong() * 1000 / ::sysconf(_SC_CLK_TCK);
  return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - started;
}

qint64 threadTimeNs()
{
  timespec used{};
  if (::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) != 0)
    return 0;
  return static_cast<qint64>(used.tv_sec) * 1'000'000'000 + used.tv_nsec;
}

qint64 peakMemoryBytes()
{
  return statusBytes("VmHWM:");
}

qint64 residentMemoryBytes()
{
  return statusBytes("VmRSS:");
}

void widenStandardOutput()
{
#ifdef F_SETPIPE_SZ
  ::fcntl(STDOUT_FILENO, F_SETPIPE_SZ, 1 << 20);
#endif
}

qint64 bytesRead()
{
  return ownNumber(QStringLiteral("io"), "rchar:");
}

} // namespace diaban::platform
