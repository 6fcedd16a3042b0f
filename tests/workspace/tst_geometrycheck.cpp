// Checks of a workspace's layers: the real communes of Hải Phòng, rows by uid, findings that
// somebody called no errors.
#include "openworkspaces.h"
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/workspace/check.h>
#include <diaban/workspace/import.h>

#include <QDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace diaban;
using namespace diaban::workspace;
using geo::CheckRule;

namespace {

QString layerName()
{
  return QStringLiteral("thua");
}

Result<CheckReport> check(const Workspace& workspace, const GeometryCheck& wanted = {})
{
  NoProgress progress;
  return checkGeometry(workspace, wanted, progress);
}

/// Puts the first square over half of the second.
QVector<Uid> withOverlap(const test::OpenWorkspace& workspace)
{
  const QVector<Uid> uids = workspace.uids();
  const auto edited = workspace->edit(kBase, QStringLiteral("Dời"), [&](Edit& edit) {
    return edit.updateFeature(layerName(), {.uid = uids[0], .wkb = test::square(15, 30, 10)});
  });
  return edited ? uids : QVector<Uid>();
}

} // namespace

class TestGeometryCheck : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void communesOfHaiPhongHaveTheirTwoFaults()
  {
    DIABAN_NEED_DATA(QStringLiteral("vn-admin/hai_phong_raw"));
    const test::OpenWorkspace workspace(0);
    const QDir folder(test::testData(QStringLiteral("vn-admin/hai_phong_raw")));
    ImportRequest request;
    for (const QString& name : folder.entryList({QStringLiteral("xa*.geojson")}, QDir::Files))
      request.sources.append(folder.filePath(name));
    request.layerName = QStringLiteral("communes");
    NoProgress progress;
    DIABAN_VERIFY(
        importSources(*workspace, request, geo::SourceReader(geo::workerProgram()), progress));
    const auto report = check(*workspace);
    DIABAN_VERIFY(report);
    const auto& findings = report.value().findings;
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings[0].what.rule, CheckRule::Overlap);
    QCOMPARE(std::lround(findings[0].what.size), 1135L);
    QCOMPARE(findings[0].rows.size(), 2);
    QCOMPARE(findings[1].what.rule, CheckRule::Gap);
    QCOMPARE(std::lround(findings[1].what.size), 56172L);
    QVERIFY(report.value().layers[0].rules.size() > 7);
  }

  void rowsAreNamedByTheirUids()
  {
    const test::OpenWorkspace workspace(3);
    const QVector<Uid> uids = withOverlap(workspace);
    const auto report = check(*workspace);
    DIABAN_VERIFY(report);
    QCOMPARE(report.value().findings.size(), 1);
    const Finding& found = report.value().findings[0];
    QCOMPARE(found.rows, (QVector<Uid>{uids[0], uids[1]}));
    QCOMPARE(found.what.size, 50.0);
    QCOMPARE(found.layer, layerName());
    QVERIFY(!findingText(found).isEmpty());
  }

  void noErrorIsRememberedWithItsReason()
  {
    const test::OpenWorkspace workspace(3);
    withOverlap(workspace);
    workspace->setAuthor(QStringLiteral("Trần Thị Lan"));
    const auto before = check(*workspace);
    DIABAN_VERIFY(before);
    DIABAN_VERIFY(acceptFindings(*workspace, before.value().findings, QStringLiteral(" Đất đôi ")));
    workspace.reopen();
    const auto after = check(*workspace);
    DIABAN_VERIFY(after);
    QCOMPARE(after.value().findings.size(), 1);
    QCOMPARE(after.value().openCount(), 0);
    const auto& accepted = after.value().findings[0].accepted;
    QVERIFY(accepted);
    QCOMPARE(accepted->reason, QStringLiteral("Đất đôi"));
    QCOMPARE(accepted->author, QStringLiteral("Trần Thị Lan"));
    DIABAN_VERIFY(withdrawAcceptance(*workspace, after.value().findings));
    QCOMPARE(check(*workspace).value().openCount(), 1);
    DIABAN_VERIFY(workspace->undo(kBase));
    QCOMPARE(check(*workspace).value().openCount(), 0);
    DIABAN_VERIFY(workspace->undo(kBase));
    QCOMPARE(check(*workspace).value().openCount(), 1);
    DIABAN_VERIFY(workspace.check());
  }

  void aReasonIsNeeded()
  {
    const test::OpenWorkspace workspace(3);
    withOverlap(workspace);
    const QString before = workspace.dump();
    const auto refused =
        acceptFindings(*workspace, check(*workspace).value().findings, QStringLiteral("  "));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::BadArgument);
    QCOMPARE(workspace.dump(), before);
  }

  void whatIsElsewhereIsAnotherFinding()
  {
    const test::OpenWorkspace workspace(3);
    const QVector<Uid> uids = withOverlap(workspace);
    DIABAN_VERIFY(acceptFindings(*workspace, check(*workspace).value().findings,
                                 QStringLiteral("Đã đo lại")));
    DIABAN_VERIFY(workspace->edit(kBase, QStringLiteral("Dời"), [&](Edit& edit) {
      return edit.updateFeature(layerName(), {.uid = uids[0], .wkb = test::square(25, 35, 10)});
    }));
    const auto report = check(*workspace);
    QCOMPARE(report.value().findings.size(), 1);
    QCOMPARE(report.value().openCount(), 1);
  }

  void rulesFitTheLayer()
  {
    Layer layer;
    layer.geometry = geo::GeometryKind::Polygon;
    layer.role = LayerRole::Communes;
    const auto has = [&](CheckRule rule) {
      const auto rules = rulesFor(layer);
      return std::find(rules.begin(), rules.end(), rule) != rules.end();
    };
    QVERIFY(has(CheckRule::Gap) && has(CheckRule::Overlap) && !has(CheckRule::Dangle));
    layer.role = LayerRole::Buildings;
    QVERIFY(!has(CheckRule::Gap) && has(CheckRule::Overlap));
    layer.role = LayerRole::Coverage;
    QVERIFY(!has(CheckRule::Gap) && !has(CheckRule::Overlap) && has(CheckRule::Invalid));
    layer.geometry = geo::GeometryKind::Line;
    QVERIFY(has(CheckRule::Dangle) && has(CheckRule::Unnoded) && !has(CheckRule::Gap));
    layer.geometry = geo::GeometryKind::Point;
    QVERIFY(has(CheckRule::Duplicate) && !has(CheckRule::Invalid));
  }

  void aLayerThatIsNotThereIsSaid()
  {
    const test::OpenWorkspace workspace(1);
    GeometryCheck wanted;
    wanted.layers = QStringList{QStringLiteral("đường")};
    QCOMPARE(check(*workspace, wanted).error().code, Error::Code::NoSuchLayer);
  }
};

QTEST_GUILESS_MAIN(TestGeometryCheck)
#include "tst_geometrycheck.moc"
