// The style editor in the real window: tried out on the map, written once, undone, carried to other
// layers, refused where it does not fit; and the same picture after closing and opening again.
#include "stylework.h"
#include "support/verify.h"
#include "windowfixture.h"

#include <diaban/cartography/palettes.h>
#include <diaban/uikit/classmodel.h>
#include <diaban/uikit/histogramview.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sidestack.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

using namespace diaban;
using namespace diaban::desktop;
using workspace::Style;

class TestWindowStyle : public WindowFixture {
  Q_OBJECT

  uikit::StyleEditor& editor() { return m_window->styleWork().editor(); }
  QString layerName() { return m_window->document().layers().constFirst().name; }
  const Style& stored() { return m_window->document().layers().constFirst().style; }
  qsizetype edits()
  {
    const auto history = m_window->document().workspace()->history(workspace::kBase);
    return history ? history.value().size() : -1;
  }

  /// A combo box of the editor by its accessible name; its entry chosen as by a person.
  void choose(const QString& name, const QString& entry)
  {
    for (auto* box : editor().findChildren<QComboBox*>())
      if (box->isVisible() && box->accessibleName() == name) {
        const int at = box->findText(entry);
        QVERIFY2(at >= 0, qPrintable(entry));
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
        return;
      }
    QFAIL(qPrintable(name));
  }

  /// Squares with a number and a code of land use each.
  void openSquares(int count)
  {
    openEmpty();
    const QString path = writeSquares(fresh(QStringLiteral("thửa.geojson")), count);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QString text = QString::fromUtf8(file.readAll());
    text.replace(QRegularExpression(QStringLiteral("\"ten\":\"Thửa (\\d+)\"")),
                 QStringLiteral("\"ten\":\"Thửa \\1\",\"so\":\\1,\"loai\":\"nhóm\""));
    file.resize(0);
    file.seek(0);
    file.write(text.toUtf8());
    file.close();
    drop(*m_window, {path});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    m_window->action(Command::LayerStyle)->trigger();
    QVERIFY(editor().isVisible());
    QCOMPARE(editor().layer(), layerName());
  }

  void makeClasses()
  {
    choose(editor().tr("Drawn as"), editor().tr("Classes of numbers"));
    QTRY_COMPARE_WITH_TIMEOUT(editor().style().classes.size(), 5, kLong);
  }

  QImage picture()
  {
    return m_window->canvas().grab().toImage().convertToFormat(QImage::Format_RGB32);
  }

private Q_SLOTS:
  void showsWhatIsTriedOutAndWritesItOnce()
  {
    openSquares(400);
    const auto before = edits();
    const QImage plain = picture();
    makeClasses();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole() && picture() != plain, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(edits(), before + 1, kLong);
    QCOMPARE(stored(), editor().style());
    QCOMPARE(stored().classes.constFirst().from, 1.0);
    QCOMPARE(stored().classes.constFirst().to, 80.0); // 80.8, among whole numbers
    QCOMPARE(stored().classes.constLast().to, 400.0);
    shot(QStringLiteral("style-classes.png"));

    auto* opacity = editor().findChild<QSlider*>();
    for (int percent = 90; percent >= 40; percent -= 5)
      opacity->setValue(percent); // as a drag does
    QCOMPARE(editor().style().opacity, 0.4);
    QVERIFY(stored().opacity != 0.4); // only shown so far
    QTRY_COMPARE_WITH_TIMEOUT(edits(), before + 2, kLong);
    QCOMPARE(stored().opacity, 0.4);
  }

  void undoTakesBackTheWholeChangeEvenWhileItIsWaiting()
  {
    openSquares(30);
    const Style plain = stored();
    makeClasses();
    m_window->action(Command::Undo)->trigger(); // before it settled
    QTRY_VERIFY_WITH_TIMEOUT(stored() == plain, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(editor().style() == plain, kLong);
    m_window->action(Command::Redo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(editor().style().classes.size(), 5, kLong);
  }

  void movesALimitWithTheKeyboard()
  {
    openSquares(100);
    makeClasses();
    auto* histogram = editor().findChild<uikit::HistogramView*>();
    QTRY_VERIFY_WITH_TIMEOUT(histogram->isVisible(), kLong);
    const double before = editor().style().classes[0].to;
    QTest::keyClick(histogram, Qt::Key_Right);
    QVERIFY(editor().style().classes[0].to > before);
    QCOMPARE(editor().style().classes[1].from, editor().style().classes[0].to);
    QVERIFY(editor().style().classes[0].title.contains(
        QLocale().toString(editor().style().classes[0].to, 'f', 0)));
  }

  void changesOnlyTheChosenClasses()
  {
    openSquares(60);
    makeClasses();
    auto* list = editor().findChild<QTreeView*>();
    list->setCurrentIndex(list->model()->index(2, 0));
    const double before = editor().style().classes[1].symbol.fill.outline.widthMm;
    for (auto* field : editor().findChildren<QDoubleSpinBox*>())
      if (field->isVisible() && field->accessibleName() == uikit::SymbolForm::tr("Outline's width"))
        field->setValue(1.5);
    QCOMPARE(editor().style().classes[2].symbol.fill.outline.widthMm, 1.5);
    QCOMPARE(editor().style().classes[1].symbol.fill.outline.widthMm, before);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(editor().style().classes.size(), 4);
    shot(QStringLiteral("style-one-class.png"));
  }

  void hidesTheChosenClassesAndKeepsThemHiddenInOtherColours()
  {
    openSquares(60);
    makeClasses();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    const QImage whole = picture();
    auto* model = editor().findChild<QTreeView*>()->model();
    QVERIFY(model->setData(model->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(editor().style().classes[1].isHidden);
    QVERIFY(!editor().style().classes[2].isHidden);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole() && picture() != whole, kLong);
    const auto first = editor().style().classes.constFirst().symbol.fill.colour;
    const auto last = editor().style().classes.constLast().symbol.fill.colour;
    for (auto* box : editor().findChildren<QCheckBox*>())
      if (box->text() == editor().tr("in reverse order"))
        box->click();
    QTRY_COMPARE_WITH_TIMEOUT(editor().style().classes.constFirst().symbol.fill.colour, last,
                              kLong);
    QCOMPARE(editor().style().classes.constLast().symbol.fill.colour, first);
    QVERIFY(editor().style().classes[1].isHidden);
    shot(QStringLiteral("style-hidden-class.png"));
  }

  void offersNothingWhereThereIsNoLayer()
  {
    const uikit::StyleEditor empty;
    for (const auto* button : empty.findChildren<QPushButton*>())
      QVERIFY2(!button->isEnabled() || !button->isVisibleTo(&empty), qPrintable(button->text()));
  }

  void saysWhenAFieldHasTooManyValuesAndOffersAWayOut()
  {
    openSquares(500);
    choose(editor().tr("Drawn as"), editor().tr("By value"));
    const QString offer = editor().tr("Show the %n most frequent", nullptr, 20);
    QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(editor(), offer) != nullptr, kLong);
    QCOMPARE(stored().kind, Style::Kind::Single); // nothing was done yet
    shot(QStringLiteral("style-too-many.png"));
    QTest::mouseClick(buttonNamed(editor(), offer), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(editor().style().categories.size(), 20, kLong);
    QVERIFY(buttonNamed(editor(), offer) == nullptr);
  }

  void pastesAStyleWhereItFits()
  {
    openSquares(50);
    makeClasses();
    const Style made = editor().style();
    m_window->styleWork().copy();
    QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("diaban_style")));
    choose(editor().tr("Drawn as"), editor().tr("One symbol"));
    QCOMPARE(editor().style().kind, Style::Kind::Single);
    m_window->styleWork().paste();
    QTRY_VERIFY_WITH_TIMEOUT(stored() == made, kLong);
    QApplication::clipboard()->setText(QStringLiteral("Nguyễn Huệ"));
    m_window->styleWork().paste();
    const auto says = [&](const QString& what) {
      for (auto* label : editor().findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(what))
          return true;
      return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral(".sld")), kLong); // what can be chosen instead
    QCOMPARE(editor().style(), made);
    m_window->styleWork().load(m_window->document().path()); // a workspace is no style
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("quy hoạch.gpkg")), kLong);
    QCOMPARE(editor().style(), made);
  }

  void opensFromTheMenuOfALayer()
  {
    openSquares(10);
    m_window->action(Command::LayerStyle)->trigger();
    QVERIFY(!editor().isVisible());
    QMenu* menu = m_window->layerList().makeMenu(m_window->layerList().currentIndex());
    for (QAction* deed : menu->actions())
      if (deed->text() == uikit::LayerList::tr("Style…"))
        deed->trigger();
    QVERIFY(editor().isVisible());
    QVERIFY(m_window->action(Command::LayerStyle)->isChecked());
    menu->close();
  }

  void looksTheSameAfterClosingAndOpeningAgain()
  {
    openSquares(300);
    makeClasses();
    choose(editor().tr("Colours"), oranges());
    QTRY_VERIFY_WITH_TIMEOUT(editor().style().classes.constLast().symbol.fill.colour.toHex() ==
                                 QLatin1String("#6f3410"),
                             kLong);
    const QString path = m_window->document().path();
    m_window->action(Command::CloseWorkspace)->trigger(); // before it settled
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isOpen(), kLong);
    const auto look = [&] {
      m_window->document().open(path);
      QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
      QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
      m_window->action(Command::ZoomAll)->trigger();
      QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    };
    look();
    QCOMPARE(stored().classes.size(), 5);
    QCOMPARE(stored().classes.constLast().symbol.fill.colour.toHex(), QStringLiteral("#6f3410"));
    const QImage first = picture();
    m_window->action(Command::CloseWorkspace)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isOpen(), kLong);
    look();
    QCOMPARE(picture(), first);
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/../out");
    QDir().mkpath(folder);
    m_window->grab().save(folder + QStringLiteral("/journey-style.png"));
  }

private:
  QString oranges() const
  {
    return cartography::paletteTitle(*cartography::palette(QStringLiteral("oranges")));
  }
};

QTEST_MAIN(TestWindowStyle)
#include "tst_windowstyle.moc"
