// Picks a coordinate system: a province's VN-2000 zone, or any EPSG code.
#pragma once

#include <diaban/geo/crs.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace diaban::desktop {

class CrsChooser final : public QWidget {
  Q_OBJECT

public:
  /// \param zonesFile crs/central_meridians.csv of the data folder
  explicit CrsChooser(const QString& zonesFile, QWidget* parent = nullptr);

  /// An error names what is wrong with what was typed.
  Result<geo::Crs> crs() const;
  QString province() const; ///< name of the chosen province; empty when a code was typed
  void setProvince(const QString& name);
  /// Offers "WGS 84, longitude and latitude" too: for files, not for workspaces.
  void offerGeographic();

Q_SIGNALS:
  void changed();

private:
  void update();

  QVector<geo::ProvinceZone> m_zones;
  QRadioButton* m_byProvince = nullptr;
  QRadioButton* m_byCode = nullptr;
  QRadioButton* m_geographic = nullptr;
  QComboBox* m_province = nullptr;
  QLineEdit* m_code = nullptr;
  QLabel* m_what = nullptr;
};

} // namespace diaban::desktop
