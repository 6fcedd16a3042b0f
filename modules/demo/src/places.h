// Places with a purpose: schools, clinics, sensors, cameras.
#pragma once

#include "communes.h"
#include "landuse.h"
#include "random.h"
#include "roads.h"
#include "streets.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace diaban::demo {

struct Place {
  QPointF at;
  QString code;
  QString name;
  QString kind;
  int commune = 0;
  int size = 0; ///< pupils, beds
};

struct Sensor {
  QPointF at;
  QString code;
  QString kind;
  QString link;     ///< how its data come in
  double range = 0; ///< metres
  QString since;    ///< ISO date
  bool works = true;
  QString owner{};
  // Of cameras:
  double azimuth = 0;     ///< degrees clockwise from north
  double fieldOfView = 0; ///< degrees
  double height = 0;      ///< above the ground, metres
  int pixels = 0;         ///< across
  qint64 dong = 0;        ///< what it cost
};

struct Places {
  std::vector<Place> schools;
  std::vector<Place> clinics;
  std::vector<Sensor> sensors;
  std::vector<Sensor> cameras;
};

Places makePlaces(const Land& land, const Communes& communes, const Towns& city,
                  const std::vector<QString>& blockUses, const std::vector<QPointF>& hamlets,
                  Random& random);

} // namespace diaban::demo
