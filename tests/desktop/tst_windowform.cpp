#include "calculation.h"
#include "fieldtable.h"
#include "support/verify.h"
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/uikit/fieldinput.h>
#include <diaban/uikit/formpanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/selection.h>
#include <diaban/uikit/sidestack.h>

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace diaban::desktop {

/// Attributes edited in the window: the form, the table's cells, fields, calculating.
class TestWindowForm final : public WindowFixture {
  Q_OBJECT
private Q_SLOTS:
  void writesAFieldOfManyRowsAndTakesItBack();
  void writesACellOfTheTable();
  void addsATitledFieldThatTheTableShows();
  void showsACalculationBeforeItIsDone();

private:
  QString layer() { return m_window->document().layers().first().name; }
  qint64 entries()
  {
    return m_window->document().workspace()->history(workspace::kBase).value().size();
  }
  uikit::FormPanel& form() { return *m_window->findChild<uikit::FormPanel*>(); }
  uikit::RowPage* table()
  {
    m_window->rowPanel().showLayer(m_window->document().moment(),
                                   m_window->document().layers().first());
    return m_window->rowPanel().currentPage();
  }
  /// Opens what a command of the chosen layer opens.
  void openFor(Command command)
  {
    m_window->layerList().setCurrentIndex(m_window->bench().layerModel().indexOf(layer()));
    QVERIFY(m_window->action(command)->isEnabled());
    m_window->action(command)->trigger();
  }
  QString nameField() { return m_window->document().layers().first().fields.last().name; }
};

void TestWindowForm::writesAFieldOfManyRowsAndTakesItBack()
{
  openWithSquares(5);
  const QString field = nameField();
  m_window->selection().set(layer(), {1, 2, 3});
  m_window->canvas().setFocus();
  m_window->action(Command::Attributes)->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(form().input(field) != nullptr, kLong);
  QCOMPARE(form().record().rows.size(), 3U);
  const qint64 before = entries();
  shot(QStringLiteral("form-many.png"));
  form().input(field)->setText(QStringLiteral("Đất ở"));
  form().commit();
  QTRY_COMPARE_WITH_TIMEOUT(entries(), before + 1, kLong);
  const auto last = m_window->document().workspace()->history(workspace::kBase).value().last();
  QCOMPARE(last.rows, 3);
  QVERIFY(last.title.contains(field));
  m_window->action(Command::Undo)->trigger();
  QTRY_COMPARE_WITH_TIMEOUT(entries(), before + 2, kLong);
  QTRY_VERIFY_WITH_TIMEOUT(form().input(field) != nullptr &&
                               form().input(field)->text() != QStringLiteral("Đất ở"),
                           kLong);
}

void TestWindowForm::writesACellOfTheTable()
{
  openWithSquares(3);
  uikit::RowPage* page = table();
  QVERIFY(page != nullptr);
  uikit::RowModel& model = page->model();
  const int column = static_cast<int>(model.layer().fields.size()) - 1;
  QTRY_VERIFY_WITH_TIMEOUT(model.rowCount() == 3, kLong);
  const QModelIndex cell = model.index(1, column);
  model.data(cell, Qt::DisplayRole);
  QTRY_VERIFY_WITH_TIMEOUT(model.flags(cell) & Qt::ItemIsEditable, kLong);
  const qint64 before = entries();
  QTableView& view = page->view();
  view.setCurrentIndex(cell);
  view.edit(cell);
  auto* input = view.findChild<uikit::FieldInput*>();
  QVERIFY(input != nullptr);
  static_cast<QLineEdit&>(input->control()).setText(QStringLiteral("Góc phố"));
  QTest::keyClick(&input->control(), Qt::Key_Return);
  QTRY_COMPARE_WITH_TIMEOUT(entries(), before + 1, kLong);
  QTRY_COMPARE_WITH_TIMEOUT(model.data(model.index(1, column), Qt::DisplayRole).toString(),
                            QStringLiteral("Góc phố"), kLong);
}

void TestWindowForm::addsATitledFieldThatTheTableShows()
{
  openWithSquares(2);
  uikit::RowPage* page = table();
  m_window->document().addField(layer(), {QStringLiteral("tang"),
                                          geo::FieldType::Integer,
                                          {QStringLiteral("Số tầng"), false, true, {}}});
  QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().first().fields.last().name,
                            QStringLiteral("tang"), kLong);
  const int last = page->model().columnCount() - 1;
  QTRY_COMPARE_WITH_TIMEOUT(
      page->model()
          .headerData(page->model().columnCount() - 1, Qt::Horizontal, Qt::DisplayRole)
          .toString(),
      QStringLiteral("Số tầng"), kLong);
  QVERIFY(page->model().columnCount() >= last);
  openFor(Command::Fields);
  auto* sheet = m_window->findChild<FieldTable*>();
  QVERIFY(sheet != nullptr);
  shot(QStringLiteral("fields.png"));
  QVERIFY(sheet->changedRules().isEmpty());
  for (auto* box : sheet->findChildren<QCheckBox*>())
    if (box->accessibleName().contains(QStringLiteral("tang")))
      box->setChecked(!box->isChecked()); // hidden, and no longer required
  const auto rules = sheet->changedRules();
  QCOMPARE(rules.size(), 1);
  QVERIFY(rules[QStringLiteral("tang")].isHidden);
  m_window->document().setFieldRules(layer(), rules);
  QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().layers().first().hiddenFields.isEmpty(), kLong);
}

void TestWindowForm::showsACalculationBeforeItIsDone()
{
  openWithSquares(4);
  openFor(Command::Calculate);
  auto* sheet = m_window->findChild<Calculation*>();
  QVERIFY(sheet != nullptr);
  QVERIFY(!sheet->isReady());
  auto* line = sheet->findChild<QLineEdit*>();
  line->setText(QStringLiteral("= ="));
  QTRY_VERIFY_WITH_TIMEOUT(!sheet->sentence().isEmpty() && !sheet->isReady(), kLong);
  line->setText(QStringLiteral("fid * 2"));
  QTRY_VERIFY_WITH_TIMEOUT(sheet->isReady(), kLong);
  shot(QStringLiteral("calculate.png"));
  const qint64 before = entries();
  m_window->document().calculate(layer(), sheet->field(), sheet->expression(), sheet->rows());
  QTRY_COMPARE_WITH_TIMEOUT(entries(), before + 1, kLong);
}

} // namespace diaban::desktop

QTEST_MAIN(diaban::desktop::TestWindowForm)
#include "tst_windowform.moc"
