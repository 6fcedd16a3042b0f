#include "textdecoder.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>

namespace diaban::geo {

Result<TextDecoder> TextDecoder::make(const QString& encoding)
{
  TextDecoder decoder;
  // TCVN 5712 is TCVN3 with more capitals, in places that fonts of TCVN3 leave empty.
  decoder.m_encoding = encoding.compare(QLatin1String("TCVN3"), Qt::CaseInsensitive) == 0
                           ? QByteArray("TCVN5712-1")
                           : encoding.toLatin1();
  if (decoder.m_encoding.isEmpty())
    return decoder;
  CPLErrorReset();
  CPLFree(CPLRecode("\xE1", decoder.m_encoding.constData(), CPL_ENC_UTF8));
  if (CPLGetLastErrorType() != CE_None)
    return Error{Error::Code::BadArgument, {encoding, QStringLiteral("--encoding")}, {}};
  return decoder;
}

QByteArray TextDecoder::decoded(const char* text) const
{
  if (m_encoding.isEmpty())
    return QByteArray(text);
  // CP1258's decoder keeps a letter back until it sees whether a mark follows, and CPLRecode does
  // not ask it for the last one: a line's end does.
  char* recoded =
      CPLRecode((QByteArray(text) + '\n').constData(), m_encoding.constData(), CPL_ENC_UTF8);
  QByteArray bytes(recoded);
  CPLFree(recoded);
  bytes.chop(1);
  return bytes;
}

} // namespace diaban::geo
