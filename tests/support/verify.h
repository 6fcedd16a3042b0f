// Checks of Result<T> that print the error's sentence where there should be none.
#pragma once

#include <diaban/base/result.h>

#include <QTest>

namespace diaban::test {

/// All that an error says, for a failed test's message.
inline QByteArray describe(const Error& error)
{
  return (errorName(error.code) + QStringLiteral(": ") + errorText(error) + QStringLiteral(" [") +
          error.detail + QLatin1Char(']'))
      .toUtf8();
}

} // namespace diaban::test

/// Fails the test with the error's name, sentence and detail, unless `result` is a value.
#define DIABAN_VERIFY(result)                                                                      \
  do {                                                                                             \
    const auto& checked_ = (result);                                                               \
    QVERIFY2(checked_, checked_ ? "" : diaban::test::describe(checked_.error()).constData());      \
  } while (false)

/// Fails the test unless `result` is an error of code `Error::Code::expected`.
#define DIABAN_VERIFY_ERROR(result, expected)                                                      \
  do {                                                                                             \
    const auto& checked_ = (result);                                                               \
    QVERIFY2(!checked_, "a value where " #expected " was expected");                               \
    QCOMPARE(diaban::errorName(checked_.error().code),                                             \
             diaban::errorName(diaban::Error::Code::expected));                                    \
  } while (false)
