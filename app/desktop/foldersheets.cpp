// What is asked about places: replacing a file, folders that are carried to other computers.
#include "sheets.h"

#include <diaban/uikit/sheet.h>

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::desktop::Sheets", source);
}

/// A sheet with a sentence above whatever the caller adds to the column.
struct Asked {
  uikit::Sheet* sheet = nullptr;
  QWidget* content = nullptr;
  QVBoxLayout* column = nullptr;
};

Asked ask(QWidget* window, const QString& title, const QString& why)
{
  Asked asked;
  asked.sheet = new uikit::Sheet(title, window);
  asked.content = new QWidget(asked.sheet);
  asked.column = new QVBoxLayout(asked.content);
  asked.column->setContentsMargins(16, 12, 16, 12);
  asked.column->setSpacing(8);
  auto* reason = new QLabel(why, asked.content);
  reason->setWordWrap(true);
  reason->setTextFormat(Qt::PlainText);
  asked.column->addWidget(reason);
  return asked;
}

void addCancel(uikit::Sheet* sheet)
{
  auto* cancel = sheet->addButton(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Cancel")));
  QObject::connect(cancel, &QPushButton::clicked, sheet, &uikit::Sheet::close);
}

void chooseFolder(QListWidget* list)
{
  auto* dialog = new QFileDialog(
      list->window(), text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Synchronised folder")));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  QObject::connect(dialog, &QFileDialog::fileSelected, list, [list](const QString& folder) {
    if (list->findItems(folder, Qt::MatchExactly).isEmpty())
      list->addItem(folder);
  });
  dialog->open();
}

} // namespace

void askReplace(QWidget* window, const QString& path, std::function<void()> done)
{
  const Asked asked =
      ask(window, text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Replace the file?")),
          //: %1 file
          text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets",
                                 "“%1” exists already. It is replaced once the copy is whole and "
                                 "checked; what is in it now is lost."))
              .arg(QFileInfo(path).fileName()));
  asked.sheet->setContent(asked.content, {480, 200});
  addCancel(asked.sheet);
  auto* replace =
      asked.sheet->addButton(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Replace")), true);
  QObject::connect(replace, &QPushButton::clicked, asked.sheet, [sheet = asked.sheet, done] {
    sheet->close();
    done();
  });
  asked.sheet->open();
}

void askTakeOver(QWidget* window, const Error& locked, std::function<void()> done)
{
  const Asked asked =
      ask(window, text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Has the other one gone?")),
          //: %1 person, %2 computer, %3 since when
          text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets",
                                 "The workspace is marked as open with %1 on computer %2 since %3. "
                                 "When that computer broke down, the mark stays. Work on it only "
                                 "if nobody works there any more."))
              .arg(locked.args.value(1), locked.args.value(2), locked.args.value(3)));
  asked.sheet->setContent(asked.content, {480, 220});
  addCancel(asked.sheet);
  auto* work = asked.sheet->addButton(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Nobody does: open it")), true);
  QObject::connect(work, &QPushButton::clicked, asked.sheet, [sheet = asked.sheet, done] {
    sheet->close();
    done();
  });
  asked.sheet->open();
}

void askFolders(QWidget* window, const QStringList& folders,
                std::function<void(const QStringList&)> done)
{
  const Asked asked =
      ask(window, text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Synchronised folders")),
          text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets",
                                 "Workspaces in folders that OneDrive, Dropbox and the like carry "
                                 "to other computers are worked on as a copy, and put back when "
                                 "they are closed. Network drives are known without this list.")));
  auto* list = new QListWidget(asked.content);
  list->setAccessibleName(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Synchronised folders")));
  list->addItems(folders);
  asked.column->addWidget(list, 1);
  auto* add = new QPushButton(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Add a folder…")),
                              asked.content);
  auto* remove = new QPushButton(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Take off the list")), asked.content);
  asked.column->addWidget(add);
  asked.column->addWidget(remove);
  QObject::connect(add, &QPushButton::clicked, list, [list] { chooseFolder(list); });
  QObject::connect(remove, &QPushButton::clicked, list, [list] { delete list->currentItem(); });
  asked.sheet->setContent(asked.content, {560, 360});
  addCancel(asked.sheet);
  auto* keep = asked.sheet->addButton(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Keep the list")), true);
  QObject::connect(keep, &QPushButton::clicked, asked.sheet, [sheet = asked.sheet, list, done] {
    QStringList chosen;
    for (int i = 0; i < list->count(); ++i)
      chosen << list->item(i)->text();
    sheet->close();
    done(chosen);
  });
  asked.sheet->open();
}

} // namespace diaban::desktop
