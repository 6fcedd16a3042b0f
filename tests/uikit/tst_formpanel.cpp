#include <diaban/uikit/fieldinput.h>
#include <diaban/uikit/formpanel.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace diaban;
using namespace diaban::uikit;
using geo::FieldType;

Q_DECLARE_METATYPE(QVariantMap)

/// The form: what is typed, what is said of it, what is written.
class TestFormPanel : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::Vietnamese, QLocale::Vietnam)); }
  void showsWhatTheRowsHold();
  void writesWhatIsRightAndSaysWhatIsNot();
  void changesOnlyWhatWasTypedInManyRows();
  void emptiesManyRowsThatDiffer();
  void offersTheValuesOfAField();
  void writesWhatWasTypedWhenTheSelectionMovesOn();
  void putsBackByEscape();
  void changesNothingInAReadOnlyFile();
};

namespace {

FormRecord record(std::vector<qint64> rows = {7})
{
  workspace::FieldRules kinds;
  kinds.choices = {QStringLiteral("ODT"), QStringLiteral("CLN")};
  kinds.isRequired = true;
  return {
      QStringLiteral("thua"),
      QStringLiteral("Thửa đất"),
      std::move(rows),
      {{{QStringLiteral("ten"), FieldType::Text},
        QStringLiteral("Tên"),
        {},
        QStringLiteral("A"),
        false},
       {{QStringLiteral("dt"), FieldType::Real}, QStringLiteral("Diện tích"), {}, 1234.5, false},
       {{QStringLiteral("ngay"), FieldType::Date}, QStringLiteral("Ngày"), {}, QVariant(), false},
       {{QStringLiteral("loai"), FieldType::Text},
        QStringLiteral("Loại đất"),
        kinds,
        QStringLiteral("ODT"),
        false}},
      false};
}

QPushButton* writeButton(const FormPanel& panel)
{
  for (auto* button : panel.findChildren<QPushButton*>())
    if (button->property("kind").toString() == QLatin1String("primary"))
      return button;
  return nullptr;
}

QVariantMap values(const QSignalSpy& spy)
{
  return spy.last().at(1).toMap();
}

} // namespace

void TestFormPanel::showsWhatTheRowsHold()
{
  FormPanel panel;
  panel.showRecord(record());
  QCOMPARE(panel.input(QStringLiteral("dt"))->text(), QStringLiteral("1234,5"));
  QCOMPARE(panel.input(QStringLiteral("loai"))->text(), QStringLiteral("ODT"));
  QVERIFY(panel.input(QStringLiteral("ngay"))->text().isEmpty());
  QVERIFY(!panel.hasChanges());
  QVERIFY(!writeButton(panel)->isEnabled());
  panel.showNothing();
  QVERIFY(panel.input(QStringLiteral("dt")) == nullptr);
}

void TestFormPanel::writesWhatIsRightAndSaysWhatIsNot()
{
  FormPanel panel;
  QSignalSpy written(&panel, &FormPanel::written);
  panel.showRecord(record());
  panel.input(QStringLiteral("dt"))->setText(QStringLiteral("2.000,25"));
  panel.input(QStringLiteral("ngay"))->setText(QStringLiteral("30/2/2026"));
  QVERIFY(panel.input(QStringLiteral("ngay"))->faultText().contains(QStringLiteral("28")));
  panel.commit();
  QCOMPARE(written.count(), 1);
  QCOMPARE(values(written), (QVariantMap{{QStringLiteral("dt"), 2000.25}}));
  QVERIFY(panel.hasChanges()); // the date is still there to be put right
  QCOMPARE(panel.input(QStringLiteral("ngay"))->text(), QStringLiteral("30/2/2026"));
  panel.input(QStringLiteral("ngay"))->setText(QStringLiteral("28/2/2026"));
  QVERIFY(panel.input(QStringLiteral("ngay"))->faultText().isEmpty());
  writeButton(panel)->click();
  QCOMPARE(values(written), (QVariantMap{{QStringLiteral("ngay"), QStringLiteral("2026-02-28")}}));
  QVERIFY(!panel.hasChanges());
}

void TestFormPanel::emptiesManyRowsThatDiffer()
{
  FormPanel panel;
  QSignalSpy written(&panel, &FormPanel::written);
  FormRecord many = record({1, 2, 3});
  many.fields[1].rules.isRequired = true;
  for (FormField& field : many.fields) {
    field.value = {};
    field.isMixed = true;
  }
  panel.showRecord(many);
  const auto press = [&](const QString& field, Qt::Key key) {
    QTest::keyClick(&panel.input(field)->control(), key);
  };
  press(QStringLiteral("ten"), Qt::Key_Backspace); // as one would empty what stands there
  QVERIFY(panel.hasChanges());
  press(QStringLiteral("ten"), Qt::Key_Escape);
  QVERIFY(!panel.hasChanges());
  press(QStringLiteral("ten"), Qt::Key_Backspace);
  panel.input(QStringLiteral("dt"))->empty(); // by its button
  QVERIFY(!panel.input(QStringLiteral("dt"))->faultText().isEmpty());
  panel.commit();
  QCOMPARE(written.count(), 1);
  QCOMPARE(values(written), (QVariantMap{{QStringLiteral("ten"), QVariant()}}));
  panel.input(QStringLiteral("dt"))->setText(QStringLiteral("7"));
  panel.commit();
  QCOMPARE(values(written), (QVariantMap{{QStringLiteral("dt"), 7.0}}));
}

void TestFormPanel::changesOnlyWhatWasTypedInManyRows()
{
  FormPanel panel;
  QSignalSpy written(&panel, &FormPanel::written);
  FormRecord many = record({1, 2, 3});
  for (FormField& field : many.fields) {
    field.value = {};
    field.isMixed = true;
  }
  panel.showRecord(many);
  auto* line = qobject_cast<QLineEdit*>(&panel.input(QStringLiteral("ten"))->control());
  QVERIFY(!line->placeholderText().isEmpty());
  panel.commit();
  QCOMPARE(written.count(), 0);
  panel.input(QStringLiteral("loai"))->setText(QStringLiteral("CLN"));
  panel.commit();
  QCOMPARE(values(written), (QVariantMap{{QStringLiteral("loai"), QStringLiteral("CLN")}}));
  QCOMPARE(written.last().at(0).value<FormRecord>().rows, many.rows);
}

void TestFormPanel::offersTheValuesOfAField()
{
  FormPanel panel;
  FormRecord one = record();
  one.fields[3].value = QStringLiteral("XYZ"); // was there before the list
  panel.showRecord(one);
  auto* list = qobject_cast<QComboBox*>(&panel.input(QStringLiteral("loai"))->control());
  QCOMPARE(list->count(), 3); // required: no empty one
  QCOMPARE(list->currentText(), QStringLiteral("XYZ"));
  QVERIFY(!panel.hasChanges());
}

void TestFormPanel::writesWhatWasTypedWhenTheSelectionMovesOn()
{
  FormPanel panel;
  QSignalSpy written(&panel, &FormPanel::written);
  panel.showRecord(record({7}));
  panel.input(QStringLiteral("ten"))->setText(QStringLiteral("B"));
  panel.showRecord(record({8}));
  QCOMPARE(written.count(), 1);
  QCOMPARE(written.last().at(0).value<FormRecord>().rows, std::vector<qint64>{7});
  QCOMPARE(panel.input(QStringLiteral("ten"))->text(), QStringLiteral("A"));
}

void TestFormPanel::putsBackByEscape()
{
  FormPanel panel;
  QSignalSpy written(&panel, &FormPanel::written);
  panel.showRecord(record());
  panel.show();
  FieldInput* input = panel.input(QStringLiteral("dt"));
  QTest::keyClicks(&input->control(), QStringLiteral("x"));
  QVERIFY(panel.hasChanges());
  QTest::keyClick(&input->control(), Qt::Key_Return);
  QVERIFY(!input->faultText().isEmpty());
  QCOMPARE(written.count(), 0);
  QTest::keyClick(&input->control(), Qt::Key_Escape);
  QVERIFY(!panel.hasChanges());
  QVERIFY(input->faultText().isEmpty());
}

void TestFormPanel::changesNothingInAReadOnlyFile()
{
  FormPanel panel;
  QSignalSpy written(&panel, &FormPanel::written);
  FormRecord one = record();
  one.isReadOnly = true;
  panel.showRecord(one);
  QTest::keyClicks(&panel.input(QStringLiteral("ten"))->control(), QStringLiteral("x"));
  panel.commit();
  QCOMPARE(written.count(), 0);
  QVERIFY(!panel.hasChanges());
}

QTEST_MAIN(TestFormPanel)
#include "tst_formpanel.moc"
