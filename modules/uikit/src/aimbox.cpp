#include <diaban/uikit/aimbox.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/measuretext.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>
#include <diaban/workspace/typedvalue.h>

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

namespace diaban::uikit {

using mapview::AimField;

namespace {

constexpr int kFromPointer = 28;
constexpr int kEdge = 8;
constexpr int kLineWidth = 116;
constexpr int kLock = 24;
constexpr std::array kFields{AimField::North, AimField::East, AimField::Length, AimField::Bearing};

/// What was typed, as a number; the sentence that says what is wrong otherwise.
struct ReadValue {
  std::optional<double> value;
  QString fault;
};

ReadValue readNumber(QString text)
{
  constexpr QLatin1String kUnit("m");
  text = text.trimmed();
  if (text.endsWith(kUnit))
    text.chop(kUnit.size());
  const workspace::TypedValue read =
      workspace::readTyped(text, geo::FieldType::Real, {}, QLocale());
  if (read.fault != workspace::TypedFault::None || read.value.isNull())
    return {std::nullopt, workspace::faultWords(read)};
  return {read.value.toDouble(), {}};
}

} // namespace

AimBox::AimBox(QWidget* map)
    : QFrame(map)
{
  setProperty("plate", true);
  setCursor(Qt::ArrowCursor);
  setAccessibleName(tr("The point being placed"));
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(8, 8, 4, 8);
  grid->setHorizontalSpacing(4);
  grid->setVerticalSpacing(4);
  for (const AimField field : kFields)
    addRow(field, *grid);
  m_foot = caption({}, this);
  m_foot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the fields give the width
  grid->addWidget(m_foot, static_cast<int>(kFields.size()), 0, 1, 3);
  nameRows();
  setFault({});
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void AimBox::addRow(AimField field, QGridLayout& grid)
{
  const int at = static_cast<int>(field);
  Row& made = row(field);
  made.name = new QLabel(this);
  made.line = new QLineEdit(this);
  made.line->setFixedWidth(qRound(kLineWidth * textFactor()));
  made.line->setAttribute(Qt::WA_InputMethodEnabled, false);
  made.line->installEventFilter(this);
  made.name->setBuddy(made.line);
  made.lock = new QToolButton(this);
  made.lock->setCheckable(true);
  made.lock->setFixedSize(kLock, kLock);
  made.lock->setFocusPolicy(Qt::NoFocus); // Tab goes from value to value
  grid.addWidget(made.name, at, 0);
  grid.addWidget(made.line, at, 1);
  grid.addWidget(made.lock, at, 2);
  connect(made.line, &QLineEdit::textEdited, this, [this, field] {
    row(field).isTyped = true;
    read(field);
  });
  connect(made.lock, &QToolButton::clicked, this, [this, field](bool isHeld) {
    if (isHeld)
      read(field);
    else
      Q_EMIT released(field);
  });
  setHeld(field, false);
}

void AimBox::nameRows()
{
  const std::array names{m_isGeographic ? tr("Latitude") : tr("North (X)"),
                         m_isGeographic ? tr("Longitude") : tr("East (Y)"), tr("Length"),
                         m_isGeographic ? tr("Bearing") : tr("Grid bearing")};
  const QString keys = QStringLiteral("XYDA"); // X is north, as on Vietnamese maps
  for (std::size_t i = 0; i < names.size(); ++i) {
    const QChar key = keys.at(static_cast<qsizetype>(i));
    m_rows[i].name->setText(names[i]);
    m_rows[i].line->setAccessibleName(names[i]);
    //: %1 a name, %2 a key
    m_rows[i].line->setToolTip(tr("%1 (key %2)").arg(names[i], key));
    //: %1 a name, %2 a key
    m_rows[i].lock->setToolTip(tr("Keep this value (Ctrl+%1)").arg(key));
    m_rows[i].lock->setAccessibleName(tr("Keep %1").arg(names[i]));
  }
}

void AimBox::setGeographic(bool isGeographic)
{
  m_isGeographic = isGeographic;
  nameRows();
}

QString AimBox::words(AimField field, double value) const
{
  constexpr int kDegreeDigits = 8, kMetreDigits = 3;
  const QLocale locale;
  switch (field) {
  case AimField::North:
  case AimField::East:
    return locale.toString(value, 'f', m_isGeographic ? kDegreeDigits : kMetreDigits);
  case AimField::Length:
    return QStringLiteral("%1\u00a0m").arg(locale.toString(value, 'f', kMetreDigits));
  case AimField::Bearing: break;
  }
  return bearingWords(Angle::degrees(value));
}

void AimBox::setValue(AimField field, const std::optional<double>& value)
{
  Row& shown = row(field);
  if (shown.isTyped && shown.line->hasFocus())
    return;
  for (QWidget* part : {static_cast<QWidget*>(shown.name), static_cast<QWidget*>(shown.line),
                        static_cast<QWidget*>(shown.lock)})
    part->setVisible(value.has_value());
  if (!value)
    return;
  const bool isChosen = shown.line->hasSelectedText();
  shown.line->setText(words(field, *value));
  if (isChosen)
    shown.line->selectAll();
}

void AimBox::setHeld(AimField field, bool isHeld)
{
  row(field).lock->setChecked(isHeld);
  row(field).lock->setIcon(
      icon(isHeld ? QStringLiteral("object-locked") : QStringLiteral("object-unlocked")));
}

void AimBox::begin(AimField field, const QString& typed)
{
  Row& begun = row(field);
  if (begun.line->isHidden())
    return;
  show();
  raise();
  begun.line->setFocus(Qt::OtherFocusReason);
  begun.line->selectAll();
  if (typed.isEmpty())
    return;
  begun.line->insert(typed);
  begun.isTyped = true;
  read(field);
}

void AimBox::read(AimField field)
{
  const QString text = row(field).line->text();
  setFault({});
  m_wrong.clear();
  if (text.trimmed().isEmpty()) {
    Q_EMIT released(field);
    return;
  }
  ReadValue read;
  if (field == AimField::Bearing) {
    if (const auto bearing = readBearing(text))
      read.value = bearing->inDegrees();
    else
      //: %1 what a person typed
      read.fault = tr("“%1” is no direction. Write, for example, 38°12′40″ or 38 12 40.").arg(text);
  } else {
    read = readNumber(text);
    if (field == AimField::Length && read.value && *read.value < 0)
      read = {std::nullopt, tr("A length is not less than 0.")};
  }
  if (read.value) {
    Q_EMIT held(field, *read.value);
    return;
  }
  Q_EMIT released(field);
  m_wrong = read.fault; // said when one is done with typing
}

void AimBox::setFault(const QString& sentence)
{
  for (Row& each : m_rows)
    setLook(each.line, "state", QString());
  if (!sentence.isEmpty())
    setLook(row(m_last).line, "state", QStringLiteral("error"));
  setLook(m_foot, "state", sentence.isEmpty() ? QString() : QStringLiteral("error"));
  m_foot->setText(sentence.isEmpty() ? tr("Enter: place · Tab: next · Esc: back") : sentence);
  row(m_last).line->setAccessibleDescription(sentence);
  fit();
}

bool AimBox::isTypedInto() const
{
  return std::any_of(m_rows.begin(), m_rows.end(),
                     [](const Row& each) { return each.line->hasFocus(); });
}

void AimBox::placeBy(QPoint pointer)
{
  if (isTypedInto())
    return;
  fit();
  const QSize room = parentWidget()->size();
  const auto beside = [](int at, int size, int whole) {
    const int behind = at + kFromPointer, before = at - kFromPointer - size;
    return behind + size + kEdge <= whole ? behind : std::max(before, kEdge);
  };
  move(beside(pointer.x(), width(), room.width()), beside(pointer.y(), height(), room.height()));
}

void AimBox::fit()
{
  layout()->activate();
  const QSize least = sizeHint();
  resize(least.width(), std::max(least.height(), heightForWidth(least.width())));
}

/// To the next value, round and round: beyond them Tab would be the map's.
void AimBox::step(int by)
{
  if (!m_wrong.isEmpty()) {
    setFault(m_wrong);
    return;
  }
  const int count = static_cast<int>(kFields.size());
  int at = static_cast<int>(m_last);
  do
    at = (at + by + count) % count;
  while (m_rows[static_cast<std::size_t>(at)].line->isHidden());
  begin(static_cast<AimField>(at));
}

bool AimBox::eventFilter(QObject* watched, QEvent* event)
{
  const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&](const Row& each) { return each.line == watched; });
  if (found == m_rows.end())
    return QFrame::eventFilter(watched, event);
  if (event->type() == QEvent::FocusIn) {
    m_last = kFields[static_cast<std::size_t>(found - m_rows.begin())];
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
  } else if (event->type() == QEvent::FocusOut) {
    found->isTyped = false;
    m_wrong.clear();
    setAttribute(Qt::WA_TransparentForMouseEvents, true);
  } else if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
      step(key == Qt::Key_Tab ? 1 : -1);
      return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      if (m_wrong.isEmpty())
        Q_EMIT entered();
      else
        setFault(m_wrong);
      return true;
    }
    if (key == Qt::Key_Escape) {
      Q_EMIT left();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

} // namespace diaban::uikit
