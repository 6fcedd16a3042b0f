// Looks of the demo's layers where the default of a role is not enough.
#pragma once

#include <diaban/workspace/style.h>

namespace diaban::demo {

workspace::Style waterLook();
workspace::Style communeLook();
workspace::Style roadLook();
workspace::Style streetLook();
workspace::Style parcelLook();
workspace::Style buildingLook();
workspace::Style pipeLook(const workspace::Colour& colour, const QVector<double>& dashMm);
workspace::Style poleLook();
workspace::Style placeLook(workspace::MarkerShape shape, const workspace::Colour& colour);
workspace::Style sensorLook();
workspace::Style cameraLook();
workspace::Style projectLook();

} // namespace diaban::demo
