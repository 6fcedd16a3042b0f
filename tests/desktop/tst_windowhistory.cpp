// The history in the real window: listed, searched, looked back at, one action taken back alone.
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/uikit/formpanel.h>
#include <diaban/uikit/historypanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/pastband.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/workspace/workspace.h>

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowHistory : public WindowFixture {
  Q_OBJECT

  Document& document() { return m_window->document(); }
  uikit::HistoryPanel& panel() { return *m_window->findChild<uikit::HistoryPanel*>(); }
  uikit::PastBand& band() { return m_window->bench().pastBand(); }
  int count() { return panel().model().rowCount(); }
  QString titleOf(int row) { return panel().model().index(row).data(Qt::DisplayRole).toString(); }
  QAbstractButton* button(const char* text)
  {
    return buttonNamed(*m_window, uikit::HistoryPanel::tr(text));
  }

  /// An import, then two titles: three entries.
  void openWithThreeActions()
  {
    openWithSquares(4);
    for (const QString& title : {QStringLiteral("Thửa cũ"), QStringLiteral("Thửa mới")}) {
      document().setTitle(document().layers().constFirst().name, title);
      QTRY_COMPARE_WITH_TIMEOUT(document().layers().constFirst().title, title, kLong);
    }
    m_window->action(Command::History)->trigger();
    QVERIFY(panel().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(count(), 3, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(titleOf(0).contains(QStringLiteral("Thửa mới")), kLong);
  }

  void choose(int row) { panel().list().setCurrentIndex(panel().model().index(row)); }

private Q_SLOTS:
  void listsTheNewestFirstAndFindsWithoutMarks()
  {
    openWithThreeActions();
    shot(QStringLiteral("history.png"));
    panel().search().setText(QStringLiteral("thua cu"));
    QTRY_COMPARE_WITH_TIMEOUT(count(), 1, kLong);
    panel().search().clear();
    QTRY_COMPARE_WITH_TIMEOUT(count(), 3, kLong);
    document().undo();
    QTRY_COMPARE_WITH_TIMEOUT(count(), 4, kLong); // taking back is an entry too
  }

  void saysThatAClockIsWrong()
  {
    openWithSquares(2);
    const QString path = document().path();
    const QString layer = document().layers().constFirst().name;
    document().close();
    const auto changeLater = [&] {
      const QDateTime later = QDateTime::currentDateTimeUtc().addYears(14);
      auto opened = workspace::Workspace::open(path, {.clock = [later] { return later; }});
      return opened && opened.value()->edit(workspace::kBase, QStringLiteral("Sửa"),
                                            [&](workspace::Edit& edit) {
                                              return edit.setTitle(layer, QStringLiteral("Sửa"));
                                            });
    };
    QTRY_VERIFY_WITH_TIMEOUT(changeLater(), kLong); // once jobs let go of it
    m_window->open(path);
    const auto isSaid = [&] {
      const auto& messages = m_window->messages().messages();
      const QString year = QString::number(QDate::currentDate().year() + 14);
      return std::any_of(messages.begin(), messages.end(), [&](const uikit::Message& message) {
        return message.text.contains(year);
      });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kLong);
  }

  void showsTheMapAsItWasAndComesBack()
  {
    openWithThreeActions();
    choose(1);
    QTRY_VERIFY(button("See the map then")->isEnabled());
    button("See the map then")->click();
    QTRY_VERIFY_WITH_TIMEOUT(band().isVisible(), kLong);
    QCOMPARE(document().layers().constFirst().title, QStringLiteral("Thửa cũ"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    QVERIFY(document().isReadOnly());
    shot(QStringLiteral("history-past.png"));
    button("Back to now")->click();
    QVERIFY(!band().isVisible());
    QCOMPARE(document().layers().constFirst().title, QStringLiteral("Thửa mới"));
    QVERIFY(!document().isReadOnly());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }

  /// The table and the form that were open show the rows of then, and take nothing.
  void showsTheRowsAsTheyWere()
  {
    openWithSquares(4);
    const QString layer = document().layers().constFirst().name;
    const QString field = document().layers().constFirst().fields.constLast().name;
    m_window->layerList().setCurrentIndex(m_window->bench().layerModel().indexOf(layer));
    m_window->action(Command::Rows)->trigger();
    uikit::RowPage* page = m_window->rowPanel().currentPage();
    const auto cell = [&] {
      const auto& model = page->model();
      return model.rowCount() < 1
                 ? QString()
                 : model.index(0, model.columnCount() - 1).data(Qt::DisplayRole).toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(page->model().rowCount() == 4 && !cell().isEmpty(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(cell() != QStringLiteral("…"), kLong);
    const QString before = cell();
    const qint64 first = page->model().rows().front(), second = page->model().rows()[1];
    document().setCells(layer, {first}, {{field, QStringLiteral("Nay")}});
    QTRY_COMPARE_WITH_TIMEOUT(cell(), QStringLiteral("Nay"), kLong);
    document().editRows(layer, QStringLiteral("bỏ"), nullptr,
                        [layer, second](workspace::Edit& edit, Progress&) {
                          return edit.deleteRows(layer, {second});
                        });
    QTRY_COMPARE_WITH_TIMEOUT(page->model().rowCount(), 3, kLong);
    m_window->selection().set(layer, {first});
    m_window->action(Command::Attributes)->trigger();
    auto& form = *m_window->findChild<uikit::FormPanel*>();
    const auto formSays = [&] {
      return form.record().fields.empty() ? QString()
                                          : form.record().fields.back().value.toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(formSays(), QStringLiteral("Nay"), kLong);

    document().lookBack(document().workspace()->history(workspace::kBase).value().constFirst().id);
    QTRY_VERIFY_WITH_TIMEOUT(document().past() != nullptr, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(page->model().rowCount(), 4, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(cell(), before, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(formSays(), before, kLong);
    QVERIFY(form.record().isReadOnly);
    QVERIFY(!(page->model().flags(page->model().index(0, 0)) & Qt::ItemIsEditable));
    QVERIFY(m_window->action(Command::Identify)->isEnabled());
    QVERIFY(!m_window->action(Command::Calculate)->isEnabled());
    document().setCells(layer, {first}, {{field, QStringLiteral("Lén")}}); // comes to nothing
    shot(QStringLiteral("history-past-rows.png"));

    document().returnToNow();
    QTRY_COMPARE_WITH_TIMEOUT(page->model().rowCount(), 3, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(cell(), QStringLiteral("Nay"), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(formSays(), QStringLiteral("Nay"), kLong);
    QVERIFY(page->model().flags(page->model().index(0, 0)) & Qt::ItemIsEditable);
  }

  void namesTheLaterActionThatIsInTheWay()
  {
    openWithThreeActions();
    choose(1);
    QTRY_VERIFY(button("Take back this alone")->isEnabled());
    button("Take back this alone")->click();
    QTRY_VERIFY_WITH_TIMEOUT(button("See both changes") != nullptr, kLong);
    QCOMPARE(document().layers().constFirst().title, QStringLiteral("Thửa mới"));
    shot(QStringLiteral("history-refused.png"));
    button("See both changes")->click();
    QCOMPARE(count(), 2);
    choose(0);
    QTRY_VERIFY(button("Take back this alone")->isEnabled());
    button("Take back this alone")->click();
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().constFirst().title, QStringLiteral("Thửa cũ"),
                              kLong);
  }
};

QTEST_MAIN(TestWindowHistory)
#include "tst_windowhistory.moc"
