// What the reading process sends is hostile too: nothing of it may be believed before it is
// checked.
#include "sourceprotocol.h"
#include "support/verify.h"

#include <QRandomGenerator>
#include <QTest>

using namespace diaban;
using namespace diaban::geo;

namespace {

QVector<SourceLayer> layers()
{
  SourceLayer layer;
  layer.name = QStringLiteral("thửa đất");
  layer.fields = {{QStringLiteral("số"), FieldType::Integer},
                  {QStringLiteral("diện tích"), FieldType::Real},
                  {QStringLiteral("chủ"), FieldType::Text}};
  return {layer};
}

SourceBatch batch()
{
  SourceBatch made;
  made.fraction = 0.5;
  RecordBatch& rows = made.rows;
  rows.rows = 2;
  rows.sourceIds = {7, 8};
  rows.geometryEnds = {0, 3};
  rows.geometryBytes = "abc";
  rows.columns.resize(3);
  rows.columns[0] = {FieldType::Integer, {0, 1}, {42, 0}, {}, {}, {}};
  rows.columns[1] = {FieldType::Real, {0, 0}, {}, {1.5, -2}, {}, {}};
  rows.columns[2] = {FieldType::Text, {0, 0}, {}, {}, {5, 6}, "Đấx"};
  return made;
}

} // namespace

class TestSourceProtocol : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void bringsABatchOverUnchanged();
  void refusesEveryShortenedBatch();
  void survivesEveryChangedByte();
  void survivesRandomChanges();
  void findsTextThatIsCutInTheMiddleOfALetter();
  void refusesUnknownMessagesAndImpossibleLengths();
  void bringsInfoErrorsAndRequestsOver();
  void believesOnlyErrorsThatReadingCanHave();
  void refusesPicturesOfAnotherSizeThanTheirBytes();
};

void TestSourceProtocol::bringsABatchOverUnchanged()
{
  const SourceBatch sent = batch();
  const auto got = protocol::batchFrom(protocol::toBytes(sent), layers());
  DIABAN_VERIFY(got);
  const RecordBatch& rows = got.value().rows;
  QCOMPARE(got.value().fraction, 0.5);
  QCOMPARE(rows.sourceIds, sent.rows.sourceIds);
  QCOMPARE(rows.geometryEnds, sent.rows.geometryEnds);
  QCOMPARE(rows.geometryBytes, sent.rows.geometryBytes);
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    QCOMPARE(rows.columns[i].isNull, sent.rows.columns[i].isNull);
    QCOMPARE(rows.columns[i].integers, sent.rows.columns[i].integers);
    QCOMPARE(rows.columns[i].reals, sent.rows.columns[i].reals);
    QCOMPARE(rows.columns[i].ends, sent.rows.columns[i].ends);
    QCOMPARE(rows.columns[i].bytes, sent.rows.columns[i].bytes);
  }
}

void TestSourceProtocol::refusesEveryShortenedBatch()
{
  const QByteArray whole = protocol::toBytes(batch());
  for (qsizetype size = 0; size < whole.size(); ++size)
    QVERIFY(!protocol::batchFrom(whole.left(size), layers()));
  QVERIFY(!protocol::batchFrom(whole + 'x', layers()));
}

void TestSourceProtocol::survivesEveryChangedByte()
{
  const QByteArray whole = protocol::toBytes(batch());
  for (qsizetype at = 0; at < whole.size(); ++at)
    for (const char byte : {'\x00', '\x01', '\x7F', '\x80', '\xFF'}) {
      QByteArray changed = whole;
      changed[at] = byte;
      const auto got = protocol::batchFrom(changed, layers());
      if (!got)
        continue;
      const RecordBatch& rows = got.value().rows;
      QVERIFY(rows.rows <= protocol::kMaxRows);
      QCOMPARE(rows.columns.size(), std::size_t{3});
      for (std::size_t row = 0; row < rows.rows; ++row) // sanitizers watch these
        QVERIFY(rows.geometry(row).size() + rows.columns[2].text(row).size() < 100);
    }
}

void TestSourceProtocol::survivesRandomChanges()
{
  QRandomGenerator random(20261121);
  const QByteArray whole = protocol::toBytes(batch());
  for (int round = 0; round < 20'000; ++round) {
    QByteArray changed = whole;
    for (int change = 0; change < 3; ++change)
      changed[static_cast<qsizetype>(random.bounded(static_cast<quint32>(changed.size())))] =
          static_cast<char>(random.bounded(256));
    const auto got = protocol::batchFrom(changed, layers());
    QVERIFY(!got || got.value().rows.sourceIds.size() == got.value().rows.rows);
  }
}

void TestSourceProtocol::findsTextThatIsCutInTheMiddleOfALetter()
{
  SourceBatch cut = batch();
  cut.rows.columns[2].ends = {3, 6}; // the whole is UTF-8, its halves are not
  const auto got = protocol::batchFrom(protocol::toBytes(cut), layers());
  DIABAN_VERIFY_ERROR(got, BadEncoding);
  QCOMPARE(got.error().args.first(), QStringLiteral("chủ"));
  QCOMPARE(got.error().args.value(1), QStringLiteral("0"));
}

void TestSourceProtocol::refusesUnknownMessagesAndImpossibleLengths()
{
  using protocol::FrameHeader;
  using protocol::Message;
  const auto header = [](quint32 type, quint64 length) {
    return protocol::frameHeader(
        protocol::toBytes(FrameHeader{static_cast<Message>(type), length}));
  };
  QVERIFY(!header(0, 0));
  QVERIFY(!header(8, 0));
  QVERIFY(!header(7, 1));
  QVERIFY(!header(4, 9));
  QVERIFY(!header(3, ~quint64{0}));
  QVERIFY(!header(2, quint64{1} << 40));
  DIABAN_VERIFY(header(3, 100));
  QVERIFY(!protocol::frameHeader("short"));
}

void TestSourceProtocol::bringsInfoErrorsAndRequestsOver()
{
  SourceInfo info;
  info.driver = QStringLiteral("GPKG");
  info.layers = layers();
  info.layers[0].kind = GeometryKind::Polygon;
  info.layers[0].features = 12'345'678'901;
  info.layers[0].extent = {105.123456789012345, 21, 106, 22};
  const auto back = protocol::infoFrom(protocol::toBytes(info));
  DIABAN_VERIFY(back);
  QVERIFY(back.value().layers[0].fields == info.layers[0].fields);
  QCOMPARE(back.value().layers[0].features, info.layers[0].features);
  QVERIFY(back.value().layers[0].extent == info.layers[0].extent);
  QVERIFY(!protocol::infoFrom(R"({"layers":[{"kind":99,"fields":[]}]})"));
  QVERIFY(!protocol::infoFrom(R"({"layers":[{"kind":1,"fields":[["a",7]]}]})"));

  protocol::Request request;
  request.verb = protocol::Request::Verb::Read;
  request.read.path = QStringLiteral("/tmp/đường \"x\"");
  request.read.layers = QStringList{QStringLiteral("lớp")};
  request.read.allFields = false;
  const auto asked = protocol::requestFrom(protocol::toBytes(request));
  DIABAN_VERIFY(asked);
  QCOMPARE(asked.value().read.path, request.read.path);
  QCOMPARE(asked.value().read.layers, request.read.layers);
  QCOMPARE(asked.value().read.allFields, false);
  QVERIFY(!protocol::requestFrom("{}"));
}

void TestSourceProtocol::believesOnlyErrorsThatReadingCanHave()
{
  using Code = Error::Code;
  const auto sent = [](const Error& error) {
    return protocol::errorFrom(protocol::toBytes(error)).code;
  };
  QVERIFY(sent({Code::FileTruncated, {QStringLiteral("a")}, {}}) == Code::FileTruncated);
  QVERIFY(sent({Code::NoOperation, {QStringLiteral("a"), QStringLiteral("b")}, {}}) ==
          Code::NoOperation);
  QVERIFY(sent({Code::ReadOnlyFile, {QStringLiteral("a")}, {}}) == Code::ReaderStopped);
  QVERIFY(sent({Code::FileTruncated, {}, {}}) == Code::ReaderStopped);
  QVERIFY(protocol::errorFrom(R"({"code":4711,"args":["a"]})").code == Code::ReaderStopped);
  QVERIFY(protocol::errorFrom("nonsense").code == Code::ReaderStopped);
}

void TestSourceProtocol::refusesPicturesOfAnotherSizeThanTheirBytes()
{
  DIABAN_VERIFY(protocol::pictureFrom(protocol::toBytes(RasterPicture{2, 1, "12345678"})));
  QVERIFY(!protocol::pictureFrom(protocol::toBytes(RasterPicture{2, 2, "12345678"})));
  QVERIFY(!protocol::pictureFrom(protocol::toBytes(RasterPicture{1 << 30, 1 << 30, ""})));
  QVERIFY(!protocol::pictureFrom(QByteArray()));
}

QTEST_APPLESS_MAIN(TestSourceProtocol)
#include "tst_sourceprotocol.moc"
