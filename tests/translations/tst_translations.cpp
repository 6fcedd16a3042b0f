// The program speaks Vietnamese: all of it, with the same placeholders, in the house's words.
#include "common/bootstrap.h"

#include <diaban/base/error.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace diaban;

namespace {

struct Entry {
  QString context, source;
  QStringList translations;
  bool isUnfinished = false;
};

QList<Entry> readEntries(const QString& path)
{
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return {};
  QXmlStreamReader xml(&file);
  QList<Entry> entries;
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement)
      continue;
    if (xml.name() == QLatin1String("name")) {
      context = xml.readElementText();
    } else if (xml.name() == QLatin1String("source")) {
      entries << Entry{context, xml.readElementText(), {}, false};
    } else if (xml.name() == QLatin1String("translation")) {
      entries.last().isUnfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
      if (entries.last().source.contains(QStringLiteral("%n")))
        continue; // its forms follow
      entries.last().translations << xml.readElementText(QXmlStreamReader::IncludeChildElements);
    } else if (xml.name() == QLatin1String("numerusform")) {
      entries.last().translations << xml.readElementText();
    }
  }
  return entries;
}

QStringList placeholders(const QString& text)
{
  static const QRegularExpression form(QStringLiteral("%L?[0-9n]"));
  QStringList found;
  auto it = form.globalMatch(text);
  while (it.hasNext())
    found << it.next().captured();
  found.sort();
  return found;
}

QString tsFile()
{
  return QStringLiteral(DIABAN_SOURCE_DIR "/translations/diaban_vi.ts");
}

} // namespace

class TestTranslations : public QObject {
  Q_OBJECT

  QList<Entry> m_entries;

private Q_SLOTS:
  void initTestCase()
  {
    m_entries = readEntries(tsFile());
    QVERIFY(m_entries.size() > 100);
    QCOMPARE(app::installLanguage(*QCoreApplication::instance(), QStringLiteral("vi")),
             QStringLiteral("vi"));
  }

  void nothingIsUnfinishedOrEmpty()
  {
    for (const Entry& entry : std::as_const(m_entries)) {
      QVERIFY2(!entry.isUnfinished, qPrintable(entry.source));
      QVERIFY2(!entry.translations.isEmpty(), qPrintable(entry.source));
      for (const QString& text : entry.translations)
        QVERIFY2(!text.trimmed().isEmpty(), qPrintable(entry.source));
    }
  }

  void placeholdersAreTheSame()
  {
    for (const Entry& entry : std::as_const(m_entries))
      for (const QString& text : entry.translations)
        QVERIFY2(placeholders(text) == placeholders(entry.source), qPrintable(entry.source));
  }

  void wordsAreThoseOfTheHouse()
  {
    // translations/glossary.md; "!" and pronouns never, one spelling of tone marks.
    static const QRegularExpression wrong(
        QStringLiteral("!|\\bbạn\\b|\\bvui lòng\\b|\\bhãy\\b|\\bxin vui\\b|tập tin|toạ độ|huỷ|"
                       "xoá|tỉ lệ|\\.\\.\\."),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const Entry& entry : std::as_const(m_entries))
      for (const QString& text : entry.translations) {
        QVERIFY2(!wrong.match(text).hasMatch(), qPrintable(text));
        QCOMPARE(text, text.normalized(QString::NormalizationForm_C));
      }
  }

  void everyErrorHasAVietnameseSentence()
  {
    const int last = static_cast<int>(Error::Code::NoPeopleKnown);
    static const QRegularExpression vietnamese(
        QStringLiteral("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùýĐ]"));
    const QStringList args{QStringLiteral("a.shp"), QStringLiteral("bb"), QStringLiteral("cc"),
                           QStringLiteral("dd")};
    for (int code = 0; code <= last; ++code) {
      const Error error{static_cast<Error::Code>(code), args, {}};
      const QString text = errorText(error);
      QVERIFY2(vietnamese.match(text).hasMatch(), qPrintable(text));
      QVERIFY2(text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char(')')),
               qPrintable(text));
    }
  }

  void errorSentencesNameTheFile()
  {
    const QString text =
        errorText({Error::Code::FileTruncated, {QStringLiteral("ảnh 2024.tif")}, {}});
    QVERIFY(text.startsWith(QStringLiteral("“ảnh 2024.tif” bị cụt")));
  }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
