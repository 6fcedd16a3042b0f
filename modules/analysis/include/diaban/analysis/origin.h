// What a layer was computed from, and which of that has changed since.
#pragma once

#include <diaban/workspace/layer.h>

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QVector>

#include <optional>

namespace diaban::analysis {

/// A layer as it was when something was computed from it.
struct OriginInput {
  Uid layer;
  QString title;
  quint64 revision = 0; ///< workspace::Layer::revision
  QString stamp{};      ///< workspace::Layer::sourceStamp
  bool operator==(const OriginInput&) const = default;
};

struct Origin {
  QString analysis; ///< which one: "coverage.disc"
  QString name;     ///< that the result was to have; several results of one analysis differ in it
  QJsonObject parameters; ///< what it was asked
  QVector<OriginInput> inputs;
  QString program{}; ///< version that computed it; set by toJson() where empty
  QString author{};  ///< who had it computed; set when it is written
  QDateTime time{};  ///< UTC; set when it is written
  bool operator==(const Origin&) const = default;
};

/// Take it before the layer is read: what is edited meanwhile then counts as changed.
OriginInput inputOf(const workspace::Layer& layer);

QByteArray toJson(const Origin& origin);
/// Nothing for what is no origin; parts that are missing or of another kind are empty.
std::optional<Origin> originFromJson(const QByteArray& json);

/// Nothing for a layer that is no result.
std::optional<Origin> originOf(const workspace::Layer& layer);

struct StaleInput {
  enum class Why : quint8 { Changed, Gone };
  Why why = Why::Changed;
  QString title; ///< of the layer as it is called now; as it was called, where it is gone
  Uid layer;
};
QString whyName(StaleInput::Why why); ///< "changed", "gone"

/// What of the inputs is not as it was; empty for a layer that holds, or is no result.
/// \param layers all of the workspace (Workspace::layers())
QVector<StaleInput> staleInputs(const QVector<workspace::Layer>& layers,
                                const workspace::Layer& result);

/// For people, in their language: "Out of date: “Cameras” has changed since"; empty when it holds.
QString staleWords(const QVector<StaleInput>& stale);
/// "Computed on 22/11/2026 09:42 by Lan from “Cameras”, “Terrain”."; empty for no result.
QString originWords(const workspace::Layer& layer);

} // namespace diaban::analysis
