// The left panel while a layer is edited: tools, what catches the pointer, vertices.
#pragma once

#include <diaban/geo/shape.h>
#include <diaban/mapview/snap.h>

#include <QWidget>

#include <array>
#include <optional>

class QAction;
class QCheckBox;
class QLabel;
class QTableView;

namespace diaban::uikit {

class VertexModel;

class EditPanel final : public QWidget {
  Q_OBJECT

public:
  /// \param tools two in a row; checked while in the hand
  EditPanel(const QList<QAction*>& tools, QAction* snapping, QWidget* parent);

  void setLayer(const QString& title);
  void setSnapRules(const mapview::SnapRules& rules);
  /// The only feature that is selected. \param why there is none, in words
  void setShape(const std::optional<geo::Shape>& shape, const QString& name, bool isGeographic,
                const QString& why = {});
  void choose(const std::optional<geo::VertexId>& vertex);
  QTableView& vertices() { return *m_vertices; }

Q_SIGNALS:
  void snapRulesChosen(const diaban::mapview::SnapRules& rules);
  void vertexChosen(const std::optional<diaban::geo::VertexId>& vertex);
  void vertexTyped(const diaban::geo::VertexId& vertex, QPointF to);
  void notUnderstood(const QString& text); ///< what was typed is no number

private:
  QWidget* buildTools(const QList<QAction*>& tools);
  QWidget* buildSnapping(QAction* snapping);
  QWidget* buildVertices();

  QLabel* m_title = nullptr;
  QLabel* m_reach = nullptr;
  QLabel* m_vertexTitle = nullptr;
  QLabel* m_why = nullptr;
  std::array<QCheckBox*, mapview::kSnapKinds> m_kinds{};
  mapview::SnapRules m_rules;
  VertexModel* m_model = nullptr;
  QTableView* m_vertices = nullptr;
  bool m_isFollowing = false; ///< the table is told, not the person
};

} // namespace diaban::uikit
