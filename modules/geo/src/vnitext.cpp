#include "vnitext.h"

#include <cstring>

namespace diaban::geo {
namespace {

constexpr char16_t kGrave = 0x300, kAcute = 0x301, kTilde = 0x303, kHook = 0x309, kDot = 0x323;
constexpr char16_t kCircumflex = 0x302, kBreve = 0x306;

/// A byte behind a vowel: what it puts on it, for small letters. Those of capitals are 0x20 lower.
struct Mark {
  unsigned char byte;
  char16_t shape; ///< circumflex, breve, or 0
  char16_t tone;  ///< or 0
};
constexpr Mark kMarks[] = {
    {0xF8, 0, kGrave},
    {0xF9, 0, kAcute},
    {0xFB, 0, kHook},
    {0xF5, 0, kTilde},
    {0xEF, 0, kDot},
    {0xE2, kCircumflex, 0},
    {0xE0, kCircumflex, kGrave},
    {0xE1, kCircumflex, kAcute},
    {0xE5, kCircumflex, kHook},
    {0xE3, kCircumflex, kTilde},
    {0xE4, kCircumflex, kDot},
    {0xEA, kBreve, 0},
    {0xE8, kBreve, kGrave},
    {0xE9, kBreve, kAcute},
    {0xFA, kBreve, kHook},
    {0xFC, kBreve, kTilde},
    {0xEB, kBreve, kDot},
};

/// Letters of one byte that are not where Latin-1 has them; capitals are 0x20 lower.
struct Letter {
  unsigned char byte;
  char16_t small, capital;
};
constexpr Letter kLetters[] = {
    {0xE6, 0x1EC9, 0x1EC8}, {0xEE, 0x1EF5, 0x1EF4}, {0xF1, 0x111, 0x110}, {0xF2, 0x1ECB, 0x1ECA},
    {0xF3, 0x129, 0x128},   {0xF4, 0x1A1, 0x1A0},   {0xF6, 0x1B0, 0x1AF},
};

const Mark* markOf(unsigned char byte)
{
  for (const Mark& mark : kMarks)
    if (mark.byte == byte || mark.byte - 0x20 == byte)
      return &mark;
  return nullptr;
}

char16_t letterOf(unsigned char byte)
{
  for (const Letter& letter : kLetters) {
    if (letter.byte == byte)
      return letter.small;
    if (letter.byte - 0x20 == byte)
      return letter.capital;
  }
  return byte;
}

/// Whether VNI writes `mark` behind the letter of `byte`.
bool goesWith(unsigned char byte, const Mark& mark)
{
  const bool isHorned = letterOf(byte) == 0x1A1 || letterOf(byte) == 0x1A0 ||
                        letterOf(byte) == 0x1B0 || letterOf(byte) == 0x1AF;
  const char* vowels = mark.shape == kBreve        ? "aA"
                       : mark.shape == kCircumflex ? "aAeEoO"
                                                   : "aAeEoOuUyY";
  return (mark.shape == 0 && isHorned) || (byte != 0 && std::strchr(vowels, byte) != nullptr);
}

} // namespace

QString vniText(QByteArrayView bytes)
{
  QString text;
  text.reserve(bytes.size());
  for (qsizetype i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text += QChar(letterOf(byte));
    const Mark* mark =
        i + 1 < bytes.size() ? markOf(static_cast<unsigned char>(bytes[i + 1])) : nullptr;
    if (mark == nullptr || !goesWith(byte, *mark))
      continue;
    for (const char16_t sign : {mark->shape, mark->tone})
      if (sign != 0)
        text += QChar(sign);
    ++i;
  }
  return text.normalized(QString::NormalizationForm_C);
}

} // namespace diaban::geo
