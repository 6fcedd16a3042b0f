#include "settingspage.h"

#include "common/places.h"
#include "session.h"
#include "settings.h"

#include <diaban/base/foldedsearch.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

constexpr int kTextWidth = 360;
constexpr int kControlWidth = 300;

} // namespace

SettingsPage::SettingsPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHead());
  const uikit::ScrollColumn scroll = uikit::scrollColumn(QStringLiteral("base"), this);
  m_rows = scroll.rows;
  m_rows->setContentsMargins(24, 8, 24, 24);
  addLanguageAndLook();
  addFolders();
  addSnapping();
  addAuthor();
  addLayout();
  m_nothing = uikit::caption(tr("No setting has these words. Esc shows all of them again."),
                             scroll.area->widget());
  m_nothing->setContentsMargins(0, 16, 0, 0);
  m_nothing->hide();
  m_rows->addWidget(m_nothing);
  m_rows->addStretch(1);
  column->addWidget(scroll.area, 1);
  setFocusProxy(m_search);
}

QWidget* SettingsPage::buildHead()
{
  QWidget* head = uikit::ground(QStringLiteral("panel"), this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(24, 12, 24, 12);
  row->setSpacing(16);
  auto* title = new QLabel(tr("Settings"), head);
  title->setFont(uikit::type(uikit::TextSize::Title));
  row->addWidget(title);
  m_search = new QLineEdit(head);
  m_search->setPlaceholderText(tr("Find a setting"));
  m_search->setAccessibleName(tr("Find a setting"));
  uikit::addSearchIcon(*m_search);
  m_search->setClearButtonEnabled(true);
  m_search->setMaximumWidth(320);
  connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::filter);
  row->addWidget(m_search, 1);
  row->addStretch(1);
  auto* back = new QPushButton(tr("Close the settings"), head);
  connect(back, &QPushButton::clicked, this, &SettingsPage::leaveRequested);
  row->addWidget(back);
  return head;
}

void SettingsPage::addSection(const QString& title)
{
  auto* head = new QLabel(title, this);
  head->setFont(uikit::type(uikit::TextSize::Title));
  head->setContentsMargins(0, 20, 0, 4);
  m_rows->addWidget(head);
  m_sections.push_back({head});
}

void SettingsPage::addRow(const QString& title, const QString& why, QWidget* control)
{
  QFrame* row = uikit::lineRow(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 8, 0, 8);
  layout->setSpacing(24);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  auto* name = new QLabel(title, row);
  name->setBuddy(control);
  words->addWidget(name);
  words->addWidget(uikit::caption(why, row));
  auto* text = new QWidget(row);
  text->setFixedWidth(qRound(kTextWidth * uikit::textFactor()));
  text->setLayout(words);
  words->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(text, 0, Qt::AlignTop);
  control->setParent(row);
  if (control->accessibleName().isEmpty())
    control->setAccessibleName(title);
  control->setAccessibleDescription(why);
  layout->addWidget(control, 0, Qt::AlignTop);
  layout->addStretch(1);
  m_rows->addWidget(row);
  const QString section = m_sections.back().head->text();
  m_all.push_back(
      {row, title, QStringLiteral("%1 %2 %3").arg(section, title, why), m_sections.size() - 1});
}

QComboBox* SettingsPage::choice(const QString& name) const
{
  auto* box = new QComboBox;
  box->setAccessibleName(name);
  box->setMinimumWidth(kControlWidth);
  return box;
}

void SettingsPage::addLanguageAndLook()
{
  addSection(tr("Language and look"));
  const QSettings& settings = m_session.settings;
  QComboBox* language = choice(tr("Language"));
  language->addItem(QStringLiteral("Tiếng Việt"), QStringLiteral("vi"));
  language->addItem(QStringLiteral("English"), QStringLiteral("en"));
  language->setCurrentIndex(language->findData(kLanguage.read(settings)));
  connect(language, &QComboBox::activated, this,
          [this, language] { Q_EMIT languageChosen(language->currentData().toString()); });
  addRow(tr("Language"),
         tr("Of menus and messages. Names on the map stay; the guide is in Vietnamese."), language);

  QComboBox* theme = choice(tr("Colours"));
  theme->addItem(tr("Light"), QStringLiteral("light"));
  theme->addItem(tr("Dark"), QStringLiteral("dark"));
  theme->addItem(tr("As the system"), QStringLiteral("system"));
  theme->setCurrentIndex(theme->findData(kTheme.read(settings)));
  connect(theme, &QComboBox::activated, this,
          [this, theme] { Q_EMIT themeChosen(theme->currentData().toString()); });
  addRow(tr("Colours"), tr("Of the window. Zoning maps keep white paper."), theme);

  QComboBox* size = choice(tr("Size of text"));
  for (const double factor : {1.0, 1.15, 1.3}) //: %1 per cent
    size->addItem(tr("%1%").arg(QLocale().toString(qRound(factor * 100))), factor);
  size->setCurrentIndex(std::max(0, size->findData(kTextFactor.read(settings))));
  connect(size, &QComboBox::activated, this,
          [this, size] { Q_EMIT textFactorChosen(size->currentData().toDouble()); });
  addRow(tr("Size of text"), tr("Larger letters in the whole program."), size);
}

void SettingsPage::addFolders()
{
  addSection(tr("Folders and backups"));
  auto* sync = new QPushButton(tr("Change the list…"));
  connect(sync, &QPushButton::clicked, this, &SettingsPage::syncFoldersRequested);
  addRow(tr("Synchronised folders"),
         tr("Folders that OneDrive, Dropbox and the like carry to other computers. Workspaces in "
            "them are worked on as a copy."),
         sync);

  auto* place = new QWidget;
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* shown = new QLineEdit(app::backupsFolder(), place);
  shown->setReadOnly(true);
  shown->setAccessibleName(tr("Folder of backups"));
  shown->setMinimumWidth(kControlWidth);
  shown->setCursorPosition(0);
  shown->setToolTip(shown->text());
  row->addWidget(shown);
  auto* change = new QPushButton(tr("Choose…"), place);
  connect(change, &QPushButton::clicked, this, [this, shown] { chooseBackupsFolder(shown); });
  row->addWidget(change);
  auto* show = new QPushButton(tr("Show"), place);
  connect(show, &QPushButton::clicked, this, &SettingsPage::backupsFolderRequested);
  row->addWidget(show);
  addRow(tr("Folder of backups"),
         tr("A checked copy is made each day that work was done; older ones are thinned out by "
            "their age. Another drive is safest."),
         place);
}

void SettingsPage::chooseBackupsFolder(QLineEdit* shown)
{
  auto* dialog = new QFileDialog(this, tr("Folder of backups"), shown->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [shown](const QString& folder) {
    app::setBackupsFolder(folder);
    shown->setText(folder);
    shown->setToolTip(folder);
  });
  dialog->open();
}

QCheckBox* SettingsPage::snapBox(const QString& title, bool& (*part)(mapview::SnapRules&))
{
  auto* box = new QCheckBox(title);
  const auto show = [this, box, part] {
    auto rules = m_session.snapping.rules();
    box->setChecked(part(rules));
  };
  show();
  connect(&m_session.snapping, &Snapping::changed, box, show);
  connect(box, &QCheckBox::clicked, this, [this, part](bool isChecked) {
    auto rules = m_session.snapping.rules();
    part(rules) = isChecked;
    m_session.snapping.setRules(rules);
  });
  return box;
}

void SettingsPage::addSnapping()
{
  using mapview::SnapKind;
  using mapview::SnapRules;
  addSection(tr("Snapping"));
  addRow(tr("Snap to what is near"),
         tr("Measured and drawn corners jump to vertices and edges of the layers that are drawn. "
            "F3 switches "
            "it on the map."),
         snapBox(tr("Snap to vertices and edges"),
                 [](SnapRules& rules) -> bool& { return rules.isOn; }));
  auto* kinds = new QWidget;
  auto* column = new QVBoxLayout(kinds);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(snapBox(tr("Vertices"), [](SnapRules& rules) -> bool& {
    return rules.kinds[static_cast<std::size_t>(SnapKind::Vertex)];
  }));
  column->addWidget(snapBox(tr("Crossings of edges"), [](SnapRules& rules) -> bool& {
    return rules.kinds[static_cast<std::size_t>(SnapKind::Intersection)];
  }));
  column->addWidget(snapBox(tr("Mid-points of edges"), [](SnapRules& rules) -> bool& {
    return rules.kinds[static_cast<std::size_t>(SnapKind::MidPoint)];
  }));
  column->addWidget(snapBox(tr("Feet of perpendiculars"), [](SnapRules& rules) -> bool& {
    return rules.kinds[static_cast<std::size_t>(SnapKind::Perpendicular)];
  }));
  column->addWidget(snapBox(tr("Edges"), [](SnapRules& rules) -> bool& {
    return rules.kinds[static_cast<std::size_t>(SnapKind::Edge)];
  }));
  column->addWidget(snapBox(tr("Grid of round coordinates"), [](SnapRules& rules) -> bool& {
    return rules.kinds[static_cast<std::size_t>(SnapKind::Grid)];
  }));
  addRow(tr("Snap to"), tr("Where several are near, the first of them in this order."), kinds);
  auto* distance = new QSpinBox;
  distance->setRange(Snapping::kLeast, Snapping::kMost);
  distance->setValue(qRound(m_session.snapping.rules().pixels));
  distance->setSuffix(tr(" pixels"));
  distance->setMinimumWidth(kControlWidth);
  connect(distance, &QSpinBox::valueChanged, this, [this](int pixels) {
    auto rules = m_session.snapping.rules();
    rules.pixels = pixels;
    m_session.snapping.setRules(rules);
  });
  addRow(tr("Snapping tolerance"), tr("Distance of the pointer on the screen."), distance);
}

void SettingsPage::addAuthor()
{
  addSection(tr("Who works here"));
  const app::Author author = app::author();
  const auto field = [](const QString& text, const QString& example) {
    auto* line = new QLineEdit(text);
    line->setPlaceholderText(example);
    line->setMinimumWidth(kControlWidth);
    return line;
  };
  auto* name = field(author.name, tr("The name of the computer's user"));
  auto* office = field(author.office, tr("For example the office of urban management"));
  for (QLineEdit* line : {name, office})
    connect(line, &QLineEdit::editingFinished, this, [this, name, office] {
      app::setAuthor({name->text(), office->text()});
      m_session.document.followAuthor();
    });
  addRow(tr("Name"), tr("Stands beside what is done in the history, from now on."), name);
  addRow(tr("Office"), tr("Stands after the name."), office);
}

void SettingsPage::addLayout()
{
  addSection(tr("Window"));
  auto* reset = new QPushButton(tr("Reset the layout"));
  connect(reset, &QPushButton::clicked, this, &SettingsPage::layoutResetRequested);
  addRow(tr("Layout"), tr("Widths and heights of panels as they were at first."), reset);
}

void SettingsPage::filter()
{
  const FoldedSearch wanted(m_search->text());
  std::vector<bool> hasRows(m_sections.size(), false);
  bool hasAny = false;
  for (const Row& row : m_all) {
    const bool fits = wanted.fits(row.words);
    row.widget->setVisible(fits);
    hasRows[row.section] = hasRows[row.section] || fits;
    hasAny = hasAny || fits;
  }
  for (std::size_t i = 0; i < m_sections.size(); ++i)
    m_sections[i].head->setVisible(hasRows[i]);
  m_nothing->setVisible(!hasAny);
}

QStringList SettingsPage::shownTitles() const
{
  QStringList titles;
  for (const Row& row : m_all)
    if (!row.widget->isHidden())
      titles << row.title;
  return titles;
}

void SettingsPage::keyPressEvent(QKeyEvent* event)
{
  if (event->key() != Qt::Key_Escape) {
    QWidget::keyPressEvent(event);
    return;
  }
  if (m_search->text().isEmpty())
    Q_EMIT leaveRequested();
  else
    m_search->clear();
}

} // namespace diaban::desktop
