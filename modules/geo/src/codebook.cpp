#include "codebook.h"

namespace diaban::geo {

void Codebook::encode(std::span<const TableBuilder::Row> rows, std::size_t column,
                      std::span<quint32> codes, std::size_t stride)
{
  const std::lock_guard lock(m_mutex);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CellValue& cell = rows[i].cells[column];
    codes[i * stride] = cell.isNull ? kNullCode : code(cell.text);
  }
}

quint32 Codebook::code(std::string_view text)
{
  if (const auto found = m_codes.find(text); found != m_codes.end())
    return found->second;
  const auto next = static_cast<quint32>(m_texts.size());
  m_codes.emplace(m_texts.emplace_back(text), next);
  return next;
}

Dictionary Codebook::dictionary() const
{
  auto texts = std::make_shared<std::vector<QString>>();
  texts->reserve(m_texts.size());
  for (const std::string& text : m_texts)
    texts->push_back(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
  return texts;
}

} // namespace diaban::geo
