#include "names.h"

#include <algorithm>

namespace diaban::demo {

const QStringList& streetNames()
{
  static const QStringList names =
      QStringLiteral(
          "Trần Hưng Đạo;Lê Lợi;Nguyễn Huệ;Quang Trung;Hai Bà Trưng;Lý Thường Kiệt;Bạch Đằng;"
          "Ngô Quyền;Hùng Vương;Phan Đình Phùng;Phan Chu Trinh;Phan Bội Châu;Nguyễn Trãi;Lê Duẩn;"
          "Điện Biên Phủ;Cách Mạng Tháng Tám;Nguyễn Văn Linh;Võ Nguyên Giáp;Phạm Văn Đồng;"
          "Trường Chinh;Hoàng Diệu;Ông Ích Khiêm;Nguyễn Tất Thành;Lê Thánh Tông;Lý Tự Trọng;"
          "Võ Văn Kiệt;Nguyễn Công Trứ;Nguyễn Du;Nguyễn Đình Chiểu;Hồ Xuân Hương;Đoàn Thị Điểm;"
          "Cao Bá Quát;Lê Quý Đôn;Lương Thế Vinh;Chu Văn An;Mạc Đĩnh Chi;Nguyễn Bỉnh Khiêm;"
          "Đinh Tiên Hoàng;Lê Hồng Phong;Nguyễn Thị Minh Khai;Trần Phú;Hà Huy Tập;Nguyễn Văn Cừ;"
          "Tôn Đức Thắng;Huỳnh Thúc Kháng;Trần Cao Vân;Thái Phiên;Lê Đình Dương;Yên Bái;"
          "Thái Nguyên;Đống Đa;Hàm Nghi;Duy Tân;Nguyễn Hữu Thọ;Xô Viết Nghệ Tĩnh;Phạm Ngũ Lão;"
          "Yết Kiêu;Dã Tượng;Trần Quang Khải;Trần Nhật Duật;Lê Lai;Nguyễn Xí;Đặng Dung;"
          "Đặng Tất;Bùi Thị Xuân;Trần Quang Diệu;Nguyễn Thiếp;Ngô Thì Nhậm;Phan Huy Chú;"
          "Lê Văn Hưu;Ngô Sĩ Liên;Tuệ Tĩnh;Hải Thượng Lãn Ông;Pasteur;Yersin;Kim Đồng;Lê Văn Tám;"
          "Võ Thị Sáu;Nguyễn Viết Xuân;Tô Hiệu;Hoàng Văn Thụ;Ngô Gia Tự;Lê Thanh Nghị;"
          "Hoàng Sa;Trường Sa;30 Tháng 4;2 Tháng 9;29 Tháng 3")
          .split(QLatin1Char(';'));
  return names;
}

QStringList placeNames(int count, Random& random)
{
  static const QStringList first =
      QStringLiteral("An;Bình;Hòa;Long;Phú;Tân;Thạnh;Vĩnh;Đông;Xuân;Sơn;Hải;Cẩm;Điện;Quế;Trà;"
                     "Thanh;Khánh;Lộc;Mỹ")
          .split(QLatin1Char(';'));
  static const QStringList second =
      QStringLiteral("Thủy;Lâm;Giang;Phước;Mỹ;Hưng;Thịnh;Hà;Châu;Tiến;Thọ;Khê;Quang;Nghĩa;"
                     "Đức;Trung;Hương;Lương;Bắc;Nam")
          .split(QLatin1Char(';'));
  QStringList all;
  for (const QString& a : first)
    for (const QString& b : second)
      if (a != b)
        all.append(a + QLatin1Char(' ') + b);
  for (qsizetype i = all.size() - 1; i > 0; --i)
    all.swapItemsAt(i, random.below(static_cast<int>(i) + 1));
  QStringList names = all.mid(0, count);
  for (int i = 0; names.size() < count; ++i)
    names.append(QStringLiteral("%1 %2").arg(all[i % all.size()]).arg(i / all.size() + 2));
  return names;
}

const QStringList& investors()
{
  static const QStringList names =
      QStringLiteral("Ban Quản lý dự án hạ tầng và đô thị;Ban Quản lý dự án giao thông;"
                     "Sở Xây dựng;Sở Khoa học và Công nghệ;Sở Nông nghiệp và Môi trường;"
                     "Công ty Cấp nước;Công ty Thoát nước và xử lý nước thải;Công ty Điện lực;"
                     "Tập đoàn viễn thông;UBND xã, phường")
          .split(QLatin1Char(';'));
  return names;
}

} // namespace diaban::demo
