#include "mergesheet.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::desktop {

MergeSheet::MergeSheet(const QString& mine, const QString& folder, QWidget* window)
    : uikit::Sheet(tr("Merge two copies"), window)
    , m_folder(folder)
{
  auto* content = new QWidget(this);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(4);
  m_base = addFile(tr("Base"), tr("The file that both copies began with."), false, *column);
  m_mine = addFile(tr("Mine"), tr("Its history goes on and can be undone."), false, *column);
  m_theirs = addFile(tr("Theirs"), tr("Its changes are brought in."), false, *column);
  m_out =
      addFile(tr("Result"), tr("A new file; the three others stay as they are."), true, *column);
  column->addStretch(1);
  m_mine->setText(mine);
  setContent(content, {600, 420});
  connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &Sheet::close);
  m_merge = addButton(tr("Merge"), true);
  connect(m_merge, &QPushButton::clicked, this, [this] {
    const workspace::MergeRequest asked = request();
    Q_EMIT mergeRequested(asked);
    close();
  });
  check();
}

QLineEdit* MergeSheet::addFile(const QString& title, const QString& why, bool isNew,
                               QVBoxLayout& column)
{
  auto* name = new QLabel(title, this);
  name->setFont(uikit::type(uikit::TextSize::Body, true));
  column.addWidget(name);
  column.addWidget(uikit::caption(why, this));
  auto* row = new QHBoxLayout;
  auto* line = new QLineEdit(this);
  line->setAccessibleName(title);
  row->addWidget(line, 1);
  auto* button = new QPushButton(tr("Choose…"), this);
  //: %1 "Base", "Mine", "Theirs" or "Result"
  button->setAccessibleName(tr("Choose: %1").arg(title));
  row->addWidget(button);
  column.addLayout(row);
  connect(button, &QPushButton::clicked, this, [this, line, isNew] { choose(line, isNew); });
  connect(line, &QLineEdit::textChanged, this, &MergeSheet::check);
  return line;
}

void MergeSheet::choose(QLineEdit* line, bool isNew)
{
  auto* dialog = new QFileDialog(window(), line->accessibleName(),
                                 line->text().isEmpty() ? m_folder : line->text(),
                                 tr("Workspaces (*.gpkg);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(isNew ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
  dialog->setFileMode(isNew ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
  dialog->setDefaultSuffix(QStringLiteral("gpkg"));
  connect(dialog, &QFileDialog::fileSelected, line, &QLineEdit::setText);
  dialog->open();
}

workspace::MergeRequest MergeSheet::request() const
{
  return {m_base->text().trimmed(), m_mine->text().trimmed(), m_theirs->text().trimmed(),
          m_out->text().trimmed()};
}

void MergeSheet::setFiles(const workspace::MergeRequest& request)
{
  m_base->setText(request.base);
  m_mine->setText(request.mine);
  m_theirs->setText(request.theirs);
  m_out->setText(request.out);
}

/// The first thing that is wrong stands at the foot, in its field's place a red frame.
void MergeSheet::check()
{
  if (m_merge == nullptr)
    return;
  QString sentence;
  bool isWhole = true;
  const auto fault = [&](QLineEdit* line, bool isWrong, Error::Code code) {
    uikit::setLook(line, "state", isWrong ? QStringLiteral("error") : QString());
    if (isWrong && sentence.isEmpty())
      sentence = errorText({code, {line->text().trimmed()}, {}});
    isWhole = isWhole && !isWrong && !line->text().trimmed().isEmpty();
  };
  for (QLineEdit* line : {m_base, m_mine, m_theirs}) {
    const QString path = line->text().trimmed();
    fault(line, !path.isEmpty() && !QFileInfo::exists(path), Error::Code::FileNotFound);
  }
  fault(m_out, QFileInfo::exists(m_out->text().trimmed()), Error::Code::FileExists);
  setSentence(sentence);
  m_merge->setEnabled(isWhole);
}

} // namespace diaban::desktop
