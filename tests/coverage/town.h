// A small town in a workspace: sensors, houses, a commune around all of it.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/workspace/rows.h>
#include <diaban/workspace/workspace.h>

#include <QPointF>

#include <memory>
#include <vector>

namespace diaban::test {

inline constexpr QPointF kMiddle(600'000, 1'190'000);
using Before = std::shared_ptr<const coverage::CoverageReport>;

const coverage::SensorTypes& types();
/// A camera that looks all around, so far from the middle. Every second one has the same owner.
coverage::Sensor unit(qint64 number, QPointF off, double range = 100);
geo::Shape box(QPointF off, double side);

Outcome import(workspace::Workspace& workspace, workspace::NewLayer layer);
workspace::NewLayer layerOf(const QString& name, workspace::LayerRole role, const char* geometry,
                            const QVector<geo::Field>& fields,
                            const std::vector<std::pair<geo::Shape, QVariantList>>& rows);
Outcome addSensors(workspace::Workspace& workspace, const std::vector<coverage::Sensor>& sensors);
/// One commune of 1,000 people around all of it, and houses of 10 m with these heights.
Outcome addTown(workspace::Workspace& workspace,
                const std::vector<std::pair<QPointF, QVariant>>& houses);

/// Of the layer of addSensors(), nothing around it.
coverage::CoverageRequest asked(coverage::ModelKind kind);
/// The same with the layers of addTown().
coverage::CoverageRequest inTown(coverage::ModelKind kind);
Result<coverage::CoverageReport> reckoned(const workspace::Workspace& workspace,
                                          const coverage::CoverageRequest& request,
                                          const Before& before = nullptr);

} // namespace diaban::test
