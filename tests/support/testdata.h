// Where the tests' real files are: DIABAN_TEST_DATA, else the folder "shared/data" beside the
// source.
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>
#include <QTest>

namespace diaban::test {

/// The folder of real files. It need not exist: they are not part of the source.
inline QString testDataFolder()
{
  const QString given = qEnvironmentVariable("DIABAN_TEST_DATA");
  return given.isEmpty() ? QDir::cleanPath(QStringLiteral(DIABAN_SOURCE_DIR "/../shared/data"))
                         : given;
}

/// The full path of a real file.
inline QString testData(const QString& relative)
{
  return QDir(testDataFolder()).filePath(relative);
}

} // namespace diaban::test

/// Skips a test where the folder of real files is absent; fails it where only this file is missing.
#define DIABAN_NEED_DATA(relative)                                                                 \
  do {                                                                                             \
    if (!QFileInfo(diaban::test::testDataFolder()).isDir())                                        \
      QSKIP("the folder of real files (DIABAN_TEST_DATA) is not there");                           \
    QVERIFY2(QFileInfo::exists(diaban::test::testData(relative)),                                  \
             qPrintable(diaban::test::testData(relative)));                                        \
  } while (false)
