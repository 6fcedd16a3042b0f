// What an edit did, counted while it does it, and told in one line. Private to the module.
#pragma once

#include <diaban/workspace/layer.h>

#include <QString>
#include <QStringList>

#include <vector>

namespace diaban::workspace {

enum class DeedKind : quint8 { Draw, Reshape, Move, Delete, SetCells, Calculate, Fields, Style };

class DeedLog {
public:
  /// Deeds of a kind to the same fields of a layer add up.
  void note(DeedKind kind, const Layer& layer, qint64 rows = 0, const QStringList& fields = {});
  /// In the person's language; empty: nothing was noted.
  QString words() const;

private:
  struct Deed {
    DeedKind kind;
    Layer layer;
    QStringList fields;
    qint64 rows = 0;
  };
  static QString words(const Deed& deed);

  std::vector<Deed> m_deeds;
};

} // namespace diaban::workspace
