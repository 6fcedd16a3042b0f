#include "resultorigin.h"

#include <algorithm>

namespace diaban::coverage {

analysis::Origin originOf(const CoverageReport& report, const QString& analysis,
                          const QString& name)
{
  analysis::Origin origin;
  origin.analysis = analysis;
  origin.name = name;
  origin.parameters = report.request.model.toJson();
  origin.parameters[QStringLiteral("sensors")] = report.request.sensors;
  origin.parameters[QStringLiteral("type")] = report.request.type;
  std::vector<QString> names;
  for (auto read = report.read.begin(); read != report.read.end(); ++read)
    names.push_back(read.key());
  std::sort(names.begin(), names.end());
  for (const QString& read : names)
    origin.inputs.append(analysis::inputOf(report.read[read].layer));
  return origin;
}

} // namespace diaban::coverage
