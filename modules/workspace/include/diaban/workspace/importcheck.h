// What is in doubt about a file before it is imported: where its coordinates lie, how its text is
// written.
#pragma once

#include <diaban/geo/crsreading.h>
#include <diaban/geo/source.h>
#include <diaban/geo/textreading.h>
#include <diaban/workspace/layer.h>

#include <QStringList>
#include <QVector>

namespace diaban::workspace {

/// Where new data is expected.
struct ImportPlace {
  geo::Crs crs;
  QVector<geo::Extent> areas; ///< longitude and latitude: of the layers; else of `crs`
  bool hasLayers = false;     ///< `areas` are those of layers
  QVector<geo::Crs> systems;  ///< that files may be in, the likeliest first
  QStringList openWorkspaces; ///< see geo::SourceOptions
};
/// About 50 ms: for a job.
ImportPlace importPlace(const geo::Crs& crs, const QVector<Layer>& layers,
                        const QVector<geo::ProvinceZone>& zones, const QStringList& openWorkspaces);

/// A text of the file whose encoding is in doubt.
struct TextSample {
  QString field;
  QString raw; ///< under geo::kRawEncoding
};

/// A source, and what a person has to look at.
struct SourceCheck {
  geo::SourceInfo info;
  bool lacksCrs = false;    ///< at least one layer with geometry does not say its system
  bool isMisplaced = false; ///< it says one, but by that it lies elsewhere, and another fits
  QVector<geo::CrsReading> crsReadings;   ///< in both cases: the ways to read it, best first
  QVector<geo::TextReading> textReadings; ///< best first; empty where nothing is in doubt
  QVector<TextSample> texts;              ///< some that show the difference, each of another field

  /// Of the first layer that has any.
  geo::TextPairs pairs() const;
};

/// Describes a source by itself and by some hundred rows of each layer. For a job.
/// \returns errors of the kind "input cannot be read"
Result<SourceCheck> checkSource(const QString& path, const ImportPlace& place,
                                const geo::SourceReader& reader, Progress& progress);

} // namespace diaban::workspace
