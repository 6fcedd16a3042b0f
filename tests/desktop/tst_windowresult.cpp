// Results of analyses in the window: a layer that no longer holds says so at once.
#include "document.h"
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/analysis/result.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>

#include <QTest>

using namespace diaban;
using namespace diaban::desktop;
using uikit::LayerModel;

class TestWindowResult : public WindowFixture {
  Q_OBJECT

  QString said(int role)
  {
    const LayerModel& model = m_window->bench().layerModel();
    return model.indexOf(QStringLiteral("phu")).data(role).toString();
  }

private Q_SLOTS:
  void aResultIsOutOfDateOnceItsInputIsEdited()
  {
    openWithSquares(4);
    // As an analysis has it: the same workspace, from another thread than the window's.
    const auto workspace =
        std::const_pointer_cast<workspace::Workspace>(m_window->document().workspace());
    const workspace::Layer squares = m_window->document().layers().first();
    analysis::Origin origin;
    origin.analysis = QStringLiteral("coverage.disc");
    origin.inputs = {analysis::inputOf(squares)};
    workspace::NewLayer layer;
    layer.name = QStringLiteral("phu");
    layer.title = QStringLiteral("Vùng phủ");
    layer.role = workspace::LayerRole::Coverage;
    layer.geometry = QStringLiteral("MultiPolygon");
    NoProgress progress;
    const auto made = analysis::writeResult(*workspace, QStringLiteral("Vùng phủ"),
                                            std::move(layer), origin, progress);
    QVERIFY(bool(made));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    QVERIFY(said(LayerModel::OutdatedRole).isEmpty());
    QVERIFY(said(Qt::ToolTipRole).contains(squares.title));
    const auto edited = workspace->edit(workspace::kBase, QStringLiteral("Thêm"),
                                        [&](workspace::Edit& edit) -> Outcome {
                                          DIABAN_CHECK(edit.insertFeature(squares.name, {}));
                                          return Done{};
                                        });
    QVERIFY(bool(edited));
    QTRY_VERIFY_WITH_TIMEOUT(said(LayerModel::OutdatedRole).contains(squares.title), kLong);
    m_window->layerList().setCurrentIndex(
        m_window->bench().layerModel().indexOf(QStringLiteral("phu")));
    shot(QStringLiteral("result-outdated.png"));
  }
};

QTEST_MAIN(TestWindowResult)
#include "tst_windowresult.moc"
