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

  /// \param encoding a name that iconv knows, "TCVN3" or "VNI"; empty leaves the bytes as they are
  /// \param mistaken what the driver took the bytes for when it made UTF-8 of them; empty where it
  ///        left them alone
  /// \returns BadArgument for an unknown encoding
  static Result<TextDecoder> make(const QString& encoding, const QByteArray& mistaken = {});

  /// For text that is UTF-8 by its format: only what is none is decoded.
  /// \returns BadArgument for an unknown encoding
  static Result<TextDecoder> forDamaged(const QString& encoding);

  QByteArray decoded(const char* text) const;
  bool isNeeded() const { return !m_encoding.isEmpty(); }

private:
  QByteArray m_encoding;
  QByteArray m_mistaken;
  bool m_isVni = false;
  bool m_leavesUtf8 = false;
};

} // namespace diaban::geo
