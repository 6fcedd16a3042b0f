#include "crschooser.h"

#include <diaban/base/text.h>
#include <diaban/uikit/theme.h>

#include <QCollator>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr int kWgs84 = 4326;

} // namespace

CrsChooser::CrsChooser(const QString& zonesFile, QWidget* parent)
    : QWidget(parent)
    , m_zones(geo::provinceZones(zonesFile))
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  m_byProvince = new QRadioButton(tr("VN-2000 zone of a province"), this);
  m_province = new QComboBox(this);
  m_province->setAccessibleName(tr("Province"));
  m_province->setMaxVisibleItems(16);
  QCollator vietnamese{QLocale(QLocale::Vietnamese)};
  std::stable_sort(m_zones.begin(), m_zones.end(), [&](const auto& a, const auto& b) {
    return vietnamese.compare(a.province, b.province) < 0;
  });
  for (int i = 0; i < m_zones.size(); ++i) {
    const geo::ProvinceZone& zone = m_zones[i];
    const QString label = zone.isCurrent || zone.former == zone.province
                              ? zone.province
                              //: %1 province of today, %2 former province whose maps use the zone
                              : tr("%1 (maps of former %2)").arg(zone.province, zone.former);
    m_province->addItem(label, i);
  }
  m_byCode = new QRadioButton(tr("Another system by its EPSG code"), this);
  m_code = new QLineEdit(this);
  m_code->setPlaceholderText(QStringLiteral("EPSG:5897"));
  m_code->setAccessibleName(tr("EPSG code"));
  m_geographic = new QRadioButton(tr("WGS 84, longitude and latitude (GPS)"), this);
  m_geographic->hide();
  m_what = new QLabel(this);
  m_what->setWordWrap(true);
  for (QWidget* row : {static_cast<QWidget*>(m_byProvince), static_cast<QWidget*>(m_province),
                       static_cast<QWidget*>(m_byCode), static_cast<QWidget*>(m_code),
                       static_cast<QWidget*>(m_geographic), static_cast<QWidget*>(m_what)})
    column->addWidget(row);
  column->addStretch(1);
  m_byProvince->setChecked(true);
  setFocusProxy(m_province);
  for (QRadioButton* button : {m_byProvince, m_byCode, m_geographic})
    connect(button, &QRadioButton::toggled, this, &CrsChooser::update);
  connect(m_province, &QComboBox::currentIndexChanged, this, &CrsChooser::update);
  connect(m_code, &QLineEdit::textChanged, this, &CrsChooser::update);
  connect(m_code, &QLineEdit::textEdited, this, [this] { m_byCode->setChecked(true); });
  update();
}

void CrsChooser::offerGeographic()
{
  m_geographic->show();
}

QString CrsChooser::province() const
{
  const int at = m_province->currentData().toInt();
  return m_byProvince->isChecked() && at < m_zones.size() ? m_zones[at].province : QString();
}

void CrsChooser::setProvince(const QString& name)
{
  for (int i = 0; i < m_province->count(); ++i) {
    const geo::ProvinceZone& zone = m_zones[m_province->itemData(i).toInt()];
    if (zone.province == name && zone.isCurrent) {
      m_province->setCurrentIndex(i);
      return;
    }
  }
}

Result<geo::Crs> CrsChooser::crs() const
{
  if (m_geographic->isChecked())
    return geo::Crs::fromEpsg(kWgs84);
  if (m_byProvince->isChecked()) {
    const int at = m_province->currentData().toInt();
    return geo::Crs::fromEpsg(at < m_zones.size() ? m_zones[at].epsg : 0);
  }
  const QString typed = m_code->text().trimmed();
  bool isNumber = false;
  const int code = typed.toInt(&isNumber);
  return isNumber ? geo::Crs::fromEpsg(code) : geo::Crs::fromText(typed);
}

void CrsChooser::update()
{
  m_province->setEnabled(m_byProvince->isChecked());
  const bool isUntouched = m_byCode->isChecked() && m_code->text().trimmed().isEmpty();
  const auto chosen = crs();
  const bool isWrong = !chosen && !isUntouched;
  uikit::setLook(m_what, "state", isWrong ? QStringLiteral("error") : QString());
  uikit::setLook(m_code, "state",
                 isWrong && m_byCode->isChecked() ? QStringLiteral("error") : QString());
  if (isUntouched)
    m_what->clear();
  else if (isWrong)
    m_what->setText(errorText(chosen.error()));
  else if (const int at = m_province->currentData().toInt(); m_byProvince->isChecked())
    //: %1 central meridian, %2 EPSG code
    m_what->setText(tr("VN-2000, central meridian %1, 3° zone (%2)")
                        .arg(m_zones[at].meridian, chosen.value().id()));
  else
    m_what->setText(chosen.value().name());
  Q_EMIT changed();
}

} // namespace diaban::desktop
