#include "importcrs.h"

#include "crschooser.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>
#include <cmath>

namespace diaban::desktop {
namespace {

using uikit::Token;

constexpr int kFirstShown = 3;
constexpr double kSamePlaceMetres = 1;
constexpr double kNearlyAsGood = 0.05;

QString crsText(const geo::Crs& crs)
{
  return crs.id().isEmpty() ? crs.wkt() : crs.id();
}

QString percent(double share)
{
  return QLocale().toString(share * 100, 'f', 0);
}

QString distance(double metres)
{
  const QLocale locale;
  return metres < 1000 ? QStringLiteral("%1 m").arg(locale.toString(metres, 'f', 0))
                       : QStringLiteral("%1 km").arg(locale.toString(metres / 1000, 'f', 1));
}

/// A label that a card shows and that does not take its clicks.
QLabel* quietLabel(const QString& text, QWidget* parent)
{
  auto* label = uikit::caption(text, parent);
  label->setAttribute(Qt::WA_TransparentForMouseEvents);
  return label;
}

} // namespace

ImportCrs::ImportCrs(const QString& zonesFile, const QString& province, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  m_said = uikit::caption(QString(), this, false);
  column->addWidget(m_said);
  column->addWidget(buildDoubt());
  m_cards = new QVBoxLayout;
  m_cards->setSpacing(6);
  column->addLayout(m_cards);
  auto* links = new QHBoxLayout;
  m_all = new QPushButton(this);
  m_other = new QPushButton(tr("Choose another system…"), this);
  for (QPushButton* link : {m_all, m_other}) {
    link->setProperty("kind", QStringLiteral("link"));
    links->addWidget(link);
  }
  links->addStretch(1);
  column->addLayout(links);
  column->addWidget(buildOther(zonesFile, province));
  column->addStretch(1);
  connect(m_group, &QButtonGroup::idClicked, this, &ImportCrs::choose);
  connect(m_turn, &QPushButton::clicked, this, [this] { choose(0); });
  connect(m_all, &QPushButton::clicked, this, [this] {
    m_showsAll = true;
    showChoices();
  });
  connect(m_other, &QPushButton::clicked, this, [this] {
    m_otherPart->setVisible(m_otherPart->isHidden());
    if (m_otherPart->isVisible())
      m_chooser->setFocus();
  });
  connect(m_use, &QPushButton::clicked, this, &ImportCrs::useOther);
}

QWidget* ImportCrs::buildDoubt()
{
  m_doubt = new QFrame(this);
  m_doubt->setProperty("note", QStringLiteral("warning"));
  auto* row = new QHBoxLayout(m_doubt);
  m_doubtText = new QLabel(m_doubt);
  m_doubtText->setWordWrap(true);
  m_doubtText->setTextFormat(Qt::PlainText);
  m_turn = new QPushButton(tr("Turn them round"), m_doubt);
  row->addWidget(m_doubtText, 1);
  row->addWidget(m_turn);
  return m_doubt;
}

QWidget* ImportCrs::buildOther(const QString& zonesFile, const QString& province)
{
  m_otherPart = new QWidget(this);
  auto* column = new QVBoxLayout(m_otherPart);
  column->setContentsMargins(0, 0, 0, 0);
  m_chooser = new CrsChooser(zonesFile, m_otherPart);
  m_chooser->offerGeographic();
  if (!province.isEmpty())
    m_chooser->setProvince(province);
  m_wrong = new QLabel(m_otherPart);
  m_wrong->setWordWrap(true);
  uikit::setLook(m_wrong, "state", QStringLiteral("error"));
  m_use = new QPushButton(tr("Use this coordinate system"), m_otherPart);
  column->addWidget(m_chooser);
  column->addWidget(m_wrong);
  column->addWidget(m_use, 0, Qt::AlignLeft);
  m_otherPart->hide();
  return m_otherPart;
}

void ImportCrs::choose(int id)
{
  const Choice choice = m_choices.value(id); // the answer makes the cards anew
  Q_EMIT chosen(choice.crs, choice.swapsAxes);
}

QList<QAbstractButton*> ImportCrs::readings() const
{
  return m_group->buttons();
}

void ImportCrs::setFile(const ImportFile& file)
{
  if (m_path != file.source.path) {
    m_showsAll = false;
    m_otherPart->setVisible(file.check().lacksCrs && file.check().crsReadings.isEmpty());
    m_wrong->clear();
  }
  m_path = file.source.path;
  m_crs = file.answer.crs;
  m_swapsAxes = file.answer.swapsAxes;
  const geo::TextPairs pairs = file.check().pairs();
  m_isAnswered = file.isCrsAnswered || !(file.check().lacksCrs || pairs.isUnclear);
  m_choices = choicesFor(file);
  const geo::SourceInfo& info = file.info();
  const QString said =
      info.isRaster || info.layers.isEmpty() ? info.raster.crs : info.layers.constFirst().crs;
  const auto crs = geo::Crs::fromText(said);
  const bool isKnown = crs && crs.value().isValid();
  const bool isPair = !pairs.column.isEmpty() && !file.check().isMisplaced;
  m_said->setVisible((m_choices.isEmpty() || (isPair && !pairs.isUnclear)) && !file.lacksCrs());
  if (isPair)
    m_said->setText(pairWords(pairs));
  else if (isKnown) //: %1 name of a coordinate system, %2 its code
    m_said->setText(
        crs.value().id().isEmpty()
            ? crs.value().name()
            : tr("%1 (%2), as the file says").arg(crs.value().name(), crs.value().id()));
  else
    m_said->setText(said.isEmpty() ? tr("The file has no places.") : said.left(120));
  m_other->setVisible(!(info.layers.isEmpty() && !info.isRaster));
  showDoubt(file);
  showChoices();
}

/// Which of the numbers in one text comes first.
QVector<ImportCrs::Choice> ImportCrs::ordersOf(const geo::TextPairs& pairs)
{
  const QString system = QStringLiteral("WGS 84, EPSG:4326"); // as all degrees of tables are read
  const QString asRead = pairs.isUnclear ? QString() : tr("fits Vietnam");
  QVector<Choice> choices{{{}, false, tr("Latitude, then longitude"), asRead, system},
                          {{}, true, tr("Longitude, then latitude"), {}, system}};
  if (!pairs.isLatitudeFirst)
    std::swap(choices[0].title, choices[1].title);
  return choices;
}

QVector<ImportCrs::Choice> ImportCrs::choicesFor(const ImportFile& file) const
{
  const geo::TextPairs pairs = file.check().pairs();
  QVector<Choice> choices =
      pairs.column.isEmpty() || file.check().isMisplaced ? QVector<Choice>() : ordersOf(pairs);
  for (const geo::CrsReading& reading : file.check().crsReadings) {
    Choice choice{crsText(reading.crs), reading.swapsAxes, reading.crs.name(), {}, {}};
    if (reading.swapsAxes) //: %1 name of a coordinate system
      choice.title = tr("%1, east and north turned round").arg(reading.crs.name());
    //: %1 share in percent
    choice.fit = tr("Fits %1%").arg(percent(reading.fit));
    if (choices.isEmpty())
      choice.detail = reading.crs.id();
    else if (reading.offsetMetres < kSamePlaceMetres) //: %1 code of a coordinate system
      choice.detail = tr("%1, in the same place as the first").arg(reading.crs.id());
    else //: %1 code of a coordinate system, %2 a distance
      choice.detail =
          tr("%1, %2 away from the first").arg(reading.crs.id(), distance(reading.offsetMetres));
    choices.append(choice);
  }
  if (file.check().isMisplaced)
    choices.append(
        {QString(), false, tr("As the file says"), {}, tr("outside of the map's layers")});
  const bool isOther = !file.answer.crs.isEmpty() &&
                       std::none_of(choices.begin(), choices.end(), [&](const Choice& choice) {
                         return choice.crs == file.answer.crs;
                       });
  if (isOther) {
    const auto crs = geo::Crs::fromText(file.answer.crs);
    choices.prepend({file.answer.crs,
                     false,
                     crs ? crs.value().name() : file.answer.crs.left(60),
                     {},
                     tr("chosen by hand")});
  }
  return choices;
}

QString ImportCrs::pairWords(const geo::TextPairs& pairs)
{
  //: %1 a column of a table
  const QString order = pairs.isLatitudeFirst
                            ? tr("In column “%1” the latitude stands first.").arg(pairs.column)
                            //: %1 a column of a table
                            : tr("In column “%1” the longitude stands first.").arg(pairs.column);
  if (pairs.turned == 0)
    return order;
  return order + u' ' +
         tr("%n row(s) can only be meant the other way round, and are read so.", nullptr,
            static_cast<int>(pairs.turned));
}

/// What makes the file doubtful, and what to do about it.
void ImportCrs::showDoubt(const ImportFile& file)
{
  const workspace::SourceCheck& check = file.check();
  const auto& readings = check.crsReadings;
  const bool isTurned = !readings.isEmpty() && readings[0].swapsAxes;
  const bool isAlike = readings.size() > 1 && readings[0].fit - readings[1].fit < kNearlyAsGood;
  qint64 rows = 0;
  for (const geo::SourceLayer& layer : file.info().layers)
    rows += std::max<qint64>(0, layer.features);
  const geo::TextPairs pairs = check.pairs();
  m_doubt->setVisible(file.lacksCrs() || check.isMisplaced || pairs.isUnclear);
  m_turn->setVisible(isTurned && !file.answer.swapsAxes);
  const QString name = file.name();
  if (isTurned && readings[0].fit > 1 - kNearlyAsGood) //: %1 number of rows
    m_doubtText->setText(
        tr("East and north are turned round in all %1 rows.").arg(QLocale().toString(rows)));
  else if (isTurned) //: %1 share in percent
    m_doubtText->setText(
        tr("East and north are turned round in %1% of the rows.").arg(percent(readings[0].fit)));
  else if (pairs.isUnclear && !check.isMisplaced) //: %1 a column of a table
    m_doubtText->setText(tr("In column “%1” either number can be the latitude. Look at the map, "
                            "then choose.")
                             .arg(pairs.column));
  else if (check.isMisplaced) //: %1 file
    m_doubtText->setText(tr("By the coordinate system in %1 the data lies outside of the map's "
                            "layers. Look at the map, then choose.")
                             .arg(name));
  else if (readings.isEmpty()) //: %1 file
    m_doubtText->setText(tr("%1 does not say its coordinate system, and no usual one fits. Choose "
                            "it below.")
                             .arg(name));
  else if (geo::isClear(readings)) //: %1 file
    m_doubtText->setText(tr("%1 does not say its coordinate system. The reading that fits best is "
                            "chosen: see on the map whether it is right.")
                             .arg(name));
  else if (isAlike) //: %1, %2 shares in percent
    m_doubtText->setText(tr("Two readings fit nearly alike (%1% and %2%). Look at the map, then "
                            "choose.")
                             .arg(percent(readings[0].fit), percent(readings[1].fit)));
  else //: %1 file
    m_doubtText->setText(
        tr("%1 does not say its coordinate system. Choose one of the %n reading(s) below.", nullptr,
           static_cast<int>(readings.size()))
            .arg(name));
}

void ImportCrs::showChoices()
{
  const QWidget* before = QWidget::window()->focusWidget();
  const bool hadFocus = before != nullptr && m_group->buttons().contains(before);
  for (QAbstractButton* button : m_group->buttons()) {
    m_group->removeButton(button);
    button->parentWidget()->hide();
    button->parentWidget()->deleteLater();
  }
  for (int i = 0; i < m_choices.size(); ++i) {
    const Choice& choice = m_choices[i];
    const bool isChosen = m_isAnswered && choice.crs == m_crs && choice.swapsAxes == m_swapsAxes;
    if (i >= kFirstShown && !m_showsAll && !isChosen)
      continue;
    QFrame* card = makeCard(choice, i);
    m_cards->addWidget(card);
    auto* button = m_group->button(i);
    button->setChecked(isChosen);
    uikit::setLook(card, "chosen", isChosen ? QStringLiteral("true") : QStringLiteral("false"));
    if (isChosen && hadFocus)
      button->setFocus();
  }
  const int all = static_cast<int>(m_choices.size());
  m_all->setVisible(all > kFirstShown && !m_showsAll);
  m_all->setText(tr("Show all %n reading(s)", nullptr, all));
}

QFrame* ImportCrs::makeCard(const Choice& choice, int id)
{
  auto* card = new QFrame(this);
  card->setProperty("card", true);
  auto* grid = new QGridLayout(card);
  grid->setContentsMargins(10, 6, 10, 6);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(0);
  auto* button = new QRadioButton(choice.title, card);
  button->setToolTip(choice.title);
  //: %1 a reading of coordinates, %2 how well it fits, %3 more on it; for a screen reader
  button->setAccessibleName(tr("%1. %2. %3").arg(choice.title, choice.fit, choice.detail));
  QLabel* fit = quietLabel(choice.fit, card);
  fit->setWordWrap(false);
  QLabel* detail = quietLabel(choice.detail, card);
  detail->setContentsMargins(26, 0, 0, 0);
  grid->addWidget(button, 0, 0);
  grid->addWidget(fit, 0, 1, Qt::AlignRight);
  grid->addWidget(detail, 1, 0, 1, 2);
  grid->setColumnStretch(0, 1);
  m_group->addButton(button, id);
  return card;
}

void ImportCrs::useOther()
{
  const auto crs = m_chooser->crs();
  m_wrong->setText(crs ? QString() : errorText(crs.error()));
  if (!crs)
    return;
  m_otherPart->hide();
  Q_EMIT chosen(crsText(crs.value()), false);
}

} // namespace diaban::desktop
