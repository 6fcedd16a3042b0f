#include "restored.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace diaban::workspace {
namespace {

constexpr qint64 kLongestNote = 4096;

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::Restored", source);
}

QString noteOf(const QString& file)
{
  const QByteArray path = QFileInfo(file).absoluteFilePath().toUtf8();
  return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
         QStringLiteral("/diaban/underway/") +
         QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex());
}

/// The newest entry that was made here, with its time; older files know of no others.
Result<QString> lastEntry(const store::Database& database)
{
  const QByteArray select = "SELECT kind, title, time FROM diaban_history";
  auto row = database.prepare(select + " WHERE length(via)=0 ORDER BY number DESC LIMIT 1");
  if (!row)
    row = database.prepare(select + " ORDER BY number DESC LIMIT 1");
  if (!row)
    return row.error();
  DIABAN_TRY(found, row.value().step());
  if (!found)
    return QString();
  const QDateTime time = QDateTime::fromString(row.value().string(2), Qt::ISODateWithMs);
  //: the last action that a file holds: %1 what was done, %2 time
  return text(QT_TRANSLATE_NOOP("diaban::Restored", "“%1” (%2)"))
      .arg(entryWords(row.value().string(0), row.value().string(1)),
           time.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm")));
}

} // namespace

QString entryWords(const QString& kind, const QString& title)
{
  if (kind == QLatin1String("undo"))
    //: %1 what was done
    return text(QT_TRANSLATE_NOOP("diaban::Restored", "Undo: %1")).arg(title);
  if (kind == QLatin1String("redo"))
    //: %1 what was done
    return text(QT_TRANSLATE_NOOP("diaban::Restored", "Redo: %1")).arg(title);
  if (kind == QLatin1String("takeback"))
    //: %1 what was done
    return text(QT_TRANSLATE_NOOP("diaban::Restored", "Took back alone: %1")).arg(title);
  return title;
}

Underway::Underway(const QString& file, const QString& words)
    : m_note(noteOf(file))
{
  QFile note(m_note);
  if (!note.open(QIODevice::WriteOnly)) {
    QDir().mkpath(QFileInfo(m_note).path());
    if (!note.open(QIODevice::WriteOnly))
      return;
  }
  note.write(words.toUtf8().left(kLongestNote));
}

Underway::~Underway()
{
  QFile::remove(m_note);
}

QString Underway::take(const QString& file)
{
  QFile note(noteOf(file));
  if (!note.open(QIODevice::ReadOnly))
    return {};
  const QString words = QString::fromUtf8(note.read(kLongestNote));
  note.remove();
  return words;
}

Error restoredNotice(const store::Database& database, const QString& path)
{
  const QString cut = Underway::take(database.path());
  const auto last = lastEntry(database);
  return {Error::Code::RestoredAfterCrash,
          {path,
           last && !last.value().isEmpty()
               ? last.value()
               : text(QT_TRANSLATE_NOOP("diaban::Restored", "the making of the file")),
           cut.isEmpty() ? text(QT_TRANSLATE_NOOP("diaban::Restored", "what was under way"))
                         //: %1 what was done
                         : text(QT_TRANSLATE_NOOP("diaban::Restored", "“%1”")).arg(cut)},
          {}};
}

} // namespace diaban::workspace
