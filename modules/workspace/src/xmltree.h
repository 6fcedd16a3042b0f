// A small XML document in memory, read without entities of its own and with limits.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace diaban::workspace {

/// Names are without prefixes: "Rule" for se:Rule.
struct XmlElement {
  QString name;
  QHash<QString, QString> attributes;
  QString text; ///< its own, trimmed
  std::vector<XmlElement> children;

  /// The first child of that name; an empty element where there is none.
  const XmlElement& child(const char* name) const;
  bool has(const char* name) const;
  QString attribute(const char* name, const QString& fallback = {}) const;
  double number(const char* name, double fallback) const; ///< of an attribute; C locale
  QString allText() const; ///< of it and what is in it, in order, trimmed
  /// Calls `visit` for each descendant of that name, not looking into those found.
  template <typename Visit>
  void each(const char* wanted, Visit&& visit) const
  {
    for (const XmlElement& inner : children)
      inner.name == QLatin1String(wanted) ? visit(inner) : inner.each(wanted, visit);
  }
};

/// Nothing when the text is no well-formed XML, declares entities, is deeper than 64 elements or
/// has more than 400,000 of them.
std::optional<XmlElement> readXml(const QByteArray& bytes);

} // namespace diaban::workspace
