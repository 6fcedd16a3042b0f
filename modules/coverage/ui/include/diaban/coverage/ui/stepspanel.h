// The four steps at the left of the work area: sensors, model, what the map shows, siting.
#pragma once

#include <diaban/coverage/model.h>
#include <diaban/coverage/sitingrun.h>

#include <QVector>
#include <QWidget>

class QLabel;
class QFrame;

namespace diaban::coverage {

class LevelStep;
class ModelStep;
class SensorStep;
class SitingForm;

/// A layer by its name, or a type of units by its id, and how people call it.
struct SensorChoice {
  QString id;
  QString title;
  bool operator==(const SensorChoice&) const = default;
};

/// What stands around sensors, by the titles of its layers; empty: there is none.
struct GroundTitles {
  QString buildings;
  QString terrain;
};

/// All steps stand one below the other. What is typed is told when it makes sense and a person has
/// paused or left the field.
class StepsPanel final : public QWidget {
  Q_OBJECT

public:
  explicit StepsPanel(QWidget* parent = nullptr);

  // 1 Sensors
  /// Keeps the choice where it is among them. None: says how to get some.
  void setLayers(const QVector<SensorChoice>& layers);
  /// Types of units in the chosen layer; “all” is offered where there are several.
  void setTypes(const QVector<SensorChoice>& types);
  void setSensorCounts(int all, int inView, int owners, int undirected);
  QString layer() const;                  ///< empty: none
  QString type() const;                   ///< empty: all
  void chooseLayer(const QString& layer); ///< says nothing
  void chooseType(const QString& type);   ///< likewise
  void setWritable(bool isWritable);      ///< whether sensors can be placed, and results kept

  // 2 Model
  /// \param typeDefaults stand in the empty fields
  void setModel(const CoverageModel& model, const SensorValues& typeDefaults);
  /// With the last value that made sense where one typed does not.
  CoverageModel model() const;
  void setGround(const GroundTitles& ground);

  // 3 Results on the map
  bool isLevelShown(int level) const; ///< as levelsOf(model())
  bool areGapsShown() const;
  bool areCandidatesShown() const;

  // 4 Siting
  void setCandidateLayers(const QVector<SensorChoice>& layers);
  void setCandidateCount(int count); ///< of the chosen layer
  QString candidateLayer() const;    ///< empty: none
  /// Its area is empty; its type is that of step 1, or of the layer's types one that was chosen.
  SitingRequest sitingRequest() const;
  void setSitingRequest(const SitingRequest& request);
  bool isOnlyInView() const; ///< whether sites are sought in what the map shows

  /// Reckoning or looking for sites.
  void setRunning(bool isRunning);
  /// What is shown does not agree with the layers any more. \param why a whole sentence
  void setStale(bool isStale, const QString& why = {});

Q_SIGNALS:
  void layerChanged();
  void typeChanged();
  void placeRequested();     ///< one unit after the other, by hand
  void alongLineRequested(); ///< many, along a line
  void importRequested();
  void modelChanged();
  void shownChanged();
  void writeRequested();    ///< what the map shows, as layers
  void rastersRequested();  ///< the same, cell by cell
  void candidatesChanged(); ///< the layer of candidate sites
  void sitingRequested();
  void reckonRequested();
  void stopRequested();

private:
  void buildStale();
  void showLevels();

  SensorStep* m_sensors = nullptr;
  ModelStep* m_model = nullptr;
  LevelStep* m_levels = nullptr;
  SitingForm* m_siting = nullptr;
  QVector<SensorChoice> m_types;
  QFrame* m_stale = nullptr;
  QLabel* m_why = nullptr;
};

} // namespace diaban::coverage
