#include <diaban/base/text.h>
#include <diaban/workspace/words.h>

namespace diaban::workspace {
namespace {

/// " quy hoach sdd 2030 ": words parted at marks, between letters and digits, and at capitals.
QString spaced(const QString& text)
{
  QString parted = QStringLiteral(" ");
  QChar before = QLatin1Char(' ');
  for (const QChar c : toNfc(text)) {
    const bool isNewWord = c.isLetter() != before.isLetter() || (c.isUpper() && before.isLower());
    if (isNewWord && !parted.endsWith(QLatin1Char(' ')))
      parted += QLatin1Char(' ');
    if (c.isLetterOrNumber())
      parted += c;
    before = c;
  }
  if (!parted.endsWith(QLatin1Char(' ')))
    parted += QLatin1Char(' ');
  return foldMarks(parted);
}

} // namespace

QString squeezed(const QString& name)
{
  QString kept;
  for (const QChar c : foldMarks(name))
    if (c.isLetterOrNumber())
      kept += c;
  return kept;
}

bool holdsWord(const QString& text, const QString& word)
{
  const QString words = spaced(text);
  QString together = word;
  together.remove(QLatin1Char(' '));
  return words.contains(QLatin1Char(' ') + word + QLatin1Char(' ')) ||
         words.contains(QLatin1Char(' ') + together + QLatin1Char(' '));
}

} // namespace diaban::workspace
