// What the rows of the open workspace hold, changed: cells, calculated values, fields.
#include "document.h"

#include <diaban/workspace/deedtitle.h>

namespace diaban::desktop {

using workspace::Edit;
using workspace::RowChoice;

void Document::setCells(const QString& name, const std::vector<qint64>& rows,
                        const QVariantMap& values)
{
  const workspace::Layer* before = layer(name);
  if (before == nullptr || values.isEmpty())
    return;
  editRows(name, {}, nullptr, [name, rows, values](Edit& edit, Progress& progress) -> Outcome {
    DIABAN_CHECK(edit.setValues(name, RowChoice{rows, {}}, values, progress));
    return Done{};
  });
}

void Document::calculate(const QString& name, const QString& field, const QString& expression,
                         const RowChoice& rows)
{
  const workspace::Layer* before = layer(name);
  if (before == nullptr)
    return;
  editRows(name, {}, nullptr,
           [name, field, expression, rows](Edit& edit, Progress& progress) -> Outcome {
             DIABAN_CHECK(edit.calculate(name, field, expression, rows, progress));
             return Done{};
           });
}

void Document::setFieldRules(const QString& name,
                             const QHash<QString, workspace::FieldRules>& rules)
{
  const workspace::Layer* before = layer(name);
  if (before == nullptr || rules.isEmpty())
    return;
  editRows(name, {}, nullptr, [name, rules](Edit& edit, Progress&) -> Outcome {
    for (auto it = rules.begin(); it != rules.end(); ++it)
      DIABAN_CHECK(edit.setFieldRules(name, it.key(), it.value()));
    return Done{};
  });
}

void Document::addField(const QString& name, const workspace::NewField& field)
{
  const workspace::Layer* before = layer(name);
  if (before == nullptr || !takesEdits())
    return;
  const QString title = workspace::newFieldTitle(*before, field.name);
  auto work = [workspace = m_workspace, title, name, field](Progress&) {
    return workspace->addField(title, name, field);
  };
  uikit::startJob(m_writer, this, std::move(work),
                  [this, name, title](const Result<QString>& added) {
                    if (!added)
                      Q_EMIT failed(name, added.error());
                    else
                      Q_EMIT edited(title);
                  });
}

} // namespace diaban::desktop
