#include "support/stopafter.h"
#include "support/verify.h"
#include "tableloader.h"

#include <diaban/store/database.h>
#include <diaban/workspace/rows.h>

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace diaban;
using namespace diaban::workspace;
using Kind = geo::TableColumn::Kind;

namespace {

void append(QByteArray& bytes, const void* data, std::size_t size)
{
  bytes.append(static_cast<const char*>(data), static_cast<qsizetype>(size));
}

/// Where row `i` lies: strewn about, so that reading order is no spatial order.
double left(int i)
{
  return 590'000 + i * 7919 % 20'000;
}

double bottom(int i)
{
  return 1'180'000 + i * 3571 % 8'000;
}

QByteArray squareWkb(double x, double y)
{
  QByteArray wkb(1, '\1');
  const quint32 head[] = {3, 1, 5};
  append(wkb, head, sizeof head);
  const double xy[] = {x, y, x + 8, y, x + 8, y + 8, x, y + 8, x, y};
  append(wkb, xy, sizeof xy);
  return wkb;
}

constexpr int kNoGeometryEvery = 97; ///< each such row has none

/// Squares strewn about with a code, a number and a text.
NewLayer squares(const QString& name, int count)
{
  NewLayer layer;
  layer.name = name;
  layer.geometry = QStringLiteral("Polygon");
  layer.fields = {{QStringLiteral("ma"), geo::FieldType::Text},
                  {QStringLiteral("so"), geo::FieldType::Real},
                  {QStringLiteral("ten"), geo::FieldType::Text}};
  for (int from = 0; from < count; from += 1000) {
    geo::RecordBatch batch;
    batch.columns.resize(3);
    batch.columns[1].type = geo::FieldType::Real;
    for (int i = from; i < std::min(count, from + 1000); ++i) {
      ++batch.rows;
      batch.sourceIds.push_back(i);
      if (i % kNoGeometryEvery != 0)
        batch.geometryBytes += squareWkb(left(i), bottom(i));
      batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
      batch.columns[0].bytes += "ma" + QByteArray::number(i % 7);
      batch.columns[2].bytes += "Thửa " + QByteArray::number(i + 1);
      for (const std::size_t text : {0U, 2U})
        batch.columns[text].ends.push_back(static_cast<quint32>(batch.columns[text].bytes.size()));
      batch.columns[1].reals.push_back(i * 0.5);
      for (geo::Column& column : batch.columns)
        column.isNull.push_back(i % 11 == 0 ? 1 : 0);
    }
    layer.batches.push_back(std::move(batch));
  }
  return layer;
}

QString boxText(const geo::Extent& box)
{
  return QStringLiteral("%1 %2 %3 %4")
      .arg(box.minX, 0, 'f', 1)
      .arg(box.minY, 0, 'f', 1)
      .arg(box.maxX, 0, 'f', 1)
      .arg(box.maxY, 0, 'f', 1);
}

/// What a table says of each of its rows, by fid.
QMap<qint64, QString> rowsOf(const geo::FeatureTable& table)
{
  QMap<qint64, QString> rows;
  for (const auto& block : table.blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const geo::Extent box = block->rowExtent(row);
      QString text = box.isEmpty() ? QStringLiteral("-") : boxText(box);
      for (std::size_t column = 0; column < block->columns.size(); ++column) {
        const auto& values = block->columns[column];
        text += QLatin1Char('|');
        if (values.kind == Kind::Number)
          text += QString::number(values.numbers[row]);
        else if (values.kind == Kind::Text)
          text += QString::fromStdString(std::string(values.text(row)));
        else if (values.codes[row] != geo::kNullCode)
          text += (*table.dictionary(static_cast<int>(column)))[values.codes[row]];
      }
      rows.insert(block->fids[row], text);
    }
  return rows;
}

} // namespace

class TestTableLoader : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase()
  {
    const auto crs = geo::Crs::fromEpsg(9210);
    DIABAN_VERIFY(crs);
    m_path = m_folder.filePath(QStringLiteral("Bản đồ 'thử'.gpkg"));
    auto made = Workspace::create(m_path, crs.value());
    DIABAN_VERIFY(made);
    m_workspace = std::move(made.value());
    NoProgress progress;
    std::vector<NewLayer> layers;
    layers.push_back(squares(QStringLiteral("Thửa đất"), 20'000));
    layers.push_back(squares(QStringLiteral("Trống"), 0));
    layers.push_back(squares(QStringLiteral("Một"), 2));
    DIABAN_VERIFY(importRows(*m_workspace, QStringLiteral("rows"), layers, progress));
  }

  void theFirstOfTheNewLayersIsOnTop()
  {
    QCOMPARE(m_workspace->layers().first().name, QStringLiteral("Thửa đất"));
    QCOMPARE(m_workspace->layers().last().name, QStringLiteral("Một"));
  }

  void everyRowComesOnceWithItsPlaceAndValues()
  {
    const Layer layer = layerOf(QStringLiteral("Thửa đất"));
    NoProgress progress;
    const auto table = loadImported(m_path, layer, allColumns(), progress);
    DIABAN_VERIFY(table);
    QCOMPARE(table.value()->rowCount(), std::size_t{20'000});
    const QMap<qint64, QString> rows = rowsOf(*table.value());
    QCOMPARE(rows.size(), 20'000);
    for (int i = 0; i < 20'000; ++i) {
      QString expected = QStringLiteral("-");
      if (i % kNoGeometryEvery != 0)
        expected = boxText({left(i), bottom(i), left(i) + 8, bottom(i) + 8});
      expected += i % 11 == 0
                      ? QStringLiteral("||nan|")
                      : QStringLiteral("|ma%1|%2|Thửa %3").arg(i % 7).arg(i * 0.5).arg(i + 1);
      QCOMPARE(rows.value(i + 1), expected);
    }
  }

  void rowsThatAreCloseLieInTheSameBlocks()
  {
    NoProgress progress;
    const auto table = loadImported(m_path, layerOf(QStringLiteral("Thửa đất")), {}, progress);
    DIABAN_VERIFY(table);
    double area = 0;
    for (const auto& block : table.value()->blocks())
      area += std::max(0.0, block->extent.width()) * std::max(0.0, block->extent.height());
    QVERIFY2(area < 3 * 20'000.0 * 8'000.0, "blocks overlap as if their rows were strewn about");
  }

  void anEmptyLayerIsAnEmptyTable()
  {
    NoProgress progress;
    const auto table = loadImported(m_path, layerOf(QStringLiteral("Trống")), {}, progress);
    DIABAN_VERIFY(table);
    QCOMPARE(table.value()->rowCount(), std::size_t{0});
  }

  void stopsWhenAsked()
  {
    test::StopAfter progress(1);
    const auto table = loadImported(m_path, layerOf(QStringLiteral("Thửa đất")), {}, progress);
    DIABAN_VERIFY_ERROR(table, Cancelled);
  }

  void aCommitInBetweenIsNeverHalfRead()
  {
    const Layer layer = layerOf(QStringLiteral("Thửa đất"));
    // Each commit gives all rows the same number, so a mix of two of them shows.
    std::atomic_bool stop = false;
    Outcome wrote = Done{};
    std::thread writer([&] { wrote = writeNumbers(layer.table, stop); });
    QSet<double> met;
    Outcome all = Done{};
    for (int reading = 0; reading < 12 && all; ++reading) {
      NoProgress progress;
      const auto table =
          loadImported(m_path, layer, {{QStringLiteral("so"), Kind::Number}}, progress);
      if (!table) {
        if (table.error().code != Error::Code::Busy)
          all = table.error();
        continue;
      }
      QSet<double> values;
      for (const auto& block : table.value()->blocks())
        for (const double number : block->columns[0].numbers)
          values.insert(number);
      if (values.size() == 1)
        met += values;
      else if (reading > 0)
        all = Error{Error::Code::Internal, {}, QStringLiteral("a mix of two commits")};
    }
    stop = true;
    writer.join();
    DIABAN_VERIFY(wrote);
    DIABAN_VERIFY(all);
  }

  void columnsAreThoseOfTheStyleThenTheLabelThenMore()
  {
    Layer layer = layerOf(QStringLiteral("Một"));
    layer.style = Style{};
    layer.style.kind = Style::Kind::Categorised;
    layer.style.field = QStringLiteral("ma");
    layer.style.label = LabelStyle{};
    layer.style.label->field = QStringLiteral("ten");
    const auto columns =
        wantedColumns(layer, {QStringLiteral("so"), QStringLiteral("ma"), QStringLiteral("none")});
    QCOMPARE(columns.size(), 3);
    QCOMPARE(columns[0].name, QStringLiteral("ma"));
    QVERIFY(columns[0].kind == Kind::Code);
    QCOMPARE(columns[1].name, QStringLiteral("ten"));
    QVERIFY(columns[1].kind == Kind::Text);
    QCOMPARE(columns[2].name, QStringLiteral("so"));
    layer.style.kind = Style::Kind::Graduated;
    layer.style.field = QStringLiteral("so");
    QVERIFY(wantedColumns(layer, {}).first().kind == Kind::Number);
  }

  void aLinkToAFileThatIsGoneSaysSo()
  {
    Layer layer;
    layer.name = QStringLiteral("Xa");
    layer.storage = LayerStorage::Linked;
    layer.sourcePath = m_folder.filePath(QStringLiteral("gone.geojson"));
    NoProgress progress;
    DIABAN_VERIFY_ERROR(loadLinked(layer, m_workspace->crs(), m_path, {}, progress), SourceMissing);
  }

private:
  Layer layerOf(const QString& name)
  {
    auto found = m_workspace->layer(name);
    return found ? found.value() : Layer{};
  }

  static QVector<geo::WantedColumn> allColumns()
  {
    return {{QStringLiteral("ma"), Kind::Code},
            {QStringLiteral("so"), Kind::Number},
            {QStringLiteral("ten"), Kind::Text}};
  }

  Outcome writeNumbers(const QString& table, const std::atomic_bool& stop) const
  {
    DIABAN_TRY(database, store::Database::open(m_path, store::OpenMode::ReadWrite));
    for (int number = 1; number < 60 && !stop; ++number) {
      const auto written =
          database.run("UPDATE " + store::quoted(table) + " SET so=" + QByteArray::number(number));
      if (!written && written.error().code != Error::Code::Busy)
        return written.error();
    }
    return Done{};
  }

  QTemporaryDir m_folder;
  QString m_path;
  std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestTableLoader)
#include "tst_tableloader.moc"
