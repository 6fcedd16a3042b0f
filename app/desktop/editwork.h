// Editing a layer on the map: what the tools propose is shown at once and written as actions.
#pragma once

#include "actions.h"
#include "edittext.h"
#include "latest.h"
#include "session.h"

#include <diaban/mapview/edittools.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/workspace/features.h>

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace diaban::uikit {
class Snackbar;
}

namespace diaban::desktop {

class Workbench;

class EditWork final : public QObject {
  Q_OBJECT

public:
  /// Tells a feature's name in words.
  using NameOf =
      std::function<void(const QString& layer, qint64 row, std::function<void(const QString&)>)>;

  EditWork(const Actions& actions, Workbench& bench, Session& session,
           std::function<QString()> currentLayer, NameOf nameOf, QObject* parent);
  ~EditWork() override; ///< stops its jobs and waits for them

  /// Corners drawn and not yet a feature: kept while another tool is in the hand.
  struct Begun {
    QString layer;
    mapview::EditKind kind = mapview::EditKind::Draw;
    std::vector<QPointF> corners;
  };
  /// For a window that is built anew.
  struct State {
    QString layer; ///< that is edited; empty: none
    mapview::EditKind kind = mapview::EditKind::Vertices;
    Begun begun;
  };

  bool isEditing() const { return !m_layer.isEmpty(); }
  const QString& layer() const { return m_layer; } ///< that is edited; empty: none
  void begin(const QString& layer);
  void end();
  State state() const { return {m_layer, m_kind, m_begun}; }
  void restore(const State& state);
  /// Deletes what is selected, whether a layer is edited or not.
  void deleteSelected();

Q_SIGNALS:
  void told(const QString& text); ///< why something can't be done, for the status line

private:
  struct Loaded {
    geo::TablePtr selected;
    std::optional<workspace::Feature> feature; ///< the only selected one
    std::optional<geo::Shape> shape;
    std::vector<geo::Crossing> crossings{}; ///< of its sides
    std::optional<Error> error{};           ///< why it has no shape that can be worked on
  };

  Document& document() const;
  QString whyNot(const QString& layer) const;
  void connectParts();
  void connectActions();
  void use(mapview::EditKind kind);
  void follow(uikit::CanvasTool tool);
  void updateActions();
  void load();
  void take(Loaded loaded);
  void giveSubject();
  void prompt();
  QString featureName() const;
  QString shapeError() const;

  void obey(const mapview::ToolDeed& deed);
  void reshape(const mapview::Reshaped& reshaped);
  void move(const mapview::MovedBy& moved);
  void draw(const mapview::Drawn& drawn);
  void giveUp();
  void goOn();
  void typeVertex(const geo::VertexId& vertex, QPointF to);
  void writeShape(const geo::Shape& before, const geo::Shape& after, const QString& title);
  void insert(const std::vector<QPointF>& corners);
  void inserted(const QString& layer, const Uid& uid);
  void written(const Outcome& outcome);
  bool sayCrossings(const std::vector<geo::Crossing>& crossings, bool isLastSide);

  const Actions& m_actions;
  Workbench& m_bench;
  Session& m_session;
  std::function<QString()> m_currentLayer;
  NameOf m_nameOf;
  uikit::Snackbar* m_snackbar = nullptr;
  QString m_layer;
  mapview::EditKind m_kind = mapview::EditKind::Vertices;
  Loaded m_loaded;
  mapview::EditSubject m_subject;
  Begun m_begun;
  QString m_name; ///< of the only selected feature
  std::optional<geo::VertexId> m_chosen;
  std::optional<EditText> m_text;
  int m_pending = 0;    ///< own actions on their way into the file
  geo::TablePtr m_seen; ///< the layer's table that was loaded from
  Latest m_loading, m_finding;
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the open workspace
  QThreadPool m_pool;
};

} // namespace diaban::desktop
