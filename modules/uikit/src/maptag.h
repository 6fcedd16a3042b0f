// Dark plates with a few words on the map: names of a swipe's sides, coordinates gone to.
#pragma once

#include <QSize>
#include <QString>

class QPainter;
class QPoint;

namespace diaban::uikit {

/// How large a tag of these words is, lines apart by "\n".
QSize tagSize(const QString& words);
/// The words are shortened where they are wider than `most` pixels.
QString tagWords(const QString& words, int most);
void paintTag(QPainter& painter, const QPoint& topLeft, const QString& words);

} // namespace diaban::uikit
