// One request in the reading process: a source, described or read to its end.
#pragma once

#include "columngeometry.h"
#include "sourcechannel.h"
#include "sourcelayers.h"
#include "sourceopen.h"
#include "sourcerows.h"

namespace diaban::geo {

/// A layer of the answer and where it is found.
struct FoundLayer {
  SourceLayer info;
  int member = 0;
  int position = 0;                              ///< in the member's data set
  TextDecoder decoder;                           ///< of its text
  std::shared_ptr<const ColumnGeometry> columns; ///< null: the driver gives the geometry
};

class SourceSession {
public:
  SourceSession(ReadRequest request, SourceChannel& channel);

  Result<SourceInfo> describe();
  /// Sends the info, then batches.
  Outcome read();

private:
  Outcome look(Counting counting);
  Outcome lookAtMember(int member, Counting counting);
  Outcome lookAtLayer(OGRLayer& layer, int member, int position, Counting counting);
  Result<TextDecoder> decoderFor(OGRLayer& layer) const;
  void findOtherRasters(GDALDataset& dataset);
  Outcome countAcrossLayers(GDALDataset& dataset);
  FoundLayer* layerOf(GDALDataset& dataset, const OGRLayer* layer);
  Outcome choose();
  Outcome checkReading();
  Result<GDALDataset*> open(int member);
  SourceInfo info() const;

  Outcome readLayer(GDALDataset& dataset, int index);
  void readByFeatures(OGRLayer& layer, int index, BatchSender& sender);
  bool isFull(int index) const;
  Outcome readAcrossLayers(GDALDataset& dataset);
  double fraction() const;

  ReadRequest m_request;
  SourceChannel& m_channel;
  DriverWords m_words;
  QVector<SourceMember> m_members;
  QVector<FoundLayer> m_layers;   ///< those of the answer
  std::vector<FieldPlan> m_plans; ///< of m_layers, once chosen
  SourceInfo m_info;              ///< but for the layers
  DatasetPtr m_dataset;           ///< of m_open
  int m_open = -1;
  QString m_driver;    ///< of m_dataset
  qint64 m_total = -1; ///< rows to read, where all counts are known
  qint64 m_done = 0;
  std::vector<qint64> m_taken; ///< rows of each layer so far
  double m_lookingShare = 1;   ///< of the work, where looking means a pass over the file
};

} // namespace diaban::geo
