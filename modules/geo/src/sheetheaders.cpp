#include "sheetheaders.h"

#include <QSet>
#include <QString>

#include <ogrsf_frmts.h>

#include <vector>

namespace diaban::geo {
namespace {

constexpr int kRowsLookedAt = 50;

bool isNumbered(const QString& text)
{
  const QChar first = text.isEmpty() ? QChar() : text.front();
  return first.isDigit() || first == QLatin1Char('-') || first == QLatin1Char('(');
}

QStringList cellsOf(const OGRFeature& feature)
{
  QStringList cells;
  for (int i = 0; i < feature.GetFieldCount(); ++i)
    cells << QString::fromUtf8(feature.GetFieldAsString(i)).trimmed();
  return cells;
}

/// Every column has a word of its own.
bool areWords(const QStringList& cells)
{
  QSet<QString> words;
  for (const QString& cell : cells)
    if (!cell.isEmpty() && cell.front().isLetter())
      words.insert(cell.toLower());
  return !cells.isEmpty() && words.size() == cells.size();
}

bool hasNames(OGRLayer& layer)
{
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i)
    if (QLatin1String(definition.GetFieldDefn(i)->GetNameRef()) !=
        QStringLiteral("Field%1").arg(i + 1))
      return false; // GDAL found the names
  std::vector<int> filled(static_cast<std::size_t>(definition.GetFieldCount()));
  std::vector<int> numbered(filled.size());
  int row = 0;
  for (const auto& feature : layer) {
    const QStringList cells = cellsOf(*feature);
    if (row == 0 && !areWords(cells))
      return false;
    for (std::size_t i = 0; row > 0 && i < filled.size(); ++i) {
      const QString& cell = cells[static_cast<qsizetype>(i)];
      filled[i] += cell.isEmpty() ? 0 : 1;
      numbered[i] += isNumbered(cell) ? 1 : 0;
    }
    if (++row > kRowsLookedAt)
      break;
  }
  for (std::size_t i = 0; i < filled.size(); ++i)
    if (filled[i] > 0 && numbered[i] == filled[i])
      return true;
  return false;
}

} // namespace

bool hasNamesAmongText(GDALDataset& sheets)
{
  bool found = false;
  for (OGRLayer* layer : sheets.GetLayers()) {
    found = found || hasNames(*layer);
    layer->ResetReading();
  }
  return found;
}

} // namespace diaban::geo
