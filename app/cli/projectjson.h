// How projects, and what is wrong with their rows, look in JSON and in plain text.
#pragma once

#include <diaban/roadmap/projectlayer.h>

#include <QJsonArray>
#include <QJsonObject>

namespace diaban::cli {

QJsonObject toJson(const roadmap::Project& project);
QJsonObject toJson(const roadmap::Capital& capital); ///< {"source", "year", "vnd"}; null: of all

/// \param isSheet columns have letters, and problems name their cell
QJsonObject toJson(const roadmap::RowProblem& problem, const roadmap::ProjectFields& fields,
                   bool isSheet);
QJsonArray toJson(const QVector<roadmap::RowProblem>& problems,
                  const roadmap::ProjectFields& fields, bool isSheet);
/// A line for each, the first of them; the last line says how many more there are.
QString problemLines(const QVector<roadmap::RowProblem>& problems,
                     const roadmap::ProjectFields& fields, bool isSheet);

/// {"heading", "field", "source", "year", "unit"} of a column that stands for something.
QJsonObject toJson(const QString& heading, const roadmap::ColumnUse& use);

} // namespace diaban::cli
