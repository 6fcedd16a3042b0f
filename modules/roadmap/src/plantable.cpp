#include <diaban/roadmap/plantable.h>

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>

namespace diaban::roadmap {
namespace {

constexpr double kMillion = 1e6;

/// What stands before the money, as fields.json calls it.
const QStringList kFields{
    QStringLiteral("ma_da"),     QStringLiteral("ten_da"),   QStringLiteral("linh_vuc"),
    QStringLiteral("xa"),        QStringLiteral("nhom"),     QStringLiteral("chu_dau_tu"),
    QStringLiteral("cong_suat"), QStringLiteral("bat_dau"),  QStringLiteral("ket_thuc"),
    QStringLiteral("so_qd"),     QStringLiteral("nguon_von")};

QString roman(int number)
{
  static constexpr std::array<std::pair<int, const char*>, 9> kSigns{{{100, "C"},
                                                                      {90, "XC"},
                                                                      {50, "L"},
                                                                      {40, "XL"},
                                                                      {10, "X"},
                                                                      {9, "IX"},
                                                                      {5, "V"},
                                                                      {4, "IV"},
                                                                      {1, "I"}}};
  QString text;
  for (const auto& [value, sign] : kSigns)
    for (; number >= value; number -= value)
      text += QLatin1String(sign);
  return text;
}

using Part = std::pair<int, QString>; ///< year, source

QString headOf(const Part& part, const ProjectFields& fields)
{
  const Choice* source = fields.choice(QStringLiteral("source"), part.second);
  const QString name = source == nullptr ? part.second : source->vietnamese;
  if (part.first == 0) // as of the total: "Trong đó" what each source bears
    return QStringLiteral("Trong đó: %1 (triệu đồng)").arg(name);
  return name.isEmpty()
             ? QStringLiteral("Kế hoạch vốn %1 (triệu đồng)").arg(part.first)
             : QStringLiteral("Kế hoạch vốn %1 %2 (triệu đồng)").arg(part.first).arg(name);
}

QVariant shown(const Project& project, const QString& name, const ProjectFields& fields)
{
  const ProjectField* field = fields.find(name);
  const QVariant value = project.values.value(name);
  if (field == nullptr || value.isNull())
    return {};
  if (field->kind == FieldKind::Choice) {
    const Choice* choice = fields.choice(field->list, value.toString());
    return choice == nullptr ? value : QVariant(choice->vietnamese);
  }
  return value;
}

double millions(qint64 dong)
{
  return static_cast<double>(dong) / kMillion;
}

class Making {
public:
  Making(std::span<const Project> projects, const ProjectFields& fields)
      : m_projects(projects)
      , m_fields(fields)
  {
    QSet<Part> parts;
    for (const Project& project : projects)
      for (const Capital& capital : project.capital)
        parts.insert({capital.year, capital.source});
    m_parts = QVector<Part>(parts.begin(), parts.end());
    std::ranges::sort(m_parts);
  }

  PlanTable make()
  {
    makeHeads();
    m_made.rows.append({PlanRow::Kind::Total, titled({}, QStringLiteral("TỔNG CỘNG")), 1, 0});
    QMap<QString, QVector<const Project*>> bySector;
    for (const Project& project : m_projects)
      bySector[shown(project, QStringLiteral("linh_vuc"), m_fields).toString()].append(&project);
    int section = 0, number = 0;
    for (auto sector = bySector.cbegin(); sector != bySector.cend(); ++sector) {
      const QString title = sector.key().isEmpty() ? QStringLiteral("Lĩnh vực khác") : sector.key();
      const qsizetype at = m_made.rows.size();
      m_made.rows.append({PlanRow::Kind::Section, titled(roman(++section), title), at + 1,
                          at + sector.value().size()});
      for (const Project* project : sector.value())
        addProject(*project, ++number);
    }
    m_made.rows.first().last = m_made.rows.size() - 1;
    return std::move(m_made);
  }

private:
  void makeHeads()
  {
    m_made.heads.append(QStringLiteral("TT"));
    for (const QString& name : kFields)
      m_made.heads.append(m_fields.find(name) == nullptr ? name : m_fields.find(name)->vietnamese);
    m_made.isSum.fill(false, m_made.heads.size());
    m_made.heads.append(QStringLiteral("Tổng mức đầu tư (triệu đồng)"));
    for (const Part& part : std::as_const(m_parts))
      m_made.heads.append(headOf(part, m_fields));
    while (m_made.isSum.size() < m_made.heads.size())
      m_made.isSum.append(true);
  }

  static QVariantList titled(const QString& number, const QString& title)
  {
    return {number.isEmpty() ? QVariant() : QVariant(number), QVariant(), title};
  }

  void addProject(const Project& project, int number)
  {
    QVariantList cells{static_cast<double>(number)};
    for (const QString& name : kFields)
      cells.append(shown(project, name, m_fields));
    const auto total = project.total();
    cells.append(total ? QVariant(millions(*total)) : QVariant());
    for (const Part& part : std::as_const(m_parts)) {
      qint64 sum = 0;
      for (const Capital& capital : project.capital)
        if (capital.year == part.first && capital.source == part.second)
          sum += capital.dong;
      cells.append(sum == 0 ? QVariant() : QVariant(millions(sum)));
    }
    m_made.rows.append({PlanRow::Kind::Project, cells, 0, -1});
  }

  std::span<const Project> m_projects;
  const ProjectFields& m_fields;
  QVector<Part> m_parts;
  PlanTable m_made;
};

} // namespace

PlanTable planTable(std::span<const Project> projects, const ProjectFields& fields)
{
  return Making(projects, fields).make();
}

} // namespace diaban::roadmap
