#include "viewtabs.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QTabBar>

#include <utility>

namespace diaban::desktop {

ViewTabs::ViewTabs(QWidget* parent)
    : QWidget(parent)
    , m_bar(new QTabBar(this))
{
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  row->addWidget(m_bar);
  row->addStretch(1);
  m_bar->setAccessibleName(tr("Views of the map"));
  m_bar->setTabsClosable(true);
  m_bar->setMovable(true);
  m_bar->setExpanding(false);
  m_bar->setDrawBase(false);
  m_bar->setElideMode(Qt::ElideRight);
  connect(m_bar, &QTabBar::currentChanged, this, [this](int view) {
    if (!m_isFilling && view >= 0)
      choose(view);
  });
  connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
    std::swap(m_views[static_cast<std::size_t>(from)], m_views[static_cast<std::size_t>(to)]);
    m_current = m_bar->currentIndex();
    Q_EMIT changed();
  });
  connect(m_bar, &QTabBar::tabCloseRequested, this, &ViewTabs::close);
  connect(m_bar, &QTabBar::tabBarDoubleClicked, this, &ViewTabs::rename);
  reset();
}

void ViewTabs::reset()
{
  m_lastNumber = 1;
  restore({{tr("View %1").arg(m_lastNumber), {}, {}}}, 0);
}

void ViewTabs::restore(const std::vector<View>& views, int current)
{
  m_views = views;
  m_current = current;
  m_lastNumber = std::max(m_lastNumber, static_cast<int>(views.size()));
  showTabs();
}

void ViewTabs::showTabs()
{
  m_isFilling = true;
  while (m_bar->count() > 0)
    m_bar->removeTab(0);
  for (const View& view : m_views)
    m_bar->setTabToolTip(m_bar->addTab(view.name), tr("Double click: another name"));
  m_bar->setCurrentIndex(m_current);
  m_isFilling = false;
  setVisible(m_views.size() > 1);
  Q_EMIT changed();
}

void ViewTabs::add()
{
  View made = m_views[static_cast<std::size_t>(m_current)];
  made.name = tr("View %1").arg(++m_lastNumber);
  m_current = static_cast<int>(m_views.size());
  m_views.push_back(made);
  showTabs();
}

void ViewTabs::closeCurrent()
{
  close(m_current);
}

void ViewTabs::close(int view)
{
  if (m_views.size() < 2 || view < 0)
    return;
  const bool wasShown = view == m_current;
  m_views.erase(m_views.begin() + view);
  if (view < m_current || m_current == static_cast<int>(m_views.size()))
    --m_current;
  showTabs();
  if (wasShown)
    choose(m_current);
}

void ViewTabs::next(int by)
{
  const int count = static_cast<int>(m_views.size());
  m_bar->setCurrentIndex((m_current + by + count) % count);
}

void ViewTabs::keepPlace(const mapview::Viewport& place)
{
  m_views[static_cast<std::size_t>(m_current)].place = place;
  Q_EMIT changed();
}

void ViewTabs::keepShown(const std::set<Uid>& layers)
{
  View& view = m_views[static_cast<std::size_t>(m_current)];
  if (view.shown == layers)
    return;
  view.shown = layers;
  Q_EMIT changed();
}

void ViewTabs::choose(int view)
{
  m_current = view;
  const View wanted = m_views[static_cast<std::size_t>(view)]; // showing it keeps what is shown
  Q_EMIT chosen(wanted);
}

void ViewTabs::rename(int view)
{
  if (view < 0)
    return;
  auto* field = new QLineEdit(m_views[static_cast<std::size_t>(view)].name, m_bar);
  field->setAccessibleName(tr("Name of the view"));
  field->setGeometry(m_bar->tabRect(view));
  field->selectAll();
  field->show();
  field->setFocus();
  connect(field, &QLineEdit::editingFinished, this, [this, field, view] {
    const QString name = field->text().trimmed();
    field->deleteLater();
    if (name.isEmpty() || view >= static_cast<int>(m_views.size()))
      return;
    m_views[static_cast<std::size_t>(view)].name = name;
    m_bar->setTabText(view, name);
    Q_EMIT changed();
  });
}

} // namespace diaban::desktop
