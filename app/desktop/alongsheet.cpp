#include "alongsheet.h"

#include <diaban/uikit/setting.h>

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>

namespace diaban::desktop {
namespace {

constexpr uikit::Setting<double> kSpacing{"coverage/spacing", 50};
constexpr uikit::Setting<double> kAside{"coverage/aside", 3};
constexpr uikit::Setting<bool> kBoth{"coverage/bothSides", false};
constexpr double kLeastSpacing = 1, kMostSpacing = 100'000, kMostAside = 100;

QDoubleSpinBox* metres(double least, double most, double value, QWidget* parent)
{
  auto* field = new QDoubleSpinBox(parent);
  field->setRange(least, most);
  field->setDecimals(1);
  field->setValue(value);
  field->setSuffix(QStringLiteral(" m"));
  return field;
}

} // namespace

AlongSheet::AlongSheet(std::vector<geo::Shape> lines, QSettings& settings, QWidget* window)
    : Sheet(tr("Sensors along a line"), window)
    , m_lines(std::move(lines))
    , m_settings(settings)
{
  auto* content = new QWidget(this);
  auto* form = new QFormLayout(content);
  m_spacing = metres(kLeastSpacing, kMostSpacing, kSpacing.read(settings), content);
  m_aside = metres(-kMostAside, kMostAside, kAside.read(settings), content);
  m_aside->setToolTip(tr("To the right of the line as it was drawn; a minus means its left"));
  m_both = new QCheckBox(tr("On both sides in turn"), content);
  m_both->setChecked(kBoth.read(settings));
  form->addRow(tr("Spacing"), m_spacing);
  form->addRow(tr("Beside the line"), m_aside);
  form->addRow(QString(), m_both);
  constexpr QSize kSize{420, 240};
  setContent(content, kSize);
  connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &Sheet::close);
  m_place = addButton(tr("Place"), true);
  connect(m_place, &QPushButton::clicked, this, [this] {
    kSpacing.write(m_settings, m_spacing->value());
    kAside.write(m_settings, m_aside->value());
    kBoth.write(m_settings, m_both->isChecked());
    Q_EMIT accepted(m_places);
    close();
  });
  connect(m_spacing, &QDoubleSpinBox::valueChanged, this, &AlongSheet::count);
  connect(m_aside, &QDoubleSpinBox::valueChanged, this, &AlongSheet::count);
  connect(m_both, &QCheckBox::toggled, this, &AlongSheet::count);
  count();
}

void AlongSheet::count()
{
  coverage::AlongLine how;
  how.spacing = m_spacing->value();
  how.first = how.spacing / 2;
  how.aside = m_aside->value();
  how.isOnBothSides = m_both->isChecked();
  m_places = coverage::placesAlong(m_lines, how);
  m_place->setEnabled(!m_places.empty());
  setSentence(m_places.empty()
                  ? tr("The lines are too short for this spacing.")
                  : tr("%n sensor(s) will be placed.", nullptr, static_cast<int>(m_places.size())));
}

} // namespace diaban::desktop
