// What the two sides of a swipe show, and the row above the map that chooses it.
#pragma once

#include <diaban/workspace/bookmark.h>
#include <diaban/workspace/layer.h>
#include <diaban/workspace/layertree.h>

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;
class QToolButton;

namespace diaban::uikit {

/// What one side of a swipe shows.
struct SwipeSide {
  enum class Kind : quint8 {
    Shown,          ///< the layers that the map shows
    WithoutCurrent, ///< they, but the layer chosen in the list
    Bookmark,       ///< those that a bookmark shows
    Chosen,         ///< these
  };
  Kind kind = Kind::Shown;
  Uid bookmark{};
  QStringList layers{}; ///< Chosen: their names
  bool operator==(const SwipeSide&) const = default;
};

/// What sides are made of.
struct SwipeOffer {
  QVector<workspace::Layer> layers; ///< the top first
  workspace::LayerTree tree;
  QVector<workspace::Bookmark> bookmarks;
  QString current; ///< name of the layer chosen in the list; empty: the top one that is shown
};

/// All that a side can be but layers chosen by hand: bookmarks that keep no layers are left out.
QVector<SwipeSide> offeredSides(const SwipeOffer& offer);
/// Names of the layers that a side shows; a bookmark that is gone shows what the map shows.
QStringList layersOf(const SwipeSide& side, const SwipeOffer& offer);
/// "The layers shown", "Without “Parcels”" …
QString nameOf(const SwipeSide& side, const SwipeOffer& offer);

/// How a swipe stands.
struct SwipeState {
  std::array<SwipeSide, 2> sides{SwipeSide{}, SwipeSide{SwipeSide::Kind::WithoutCurrent}};
  double place = 0.5; ///< of the line, a share of the map
  bool isUpright = true;
  bool isSwapped = false; ///< the first of the sides stands at the right, or below
};

/// The names stand where their sides are, each opens its choices.
class SwipeBar final : public QWidget {
  Q_OBJECT

public:
  explicit SwipeBar(QWidget* parent = nullptr);

  void show(const SwipeState& state, const SwipeOffer& offer);
  /// Opens the choices of the left (upper) or right (lower) side.
  void openChoices(bool ofSecondPlace);

Q_SIGNALS:
  void sideChosen(int side, const diaban::uikit::SwipeSide& chosen); ///< as SwipeState::sides
  void swapRequested();
  void uprightRequested(bool upright);
  void closeRequested();

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  int sideAt(bool secondPlace) const { return secondPlace == m_state.isSwapped ? 0 : 1; }
  void fill();

  SwipeState m_state;
  SwipeOffer m_offer;
  std::array<QPushButton*, 2> m_sides{};
  QToolButton* m_swap = nullptr;
  QToolButton* m_upright = nullptr;
  QToolButton* m_close = nullptr;
};

} // namespace diaban::uikit
