// What is asked about files before they can be read: their coordinate system, how text is encoded.
#include "crschooser.h"
#include "sheets.h"

#include <diaban/uikit/sheet.h>
#include <diaban/uikit/theme.h>

#include <QComboBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

constexpr int kFilesNamed = 6;

QString text(const char* source, int count = -1)
{
  return QCoreApplication::translate("diaban::desktop::Sheets", source, nullptr, count);
}

/// A sheet that says why it asks and about which files; the answer's widget comes below.
struct Question {
  uikit::Sheet* sheet = nullptr;
  QWidget* content = nullptr;
  QVBoxLayout* column = nullptr;
  QPushButton* import = nullptr;
};

Question ask(QWidget* window, const QString& title, const QString& why, const QStringList& files)
{
  Question question;
  question.sheet = new uikit::Sheet(title, window);
  question.content = new QWidget(question.sheet);
  question.column = new QVBoxLayout(question.content);
  question.column->setContentsMargins(16, 12, 16, 12);
  question.column->setSpacing(8);
  auto* reason = new QLabel(why, question.content);
  reason->setWordWrap(true);
  question.column->addWidget(reason);
  for (const QString& file : files.first(std::min<qsizetype>(kFilesNamed, files.size()))) {
    auto* name = new QLabel(QFileInfo(file).fileName(), question.content);
    name->setFont(uikit::type(uikit::TextSize::Body, true));
    name->setTextFormat(Qt::PlainText);
    name->setToolTip(file);
    name->setWordWrap(true);
    question.column->addWidget(name);
  }
  return question;
}

void answerBy(Question& question, QWidget* chooser, QSize size, int count)
{
  question.column->addWidget(chooser, 1);
  question.content->setFocusProxy(chooser);
  question.content->setFocusPolicy(Qt::StrongFocus);
  question.sheet->setContent(question.content, size);
  auto* cancel =
      question.sheet->addButton(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Cancel")));
  QObject::connect(cancel, &QPushButton::clicked, question.sheet, &uikit::Sheet::close);
  question.import = question.sheet->addButton(
      text(QT_TRANSLATE_N_NOOP("diaban::desktop::Sheets", "Import %n file(s)"), count), true);
}

} // namespace

void askCrs(QWidget* window, const QString& zonesFile, const QStringList& files,
            const QString& province, std::function<void(const geo::Crs&)> done)
{
  const int count = static_cast<int>(files.size());
  Question question = ask(
      window, text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Which coordinate system?")),
      text(QT_TRANSLATE_N_NOOP("diaban::desktop::Sheets",
                               "%n file(s) do not say which coordinate system they use. Choose it "
                               "as the survey documents say:"),
           count),
      files);
  auto* chooser = new CrsChooser(zonesFile, question.content);
  chooser->offerGeographic();
  chooser->setProvince(province);
  answerBy(question, chooser, {560, 420}, count);
  QObject::connect(chooser, &CrsChooser::changed, question.sheet,
                   [=] { question.import->setEnabled(static_cast<bool>(chooser->crs())); });
  QObject::connect(question.import, &QPushButton::clicked, question.sheet, [=] {
    const auto crs = chooser->crs();
    if (!crs)
      return;
    question.sheet->close();
    done(crs.value());
  });
  question.sheet->open();
}

void askEncoding(QWidget* window, const QStringList& files,
                 std::function<void(const QString&)> done)
{
  const int count = static_cast<int>(files.size());
  Question question =
      ask(window, text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "How is the text encoded?")),
          text(QT_TRANSLATE_N_NOOP("diaban::desktop::Sheets",
                                   "The text of %n file(s) is not UTF-8. Choose the fonts or the "
                                   "system that it was written with:"),
               count),
          files);
  auto* list = new QComboBox(question.content);
  list->setAccessibleName(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Encoding")));
  list->addItem(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets",
                                       "TCVN3 (ABC; fonts whose names begin with .Vn)")),
                QStringLiteral("TCVN3"));
  list->addItem(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "VNI (fonts whose names begin with VNI-)")),
      QStringLiteral("VNI"));
  list->addItem(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Windows-1258 (Vietnamese)")),
                QStringLiteral("CP1258"));
  list->addItem(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Windows-1252 (Western languages)")),
      QStringLiteral("CP1252"));
  answerBy(question, list, {560, 260}, count);
  QObject::connect(question.import, &QPushButton::clicked, question.sheet, [=] {
    const QString encoding = list->currentData().toString();
    question.sheet->close();
    done(encoding);
  });
  question.sheet->open();
}

} // namespace diaban::desktop
