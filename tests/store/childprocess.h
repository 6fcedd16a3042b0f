// Runs the tests' second process.
#pragma once

#include <QCoreApplication>
#include <QProcess>

#include <functional>

namespace diaban::store::test {

inline QString childProgram()
{
  return QCoreApplication::applicationDirPath() + QStringLiteral("/storechild");
}

/// The last line that the child printed: "done" or an error's name.
inline QString runChild(const QString& verb, const QString& path,
                        const std::function<void()>& before = {})
{
  QProcess child;
  if (before)
    child.setChildProcessModifier(before);
  child.start(childProgram(), {verb, path});
  if (!child.waitForFinished())
    return QStringLiteral("no end: ") + child.errorString();
  return QString::fromUtf8(child.readAllStandardOutput().trimmed().split('\n').last());
}

} // namespace diaban::store::test
