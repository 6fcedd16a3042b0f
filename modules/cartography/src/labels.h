// Labels of a picture: candidates from all layers, placed one by one where there is room.
#pragma once

#include "bandpainter.h"
#include "labelspace.h"
#include "labeltext.h"

#include <memory>
#include <vector>

namespace diaban::cartography {

/// A label that has its place.
struct PlacedLabel {
  std::shared_ptr<const LabelSprite> sprite;
  int x = 0, y = 0;            ///< of its anchor, pixels
  std::vector<PixelBox> boxes; ///< what it takes; no two labels' boxes meet
  QString text;
};

/// Places labels of the topmost layer first; within a layer large features first. Needs a
/// QGuiApplication.
class Labeller {
public:
  Labeller(const PixelMap& map, int width, int height, double pixelRatio, double scaleDenominator);

  /// \param layers bottom first \returns false when told to stop
  bool place(const std::vector<PreparedLayer>& layers, const KeepGoing& keepGoing);

  const std::vector<PlacedLabel>& labels() const { return m_labels; }
  int leftOut() const { return m_leftOut; }

private:
  /// A row that may get a label.
  struct Candidate {
    const geo::Block* block;
    std::size_t row;
    double importance; ///< pixels
    double width;      ///< of its box, pixels
  };
  void takeMarkers(const PreparedLayer& layer);
  geo::Extent area() const;
  bool placeLayer(const PreparedLayer& layer, const KeepGoing& keepGoing);
  bool placeRow(const Candidate& candidate, const PreparedLayer& layer, LabelFont& font);
  std::vector<Candidate> candidates(const PreparedLayer& layer, double leastPixels,
                                    const KeepGoing& keepGoing);
  void keepMostImportant(std::vector<Candidate>& found);
  bool placePolygon(const Candidate& c, const QString& text, LabelFont& font);
  bool placePoint(const Candidate& c, const QString& text, double radius, LabelFont& font);
  bool placeLine(const Candidate& c, const QString& text, bool along, LabelFont& font);
  bool placeAlong(const std::vector<QPointF>& line, const QString& text, LabelFont& font);
  bool placeAlongAt(const std::vector<QPointF>& line, double start, double mostTurn,
                    const QString& text, LabelFont& font);
  bool placeStraight(QPointF middle, const QString& text, LabelFont& font);
  bool isNearSame(const QString& text, QPointF place) const;
  void add(const QString& text, std::shared_ptr<const LabelSprite> sprite, QPointF anchor,
           std::vector<PixelBox> boxes);

  PixelMap m_map;
  PixelRect m_picture;
  double m_pixelRatio, m_denominator;
  LabelSpace m_space;
  std::vector<PlacedLabel> m_labels;
  std::vector<std::pair<QString, QPointF>> m_onLines; ///< of the layer at hand
  int m_leftOut = 0;
};

/// Lays the labels over a picture.
void drawLabels(const Canvas& canvas, const std::vector<PlacedLabel>& labels);

/// What a row's label says; empty where it has none.
QString labelText(const geo::FeatureTable& table, const geo::Block& block, std::size_t row,
                  int column);

} // namespace diaban::cartography
