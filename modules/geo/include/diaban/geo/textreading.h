// How text may be encoded: each usual reading of it, and how Vietnamese it looks in that reading.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace diaban::geo {

/// One way to read text whose encoding is not known.
struct TextReading {
  QString encoding; ///< as SourceOptions::encoding takes it
  QString title;    ///< as people call it: "TCVN3 (ABC)"
  double fit = 0;   ///< share of the words with letters beyond ASCII that are Vietnamese syllables
};

/// The encodings of Vietnamese offices, each with its fit to `raw`, the best first.
/// \param raw texts as they come under kRawEncoding. Any thread.
QVector<TextReading> textReadings(const QStringList& raw);

/// `raw`, as it comes under kRawEncoding, read in another encoding; what is none in it becomes
/// U+FFFD. Normal form C.
QString readText(const QString& raw, const QString& encoding);

/// Whether there is anything to decide: letters beyond ASCII.
bool hasOtherLetters(const QString& text);

/// Share of the words with letters beyond ASCII that are Vietnamese syllables; 1 where there are
/// no such words.
double vietnameseShare(const QStringList& texts);

} // namespace diaban::geo
