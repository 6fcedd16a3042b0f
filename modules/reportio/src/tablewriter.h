// One kind of file that takes rows one after the other. Private to the module.
#pragma once

#include <diaban/reportio/tablefile.h>

#include <memory>

class QIODevice;

namespace diaban::reportio {

class TableWriter {
public:
  virtual ~TableWriter() = default;
  virtual void add(const QVariantList& cells) = 0;
  /// Everything is in `to` afterwards, or it says so in its errorString().
  virtual Outcome finish(QIODevice& to) = 0;
};

std::unique_ptr<TableWriter> csvWriter(QIODevice& to, const QVector<TableColumn>& columns);
std::unique_ptr<TableWriter> xlsxWriter(const QVector<TableColumn>& columns);
/// All sheets, their rows written already.
std::unique_ptr<TableWriter> xlsxWriter(const QVector<TableSheet>& sheets);

} // namespace diaban::reportio
