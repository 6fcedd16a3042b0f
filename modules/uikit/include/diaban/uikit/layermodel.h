// The layers of a workspace as a list, each with its legend under it.
#pragma once

#include <diaban/workspace/layer.h>

#include <QAbstractItemModel>
#include <QPixmap>
#include <QSet>
#include <QStringList>

#include <vector>

namespace diaban::uikit {

/// Top row = top of the map. Changes by a person show at once and are announced; whoever owns the
/// workspace writes them down and calls setLayers() again.
class LayerModel final : public QAbstractItemModel {
  Q_OBJECT

public:
  enum Role {
    NameRole = Qt::UserRole, ///< of the layer, on legend rows too
    CountRole,               ///< feature count as people read it; "file missing" for broken layers
    KindRole,                ///< RowKind
    SymbolRow,               ///< legend rows: which entry
  };
  enum class RowKind : quint8 { Layer, Legend, More, Note };

  /// Legend rows shown at first; "Show all 60 classes" brings the rest.
  static constexpr int kLegendRows = 8;

  explicit LayerModel(QObject* parent = nullptr);

  void setLayers(const QVector<workspace::Layer>& topFirst);
  const QVector<workspace::Layer>& layers() const { return m_layers; }
  const workspace::Layer* layer(const QModelIndex& index) const; ///< nullptr when there is none
  QModelIndex indexOf(const QString& name) const;
  /// Moves a layer to `row` of the list as it is after taking it out.
  bool moveLayer(const QString& name, int row);
  void showWholeLegend(const QString& name);
  /// The picture of a row: symbol of the layer or of the class.
  QPixmap swatch(const QModelIndex& index, qreal pixelRatio, const QColor& frame) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;

Q_SIGNALS:
  void visibilityChanged(const QString& name, bool visible);
  void orderChanged(const QStringList& topFirst);
  void titleChanged(const QString& name, const QString& title);

private:
  int legendSize(const workspace::Layer& layer) const;
  int shownLegend(const workspace::Layer& layer) const;
  RowKind kind(const QModelIndex& index) const;
  QString legendTitle(const workspace::Layer& layer, int entry) const;

  QVector<workspace::Layer> m_layers;
  QSet<QString> m_wholeLegend;
};

/// A symbol as it stands in a legend: 18 × 12 logical pixels.
QPixmap symbolSwatch(const workspace::Symbol& symbol, geo::GeometryKind geometry, qreal pixelRatio,
                     const QColor& frame);

} // namespace diaban::uikit
