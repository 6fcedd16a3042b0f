// How long work reports back and learns that it should stop.
#pragma once

#include <QString>

namespace diaban {

/// Given to every operation that can take longer than a frame. One writer thread at a time; the
/// sink decides how its reports reach the screen or the terminal.
class Progress {
public:
  virtual ~Progress() = default;

  /// Reports `fraction` in [0, 1] and asks whether to go on. A caller that gets false returns
  /// Error::Code::Cancelled at once and leaves no partial output behind.
  [[nodiscard]] virtual bool advance(double fraction) = 0;

  /// Names what is being done now, in the person's language.
  virtual void step(const QString& what) { Q_UNUSED(what) }
};

class NoProgress final : public Progress {
public:
  bool advance(double) override { return true; }
};

/// A stretch [from, to] of another progress, for one stage of several.
class SubProgress final : public Progress {
public:
  SubProgress(Progress& parent, double from, double to)
      : m_parent(parent)
      , m_from(from)
      , m_to(to)
  {
  }
  bool advance(double fraction) override
  {
    return m_parent.advance(m_from + (m_to - m_from) * fraction);
  }
  void step(const QString& what) override { m_parent.step(what); }

private:
  Progress& m_parent;
  double m_from;
  double m_to;
};

} // namespace diaban
