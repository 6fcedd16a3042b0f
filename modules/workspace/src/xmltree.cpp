#include "xmltree.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr int kDeepest = 64;
constexpr int kMostElements = 400'000;

/// Reads what is inside the element that was just begun.
bool readInner(QXmlStreamReader& xml, XmlElement& element, int depth, int& count)
{
  if (depth > kDeepest || ++count > kMostElements)
    return false;
  element.name = xml.name().toString();
  const auto attributes = xml.attributes();
  for (const QXmlStreamAttribute& attribute : attributes)
    element.attributes.insert(attribute.name().toString(), attribute.value().toString());
  while (!xml.atEnd()) {
    switch (xml.readNext()) {
    case QXmlStreamReader::StartElement:
      element.children.emplace_back();
      if (!readInner(xml, element.children.back(), depth + 1, count))
        return false;
      break;
    case QXmlStreamReader::EndElement: element.text = element.text.trimmed(); return true;
    case QXmlStreamReader::Characters: element.text += xml.text(); break;
    default: break;
    }
  }
  return false;
}

} // namespace

const XmlElement& XmlElement::child(const char* wanted) const
{
  static const XmlElement none;
  const auto found = std::find_if(children.begin(), children.end(), [wanted](const auto& it) {
    return it.name == QLatin1String(wanted);
  });
  return found == children.end() ? none : *found;
}

bool XmlElement::has(const char* wanted) const
{
  return !child(wanted).name.isEmpty();
}

QString XmlElement::attribute(const char* wanted, const QString& fallback) const
{
  return attributes.value(QLatin1String(wanted), fallback);
}

double XmlElement::number(const char* wanted, double fallback) const
{
  bool isNumber = false;
  const double value = attribute(wanted).toDouble(&isNumber);
  return isNumber ? value : fallback;
}

QString XmlElement::allText() const
{
  QString all = text;
  for (const XmlElement& inner : children)
    all += inner.allText();
  return all.trimmed();
}

std::optional<XmlElement> readXml(const QByteArray& bytes)
{
  QXmlStreamReader xml(bytes);
  xml.setEntityExpansionLimit(0);
  int count = 0;
  while (!xml.atEnd()) {
    const auto token = xml.readNext();
    if (token == QXmlStreamReader::DTD && !xml.entityDeclarations().isEmpty())
      return std::nullopt;
    if (token != QXmlStreamReader::StartElement)
      continue;
    XmlElement root;
    return readInner(xml, root, 0, count) ? std::optional(std::move(root)) : std::nullopt;
  }
  return std::nullopt;
}

} // namespace diaban::workspace
