// A base, two copies that are changed apart, and what comes of them, for tests of merging.
#pragma once

#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/workspace/copy.h>
#include <diaban/workspace/merge.h>

#include <QFile>

namespace diaban::test {

inline const QString kThua = QStringLiteral("thua");
inline const QString kTen = QStringLiteral("ten");
inline const QString kSo = QStringLiteral("so");

using Work = std::function<Outcome(workspace::Edit&)>;

/// A base, two copies of it, and what comes of them.
class Trio {
public:
  explicit Trio(int rows = 6)
      : m_base(rows)
  {
    for (const QString& path : {mine(), theirs()})
      if (!workspace::copyWhole(m_base.path(), path, m_progress))
        qFatal("no copy");
    m_uids = m_base.uids();
  }
  void closeBase() const { m_base.close(); }
  QString base() const { return m_base.path(); }
  QString mine() const { return m_base.folder() + QStringLiteral("/hùng.gpkg"); }
  QString theirs() const { return m_base.folder() + QStringLiteral("/lan.gpkg"); }
  QString out() const { return m_base.folder() + QStringLiteral("/chung.gpkg"); }
  QString swapped() const { return m_base.folder() + QStringLiteral("/ngược.gpkg"); }
  const QVector<Uid>& uids() const { return m_uids; }

  bool editMine(const Work& work) const { return edit(mine(), work); }
  bool editTheirs(const Work& work) const { return edit(theirs(), work); }
  static bool edit(const QString& path, const Work& work)
  {
    auto opened = workspace::Workspace::open(path);
    const auto done = opened ? opened.value()->edit(workspace::kBase, QStringLiteral("Sửa"), work)
                             : Result<QByteArray>(opened.error());
    if (!done)
      qWarning("%s", describe(done.error()).constData());
    return bool(done);
  }

  /// Both orders; fails the test where they differ.
  workspace::MergeReport merged()
  {
    for (const QString& path : {out(), swapped()})
      QFile::remove(path);
    auto there = workspace::merge({base(), mine(), theirs(), out()}, {}, m_progress);
    auto back = workspace::merge({base(), theirs(), mine(), swapped()}, {}, m_progress);
    if (!there || !back)
      qWarning("%s", describe((there ? back : there).error()).constData());
    m_isGood = there && back;
    m_swapped = back ? back.value() : workspace::MergeReport{};
    return there ? there.value() : workspace::MergeReport{};
  }
  bool isGood() const { return m_isGood; }
  /// Of the same with mine and theirs exchanged.
  const workspace::MergeReport& swappedReport() const { return m_swapped; }

private:
  OpenWorkspace m_base;
  QVector<Uid> m_uids;
  NoProgress m_progress;
  workspace::MergeReport m_swapped;
  bool m_isGood = false;
};

/// Everything but the local order of the history, what is only looked at, and times.
QString contentOf(const QString& path, bool withHistory = true);
/// SQLite's own checks, R-trees, counts, and that no uid stands twice.
Outcome checkFile(const QString& path);
QString cell(const QString& path, const QByteArray& sql); ///< the first one that the SQL gives
/// With all triggers, as QGIS writes.
bool byGdal(const QString& path, const QString& sql);

Work sets(const Uid& uid, const QVariantMap& fields);
Work moves(const Uid& uid, double x);
Work removes(const Uid& uid);
Work adds(int count, const QString& ten, const QString& layer = kThua);
Work both(const Work& first, const Work& second);
/// What a merge decided without asking, one a line: the code and what it says of it.
QStringList told(const workspace::MergeReport& report);
/// The layers of a workspace from the top, groups by their titles before theirs.
QStringList orderIn(const QString& path);
/// As a new layer of that many squares.
bool importInto(const QString& path, const QString& name, int count);

} // namespace diaban::test

#define COMPARE_BOTH_ORDERS(trio)                                                                  \
  do {                                                                                             \
    QVERIFY((trio).isGood());                                                                      \
    QCOMPARE(contentOf((trio).swapped()), contentOf((trio).out()));                                \
    DIABAN_VERIFY(checkFile((trio).out()));                                                        \
    DIABAN_VERIFY(checkFile((trio).swapped()));                                                    \
  } while (false)
