// A sentence that wraps and can be pressed as a whole. Private to the module.
#pragma once

#include <QPushButton>

namespace diaban::coverage {

class SentenceButton final : public QPushButton {
  Q_OBJECT

public:
  /// \param icon before the sentence; empty: none. \param aside small words below it; may be empty
  SentenceButton(const QString& icon, const QString& sentence, const QString& aside,
                 QWidget* parent);

  QSize sizeHint() const override { return layoutSize(); }
  QSize minimumSizeHint() const override { return layoutSize(); }

private:
  QSize layoutSize() const;
};

} // namespace diaban::coverage
