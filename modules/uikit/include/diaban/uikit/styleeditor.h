// The panel at the right where a person decides how a layer looks.
#pragma once

#include <diaban/cartography/thematic.h>
#include <diaban/uikit/sidepanels.h>
#include <diaban/uikit/symbolform.h>
#include <diaban/workspace/fieldvalues.h>
#include <diaban/workspace/layer.h>

#include <memory>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QPushButton;
class QSlider;
class QSpinBox;
class QTreeView;

namespace diaban::uikit {

class ClassModel;
class HistogramView;
class LabelForm;

using ValuesPtr = std::shared_ptr<const workspace::FieldValues>;

/// Each change is told at once by styleChanged(); there is nothing to confirm. What needs the rows
/// of the layer (classes, categories, counts) is asked for by signals and given back, so that the
/// panel never waits.
class StyleEditor final : public SidePanel {
  Q_OBJECT

public:
  explicit StyleEditor(QWidget* parent = nullptr);

  /// The layer to style; null, or a raster, shows what to do instead.
  void setLayer(const workspace::Layer* layer, bool isWritable);
  const QString& layer() const { return m_layer.name; }
  /// A style from elsewhere: made, undone, pasted. Says nothing.
  void setStyle(const workspace::Style& style);
  const workspace::Style& style() const { return m_style; }
  /// What the style's field holds, for counts and the histogram.
  void setValues(const ValuesPtr& values);
  void setBusy(bool isBusy);
  /// What stands at the field until the next choice: why something was not made.
  void setProblem(const Error& error);
  /// What was not taken over from a file.
  void setNotes(const QStringList& notes);

Q_SIGNALS:
  void styleChanged(const diaban::workspace::Style& style);
  void recipeChosen(const QString& field, const diaban::cartography::Recipe& recipe);
  void copyRequested();
  void pasteRequested();
  void saveRequested();
  void loadRequested();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; ///< Delete in the list

private:
  static constexpr char kChanges[] = "changesStyle"; ///< of a button at the foot

  QWidget* makeKind();
  QWidget* makeClasses();
  QWidget* makeProblem();
  QWidget* makeWhole();
  QWidget* makeNotes();
  void makeFoot();
  void fillFields();
  void fillPalettes();
  void showParts();
  void showClasses();
  void showSymbol();
  void chooseKind();
  void askForStyle(int mostFrequent = 0);
  cartography::Recipe recipe() const;
  void change(const std::function<void(workspace::Style&)>& change);
  void changeSymbols(const SymbolForm::Change& change);
  void moveLimit(int limit, double value);
  void removeChosen();
  void showRow(int row, bool isShown);
  std::vector<int> chosenRows() const;

  workspace::Layer m_layer;
  workspace::Style m_style;
  ValuesPtr m_values;
  bool m_isFilling = false;
  QWidget* m_whole = nullptr; ///< all parts; hidden while no layer is shown
  FormRows* m_top = nullptr;
  QComboBox *m_kind = nullptr, *m_field = nullptr, *m_palette = nullptr, *m_method = nullptr;
  QCheckBox* m_reversed = nullptr;
  QSpinBox* m_count = nullptr;
  QLabel* m_busy = nullptr;
  QWidget *m_problem = nullptr, *m_classes = nullptr, *m_notes = nullptr;
  QLabel *m_problemText = nullptr, *m_notesText = nullptr, *m_symbolOf = nullptr;
  QPushButton *m_mostFrequent = nullptr, *m_asClasses = nullptr, *m_remove = nullptr;
  QVector<QPushButton*> m_deeds; ///< at the foot
  HistogramView* m_histogram = nullptr;
  ClassModel* m_model = nullptr;
  QTreeView* m_list = nullptr;
  SymbolForm* m_symbol = nullptr;
  LabelForm* m_label = nullptr;
  QSlider* m_opacity = nullptr;
  QLabel* m_percent = nullptr;
  QSpinBox *m_least = nullptr, *m_most = nullptr;
};

} // namespace diaban::uikit
