#include "ownwindow.h"

#include "actions.h"
#include "windowplace.h"

#include <diaban/uikit/setting.h>

#include <QCloseEvent>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

constexpr QSize kUsual(960, 640);

} // namespace

OwnWindow::OwnWindow(QWidget* content, const char* key, QSettings& settings, const Actions& actions,
                     QWidget* mainWindow)
    : QWidget(mainWindow, Qt::Window)
    , m_key(key)
    , m_settings(settings)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setWindowIcon(mainWindow->windowIcon());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(content);
  content->show();
  for (QAction* action : actions.all())
    if (action->shortcutContext() == Qt::WindowShortcut)
      addAction(action);
  placeWindow(*this, uikit::Setting<QByteArray>{m_key, {}}.read(m_settings), kUsual);
}

void OwnWindow::savePlace()
{
  uikit::Setting<QByteArray>{m_key, {}}.write(m_settings, saveGeometry());
}

void OwnWindow::closeEvent(QCloseEvent* event)
{
  savePlace();
  event->accept();
  Q_EMIT closed();
}

} // namespace diaban::desktop
