// Result<T>: a value or an Error. Stands in for std::expected until the compiler floor has it.
#pragma once

#include <diaban/base/error.h>

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

namespace diaban {

template <typename T>
class [[nodiscard]] Result {
public:
  Result(T value)
      : m_state(std::in_place_index<0>, std::move(value))
  {
  }
  Result(Error error)
      : m_state(std::in_place_index<1>, std::move(error))
  {
  }

  explicit operator bool() const noexcept { return m_state.index() == 0; }

  T& value() &
  {
    assert(*this);
    return *std::get_if<0>(&m_state);
  }
  const T& value() const&
  {
    assert(*this);
    return *std::get_if<0>(&m_state);
  }
  T&& value() &&
  {
    assert(*this);
    return std::move(*std::get_if<0>(&m_state));
  }
  const Error& error() const
  {
    assert(!*this);
    return *std::get_if<1>(&m_state);
  }

private:
  std::variant<T, Error> m_state;
};

struct Done {}; ///< the value of an operation that yields nothing
using Outcome = Result<Done>;

} // namespace diaban

/// `DIABAN_TRY(table, readTable(path));` declares `table`, or returns the error to our caller.
#define DIABAN_TRY(name, expression)                                                               \
  auto name##OrError = (expression);                                                               \
  if (!name##OrError)                                                                              \
    return name##OrError.error();                                                                  \
  auto name = std::move(name##OrError).value()

/// `DIABAN_CHECK(save(plan));` returns the error to our caller, if there is one.
#define DIABAN_CHECK(expression)                                                                   \
  do {                                                                                             \
    if (auto outcome_ = (expression); !outcome_)                                                   \
      return outcome_.error();                                                                     \
  } while (false)
