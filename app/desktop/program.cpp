#include "program.h"

#include "common/bootstrap.h"
#include "settings.h"
#include "settingspage.h"

#include <QApplication>
#include <QLocale>

namespace diaban::desktop {

Program::Program(QApplication& app, const QString& theme)
    : m_app(app)
    , m_systemTheme(uikit::systemTheme())
    , m_theme(theme.isEmpty() ? kTheme.read(QSettings()) : theme)
{
  useLanguage();
  applyLook();
  makeWindow(nullptr);
}

/// The environment's language wins over the chosen one: it is for one start.
void Program::useLanguage()
{
  const bool isForced = qEnvironmentVariableIsSet("DIABAN_LANG");
  const QString language =
      app::installLanguage(m_app, isForced ? QString() : kLanguage.read(QSettings()));
  QLocale::setDefault(
      QLocale(language == QStringLiteral("en") ? QLocale::English : QLocale::Vietnamese));
}

void Program::applyLook()
{
  uikit::Theme theme = uikit::Theme::Light;
  if (m_theme == QStringLiteral("dark"))
    theme = uikit::Theme::Dark;
  else if (m_theme == QStringLiteral("system"))
    theme = m_systemTheme;
  uikit::applyTheme(m_app, theme, kTextFactor.read(QSettings()));
}

void Program::makeWindow(std::shared_ptr<Session> session)
{
  m_window = std::make_unique<MainWindow>(std::move(session));
  // The page that asks belongs to the window that goes: it ends what it does first.
  SettingsPage& page = m_window->bench().settingsPage();
  connect(&page, &SettingsPage::languageChosen, this, &Program::setLanguage, Qt::QueuedConnection);
  connect(&page, &SettingsPage::textFactorChosen, this, &Program::setTextFactor,
          Qt::QueuedConnection);
  connect(&page, &SettingsPage::themeChosen, this, &Program::setTheme);
  connect(m_window.get(), &MainWindow::themeChosen, this, &Program::setTheme);
}

void Program::setLanguage(const QString& language)
{
  QSettings settings;
  if (kLanguage.read(settings) == language)
    return;
  kLanguage.write(settings, language);
  qunsetenv("DIABAN_LANG");
  useLanguage();
  replaceWindow();
}

void Program::setTextFactor(double factor)
{
  QSettings settings;
  kTextFactor.write(settings, factor);
  applyLook();
  replaceWindow();
}

void Program::setTheme(const QString& theme)
{
  QSettings settings;
  kTheme.write(settings, theme);
  m_theme = theme;
  applyLook();
}

void Program::replaceWindow()
{
  std::unique_ptr<MainWindow> before = std::move(m_window);
  const WindowState state = before->state();
  makeWindow(before->session());
  m_window->setState(state);
  m_window->show();
  before->hide();
  before.release()->deleteLater();
  Q_EMIT windowReplaced();
}

} // namespace diaban::desktop
