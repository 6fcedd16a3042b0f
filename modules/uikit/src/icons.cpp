#include <diaban/uikit/icons.h>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>

#include <algorithm>

namespace diaban::uikit {
namespace {

/// Our own drawing, else Breeze's in the size that was drawn for it, else any size.
QString drawingPath(const QString& name, int size)
{
  const QString own = QStringLiteral(":/diaban/icons/%1.svg").arg(name);
  if (QFile::exists(own))
    return own;
  const QString wanted = size < 20 ? QStringLiteral("16") : QStringLiteral("22");
  const QString other = size < 20 ? QStringLiteral("22") : QStringLiteral("16");
  for (const QString& folder : {wanted, other})
    for (const char* group : {"actions", "status", "places", "devices"}) {
      const QString found = QStandardPaths::locate(
          QStandardPaths::GenericDataLocation,
          QStringLiteral("icons/breeze/%1/%2/%3.svg").arg(QLatin1String(group), folder, name));
      if (!found.isEmpty())
        return found;
    }
  return {};
}

/// Breeze has its colours fixed in each file, and plain Qt does not change them.
QByteArray recoloured(const QByteArray& drawing, const QColor& colour)
{
  static const QRegularExpression fixed(QStringLiteral("#[0-9a-f]{6}\\b|currentColor"));
  return QString::fromUtf8(drawing).replace(fixed, colour.name()).toUtf8();
}

class ThemedEngine final : public QIconEngine {
public:
  ThemedEngine(QString name, Token token)
      : m_name(std::move(name))
      , m_token(token)
  {
  }
  QIconEngine* clone() const override { return new ThemedEngine(m_name, m_token); }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
  {
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, 1.0));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
  {
    return scaledPixmap(size, mode, state, 1.0);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
  {
    const Theme theme = themeOf(QGuiApplication::palette());
    Token token = m_token;
    if (mode == QIcon::Disabled)
      token = Token::TextOff;
    else if (mode == QIcon::Selected)
      token = Token::SelectionText;
    const qreal ratio = std::max(scale, 1.0);
    const int side = std::min(size.width(), size.height());
    QPixmap picture =
        iconPixmap(m_name, colour(theme, token), std::max(1, qRound(side / ratio)), ratio);
    return picture;
  }
  bool isNull() override { return drawingPath(m_name, 16).isEmpty(); }

private:
  QString m_name;
  Token m_token;
};

} // namespace

QIcon icon(const QString& name, Token token)
{
  return QIcon(new ThemedEngine(name, token));
}

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal pixelRatio)
{
  const QString key =
      QStringLiteral("diaban/%1/%2/%3/%4").arg(name, colour.name()).arg(size).arg(pixelRatio);
  QPixmap picture;
  if (QPixmapCache::find(key, &picture))
    return picture;
  QFile file(drawingPath(name, size));
  if (!file.open(QIODevice::ReadOnly))
    return {};
  QSvgRenderer drawing(recoloured(file.readAll(), colour));
  const int side = qRound(size * pixelRatio);
  picture = QPixmap(side, side);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  drawing.render(&painter, QRectF(0, 0, side, side));
  painter.end();
  picture.setDevicePixelRatio(pixelRatio);
  QPixmapCache::insert(key, picture);
  return picture;
}

QIcon programIcon()
{
  return QIcon(QStringLiteral(":/diaban/icons/diaban.svg"));
}

} // namespace diaban::uikit
