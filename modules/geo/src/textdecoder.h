// Text of sources in UTF-8, whatever it was.
#pragma once

#include <diaban/base/result.h>

#include <QByteArray>
#include <QString>

namespace diaban::geo {

/// Turns the text of a source into UTF-8 where a person said how it is encoded.
class TextDecoder {
public:
  TextDecoder() = default; ///< leaves the bytes as they are

  /// \param encoding a name that iconv knows, or "TCVN3"; empty leaves the bytes as they are
  /// \returns BadArgument for an unknown encoding
  static Result<TextDecoder> make(const QString& encoding);

  QByteArray decoded(const char* text) const;
  bool isNeeded() const { return !m_encoding.isEmpty(); }

private:
  QByteArray m_encoding;
};

} // namespace diaban::geo
