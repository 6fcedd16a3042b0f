#include <diaban/base/language.h>
#include <diaban/base/text.h>
#include <diaban/roadmap/projectfields.h>
#include <diaban/workspace/datafile.h>

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace diaban::roadmap {
namespace {

const QString kDataFile = QStringLiteral("roadmap/fields.json");

constexpr std::array<std::pair<QLatin1String, FieldKind>, 7> kKinds{{
    {QLatin1String("text"), FieldKind::Text},
    {QLatin1String("choice"), FieldKind::Choice},
    {QLatin1String("money"), FieldKind::Money},
    {QLatin1String("percent"), FieldKind::Percent},
    {QLatin1String("start"), FieldKind::Start},
    {QLatin1String("end"), FieldKind::End},
    {QLatin1String("period"), FieldKind::Period},
}};

Error wrongData(const QString& what)
{
  return {Error::Code::BadArgument, {what, kDataFile}, {}};
}

/// Folded, everything but letters and digits as single blanks.
QString plain(const QString& text)
{
  QString words;
  for (const QChar c : foldMarks(text))
    if (c.isLetterOrNumber())
      words += c;
    else if (!words.isEmpty() && !words.endsWith(QLatin1Char(' ')))
      words += QLatin1Char(' ');
  return words.trimmed();
}

/// Whether `word` stands in `text` as whole words.
bool holds(const QString& text, const QString& word)
{
  constexpr QLatin1Char kBlank(' ');
  for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const qsizetype end = at + word.size();
    if ((at == 0 || text[at - 1] == kBlank) && (end == text.size() || text[end] == kBlank))
      return true;
  }
  return false;
}

bool endsWithWord(const QString& text, const QString& word)
{
  return text.endsWith(word) &&
         (text.size() == word.size() || text[text.size() - word.size() - 1] == QLatin1Char(' '));
}

/// Words as they stand, the id with its joins apart, and both titles without brackets.
QStringList wordsOf(const QJsonObject& json, const QString& id)
{
  QStringList words{plain(id), plainHeading(json[QStringLiteral("vi")].toString()),
                    plainHeading(json[QStringLiteral("en")].toString())};
  for (const QJsonValue& word : json[QStringLiteral("words")].toArray())
    words.append(plain(word.toString()));
  words.removeDuplicates();
  return words;
}

Result<ProjectField> fieldFrom(const QJsonObject& json)
{
  ProjectField field;
  field.name = json[QStringLiteral("name")].toString();
  field.english = json[QStringLiteral("en")].toString();
  field.vietnamese = json[QStringLiteral("vi")].toString();
  field.list = json[QStringLiteral("list")].toString();
  field.words = wordsOf(json, field.name);
  if (const QString pattern = json[QStringLiteral("pattern")].toString(); !pattern.isEmpty())
    field.pattern.setPattern(QRegularExpression::anchoredPattern(pattern));
  if (!field.pattern.isValid())
    return wrongData(field.name);
  const QString kind = json[QStringLiteral("kind")].toString();
  const auto known =
      std::ranges::find_if(kKinds, [&](const auto& each) { return each.first == kind; });
  if (field.name.isEmpty() || field.english.isEmpty() || field.vietnamese.isEmpty() ||
      known == kKinds.end())
    return wrongData(field.name.isEmpty() ? QStringLiteral("fields") : field.name);
  field.kind = known->second;
  return field;
}

Result<QVector<Choice>> choicesFrom(const QString& list, const QJsonArray& json)
{
  QVector<Choice> choices;
  for (const QJsonValue& item : json) {
    const QJsonObject each = item.toObject();
    Choice choice;
    choice.id = each[QStringLiteral("id")].toString();
    choice.english = each[QStringLiteral("en")].toString();
    choice.vietnamese = each[QStringLiteral("vi")].toString();
    choice.words = wordsOf(each, choice.id);
    choice.work = each[QStringLiteral("work")].toString();
    choice.depth = each[QStringLiteral("depth")].toString();
    if (choice.id.isEmpty() || choice.english.isEmpty() || choice.vietnamese.isEmpty())
      return wrongData(list);
    choices.append(choice);
  }
  return choices;
}

/// The year that a heading names alone; 0: none, or several ("2026-2030").
int soleYear(const QString& heading)
{
  static const QRegularExpression year(QStringLiteral("\\b(20[0-9]{2})\\b"));
  auto found = year.globalMatch(heading);
  const int first = found.hasNext() ? found.next().captured(1).toInt() : 0;
  return found.hasNext() ? 0 : first;
}

bool namesPeriod(const QString& heading)
{
  static const QRegularExpression period(QStringLiteral("\\b20[0-9]{2} 20[0-9]{2}\\b"));
  return period.match(heading).hasMatch();
}

} // namespace

QString plainHeading(const QString& heading)
{
  static const QRegularExpression bracketed(QStringLiteral("\\([^)]*\\)|\\[[^\\]]*\\]"));
  QString text = heading;
  text.replace(bracketed, QStringLiteral(" "));
  return plain(text);
}

qint64 moneyUnitIn(const QString& text)
{
  static const QRegularExpression unit(
      QStringLiteral("\\b(ty|ti|trieu|tr|nghin|ngan|1000|1 000)?\\s*(dong|d|vnd)\\b|"
                     "\\b(ty|trieu)\\b"));
  // "đồng" the unit and "động" the verb fold alike; a unit stands in brackets, after a colon, or
  // at the end.
  static const QRegularExpression places(
      QStringLiteral("\\(([^)]*)\\)|[:;,]\\s*(.*)$|\\b((?:tỷ|tỉ|triệu|nghìn|ngàn)\\s*đồng)"),
      QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
  auto found = places.globalMatch(toNfc(text));
  while (found.hasNext()) {
    const QRegularExpressionMatch place = found.next();
    const auto match = unit.match(plain(place.captured(place.lastCapturedIndex())));
    if (!match.hasMatch())
      continue;
    const QString word = match.captured(3).isEmpty() ? match.captured(1) : match.captured(3);
    if (word.startsWith(QLatin1String("tr")))
      return 1'000'000;
    if (word.startsWith(QLatin1Char('t')))
      return 1'000'000'000;
    return word.isEmpty() ? 1 : 1'000;
  }
  return 0;
}

QString Choice::title() const
{
  return inLanguage(english, vietnamese);
}

QString ProjectField::title() const
{
  return inLanguage(english, vietnamese);
}

Result<ProjectFields> ProjectFields::load()
{
  DIABAN_TRY(json, workspace::readJsonFile(workspace::dataFolders(), kDataFile));
  return fromJson(json);
}

Result<ProjectFields> ProjectFields::fromJson(const QJsonObject& json)
{
  ProjectFields fields;
  const QJsonObject lists = json[QStringLiteral("lists")].toObject();
  for (auto list = lists.begin(); list != lists.end(); ++list) {
    DIABAN_TRY(choices, choicesFrom(list.key(), list.value().toArray()));
    fields.m_lists.insert(list.key(), choices);
  }
  for (const QJsonValue& item : json[QStringLiteral("fields")].toArray()) {
    DIABAN_TRY(field, fieldFrom(item.toObject()));
    const bool lacksList = field.kind == FieldKind::Choice && !fields.m_lists.contains(field.list);
    if (lacksList || fields.find(field.name) != nullptr)
      return wrongData(field.name);
    fields.m_fields.append(field);
  }
  for (const QJsonValue& word :
       json[QStringLiteral("capital")].toObject()[QStringLiteral("words")].toArray())
    fields.m_capitalWords.append(plain(word.toString()));
  // What reading a row can't do without.
  for (const QString& name : {QStringLiteral("ma_da"), QStringLiteral("ten_da")})
    if (fields.find(name) == nullptr)
      return wrongData(name);
  return fields;
}

const ProjectField* ProjectFields::find(const QString& name) const
{
  const auto found = std::ranges::find(m_fields, name, &ProjectField::name);
  return found == m_fields.end() ? nullptr : &*found;
}

const QVector<Choice>& ProjectFields::list(const QString& name) const
{
  static const QVector<Choice> none;
  const auto found = m_lists.constFind(name);
  return found == m_lists.cend() ? none : *found;
}

const Choice* ProjectFields::choice(const QString& list, const QString& id) const
{
  const QVector<Choice>& choices = this->list(list);
  const auto found = std::ranges::find(choices, id, &Choice::id);
  return found == choices.end() ? nullptr : &*found;
}

const Choice* ProjectFields::told(const QString& list, const QString& text) const
{
  const QString words = plain(text);
  if (words.isEmpty())
    return nullptr;
  const Choice* best = nullptr;
  qsizetype longest = 0;
  for (const Choice& choice : this->list(list))
    for (const QString& word : choice.words) {
      if (word == words)
        return &choice;
      if (word.size() > longest && holds(words, word)) {
        longest = word.size();
        best = &choice;
      }
    }
  return best;
}

/// How well a heading fits: the same is best, then what it ends with, which is the lowest of its
/// rows, then what it begins with and holds. 0: not at all.
int ProjectFields::fit(const ProjectField& field, const QString& heading) const
{
  constexpr int kSame = 3000, kEnd = 2000, kStart = 1000, kInside = 500;
  int best = 0;
  for (const QString& word : field.words) {
    const auto length = static_cast<int>(word.size());
    constexpr int kShortest = 4; // shorter words are too often part of something else
    if (heading == word)
      best = std::max(best, kSame + length);
    else if (length < kShortest)
      continue;
    else if (endsWithWord(heading, word))
      best = std::max(best, kEnd + length);
    else if (heading.startsWith(word + QLatin1Char(' ')))
      best = std::max(best, kStart + length);
    else if (holds(heading, word))
      best = std::max(best, kInside + length);
  }
  return best;
}

ColumnUse ProjectFields::capitalIn(const QString& heading) const
{
  const int year = soleYear(heading);
  const bool isBareYear = year > 0 && heading == QString::number(year);
  const bool hasWord = std::ranges::any_of(
      m_capitalWords, [&](const QString& word) { return holds(heading, word); });
  const Choice* source = nullptr;
  for (const Choice& each : list(QStringLiteral("source")))
    for (const QString& word : each.words)
      if (endsWithWord(heading, word))
        source = source == nullptr ? &each : source;
  const bool isBySource = source != nullptr && !namesPeriod(heading);
  if (!isBySource && !isBareYear && !(year > 0 && hasWord))
    return {};
  return {kCapital, source == nullptr ? QString() : source->id, year, 0};
}

QVector<ColumnUse> ProjectFields::guessColumns(const QStringList& headings) const
{
  struct Guess {
    int score = 0;
    qsizetype column = 0, field = 0;
  };
  QVector<ColumnUse> uses(headings.size());
  std::vector<Guess> guesses;
  for (qsizetype i = 0; i < headings.size(); ++i) {
    const QString heading = plainHeading(headings[i]);
    const ProjectField* named = find(headings[i].trimmed().toLower());
    uses[i] = named == nullptr ? capitalIn(heading) : ColumnUse{};
    // "giai đoạn 2026-2030" is a sum over years, which stand in columns of their own.
    if (!uses[i].field.isEmpty() || heading.isEmpty() || namesPeriod(heading))
      continue;
    for (qsizetype f = 0; f < m_fields.size(); ++f)
      if (const int score = &m_fields[f] == named ? 10'000 : fit(m_fields[f], heading); score > 0)
        guesses.push_back({score, i, f});
  }
  std::ranges::stable_sort(guesses, std::ranges::greater{}, &Guess::score);
  std::vector<bool> isTaken(static_cast<std::size_t>(m_fields.size()));
  for (const Guess& guess : guesses) {
    const auto field = static_cast<std::size_t>(guess.field);
    if (isTaken[field] || !uses[guess.column].field.isEmpty())
      continue;
    isTaken[field] = true;
    uses[guess.column].field = m_fields[guess.field].name;
  }
  for (qsizetype i = 0; i < headings.size(); ++i)
    uses[i].unit = moneyUnitIn(headings[i]);
  return uses;
}

} // namespace diaban::roadmap
