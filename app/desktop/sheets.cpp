#include "sheets.h"

#include "crschooser.h"

#include <diaban/uikit/sheet.h>
#include <diaban/uikit/theme.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::desktop::Sheets", source);
}

QLabel* heading(const QString& words, QWidget* parent)
{
  auto* label = new QLabel(words, parent);
  label->setFont(uikit::type(uikit::TextSize::Body, true));
  return label;
}

/// A name that no file in the folder has yet.
QString freeName(const QString& folder, const QString& base)
{
  QString path = QDir(folder).filePath(base + QStringLiteral(".gpkg"));
  for (int i = 2; QFileInfo::exists(path); ++i)
    path = QDir(folder).filePath(QStringLiteral("%1 %2.gpkg").arg(base).arg(i));
  return path;
}

QWidget* placeRow(QLineEdit* line, QWidget* parent)
{
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(line, 1);
  auto* choose =
      new QPushButton(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Choose…")), row);
  layout->addWidget(choose);
  QObject::connect(choose, &QPushButton::clicked, line, [line] {
    auto* dialog = new QFileDialog(
        line->window(),
        text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Place of the workspace")), line->text(),
        text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Workspaces (*.gpkg)")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("gpkg"));
    QObject::connect(dialog, &QFileDialog::fileSelected, line, &QLineEdit::setText);
    dialog->open();
  });
  return row;
}

} // namespace

void askNewWorkspace(QWidget* window, const QString& zonesFile, const QString& folder,
                     const QString& province, std::function<void(const NewWorkspace&)> done)
{
  auto* sheet =
      new uikit::Sheet(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "New workspace")), window);
  auto* content = new QWidget(sheet);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  column->addWidget(
      heading(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Coordinate system")), content));
  auto* chooser = new CrsChooser(zonesFile, content);
  chooser->setProvince(province);
  column->addWidget(chooser, 1);
  column->addWidget(heading(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "File")), content));
  const QString base = text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Plan"));
  auto* line = new QLineEdit(freeName(folder, base), content);
  line->setAccessibleName(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "File")));
  column->addWidget(placeRow(line, content));
  content->setFocusProxy(chooser);
  content->setFocusPolicy(Qt::StrongFocus);
  sheet->setContent(content, {560, 440});

  auto* cancel = sheet->addButton(text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Cancel")));
  auto* create = sheet->addButton(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Sheets", "Create workspace")), true);
  const auto check = [=] {
    const QString path = line->text().trimmed();
    const bool isTaken = QFileInfo::exists(path);
    uikit::setLook(line, "state", isTaken ? QStringLiteral("error") : QString());
    sheet->setSentence(isTaken ? errorText({Error::Code::FileExists, {path}, {}}) : QString());
    create->setEnabled(!path.isEmpty() && !isTaken && chooser->crs());
  };
  QObject::connect(chooser, &CrsChooser::changed, sheet, check);
  QObject::connect(line, &QLineEdit::textChanged, sheet, check);
  QObject::connect(cancel, &QPushButton::clicked, sheet, &uikit::Sheet::close);
  QObject::connect(create, &QPushButton::clicked, sheet, [=] {
    const auto crs = chooser->crs();
    if (!crs)
      return;
    const NewWorkspace made{line->text().trimmed(), crs.value(), chooser->province()};
    sheet->close();
    done(made);
  });
  check();
  sheet->open();
}

} // namespace diaban::desktop
