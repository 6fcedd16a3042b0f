// The sheets for a layer's fields and for calculating one of them.
#pragma once

#include <QString>

#include <vector>

class QWidget;

namespace diaban::desktop {

class Document;

/// All fields of a layer with their titles and rules, to be changed; a new one can be added.
void openFieldsSheet(QWidget* window, Document& document, const QString& layer);

/// Asks which field becomes what, and shows the first rows as they would be.
/// \param selected rows of the layer; empty: none are selected, all are meant
void openCalculationSheet(QWidget* window, Document& document, const QString& layer,
                          const std::vector<qint64>& selected);

} // namespace diaban::desktop
