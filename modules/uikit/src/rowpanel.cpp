#include <diaban/uikit/icons.h>
#include <diaban/uikit/rowpanel.h>

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaban::uikit {
namespace {

constexpr int kTabsHeight = 32;

} // namespace

RowPanel::RowPanel(Selection& selection, QSettings* settings, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_settings(settings)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  m_tabs = new QTabBar(this);
  m_tabs->setAccessibleName(tr("Open tables"));
  m_tabs->setFixedHeight(kTabsHeight);
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->setMovable(true);
  m_tabs->setUsesScrollButtons(true);
  m_tabs->setElideMode(Qt::ElideRight);
  m_pages = new QStackedWidget(this);
  m_heads = new QStackedWidget(this);
  m_heads->setFixedHeight(kTabsHeight);
  auto* hide = new QToolButton(this);
  hide->setIcon(icon(QStringLiteral("close")));
  hide->setAccessibleName(tr("Hide the tables"));
  hide->setToolTip(hide->accessibleName());
  connect(hide, &QToolButton::clicked, this, &RowPanel::closeRequested);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 6, 0);
  row->setSpacing(4);
  row->addWidget(m_tabs, 1);
  row->addWidget(m_heads);
  row->addWidget(hide);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(row);
  column->addWidget(m_pages, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, [this] {
    if (RowPage* shown = currentPage()) {
      m_pages->setCurrentWidget(shown);
      m_heads->setCurrentWidget(&shown->head());
    }
    Q_EMIT currentChanged();
  });
}

void RowPanel::showLayer(const workspace::Moment& moment, const workspace::Layer& layer)
{
  if (const int tab = tabOf(layer.name); tab >= 0) {
    m_tabs->setCurrentIndex(tab);
    return;
  }
  auto* page = new RowPage(m_selection, m_settings, m_pages);
  connect(page, &RowPage::exportRequested, this, &RowPanel::exportRequested);
  connect(page, &RowPage::goToRequested, this,
          [this, name = layer.name](qint64 row) { Q_EMIT goToRequested(name, row); });
  connect(&page->model(), &RowModel::typed, this,
          [this, name = layer.name](qint64 row, const QString& field, const QVariant& value) {
            Q_EMIT cellTyped(name, row, field, value);
          });
  page->model().setWritable(m_isWritable);
  m_pages->addWidget(page);
  m_heads->addWidget(&page->head());
  page->show(moment, layer);
  addTab(layer, page);
}

void RowPanel::addTab(const workspace::Layer& layer, RowPage* page)
{
  const QSignalBlocker quiet(m_tabs);
  const int tab = m_tabs->addTab(layer.title);
  m_tabs->setTabData(tab, QVariant::fromValue(page));
  m_tabs->setTabToolTip(tab, layer.title);
  auto* close = new QToolButton(m_tabs);
  close->setProperty("small", true);
  close->setIcon(icon(QStringLiteral("close"), Token::TextMuted));
  close->setIconSize({12, 12});
  close->setToolTip(tr("Close the table"));
  //: %1 name of a layer
  close->setAccessibleName(tr("Close the table “%1”").arg(layer.title));
  connect(close, &QToolButton::clicked, this, [this, name = layer.name] { closeLayer(name); });
  m_tabs->setTabButton(tab, QTabBar::RightSide, close);
  m_tabs->setCurrentIndex(tab);
  m_pages->setCurrentWidget(page);
  m_heads->setCurrentWidget(&page->head());
  Q_EMIT currentChanged();
}

void RowPanel::closeLayer(const QString& layer)
{
  const int tab = tabOf(layer);
  if (tab < 0)
    return;
  RowPage* closed = page(layer);
  m_tabs->removeTab(tab);
  m_pages->removeWidget(closed);
  m_heads->removeWidget(&closed->head());
  closed->head().deleteLater();
  closed->deleteLater();
  if (m_tabs->count() == 0)
    Q_EMIT closeRequested();
}

void RowPanel::clear()
{
  {
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
      m_tabs->removeTab(0);
  }
  while (QWidget* page = m_pages->widget(0))
    delete page; // it reads from the workspace
  while (QWidget* head = m_heads->widget(0))
    delete head;
  Q_EMIT currentChanged();
}

int RowPanel::tabOf(const QString& layer) const
{
  for (int tab = 0; tab < m_tabs->count(); ++tab)
    if (m_tabs->tabData(tab).value<RowPage*>()->model().layer().name == layer)
      return tab;
  return -1;
}

QStringList RowPanel::layers() const
{
  QStringList names;
  for (int tab = 0; tab < m_tabs->count(); ++tab)
    names.append(m_tabs->tabData(tab).value<RowPage*>()->model().layer().name);
  return names;
}

QString RowPanel::currentLayer() const
{
  const RowPage* page = currentPage();
  return page == nullptr ? QString() : page->model().layer().name;
}

RowPage* RowPanel::currentPage() const
{
  return m_tabs->tabData(m_tabs->currentIndex()).value<RowPage*>();
}

RowPage* RowPanel::page(const QString& layer) const
{
  const int tab = tabOf(layer);
  return tab < 0 ? nullptr : m_tabs->tabData(tab).value<RowPage*>();
}

void RowPanel::setWritable(bool isWritable)
{
  m_isWritable = isWritable;
  for (const QString& layer : layers())
    page(layer)->model().setWritable(isWritable);
}

bool RowPanel::editCell()
{
  RowPage* shown = currentPage();
  return shown != nullptr && shown->editCell();
}

void RowPanel::refresh(const workspace::Moment& moment, const workspace::Layer& layer)
{
  const int tab = tabOf(layer.name);
  if (tab < 0)
    return;
  m_tabs->setTabText(tab, layer.title);
  m_tabs->setTabToolTip(tab, layer.title);
  RowPage* shown = page(layer.name);
  const workspace::Layer& before = shown->model().layer();
  if (!shown->model().isOf(moment) || before.revision != layer.revision ||
      before.style != layer.style || before.fields != layer.fields ||
      before.fieldRules != layer.fieldRules)
    shown->refresh(moment, layer);
}

} // namespace diaban::uikit
