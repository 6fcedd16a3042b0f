// The guide: its pictures are made from the program, all that it names is there, F1 opens the page
// that fits.
#include "common/bootstrap.h"
#include "desktop/windowfixture.h"
#include "guidepictures.h"
#include "helpwindow.h"
#include "settingspage.h"

#include <diaban/uikit/mapcanvas.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestGuide : public WindowFixture {
  Q_OBJECT

  static QString text(const QString& path)
  {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  }

  static QStringList named(const QString& pattern, const QString& in)
  {
    QStringList names;
    for (auto it = QRegularExpression(pattern).globalMatch(in); it.hasNext();)
      names << it.next().captured(1);
    return names;
  }

private Q_SLOTS:
  void everyPictureThatThePagesShowIsMade()
  {
    const QString asked = qEnvironmentVariable("DIABAN_GUIDE_PICTURES");
    const QString folder = asked.isEmpty() ? m_folder.filePath(QStringLiteral("pictures")) : asked;
    const QStringList failed = makeGuidePictures(folder);
    QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u' ')));
    const QDir guide(app::guideFolder());
    for (const QString& page : guide.entryList({QStringLiteral("*.md")}))
      for (const QString& name :
           named(QStringLiteral("\\(pictures/([^)]+)\\)"), text(guide.filePath(page)))) {
        const QImage made(QDir(folder).filePath(name));
        QVERIFY2(!made.isNull(), qPrintable(page + u' ' + name));
        const QImage kept(guide.filePath(QStringLiteral("pictures/") + name));
        QVERIFY2(kept.size() == made.size(), qPrintable(page + u' ' + name));
      }
  }

  void contentsNameEveryPageAndNoOther()
  {
    const QDir guide(app::guideFolder());
    QStringList listed = named(QStringLiteral("\\(([a-z0-9-]+\\.md)\\)"),
                               text(guide.filePath(QStringLiteral("contents.md"))));
    QStringList there = guide.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    there.removeAll(QStringLiteral("contents.md"));
    listed.sort();
    QCOMPARE(listed, there);
  }

  void f1OpensThePageThatFits()
  {
    openEmpty();
    QApplication::setActiveWindow(m_window.get()); // there is no window manager
    m_window->canvas().setFocus();
    QCOMPARE(guidePageFor(QApplication::focusWidget()), QStringLiteral("ban-do"));
    HelpWindow& help = m_window->showGuide(QStringLiteral("tep-lam-viec"));
    QCOMPARE(help.page(), QStringLiteral("tep-lam-viec"));
    QVERIFY(help.text().size() > 200);
    QCOMPARE(m_window->showGuide(QStringLiteral("no-such-page")).page(), QStringLiteral("bat-dau"));
    m_window->action(Command::Settings)->trigger();
    QCOMPARE(guidePageFor(&m_window->bench().settingsPage()), QStringLiteral("cai-dat"));
  }

  void pagesAreFoundByTheirWordsWithoutMarks()
  {
    openEmpty();
    HelpWindow& help = m_window->showGuide();
    const qsizetype all = help.pages().size();
    help.search().setText(QStringLiteral("kinh tuyen truc"));
    QVERIFY(help.pages().contains(QStringLiteral("bat-dau")));
    QVERIFY(help.pages().size() < all);
    help.search().setText(QStringLiteral("qzxj"));
    QVERIFY(help.pages().isEmpty());
  }

  void shortcutsAreThoseOfTheCommands()
  {
    openEmpty();
    HelpWindow& help = m_window->showGuide(HelpWindow::kShortcuts);
    for (const QAction* action : m_window->commands())
      if (!action->shortcut().isEmpty())
        QVERIFY2(help.text().contains(action->shortcut().toString(QKeySequence::NativeText)),
                 qPrintable(action->text()));
  }
};

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
