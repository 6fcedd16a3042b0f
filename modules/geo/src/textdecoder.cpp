#include "textdecoder.h"

#include "vnitext.h"

#include <diaban/base/text.h>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>

namespace diaban::geo {
namespace {

QByteArray recoded(const QByteArray& text, const QByteArray& from, const QByteArray& to)
{
  char* made = CPLRecode(text.constData(), from.constData(), to.constData());
  const QByteArray bytes(made);
  CPLFree(made);
  return bytes;
}

} // namespace

Result<TextDecoder> TextDecoder::make(const QString& encoding, const QByteArray& mistaken)
{
  TextDecoder decoder;
  if (encoding.isEmpty())
    return decoder;
  decoder.m_mistaken = mistaken;
  decoder.m_isVni = encoding.compare(QLatin1String("VNI"), Qt::CaseInsensitive) == 0;
  if (decoder.m_isVni) {
    decoder.m_encoding = "VNI";
    return decoder;
  }
  // TCVN 5712 is TCVN3 with more capitals, in places that fonts of TCVN3 leave empty.
  decoder.m_encoding = encoding.compare(QLatin1String("TCVN3"), Qt::CaseInsensitive) == 0
                           ? QByteArray("TCVN5712-1")
                           : encoding.toLatin1();
  CPLErrorReset();
  recoded("\xE1", decoder.m_encoding, CPL_ENC_UTF8);
  if (CPLGetLastErrorType() != CE_None)
    return Error{Error::Code::BadArgument, {encoding, QStringLiteral("--encoding")}, {}};
  return decoder;
}

Result<TextDecoder> TextDecoder::forDamaged(const QString& encoding)
{
  DIABAN_TRY(decoder, make(encoding));
  decoder.m_leavesUtf8 = true;
  return decoder;
}

QByteArray TextDecoder::decoded(const char* text) const
{
  QByteArray bytes(text);
  if (m_encoding.isEmpty() || (m_leavesUtf8 && isUtf8(bytes)))
    return bytes;
  if (!m_mistaken.isEmpty())
    bytes = recoded(bytes, CPL_ENC_UTF8, m_mistaken);
  if (m_isVni)
    return vniText(bytes).toUtf8();
  // CP1258's decoder keeps a letter back until it sees whether a mark follows, and CPLRecode does
  // not ask it for the last one: a line's end does.
  bytes = recoded(bytes + '\n', m_encoding, CPL_ENC_UTF8);
  bytes.chop(1);
  return bytes;
}

} // namespace diaban::geo
