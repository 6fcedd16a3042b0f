// Asks how the map shall be printed: paper, scale, title, what stands on the sheet; with a preview.
#pragma once

#include <diaban/cartography/page.h>
#include <diaban/uikit/sheet.h>

#include <QImage>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace diaban::desktop {

class PrintSheet final : public uikit::Sheet {
  Q_OBJECT

public:
  /// \param start what the sheet shows first; its names of system and author can be left out
  /// \param inDegrees whether the map is, so that its scale holds from east to west alone
  PrintSheet(const cartography::PageSetup& start, bool inDegrees, QWidget* window);

  cartography::PageSetup setup() const;
  void showPreview(const QImage& page);
  void showFault(const QString& sentence);
  /// Points of the preview for a millimetre of the paper chosen now.
  double previewDotsPerMm() const;

Q_SIGNALS:
  void changed(); ///< another preview is wanted; not while one still types
  void saveRequested();

private:
  void buildForm(QVBoxLayout& column);
  QCheckBox* box(const QString& words, bool isOn, QVBoxLayout& column);
  void check();

  cartography::PageSetup m_start;
  bool m_inDegrees;
  QComboBox* m_paper = nullptr;
  QComboBox* m_turn = nullptr;
  QComboBox* m_scale = nullptr;
  QLineEdit* m_title = nullptr;
  QLineEdit* m_author = nullptr;
  QCheckBox* m_scaleBar = nullptr;
  QCheckBox* m_north = nullptr;
  QCheckBox* m_legend = nullptr;
  QCheckBox* m_crs = nullptr;
  QCheckBox* m_date = nullptr;
  QLabel* m_preview = nullptr;
  QPushButton* m_save = nullptr;
  QTimer m_settled;
};

} // namespace diaban::desktop
