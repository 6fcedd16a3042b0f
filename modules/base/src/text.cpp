#include <diaban/base/text.h>

#include <algorithm>

namespace diaban {
namespace {

bool isMark(QChar c)
{
  return c.category() == QChar::Mark_NonSpacing;
}

/// Length of the well-formed UTF-8 sequence at `p`, 0 if there is none. Table 3-7 of Unicode.
int sequenceLength(const unsigned char* p, const unsigned char* end)
{
  const auto tail = [&](int i) { return p + i < end && (p[i] & 0xC0) == 0x80; };
  const unsigned char first = *p;
  if (first < 0x80)
    return 1;
  if (first >= 0xC2 && first <= 0xDF)
    return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!tail(1) || !tail(2) || (first == 0xE0 && p[1] < 0xA0) || (first == 0xED && p[1] > 0x9F))
      return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3) || (first == 0xF0 && p[1] < 0x90) ||
        (first == 0xF4 && p[1] > 0x8F))
      return 0;
    return 4;
  }
  return 0;
}

} // namespace

QString toNfc(const QString& text)
{
  const bool plain =
      std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x300; });
  return plain ? text : text.normalized(QString::NormalizationForm_C);
}

QString foldMarks(const QString& text)
{
  QString folded;
  folded.reserve(text.size());
  for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
    if (c == QChar(0x0111) || c == QChar(0x0110))
      folded += QLatin1Char('d');
    else if (!isMark(c))
      folded += c.toLower();
  }
  return folded;
}

bool isUtf8(QByteArrayView bytes)
{
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* end = p + bytes.size();
  while (p < end) {
    const int length = sequenceLength(p, end);
    if (length == 0)
      return false;
    p += length;
  }
  return true;
}

bool mayNeedNfc(QByteArrayView utf8)
{
  // Combining marks U+0300–U+036F are the bytes CC xx and CD xx; nothing else is met in practice.
  return std::any_of(utf8.begin(), utf8.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xCC || byte == 0xCD;
  });
}

} // namespace diaban
