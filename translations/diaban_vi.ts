<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>PreviewTable</name>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Displays help on commandline options.</source>
        <translation>In hướng dẫn dòng lệnh.</translation>
    </message>
    <message>
        <source>Displays version information.</source>
        <translation>In phiên bản.</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Cách dùng: %1</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Tùy chọn:</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Tham số:</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[tùy chọn]</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>&amp;File name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Trở lại</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Trở lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Đi tiếp</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Đi tiếp</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục trên</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục trên</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo thư mục</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Xem chi tiết</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Xem chi tiết</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổi &amp;tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Hiện tệp ẩn</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Tạo thư &amp;mục</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>Đã có %1.
Thay tệp cũ?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không thấy tệp.
Kiểm tra lại tên tệp.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Sửa lúc</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Cắt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>diaban::Check</name>
    <message>
        <source>Checking %1</source>
        <translation>Đang kiểm tra %1</translation>
    </message>
    <message>
        <source>No geometry</source>
        <translation>Không có hình</translation>
    </message>
    <message>
        <source>Invalid shape</source>
        <translation>Hình không hợp lệ</translation>
    </message>
    <message>
        <source>Crosses itself</source>
        <translation>Tự cắt</translation>
    </message>
    <message>
        <source>Same shape</source>
        <translation>Trùng hình</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Chồng lấn</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Khe hở</translation>
    </message>
    <message>
        <source>Sliver</source>
        <translation>Mảnh vụn</translation>
    </message>
    <message>
        <source>Loose end</source>
        <translation>Đầu mút hở</translation>
    </message>
    <message>
        <source>No vertex at crossing</source>
        <translation>Thiếu đỉnh ở chỗ gặp</translation>
    </message>
    <message>
        <source>Outside its polygon</source>
        <translation>Nằm ngoài vùng</translation>
    </message>
    <message>
        <source>Turn of rings</source>
        <translation>Chiều của vòng</translation>
    </message>
    <message>
        <source>A ring does not come back to its first vertex.</source>
        <translation>Vòng chưa khép về đỉnh đầu.</translation>
    </message>
    <message>
        <source>It has too few different vertices.</source>
        <translation>Quá ít đỉnh khác nhau.</translation>
    </message>
    <message>
        <source>A hole lies outside its polygon.</source>
        <translation>Lỗ nằm ngoài vùng của nó.</translation>
    </message>
    <message>
        <source>A hole lies in another hole.</source>
        <translation>Lỗ nằm trong lỗ khác.</translation>
    </message>
    <message>
        <source>One part lies within another.</source>
        <translation>Một phần nằm trong phần khác.</translation>
    </message>
    <message>
        <source>Holes cut the polygon into pieces.</source>
        <translation>Các lỗ cắt rời vùng.</translation>
    </message>
    <message>
        <source>Two of its rings are the same.</source>
        <translation>Có hai vòng trùng nhau.</translation>
    </message>
    <message>
        <source>The shape is not valid: %1.</source>
        <translation>Hình không hợp lệ: %1.</translation>
    </message>
    <message>
        <source>The row has no geometry.</source>
        <translation>Dòng chưa có hình.</translation>
    </message>
    <message>
        <source>The border crosses or touches itself.</source>
        <translation>Ranh tự cắt hoặc tự chạm.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have the same shape.</source>
        <translation>
            <numerusform>%n dòng trùng hình.</numerusform>
        </translation>
    </message>
    <message>
        <source>Two polygons share %1 m².</source>
        <translation>Hai vùng chồng nhau %1 m².</translation>
    </message>
    <message numerus="yes">
        <source>%1 m² that no polygon covers, between %n row(s).</source>
        <translation>
            <numerusform>%1 m² không vùng nào phủ, nằm giữa %n dòng.</numerusform>
        </translation>
    </message>
    <message>
        <source>A part of %1 m² is a mere sliver.</source>
        <translation>Phần %1 m² chỉ là mảnh vụn.</translation>
    </message>
    <message>
        <source>The end misses another line by %1 m.</source>
        <translation>Đầu mút cách đường khác %1 m.</translation>
    </message>
    <message>
        <source>Two lines meet where one of them has no vertex.</source>
        <translation>Hai đường gặp nhau ở chỗ một đường thiếu đỉnh.</translation>
    </message>
    <message>
        <source>The point lies in no polygon of %1.</source>
        <translation>Điểm không nằm trong vùng nào của lớp %1.</translation>
    </message>
    <message>
        <source>A ring turns the other way than the row&apos;s other rings say.</source>
        <translation>Một vòng quay ngược chiều so với các vòng khác của dòng.</translation>
    </message>
    <message>
        <source>Make the shape valid</source>
        <translation>Làm hình hợp lệ</translation>
    </message>
    <message>
        <source>Part the border where it crosses itself</source>
        <translation>Tách ranh ở chỗ tự cắt</translation>
    </message>
    <message>
        <source>Keep one of the rows</source>
        <translation>Giữ một dòng</translation>
    </message>
    <message>
        <source>Cut the overlap off the larger one</source>
        <translation>Cắt phần chồng khỏi vùng lớn hơn</translation>
    </message>
    <message>
        <source>Fill the gap</source>
        <translation>Lấp khe hở</translation>
    </message>
    <message>
        <source>Move the end onto the line</source>
        <translation>Kéo đầu mút vào đường</translation>
    </message>
    <message>
        <source>Add the vertex</source>
        <translation>Thêm đỉnh</translation>
    </message>
    <message>
        <source>Turn the rings</source>
        <translation>Đảo chiều vòng</translation>
    </message>
    <message numerus="yes">
        <source>Repair %n finding(s)</source>
        <translation>
            <numerusform>Sửa %n phát hiện</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the sliver to the row beside it</source>
        <translation>Nhập mảnh vụn vào vùng bên cạnh</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n row(s) without geometry</source>
        <translation>
            <numerusform>Xóa %n dòng không có hình</numerusform>
        </translation>
    </message>
    <message>
        <source>Draw its shape, or delete the row.</source>
        <translation>Vẽ hình cho dòng này hoặc xóa dòng.</translation>
    </message>
    <message>
        <source>Nothing can be made of so few vertices. Draw it anew, or delete the row.</source>
        <translation>Quá ít đỉnh nên không dựng được hình. Vẽ lại hoặc xóa dòng.</translation>
    </message>
    <message>
        <source>No other polygon borders on it. Draw it anew, or delete the row.</source>
        <translation>Không có vùng nào giáp với mảnh này. Vẽ lại hoặc xóa dòng.</translation>
    </message>
    <message>
        <source>Move the point, or the polygon&apos;s border.</source>
        <translation>Dời điểm hoặc sửa ranh của vùng.</translation>
    </message>
    <message>
        <source>Another repair or edit changed these rows meanwhile. Check again, then repair.</source>
        <translation>Các dòng này vừa bị một lần sửa khác thay đổi. Kiểm tra lại rồi sửa.</translation>
    </message>
    <message>
        <source>A row has arcs, which the repair would turn into straight lines.</source>
        <translation>Có dòng chứa cung tròn; sửa tự động sẽ biến cung thành đoạn thẳng.</translation>
    </message>
    <message>
        <source>A row has measures (M), which the repair would lose.</source>
        <translation>Có dòng mang giá trị đo M; sửa tự động sẽ làm mất các giá trị này.</translation>
    </message>
    <message>
        <source>The layer takes rows of one part only, and this one would fall apart.</source>
        <translation>Lớp chỉ nhận hình một phần, mà hình này sẽ tách thành nhiều phần.</translation>
    </message>
    <message>
        <source>What was meant is not clear enough. Move the vertices.</source>
        <translation>Không đủ rõ để sửa tự động. Dời các đỉnh bằng tay.</translation>
    </message>
</context>
<context>
    <name>diaban::Clock</name>
    <message>
        <source>The newest change is dated %1, but this computer&apos;s clock says %2: one of the two is wrong. Check the clock; the history keeps the changes in the order in which they were made.</source>
        <translation>Thay đổi mới nhất ghi lúc %1, nhưng đồng hồ của máy này chỉ %2: một trong hai đã sai. Cần kiểm tra đồng hồ; lịch sử vẫn giữ đúng thứ tự các thay đổi.</translation>
    </message>
</context>
<context>
    <name>diaban::Error</name>
    <message>
        <source>The program made a mistake of its own and stopped this step; the workspace is as it was. Save the message log and send it to the makers.</source>
        <translation>Chương trình tự gặp lỗi nên đã dừng bước này; tệp làm việc vẫn như cũ. Chép nhật ký thông báo rồi gửi cho nhóm phát triển.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Đã dừng. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>“%1” is not possible for %2. See --help for what can be given.</source>
        <translation>Không dùng được “%1” cho %2. Xem --help để biết giá trị hợp lệ.</translation>
    </message>
    <message>
        <source>“%1” is not there. Check the name, or choose the file again.</source>
        <translation>Không thấy “%1”. Kiểm tra lại tên hoặc chọn lại tệp.</translation>
    </message>
    <message>
        <source>“%1” is empty (0 bytes). Copy it from its source once more.</source>
        <translation>“%1” trống (0 byte). Chép lại từ nguồn.</translation>
    </message>
    <message>
        <source>“%1” is cut off. Copy it from its source once more, then read it again.</source>
        <translation>“%1” bị cụt. Chép lại từ nguồn rồi đọc lần nữa.</translation>
    </message>
    <message>
        <source>“%1” is no map file that this program reads, or not what its name says. Check the file in the program that made it, and export it again.</source>
        <translation>Không đọc được “%1”: nội dung không phải định dạng bản đồ đã biết hoặc không đúng với đuôi tệp. Mở bằng chương trình đã tạo ra tệp để kiểm tra rồi xuất lại.</translation>
    </message>
    <message>
        <source>The folder “%1” holds no FileGDB. Choose the files in it, or copy the whole .gdb folder again.</source>
        <translation>Thư mục “%1” không phải FileGDB. Chọn từng tệp bên trong hoặc chép lại trọn thư mục .gdb.</translation>
    </message>
    <message>
        <source>“%1” cannot be read without “%2”. Copy all files of that name together.</source>
        <translation>Không đọc được “%1” vì thiếu “%2”. Chép đủ các tệp cùng tên vào một chỗ.</translation>
    </message>
    <message>
        <source>“%1” may not be read by this account. Ask its owner for the right to read it, or copy it to a folder of your own.</source>
        <translation>Tài khoản này không có quyền đọc “%1”. Xin quyền đọc hoặc chép tệp vào thư mục riêng.</translation>
    </message>
    <message>
        <source>“%1” is not a file on this computer. Save it to a folder first, then choose it there.</source>
        <translation>“%1” không phải tệp trên máy này. Lưu về một thư mục rồi chọn ở đó.</translation>
    </message>
    <message>
        <source>“%1” is the open workspace itself. Its layers are on the map already; choose another file.</source>
        <translation>“%1” chính là tệp làm việc đang mở, các lớp đã có trên bản đồ. Chọn tệp khác.</translation>
    </message>
    <message>
        <source>“%1” does not say which coordinate system it uses. Choose it (on the command line with --crs, for example --crs EPSG:9210).</source>
        <translation>“%1” chưa khai báo hệ tọa độ. Chọn hệ tọa độ (trên dòng lệnh dùng --crs, ví dụ --crs EPSG:9210).</translation>
    </message>
    <message>
        <source>“%1” names no known coordinate system. Give an EPSG code, for example EPSG:9210, or choose a province.</source>
        <translation>Không có hệ tọa độ nào tên “%1”. Nhập mã EPSG, ví dụ EPSG:9210, hoặc chọn theo tỉnh.</translation>
    </message>
    <message>
        <source>%1 is a withdrawn code with east and north of the origin exchanged. Use the current code of the zone, EPSG:5896 to EPSG:5899 or EPSG:9205 to EPSG:9218.</source>
        <translation>%1 là mã đã bị hủy vì ghi đảo X, Y của gốc tọa độ. Dùng mã hiện hành của múi chiếu: EPSG:5896 đến EPSG:5899 hoặc EPSG:9205 đến EPSG:9218.</translation>
    </message>
    <message>
        <source>“%1” has coordinates outside the area of %2. Check the coordinate system, and whether east and north are exchanged.</source>
        <translation>“%1” có tọa độ nằm ngoài vùng của %2. Kiểm tra hệ tọa độ và xem X, Y có bị đảo không.</translation>
    </message>
    <message>
        <source>“%1”: the text in field “%2”, row %3, is not valid UTF-8. Say how the text is encoded (on the command line with --encoding, for example --encoding CP1258).</source>
        <translation>“%1”: chữ ở trường “%2”, dòng %3 không phải UTF-8. Chọn bảng mã của tệp (trên dòng lệnh dùng --encoding, ví dụ --encoding CP1258).</translation>
    </message>
    <message>
        <source>“%1”: the geometry of row %2 cannot be read. Repair it in the program that made the file, and export it again.</source>
        <translation>“%1”: không đọc được hình học của dòng %2. Sửa bằng chương trình đã tạo ra tệp rồi xuất lại.</translation>
    </message>
    <message>
        <source>“%1” holds no layer with rows. Check that it was exported whole.</source>
        <translation>“%1” không có lớp nào chứa dữ liệu. Kiểm tra xem tệp đã được xuất đủ chưa.</translation>
    </message>
    <message>
        <source>“%1” and “%2” differ in geometry or fields, so they cannot become one layer. Import them as layers of their own.</source>
        <translation>Không gộp được “%1” và “%2” thành một lớp vì khác kiểu hình học hoặc khác trường. Nhập thành từng lớp riêng.</translation>
    </message>
    <message>
        <source>Reading “%1” broke off; the file may be damaged. Nothing was changed. Check the file in the program that made it.</source>
        <translation>Việc đọc “%1” dừng giữa chừng, có thể tệp đã hỏng. Không có gì thay đổi. Kiểm tra tệp bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>“%1” gave nothing for %2 seconds, so reading it was stopped. Nothing was changed. Check the file in the program that made it.</source>
        <translation>“%1” không trả dữ liệu trong %2 giây nên đã dừng đọc. Không có gì thay đổi. Kiểm tra tệp bằng chương trình đã tạo ra nó.</translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end; it may be damaged. Nothing was changed. Copy it from its source once more.</source>
        <translation>Không đọc được đến cuối “%1”, có thể tệp đã hỏng. Không có gì thay đổi. Chép lại từ nguồn.</translation>
    </message>
    <message>
        <source>“%1” has no layer “%2”. Look at its layers with “diaban-cli info”.</source>
        <translation>“%1” không có lớp “%2”. Xem tên các lớp bằng “diaban-cli info”.</translation>
    </message>
    <message>
        <source>“%1” could not be written: the disk is full. The last change was taken back. Free some space, or work on another disk.</source>
        <translation>Không ghi được “%1” vì đĩa đã đầy. Thay đổi cuối đã được hoàn lại. Giải phóng chỗ trống hoặc chuyển sang đĩa khác.</translation>
    </message>
    <message>
        <source>“%1” is read-only. Copy it to a folder of your own and work on the copy.</source>
        <translation>“%1” là tệp chỉ đọc. Chép vào thư mục riêng rồi làm việc trên bản chép.</translation>
    </message>
    <message>
        <source>“%1” could not be written. The last change was taken back. Check the disk and the folder&apos;s rights.</source>
        <translation>Không ghi được “%1”. Thay đổi cuối đã được hoàn lại. Kiểm tra đĩa và quyền ghi của thư mục.</translation>
    </message>
    <message>
        <source>“%1” exists already. Choose another name, or move the old file away.</source>
        <translation>Đã có “%1”. Chọn tên khác hoặc chuyển tệp cũ đi nơi khác.</translation>
    </message>
    <message>
        <source>“%1” is no workspace of this program. Open a workspace, or import the file into one.</source>
        <translation>“%1” không phải tệp làm việc của Địa Bàn. Mở một tệp làm việc rồi nhập tệp này vào.</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of the program (%2: version %3, known here up to %4). Install the newer version to open it.</source>
        <translation>“%1” do bản Địa Bàn mới hơn ghi (%2: phiên bản %3, bản này biết đến %4). Cài bản mới hơn để mở.</translation>
    </message>
    <message>
        <source>“%1” has been open with %2 on computer %3 since %4. Open it for looking only, or wait until it is closed there.</source>
        <translation>Đang được mở bởi %2 trên máy %3 từ %4: “%1”. Mở chỉ đọc hoặc chờ người đó đóng tệp.</translation>
    </message>
    <message>
        <source>Another program is writing “%1” just now. Close the file there, then try again.</source>
        <translation>Chương trình khác đang ghi “%1”. Đóng tệp ở đó rồi làm lại.</translation>
    </message>
    <message>
        <source>“%1” holds parts that are not ours and could run: %2. It opens for looking only; make a clean copy to work on.</source>
        <translation>“%1” chứa thành phần lạ có thể tự chạy: %2. Tệp được mở chỉ đọc; tạo bản sao sạch để làm việc.</translation>
    </message>
    <message>
        <source>“%1” is damaged. Take the newest backup, or copy the file again together with its “-journal”.</source>
        <translation>“%1” đã hỏng. Dùng bản sao lưu mới nhất hoặc chép lại tệp cùng với tệp “-journal” đi kèm.</translation>
    </message>
    <message>
        <source>There is no layer “%1” in “%2”. Look at its layers with “diaban-cli layers”.</source>
        <translation>Không có lớp “%1” trong “%2”. Xem tên các lớp bằng “diaban-cli layers”.</translation>
    </message>
    <message>
        <source>There is no field “%1” in layer “%2”.</source>
        <translation>Lớp “%2” không có trường “%1”. Kiểm tra lại tên trường.</translation>
    </message>
    <message>
        <source>Layer “%1” is linked to “%2”, which is not there. Its name and style are kept; point it to the file again.</source>
        <translation>Lớp “%1” liên kết tới “%2” nhưng không thấy tệp đó. Tên và kiểu hiển thị vẫn giữ; chỉ lại vị trí của tệp.</translation>
    </message>
    <message>
        <source>Row %2 of “%1” was changed in between, so this change was not made. Read the layer again and repeat it.</source>
        <translation>Dòng %2 của “%1” vừa được sửa ở nơi khác nên thay đổi này chưa được ghi. Đọc lại lớp rồi sửa lần nữa.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Không còn thao tác nào để hoàn tác.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Không còn thao tác nào để làm lại.</translation>
    </message>
    <message>
        <source>There is no accurate way from %1 to %2, so nothing was moved. Check both coordinate systems.</source>
        <translation>Không có phép tính chuyển chính xác từ %1 sang %2 nên tọa độ được giữ nguyên. Kiểm tra cả hai hệ tọa độ.</translation>
    </message>
    <message>
        <source>“%2” needs %1. See --help for what can be given.</source>
        <translation>“%2” cần %1. Xem --help để biết cách dùng.</translation>
    </message>
    <message>
        <source>“%1” could not be put back: its drive is not connected. Your work is safe on this computer in “%2”. Connect the drive, then open the workspace again.</source>
        <translation>Chưa trả được “%1”: ổ đĩa của tệp chưa được kết nối. Phần việc vẫn an toàn tại máy này, trong “%2”. Kết nối ổ đĩa rồi mở lại tệp làm việc.</translation>
    </message>
    <message>
        <source>“%1” could not be put back: its drive is full. Your work is safe on this computer in “%2”. Free some space there, then put it back again.</source>
        <translation>Chưa trả được “%1”: ổ đĩa của tệp đã đầy. Phần việc vẫn an toàn tại máy này, trong “%2”. Dọn bớt chỗ trên ổ đĩa đó rồi trả về lần nữa.</translation>
    </message>
    <message>
        <source>“%1” could not be put back on its drive. Your work is safe on this computer in “%2”. Check the drive and your rights there, then put it back again.</source>
        <translation>Chưa trả được “%1” về ổ đĩa. Phần việc vẫn an toàn tại máy này, trong “%2”. Kiểm tra ổ đĩa và quyền ghi ở đó rồi trả về lần nữa.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t hold %2 rows: a spreadsheet ends at %3. Write a CSV file, or filter the rows first.</source>
        <translation>“%1” không chứa được %2 dòng: bảng tính chỉ có %3 dòng. Ghi ra tệp CSV, hoặc lọc bớt dòng trước.</translation>
    </message>
    <message>
        <source>Layer “%1” is a picture and has no rows. Choose a layer of points, lines, areas or a table.</source>
        <translation>Lớp “%1” là ảnh nên không có dòng nào. Chọn lớp điểm, đường, vùng hoặc bảng.</translation>
    </message>
    <message>
        <source>“%1” was changed elsewhere in the meantime, so it was left as it is. Your work lies beside it as “%2”; compare the two and go on with one of them.</source>
        <translation>Tệp “%1” đã bị thay đổi ở nơi khác nên được giữ nguyên. Phần việc làm ở đây nằm bên cạnh, tên “%2”; so hai tệp rồi làm tiếp với một tệp.</translation>
    </message>
    <message>
        <source>“%1” lies on a network drive or in a synchronised folder. You work on a copy on this computer; it is put back when you close the workspace.</source>
        <translation>Tệp “%1” nằm trên ổ mạng hoặc trong thư mục đồng bộ. Phần việc được làm trên một bản chép tại máy này; bản đó được trả về chỗ cũ khi đóng tệp làm việc.</translation>
    </message>
    <message>
        <source>Your work on “%1” since %2 had not reached its drive. You go on from there; it is put back when you close the workspace.</source>
        <translation>Phần việc trên “%1” từ %2 chưa về tới ổ đĩa của nó. Việc được làm tiếp từ đó và được trả về khi đóng tệp làm việc.</translation>
    </message>
    <message>
        <source>The drive of “%1” is not connected. You go on with the copy on this computer, with your work since %2; connect the drive before you close the workspace.</source>
        <translation>Ổ đĩa của “%1” chưa được kết nối. Việc được làm tiếp trên bản chép tại máy này, gồm phần việc từ %2; kết nối ổ đĩa trước khi đóng tệp làm việc.</translation>
    </message>
    <message>
        <source>Your work on “%1” since %2 is on this computer only. Connect its drive, then put it back.</source>
        <translation>Phần việc trên “%1” từ %2 mới chỉ có ở máy này. Kết nối ổ đĩa rồi trả về.</translation>
    </message>
    <message>
        <source>There is no room for a backup of “%1” in “%2”. The workspace itself is saved; free some space on that disk.</source>
        <translation>Không còn chỗ cho bản lưu của “%1” trong “%2”. Tệp làm việc vẫn đã được lưu; dọn bớt chỗ trên ổ đĩa đó.</translation>
    </message>
    <message>
        <source>“%1” is whole, but some of its layers are read from files outside of it: %2. Copy those files too if the other computer does not have them.</source>
        <translation>Tệp “%1” nguyên vẹn, nhưng có lớp đọc từ tệp bên ngoài: %2. Nếu máy kia không có thì chép kèm các tệp đó.</translation>
    </message>
    <message>
        <source>“%1” holds kinds of numbers that a workspace can&apos;t keep, so it was linked and stays in its file. To copy it in, export it with one band of 16-bit or 32-bit floating point numbers, or as a picture.</source>
        <translation>“%1” chứa loại số mà tệp làm việc không lưu được nên được liên kết và vẫn nằm trong tệp của nó. Muốn chép vào thì xuất lại với một kênh số nguyên 16 bit hoặc số thực 32 bit, hoặc xuất thành ảnh.</translation>
    </message>
    <message>
        <source>The condition “%1” can&apos;t be understood from character %2 on. Write, for example, loai_dat = &apos;ODT&apos; AND dien_tich &gt; 500.</source>
        <translation>Không hiểu điều kiện “%1” từ ký tự thứ %2. Viết chẳng hạn loai_dat = &apos;ODT&apos; AND dien_tich &gt; 500.</translation>
    </message>
    <message>
        <source>“%1” holds no style of a layer. Choose a style that this program saved (.json), or one of QGIS (.qml) or other programs (.sld).</source>
        <translation>“%1” không chứa kiểu hiển thị của lớp. Chọn kiểu do chương trình này ghi (.json), của QGIS (.qml) hoặc của chương trình khác (.sld).</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be used as a style: “%3” is not possible at “%2”. Save it once more in the program that made it.</source>
        <translation>Không dùng “%1” làm kiểu hiển thị được: ở “%2” không thể có “%3”. Ghi lại tệp trong chương trình đã làm ra nó.</translation>
    </message>
    <message>
        <source>“%1” has %2 different values; a legend holds %3 at most. Show the most frequent ones, or make classes of numbers.</source>
        <translation>“%1” có %2 giá trị khác nhau; chú giải chứa nhiều nhất %3. Hiện các giá trị hay gặp nhất hoặc chia lớp theo số.</translation>
    </message>
    <message>
        <source>“%1” holds no numbers, so it can&apos;t be divided into classes. Choose a field of numbers, or show its values as categories.</source>
        <translation>“%1” không chứa số nên không chia lớp được. Chọn trường số hoặc hiện từng giá trị thành loại.</translation>
    </message>
    <message>
        <source>This style is for another kind of geometry than that of layer “%1”. Choose the style of a layer of the same kind.</source>
        <translation>Kiểu này dành cho loại hình học khác với lớp “%1”. Chọn kiểu của một lớp cùng loại.</translation>
    </message>
    <message>
        <source>The program “%1”, which reads other programs&apos; files, can&apos;t be started. Nothing was changed. Install Địa Bàn again, then import once more.</source>
        <translation>Không chạy được chương trình “%1”, là phần đọc tệp của phần mềm khác. Không có gì thay đổi. Cài lại Địa Bàn rồi nhập lần nữa.</translation>
    </message>
    <message>
        <source>Layer “%1” can&apos;t be read from “%2”, which holds another kind of data. Nothing was changed. Choose a file of the same kind, or import this one as a layer of its own.</source>
        <translation>Lớp “%1” không đọc được từ “%2” vì tệp này chứa loại dữ liệu khác. Không có gì thay đổi. Chọn tệp cùng loại, hoặc nhập tệp này thành lớp riêng.</translation>
    </message>
    <message>
        <source>“%1” also holds rasters, which were left out: %2. Export them as GeoTIFF and import those files.</source>
        <translation>“%1” còn có ảnh không được nhập: %2. Xuất các ảnh đó ra GeoTIFF rồi nhập tệp GeoTIFF.</translation>
    </message>
    <message>
        <source>“%1” does not fit field “%2”, which takes %3. Nothing was changed.</source>
        <translation>“%1” không hợp với trường “%2”: trường này nhận %3. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>“%1” is not among the values of field “%2”: %3. Choose one of them, or add it to the field&apos;s list.</source>
        <translation>“%1” không có trong danh sách giá trị của trường “%2”: %3. Chọn một giá trị trong đó, hoặc thêm vào danh sách của trường.</translation>
    </message>
    <message>
        <source>Field “%1” of layer “%2” must not be empty. Fill it in first.</source>
        <translation>Trường “%1” của lớp “%2” không được để trống. Điền giá trị trước đã.</translation>
    </message>
    <message>
        <source>Row %2 of “%1” has arcs, whose corners can&apos;t be moved one by one. It can be moved as a whole or deleted.</source>
        <translation>Dòng %2 của “%1” có cung tròn nên không dời được từng đỉnh. Có thể dời cả hình hoặc xóa.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be taken back alone: “%2” changed the same thing at %3. Take that back first, or look at both changes.</source>
        <translation>Chưa hoàn lại riêng được “%1”: “%2” đã sửa tiếp lúc %3. Hoàn lại việc đó trước, hoặc xem hai thay đổi.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be taken back by itself: it is taken back already, came with a merge, or another program wrote it.</source>
        <translation>Không hoàn lại riêng “%1” được: việc này đã được hoàn lại, đến từ một lần gộp, hoặc do chương trình khác ghi.</translation>
    </message>
    <message>
        <source>The history does not reach back to “%1”: what was changed then has been cleared. A backup from that time may still have it.</source>
        <translation>Lịch sử không còn tới “%1”: thay đổi lúc đó đã được dọn. Bản sao lưu của thời gian ấy có thể vẫn còn.</translation>
    </message>
    <message>
        <source>“%2” was not made from “%1”, so the two can&apos;t be merged. Choose the file that both copies began with.</source>
        <translation>“%2” không được chép từ “%1” nên không gộp được. Chọn tệp mà cả hai bản cùng bắt đầu.</translation>
    </message>
    <message>
        <source>Another program has written to “%1” in between. The history names this, but not what was changed; look through the layers.</source>
        <translation>Trong thời gian đó, một chương trình khác đã ghi vào “%1”. Nhật ký có ghi việc này nhưng không ghi đã thay đổi những gì; cần xem lại các lớp.</translation>
    </message>
    <message>
        <source>The program “%1”, which finds the best choice, can&apos;t be started. Nothing was changed. Install Địa Bàn again.</source>
        <translation>Không chạy được chương trình tìm phương án tốt nhất “%1”. Chưa có gì thay đổi. Cài lại Địa Bàn.</translation>
    </message>
    <message>
        <source>The program “%1”, which finds the best choice, broke off. Nothing was changed. Try again with fewer sites or places.</source>
        <translation>Chương trình tìm phương án tốt nhất “%1” dừng giữa chừng. Chưa có gì thay đổi. Thử lại với ít chỗ đặt hoặc ít nơi cần phục vụ hơn.</translation>
    </message>
    <message>
        <source>%1 places are reached by no site: %2. Widen the radius, or add sites near them.</source>
        <translation>%1 nơi không có chỗ đặt nào với tới: %2. Tăng bán kính, hoặc thêm chỗ đặt gần đó.</translation>
    </message>
    <message>
        <source>No choice keeps all of this: %1. Give up one condition.</source>
        <translation>Không có phương án nào thỏa tất cả: %1. Bớt một điều kiện.</translation>
    </message>
    <message>
        <source>“%1” has no distance from “%2” to “%3”. Each site needs a distance to each place.</source>
        <translation>“%1” thiếu khoảng cách từ “%2” đến “%3”. Mỗi chỗ đặt cần có khoảng cách đến mọi nơi.</translation>
    </message>
    <message>
        <source>“%1” is in degrees, where distances can&apos;t be told. Import it into a workspace in VN-2000, or convert it to such a system.</source>
        <translation>“%1” dùng tọa độ độ nên không tính được khoảng cách. Nhập vào tệp làm việc theo VN-2000, hoặc chuyển sang hệ đó.</translation>
    </message>
    <message>
        <source>“%1” was not closed properly last time. Everything up to %2 is there; %3 was cut short and taken back, so it has to be done again.</source>
        <translation>“%1” chưa được đóng đúng cách ở lần trước. Mọi việc đến hết %2 vẫn còn; %3 bị dở nên đã được hoàn lại, cần làm lại.</translation>
    </message>
    <message>
        <source>“%1” has no sensor that can be reckoned with. Place one on the map, or choose a layer of points.</source>
        <translation>Lớp “%1” không có cảm biến nào tính được. Đặt một cảm biến trên bản đồ, hoặc chọn một lớp điểm.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be used here: this needs a layer of %2. Choose another layer.</source>
        <translation>Không dùng được lớp “%1” ở đây: cần một lớp %2. Chọn lớp khác.</translation>
    </message>
    <message>
        <source>That would take %1 cells, and %2 are the most. Take larger cells, or a smaller area.</source>
        <translation>Việc này cần %1 ô lưới, nhiều nhất chỉ được %2 ô. Chọn ô lớn hơn hoặc vùng nhỏ hơn.</translation>
    </message>
    <message>
        <source>The formula “%1” does not hold for %2: it was measured for %3. Choose another formula, or change the value.</source>
        <translation>Công thức “%1” không dùng được cho %2: chỉ đúng với %3. Chọn công thức khác hoặc sửa giá trị.</translation>
    </message>
    <message>
        <source>%1 sensors of “%2” were left out, “%3” first: %4. Correct their rows, then reckon again.</source>
        <translation>Đã bỏ qua %1 cảm biến của lớp “%2”, trước hết là “%3”: %4. Sửa các dòng đó rồi tính lại.</translation>
    </message>
    <message>
        <source>%1 sensors lie outside of the terrain “%2”, so nothing can be told of them. Choose a terrain that reaches farther.</source>
        <translation>%1 cảm biến nằm ngoài địa hình “%2” nên không tính được. Chọn địa hình phủ rộng hơn.</translation>
    </message>
    <message>
        <source>%1 sensors of “%2” stand on the same spot as another one. Each is counted; delete those that are there twice.</source>
        <translation>%1 cảm biến của lớp “%2” đứng trùng chỗ với cảm biến khác. Mỗi cảm biến vẫn được tính; xóa những cảm biến bị nhập hai lần.</translation>
    </message>
    <message>
        <source>%1 buildings of “%2” have no height; %3 m were taken for each. Enter storeys or heights to be exact.</source>
        <translation>%1 công trình của lớp “%2” chưa có chiều cao; tạm lấy %3 m cho mỗi công trình. Nhập số tầng hoặc chiều cao để tính đúng.</translation>
    </message>
    <message>
        <source>“%1” has no field with numbers of people, so people are not counted. Choose a layer of communes with their population.</source>
        <translation>Lớp “%1” không có trường dân số nên không tính được số người. Chọn lớp xã, phường có dân số.</translation>
    </message>
</context>
<context>
    <name>diaban::Field</name>
    <message>
        <source>whole numbers</source>
        <translation>số nguyên</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>số</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>ngày</translation>
    </message>
    <message>
        <source>dates with a time</source>
        <translation>ngày kèm giờ</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>có hoặc không</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>dữ liệu nhị phân</translation>
    </message>
    <message>
        <source>text</source>
        <translation>chữ</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1” không phải là số.</translation>
    </message>
    <message>
        <source>This field takes whole numbers, not %1.</source>
        <translation>Trường này nhận số nguyên, không nhận %1.</translation>
    </message>
    <message>
        <source>“%1” may be %2 or %3. Write it as one of them.</source>
        <translation>Không rõ “%1” là %2 hay %3. Viết lại theo một trong hai cách.</translation>
    </message>
    <message>
        <source>%1 is too large for this field.</source>
        <translation>%1 quá lớn với trường này.</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write day/month/year, as 14/03/2026.</source>
        <translation>“%1” không phải là ngày. Viết ngày/tháng/năm, như 14/03/2026.</translation>
    </message>
    <message>
        <source>Month %1/%2 has %3 days.</source>
        <translation>Tháng %1/%2 có %3 ngày.</translation>
    </message>
    <message>
        <source>“%1” is not a time. Write it as 14/03/2026 09:42.</source>
        <translation>“%1” không phải là ngày giờ. Viết như 14/03/2026 09:42.</translation>
    </message>
    <message>
        <source>This field takes yes or no, not “%1”.</source>
        <translation>Trường này nhận có hoặc không, không nhận “%1”.</translation>
    </message>
    <message>
        <source>This field must not be empty.</source>
        <translation>Không được để trống trường này.</translation>
    </message>
    <message>
        <source>“%1” is not among the values of this field: %2.</source>
        <translation>“%1” không có trong danh sách giá trị của trường: %2.</translation>
    </message>
</context>
<context>
    <name>diaban::Import</name>
    <message>
        <source>Looking at the files</source>
        <translation>Đang xem các tệp</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>Nhập %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Đang đọc %1</translation>
    </message>
    <message>
        <source>Building the index of %1</source>
        <translation>Đang lập chỉ mục của %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Đang ghi %1</translation>
    </message>
</context>
<context>
    <name>diaban::Language</name>
    <message>
        <source>en</source>
        <extracomment>not shown: the code of the language that this file translates to</extracomment>
        <translation>vi</translation>
    </message>
</context>
<context>
    <name>diaban::Merge</name>
    <message>
        <source>Comparing the files</source>
        <translation>So sánh các tệp</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Đang gộp</translation>
    </message>
    <message>
        <source>Merge of %1</source>
        <translation>Gộp %1</translation>
    </message>
    <message>
        <source>Field “%1” of “%2” takes %3 in one copy and %4 in the other. It stays as the copy called mine has it; values that differ wait as conflicts.</source>
        <translation>Trường “%1” của lớp “%2” nhận %3 ở một bản và %4 ở bản kia. Trường giữ kiểu như trong bản của tôi; những giá trị khác nhau chờ giải quyết như mâu thuẫn.</translation>
    </message>
    <message>
        <source>Field “%1” of “%2” is not in “%3” any more. It was kept with its values; hide it if nobody needs it.</source>
        <translation>Trường “%1” của lớp “%2” không còn trong “%3”. Trường được giữ lại cùng giá trị; nếu không ai cần nữa thì ẩn đi.</translation>
    </message>
    <message>
        <source>Both copies put the layers in another order, and the two do not go together. The order of “%1” was taken; move the layers if it should be another.</source>
        <translation>Hai bản đều đổi thứ tự các lớp, và hai thứ tự không ghép được với nhau. Đã lấy thứ tự của “%1”; nếu cần thứ tự khác thì chuyển lại các lớp.</translation>
    </message>
    <message>
        <source>The raster of “%1” was changed in both copies. That of “%2” was taken; the other one is still in its file.</source>
        <translation>Dữ liệu raster của lớp “%1” bị đổi ở cả hai bản. Đã lấy của “%2”; bản kia vẫn còn trong tệp của nó.</translation>
    </message>
    <message>
        <source>Both copies have a layer called “%1”. One of them is called “%2” now.</source>
        <translation>Cả hai bản đều có lớp tên “%1”. Một lớp nay có tên “%2”.</translation>
    </message>
    <message>
        <source>Tables that another program made differ in the two copies: %1. They were kept as “%2” has them.</source>
        <translation>Các bảng do chương trình khác tạo khác nhau ở hai bản: %1. Đã giữ như trong “%2”.</translation>
    </message>
</context>
<context>
    <name>diaban::PlaceFinder</name>
    <message>
        <source>Parcel %1</source>
        <translation>Thửa %1</translation>
    </message>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Thửa %1, tờ %2</translation>
    </message>
</context>
<context>
    <name>diaban::Restored</name>
    <message>
        <source>“%1” (%2)</source>
        <extracomment>the last action that a file holds: %1 what was done, %2 time</extracomment>
        <translation>“%1” (%2)</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <extracomment>%1 what was done</extracomment>
        <translation>Hoàn tác: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <extracomment>%1 what was done</extracomment>
        <translation>Làm lại: %1</translation>
    </message>
    <message>
        <source>Took back alone: %1</source>
        <extracomment>%1 what was done</extracomment>
        <translation>Hoàn lại riêng: %1</translation>
    </message>
    <message>
        <source>the making of the file</source>
        <translation>lúc tạo tệp</translation>
    </message>
    <message>
        <source>what was under way</source>
        <translation>việc đang làm</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>%1 what was done</extracomment>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>diaban::StyleLoss</name>
    <message>
        <source>The way of drawing “%1” is not known here; all features get one symbol.</source>
        <translation>Cách vẽ “%1” không có ở đây; mọi đối tượng dùng một ký hiệu.</translation>
    </message>
    <message>
        <source>The part “%1” of a symbol was left out.</source>
        <translation>Đã bỏ phần “%1” của ký hiệu.</translation>
    </message>
    <message>
        <source>Instead of the marker “%1” a circle is drawn.</source>
        <translation>Thay ký hiệu điểm “%1” bằng hình tròn.</translation>
    </message>
    <message>
        <source>“%1” is given in units of the map; it was read as millimetres.</source>
        <translation>“%1” ghi theo đơn vị bản đồ; đã đọc thành milimét.</translation>
    </message>
    <message>
        <source>The rule “%1” was left out: it does not ask for one value or one range of one field.</source>
        <translation>Đã bỏ quy tắc “%1”: nó không hỏi một giá trị hay một khoảng của một trường.</translation>
    </message>
    <message>
        <source>“%1” is a formula and no field; what depends on it was left out.</source>
        <translation>“%1” là công thức, không phải trường; đã bỏ phần phụ thuộc vào nó.</translation>
    </message>
    <message>
        <source>The setting “%1” was left out.</source>
        <translation>Đã bỏ thiết lập “%1”.</translation>
    </message>
    <message>
        <source>Labels of the kind “%1” were left out.</source>
        <translation>Đã bỏ nhãn loại “%1”.</translation>
    </message>
    <message>
        <source>Labels were left out: the layer has no field “%1”.</source>
        <translation>Đã bỏ nhãn: lớp không có trường “%1”.</translation>
    </message>
    <message>
        <source>Scale ranges that differ from rule to rule were left out.</source>
        <translation>Đã bỏ các khoảng tỷ lệ khác nhau giữa các quy tắc.</translation>
    </message>
</context>
<context>
    <name>diaban::TakeBack</name>
    <message>
        <source>changes by another program</source>
        <translation>thay đổi của chương trình khác</translation>
    </message>
</context>
<context>
    <name>diaban::analysis</name>
    <message>
        <source>“%1”</source>
        <extracomment>%1 a layer, named in a sentence</extracomment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Out of date: changed since: %1</source>
        <extracomment>%1 layers</extracomment>
        <translation>Đã cũ: có thay đổi từ khi tính: %1</translation>
    </message>
    <message>
        <source>Out of date: no longer there: %1</source>
        <extracomment>%1 layers</extracomment>
        <translation>Đã cũ: không còn: %1</translation>
    </message>
    <message>
        <source>Out of date: changed since: %1; no longer there: %2</source>
        <extracomment>%1 and %2 layers</extracomment>
        <translation>Đã cũ: có thay đổi từ khi tính: %1; không còn: %2</translation>
    </message>
    <message>
        <source>Computed on %1 by %2</source>
        <extracomment>of a layer; %1 time, %2 a person</extracomment>
        <translation>Tính ngày %1 bởi %2</translation>
    </message>
    <message>
        <source>Computed on %1 by %2 from %3</source>
        <extracomment>of a layer; %1 time, %2 a person, %3 layers</extracomment>
        <translation>Tính ngày %1 bởi %2, từ %3</translation>
    </message>
</context>
<context>
    <name>diaban::cartography</name>
    <message>
        <source>Sea blue</source>
        <translation>Xanh biển</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>Xanh lá</translation>
    </message>
    <message>
        <source>Oranges</source>
        <translation>Cam</translation>
    </message>
    <message>
        <source>Purples</source>
        <translation>Tím</translation>
    </message>
    <message>
        <source>Greys</source>
        <translation>Xám</translation>
    </message>
    <message>
        <source>Yellow to blue</source>
        <translation>Vàng sang lam</translation>
    </message>
    <message>
        <source>Less and more</source>
        <translation>Giảm và tăng</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Phân loại</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
</context>
<context>
    <name>diaban::cartography::Page</name>
    <message>
        <source>N</source>
        <extracomment>The letter above the north arrow</extracomment>
        <translation>B</translation>
    </message>
    <message>
        <source>Scale 1:%1</source>
        <extracomment>%1 as in 1:5,000</extracomment>
        <translation>Tỷ lệ 1:%1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n mục nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::cli</name>
    <message>
        <source>print exactly one JSON document, an error too</source>
        <translation>in đúng một tài liệu JSON, kể cả khi có lỗi</translation>
    </message>
    <message>
        <source>language of messages (else DIABAN_LANG, else vi)</source>
        <translation>ngôn ngữ của thông báo (nếu không: DIABAN_LANG, rồi vi)</translation>
    </message>
    <message>
        <source>print this page</source>
        <translation>in trang này</translation>
    </message>
    <message>
        <source>“diaban-cli VERB --help” explains one of them. Exit codes: 0 done, 1 done with findings, 2 wrong usage, 3 an input cannot be read, 4 the workspace cannot be written, 5 cancelled, 6 refused for another reason.</source>
        <translation>“diaban-cli LỆNH --help” giải thích từng lệnh. Mã thoát: 0 đã xong, 1 đã xong và có vấn đề, 2 dùng sai, 3 không đọc được dữ liệu vào, 4 không ghi được tệp làm việc, 5 đã dừng, 6 bị từ chối vì lý do khác.</translation>
    </message>
    <message>
        <source>%1% %2 (%3 s left)</source>
        <extracomment>%1 a share in per cent, %2 what is being done, %3 seconds</extracomment>
        <translation>%1% %2 (còn %3 giây)</translation>
    </message>
    <message>
        <source>make an empty workspace</source>
        <translation>tạo tệp làm việc trống</translation>
    </message>
    <message>
        <source>VN-2000 zone of this province: code or name</source>
        <translation>múi chiếu VN-2000 của tỉnh này: mã hoặc tên</translation>
    </message>
    <message>
        <source>another coordinate system (else EPSG:3405)</source>
        <translation>hệ tọa độ khác (nếu không: EPSG:3405)</translation>
    </message>
    <message>
        <source>make a workspace of an invented coastal province</source>
        <translation>tạo tệp làm việc mẫu về một tỉnh ven biển hư cấu</translation>
    </message>
    <message>
        <source>how many communes (else 40)</source>
        <translation>số xã, phường (nếu không: 40)</translation>
    </message>
    <message>
        <source>how many parcels (else 20000)</source>
        <translation>số thửa đất (nếu không: 20000)</translation>
    </message>
    <message>
        <source>another number gives another province (else 1)</source>
        <translation>số khác cho tỉnh khác (nếu không: 1)</translation>
    </message>
    <message>
        <source>list what was done in a workspace, the newest first</source>
        <translation>liệt kê các thao tác trên tệp làm việc, mới nhất trước</translation>
    </message>
    <message>
        <source>do again what was taken back</source>
        <translation>làm lại thao tác vừa hoàn tác</translation>
    </message>
    <message>
        <source>%1: %2 rows read, %3 kept, %4 refused</source>
        <extracomment>%1 layer, %2 rows read, %3 rows kept, %4 rows refused</extracomment>
        <translation>%1: đọc %2 dòng, giữ %3, từ chối %4</translation>
    </message>
    <message>
        <source>take map files, or all of a folder, into a workspace</source>
        <translation>nhập tệp bản đồ, hoặc mọi tệp của một thư mục, vào tệp làm việc</translation>
    </message>
    <message>
        <source>all sources become this one layer</source>
        <translation>gộp mọi nguồn thành một lớp tên này</translation>
    </message>
    <message>
        <source>base, zoning, infrastructure, sensors, communes, buildings, terrain, projects, coverage or other (else guessed)</source>
        <translation>base, zoning, infrastructure, sensors, communes, buildings, terrain, projects, coverage hoặc other (nếu không: tự đoán)</translation>
    </message>
    <message>
        <source>what people read in the list of layers</source>
        <translation>tên hiện trong danh sách lớp</translation>
    </message>
    <message>
        <source>for sources that do not say theirs, or say it wrongly</source>
        <translation>cho nguồn không khai báo hệ tọa độ hoặc khai báo sai</translation>
    </message>
    <message>
        <source>only these layers of the sources</source>
        <translation>chỉ lấy các lớp này của nguồn</translation>
    </message>
    <message>
        <source>leave the rows in their file and read them from there</source>
        <translation>để dữ liệu trong tệp gốc và đọc từ đó</translation>
    </message>
    <message>
        <source>say what a map file holds</source>
        <translation>cho biết tệp bản đồ có gì</translation>
    </message>
    <message>
        <source>list the layers of a workspace, top of the map first</source>
        <translation>liệt kê lớp của tệp làm việc, lớp trên cùng trước</translation>
    </message>
    <message>
        <source>size of the picture in pixels (else 1280x800)</source>
        <translation>cỡ ảnh theo điểm ảnh (nếu không: 1280x800)</translation>
    </message>
    <message>
        <source>what to show, in map units (else all layers)</source>
        <translation>vùng cần vẽ, theo đơn vị bản đồ (nếu không: mọi lớp)</translation>
    </message>
    <message>
        <source>scale 1:N at 96 dpi, together with --center</source>
        <translation>tỷ lệ 1:N ở 96 dpi, dùng cùng --center</translation>
    </message>
    <message>
        <source>the middle of the picture, in map units</source>
        <translation>tâm ảnh, theo đơn vị bản đồ</translation>
    </message>
    <message>
        <source>only these layers (else those that are shown)</source>
        <translation>chỉ các lớp này (nếu không: các lớp đang hiện)</translation>
    </message>
    <message>
        <source>draw a map to a PNG picture</source>
        <translation>vẽ bản đồ ra ảnh PNG</translation>
    </message>
    <message>
        <source>how often to draw (else 5)</source>
        <translation>số lần vẽ (nếu không: 5)</translation>
    </message>
    <message>
        <source>keep the last picture</source>
        <translation>giữ ảnh của lần cuối</translation>
    </message>
    <message>
        <source>time drawing alone: layers are loaded before, every repeat shifts the view, nothing is reused</source>
        <translation>chỉ đo thời gian vẽ: lớp đã nạp trước, mỗi lần vẽ dịch khung nhìn, không dùng lại gì</translation>
    </message>
    <message>
        <source>move a point from one coordinate system to another; x is east or longitude, y north or latitude</source>
        <translation>tính chuyển một điểm giữa hai hệ tọa độ; x là đông hoặc kinh độ, y là bắc hoặc vĩ độ</translation>
    </message>
    <message>
        <source>the system of X and Y, for example EPSG:4326</source>
        <translation>hệ tọa độ của X và Y, ví dụ EPSG:4326</translation>
    </message>
    <message>
        <source>the system wanted, for example EPSG:9210</source>
        <translation>hệ tọa độ cần có, ví dụ EPSG:9210</translation>
    </message>
    <message>
        <source>make a checked copy of a workspace, such as on a USB stick</source>
        <translation>tạo bản sao đã kiểm tra của tệp làm việc, ví dụ vào USB</translation>
    </message>
    <message>
        <source>rows only: leave out parts that are not ours</source>
        <translation>chỉ chép các dòng: bỏ những phần lạ trong tệp</translation>
    </message>
    <message>
        <source>keep a checked copy in the folder of backups</source>
        <translation>lưu một bản chép đã kiểm tra vào thư mục bản lưu</translation>
    </message>
    <message>
        <source>put work on its network drive that is on this computer only</source>
        <translation>trả về ổ mạng phần việc mới chỉ có ở máy này</translation>
    </message>
    <message>
        <source>list work that waits for its network drive</source>
        <translation>liệt kê phần việc còn chờ trả về ổ mạng</translation>
    </message>
    <message>
        <source>list the folders that are treated as network drives, or change them</source>
        <translation>liệt kê hoặc sửa các thư mục được làm như ổ mạng</translation>
    </message>
    <message>
        <source>a program such as OneDrive carries this folder to other computers</source>
        <translation>thư mục này được chương trình như OneDrive chuyển sang máy khác</translation>
    </message>
    <message>
        <source>treat this folder as any other again</source>
        <translation>lại coi thư mục này như mọi thư mục khác</translation>
    </message>
    <message>
        <source>list or export the rows of a layer that fit</source>
        <translation>liệt kê hoặc xuất các dòng khớp của một lớp</translation>
    </message>
    <message>
        <source>rows that hold these words, marks and case apart</source>
        <translation>các dòng có những từ này, không phân biệt dấu và chữ hoa</translation>
    </message>
    <message>
        <source>rows that fit a condition, for example &quot;dien_tich &gt; 500&quot;</source>
        <translation>các dòng thỏa điều kiện, ví dụ &quot;dien_tich &gt; 500&quot;</translation>
    </message>
    <message>
        <source>order of the rows</source>
        <translation>thứ tự các dòng</translation>
    </message>
    <message>
        <source>only these fields, in this order</source>
        <translation>chỉ các trường này, theo thứ tự này</translation>
    </message>
    <message>
        <source>leave out the first N rows</source>
        <translation>bỏ qua N dòng đầu</translation>
    </message>
    <message>
        <source>at most N rows (1,000 unless exported)</source>
        <translation>nhiều nhất N dòng (1.000 nếu không xuất ra tệp)</translation>
    </message>
    <message>
        <source>write them into a new file for a spreadsheet</source>
        <translation>ghi ra tệp mới cho bảng tính</translation>
    </message>
    <message>
        <source>find a place by its name, a parcel by its number, or read coordinates</source>
        <translation>tìm nơi theo tên, thửa theo số, hoặc đọc tọa độ</translation>
    </message>
    <message>
        <source>at most N places (20)</source>
        <translation>nhiều nhất N nơi (nếu không: 20)</translation>
    </message>
    <message>
        <source>show, make, load or save the style of a layer</source>
        <translation>xem, tạo, nạp hoặc ghi kiểu hiển thị của lớp</translation>
    </message>
    <message>
        <source>take the style from this file</source>
        <translation>lấy kiểu từ tệp này</translation>
    </message>
    <message>
        <source>make classes or categories of this field</source>
        <translation>chia lớp hoặc phân loại theo trường này</translation>
    </message>
    <message>
        <source>divide its numbers into N classes</source>
        <translation>chia các số thành N lớp</translation>
    </message>
    <message>
        <source>where the limits of classes lie</source>
        <translation>cách đặt ranh giới các lớp</translation>
    </message>
    <message>
        <source>one category for each of its values</source>
        <translation>mỗi giá trị một loại</translation>
    </message>
    <message>
        <source>only the N most frequent values, others together</source>
        <translation>chỉ N giá trị hay gặp nhất, còn lại gộp chung</translation>
    </message>
    <message>
        <source>colours, for example sea, greens, change, kinds</source>
        <translation>bảng màu, ví dụ sea, greens, change, kinds</translation>
    </message>
    <message>
        <source>write the style into a new file</source>
        <translation>ghi kiểu ra tệp mới</translation>
    </message>
    <message>
        <source>count, sum, mean, least and greatest of the numbers, not the rows</source>
        <translation>số giá trị, tổng, trung bình, nhỏ nhất và lớn nhất của các số, thay cho các dòng</translation>
    </message>
    <message>
        <source>move layers to a group</source>
        <translation>chuyển lớp vào nhóm</translation>
    </message>
    <message>
        <source>group layers by kind</source>
        <translation>xếp lớp theo loại</translation>
    </message>
    <message>
        <source>put layers into a group, made if need be</source>
        <translation>đưa lớp vào nhóm, tạo nhóm nếu chưa có</translation>
    </message>
    <message>
        <source>put all layers into groups by their roles</source>
        <translation>xếp mọi lớp vào nhóm theo vai trò</translation>
    </message>
    <message>
        <source>the group of layers it goes into (else that of its role)</source>
        <translation>nhóm lớp để đưa vào (nếu không: nhóm theo vai trò)</translation>
    </message>
    <message>
        <source>measure a line or an area, on the grid and on the ellipsoid</source>
        <translation>đo một đường hoặc một vùng, trên lưới và trên ellipsoid</translation>
    </message>
    <message>
        <source>the system of the points, for example EPSG:9210</source>
        <translation>hệ tọa độ của các điểm, ví dụ EPSG:9210</translation>
    </message>
    <message>
        <source>the points go round an area</source>
        <translation>các điểm đi vòng quanh một vùng</translation>
    </message>
    <message>
        <source>print a map to a PDF sheet at an exact scale</source>
        <translation>in bản đồ ra tờ PDF đúng tỷ lệ</translation>
    </message>
    <message>
        <source>scale 1:N on paper</source>
        <translation>tỷ lệ 1:N trên giấy</translation>
    </message>
    <message>
        <source>the middle of the map, in map units</source>
        <translation>tâm bản đồ, theo đơn vị của bản đồ</translation>
    </message>
    <message>
        <source>A4 (else), A3, A2, A1 or A0</source>
        <translation>A4 (nếu không nêu), A3, A2, A1 hoặc A0</translation>
    </message>
    <message>
        <source>the long side of the paper lies</source>
        <translation>đặt giấy nằm ngang</translation>
    </message>
    <message>
        <source>the title above the map</source>
        <translation>tên đặt trên bản đồ</translation>
    </message>
    <message>
        <source>who made it, at the foot</source>
        <translation>người lập, ghi ở chân tờ</translation>
    </message>
    <message>
        <source>delete bookmark “%1”</source>
        <translation>xóa dấu trang “%1”</translation>
    </message>
    <message>
        <source>bookmark “%1”</source>
        <translation>dấu trang “%1”</translation>
    </message>
    <message>
        <source>list, add, rename or remove bookmarks</source>
        <translation>liệt kê, thêm, đổi tên hoặc xóa dấu trang</translation>
    </message>
    <message>
        <source>adds a bookmark of --extent</source>
        <translation>thêm một dấu trang cho --extent</translation>
    </message>
    <message>
        <source>what a new bookmark shows</source>
        <translation>vùng mà dấu trang mới cho thấy</translation>
    </message>
    <message>
        <source>layers that a new bookmark shows, hiding the others</source>
        <translation>các lớp mà dấu trang mới hiện, những lớp khác bị ẩn</translation>
    </message>
    <message>
        <source>gives the bookmark of that title or uid another</source>
        <translation>đổi tên dấu trang có tên hoặc mã đó</translation>
    </message>
    <message>
        <source>the title of a renamed bookmark</source>
        <translation>tên mới của dấu trang được đổi tên</translation>
    </message>
    <message>
        <source>deletes the bookmark of that title or uid</source>
        <translation>xóa dấu trang có tên hoặc mã đó</translation>
    </message>
    <message>
        <source>the palette&apos;s colours from its end</source>
        <translation>lấy màu của bảng màu từ cuối lên</translation>
    </message>
    <message>
        <source>say what lies at a place: rows, and values of rasters</source>
        <translation>cho biết tại một chỗ có gì: các dòng và giá trị của lớp raster</translation>
    </message>
    <message>
        <source>the place, in the workspace&apos;s system</source>
        <translation>vị trí, theo hệ tọa độ của tệp làm việc</translation>
    </message>
    <message>
        <source>how far lines and points may be (1)</source>
        <translation>đường và điểm được cách bao nhiêu mét (1)</translation>
    </message>
    <message>
        <source>only these layers, shown or not</source>
        <translation>chỉ các lớp này, đang hiện hay không</translation>
    </message>
    <message>
        <source>how the sources&apos; text is encoded, for example TCVN3, VNI, CP1258</source>
        <translation>bảng mã chữ của nguồn, ví dụ TCVN3, VNI, CP1258</translation>
    </message>
    <message>
        <source>the sources&apos; first coordinate is north</source>
        <translation>tọa độ thứ nhất của nguồn là Bắc</translation>
    </message>
    <message>
        <source>also how coordinates and text may be read there</source>
        <translation>cho biết thêm các cách đọc tọa độ và chữ khi nhập vào đó</translation>
    </message>
    <message>
        <source>look for faults in the geometry of layers</source>
        <translation>tìm lỗi hình học của các lớp</translation>
    </message>
    <message>
        <source>only these layers</source>
        <translation>chỉ những lớp này</translation>
    </message>
    <message>
        <source>only these rules, whatever fits the layer</source>
        <translation>chỉ những quy tắc này, dù lớp thuộc loại nào</translation>
    </message>
    <message>
        <source>points must lie in a polygon of this layer</source>
        <translation>điểm phải nằm trong một vùng của lớp này</translation>
    </message>
    <message>
        <source>repair what can be repaired, as one action, and look again</source>
        <translation>sửa những gì sửa được trong một thao tác rồi kiểm tra lại</translation>
    </message>
    <message>
        <source>Clear history before %1</source>
        <translation>Dọn lịch sử trước ngày %1</translation>
    </message>
    <message>
        <source>clear what old actions changed, after a backup</source>
        <translation>dọn thay đổi của những việc cũ, sau khi sao lưu</translation>
    </message>
    <message>
        <source>actions that are at least so old</source>
        <translation>những việc cũ ít nhất từng này ngày</translation>
    </message>
    <message>
        <source>say in which rows and settings two workspaces differ</source>
        <translation>cho biết hai tệp làm việc khác nhau ở dòng và thiết lập nào</translation>
    </message>
    <message>
        <source>add, move, reshape or delete features of a layer</source>
        <translation>thêm, dời, sửa hình hoặc xóa đối tượng của một lớp</translation>
    </message>
    <message>
        <source>adds a feature with this geometry</source>
        <translation>thêm một đối tượng có hình này</translation>
    </message>
    <message>
        <source>moves a feature to the east and to the north</source>
        <translation>dời một đối tượng sang đông và lên bắc</translation>
    </message>
    <message>
        <source>gives a feature another geometry</source>
        <translation>thay hình của một đối tượng</translation>
    </message>
    <message>
        <source>deletes features</source>
        <translation>xóa các đối tượng</translation>
    </message>
    <message>
        <source>only rows that fit a condition, as with rows</source>
        <translation>chỉ những dòng khớp điều kiện, như lệnh rows</translation>
    </message>
    <message>
        <source>list or change the fields of a layer</source>
        <translation>liệt kê hoặc đổi các trường của một lớp</translation>
    </message>
    <message>
        <source>append a field; integer, real, text, date, datetime, boolean or blob</source>
        <translation>thêm một trường kiểu integer, real, text, date, datetime, boolean hoặc blob</translation>
    </message>
    <message>
        <source>what people read instead of its name</source>
        <translation>tên hiện ra thay cho tên cột</translation>
    </message>
    <message>
        <source>show it nowhere; what it holds is kept</source>
        <translation>ẩn ở mọi nơi, dữ liệu vẫn giữ</translation>
    </message>
    <message>
        <source>show it again</source>
        <translation>hiện lại</translation>
    </message>
    <message>
        <source>nobody may leave it empty</source>
        <translation>không được để trống</translation>
    </message>
    <message>
        <source>it may be left empty</source>
        <translation>được để trống</translation>
    </message>
    <message>
        <source>the values that it takes; none after = for any</source>
        <translation>các giá trị được nhận; để trống sau = là nhận mọi giá trị</translation>
    </message>
    <message>
        <source>set fields of rows to the same values</source>
        <translation>đặt cùng một giá trị cho các trường của nhiều dòng</translation>
    </message>
    <message>
        <source>set a field of rows to what an expression comes to</source>
        <translation>tính một trường của nhiều dòng theo biểu thức</translation>
    </message>
    <message>
        <source>show the first ten rows that would change, and change nothing</source>
        <translation>cho xem mười dòng đầu sẽ đổi, không ghi gì</translation>
    </message>
    <message>
        <source>no more entries than this</source>
        <translation>không quá số việc này</translation>
    </message>
    <message>
        <source>only entries before the one of this number</source>
        <translation>chỉ những việc trước việc có số này</translation>
    </message>
    <message>
        <source>only entries with this in title, author or layer</source>
        <translation>chỉ những việc có chữ này trong tên, người làm hay lớp</translation>
    </message>
    <message>
        <source>take the last action back, or an older one alone</source>
        <translation>hoàn tác việc cuối, hoặc hoàn lại riêng một việc cũ</translation>
    </message>
    <message>
        <source>number or id of the one action that is to be taken back</source>
        <translation>số hoặc mã của một việc cần hoàn lại riêng</translation>
    </message>
    <message>
        <source>bring two copies of a workspace together</source>
        <translation>gộp hai bản sao của một tệp làm việc</translation>
    </message>
    <message>
        <source>the new file</source>
        <translation>tệp mới</translation>
    </message>
    <message>
        <source>list or settle what a merge left open</source>
        <translation>liệt kê hoặc giải quyết những chỗ còn mâu thuẫn sau khi gộp</translation>
    </message>
    <message>
        <source>settle them: the value to take</source>
        <translation>giải quyết: lấy giá trị của bên nào</translation>
    </message>
    <message>
        <source>only these, as the list names them</source>
        <translation>chỉ những mục này, theo mã trong danh sách</translation>
    </message>
    <message>
        <source>as it was after this entry of the history</source>
        <translation>như ngay sau việc này trong lịch sử</translation>
    </message>
    <message>
        <source>also what names each row for good</source>
        <translation>kèm mã định danh lâu dài của từng dòng</translation>
    </message>
    <message>
        <source>repair, and delete rows without geometry</source>
        <translation>sửa, và xóa các dòng không có hình</translation>
    </message>
    <message>
        <source>leave out overlaps and gaps that are smaller</source>
        <translation>bỏ qua chồng lấn và khe hở nhỏ hơn</translation>
    </message>
    <message>
        <source>leave out overlaps and gaps that are narrower</source>
        <translation>bỏ qua chồng lấn và khe hở hẹp hơn</translation>
    </message>
    <message>
        <source>parts that are narrower are slivers</source>
        <translation>phần hẹp hơn được coi là mảnh vụn</translation>
    </message>
    <message>
        <source>ends this near to another line are loose</source>
        <translation>đầu mút cách đường khác trong khoảng này là đầu mút hở</translation>
    </message>
    <message>
        <source>deletes the features that fit it</source>
        <translation>xóa các đối tượng khớp điều kiện này</translation>
    </message>
    <message>
        <source>table with the columns distance, name, DestinationName, demand</source>
        <translation>bảng có các cột distance, name, DestinationName, demand</translation>
    </message>
    <message>
        <source>mclp, lscp, lscpb, pmedian or pcenter</source>
        <translation>mclp, lscp, lscpb, pmedian hoặc pcenter</translation>
    </message>
    <message>
        <source>how many sites are to be chosen at the most</source>
        <translation>số chỗ đặt được chọn nhiều nhất</translation>
    </message>
    <message>
        <source>distance within which a place is served</source>
        <translation>khoảng cách trong đó một nơi được phục vụ</translation>
    </message>
    <message>
        <source>what all chosen sites may cost, one each costing 1</source>
        <translation>tổng chi phí của các chỗ được chọn, mỗi chỗ tính 1</translation>
    </message>
    <message>
        <source>sites that are chosen in any case</source>
        <translation>các chỗ phải chọn</translation>
    </message>
    <message>
        <source>sites that are never chosen</source>
        <translation>các chỗ không được chọn</translation>
    </message>
    <message>
        <source>sites that stand already; they count and cost nothing</source>
        <translation>các chỗ đã có; không tính số lượng và chi phí</translation>
    </message>
    <message>
        <source>what can be seen from a place over a terrain</source>
        <translation>vùng nhìn thấy từ một chỗ trên địa hình</translation>
    </message>
    <message>
        <source>where one looks from, in the terrain&apos;s system</source>
        <translation>chỗ đứng nhìn, theo hệ tọa độ của địa hình</translation>
    </message>
    <message>
        <source>of the eye above the ground</source>
        <translation>độ cao mắt trên mặt đất</translation>
    </message>
    <message>
        <source>of what is looked for, above the ground</source>
        <translation>độ cao của vật cần nhìn thấy trên mặt đất</translation>
    </message>
    <message>
        <source>how far one looks; else to the terrain&apos;s end</source>
        <translation>nhìn xa đến đâu; không ghi thì đến hết địa hình</translation>
    </message>
    <message>
        <source>of the Earth&apos;s curve that refraction leaves, 0.85714 unless said; 0 is a flat Earth</source>
        <translation>phần độ cong Trái Đất còn lại sau khúc xạ, mặc định 0.85714; 0 là mặt phẳng</translation>
    </message>
    <message>
        <source>reckon the coverage “%1”</source>
        <translation>tính vùng phủ “%1”</translation>
    </message>
    <message>
        <source>find the gaps “%1”</source>
        <translation>tìm chỗ trống “%1”</translation>
    </message>
    <message>
        <source>find what two owners cover both</source>
        <translation>tìm chỗ hai chủ quản cùng phủ</translation>
    </message>
    <message>
        <source>writes the covered areas by class</source>
        <translation>ghi vùng được phủ theo mức</translation>
    </message>
    <message>
        <source>writes where people live that nobody serves</source>
        <translation>ghi nơi có người ở mà chưa được phục vụ</translation>
    </message>
    <message>
        <source>keeps what two owners cover both as findings</source>
        <translation>ghi chỗ hai chủ quản cùng phủ thành phát hiện</translation>
    </message>
    <message>
        <source>writes the best class of each cell</source>
        <translation>ghi mức tốt nhất của từng ô</translation>
    </message>
    <message>
        <source>what a layer of sensors covers, and whom it serves</source>
        <translation>một lớp cảm biến phủ những đâu, phục vụ ai</translation>
    </message>
    <message>
        <source>the sensors, a layer of points</source>
        <translation>cảm biến, một lớp điểm</translation>
    </message>
    <message>
        <source>only sensors of this type, as camera or lora</source>
        <translation>chỉ cảm biến loại này, như camera hoặc lora</translation>
    </message>
    <message>
        <source>disc, road, sector, sight, camera, radio or reading; else the type&apos;s</source>
        <translation>disc, road, sector, sight, camera, radio hoặc reading; không ghi thì theo loại</translation>
    </message>
    <message>
        <source>heights that hide; none unless named</source>
        <translation>địa hình che khuất; không nêu tên thì không dùng</translation>
    </message>
    <message>
        <source>that hide, and that people live in</source>
        <translation>công trình che khuất và có người ở</translation>
    </message>
    <message>
        <source>whose covered length is told</source>
        <translation>đường cần tính chiều dài được phủ</translation>
    </message>
    <message>
        <source>with numbers of people</source>
        <translation>có dân số</translation>
    </message>
    <message>
        <source>schools and the like, to be counted</source>
        <translation>trường học và nơi tương tự, để đếm</translation>
    </message>
    <message>
        <source>camera: classes of IEC 62676-4 of 2014 or 2025</source>
        <translation>camera: mức theo IEC 62676-4 bản 2014 hoặc 2025</translation>
    </message>
    <message>
        <source>radio: the formula of path loss</source>
        <translation>vô tuyến: công thức suy hao</translation>
    </message>
    <message>
        <source>of what is looked for, or of the receiver</source>
        <translation>độ cao của mục tiêu hoặc máy thu</translation>
    </message>
    <message>
        <source>for sensors whose rows don&apos;t say it: height_m=6</source>
        <translation>cho cảm biến không ghi rõ: height_m=6</translation>
    </message>
    <message>
        <source>list what analyses found, and decide on it</source>
        <translation>liệt kê những gì các phân tích phát hiện và quyết định về chúng</translation>
    </message>
    <message>
        <source>only of this rule, or of those that begin with it</source>
        <translation>chỉ của quy tắc này, hoặc của các quy tắc bắt đầu bằng tên này</translation>
    </message>
    <message>
        <source>only about this layer or beside it</source>
        <translation>chỉ những phát hiện về lớp này hoặc có liên quan đến lớp này</translation>
    </message>
    <message>
        <source>only in this state</source>
        <translation>chỉ ở trạng thái này</translation>
    </message>
    <message>
        <source>also those that are not found any more</source>
        <translation>cả những phát hiện không còn thấy nữa</translation>
    </message>
    <message>
        <source>puts the findings of --only into this state</source>
        <translation>chuyển các phát hiện của --only sang trạng thái này</translation>
    </message>
    <message>
        <source>the findings to decide on</source>
        <translation>các phát hiện cần quyết định</translation>
    </message>
    <message>
        <source>a table: none of its columns holds coordinates, so it is not on the map</source>
        <translation>bảng: không cột nào có tọa độ nên không có trên bản đồ</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a place</source>
        <translation>
            <numerusform>%n dòng không có vị trí</numerusform>
        </translation>
    </message>
    <message>
        <source>column “%1”: either number can be the latitude; look at the map, --swap-axes turns them</source>
        <extracomment>%1 a column of a table</extracomment>
        <translation>cột “%1”: số nào cũng có thể là vĩ độ; xem trên bản đồ, --swap-axes đổi thứ tự</translation>
    </message>
    <message>
        <source>column “%1”: the latitude stands first</source>
        <extracomment>%1 a column of a table</extracomment>
        <translation>cột “%1”: vĩ độ đứng trước</translation>
    </message>
    <message numerus="yes">
        <source>column “%1”: %n row(s) can only be meant the other way round, and are read so</source>
        <extracomment>%1 a column of a table</extracomment>
        <translation>
            <numerusform>cột “%1”: %n dòng chỉ có thể hiểu theo thứ tự ngược lại và đã được đọc như vậy</numerusform>
        </translation>
    </message>
    <message>
        <source>lines</source>
        <translation>đường</translation>
    </message>
    <message>
        <source>Sensors placed</source>
        <extracomment>what the history says of a new layer of sensors</extracomment>
        <translation>Đặt cảm biến</translation>
    </message>
    <message>
        <source>place sensors, along lines or by their coordinates</source>
        <translation>đặt cảm biến dọc theo đường hoặc theo tọa độ</translation>
    </message>
    <message>
        <source>gets the sensors; made where there is none</source>
        <translation>lớp nhận cảm biến; được tạo nếu chưa có</translation>
    </message>
    <message>
        <source>what they are, as camera or lora (see sensor-types)</source>
        <translation>loại cảm biến, như camera hoặc lora (xem sensor-types)</translation>
    </message>
    <message>
        <source>lines that they stand along</source>
        <translation>lớp đường để đặt dọc theo</translation>
    </message>
    <message>
        <source>only along the lines that fit it</source>
        <translation>chỉ dọc theo các đường khớp điều kiện</translation>
    </message>
    <message>
        <source>from one to the next along a line</source>
        <translation>khoảng cách giữa hai cảm biến dọc theo đường</translation>
    </message>
    <message>
        <source>from a line&apos;s start to the first (else half of that)</source>
        <translation>từ đầu đường đến cảm biến đầu tiên (mặc định bằng một nửa khoảng cách)</translation>
    </message>
    <message>
        <source>to the right of the line; negative: to the left</source>
        <translation>lệch sang phải đường; số âm: sang trái</translation>
    </message>
    <message>
        <source>every other one on the other side</source>
        <translation>so le hai bên đường</translation>
    </message>
    <message>
        <source>places, east first, in the workspace&apos;s system</source>
        <translation>các vị trí, hoành độ Đông trước, theo hệ tọa độ của tệp làm việc</translation>
    </message>
    <message>
        <source>what they are called, before a number</source>
        <translation>tên gọi, đứng trước số thứ tự</translation>
    </message>
    <message>
        <source>who has them</source>
        <translation>đơn vị chủ quản</translation>
    </message>
    <message>
        <source>what differs from the type: height_m=6</source>
        <translation>giá trị khác với loại: height_m=6</translation>
    </message>
    <message>
        <source>kinds of sensors, and what is taken of them</source>
        <translation>các loại cảm biến và giá trị mặc định của chúng</translation>
    </message>
    <message>
        <source>also tell what 1, 2 … up to N sites serve, chosen quickly</source>
        <translation>cho biết thêm 1, 2 … đến N vị trí phục vụ được bao nhiêu, chọn nhanh</translation>
    </message>
    <message>
        <source>choose the best sites from a table of distances or among candidates of a workspace, proven</source>
        <translation>chọn chỗ đặt tốt nhất từ bảng khoảng cách hoặc trong các chỗ có thể đặt của tệp làm việc, có chứng minh</translation>
    </message>
    <message>
        <source>chooses among candidates of a layer, not of a table</source>
        <translation>chọn trong một lớp chỗ có thể đặt, không dùng bảng</translation>
    </message>
    <message>
        <source>poles, lamp posts or roofs where a unit may stand</source>
        <translation>cột, cột đèn hoặc mái nhà có thể đặt thiết bị</translation>
    </message>
    <message>
        <source>only this class of coverage or a better one counts</source>
        <translation>chỉ tính từ mức phủ này trở lên</translation>
    </message>
    <message>
        <source>what a pole costs that is planned only</source>
        <translation>giá một cột chưa dựng</translation>
    </message>
    <message>
        <source>only candidates in it</source>
        <translation>chỉ các chỗ nằm trong đó</translation>
    </message>
    <message>
        <source>writes the chosen units as a new layer of sensors</source>
        <translation>ghi các thiết bị được chọn thành lớp cảm biến mới</translation>
    </message>
    <message>
        <source>choose the sites “%1”</source>
        <extracomment>a line of the history</extracomment>
        <translation>chọn chỗ đặt “%1”</translation>
    </message>
    <message>
        <source>further types, one of which a pole may get instead</source>
        <translation>loại khác; mỗi cột chỉ nhận một loại</translation>
    </message>
    <message>
        <source>radio: writes the strongest level of each cell, and whose</source>
        <translation>vô tuyến: ghi mức thu mạnh nhất của từng ô và trạm phát</translation>
    </message>
    <message>
        <source>look for clashes of projects</source>
        <translation>Rà soát xung đột giữa các dự án</translation>
    </message>
    <message>
        <source>list where projects clash or could work together</source>
        <translation>liệt kê chỗ các dự án xung đột hoặc có thể làm chung</translation>
    </message>
    <message>
        <source>the rules; else those of the program</source>
        <translation>bộ quy tắc; nếu không nêu thì dùng bộ của chương trình</translation>
    </message>
    <message>
        <source>only pairs of works within this distance</source>
        <translation>chỉ các cặp công trình cách nhau không quá khoảng này</translation>
    </message>
    <message>
        <source>days that may lie between their periods</source>
        <translation>số ngày được phép cách nhau giữa hai thời gian thi công</translation>
    </message>
    <message>
        <source>the layer of projects; else the first one of that role</source>
        <translation>lớp dự án; nếu không nêu thì lấy lớp đầu tiên có vai trò này</translation>
    </message>
    <message>
        <source>a layer of streets that must not be dug</source>
        <translation>lớp các tuyến đường đang cấm đào</translation>
    </message>
    <message>
        <source>keeps the findings in the workspace</source>
        <translation>lưu các phát hiện vào vùng làm việc</translation>
    </message>
    <message>
        <source>keeps the best class of each cell</source>
        <translation>giữ mức tốt nhất của mỗi ô thành lớp raster</translation>
    </message>
    <message>
        <source>radio: keeps the strongest level of each cell, and whose</source>
        <translation>vô tuyến: giữ mức thu mạnh nhất của mỗi ô và trạm phát thành lớp raster</translation>
    </message>
    <message>
        <source>why; accepting and exempting need it</source>
        <translation>lý do; bắt buộc khi chấp nhận hoặc miễn trừ</translation>
    </message>
    <message>
        <source>of a list of projects: only say what would be taken and changed</source>
        <translation>với danh sách dự án: chỉ cho biết sẽ nhận gì và đổi gì</translation>
    </message>
    <message>
        <source>the register of projects, its sums and what is wrong</source>
        <translation>danh mục dự án, các tổng và những điều cần xem lại</translation>
    </message>
    <message>
        <source>the register (else the first layer of projects)</source>
        <translation>danh mục (không ghi: lớp dự án đầu tiên)</translation>
    </message>
    <message>
        <source>writes the plan&apos;s table, its sums as formulas</source>
        <translation>ghi bảng kế hoạch, các tổng là công thức</translation>
    </message>
    <message>
        <source>find the cheapest shifts of dates that take clashes away</source>
        <translation>tìm cách dời lịch ít tốn nhất để hết chồng chéo</translation>
    </message>
    <message>
        <source>the greatest shift, 24 unless given</source>
        <translation>dời nhiều nhất bao nhiêu tháng (nếu không: 24)</translation>
    </message>
    <message>
        <source>months of one step: 1 unless given, 3 for quarters</source>
        <translation>mỗi bước dời mấy tháng: 1 nếu không nêu, 3 là theo quý</translation>
    </message>
    <message>
        <source>the most that a year may cost, as 2027=120 tỷ</source>
        <translation>trần vốn của từng năm, ví dụ 2027=120 tỷ</translation>
    </message>
    <message>
        <source>what a month&apos;s shift of a project costs</source>
        <translation>dời dự án một tháng tính bao nhiêu</translation>
    </message>
    <message>
        <source>projects of which one has to be done before the other</source>
        <translation>dự án trước phải xong rồi dự án sau mới bắt đầu</translation>
    </message>
    <message>
        <source>what has begun by then stays</source>
        <translation>đến ngày đó dự án nào đã khởi công thì giữ nguyên</translation>
    </message>
    <message>
        <source>then the best so far is told</source>
        <translation>hết thời gian thì in phương án tốt nhất đã có</translation>
    </message>
    <message>
        <source>writes the new dates, as one action that can be undone</source>
        <translation>ghi lịch mới thành một việc, hoàn tác được</translation>
    </message>
    <message>
        <source>how they send (else as their type does)</source>
        <translation>cách truyền dữ liệu (mặc định theo loại)</translation>
    </message>
    <message>
        <source>who gets their data (else as of their type)</source>
        <translation>nơi nhận dữ liệu (mặc định theo loại)</translation>
    </message>
    <message>
        <source>no heading says what money is counted in: taken as %1</source>
        <extracomment>%1 amounts of money are counted in it: &quot;1 triệu&quot;</extracomment>
        <translation>không tiêu đề nào ghi đơn vị tiền: lấy là %1</translation>
    </message>
    <message>
        <source>%1 rows taken, %2 refused, %3 left out</source>
        <extracomment>%1 rows taken, %2 refused, %3 titles and sums of sections</extracomment>
        <translation>nhận %1 dòng, từ chối %2, bỏ qua %3</translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 the same, %4 not in the list</source>
        <extracomment>%1, %2, %3 projects; %4 projects of the register that the list does not have</extracomment>
        <translation>%1 mới, %2 thay đổi, %3 giữ nguyên, %4 không có trong danh sách</translation>
    </message>
    <message>
        <source>List of projects taken in</source>
        <extracomment>what the history says of a list of projects taken in</extracomment>
        <translation>Nhập danh sách dự án</translation>
    </message>
    <message>
        <source>Projects</source>
        <extracomment>title of a layer</extracomment>
        <translation>Dự án</translation>
    </message>
    <message>
        <source>Table of capital made</source>
        <extracomment>what the history says of the table of capital being made</extracomment>
        <translation>Lập bảng vốn</translation>
    </message>
</context>
<context>
    <name>diaban::coverage</name>
    <message>
        <source>Identify</source>
        <translation>Nhận dạng</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>Nhận biết</translation>
    </message>
    <message>
        <source>Observe</source>
        <translation>Quan sát</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>Phát hiện</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Theo dõi chung</translation>
    </message>
    <message>
        <source>Scrutinise</source>
        <translation>Soi kỹ</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Xác nhận</translation>
    </message>
    <message>
        <source>Characterise</source>
        <translation>Mô tả đặc điểm</translation>
    </message>
    <message>
        <source>Perceive</source>
        <translation>Nhận ra</translation>
    </message>
    <message>
        <source>Discern</source>
        <translation>Phân biệt</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Thấy dáng</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Bán kính</translation>
    </message>
    <message>
        <source>Along roads</source>
        <translation>Dọc đường</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Hình quạt</translation>
    </message>
    <message>
        <source>Line of sight</source>
        <translation>Tầm nhìn</translation>
    </message>
    <message>
        <source>Pixel density</source>
        <translation>Mật độ điểm ảnh</translation>
    </message>
    <message>
        <source>Radio reception</source>
        <translation>Thu sóng vô tuyến</translation>
    </message>
    <message>
        <source>Reach of readings</source>
        <translation>Tầm đại diện của số đo</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Mạnh</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Tốt</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Yếu</translation>
    </message>
    <message>
        <source>Error up to half the spread</source>
        <translation>Sai số đến nửa độ phân tán</translation>
    </message>
    <message>
        <source>Error up to 70 % of the spread</source>
        <translation>Sai số đến 70 % độ phân tán</translation>
    </message>
    <message>
        <source>Error up to 90 % of the spread</source>
        <translation>Sai số đến 90 % độ phân tán</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Được phủ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ quản</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Giao thức</translation>
    </message>
    <message>
        <source>Data recipient</source>
        <translation>Nơi nhận dữ liệu</translation>
    </message>
    <message>
        <source>Mounting height (m)</source>
        <translation>Độ cao lắp đặt (m)</translation>
    </message>
    <message>
        <source>Range (m)</source>
        <translation>Tầm (m)</translation>
    </message>
    <message>
        <source>Azimuth (°)</source>
        <translation>Hướng (°)</translation>
    </message>
    <message>
        <source>Field of view (°)</source>
        <translation>Góc nhìn (°)</translation>
    </message>
    <message>
        <source>Tilt (°)</source>
        <translation>Góc cúi (°)</translation>
    </message>
    <message>
        <source>Pixels across</source>
        <translation>Số điểm ảnh ngang</translation>
    </message>
    <message>
        <source>Pixels down</source>
        <translation>Số điểm ảnh dọc</translation>
    </message>
    <message>
        <source>Frequency (MHz)</source>
        <translation>Tần số (MHz)</translation>
    </message>
    <message>
        <source>Radiated power (dBm)</source>
        <translation>Công suất bức xạ (dBm)</translation>
    </message>
    <message>
        <source>Sensitivity (dBm)</source>
        <translation>Độ nhạy (dBm)</translation>
    </message>
    <message>
        <source>Cost (đồng)</source>
        <translation>Giá (đồng)</translation>
    </message>
    <message>
        <source>Life (years)</source>
        <translation>Tuổi thọ (năm)</translation>
    </message>
    <message>
        <source>points</source>
        <translation>điểm</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>%1 a number</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 million đồng</source>
        <translation>%1 triệu đồng</translation>
    </message>
    <message>
        <source>%1 billion đồng</source>
        <translation>%1 tỷ đồng</translation>
    </message>
    <message>
        <source>Received level</source>
        <translation>Mức thu</translation>
    </message>
    <message>
        <source>Best server</source>
        <translation>Trạm phục vụ</translation>
    </message>
    <message>
        <source>%1 ha</source>
        <translation>%1 ha</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 km²</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::CoverageTables</name>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Chỗ đặt</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Owner of the pole</source>
        <translation>Chủ cột</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kiểu</translation>
    </message>
    <message>
        <source>Adds, people</source>
        <translation>Thêm, người</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Cộng dồn</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ quản</translation>
    </message>
    <message>
        <source>Serves, people</source>
        <translation>Phục vụ, người</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Xã, phường</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Được phục vụ</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Tỷ lệ</translation>
    </message>
    <message>
        <source>By 2 or more</source>
        <translation>Từ 2 lần</translation>
    </message>
    <message>
        <source>Road served, km</source>
        <translation>Đường phủ, km</translation>
    </message>
    <message>
        <source>Share of road</source>
        <translation>Tỷ lệ đường</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Nhà</translation>
    </message>
    <message>
        <source>Proposed sites</source>
        <translation>Chỗ đặt đề xuất</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>Cảm biến</translation>
    </message>
    <message>
        <source>By commune</source>
        <translation>Theo xã, phường</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Chỗ trống</translation>
    </message>
    <message>
        <source>No site was asked for yet. Choose a goal and possible sites in step 4 at the left, then press “Find sites”.</source>
        <translation>Chưa tìm chỗ đặt nào. Chọn mục tiêu và lớp cột ở bước 4 bên trái rồi bấm “Tìm chỗ đặt”.</translation>
    </message>
    <message>
        <source>No sensor is reckoned with yet. Choose a layer of sensors in step 1 at the left.</source>
        <translation>Chưa tính cảm biến nào. Chọn lớp cảm biến ở bước 1 bên trái.</translation>
    </message>
    <message>
        <source>Nothing is told by commune: that needs a layer of communes with their people.</source>
        <translation>Chưa có kết quả theo xã: cần lớp xã, phường có dân số.</translation>
    </message>
    <message>
        <source>No place where people live is left out, as far as it was reckoned.</source>
        <translation>Chưa thấy chỗ có người ở nào bị bỏ trống.</translation>
    </message>
    <message>
        <source>Tables of coverage</source>
        <translation>Bảng phủ sóng</translation>
    </message>
    <message>
        <source>Write as a new layer…</source>
        <translation>Ghi thành lớp mới…</translation>
    </message>
    <message>
        <source>Export XLSX…</source>
        <translation>Xuất XLSX…</translation>
    </message>
    <message>
        <source>All tables, each as a sheet of one spreadsheet</source>
        <translation>Tất cả các bảng, mỗi bảng một trang tính</translation>
    </message>
    <message>
        <source>Hide the tables</source>
        <translation>Ẩn các bảng</translation>
    </message>
    <message>
        <source>Adds, buildings</source>
        <translation>Thêm, công trình</translation>
    </message>
    <message>
        <source>Stands already</source>
        <translation>Có sẵn</translation>
    </message>
    <message>
        <source>To be built</source>
        <translation>Dựng mới</translation>
    </message>
    <message>
        <source>Proven to be the best choice</source>
        <translation>Lời giải tối ưu đã chứng minh</translation>
    </message>
    <message>
        <source>Stopped: at most %1 below the best choice</source>
        <extracomment>%1 a share in per cent</extracomment>
        <translation>Đã dừng: kém tối ưu nhiều nhất %1</translation>
    </message>
    <message>
        <source>Best so far: at most %1 below the best choice</source>
        <translation>Tốt nhất đến giờ: kém tối ưu nhiều nhất %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 and %2 amounts of money</extracomment>
        <translation>%1 trong %2</translation>
    </message>
    <message>
        <source>from class “%1”</source>
        <extracomment>%1 a class of coverage</extracomment>
        <translation>từ mức %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 what a table holds, %2 how many rows</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Price, million</source>
        <translation>Giá, triệu</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Giao thức</translation>
    </message>
    <message>
        <source>Data recipient</source>
        <translation>Nơi nhận dữ liệu</translation>
    </message>
    <message>
        <source>The proposed sites become a layer of sensors</source>
        <translation>Các chỗ đặt đề xuất thành một lớp cảm biến</translation>
    </message>
    <message>
        <source>Write…</source>
        <extracomment>a short form of “Write as a new layer…”</extracomment>
        <translation>Ghi lớp…</translation>
    </message>
    <message>
        <source>XLSX…</source>
        <extracomment>a short form of “Export XLSX…”</extracomment>
        <translation>XLSX…</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::CurveView</name>
    <message>
        <source>How many more are served</source>
        <translation>Số được phục vụ khi đặt thêm</translation>
    </message>
    <message>
        <source>%1 people</source>
        <extracomment>%1 a number</extracomment>
        <translation>%1 người</translation>
    </message>
    <message>
        <source>%1 buildings</source>
        <translation>%1 công trình</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s), %1: %2</source>
        <extracomment>%1 an amount of money, %2 whom that serves</extracomment>
        <translation>
            <numerusform>%Ln cảm biến, %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>thousand people</source>
        <translation>nghìn người</translation>
    </message>
    <message>
        <source>thousand buildings</source>
        <translation>nghìn công trình</translation>
    </message>
    <message>
        <source>people</source>
        <translation>người</translation>
    </message>
    <message>
        <source>buildings</source>
        <translation>công trình</translation>
    </message>
    <message>
        <source>more units</source>
        <translation>số cảm biến thêm</translation>
    </message>
    <message>
        <source>million đồng</source>
        <translation>triệu đồng</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::LevelStep</name>
    <message>
        <source>3. Results on the map</source>
        <translation>3. Lớp kết quả</translation>
    </message>
    <message>
        <source>Where nobody is served</source>
        <translation>Chỗ chưa được phủ</translation>
    </message>
    <message>
        <source>Where one may be put</source>
        <translation>Cột có thể đặt</translation>
    </message>
    <message>
        <source>Write as layers</source>
        <translation>Ghi thành lớp</translation>
    </message>
    <message>
        <source>Covered areas and gaps become layers that say what they were made from</source>
        <translation>Vùng phủ và chỗ trống thành lớp, có ghi được tính từ đâu</translation>
    </message>
    <message>
        <source>pixels/m</source>
        <translation>điểm ảnh/m</translation>
    </message>
    <message>
        <source>Write as rasters</source>
        <translation>Ghi thành lớp raster</translation>
    </message>
    <message>
        <source>The class of each cell, the received level and the best server become layers</source>
        <translation>Mức của mỗi ô, mức thu và trạm phục vụ thành các lớp raster</translation>
    </message>
    <message>
        <source>The best class of each cell becomes a layer; over terrain on its cells</source>
        <translation>Mức tốt nhất của mỗi ô thành một lớp raster; trên địa hình thì theo ô của địa hình</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::ModelStep</name>
    <message>
        <source>%1, large city</source>
        <extracomment>%1 name of a formula for the loss of radio waves</extracomment>
        <translation>%1, đô thị lớn</translation>
    </message>
    <message>
        <source>%1, small city</source>
        <translation>%1, đô thị nhỏ</translation>
    </message>
    <message>
        <source>%1, suburb</source>
        <translation>%1, ngoại ô</translation>
    </message>
    <message>
        <source>%1, open country</source>
        <translation>%1, nông thôn trống</translation>
    </message>
    <message>
        <source>%1, town and suburb</source>
        <translation>%1, thị trấn, ngoại ô</translation>
    </message>
    <message>
        <source>%1, lower bound</source>
        <translation>%1, cận dưới</translation>
    </message>
    <message>
        <source>%1, median</source>
        <translation>%1, trung vị</translation>
    </message>
    <message>
        <source>%1, upper bound</source>
        <translation>%1, cận trên</translation>
    </message>
    <message>
        <source>2. Model</source>
        <translation>2. Mô hình</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Cách tính</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Tiêu chuẩn</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Công thức</translation>
    </message>
    <message>
        <source>m</source>
        <extracomment>unit: metre</extracomment>
        <translation>m</translation>
    </message>
    <message>
        <source>Mounted at</source>
        <translation>Cao lắp đặt</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Tầm</translation>
    </message>
    <message>
        <source>View across</source>
        <translation>Góc nhìn ngang</translation>
    </message>
    <message>
        <source>Resolution</source>
        <extracomment>unit of a camera&apos;s resolution: picture elements</extracomment>
        <translation>Độ phân giải</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>điểm</translation>
    </message>
    <message>
        <source>Tilt down</source>
        <translation>Góc cúi</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Tần số</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Công suất</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Độ nhạy</translation>
    </message>
    <message>
        <source>Target at</source>
        <translation>Cao mục tiêu</translation>
    </message>
    <message>
        <source>Beside the road</source>
        <translation>Cách đường</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cỡ ô lưới</translation>
    </message>
    <message>
        <source>Obstacles</source>
        <translation>Vật cản</translation>
    </message>
    <message>
        <source>Buildings (storeys)</source>
        <translation>Công trình (số tầng)</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>Receiver at</source>
        <translation>Cao máy thu</translation>
    </message>
    <message>
        <source>There is no layer of buildings in this workspace.</source>
        <translation>Tệp làm việc chưa có lớp công trình.</translation>
    </message>
    <message>
        <source>There is no elevation raster in this workspace.</source>
        <translation>Tệp làm việc chưa có mô hình số độ cao.</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::NumberField</name>
    <message>
        <source>From %1 to %2.</source>
        <extracomment>two numbers of the same unit</extracomment>
        <translation>Từ %1 đến %2.</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::SensorStep</name>
    <message>
        <source>1. Sensors</source>
        <translation>1. Cảm biến</translation>
    </message>
    <message>
        <source>There is no layer of sensors yet. Import a layer of points, or place sensors on the map.</source>
        <translation>Chưa có lớp cảm biến. Nhập một lớp điểm hoặc đặt cảm biến trên bản đồ.</translation>
    </message>
    <message>
        <source>Layer of sensors</source>
        <translation>Lớp cảm biến</translation>
    </message>
    <message>
        <source>Type of sensors</source>
        <translation>Loại cảm biến</translation>
    </message>
    <message>
        <source>Import sensors…</source>
        <translation>Nhập cảm biến…</translation>
    </message>
    <message>
        <source>Place by hand</source>
        <translation>Đặt từng cái</translation>
    </message>
    <message>
        <source>Each click on the map places a sensor; drag to turn it</source>
        <translation>Mỗi lần bấm trên bản đồ đặt một cảm biến; kéo để xoay hướng</translation>
    </message>
    <message>
        <source>Along a line</source>
        <translation>Dọc tuyến</translation>
    </message>
    <message>
        <source>Draw a line; sensors stand along it at equal distances</source>
        <translation>Vẽ một đường; cảm biến đứng dọc theo đó, cách đều nhau</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tất cả các loại</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sensor(s) · %1 in view</source>
        <extracomment>a network of sensors: how many there are, and what else is known of them</extracomment>
        <translation>
            <numerusform>%Ln cảm biến · %1 trong khung nhìn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln owner(s)</source>
        <extracomment>%1 number of sensors and of those in view</extracomment>
        <translation>
            <numerusform>%1 · %Ln chủ quản</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sensor(s) without a direction: taken to look all around.</source>
        <translation>
            <numerusform>%Ln cảm biến chưa có hướng: tính như nhìn mọi phía.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::coverage::SentenceButton</name>
    <message>
        <source>Show it on the map</source>
        <translation>Xem trên bản đồ</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::ServedPanel</name>
    <message>
        <source>Press “Find sites” at the left to see how many people each further unit would serve.</source>
        <translation>Bấm “Tìm chỗ đặt” ở bên trái để thấy mỗi cảm biến thêm phục vụ được bao nhiêu người.</translation>
    </message>
    <message>
        <source>The chosen goal measures distances, so nothing is said of how many more are served.</source>
        <translation>Mục tiêu đã chọn đo khoảng cách nên không có đường cong số người.</translation>
    </message>
    <message>
        <source>No further site would serve anybody more.</source>
        <translation>Đặt thêm chỗ nào cũng không phục vụ thêm được ai.</translation>
    </message>
    <message>
        <source>Who is served</source>
        <translation>Ai được phục vụ</translation>
    </message>
    <message>
        <source>Choose a layer of sensors at the left, or place some on the map: then this says who is served, how well and how many times over.</source>
        <translation>Chọn lớp cảm biến ở bên trái hoặc đặt cảm biến trên bản đồ: ở đây sẽ cho biết ai được phục vụ, ở mức nào và mấy lần.</translation>
    </message>
    <message>
        <source>How many more are enough</source>
        <translation>Thêm bao nhiêu là đủ</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Theo số lượng</translation>
    </message>
    <message>
        <source>By money</source>
        <translation>Theo tiền</translation>
    </message>
    <message>
        <source>Reckoned at %1 · %2 s</source>
        <extracomment>%1 a time of day, %2 a number of seconds</extracomment>
        <translation>Tính lúc %1 · %2 giây</translation>
    </message>
    <message>
        <source>Paid for twice</source>
        <translation>Trùng chủ quản</translation>
    </message>
    <message>
        <source>Take into the roadmap</source>
        <translation>Đưa vào Lộ trình</translation>
    </message>
    <message>
        <source>Taken for granted</source>
        <translation>Lưu ý về kết quả</translation>
    </message>
    <message>
        <source>Most people without</source>
        <translation>Chỗ trống đông người nhất</translation>
    </message>
    <message>
        <source>people</source>
        <translation>người</translation>
    </message>
    <message>
        <source>buildings</source>
        <translation>công trình</translation>
    </message>
    <message>
        <source>people, %1 of the population</source>
        <translation>người, %1 dân số</translation>
    </message>
    <message>
        <source>buildings, %1 of all</source>
        <translation>công trình, %1 tổng số</translation>
    </message>
    <message>
        <source>of road served, %1 of all</source>
        <translation>đường được phủ, %1 tổng chiều dài</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>how many of how many places</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1: served</source>
        <extracomment>%1 a layer of places: Schools</extracomment>
        <translation>%1 được phục vụ</translation>
    </message>
    <message>
        <source>people served by 2 sensors or more</source>
        <translation>người được 2 cảm biến trở lên phục vụ</translation>
    </message>
    <message>
        <source>buildings served by 2 sensors or more</source>
        <translation>công trình được 2 cảm biến trở lên phục vụ</translation>
    </message>
    <message>
        <source>km² covered</source>
        <translation>km² được phủ</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Theo mức</translation>
    </message>
    <message>
        <source>%1 of %2 served</source>
        <translation>%1 trong %2 được phục vụ</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Chưa được phục vụ</translation>
    </message>
    <message>
        <source>By number of sensors</source>
        <translation>Theo số cảm biến</translation>
    </message>
    <message numerus="yes">
        <source>%n sensor(s)</source>
        <translation>
            <numerusform>%n cảm biến</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sensor(s) or more</source>
        <translation>
            <numerusform>Từ %n cảm biến</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 both cover %3 of road.</source>
        <extracomment>%1, %2 owners; %3 a length</extracomment>
        <translation>%1 và %2 cùng phủ %3 đường.</translation>
    </message>
    <message>
        <source>%1 and %2 both cover %3 of road and %4 people.</source>
        <extracomment>%1, %2 owners; %3 a length; %4 a number</extracomment>
        <translation>%1 và %2 cùng phủ %3 đường và %4 người.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln building(s)</source>
        <translation>
            <numerusform>%Ln công trình</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 người</translation>
    </message>
    <message numerus="yes">
        <source>%1 people in %Ln building(s)</source>
        <extracomment>%1 a number of people</extracomment>
        <translation>
            <numerusform>%1 người trong %Ln công trình</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>There is nothing to compare with yet: move a sensor or change the model first</source>
        <translation>Chưa có gì để so sánh: dời một cảm biến hoặc đổi mô hình trước đã</translation>
    </message>
    <message>
        <source>Shows the figures before the last change beside those of now; they stay while this is on</source>
        <translation>Hiện số liệu trước lần đổi gần nhất bên cạnh số liệu bây giờ; giữ nguyên mốc đó khi đang bật</translation>
    </message>
    <message>
        <source>Areas are being reckoned…</source>
        <translation>Diện tích đang tính…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Areas were not reckoned.</source>
        <translation>Chưa tính diện tích.</translation>
    </message>
    <message>
        <source>Reckon areas</source>
        <translation>Tính diện tích</translation>
    </message>
    <message>
        <source>Covered area</source>
        <translation>Diện tích phủ</translation>
    </message>
    <message>
        <source>before: %1 (%2)</source>
        <extracomment>%1 a figure before, %2 how the one of now differs: +1,240</extracomment>
        <translation>trước: %1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a figure, %2 how it differs from before: +1,240</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>How far off readings are</source>
        <translation>Số đo sai lệch bao nhiêu</translation>
    </message>
    <message>
        <source>The stations&apos; own values tell that readings have to do with one another up to %1 away.</source>
        <extracomment>%1 a length</extracomment>
        <translation>Theo chính số liệu của các trạm, số đo còn liên hệ với nhau trong khoảng %1.</translation>
    </message>
    <message>
        <source>There are too few values to tell how far a reading speaks: the type&apos;s range, %1, was taken.</source>
        <translation>Quá ít số liệu để biết số đo còn nói được đến đâu: lấy tầm của loại trạm, %1.</translation>
    </message>
    <message numerus="yes">
        <source>Guessed from the others, the %n station(s) are off by %1 (root mean square).</source>
        <extracomment>%1 a number in the unit of the readings</extracomment>
        <translation>
            <numerusform>Đoán từ các trạm khác, %n trạm sai lệch %1 (trung bình bình phương).</numerusform>
        </translation>
    </message>
    <message>
        <source>Their error could not be checked.</source>
        <translation>Chưa kiểm tra được sai số.</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::SitingForm</name>
    <message>
        <source>4. Choose further sites</source>
        <translation>4. Chọn chỗ đặt thêm</translation>
    </message>
    <message>
        <source>Most people</source>
        <translation>Nhiều người nhất</translation>
    </message>
    <message>
        <source>Fewest sites that serve all</source>
        <translation>Ít cột nhất, phủ hết</translation>
    </message>
    <message>
        <source>All, and most of them twice</source>
        <translation>Phủ hết, nhiều người hai lần</translation>
    </message>
    <message>
        <source>Shortest way on average</source>
        <translation>Gần nhất, tính trung bình</translation>
    </message>
    <message>
        <source>Nobody too far away</source>
        <translation>Không ai phải quá xa</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>billion đồng</source>
        <translation>tỷ đồng</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Ngân sách</translation>
    </message>
    <message>
        <source>sites</source>
        <translation>chỗ</translation>
    </message>
    <message>
        <source>At the most</source>
        <translation>Nhiều nhất</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>không hạn</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Loại đặt</translation>
    </message>
    <message>
        <source>Possible sites</source>
        <translation>Lớp cột</translation>
    </message>
    <message>
        <source>million đồng</source>
        <translation>triệu đồng</translation>
    </message>
    <message>
        <source>Where the possible sites are poles that stand, leave it empty</source>
        <translation>Để trống nếu lớp cột gồm các cột có sẵn</translation>
    </message>
    <message>
        <source>A new pole</source>
        <translation>Giá dựng cột</translation>
    </message>
    <message>
        <source>From class</source>
        <translation>Từ mức</translation>
    </message>
    <message>
        <source>Standing poles first</source>
        <translation>Ưu tiên cột có sẵn</translation>
    </message>
    <message>
        <source>Of choices that are as good, the one on poles that others have</source>
        <translation>Giữa các cách tốt như nhau thì chọn cách dùng cột có sẵn</translation>
    </message>
    <message>
        <source>Only in view</source>
        <translation>Chỉ trong khung nhìn</translation>
    </message>
    <message>
        <source>Looks at possible sites in what the map shows now</source>
        <translation>Chỉ xét các cột trong phần bản đồ đang thấy</translation>
    </message>
    <message>
        <source>Find sites</source>
        <translation>Tìm chỗ đặt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Reckon again</source>
        <translation>Tính lại</translation>
    </message>
    <message>
        <source>Reckons who is served, with the layers as they are now</source>
        <translation>Tính lại ai được phục vụ theo các lớp hiện nay</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Bất kỳ</translation>
    </message>
    <message>
        <source>Choose or place sensors first: they say what is served now.</source>
        <translation>Chọn hoặc đặt cảm biến trước: cần biết chỗ nào đã được phủ.</translation>
    </message>
    <message>
        <source>Possible sites come from a layer of points: poles, posts, roofs. Import or draw one.</source>
        <translation>Chỗ đặt lấy từ một lớp điểm: cột đèn, trụ, mái nhà. Nhập hoặc vẽ một lớp như vậy.</translation>
    </message>
    <message>
        <source>Other types as well</source>
        <translation>Cả loại khác</translation>
    </message>
    <message>
        <source>A site gets one unit, of the type above or of one of these, whichever does most</source>
        <translation>Mỗi chỗ đặt nhận một thiết bị, thuộc loại ở trên hoặc một trong các loại này, tùy loại nào phục vụ nhiều nhất</translation>
    </message>
</context>
<context>
    <name>diaban::coverage::StepsPanel</name>
    <message>
        <source>Sensor coverage</source>
        <translation>Phủ sóng cảm biến</translation>
    </message>
    <message>
        <source>Reckon again</source>
        <translation>Tính lại</translation>
    </message>
    <message>
        <source>Out of date: %1</source>
        <extracomment>%1 a sentence that says what changed since</extracomment>
        <translation>Đã cũ: %1</translation>
    </message>
</context>
<context>
    <name>diaban::demo</name>
    <message>
        <source>Demo province</source>
        <translation>Tỉnh mẫu</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Actions</name>
    <message>
        <source>&amp;Open workspace…</source>
        <translation>&amp;Mở tệp làm việc…</translation>
    </message>
    <message>
        <source>&amp;New workspace by province…</source>
        <translation>&amp;Tạo tệp làm việc theo tỉnh…</translation>
    </message>
    <message>
        <source>&amp;Close workspace</source>
        <translation>Đón&amp;g tệp làm việc</translation>
    </message>
    <message>
        <source>&amp;Import data…</source>
        <translation>&amp;Nhập dữ liệu…</translation>
    </message>
    <message>
        <source>&amp;Link to a file…</source>
        <translation>&amp;Liên kết tới tệp…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Rena&amp;me layer</source>
        <translation>Đổi &amp;tên lớp</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Phóng to</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Thu nhỏ</translation>
    </message>
    <message>
        <source>&amp;Whole map</source>
        <translation>&amp;Xem toàn bộ</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>&amp;Kéo bản đồ</translation>
    </message>
    <message>
        <source>Zoom to &amp;box</source>
        <translation>Xem theo k&amp;hung</translation>
    </message>
    <message>
        <source>&amp;List of layers</source>
        <translation>&amp;Danh sách lớp</translation>
    </message>
    <message>
        <source>Background &amp;jobs</source>
        <translation>Tá&amp;c vụ chạy nền</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>Th&amp;ông báo</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>&amp;Màu tối</translation>
    </message>
    <message>
        <source>Map &amp;only</source>
        <translation>Chỉ &amp;bản đồ</translation>
    </message>
    <message>
        <source>&amp;Zoom to layer</source>
        <translation>&amp;Xem toàn lớp</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Chuyển &amp;lên</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Ch&amp;uyển xuống</translation>
    </message>
    <message>
        <source>&amp;Remove from map</source>
        <translation>&amp;Bỏ khỏi bản đồ</translation>
    </message>
    <message>
        <source>&amp;About Địa Bàn</source>
        <translation>&amp;Giới thiệu Địa Bàn</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Lớp</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>T&amp;rợ giúp</translation>
    </message>
    <message>
        <source>&amp;Put back on its drive</source>
        <translation>&amp;Trả về ổ mạng</translation>
    </message>
    <message>
        <source>Copy to &amp;USB or another folder…</source>
        <translation>Chép ra &amp;USB hoặc thư mục khác…</translation>
    </message>
    <message>
        <source>&amp;Make a clean copy…</source>
        <translation>Tạo bản &amp;sạch…</translation>
    </message>
    <message>
        <source>Open a &amp;backup…</source>
        <translation>Mở &amp;bản lưu…</translation>
    </message>
    <message>
        <source>Show the &amp;folder of backups</source>
        <translation>Mở t&amp;hư mục bản lưu</translation>
    </message>
    <message>
        <source>&amp;Synchronised folders…</source>
        <translation>Thư mục đồ&amp;ng bộ…</translation>
    </message>
    <message>
        <source>&amp;Table of the layer</source>
        <translation>&amp;Bảng của lớp</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Bản đồ</translation>
    </message>
    <message>
        <source>&amp;New view of the map</source>
        <translation>&amp;Thêm khung nhìn bản đồ</translation>
    </message>
    <message>
        <source>Ne&amp;xt view of the map</source>
        <translation>Khung nhìn &amp;kế tiếp</translation>
    </message>
    <message>
        <source>Close this &amp;view</source>
        <translation>Đón&amp;g khung nhìn này</translation>
    </message>
    <message>
        <source>&amp;Right panel</source>
        <translation>&amp;Bảng bên phải</translation>
    </message>
    <message>
        <source>Next &amp;part of the window</source>
        <translation>Phần &amp;sau của cửa sổ</translation>
    </message>
    <message>
        <source>Previous par&amp;t of the window</source>
        <translation>Phần t&amp;rước của cửa sổ</translation>
    </message>
    <message>
        <source>R&amp;eset the layout</source>
        <translation>Đặt lại bố &amp;cục</translation>
    </message>
    <message>
        <source>&amp;Find commands, layers, places…</source>
        <translation>&amp;Tìm lệnh, lớp, thửa, địa danh…</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>Cài đặ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Công cụ</translation>
    </message>
    <message>
        <source>See the sam&amp;ple data</source>
        <translation>Xem dữ liệu &amp;mẫu</translation>
    </message>
    <message>
        <source>&amp;Feature</source>
        <translation>Đối &amp;tượng</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Select by &amp;polygon</source>
        <translation>Chọn bằng &amp;đa giác</translation>
    </message>
    <message>
        <source>&amp;Identify features</source>
        <translation>&amp;Xem thuộc tính</translation>
    </message>
    <message>
        <source>&amp;Measure a length</source>
        <translation>Đo chiều &amp;dài</translation>
    </message>
    <message>
        <source>Measure an &amp;area</source>
        <translation>Đo diện &amp;tích</translation>
    </message>
    <message>
        <source>&amp;Style of the layer</source>
        <translation>&amp;Kiểu hiển thị của lớp</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Hướng dẫn</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>&amp;Print the map…</source>
        <translation>&amp;In bản đồ…</translation>
    </message>
    <message>
        <source>Copy the map as a p&amp;icture</source>
        <translation>Chép bản đồ thành ả&amp;nh</translation>
    </message>
    <message>
        <source>New &amp;group</source>
        <translation>&amp;Nhóm mới</translation>
    </message>
    <message>
        <source>Group layers by &amp;kind</source>
        <translation>Xếp lớp theo &amp;loại</translation>
    </message>
    <message>
        <source>&amp;Filter layers</source>
        <translation>&amp;Lọc lớp</translation>
    </message>
    <message>
        <source>&amp;Bookmark this view</source>
        <translation>Đánh &amp;dấu khung nhìn này</translation>
    </message>
    <message>
        <source>Bookmar&amp;ks</source>
        <translation>Dấu &amp;trang</translation>
    </message>
    <message>
        <source>&amp;Tables in a window of their own</source>
        <translation>&amp;Bảng trong cửa sổ riêng</translation>
    </message>
    <message>
        <source>A sec&amp;ond map in a window of its own</source>
        <translation>Bản đồ thứ &amp;hai trong cửa sổ riêng</translation>
    </message>
    <message>
        <source>S&amp;nap to vertices and edges</source>
        <translation>Bắt điểm &amp;vào đỉnh và cạnh</translation>
    </message>
    <message>
        <source>&amp;Compare layers</source>
        <translation>&amp;So sánh lớp</translation>
    </message>
    <message>
        <source>Sharpness of copie&amp;d pictures</source>
        <translation>Độ nét của ảnh ché&amp;p</translation>
    </message>
    <message>
        <source>O&amp;verview of the whole</source>
        <translation>Bản đồ tổn&amp;g quan</translation>
    </message>
    <message>
        <source>Compare &amp;with a file</source>
        <translation>So sánh &amp;với một tệp</translation>
    </message>
    <message>
        <source>Mer&amp;ge two copies…</source>
        <translation>&amp;Gộp hai bản sao…</translation>
    </message>
    <message>
        <source>Conflic&amp;ts of a merge</source>
        <translation>&amp;Mâu thuẫn khi gộp</translation>
    </message>
    <message>
        <source>&amp;Edit the layer</source>
        <translation>&amp;Sửa lớp</translation>
    </message>
    <message>
        <source>&amp;Vertices</source>
        <translation>Sửa đỉ&amp;nh</translation>
    </message>
    <message>
        <source>&amp;Draw new</source>
        <translation>&amp;Vẽ mới</translation>
    </message>
    <message>
        <source>M&amp;ove</source>
        <translation>&amp;Dời</translation>
    </message>
    <message>
        <source>Add a &amp;part</source>
        <translation>Thêm &amp;phần</translation>
    </message>
    <message>
        <source>Cut a &amp;hole</source>
        <translation>&amp;Khoét lỗ</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>Xon&amp;g</translation>
    </message>
    <message>
        <source>De&amp;lete what is selected</source>
        <translation>&amp;Xóa đối tượng đang chọn</translation>
    </message>
    <message>
        <source>&amp;Check the geometry</source>
        <translation>&amp;Kiểm tra hình học</translation>
    </message>
    <message>
        <source>Ne&amp;xt finding</source>
        <translation>Phát hiện &amp;sau</translation>
    </message>
    <message>
        <source>P&amp;revious finding</source>
        <translation>Phát hiện t&amp;rước</translation>
    </message>
    <message>
        <source>Edit &amp;attributes</source>
        <translation>Sửa &amp;thuộc tính</translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation>&amp;Lịch sử</translation>
    </message>
    <message>
        <source>Fi&amp;elds…</source>
        <translation>Các &amp;trường…</translation>
    </message>
    <message>
        <source>&amp;Calculate a field…</source>
        <translation>Tính một t&amp;rường…</translation>
    </message>
    <message>
        <source>Sensor co&amp;verage</source>
        <translation>&amp;Phủ sóng cảm biến</translation>
    </message>
    <message>
        <source>Move se&amp;nsors</source>
        <translation>Dời cảm &amp;biến</translation>
    </message>
    <message>
        <source>&amp;Turn sensors</source>
        <translation>&amp;Xoay hướng</translation>
    </message>
    <message>
        <source>P&amp;lace a sensor</source>
        <translation>Đặ&amp;t cảm biến</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::AimWork</name>
    <message>
        <source>No point fits all that is typed.</source>
        <translation>Không có điểm nào khớp với mọi giá trị đã gõ.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::AlongSheet</name>
    <message>
        <source>Sensors along a line</source>
        <translation>Cảm biến dọc theo tuyến</translation>
    </message>
    <message>
        <source>To the right of the line as it was drawn; a minus means its left</source>
        <translation>Về bên phải theo chiều vẽ tuyến; số âm là bên trái</translation>
    </message>
    <message>
        <source>On both sides in turn</source>
        <translation>So le hai bên</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Khoảng cách</translation>
    </message>
    <message>
        <source>Beside the line</source>
        <translation>Cách tuyến</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Đặt</translation>
    </message>
    <message>
        <source>The lines are too short for this spacing.</source>
        <translation>Tuyến quá ngắn so với khoảng cách này.</translation>
    </message>
    <message numerus="yes">
        <source>%n sensor(s) will be placed.</source>
        <translation>
            <numerusform>Sẽ đặt %n cảm biến.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::BookmarkWork</name>
    <message>
        <source>Place %1</source>
        <extracomment>%1 number of the bookmark</extracomment>
        <translation>Nơi %1</translation>
    </message>
    <message>
        <source>“%1” showed layers that are no longer on the map: %2.</source>
        <extracomment>%1 name of the bookmark, %2 titles of layers</extracomment>
        <translation>“%1” từng hiện các lớp không còn trên bản đồ: %2.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Calculation</name>
    <message>
        <source>The first rows that would change</source>
        <translation>Các dòng đầu sẽ đổi</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện nay</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Thành</translation>
    </message>
    <message>
        <source>In SQLite&apos;s language, by the names of the columns</source>
        <translation>Theo ngôn ngữ của SQLite, dùng tên cột</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected row(s)</source>
        <translation>
            <numerusform>%n dòng đang chọn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s)</source>
        <translation>
            <numerusform>Tất cả %n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Trong</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <extracomment>%1 names of columns</extracomment>
        <translation>Các cột: %1</translation>
    </message>
    <message>
        <source>Write what the field becomes; the first ten rows are shown before.</source>
        <translation>Viết biểu thức cho trường; mười dòng đầu hiện ra trước khi ghi.</translation>
    </message>
    <message>
        <source>No row would change.</source>
        <translation>Không có dòng nào đổi.</translation>
    </message>
    <message>
        <source>for example: round(dien_tich(geom), 1)</source>
        <translation>ví dụ: round(dien_tich(geom), 1)</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Chèn</translation>
    </message>
    <message>
        <source>Column or function</source>
        <translation>Cột hoặc hàm</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Hàm</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a function, %2 what it comes to</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Cột</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::CheckForm</name>
    <message>
        <source>Rows without a shape</source>
        <translation>Dòng chưa có hình</translation>
    </message>
    <message>
        <source>Shapes that can&apos;t be computed with</source>
        <translation>Hình không tính toán được</translation>
    </message>
    <message>
        <source>Borders and lines that cross or touch themselves</source>
        <translation>Ranh hoặc đường tự cắt, tự chạm</translation>
    </message>
    <message>
        <source>Rows of the same shape</source>
        <translation>Các dòng cùng một hình</translation>
    </message>
    <message>
        <source>Polygons of a layer that share ground</source>
        <translation>Các vùng của một lớp chung đất</translation>
    </message>
    <message>
        <source>Ground that polygons enclose and none covers</source>
        <translation>Đất bị vây quanh mà không vùng nào phủ</translation>
    </message>
    <message>
        <source>Parts of polygons narrower than</source>
        <translation>Phần của vùng hẹp hơn</translation>
    </message>
    <message>
        <source>Ends that miss another line by less than</source>
        <translation>Đầu mút cách đường khác dưới</translation>
    </message>
    <message>
        <source>Lines that meet where one has no vertex</source>
        <translation>Các đường gặp nhau ở chỗ một đường thiếu đỉnh</translation>
    </message>
    <message>
        <source>Points that lie in no polygon of</source>
        <translation>Điểm không nằm trong vùng nào của lớp</translation>
    </message>
    <message>
        <source>Rings that turn another way than the others of their row</source>
        <translation>Vòng quay khác chiều các vòng cùng dòng</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>m²</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>Overlaps and gaps are left out below</source>
        <translation>Bỏ qua chồng lấn và khe hở dưới</translation>
    </message>
    <message>
        <source>and where they are narrower on average than</source>
        <translation>và chỗ có bề rộng trung bình dưới</translation>
    </message>
    <message>
        <source>No layer of this workspace holds polygons.</source>
        <translation>Tệp này không có lớp vùng nào.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::CheckWork</name>
    <message>
        <source>Geometry check</source>
        <translation>Kiểm tra hình học</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) could not be repaired. %1</source>
        <extracomment>%1 the first reason</extracomment>
        <translation>
            <numerusform>%n phát hiện chưa sửa được. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What is checked</source>
        <translation>Nội dung kiểm tra</translation>
    </message>
    <message>
        <source>Each layer is looked at for what fits its kind. The choice is kept for the next check.</source>
        <translation>Mỗi lớp được soát theo những gì hợp với loại của lớp. Lựa chọn được nhớ cho lần sau.</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Giá trị thường dùng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::CoverageSheets</name>
    <message>
        <source>Proposed sites</source>
        <translation>Chỗ đặt đề xuất</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Pole</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Owner of the pole</source>
        <translation>Chủ cột</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Có sẵn</translation>
    </message>
    <message>
        <source>Cost, đồng</source>
        <translation>Giá, đồng</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Cộng dồn</translation>
    </message>
    <message>
        <source>East, m</source>
        <translation>Đông, m</translation>
    </message>
    <message>
        <source>North, m</source>
        <translation>Bắc, m</translation>
    </message>
    <message>
        <source>Direction, °</source>
        <translation>Hướng, °</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>Cảm biến</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ quản</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>By commune</source>
        <translation>Theo xã, phường</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Xã, phường</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Được phục vụ</translation>
    </message>
    <message>
        <source>Served twice or more</source>
        <translation>Được phục vụ từ hai lần</translation>
    </message>
    <message>
        <source>Road, m</source>
        <translation>Đường, m</translation>
    </message>
    <message>
        <source>Road covered, m</source>
        <translation>Đường được phủ, m</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Chỗ trống</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Nhà</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Giao thức</translation>
    </message>
    <message>
        <source>Data recipient</source>
        <translation>Nơi nhận dữ liệu</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::CoverageWork</name>
    <message>
        <source>Layers have changed since this was reckoned.</source>
        <translation>Lớp đã đổi sau lần tính này.</translation>
    </message>
    <message>
        <source>Sensor coverage</source>
        <translation>Phủ sóng cảm biến</translation>
    </message>
    <message>
        <source>Look for sites</source>
        <translation>Tìm chỗ đặt</translation>
    </message>
    <message>
        <source>+%L1 people</source>
        <translation>+%L1 người</translation>
    </message>
    <message>
        <source>+%L1 buildings</source>
        <translation>+%L1 nhà</translation>
    </message>
    <message>
        <source>Coverage of %1</source>
        <extracomment>a layer&apos;s title; %1 the layer of the sensors</extracomment>
        <translation>Vùng phủ: %1</translation>
    </message>
    <message>
        <source>reckon the coverage of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>tính vùng phủ của “%1”</translation>
    </message>
    <message>
        <source>Gaps of %1</source>
        <extracomment>a layer&apos;s title; %1 the layer of the sensors</extracomment>
        <translation>Chỗ trống: %1</translation>
    </message>
    <message>
        <source>find the gaps of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>tìm chỗ trống của “%1”</translation>
    </message>
    <message>
        <source>Write the coverage as layers</source>
        <translation>Ghi vùng phủ thành lớp</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <extracomment>a layer&apos;s title; %1 the layer of the sensors</extracomment>
        <translation>Đề xuất: %1</translation>
    </message>
    <message>
        <source>choose sites for “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>chọn chỗ đặt cho “%1”</translation>
    </message>
    <message>
        <source>Write the sites as a layer</source>
        <translation>Ghi chỗ đặt thành lớp</translation>
    </message>
    <message>
        <source>find what two owners cover both</source>
        <extracomment>a line of the history</extracomment>
        <translation>tìm chỗ hai chủ quản cùng phủ</translation>
    </message>
    <message>
        <source>Keep the findings</source>
        <translation>Ghi phát hiện</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) kept for the roadmap.</source>
        <translation>
            <numerusform>Đã ghi %n phát hiện để đưa vào lộ trình.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the tables</source>
        <translation>Ghi bảng</translation>
    </message>
    <message>
        <source>The tables were written to “%1”.</source>
        <translation>Đã ghi các bảng vào “%1”.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a type of unit; %2 what it adds: +1,240 people</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Covered areas</source>
        <translation>Diện tích phủ</translation>
    </message>
    <message>
        <source>Coverage of %1, by cells</source>
        <extracomment>a layer&apos;s title: the class of each cell; %1 the layer of the sensors</extracomment>
        <translation>Vùng phủ của %1, theo ô</translation>
    </message>
    <message>
        <source>Received level of %1</source>
        <extracomment>a layer&apos;s title; %1 the layer of the sensors</extracomment>
        <translation>Mức thu của %1</translation>
    </message>
    <message>
        <source>Best server of %1</source>
        <extracomment>a layer&apos;s title; %1 the layer of the sensors</extracomment>
        <translation>Trạm phục vụ của %1</translation>
    </message>
    <message>
        <source>Write the coverage as rasters</source>
        <translation>Ghi vùng phủ thành lớp raster</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::CrsChooser</name>
    <message>
        <source>VN-2000 zone of a province</source>
        <translation>Múi chiếu VN-2000 theo tỉnh</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Tỉnh</translation>
    </message>
    <message>
        <source>%1 (maps of former %2)</source>
        <translation>%1 (bản đồ %2 cũ)</translation>
    </message>
    <message>
        <source>Another system by its EPSG code</source>
        <translation>Hệ tọa độ khác theo mã EPSG</translation>
    </message>
    <message>
        <source>EPSG code</source>
        <translation>Mã EPSG</translation>
    </message>
    <message>
        <source>WGS 84, longitude and latitude (GPS)</source>
        <translation>WGS 84, kinh độ và vĩ độ (GPS)</translation>
    </message>
    <message>
        <source>VN-2000, central meridian %1, 3° zone (%2)</source>
        <extracomment>%1 central meridian, %2 EPSG code</extracomment>
        <translation>VN-2000, kinh tuyến trục %1, múi chiếu 3° (%2)</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Document</name>
    <message>
        <source>Open %1</source>
        <translation>Mở %1</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>Tạo %1</translation>
    </message>
    <message>
        <source>Load “%1”</source>
        <translation>Tải lớp “%1”</translation>
    </message>
    <message numerus="yes">
        <source>Look at %n file(s)</source>
        <translation>
            <numerusform>Kiểm tra %n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Nhập %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Nhập %n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>rename layer to “%1”</source>
        <translation>đổi tên lớp thành “%1”</translation>
    </message>
    <message>
        <source>link layer to %1</source>
        <translation>liên kết lớp tới %1</translation>
    </message>
    <message>
        <source>remove layer “%1” from the map</source>
        <translation>bỏ lớp “%1” khỏi bản đồ</translation>
    </message>
    <message>
        <source>Put %1 back</source>
        <translation>Trả %1 về ổ đĩa</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Khôi phục %1</translation>
    </message>
    <message>
        <source>Copy to %1</source>
        <translation>Chép ra %1</translation>
    </message>
    <message>
        <source>Back up %1</source>
        <translation>Lưu bản sao của %1</translation>
    </message>
    <message>
        <source>Export to %1</source>
        <translation>Xuất ra %1</translation>
    </message>
    <message>
        <source>Make the sample data</source>
        <translation>Tạo dữ liệu mẫu</translation>
    </message>
    <message>
        <source>group layers by kind</source>
        <translation>xếp lớp theo loại</translation>
    </message>
    <message>
        <source>bookmark “%1”</source>
        <translation>dấu trang “%1”</translation>
    </message>
    <message>
        <source>delete bookmark “%1”</source>
        <translation>xóa dấu trang “%1”</translation>
    </message>
    <message>
        <source>Link to %1</source>
        <translation>Liên kết tới %1</translation>
    </message>
    <message numerus="yes">
        <source>Repair of %n finding(s)</source>
        <translation>
            <numerusform>Sửa %n phát hiện</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decision on %n finding(s)</source>
        <translation>
            <numerusform>Quyết định về %n phát hiện</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>So sánh với %1</translation>
    </message>
    <message>
        <source>Merge into %1</source>
        <translation>Gộp vào %1</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) settled</source>
        <translation>
            <numerusform>Giải quyết %n chỗ mâu thuẫn</numerusform>
        </translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>Xem lại bản đồ cũ</translation>
    </message>
    <message>
        <source>one action taken back</source>
        <translation>hoàn lại riêng một việc</translation>
    </message>
    <message>
        <source>Clear history before %1</source>
        <extracomment>%1 date</extracomment>
        <translation>Dọn lịch sử trước ngày %1</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::EditText</name>
    <message>
        <source>%1 moves by %2.</source>
        <extracomment>%1 the name of a feature, %2 how far and which way</extracomment>
        <translation>%1 dời %2.</translation>
    </message>
    <message>
        <source>%1: %2 → %3 (%4)</source>
        <extracomment>%1 the name of a feature, %2 and %3 its area or length before and after, %4 the difference</extracomment>
        <translation>%1: %2 → %3 (%4)</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>%1 a length, %2 a direction in degrees</extracomment>
        <translation>%1, góc %2</translation>
    </message>
    <message>
        <source>Side %1 · area %2</source>
        <extracomment>%1 the side being drawn, %2 an area</extracomment>
        <translation>Cạnh %1 · diện tích %2</translation>
    </message>
    <message>
        <source>Side %1 · length %2</source>
        <extracomment>%1 the side being drawn, %2 a length</extracomment>
        <translation>Cạnh %1 · chiều dài %2</translation>
    </message>
    <message>
        <source>The side just drawn crosses side %1. The red dot is where.</source>
        <translation>Cạnh vừa vẽ cắt cạnh %1. Chấm đỏ là chỗ cắt.</translation>
    </message>
    <message>
        <source>Side %1 crosses side %2. The red dot is where.</source>
        <translation>Cạnh %1 cắt cạnh %2. Chấm đỏ là chỗ cắt.</translation>
    </message>
    <message>
        <source>Written, but side %1 crosses side %2 at the red dot. Drag on, or take it back by Ctrl+Z.</source>
        <translation>Đã ghi, nhưng cạnh %1 cắt cạnh %2 ở chấm đỏ. Kéo tiếp, hoặc Ctrl+Z để hoàn lại.</translation>
    </message>
    <message>
        <source>Side %1 crosses side %2 at the red dot. Drag a vertex until it is gone.</source>
        <translation>Cạnh %1 cắt cạnh %2 ở chấm đỏ. Kéo đỉnh cho đến khi hết chấm.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::EditWork</name>
    <message>
        <source>“%1” is no number. Write, for example, 1,776,391.578.</source>
        <extracomment>%1 what a person typed</extracomment>
        <translation>“%1” không phải là số. Viết, ví dụ, 1.776.391,578.</translation>
    </message>
    <message>
        <source>Choose a layer in the list first.</source>
        <translation>Chọn một lớp trong danh sách trước.</translation>
    </message>
    <message>
        <source>The workspace is open for looking only.</source>
        <translation>Tệp làm việc đang mở chỉ để xem.</translation>
    </message>
    <message>
        <source>“%1” is a picture and can&apos;t be edited.</source>
        <translation>“%1” là ảnh nên không sửa được.</translation>
    </message>
    <message>
        <source>“%1” is linked to a file. Import it to edit it.</source>
        <translation>“%1” liên kết với một tệp. Nhập tệp ấy vào để sửa.</translation>
    </message>
    <message>
        <source>“%1” is a table without a place on the map.</source>
        <translation>“%1” là bảng không có vị trí trên bản đồ.</translation>
    </message>
    <message>
        <source>Shift: in line · F3: snapping · Esc: back</source>
        <translation>Shift: thẳng hàng · F3: bắt điểm · Esc: lùi</translation>
    </message>
    <message>
        <source>Take one of the tools at the left to go on editing.</source>
        <translation>Chọn một công cụ ở bên trái để sửa tiếp.</translation>
    </message>
    <message>
        <source>The feature</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>Click a feature to see its vertices.</source>
        <translation>Bấm vào một đối tượng để xem các đỉnh của nó.</translation>
    </message>
    <message>
        <source>Choose a single feature to see its vertices.</source>
        <translation>Chọn riêng một đối tượng để xem các đỉnh của nó.</translation>
    </message>
    <message>
        <source>This row has no geometry yet.</source>
        <translation>Dòng này chưa có hình.</translation>
    </message>
    <message>
        <source>Drag a vertex. The mark in the middle of a side adds one, Delete takes one away.</source>
        <translation>Kéo đỉnh để dời. Dấu + giữa cạnh thêm đỉnh, Delete xóa đỉnh.</translation>
    </message>
    <message>
        <source>Drag what is selected.</source>
        <translation>Kéo đối tượng đang chọn.</translation>
    </message>
    <message>
        <source>Draw the new part of the selected feature. Enter ends it.</source>
        <translation>Vẽ phần mới của đối tượng đang chọn. Enter kết thúc.</translation>
    </message>
    <message>
        <source>Draw the hole in the selected feature. Enter ends it.</source>
        <translation>Vẽ lỗ trong đối tượng đang chọn. Enter kết thúc.</translation>
    </message>
    <message>
        <source>Click where the new point lies.</source>
        <translation>Bấm vào vị trí của điểm mới.</translation>
    </message>
    <message>
        <source>Click the corners. Enter ends the feature, Backspace takes the last one back.</source>
        <translation>Bấm từng góc. Enter kết thúc, Backspace bỏ góc cuối.</translation>
    </message>
    <message>
        <source>Too few vertices would be left. Delete the whole feature with Delete.</source>
        <translation>Còn quá ít đỉnh. Muốn xóa cả đối tượng thì bỏ chọn đỉnh rồi bấm Delete.</translation>
    </message>
    <message>
        <source>add vertex %1 of %2</source>
        <extracomment>a line of the history; %1 a number, %2 a feature</extracomment>
        <translation>thêm đỉnh %1 của %2</translation>
    </message>
    <message>
        <source>delete vertex %1 of %2</source>
        <extracomment>a line of the history; %1 a number, %2 a feature</extracomment>
        <translation>xóa đỉnh %1 của %2</translation>
    </message>
    <message>
        <source>move vertex %1 of %2</source>
        <extracomment>a line of the history; %1 a number, %2 a feature</extracomment>
        <translation>dời đỉnh %1 của %2</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s) move by %1.</source>
        <extracomment>%1 how far and which way</extracomment>
        <translation>
            <numerusform>%n đối tượng dời %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the feature first: click it with the tool Select.</source>
        <translation>Chọn đối tượng trước: bấm vào nó bằng công cụ Chọn.</translation>
    </message>
    <message>
        <source>The hole does not begin inside the selected feature.</source>
        <translation>Lỗ không bắt đầu bên trong đối tượng đang chọn.</translation>
    </message>
    <message>
        <source>This layer keeps features of one part. Draw a feature of its own.</source>
        <translation>Lớp này chỉ giữ đối tượng một phần. Vẽ thành đối tượng riêng.</translation>
    </message>
    <message>
        <source>cut a hole into %1</source>
        <extracomment>a line of the history; %1 a feature</extracomment>
        <translation>khoét lỗ trong %1</translation>
    </message>
    <message>
        <source>add a part to %1</source>
        <translation>thêm phần cho %1</translation>
    </message>
    <message>
        <source>The feature is drawn. F2 fills in its fields.</source>
        <translation>Đã vẽ đối tượng. F2 để điền các trường.</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s) of “%1” were deleted.</source>
        <extracomment>%1 a layer</extracomment>
        <translation>
            <numerusform>Đã xóa %n đối tượng của “%1”.</numerusform>
        </translation>
    </message>
    <message>
        <source>The drawing goes on where it was left. Esc gives it up.</source>
        <translation>Vẽ tiếp từ chỗ đã dừng. Esc bỏ hình đang vẽ.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::FeatureWork</name>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::FieldSheets</name>
    <message>
        <source>Name of a new field</source>
        <translation>Tên trường mới</translation>
    </message>
    <message>
        <source>Kind of the new field</source>
        <translation>Kiểu của trường mới</translation>
    </message>
    <message>
        <source>Add the field</source>
        <translation>Thêm trường</translation>
    </message>
    <message>
        <source>Fields of “%1”</source>
        <extracomment>%1 is a layer</extracomment>
        <translation>Các trường của “%1”</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Write the changes</source>
        <translation>Ghi thay đổi</translation>
    </message>
    <message>
        <source>Calculate a field of “%1”</source>
        <extracomment>%1 is a layer</extracomment>
        <translation>Tính một trường của “%1”</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Calculate</source>
        <translation>Tính</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::FieldTable</name>
    <message>
        <source>Whole number</source>
        <translation>Số nguyên</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Ngày giờ</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Có hoặc không</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Dữ liệu nhị phân</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên hiện ra</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kiểu</translation>
    </message>
    <message>
        <source>Values, with ; between</source>
        <translation>Giá trị, cách nhau bằng dấu ;</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Bắt buộc</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>any</source>
        <translation>bất kỳ</translation>
    </message>
    <message>
        <source>Title of %1</source>
        <extracomment>%1 is a field</extracomment>
        <translation>Tên hiện ra của %1</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Giá trị của %1</translation>
    </message>
    <message>
        <source>%1 is required</source>
        <translation>%1 bắt buộc</translation>
    </message>
    <message>
        <source>%1 is hidden</source>
        <translation>%1 bị ẩn</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a field, %2 a sentence</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::FindWork</name>
    <message>
        <source>Commands</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Tọa độ</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Địa danh</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::HelpWindow</name>
    <message>
        <source>Guide — Địa Bàn</source>
        <translation>Hướng dẫn — Địa Bàn</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>Tìm trong hướng dẫn</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Các trang hướng dẫn</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Trang hướng dẫn</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Không có trang nào chứa các từ này.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::ImportAnswers</name>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Look at the coordinate system</source>
        <translation>Nên xem lại hệ tọa độ</translation>
    </message>
    <message>
        <source>Needs a coordinate system</source>
        <translation>Cần chọn hệ tọa độ</translation>
    </message>
    <message>
        <source>Needs an encoding</source>
        <translation>Cần chọn bảng mã chữ</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>Không đọc được</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::ImportCrs</name>
    <message>
        <source>Choose another system…</source>
        <translation>Chọn hệ khác…</translation>
    </message>
    <message>
        <source>Turn them round</source>
        <translation>Đổi lại</translation>
    </message>
    <message>
        <source>Use this coordinate system</source>
        <translation>Dùng hệ tọa độ này</translation>
    </message>
    <message>
        <source>%1 (%2), as the file says</source>
        <extracomment>%1 name of a coordinate system, %2 its code</extracomment>
        <translation>%1 (%2), theo tệp</translation>
    </message>
    <message>
        <source>The file has no places.</source>
        <translation>Tệp không có vị trí.</translation>
    </message>
    <message>
        <source>%1, east and north turned round</source>
        <extracomment>%1 name of a coordinate system</extracomment>
        <translation>%1, đổi chỗ Bắc và Đông</translation>
    </message>
    <message>
        <source>Fits %1%</source>
        <extracomment>%1 share in percent</extracomment>
        <translation>Khớp %1%</translation>
    </message>
    <message>
        <source>%1, in the same place as the first</source>
        <extracomment>%1 code of a coordinate system</extracomment>
        <translation>%1, cùng chỗ với cách đầu</translation>
    </message>
    <message>
        <source>%1, %2 away from the first</source>
        <extracomment>%1 code of a coordinate system, %2 a distance</extracomment>
        <translation>%1, lệch %2 so với cách đầu</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Theo tệp</translation>
    </message>
    <message>
        <source>outside of the map&apos;s layers</source>
        <translation>nằm ngoài các lớp của bản đồ</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>tự chọn</translation>
    </message>
    <message>
        <source>East and north are turned round in all %1 rows.</source>
        <extracomment>%1 number of rows</extracomment>
        <translation>Bắc và Đông bị đổi chỗ ở cả %1 dòng.</translation>
    </message>
    <message>
        <source>East and north are turned round in %1% of the rows.</source>
        <extracomment>%1 share in percent</extracomment>
        <translation>Bắc và Đông bị đổi chỗ ở %1% số dòng.</translation>
    </message>
    <message>
        <source>By the coordinate system in %1 the data lies outside of the map&apos;s layers. Look at the map, then choose.</source>
        <extracomment>%1 file</extracomment>
        <translation>Theo hệ tọa độ ghi trong %1, dữ liệu nằm ngoài các lớp của bản đồ. Xem trên bản đồ rồi chọn.</translation>
    </message>
    <message>
        <source>%1 does not say its coordinate system, and no usual one fits. Choose it below.</source>
        <extracomment>%1 file</extracomment>
        <translation>%1 không ghi hệ tọa độ và không hệ thường gặp nào khớp. Chọn hệ bên dưới.</translation>
    </message>
    <message>
        <source>Two readings fit nearly alike (%1% and %2%). Look at the map, then choose.</source>
        <extracomment>%1, %2 shares in percent</extracomment>
        <translation>Hai cách đọc khớp gần như nhau (%1% và %2%). Xem trên bản đồ rồi chọn.</translation>
    </message>
    <message numerus="yes">
        <source>%1 does not say its coordinate system. Choose one of the %n reading(s) below.</source>
        <extracomment>%1 file</extracomment>
        <translation>
            <numerusform>%1 không ghi hệ tọa độ. Chọn một trong %n cách đọc bên dưới.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n reading(s)</source>
        <translation>
            <numerusform>Xem cả %n cách đọc</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2. %3</source>
        <extracomment>%1 a reading of coordinates, %2 how well it fits, %3 more on it; for a screen reader</extracomment>
        <translation>%1. %2. %3</translation>
    </message>
    <message>
        <source>%1 does not say its coordinate system. The reading that fits best is chosen: see on the map whether it is right.</source>
        <extracomment>%1 file</extracomment>
        <translation>%1 không ghi hệ tọa độ. Cách đọc khớp nhất đã được chọn: xem trên bản đồ có đúng không.</translation>
    </message>
    <message>
        <source>fits Vietnam</source>
        <translation>nằm trong Việt Nam</translation>
    </message>
    <message>
        <source>Latitude, then longitude</source>
        <translation>Vĩ độ trước, kinh độ sau</translation>
    </message>
    <message>
        <source>Longitude, then latitude</source>
        <translation>Kinh độ trước, vĩ độ sau</translation>
    </message>
    <message>
        <source>In column “%1” the latitude stands first.</source>
        <extracomment>%1 a column of a table</extracomment>
        <translation>Trong cột “%1”, vĩ độ đứng trước.</translation>
    </message>
    <message>
        <source>In column “%1” the longitude stands first.</source>
        <extracomment>%1 a column of a table</extracomment>
        <translation>Trong cột “%1”, kinh độ đứng trước.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can only be meant the other way round, and are read so.</source>
        <translation>
            <numerusform>%n dòng chỉ có thể hiểu theo thứ tự ngược lại và đã được đọc như vậy.</numerusform>
        </translation>
    </message>
    <message>
        <source>In column “%1” either number can be the latitude. Look at the map, then choose.</source>
        <extracomment>%1 a column of a table</extracomment>
        <translation>Trong cột “%1”, số nào cũng có thể là vĩ độ. Xem trên bản đồ rồi chọn.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::ImportSheet</name>
    <message>
        <source>Import data</source>
        <translation>Nhập dữ liệu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Các tệp</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Thêm tệp…</translation>
    </message>
    <message>
        <source>Import this file</source>
        <translation>Nhập tệp này</translation>
    </message>
    <message>
        <source>All files become one layer named</source>
        <translation>Mọi tệp thành một lớp tên là</translation>
    </message>
    <message>
        <source>Name of the one layer</source>
        <translation>Tên của lớp chung</translation>
    </message>
    <message>
        <source>as name and fields say</source>
        <translation>theo tên và các trường</translation>
    </message>
    <message>
        <source>Copy into the workspace</source>
        <translation>Chép vào tệp làm việc</translation>
    </message>
    <message>
        <source>Link to the file</source>
        <translation>Liên kết tới tệp</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>như tệp ghi</translation>
    </message>
    <message>
        <source>Layers of the file</source>
        <translation>Các lớp của tệp</translation>
    </message>
    <message>
        <source>Layer name</source>
        <translation>Tên lớp</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cách nhập</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Bản đồ nền</translation>
    </message>
    <message>
        <source>Zoning</source>
        <translation>Quy hoạch</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Hạ tầng</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>Cảm biến</translation>
    </message>
    <message>
        <source>Communes</source>
        <translation>Xã, phường</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Nhà, công trình</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Dự án</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Phủ sóng</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 name of a layer, %2 number of its features</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <extracomment>%1 file, %2 what is in it and its state</extracomment>
        <translation>%1
%2</translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Nhập %n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>Will import files: %1, layers: %2, features: %3.</source>
        <extracomment>%1 files, %2 layers, %3 features, as numbers</extracomment>
        <translation>Sẽ nhập %1 tệp, %2 lớp, %3 đối tượng.</translation>
    </message>
    <message>
        <source>%1 Leaves out %2.</source>
        <extracomment>%1 what will be imported, %2 files that are left out</extracomment>
        <translation>%1 Bỏ qua %2.</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Những dòng đầu</translation>
    </message>
    <message>
        <source>First rows: %1 of %2</source>
        <extracomment>%1 number of rows shown, %2 of all rows</extracomment>
        <translation>Những dòng đầu: %1 trong %2</translation>
    </message>
    <message>
        <source>A table without places: there is nothing to show on the map.</source>
        <translation>Bảng không có vị trí nên không hiện trên bản đồ.</translation>
    </message>
    <message>
        <source>Choose the coordinate system to see the file on the map.</source>
        <translation>Chọn hệ tọa độ để thấy tệp trên bản đồ.</translation>
    </message>
    <message>
        <source>Reading some rows…</source>
        <translation>Đang đọc thử vài dòng…</translation>
    </message>
    <message>
        <source>Raster
%1</source>
        <extracomment>%1 state of a file</extracomment>
        <translation>Ảnh raster
%1</translation>
    </message>
    <message>
        <source>These have other fields or shapes than the first file and can&apos;t become one layer with it: %1. Leave them out, or import each as its own layer.</source>
        <extracomment>%1 names of files</extracomment>
        <translation>Các tệp này khác trường hoặc kiểu hình với tệp đầu nên không gộp vào một lớp được: %1. Bỏ các tệp này, hoặc nhập mỗi tệp thành lớp riêng.</translation>
    </message>
    <message>
        <source>Give the layer a name.</source>
        <translation>Đặt tên cho lớp.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Leaves out %2 and %n more.</source>
        <extracomment>%1 what will be imported, %2 files that are left out</extracomment>
        <translation>
            <numerusform>%1 Bỏ qua %2 và %n tệp khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>Layers to take</source>
        <translation>Lớp cần lấy</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>Features: %1 · layers: %2
%3</source>
        <extracomment>%1 number of features, %2 of layers, %3 state of a file</extracomment>
        <translation>%1 đối tượng · %2 lớp
%3</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::ImportText</name>
    <message>
        <source>Vietnamese text: choose the column that reads well</source>
        <translation>Chữ tiếng Việt: chọn cột đọc được</translation>
    </message>
    <message>
        <source>Vietnamese text</source>
        <translation>Chữ tiếng Việt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
    <message>
        <source>%1: %2%</source>
        <extracomment>%1 name of an encoding, %2 share of its words that are Vietnamese, in percent</extracomment>
        <translation>%1: %2%</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::LayerWork</name>
    <message>
        <source>Back to the file before</source>
        <translation>Trở lại tệp trước</translation>
    </message>
    <message>
        <source>“%1” lacks fields that the layer had: %2.</source>
        <extracomment>%1 file, %2 names of fields</extracomment>
        <translation>“%1” thiếu các trường mà lớp từng có: %2.</translation>
    </message>
    <message>
        <source>“%1” has new fields: %2.</source>
        <extracomment>%1 file, %2 names of fields</extracomment>
        <translation>“%1” có thêm trường: %2.</translation>
    </message>
    <message>
        <source>The style and the labels use %1: the style is kept, and all rows are drawn as other values.</source>
        <extracomment>%1 names of fields</extracomment>
        <translation>Kiểu vẽ và nhãn dùng %1: kiểu vẽ vẫn giữ, mọi dòng được vẽ như giá trị khác.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::MainWindow</name>
    <message>
        <source>Địa Bàn %1, a planning workbench. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Địa Bàn %1, bàn làm việc quy hoạch. Phần mềm tự do theo Giấy phép Công cộng GNU, phiên bản 3 trở lên.</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <extracomment>%1 what was done</extracomment>
        <translation>Đã xong: %1</translation>
    </message>
    <message>
        <source>%1 — Địa Bàn</source>
        <extracomment>%1 name of the workspace</extracomment>
        <translation>%1 — Địa Bàn</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Chỉ đọc</translation>
    </message>
    <message>
        <source>Saved in the file</source>
        <translation>Đã lưu vào tệp</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>No layers yet</source>
        <translation>Chưa có lớp nào</translation>
    </message>
    <message>
        <source>Import data to begin the ward&apos;s map.</source>
        <translation>Nhập dữ liệu để bắt đầu vẽ bản đồ phường.</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>Nhập dữ liệu…</translation>
    </message>
    <message>
        <source>“%1”: %2 rows were not taken. %3</source>
        <extracomment>%1 layer, %2 number of rows, %3 why</extracomment>
        <translation>“%1”: %2 dòng không nhập được. %3</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Mở tệp làm việc</translation>
    </message>
    <message>
        <source>Workspaces (*.gpkg);;All files (*)</source>
        <translation>Tệp làm việc (*.gpkg);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Link to files</source>
        <translation>Liên kết tới tệp</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Nhập dữ liệu</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Where is “%1” now?</source>
        <translation>Tệp của “%1” nay ở đâu?</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n layer(s) with %1 features.</source>
        <extracomment>%1 number of features</extracomment>
        <translation>
            <numerusform>Đã nhập %n lớp với %1 đối tượng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Đã lưu tại máy này</translation>
    </message>
    <message>
        <source>“%1” is back on its drive.</source>
        <translation>Tệp “%1” đã về tới ổ đĩa của nó.</translation>
    </message>
    <message>
        <source>Make a clean copy…</source>
        <translation>Tạo bản sạch…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Work on it all the same…</source>
        <translation>Vẫn làm trên tệp này…</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Trả về</translation>
    </message>
    <message>
        <source>“%1” is a whole copy, and was checked.</source>
        <extracomment>%1 name of the copy</extracomment>
        <translation>“%1” là bản chép nguyên vẹn, đã được kiểm tra.</translation>
    </message>
    <message>
        <source>%1 clean</source>
        <extracomment>%1 name of the workspace; a file&apos;s name</extracomment>
        <translation>%1 bản sạch</translation>
    </message>
    <message>
        <source>Make a clean copy</source>
        <translation>Tạo bản sạch</translation>
    </message>
    <message>
        <source>Copy the workspace</source>
        <translation>Chép tệp làm việc</translation>
    </message>
    <message>
        <source>Workspaces (*.gpkg)</source>
        <translation>Tệp làm việc (*.gpkg)</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>Mở bản lưu</translation>
    </message>
    <message>
        <source>Choose the coordinate system…</source>
        <translation>Chọn hệ tọa độ…</translation>
    </message>
    <message>
        <source>Choose the encoding…</source>
        <translation>Chọn bảng mã…</translation>
    </message>
    <message>
        <source>Import again</source>
        <translation>Nhập lại</translation>
    </message>
    <message>
        <source>%1 rows were written to “%2”.</source>
        <extracomment>%1 number of rows, %2 name of the file</extracomment>
        <translation>Đã ghi %1 dòng ra “%2”.</translation>
    </message>
    <message>
        <source>Sample province</source>
        <translation>Tỉnh mẫu</translation>
    </message>
    <message>
        <source>Find commands, layers, parcels, places</source>
        <translation>Tìm lệnh, lớp, thửa, địa danh</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not imported. They and your answers are kept until the program ends.</source>
        <translation>
            <numerusform>%n tệp chưa được nhập. Các tệp và câu trả lời được giữ đến khi đóng chương trình.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Nhập tiếp</translation>
    </message>
    <message>
        <source>Export the tables</source>
        <translation>Xuất bảng</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::MergeSheet</name>
    <message>
        <source>Merge two copies</source>
        <translation>Gộp hai bản sao</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Gốc</translation>
    </message>
    <message>
        <source>The file that both copies began with.</source>
        <translation>Tệp mà cả hai bản sao bắt đầu từ đó.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Bản của tôi</translation>
    </message>
    <message>
        <source>Its history goes on and can be undone.</source>
        <translation>Lịch sử của bản này đi tiếp và hoàn lại được.</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Bản của họ</translation>
    </message>
    <message>
        <source>Its changes are brought in.</source>
        <translation>Các thay đổi của bản này được đưa vào.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>A new file; the three others stay as they are.</source>
        <translation>Một tệp mới; ba tệp kia giữ nguyên.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <extracomment>%1 &quot;Base&quot;, &quot;Mine&quot;, &quot;Theirs&quot; or &quot;Result&quot;</extracomment>
        <translation>Chọn: %1</translation>
    </message>
    <message>
        <source>Workspaces (*.gpkg);;All files (*)</source>
        <translation>Tệp làm việc (*.gpkg);;Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::MergeWork</name>
    <message>
        <source>Compare with a file</source>
        <translation>So sánh với một tệp</translation>
    </message>
    <message>
        <source>Workspaces (*.gpkg);;All files (*)</source>
        <translation>Tệp làm việc (*.gpkg);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>“%1” is merged: %2 row(s) came from it, nothing is in conflict.</source>
        <translation>Đã gộp “%1”: đưa vào %2 dòng, không có mâu thuẫn.</translation>
    </message>
    <message>
        <source>“%1” is merged: %2 row(s) came from it, and %3 conflict(s) wait for a choice.</source>
        <translation>Đã gộp “%1”: đưa vào %2 dòng, còn %3 mâu thuẫn chờ chọn.</translation>
    </message>
    <message>
        <source>Same shape, other values</source>
        <translation>Hình giữ nguyên, giá trị đã đổi</translation>
    </message>
    <message>
        <source>Before, deleted since</source>
        <translation>Trước, sau đó đã xóa</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Now, added since</source>
        <translation>Nay, mới thêm</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện nay</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Gốc</translation>
    </message>
    <message>
        <source>Mine (%1)</source>
        <extracomment>%1 a person or a file</extracomment>
        <translation>Của tôi (%1)</translation>
    </message>
    <message>
        <source>Theirs (%1)</source>
        <extracomment>%1 a person or a file</extracomment>
        <translation>Của họ (%1)</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Options</name>
    <message>
        <source>A workbench for planning communes</source>
        <translation>Bàn làm việc quy hoạch cấp xã</translation>
    </message>
    <message>
        <source>The workspace to open (.gpkg)</source>
        <translation>Tệp làm việc cần mở (.gpkg)</translation>
    </message>
    <message>
        <source>Colours: light or dark</source>
        <translation>Màu: light (sáng) hoặc dark (tối)</translation>
    </message>
    <message>
        <source>Save a picture of the window once the map is drawn, and quit</source>
        <translation>Lưu ảnh cửa sổ khi bản đồ đã vẽ xong rồi thoát</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>Kích thước cửa sổ</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::OwnWindows</name>
    <message>
        <source>Tables of %1</source>
        <extracomment>%1 name of the workspace</extracomment>
        <translation>Bảng của %1</translation>
    </message>
    <message>
        <source>Map of %1</source>
        <extracomment>%1 name of the workspace</extracomment>
        <translation>Bản đồ của %1</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::PreviewMap</name>
    <message>
        <source>Preview map</source>
        <translation>Bản đồ xem trước</translation>
    </message>
    <message>
        <source>The file, as it is read</source>
        <translation>Tệp, theo cách đọc đang chọn</translation>
    </message>
    <message>
        <source>By the next reading</source>
        <translation>Theo cách đọc kế tiếp</translation>
    </message>
    <message>
        <source>Layers of the map (pale)</source>
        <translation>Các lớp của bản đồ (màu nhạt)</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::PreviewTable</name>
    <message>
        <source>First rows</source>
        <translation>Những dòng đầu</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::PrintSheet</name>
    <message>
        <source>Print the map</source>
        <translation>In bản đồ</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Đang vẽ…</translation>
    </message>
    <message>
        <source>Preview of the sheet</source>
        <translation>Xem trước tờ in</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Ghi thành PDF…</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Không có tên</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên bản đồ</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Khổ giấy</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Đứng</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Nằm ngang</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Hướng giấy</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Tỷ lệ</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Người lập</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Thước tỷ lệ</translation>
    </message>
    <message>
        <source>North arrow</source>
        <translation>Mũi tên Bắc</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày lập</translation>
    </message>
    <message>
        <source>“%1” is no scale. Type it as 1:5,000.</source>
        <translation>“%1” không phải là tỷ lệ. Gõ dạng 1:5.000.</translation>
    </message>
    <message>
        <source>The map shows %1 × %2 m, exactly to scale.</source>
        <extracomment>%1 and %2 metres on the ground</extracomment>
        <translation>Bản đồ thể hiện %1 × %2 m ngoài thực địa, đúng tỷ lệ.</translation>
    </message>
    <message>
        <source>The map shows %1 m from west to east, exactly to scale in that direction.</source>
        <extracomment>%1 metres on the ground</extracomment>
        <translation>Bản đồ rộng %1 m từ Tây sang Đông, đúng tỷ lệ theo hướng đó.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::PrintWork</name>
    <message>
        <source>Save the sheet</source>
        <translation>Ghi tờ in</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Print to %1</source>
        <translation>In ra %1</translation>
    </message>
    <message>
        <source>Show the sheet</source>
        <translation>Mở tờ in</translation>
    </message>
    <message>
        <source>The map was printed to “%1”.</source>
        <translation>Đã in bản đồ ra “%1”.</translation>
    </message>
    <message>
        <source>Copy the map as a picture</source>
        <translation>Chép bản đồ thành ảnh</translation>
    </message>
    <message>
        <source>The map is in the clipboard.</source>
        <translation>Đã chép ảnh bản đồ vào khay nhớ tạm.</translation>
    </message>
    <message>
        <source>Copy pictures at %1×</source>
        <extracomment>%1 a number: 2× has two points for each one on the screen</extracomment>
        <translation>Chép ảnh ở %1×</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::RowWork</name>
    <message>
        <source>Export the rows</source>
        <translation>Xuất các dòng</translation>
    </message>
    <message>
        <source>Excel (*.xlsx);;Text with commas (*.csv)</source>
        <translation>Excel (*.xlsx);;Văn bản phân cách bằng dấu phẩy (*.csv)</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::SelectWork</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>Đang chọn %n đối tượng</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::SettingsPage</name>
    <message>
        <source>No setting has these words. Esc shows all of them again.</source>
        <translation>Không có mục cài đặt nào chứa các từ này. Bấm Esc để hiện lại tất cả.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Tìm trong cài đặt</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <translation>Đóng cài đặt</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Ngôn ngữ và giao diện</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Of the window. Zoning maps keep white paper.</source>
        <translation>Của cửa sổ. Bản đồ quy hoạch vẫn giữ nền giấy trắng.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 per cent</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Larger letters in the whole program.</source>
        <translation>Chữ lớn hơn trong toàn chương trình.</translation>
    </message>
    <message>
        <source>Folders and backups</source>
        <translation>Thư mục và bản sao lưu</translation>
    </message>
    <message>
        <source>Change the list…</source>
        <translation>Sửa danh sách…</translation>
    </message>
    <message>
        <source>Synchronised folders</source>
        <translation>Thư mục đồng bộ</translation>
    </message>
    <message>
        <source>Folders that OneDrive, Dropbox and the like carry to other computers. Workspaces in them are worked on as a copy.</source>
        <translation>Thư mục được OneDrive, Dropbox và các chương trình tương tự chép sang máy khác. Tệp làm việc trong đó được làm trên một bản chép.</translation>
    </message>
    <message>
        <source>Folder of backups</source>
        <translation>Thư mục sao lưu</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mở xem</translation>
    </message>
    <message>
        <source>A checked copy is made each day that work was done; older ones are thinned out by their age. Another drive is safest.</source>
        <translation>Mỗi ngày có làm việc, một bản chép đã kiểm tra được ghi lại; bản cũ được bớt dần theo tuổi. Để ở ổ đĩa khác là an toàn nhất.</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Người làm việc</translation>
    </message>
    <message>
        <source>The name of the computer&apos;s user</source>
        <translation>Tên người dùng của máy tính</translation>
    </message>
    <message>
        <source>For example the office of urban management</source>
        <translation>Ví dụ: Phòng Quản lý đô thị</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Stands after the name.</source>
        <translation>Ghi sau họ tên.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Đặt lại bố cục</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Bố cục</translation>
    </message>
    <message>
        <source>Widths and heights of panels as they were at first.</source>
        <translation>Bề rộng và chiều cao các bảng trở lại như lúc đầu.</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>Đỉnh</translation>
    </message>
    <message>
        <source>Where several are near, the first of them in this order.</source>
        <translation>Khi có nhiều điểm ở gần thì lấy điểm đứng trước theo thứ tự này.</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> điểm ảnh</translation>
    </message>
    <message>
        <source>Distance of the pointer on the screen.</source>
        <translation>Khoảng cách từ con trỏ, tính trên màn hình.</translation>
    </message>
    <message>
        <source>Stands beside what is done in the history, from now on.</source>
        <translation>Đứng cạnh mỗi việc trong lịch sử, kể từ bây giờ.</translation>
    </message>
    <message>
        <source>Snapping</source>
        <translation>Bắt điểm</translation>
    </message>
    <message>
        <source>Snap to what is near</source>
        <translation>Bắt điểm ở gần</translation>
    </message>
    <message>
        <source>Snap to vertices and edges</source>
        <translation>Bắt điểm vào đỉnh và cạnh</translation>
    </message>
    <message>
        <source>Mid-points of edges</source>
        <translation>Trung điểm cạnh</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Snap to</source>
        <translation>Bắt vào</translation>
    </message>
    <message>
        <source>Snapping tolerance</source>
        <translation>Khoảng bắt điểm</translation>
    </message>
    <message>
        <source>Of menus and messages. Names on the map stay; the guide is in Vietnamese.</source>
        <translation>Của trình đơn và thông báo. Tên trên bản đồ giữ nguyên; hướng dẫn bằng tiếng Việt.</translation>
    </message>
    <message>
        <source>Measured and drawn corners jump to vertices and edges of the layers that are drawn. F3 switches it on the map.</source>
        <translation>Góc đang đo hay đang vẽ bắt vào đỉnh và cạnh của các lớp đang hiện. F3 bật tắt trên bản đồ.</translation>
    </message>
    <message>
        <source>Crossings of edges</source>
        <translation>Giao điểm của các cạnh</translation>
    </message>
    <message>
        <source>Feet of perpendiculars</source>
        <translation>Chân đường vuông góc</translation>
    </message>
    <message>
        <source>Grid of round coordinates</source>
        <translation>Lưới tọa độ tròn số</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Sheets</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Place of the workspace</source>
        <translation>Nơi đặt tệp làm việc</translation>
    </message>
    <message>
        <source>Workspaces (*.gpkg)</source>
        <translation>Tệp làm việc (*.gpkg)</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Tạo tệp làm việc</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Quy hoạch</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Create workspace</source>
        <translation>Tạo tệp làm việc</translation>
    </message>
    <message>
        <source>Which coordinate system?</source>
        <translation>Khai báo hệ tọa độ</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) do not say which coordinate system they use. Choose it as the survey documents say:</source>
        <translation>
            <numerusform>%n tệp chưa khai báo hệ tọa độ. Chọn theo tài liệu đo đạc:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Nhập %n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>How is the text encoded?</source>
        <translation>Chữ được ghi theo bảng mã nào?</translation>
    </message>
    <message numerus="yes">
        <source>The text of %n file(s) is not UTF-8. Choose the fonts or the system that it was written with:</source>
        <translation>
            <numerusform>Chữ trong %n tệp không phải UTF-8. Chọn phông chữ hoặc hệ thống đã dùng khi ghi:</numerusform>
        </translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Bảng mã</translation>
    </message>
    <message>
        <source>TCVN3 (ABC; fonts whose names begin with .Vn)</source>
        <translation>TCVN3 (ABC; phông có tên bắt đầu bằng .Vn)</translation>
    </message>
    <message>
        <source>Windows-1258 (Vietnamese)</source>
        <translation>Windows-1258 (tiếng Việt)</translation>
    </message>
    <message>
        <source>Windows-1252 (Western languages)</source>
        <translation>Windows-1252 (ngôn ngữ Tây Âu)</translation>
    </message>
    <message>
        <source>Synchronised folder</source>
        <translation>Thư mục đồng bộ</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Thay tệp cũ?</translation>
    </message>
    <message>
        <source>“%1” exists already. It is replaced once the copy is whole and checked; what is in it now is lost.</source>
        <extracomment>%1 file</extracomment>
        <translation>Đã có tệp “%1”. Tệp đó được thay khi bản chép đã nguyên vẹn và được kiểm tra; nội dung hiện có sẽ mất.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay tệp</translation>
    </message>
    <message>
        <source>Has the other one gone?</source>
        <translation>Người kia đã nghỉ chưa?</translation>
    </message>
    <message>
        <source>The workspace is marked as open with %1 on computer %2 since %3. When that computer broke down, the mark stays. Work on it only if nobody works there any more.</source>
        <extracomment>%1 person, %2 computer, %3 since when</extracomment>
        <translation>Tệp làm việc được đánh dấu là đang mở bởi %1 trên máy %2 từ %3. Nếu máy đó gặp sự cố thì dấu này còn lại. Chỉ làm tiếp khi ở đó không còn ai làm.</translation>
    </message>
    <message>
        <source>Nobody does: open it</source>
        <translation>Không còn ai: mở tệp</translation>
    </message>
    <message>
        <source>Synchronised folders</source>
        <translation>Thư mục đồng bộ</translation>
    </message>
    <message>
        <source>Workspaces in folders that OneDrive, Dropbox and the like carry to other computers are worked on as a copy, and put back when they are closed. Network drives are known without this list.</source>
        <translation>Tệp làm việc trong thư mục do OneDrive, Dropbox… chuyển sang máy khác được làm trên bản chép và trả về khi đóng. Ổ mạng thì phần mềm tự nhận ra, không cần ghi vào đây.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Thêm thư mục…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
    <message>
        <source>Keep the list</source>
        <translation>Lưu danh sách</translation>
    </message>
    <message>
        <source>VNI (fonts whose names begin with VNI-)</source>
        <translation>VNI (các phông có tên bắt đầu bằng VNI-)</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::StartPage</name>
    <message>
        <source>Planning workbench</source>
        <translation>Bàn làm việc quy hoạch</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Mở tệp làm việc…</translation>
    </message>
    <message>
        <source>New workspace by province…</source>
        <translation>Tạo tệp làm việc theo tỉnh…</translation>
    </message>
    <message>
        <source>SHP, DGN, DXF, TAB, GDB, GPKG, XLSX and other files can be dropped on this window too. No network is needed.</source>
        <translation>Kéo tệp SHP, DGN, DXF, TAB, GDB, GPKG, XLSX và tệp khác vào cửa sổ này cũng được. Không cần mạng.</translation>
    </message>
    <message>
        <source>The file is not there. Is its drive connected?</source>
        <translation>Không thấy tệp. Kiểm tra xem ổ đĩa đã cắm chưa.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Gần đây</translation>
    </message>
    <message>
        <source>Open my data…</source>
        <translation>Mở dữ liệu của tôi…</translation>
    </message>
    <message>
        <source>Maps and tables that you have: they are put together in a new workspace.</source>
        <translation>Bản đồ và bảng đã có: được gom vào một tệp làm việc mới.</translation>
    </message>
    <message>
        <source>A .gpkg file that was made here or in QGIS.</source>
        <translation>Tệp .gpkg tạo tại đây hoặc trong QGIS.</translation>
    </message>
    <message>
        <source>With the right meridian of VN-2000, still empty.</source>
        <translation>Đúng kinh tuyến trục VN-2000, chưa có dữ liệu.</translation>
    </message>
    <message>
        <source>See the sample data</source>
        <translation>Xem dữ liệu mẫu</translation>
    </message>
    <message>
        <source>An invented coastal province, to try everything out.</source>
        <translation>Một tỉnh ven biển hư cấu để làm thử.</translation>
    </message>
    <message>
        <source>Find a file</source>
        <translation>Tìm tệp</translation>
    </message>
    <message>
        <source>Looking for the file…</source>
        <translation>Đang tìm tệp…</translation>
    </message>
    <message>
        <source>Find the file again…</source>
        <translation>Tìm lại tệp…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
    <message>
        <source>No workspace was opened here yet. Begin with one of the four steps on the left.</source>
        <translation>Chưa mở tệp làm việc nào. Bắt đầu bằng một trong bốn bước bên trái.</translation>
    </message>
    <message>
        <source>No recent file has these words in its name or folder.</source>
        <translation>Không có tệp gần đây nào chứa các từ này trong tên hoặc thư mục.</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::StatusLine</name>
    <message>
        <source>Show all background jobs</source>
        <translation>Xem mọi tác vụ chạy nền</translation>
    </message>
    <message>
        <source>North %1 · East %2</source>
        <translation>Bắc %1 · Đông %2</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Tỷ lệ</translation>
    </message>
    <message>
        <source>Scale: type one, such as 1:5,000, or choose</source>
        <translation>Tỷ lệ: nhập, ví dụ 1:5.000, hoặc chọn</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>Xem mọi thông báo</translation>
    </message>
    <message>
        <source>Coordinate system of the workspace: %1</source>
        <translation>Hệ tọa độ của tệp làm việc: %1</translation>
    </message>
    <message>
        <source>N</source>
        <translation>B</translation>
    </message>
    <message>
        <source>S</source>
        <translation>N</translation>
    </message>
    <message>
        <source>E</source>
        <translation>Đ</translation>
    </message>
    <message>
        <source>W</source>
        <translation>T</translation>
    </message>
    <message>
        <source>“%1” is no scale. Type it as 1:5,000.</source>
        <translation>“%1” không phải tỷ lệ. Nhập dạng 1:5.000.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>Đang chạy %n tác vụ</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Thông báo</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n thông báo mới</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::StyleWork</name>
    <message>
        <source>Count the values of “%1”</source>
        <translation>Đếm giá trị của “%1”</translation>
    </message>
    <message>
        <source>Read the values of “%1”</source>
        <translation>Đọc giá trị của “%1”</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <extracomment>stands where else a file&apos;s name stands: “The clipboard” holds no style</extracomment>
        <translation>Bảng tạm</translation>
    </message>
    <message>
        <source>The style is in “%1”.</source>
        <translation>Kiểu đã ghi vào “%1”.</translation>
    </message>
    <message>
        <source>Styles (*.json)</source>
        <translation>Kiểu hiển thị (*.json)</translation>
    </message>
    <message>
        <source>Styles (*.json *.qml *.sld)</source>
        <translation>Kiểu hiển thị (*.json *.qml *.sld)</translation>
    </message>
    <message>
        <source>Save the style</source>
        <translation>Ghi kiểu hiển thị</translation>
    </message>
    <message>
        <source>Load a style</source>
        <translation>Nạp kiểu hiển thị</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::UnitWork</name>
    <message>
        <source>Layer “%1” has no field for directions. Add a number field called “azimuth_deg” to it, then turn the sensor again.</source>
        <translation>Lớp “%1” chưa có trường ghi hướng. Thêm một trường số tên “azimuth_deg” rồi xoay lại cảm biến.</translation>
    </message>
    <message>
        <source>turn sensor %1</source>
        <extracomment>a line of the history; %1 a sensor&apos;s name</extracomment>
        <translation>xoay cảm biến %1</translation>
    </message>
    <message>
        <source>move sensor %1</source>
        <translation>dời cảm biến %1</translation>
    </message>
    <message>
        <source>place a sensor in “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>đặt một cảm biến vào “%1”</translation>
    </message>
    <message>
        <source>Select the streets along which sensors shall stand: click one on the map, then press “Along a line” again.</source>
        <translation>Chọn các tuyến đường cần đặt cảm biến: bấm vào một tuyến trên bản đồ, rồi bấm lại “Dọc theo tuyến”.</translation>
    </message>
    <message numerus="yes">
        <source>place %n sensor(s) in “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>đặt %n cảm biến vào “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::desktop::ViewTabs</name>
    <message>
        <source>Views of the map</source>
        <translation>Các khung nhìn bản đồ</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Khung nhìn %1</translation>
    </message>
    <message>
        <source>Double click: another name</source>
        <translation>Bấm đúp để đổi tên</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Tên khung nhìn</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::WalkWork</name>
    <message>
        <source>%1 · %2 · %3 of %4</source>
        <extracomment>%1 name of a feature, %2 title of its layer, %3 and %4 numbers: which one of how many</extracomment>
        <translation>%1 · %2 · %3 trong %4</translation>
    </message>
    <message>
        <source>Map: %1</source>
        <extracomment>%1 what is walked to</extracomment>
        <translation>Bản đồ: %1</translation>
    </message>
</context>
<context>
    <name>diaban::desktop::Workbench</name>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Map layers</source>
        <translation>Lớp bản đồ</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Bản in</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Phủ sóng</translation>
    </message>
</context>
<context>
    <name>diaban::geo</name>
    <message>
        <source>VN-2000 · latitude %1 · longitude %2</source>
        <translation>VN-2000 · vĩ độ %1 · kinh độ %2</translation>
    </message>
    <message>
        <source>WGS 84 · latitude %1 · longitude %2</source>
        <translation>WGS 84 · vĩ độ %1 · kinh độ %2</translation>
    </message>
    <message>
        <source>%1 · North %2 · East %3</source>
        <translation>%1 · Bắc %2 · Đông %3</translation>
    </message>
    <message>
        <source>VN-2000, meridian %1 · North %2 · East %3</source>
        <translation>VN-2000, kinh tuyến trục %1 · Bắc %2 · Đông %3</translation>
    </message>
    <message>
        <source>VN-2000, meridian %1 (%2) · North %3 · East %4</source>
        <translation>VN-2000, kinh tuyến trục %1 (%2) · Bắc %3 · Đông %4</translation>
    </message>
    <message>
        <source>Lies outside of all layers.</source>
        <translation>Nằm ngoài mọi lớp.</translation>
    </message>
    <message>
        <source>Lies more than 3° from this meridian. Check the province.</source>
        <translation>Nằm cách kinh tuyến trục này hơn 3°. Kiểm tra lại tỉnh.</translation>
    </message>
    <message>
        <source>Lies outside of Vietnam. Check the order and the zone of the numbers.</source>
        <translation>Nằm ngoài Việt Nam. Kiểm tra lại thứ tự và múi của hai số.</translation>
    </message>
</context>
<context>
    <name>diaban::mapview</name>
    <message>
        <source>Hoàng Sa (Vietnam)</source>
        <translation>Hoàng Sa (Việt Nam)</translation>
    </message>
    <message>
        <source>Trường Sa (Vietnam)</source>
        <translation>Trường Sa (Việt Nam)</translation>
    </message>
</context>
<context>
    <name>diaban::planning::Finding</name>
    <message>
        <source>%1 and %2 both cover %3 m of road, with %4 people along it.</source>
        <translation>%1 và %2 cùng phủ %3 m đường, có %4 người ở ven đường.</translation>
    </message>
    <message>
        <source>%1 and %2 are at work together for %3 days on %4 m of the same ground.</source>
        <translation>%1 và %2 cùng thi công trong %3 ngày trên %4 m chung mặt bằng.</translation>
    </message>
    <message>
        <source>%1 and %2 are at work together for %3 days on %4 m² of the same ground.</source>
        <translation>%1 và %2 cùng thi công trong %3 ngày trên %4 m² chung mặt bằng.</translation>
    </message>
    <message>
        <source>%1 and %2 are at work together for %3 days in one place.</source>
        <translation>%1 và %2 cùng thi công trong %3 ngày tại một chỗ.</translation>
    </message>
    <message>
        <source>%1 would dig %4 m that %2 paves, %3 days after it, frozen until %5.</source>
        <translation>%1 đào lại %4 m mặt đường do %2 làm, chỉ %3 ngày sau khi xong; đoạn này cấm đào đến %5.</translation>
    </message>
    <message>
        <source>%1 would dig %4 m² that %2 paves, %3 days after it, frozen until %5.</source>
        <translation>%1 đào lại %4 m² mặt đường do %2 làm, chỉ %3 ngày sau khi xong; chỗ này cấm đào đến %5.</translation>
    </message>
    <message>
        <source>%1 would dig where %2 paves, %3 days after it, frozen until %5.</source>
        <translation>%1 đào lại chỗ %2 vừa làm mặt đường, chỉ %3 ngày sau khi xong; chỗ này cấm đào đến %5.</translation>
    </message>
    <message>
        <source>%1 would dig %4 m of the street %2, which is frozen until %5.</source>
        <translation>%1 đào %4 m của tuyến đường %2, đang cấm đào đến %5.</translation>
    </message>
    <message>
        <source>%1 would dig %4 m² of the street %2, which is frozen until %5.</source>
        <translation>%1 đào %4 m² của tuyến đường %2, đang cấm đào đến %5.</translation>
    </message>
    <message>
        <source>%1 would dig in the street %2, which is frozen until %5.</source>
        <translation>%1 đào trên tuyến đường %2, đang cấm đào đến %5.</translation>
    </message>
    <message>
        <source>%1 digs %4 m that %2 paves, %3 days after it: it should come before.</source>
        <translation>%1 đào %4 m mà %2 làm mặt đường, sau khi xong %3 ngày: nên đào trước khi làm mặt đường.</translation>
    </message>
    <message>
        <source>%1 digs %4 m² that %2 paves, %3 days after it: it should come before.</source>
        <translation>%1 đào %4 m² mà %2 làm mặt đường, sau khi xong %3 ngày: nên đào trước khi làm mặt đường.</translation>
    </message>
    <message>
        <source>%1 digs where %2 paves, %3 days after it: it should come before.</source>
        <translation>%1 đào chỗ %2 làm mặt đường, sau khi xong %3 ngày: nên đào trước khi làm mặt đường.</translation>
    </message>
    <message>
        <source>%1 and %2 dig %4 m of the same ground, %3 days apart: one trench could do.</source>
        <translation>%1 và %2 đào %4 m chung mặt bằng, cách nhau %3 ngày: có thể đào chung một rãnh.</translation>
    </message>
    <message>
        <source>%1 and %2 dig %4 m² of the same ground, %3 days apart: one pit could do.</source>
        <translation>%1 và %2 đào %4 m² chung mặt bằng, cách nhau %3 ngày: có thể đào chung một hố.</translation>
    </message>
    <message>
        <source>%1 and %2 dig in one place, %3 days apart: one pit could do.</source>
        <translation>%1 và %2 đào tại một chỗ, cách nhau %3 ngày: có thể đào chung một hố.</translation>
    </message>
    <message>
        <source>%1 and %2 dig %4 m side by side for %3 days: one site, one traffic plan.</source>
        <translation>%1 và %2 đào %4 m cạnh nhau trong %3 ngày: có thể chung công trường và chung phương án giao thông.</translation>
    </message>
    <message>
        <source>%1 and %2 dig %4 m² together for %3 days: one site, one traffic plan.</source>
        <translation>%1 và %2 cùng đào %4 m² trong %3 ngày: có thể chung công trường và chung phương án giao thông.</translation>
    </message>
    <message>
        <source>%1 and %2 dig in one place for %3 days: one site, one traffic plan.</source>
        <translation>%1 và %2 đào tại một chỗ trong %3 ngày: có thể chung công trường và chung phương án giao thông.</translation>
    </message>
    <message>
        <source>%1 digs %4 m that %2 paves %3 days later: the order is right, keep to it.</source>
        <translation>%1 đào %4 m mà %2 làm mặt đường %3 ngày sau đó: thứ tự đúng, cần giữ nguyên.</translation>
    </message>
    <message>
        <source>%1 digs %4 m² that %2 paves %3 days later: the order is right, keep to it.</source>
        <translation>%1 đào %4 m² mà %2 làm mặt đường %3 ngày sau đó: thứ tự đúng, cần giữ nguyên.</translation>
    </message>
    <message>
        <source>%1 digs where %2 paves %3 days later: the order is right, keep to it.</source>
        <translation>%1 đào chỗ mà %2 làm mặt đường %3 ngày sau đó: thứ tự đúng, cần giữ nguyên.</translation>
    </message>
    <message>
        <source>%1 and %2 build the same kind of asset on %4 m, %6 % of the shorter one.</source>
        <translation>%1 và %2 đầu tư cùng loại tài sản trên %4 m, bằng %6 % tuyến ngắn hơn.</translation>
    </message>
    <message>
        <source>%1 and %2 build the same kind of asset on %4 m², %6 % of the smaller one.</source>
        <translation>%1 và %2 đầu tư cùng loại tài sản trên %4 m², bằng %6 % phần nhỏ hơn.</translation>
    </message>
    <message>
        <source>%1 and %2 build the same kind of asset in one place.</source>
        <translation>%1 và %2 đầu tư cùng loại tài sản tại một chỗ.</translation>
    </message>
    <message>
        <source>%1 is at work on %2 days of %3, when works rest (%4 – %5).</source>
        <translation>%1 thi công trong %2 ngày thuộc %3, là thời gian phải ngừng (%4 – %5).</translation>
    </message>
    <message>
        <source>%1 is at work on %2 days of %3, when works rest, %6 times; the first: %4 – %5.</source>
        <translation>%1 thi công trong %2 ngày thuộc %3, là thời gian phải ngừng, tất cả %6 đợt; đợt đầu: %4 – %5.</translation>
    </message>
    <message>
        <source>%1 has %2 small projects of %3, each less than %4 % of its cost.</source>
        <translation>%1 có %2 dự án nhỏ thuộc %3, mỗi dự án dưới %4 % kinh phí.</translation>
    </message>
    <message>
        <source>%1 and %2 lie %3 m apart, with %4 days between their works.</source>
        <translation>%1 và %2 cách nhau %3 m, hai đợt thi công cách nhau %4 ngày.</translation>
    </message>
    <message>
        <source>%1 and %2 lie %3 m apart and are at work together for %4 days.</source>
        <translation>%1 và %2 cách nhau %3 m và cùng thi công trong %4 ngày.</translation>
    </message>
</context>
<context>
    <name>diaban::roadmap</name>
    <message>
        <source>“%1” is no amount of money</source>
        <translation>“%1” không phải là số tiền</translation>
    </message>
    <message>
        <source>“%1” can be thousands or a fraction: write it without the comma</source>
        <translation>“%1” có thể là hàng nghìn hoặc số lẻ: ghi lại không có dấu phẩy</translation>
    </message>
    <message>
        <source>“%1” comes to a fraction of a đồng</source>
        <translation>“%1” lẻ dưới một đồng</translation>
    </message>
    <message>
        <source>“%1” is less than nothing</source>
        <translation>“%1” là số âm</translation>
    </message>
    <message>
        <source>“%1” is more than can be counted</source>
        <translation>“%1” quá lớn</translation>
    </message>
    <message>
        <source>“%1” is no day, month, quarter or year</source>
        <translation>“%1” không phải là ngày, tháng, quý hay năm</translation>
    </message>
    <message>
        <source>“%1” is not in the calendar</source>
        <translation>“%1” không có trong lịch</translation>
    </message>
    <message>
        <source>“%1”: the year is not of 1990–2100</source>
        <translation>“%1”: năm không nằm trong khoảng 1990–2100</translation>
    </message>
    <message>
        <source>“%1” is no share of 0–100 %</source>
        <translation>“%1” không phải là tỷ lệ từ 0 đến 100 %</translation>
    </message>
    <message>
        <source>“%1” is none of the list</source>
        <translation>“%1” không có trong danh mục</translation>
    </message>
    <message>
        <source>neither a code nor a name</source>
        <translation>không có cả mã lẫn tên</translation>
    </message>
    <message>
        <source>“%1” is none of the list; kept as it stands</source>
        <translation>“%1” không có trong danh mục; được giữ nguyên</translation>
    </message>
    <message>
        <source>start or end is missing: it counts as speculative</source>
        <translation>thiếu ngày bắt đầu hoặc kết thúc: coi là chưa chắc</translation>
    </message>
    <message>
        <source>ends (%2) before it starts (%1)</source>
        <translation>kết thúc (%2) trước khi bắt đầu (%1)</translation>
    </message>
    <message>
        <source>its capital comes to %1, its total is %2</source>
        <translation>vốn cộng lại là %1, tổng mức đầu tư là %2</translation>
    </message>
    <message>
        <source>group %1 was typed, by sector and total it is %2</source>
        <translation>ghi là %1, theo lĩnh vực và tổng mức là %2</translation>
    </message>
    <message>
        <source>listed already in row %1</source>
        <translation>đã có ở dòng %1</translation>
    </message>
    <message>
        <source>no code: it is known by name and commune</source>
        <translation>không có mã: nhận ra theo tên và xã, phường</translation>
    </message>
    <message>
        <source>no place on the map: only its name and commune count</source>
        <translation>chưa có hình trên bản đồ: chỉ so được tên và xã, phường</translation>
    </message>
    <message>
        <source>its geometry is not valid (%1)</source>
        <translation>hình không hợp lệ (%1)</translation>
    </message>
    <message>
        <source>lies outside of the communes of this workspace</source>
        <translation>nằm ngoài các xã, phường của tệp làm việc</translation>
    </message>
    <message>
        <source>capital of a project that is not in the register</source>
        <translation>vốn của dự án không có trong danh mục</translation>
    </message>
    <message>
        <source>“%1” is not of the form that is set for it; kept</source>
        <translation>“%1” không đúng dạng mã đã quy định; được giữ nguyên</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::AimBox</name>
    <message>
        <source>The point being placed</source>
        <translation>Điểm đang đặt</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Vĩ độ</translation>
    </message>
    <message>
        <source>North (X)</source>
        <translation>Bắc (X)</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Kinh độ</translation>
    </message>
    <message>
        <source>East (Y)</source>
        <translation>Đông (Y)</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dài</translation>
    </message>
    <message>
        <source>Bearing</source>
        <translation>Góc phương vị</translation>
    </message>
    <message>
        <source>Grid bearing</source>
        <translation>Góc định hướng</translation>
    </message>
    <message>
        <source>%1 (key %2)</source>
        <extracomment>%1 a name, %2 a key</extracomment>
        <translation>%1 (phím %2)</translation>
    </message>
    <message>
        <source>Keep this value (Ctrl+%1)</source>
        <extracomment>%1 a name, %2 a key</extracomment>
        <translation>Giữ giá trị này (Ctrl+%1)</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>Giữ %1</translation>
    </message>
    <message>
        <source>“%1” is no direction. Write, for example, 38°12′40″ or 38 12 40.</source>
        <extracomment>%1 what a person typed</extracomment>
        <translation>“%1” không phải là góc. Viết, ví dụ, 38°12′40″ hoặc 38 12 40.</translation>
    </message>
    <message>
        <source>A length is not less than 0.</source>
        <translation>Chiều dài không nhỏ hơn 0.</translation>
    </message>
    <message>
        <source>Enter: place · Tab: next · Esc: back</source>
        <translation>Enter: đặt điểm · Tab: ô kế · Esc: lùi</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::BandStack</name>
    <message>
        <source>Close; the text stays in the messages</source>
        <translation>Đóng; nội dung vẫn còn trong thông báo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::BookmarksPanel</name>
    <message>
        <source>Bookmarks</source>
        <translation>Dấu trang</translation>
    </message>
    <message>
        <source>No bookmarks yet. Ctrl+B keeps this view under a name.</source>
        <translation>Chưa có dấu trang nào. Ctrl+B giữ khung nhìn này dưới một tên.</translation>
    </message>
    <message>
        <source>Bookmark this view</source>
        <translation>Đánh dấu khung nhìn này</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>Tên dấu trang</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Đến đó</translation>
    </message>
    <message>
        <source>Delete the bookmark</source>
        <translation>Xóa dấu trang</translation>
    </message>
    <message>
        <source>No longer on the map: %1. The place still works.</source>
        <extracomment>%1 titles of layers</extracomment>
        <translation>Không còn trên bản đồ: %1. Vị trí vẫn dùng được.</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::ClassModel</name>
    <message>
        <source>All other values</source>
        <translation>Các giá trị còn lại</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::ColourButton</name>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a colour&apos;s use, then its code: “Fill: …”</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::ColourPalette</name>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Other colour…</source>
        <translation>Màu khác…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã màu</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đục</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::CommandPalette</name>
    <message>
        <source>Find commands and places</source>
        <translation>Tìm lệnh và địa danh</translation>
    </message>
    <message>
        <source>Command, layer, commune, parcel, street or coordinates</source>
        <translation>Lệnh, lớp, xã, số thửa, tên đường hoặc tọa độ</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>Looking through the layers…</source>
        <translation>Đang tìm trong các lớp…</translation>
    </message>
    <message>
        <source>Nothing has these words. A part of the name is enough, without marks.</source>
        <translation>Không tìm thấy. Chỉ cần gõ một phần của tên, không cần dấu.</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter goes there · Esc closes</source>
        <translation>↑ ↓ chọn · Enter tới đó · Esc đóng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::ComparePanel</name>
    <message>
        <source>Compare with a file</source>
        <translation>So sánh với một tệp</translation>
    </message>
    <message>
        <source>Rows that differ</source>
        <translation>Các dòng khác nhau</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Đến đó</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Choose an older copy of this workspace, or somebody else&apos;s, to see row by row what became of it here.</source>
        <translation>Chọn một bản sao cũ hơn của tệp làm việc này, hoặc bản của người khác, để xem từng dòng đã đổi ra sao.</translation>
    </message>
    <message>
        <source>From %1 to the open workspace</source>
        <extracomment>%1 name of a file</extracomment>
        <translation>Từ %1 đến tệp đang mở</translation>
    </message>
    <message>
        <source>Looks, names and places differ too: %1.</source>
        <extracomment>%1 titles of layers, groups, bookmarks</extracomment>
        <translation>Kiểu vẽ, tên và chỗ đánh dấu cũng khác: %1.</translation>
    </message>
    <message>
        <source>Both hold the same rows.</source>
        <translation>Hai tệp có các dòng giống hệt nhau.</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>%1 field, %2 old value, %3 new value</extracomment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 field, %2 value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>On the map: the shape before is dashed, the one now is solid.</source>
        <translation>Trên bản đồ: hình trước nét đứt, hình nay nét liền.</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::ConflictsPanel</name>
    <message>
        <source>Conflicts</source>
        <translation>Mâu thuẫn</translation>
    </message>
    <message>
        <source>No conflicts are open. When two copies are merged that changed the same thing, it waits here until somebody decides.</source>
        <translation>Không có mâu thuẫn nào. Khi gộp hai bản sao cùng sửa một chỗ, chỗ đó chờ ở đây đến khi có người chọn.</translation>
    </message>
    <message>
        <source>Take mine everywhere</source>
        <translation>Lấy bản của tôi ở mọi chỗ</translation>
    </message>
    <message>
        <source>Take theirs everywhere</source>
        <translation>Lấy bản của họ ở mọi chỗ</translation>
    </message>
    <message numerus="yes">
        <source>%n more follow once these are settled.</source>
        <translation>
            <numerusform>Còn %n chỗ nữa, hiện ra khi những chỗ này đã giải quyết.</numerusform>
        </translation>
    </message>
    <message>
        <source>shape</source>
        <translation>hình</translation>
    </message>
    <message>
        <source>deleted or changed</source>
        <translation>xóa hay sửa</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 title of a layer, %2 field</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>đã xóa</translation>
    </message>
    <message>
        <source>changed, so it stays for now</source>
        <translation>đã sửa, nên tạm giữ lại</translation>
    </message>
    <message>
        <source>another shape</source>
        <translation>hình khác</translation>
    </message>
    <message>
        <source>Base: %1</source>
        <translation>Gốc: %1</translation>
    </message>
    <message>
        <source>Mine (%1): %2</source>
        <extracomment>%1 person or file, %2 value</extracomment>
        <translation>Của tôi (%1): %2</translation>
    </message>
    <message>
        <source>Theirs (%1): %2</source>
        <translation>Của họ (%1): %2</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>Lấy của tôi</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Lấy của họ</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>Giữ như hiện có</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>look</source>
        <translation>cách thể hiện</translation>
    </message>
    <message>
        <source>title</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>place in the list</source>
        <translation>vị trí trong danh sách</translation>
    </message>
    <message>
        <source>group</source>
        <translation>nhóm</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>loại</translation>
    </message>
    <message>
        <source>source</source>
        <translation>nguồn</translation>
    </message>
    <message>
        <source>place on the map</source>
        <translation>vị trí trên bản đồ</translation>
    </message>
    <message>
        <source>rules of a field</source>
        <translation>quy tắc của trường</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <extracomment>%1 name of a feature, %2 title of its layer, %3 field</extracomment>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>the shape before both</source>
        <translation>hình trước khi hai bên sửa</translation>
    </message>
    <message>
        <source>as before both</source>
        <translation>như trước khi hai bên sửa</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>đã sửa</translation>
    </message>
    <message>
        <source>Take base everywhere</source>
        <translation>Lấy bản gốc ở mọi chỗ</translation>
    </message>
    <message>
        <source>Take base</source>
        <translation>Lấy bản gốc</translation>
    </message>
    <message>
        <source>On the map: base dotted, mine solid, theirs dashed.</source>
        <translation>Trên bản đồ: gốc nét chấm, của tôi nét liền, của họ nét đứt.</translation>
    </message>
    <message>
        <source>Keeps what is on the map now and closes the conflict.</source>
        <translation>Giữ nguyên như trên bản đồ hiện nay và khép lại mâu thuẫn.</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>nguồn gốc</translation>
    </message>
    <message>
        <source>state of a finding</source>
        <translation>trạng thái của phát hiện</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::DifferenceModel</name>
    <message>
        <source>%1: %2 added, %3 changed, %4 deleted</source>
        <extracomment>%1 title of a layer, %2, %3 and %4 numbers of rows</extracomment>
        <translation>%1: thêm %2, sửa %3, xóa %4</translation>
    </message>
    <message>
        <source>Row %1 added</source>
        <translation>Thêm dòng %1</translation>
    </message>
    <message>
        <source>Row %1 deleted</source>
        <translation>Xóa dòng %1</translation>
    </message>
    <message>
        <source>Row %1 changed, its shape too</source>
        <translation>Sửa dòng %1, cả hình</translation>
    </message>
    <message>
        <source>Row %1 changed</source>
        <translation>Sửa dòng %1</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::EditLine</name>
    <message>
        <source>What the edit does</source>
        <translation>Thao tác sửa đang làm gì</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::EditPanel</name>
    <message>
        <source>Snapping</source>
        <translation>Bắt điểm</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>Đỉnh</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Mid-points</source>
        <translation>Trung điểm</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>Giao điểm</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <extracomment>%1 a layer</extracomment>
        <translation>Sửa lớp %1</translation>
    </message>
    <message>
        <source>%1 px · all layers shown</source>
        <translation>%1 px · mọi lớp đang hiện</translation>
    </message>
    <message>
        <source>Vertices of %1</source>
        <extracomment>%1 the name of a feature</extracomment>
        <translation>Đỉnh của %1</translation>
    </message>
    <message>
        <source>Perpendicular</source>
        <translation>Vuông góc</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Lưới</translation>
    </message>
    <message>
        <source>Where the side being drawn meets an edge at a right angle</source>
        <translation>Chỗ cạnh đang vẽ gặp một cạnh khác theo góc vuông</translation>
    </message>
    <message>
        <source>Round coordinates, the rounder the further one looks from</source>
        <translation>Tọa độ tròn số; nhìn càng xa càng tròn</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FeaturePage</name>
    <message>
        <source>Parcel %1, sheet %2</source>
        <translation>Thửa %1, tờ %2</translation>
    </message>
    <message>
        <source>Feature %1</source>
        <translation>Đối tượng %1</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Bắc</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Đông</translation>
    </message>
    <message>
        <source>N</source>
        <translation>B</translation>
    </message>
    <message>
        <source>S</source>
        <translation>N</translation>
    </message>
    <message>
        <source>E</source>
        <translation>Đ</translation>
    </message>
    <message>
        <source>W</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Diện tích</translation>
    </message>
    <message>
        <source>Area on the ellipsoid</source>
        <translation>Diện tích trên ellipsoid</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>Chu vi</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Chiều dài</translation>
    </message>
    <message>
        <source>Length on the ellipsoid</source>
        <translation>Chiều dài trên ellipsoid</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Đỏ</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Lục</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Lam</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đục</translation>
    </message>
    <message>
        <source>Band %1</source>
        <extracomment>%1 number of a band of a raster</extracomment>
        <translation>Kênh %1</translation>
    </message>
    <message>
        <source>no data here</source>
        <translation>không có dữ liệu ở đây</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FeaturePanel</name>
    <message>
        <source>Feature</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>Identify features</source>
        <translation>Xem thuộc tính</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Đến đó</translation>
    </message>
    <message>
        <source>Shows the feature in the middle of the map</source>
        <translation>Đưa đối tượng vào giữa bản đồ</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Makes the feature the selection</source>
        <translation>Chọn riêng đối tượng này</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Chép</translation>
    </message>
    <message>
        <source>Copies all lines as text</source>
        <translation>Chép tất cả các dòng dưới dạng văn bản</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>No feature is selected. Click one on the map to see what it is.</source>
        <translation>Chưa chọn đối tượng nào. Bấm vào một đối tượng trên bản đồ để xem thuộc tính.</translation>
    </message>
    <message numerus="yes">
        <source>%n more are selected</source>
        <translation>
            <numerusform>còn %n đối tượng khác đang được chọn</numerusform>
        </translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Lớp %1</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Chép giá trị</translation>
    </message>
    <message>
        <source>Select all features with this value</source>
        <translation>Chọn mọi đối tượng có giá trị này</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FieldInput</name>
    <message>
        <source>several values</source>
        <translation>nhiều giá trị</translation>
    </message>
    <message>
        <source>Empty it in all rows</source>
        <translation>Xóa trống ở mọi dòng</translation>
    </message>
    <message>
        <source>Empty it in all rows (Backspace)</source>
        <translation>Xóa trống ở mọi dòng (Backspace)</translation>
    </message>
    <message>
        <source>empty in all rows</source>
        <translation>trống ở mọi dòng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FilterChips</name>
    <message>
        <source>Remove: %1</source>
        <extracomment>%1 what a filter asks</extracomment>
        <translation>Bỏ: %1</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Bỏ bộ lọc</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FilterForm</name>
    <message>
        <source>between</source>
        <translation>trong khoảng</translation>
    </message>
    <message>
        <source>one of</source>
        <translation>một trong</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>có chứa</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>để trống</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>không trống</translation>
    </message>
    <message>
        <source>Add a comparison</source>
        <translation>Thêm điều kiện</translation>
    </message>
    <message>
        <source>all must fit</source>
        <translation>phải khớp tất cả</translation>
    </message>
    <message>
        <source>one is enough</source>
        <translation>khớp một là đủ</translation>
    </message>
    <message>
        <source>How the comparisons are joined</source>
        <translation>Cách nối các điều kiện</translation>
    </message>
    <message>
        <source>Close the form</source>
        <translation>Đóng biểu mẫu</translation>
    </message>
    <message>
        <source>Condition: dien_tich &gt; 500</source>
        <translation>Điều kiện: dien_tich &gt; 500</translation>
    </message>
    <message>
        <source>Condition on the rows</source>
        <translation>Điều kiện cho các dòng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FilterTest</name>
    <message>
        <source>Field</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Phép so sánh</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Value at the end</source>
        <translation>Giá trị cuối khoảng</translation>
    </message>
    <message>
        <source>Values of the field</source>
        <translation>Các giá trị của trường</translation>
    </message>
    <message>
        <source>Remove this comparison</source>
        <translation>Bỏ điều kiện này</translation>
    </message>
    <message>
        <source>Reading the values…</source>
        <translation>Đang đọc các giá trị…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a value of the field, %2 number of rows that have it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>không có giá trị</translation>
    </message>
    <message>
        <source>Only the %1 most frequent values are listed; for others use “contains”.</source>
        <translation>Chỉ liệt kê %1 giá trị hay gặp nhất; với giá trị khác, dùng “có chứa”.</translation>
    </message>
    <message>
        <source>Write a date as 14/03/2024.</source>
        <translation>Viết ngày như 14/03/2024.</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Viết một số.</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FindingModel</name>
    <message>
        <source>High</source>
        <translation>Cao</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Nhẹ</translation>
    </message>
    <message>
        <source>%1 m</source>
        <extracomment>%1 an area</extracomment>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 m²</translation>
    </message>
    <message>
        <source>%1 No error: %2 (%3, %4)</source>
        <extracomment>%1 the finding, %2 why it is no error, %3 who said so, %4 when</extracomment>
        <translation>%1 Không phải lỗi: %2 (%3, %4)</translation>
    </message>
    <message>
        <source>Severity: %1</source>
        <extracomment>%1 how grave a finding is</extracomment>
        <translation>Mức độ: %1</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Phát hiện</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Độ lớn</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Sai ở đâu</translation>
    </message>
    <message>
        <source>%1 Not repaired: %2</source>
        <extracomment>%1 the finding, %2 why it was not repaired</extracomment>
        <translation>%1 Chưa sửa được: %2</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FindingPanel</name>
    <message>
        <source>Check the geometry</source>
        <translation>Kiểm tra hình học</translation>
    </message>
    <message>
        <source>Geometry check</source>
        <translation>Kiểm tra hình học</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Hide the findings</source>
        <translation>Ẩn danh sách phát hiện</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>No error…</source>
        <translation>Không phải lỗi…</translation>
    </message>
    <message>
        <source>Accepted too</source>
        <translation>Cả phần đã chấp nhận</translation>
    </message>
    <message>
        <source>Why is it no error? For example: a lake, measured again</source>
        <translation>Vì sao không phải lỗi? Ví dụ: ao hồ, đã đo lại</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Ghi nhớ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Các phát hiện</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>A layer was changed after this check at %1.</source>
        <extracomment>%1 time of day</extracomment>
        <translation>Có lớp đã đổi sau lần kiểm tra lúc %1.</translation>
    </message>
    <message>
        <source>The largest %1 of %2 findings</source>
        <extracomment>%1 number of findings listed, %2 of all</extracomment>
        <translation>%1 phát hiện lớn nhất trong %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s), at %1</source>
        <extracomment>%1 time of day</extracomment>
        <translation>
            <numerusform>%Ln phát hiện, lúc %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No faults found in %n layer(s), at %1.</source>
        <extracomment>%1 time of day</extracomment>
        <translation>
            <numerusform>Không phát hiện lỗi ở %n lớp, lúc %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Overlaps, gaps, invalid shapes and loose ends of all layers are listed here.</source>
        <translation>Chỗ chồng lấn, khe hở, hình không hợp lệ và đầu mút hở của mọi lớp được liệt kê ở đây.</translation>
    </message>
    <message>
        <source>Choose a finding first.</source>
        <translation>Chọn một phát hiện trước.</translation>
    </message>
    <message numerus="yes">
        <source>Repair all: %1 (%n)</source>
        <extracomment>%1 a kind of finding</extracomment>
        <translation>
            <numerusform>Sửa hết: %1 (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>An error after all</source>
        <translation>Vẫn là lỗi</translation>
    </message>
    <message>
        <source>What is checked…</source>
        <translation>Nội dung kiểm tra…</translation>
    </message>
    <message>
        <source>Not looked for, as was chosen: %1.</source>
        <extracomment>%1 kinds of findings</extracomment>
        <translation>Không soát theo lựa chọn: %1.</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Xóa dòng</translation>
    </message>
    <message>
        <source>With all that its fields hold. Undo brings it back.</source>
        <translation>Xóa cả giá trị các trường của dòng. Hoàn tác thì lấy lại được.</translation>
    </message>
    <message numerus="yes">
        <source>Delete all %n row(s) without geometry</source>
        <translation>
            <numerusform>Xóa hết %n dòng không có hình</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FormPanel</name>
    <message>
        <source>Attributes</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>What was typed and not written yet is given up</source>
        <translation>Bỏ những gì đã gõ mà chưa ghi</translation>
    </message>
    <message>
        <source>Calculate…</source>
        <translation>Tính…</translation>
    </message>
    <message>
        <source>Sets a field to what an expression comes to</source>
        <translation>Đặt giá trị một trường theo biểu thức</translation>
    </message>
    <message>
        <source>Fields…</source>
        <translation>Các trường…</translation>
    </message>
    <message>
        <source>Adds fields, and says what they take</source>
        <translation>Thêm trường, đặt giá trị được nhận</translation>
    </message>
    <message>
        <source>Nothing is selected. Click a feature on the map, or rows of the table, to edit what is known of them.</source>
        <translation>Chưa chọn đối tượng nào. Bấm một đối tượng trên bản đồ hoặc các dòng trong bảng để sửa thuộc tính.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n đối tượng</numerusform>
        </translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Lớp %1</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <extracomment>a field of a form that must not be empty</extracomment>
        <translation>%1 (bắt buộc)</translation>
    </message>
    <message numerus="yes">
        <source>Write %n field(s)</source>
        <translation>
            <numerusform>Ghi %n ô</numerusform>
        </translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Ghi</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::FormRows</name>
    <message>
        <source>no limit</source>
        <translation>không giới hạn</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::HistogramView</name>
    <message>
        <source>Spread of the numbers with the limits of classes</source>
        <translation>Phân bố các số với ranh giới các lớp chia</translation>
    </message>
    <message>
        <source>Drag a limit, or choose one with ↑ ↓ and move it with ← →</source>
        <translation>Kéo ranh giới, hoặc chọn bằng ↑ ↓ và dời bằng ← →</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::HistoryModel</name>
    <message>
        <source>Taken back</source>
        <translation>Đã hoàn lại</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <extracomment>%1 what was done</extracomment>
        <translation>Hoàn tác: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <extracomment>%1 what was done</extracomment>
        <translation>Làm lại: %1</translation>
    </message>
    <message>
        <source>Took back alone: %1</source>
        <extracomment>%1 what was done</extracomment>
        <translation>Hoàn lại riêng: %1</translation>
    </message>
    <message>
        <source>Another program wrote into the file</source>
        <translation>Chương trình khác đã ghi vào tệp</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <extracomment>%1 time of day</extracomment>
        <translation>Hôm qua %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <extracomment>%1 name of a layer</extracomment>
        <translation>
            <numerusform>%1 và %n lớp khác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln dòng</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>What, who or which layer</source>
        <translation>Việc gì, ai làm hay lớp nào</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Tìm trong lịch sử</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message>
        <source>See both changes</source>
        <translation>Xem hai thay đổi</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Dọn</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>See the map then</source>
        <translation>Xem bản đồ lúc đó</translation>
    </message>
    <message>
        <source>Take back this alone</source>
        <translation>Hoàn lại riêng</translation>
    </message>
    <message>
        <source>The history is in the file and stays when the computer is switched off.</source>
        <translation>Lịch sử nằm trong tệp, còn nguyên sau khi đóng máy.</translation>
    </message>
    <message>
        <source>Clear old history</source>
        <translation>Dọn lịch sử cũ</translation>
    </message>
    <message>
        <source>Clear what is older than 30 days…</source>
        <translation>Dọn thay đổi cũ hơn 30 ngày…</translation>
    </message>
    <message>
        <source>Clear what is older than 6 months…</source>
        <translation>Dọn thay đổi cũ hơn 6 tháng…</translation>
    </message>
    <message>
        <source>Clear what is older than a year…</source>
        <translation>Dọn thay đổi cũ hơn một năm…</translation>
    </message>
    <message>
        <source>%1 A backup is made first. The lines of the list stay; what they changed can&apos;t be taken back or looked at any more, and this can&apos;t be undone.</source>
        <extracomment>%1 &quot;Clear what is older than a year…&quot;</extracomment>
        <translation>%1 Sao lưu trước khi dọn. Tên các việc vẫn còn trong danh sách; thay đổi của chúng không hoàn lại hay xem lại được nữa, và việc dọn này không hoàn tác được.</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Về hiện tại</translation>
    </message>
    <message>
        <source>Nothing has been done here yet. Import data to begin.</source>
        <translation>Chưa có việc nào. Nhập dữ liệu để bắt đầu.</translation>
    </message>
    <message>
        <source>Nothing in the history has these words. Clear the search.</source>
        <translation>Không việc nào trong lịch sử có chữ này. Xóa ô tìm.</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::JobList</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>còn khoảng %n giây</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>còn khoảng %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Đã dừng. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 percent done, %2 time left</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1% · %2</source>
        <translation>%1% · %2</translation>
    </message>
    <message>
        <source>%1 · %2%</source>
        <extracomment>%1 what is being done, %2 percent done, %3 time left</extracomment>
        <translation>%1 · %2%</translation>
    </message>
    <message>
        <source>%1 · %2% · %3</source>
        <translation>%1 · %2% · %3</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::JobsPanel</name>
    <message>
        <source>Background jobs</source>
        <translation>Tác vụ chạy nền</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>Không có tác vụ nào đang chạy.</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Xóa danh sách</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::LabelForm</name>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Text from</source>
        <translation>Chữ từ trường</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>đậm</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Halo</source>
        <translation>Viền chữ</translation>
    </message>
    <message>
        <source>Halo&apos;s width</source>
        <translation>Độ rộng viền chữ</translation>
    </message>
    <message>
        <source>From scale</source>
        <translation>Từ tỷ lệ</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>Đến tỷ lệ</translation>
    </message>
    <message>
        <source>along the line</source>
        <translation>dọc theo đường</translation>
    </message>
    <message>
        <source>No labels</source>
        <translation>Không có nhãn</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::LayerList</name>
    <message>
        <source>Layers</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>“%1” is not there. Layer and style are kept.</source>
        <translation>Không thấy “%1”. Lớp và kiểu hiển thị vẫn giữ.</translation>
    </message>
    <message>
        <source>Find the file…</source>
        <translation>Chỉ lại tệp…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ lớp</translation>
    </message>
    <message>
        <source>Zoom to layer</source>
        <translation>Xem toàn lớp</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Chuyển lên</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Chuyển xuống</translation>
    </message>
    <message>
        <source>Remove from map</source>
        <translation>Bỏ khỏi bản đồ</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nhóm mới</translation>
    </message>
    <message>
        <source>Table of the layer</source>
        <translation>Bảng của lớp</translation>
    </message>
    <message>
        <source>Style…</source>
        <translation>Kiểu vẽ…</translation>
    </message>
    <message>
        <source>Move to group</source>
        <translation>Chuyển vào nhóm</translation>
    </message>
    <message>
        <source>move layer to a group</source>
        <translation>chuyển lớp vào nhóm</translation>
    </message>
    <message>
        <source>Out of its group</source>
        <translation>Ra khỏi nhóm</translation>
    </message>
    <message>
        <source>Zoom to group</source>
        <translation>Phóng tới nhóm</translation>
    </message>
    <message>
        <source>Dissolve the group, keep its layers</source>
        <translation>Bỏ nhóm, giữ lớp</translation>
    </message>
    <message>
        <source>dissolve a group</source>
        <translation>bỏ nhóm</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::LayerModel</name>
    <message numerus="yes">
        <source>Show all %n class(es)</source>
        <translation>
            <numerusform>Xem cả %n loại</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, linked to %2</source>
        <translation>%1, liên kết tới %2</translation>
    </message>
    <message>
        <source>file missing</source>
        <translation>mất tệp</translation>
    </message>
    <message>
        <source>new group “%1”</source>
        <translation>nhóm mới “%1”</translation>
    </message>
    <message>
        <source>order of layers</source>
        <translation>thứ tự lớp</translation>
    </message>
    <message numerus="yes">
        <source>%1, group of %n layer(s)</source>
        <extracomment>%1 title of a group</extracomment>
        <translation>
            <numerusform>%1, nhóm gồm %n lớp</numerusform>
        </translation>
    </message>
    <message>
        <source>rename group to “%1”</source>
        <translation>đổi tên nhóm thành “%1”</translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation>%1 (ẩn)</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::LayerPanel</name>
    <message>
        <source>Filter layers</source>
        <translation>Lọc lớp</translation>
    </message>
    <message>
        <source>Shows only layers whose name holds these words, without marks too (Ctrl+L)</source>
        <translation>Chỉ hiện lớp có các từ này trong tên, không cần dấu (Ctrl+L)</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>Hiện mọi lớp</translation>
    </message>
    <message numerus="yes">
        <source>No layer fits “%1”. %n layer(s) are hidden.</source>
        <translation>
            <numerusform>Không có lớp nào khớp “%1”. %n lớp đang bị ẩn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::MapCanvas</name>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Phóng to (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Thu nhỏ (−)</translation>
    </message>
    <message>
        <source>Show the whole map (Ctrl+0)</source>
        <translation>Xem toàn bộ (Ctrl+0)</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Đang vẽ…</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::MeasurePlate</name>
    <message>
        <source>Area on the grid</source>
        <translation>Diện tích trên lưới</translation>
    </message>
    <message>
        <source>Area on the ellipsoid</source>
        <translation>Diện tích trên ellipsoid</translation>
    </message>
    <message>
        <source>Perimeter on the grid</source>
        <translation>Chu vi trên lưới</translation>
    </message>
    <message>
        <source>Length on the grid</source>
        <translation>Chiều dài trên lưới</translation>
    </message>
    <message>
        <source>Perimeter on the ellipsoid</source>
        <translation>Chu vi trên ellipsoid</translation>
    </message>
    <message>
        <source>Length on the ellipsoid</source>
        <translation>Chiều dài trên ellipsoid</translation>
    </message>
    <message>
        <source>Bearing from grid north</source>
        <translation>Góc định hướng</translation>
    </message>
    <message>
        <source>Bearing from true north</source>
        <translation>Góc phương vị</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>Chép các số đo</translation>
    </message>
    <message>
        <source>End measuring</source>
        <translation>Thôi đo</translation>
    </message>
    <message>
        <source>Legs</source>
        <translation>Các đoạn</translation>
    </message>
    <message>
        <source>Double click or Enter ends, Backspace takes the last corner back.</source>
        <translation>Bấm đúp hoặc Enter để kết thúc, Backspace bỏ góc vừa đặt.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Diện tích</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Chiều dài</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>Đoạn</translation>
    </message>
    <message>
        <source>Grid, m</source>
        <translation>Lưới, m</translation>
    </message>
    <message>
        <source>Ellipsoid, m</source>
        <translation>Ellipsoid, m</translation>
    </message>
    <message>
        <source>Grid bearing</source>
        <translation>Góc định hướng</translation>
    </message>
    <message>
        <source>Bearing</source>
        <translation>Góc phương vị</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation>Chưa có thông báo nào.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Chép tất cả</translation>
    </message>
    <message>
        <source>Copies all messages with their details, for sending to the makers</source>
        <translation>Chép mọi thông báo kèm chi tiết để gửi cho nhóm phát triển</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::OverviewMap</name>
    <message>
        <source>Overview</source>
        <translation>Bản đồ tổng quan</translation>
    </message>
    <message>
        <source>Arrow keys move the frame of what the map shows.</source>
        <translation>Phím mũi tên dời khung của phần đang xem.</translation>
    </message>
    <message>
        <source>Overview: click or drag the frame to move the map</source>
        <translation>Bản đồ tổng quan: bấm hoặc kéo khung để dời bản đồ</translation>
    </message>
    <message>
        <source>Close the overview</source>
        <translation>Đóng bản đồ tổng quan</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::PastBand</name>
    <message>
        <source>Back to now</source>
        <translation>Về hiện tại</translation>
    </message>
    <message>
        <source>The map as it was after “%1”, %2. It can be looked at, not changed.</source>
        <extracomment>%1 what was done, %2 time</extracomment>
        <translation>Bản đồ như ngay sau “%1”, %2. Chỉ xem, chưa sửa được.</translation>
    </message>
    <message>
        <source>%1 Another program wrote at %2; what it changed is not known and may be missing.</source>
        <extracomment>%1 the sentence before, %2 time</extracomment>
        <translation>%1 Chương trình khác đã ghi lúc %2; không rõ đã đổi gì nên có thể thiếu.</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::Rail</name>
    <message>
        <source>Work areas</source>
        <translation>Khu vực làm việc</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowColumns</name>
    <message>
        <source>Hide “%1”</source>
        <extracomment>%1 name of a column</extracomment>
        <translation>Ẩn “%1”</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>Hiện mọi cột</translation>
    </message>
    <message>
        <source>Columns as they come</source>
        <translation>Cột như ban đầu</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowGrid</name>
    <message>
        <source>First column of the rows</source>
        <translation>Cột đầu của các dòng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowModel</name>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowPage</name>
    <message>
        <source>Rows of the layer</source>
        <translation>Các dòng của lớp</translation>
    </message>
    <message>
        <source>Find: duong</source>
        <translation>Tìm: duong</translation>
    </message>
    <message>
        <source>Marks and case don&apos;t matter</source>
        <translation>Không phân biệt dấu và chữ hoa, chữ thường</translation>
    </message>
    <message>
        <source>Find in the rows</source>
        <translation>Tìm trong các dòng</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Write what is shown into a file for a spreadsheet</source>
        <translation>Ghi những gì đang hiện thành tệp bảng tính</translation>
    </message>
    <message>
        <source>Only what the map shows</source>
        <translation>Chỉ những gì bản đồ đang hiện</translation>
    </message>
    <message>
        <source>Only what is selected</source>
        <translation>Chỉ những gì đang chọn</translation>
    </message>
    <message>
        <source>By fields and values…</source>
        <translation>Theo trường và giá trị…</translation>
    </message>
    <message>
        <source>Select the others</source>
        <translation>Chọn ngược lại</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>Trong khung nhìn</translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s)</source>
        <translation>
            <numerusform>%n dòng đã chọn</numerusform>
        </translation>
    </message>
    <message>
        <source>Holds “%1”</source>
        <extracomment>%1 what was typed into the search</extracomment>
        <translation>Có “%1”</translation>
    </message>
    <message>
        <source>%1 / %2 rows</source>
        <extracomment>%1 rows that fit, %2 rows in all</extracomment>
        <translation>%1 / %2 dòng</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>No row fits the filter. %1 rows are hidden.</source>
        <translation>Không có dòng nào khớp bộ lọc. %1 dòng đang bị ẩn.</translation>
    </message>
    <message>
        <source>This layer has no rows yet.</source>
        <translation>Lớp này chưa có dòng nào.</translation>
    </message>
    <message>
        <source>This layer was not there yet.</source>
        <translation>Lúc đó chưa có lớp này.</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowPanel</name>
    <message>
        <source>Close the table</source>
        <translation>Đóng bảng</translation>
    </message>
    <message>
        <source>Open tables</source>
        <translation>Các bảng đang mở</translation>
    </message>
    <message>
        <source>Hide the tables</source>
        <translation>Ẩn các bảng</translation>
    </message>
    <message>
        <source>Close the table “%1”</source>
        <extracomment>%1 name of a layer</extracomment>
        <translation>Đóng bảng “%1”</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::RowSums</name>
    <message>
        <source>Column whose numbers are added up</source>
        <translation>Cột lấy tổng</translation>
    </message>
    <message>
        <source>All rows shown</source>
        <translation>Mọi dòng đang hiện</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>Đang chọn %n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>Đang cộng…</translation>
    </message>
    <message>
        <source>No values</source>
        <translation>Không có giá trị</translation>
    </message>
    <message>
        <source>values %1 · sum %2 · mean %3 · least %4 · greatest %5</source>
        <translation>%1 giá trị · tổng %2 · trung bình %3 · nhỏ nhất %4 · lớn nhất %5</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::ScaleBar</name>
    <message>
        <source>Scale bar: %1</source>
        <translation>Thước tỷ lệ: %1</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::Sheet</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::SidePanel</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::Snackbar</name>
    <message>
        <source>Take back</source>
        <translation>Hoàn lại</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::Snap</name>
    <message>
        <source>vertex</source>
        <translation>đỉnh</translation>
    </message>
    <message>
        <source>mid-point</source>
        <translation>trung điểm</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>cạnh</translation>
    </message>
    <message>
        <source>crossing</source>
        <translation>giao điểm</translation>
    </message>
    <message>
        <source>perpendicular</source>
        <translation>vuông góc</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>lưới</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::StyleEditor</name>
    <message>
        <source>Choose a layer in the list at the left.</source>
        <translation>Chọn một lớp trong danh sách bên trái.</translation>
    </message>
    <message>
        <source>This layer has no rows to draw. Choose another one.</source>
        <translation>Lớp này không có dòng để vẽ. Chọn lớp khác.</translation>
    </message>
    <message>
        <source>Official colours of land use</source>
        <translation>Màu sử dụng đất theo quy định</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Symbol of all classes</source>
        <translation>Ký hiệu của mọi lớp chia</translation>
    </message>
    <message numerus="yes">
        <source>Symbol of %n chosen class(es)</source>
        <translation>
            <numerusform>Ký hiệu của %n lớp chia đã chọn</numerusform>
        </translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Kiểu hiển thị</translation>
    </message>
    <message>
        <source>One symbol</source>
        <translation>Một ký hiệu</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>Theo giá trị</translation>
    </message>
    <message>
        <source>Classes of numbers</source>
        <translation>Chia lớp theo số</translation>
    </message>
    <message>
        <source>Drawn as</source>
        <translation>Cách vẽ</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>as many rows in each</source>
        <translation>số dòng bằng nhau</translation>
    </message>
    <message>
        <source>equal steps</source>
        <translation>khoảng đều</translation>
    </message>
    <message>
        <source>natural breaks</source>
        <translation>ngắt tự nhiên</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Ranh giới</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Số lớp chia</translation>
    </message>
    <message>
        <source>Reading the field&apos;s values…</source>
        <translation>Đang đọc giá trị của trường…</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n most frequent</source>
        <translation>
            <numerusform>Hiện %n giá trị hay gặp nhất</numerusform>
        </translation>
    </message>
    <message>
        <source>Divide into classes</source>
        <translation>Chia lớp theo số</translation>
    </message>
    <message>
        <source>Classes of the legend</source>
        <translation>Các lớp chia của chú giải</translation>
    </message>
    <message>
        <source>Put among all others</source>
        <translation>Gộp vào còn lại</translation>
    </message>
    <message>
        <source>Takes the chosen classes out of the legend (Delete)</source>
        <translation>Đưa các lớp chia đã chọn ra khỏi chú giải (Delete)</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Cả lớp</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đục</translation>
    </message>
    <message>
        <source>From scale</source>
        <translation>Từ tỷ lệ</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>Đến tỷ lệ</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share; the space before % cannot break</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Chép</translation>
    </message>
    <message>
        <source>Copy this style, for another layer or window</source>
        <translation>Chép kiểu này cho lớp hoặc cửa sổ khác</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Give this layer the copied style</source>
        <translation>Dùng kiểu đã chép cho lớp này</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Nạp…</translation>
    </message>
    <message>
        <source>Take the style from a file: .json, .qml of QGIS, .sld</source>
        <translation>Lấy kiểu từ tệp: .json, .qml của QGIS, .sld</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Ghi…</translation>
    </message>
    <message>
        <source>Save this style as a file</source>
        <translation>Ghi kiểu này ra tệp</translation>
    </message>
    <message>
        <source>in reverse order</source>
        <translation>thứ tự ngược lại</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::SwipeBar</name>
    <message>
        <source>Bookmark “%1”</source>
        <extracomment>%1 name of a bookmark</extracomment>
        <translation>Dấu trang “%1”</translation>
    </message>
    <message>
        <source>Without “%1”</source>
        <extracomment>%1 title of a layer</extracomment>
        <translation>Không có “%1”</translation>
    </message>
    <message>
        <source>The layers shown</source>
        <translation>Các lớp đang hiện</translation>
    </message>
    <message>
        <source>Compare layers</source>
        <translation>So sánh lớp</translation>
    </message>
    <message>
        <source>Swap the sides (Tab in the map)</source>
        <translation>Đổi hai bên (Tab trên bản đồ)</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Đổi bên</translation>
    </message>
    <message>
        <source>Turn the line upright or across</source>
        <translation>Xoay vạch đứng hoặc ngang</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Xoay vạch</translation>
    </message>
    <message>
        <source>End comparing (Esc)</source>
        <translation>Thôi so sánh (Esc)</translation>
    </message>
    <message>
        <source>Right: %1</source>
        <extracomment>%1 which layers</extracomment>
        <translation>Phải: %1</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>Trái: %1</translation>
    </message>
    <message>
        <source>Below: %1</source>
        <extracomment>%1 which layers</extracomment>
        <translation>Dưới: %1</translation>
    </message>
    <message>
        <source>Above: %1</source>
        <translation>Trên: %1</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::SwipePopup</name>
    <message>
        <source>Layers of this side</source>
        <translation>Các lớp của bên này</translation>
    </message>
    <message>
        <source>Or choose single layers:</source>
        <translation>Hoặc chọn từng lớp:</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Các lớp</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::SymbolForm</name>
    <message>
        <source>solid</source>
        <translation>liền</translation>
    </message>
    <message>
        <source>dashes</source>
        <translation>nét đứt</translation>
    </message>
    <message>
        <source>dots</source>
        <translation>chấm</translation>
    </message>
    <message>
        <source>dashes and dots</source>
        <translation>gạch chấm</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>Nét</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>như đang có</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Màu nền</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Đường viền</translation>
    </message>
    <message>
        <source>Outline&apos;s width</source>
        <translation>Độ rộng viền</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>đường song song</translation>
    </message>
    <message>
        <source>crossed lines</source>
        <translation>đường chéo nhau</translation>
    </message>
    <message>
        <source>Hatch</source>
        <translation>Gạch nền</translation>
    </message>
    <message>
        <source>Hatch&apos;s colour</source>
        <translation>Màu gạch nền</translation>
    </message>
    <message>
        <source>Hatch&apos;s width</source>
        <translation>Độ rộng gạch</translation>
    </message>
    <message>
        <source>Hatch&apos;s distance</source>
        <translation>Khoảng cách gạch</translation>
    </message>
    <message>
        <source>Hatch&apos;s angle</source>
        <translation>Góc gạch</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Line&apos;s width</source>
        <translation>Độ rộng đường</translation>
    </message>
    <message>
        <source>Casing</source>
        <translation>Viền hai bên</translation>
    </message>
    <message>
        <source>Casing&apos;s width</source>
        <translation>Độ rộng cả viền</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>tròn</translation>
    </message>
    <message>
        <source>square</source>
        <translation>vuông</translation>
    </message>
    <message>
        <source>diamond</source>
        <translation>thoi</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>tam giác</translation>
    </message>
    <message>
        <source>star</source>
        <translation>sao</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>chữ thập</translation>
    </message>
    <message>
        <source>pentagon</source>
        <translation>ngũ giác</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Hình</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
</context>
<context>
    <name>diaban::uikit::VertexModel</name>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Latitude, °</source>
        <translation>Vĩ độ, °</translation>
    </message>
    <message>
        <source>North, m</source>
        <translation>Bắc, m</translation>
    </message>
    <message>
        <source>Longitude, °</source>
        <translation>Kinh độ, °</translation>
    </message>
    <message>
        <source>East, m</source>
        <translation>Đông, m</translation>
    </message>
</context>
<context>
    <name>diaban::workspace::Deed</name>
    <message numerus="yes">
        <source>draw %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>vẽ %n đối tượng của “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reshape %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>sửa hình %n đối tượng của “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>dời %n đối tượng của “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n feature(s) of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>
            <numerusform>xóa %n đối tượng của “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edit %1: %n row(s) of “%2”</source>
        <extracomment>a line of the history; %1 fields, %2 a layer</extracomment>
        <translation>
            <numerusform>sửa %1: %n dòng của “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>calculate %1: %n row(s) of “%2”</source>
        <extracomment>a line of the history; %1 a field, %2 a layer</extracomment>
        <translation>
            <numerusform>tính %1: %n dòng của “%2”</numerusform>
        </translation>
    </message>
    <message>
        <source>fields of “%2”: %1</source>
        <extracomment>a line of the history; %1 fields, %2 a layer</extracomment>
        <translation>các trường của “%2”: %1</translation>
    </message>
    <message>
        <source>style of “%1”</source>
        <extracomment>a line of the history; %1 a layer</extracomment>
        <translation>kiểu vẽ của “%1”</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n thing(s) more</source>
        <extracomment>a line of the history; %1 what was done first</extracomment>
        <translation>
            <numerusform>%1 và %n việc khác</numerusform>
        </translation>
    </message>
    <message>
        <source>new field “%1” of “%2”</source>
        <extracomment>a line of the history; %1 a field, %2 a layer</extracomment>
        <translation>Thêm trường “%1” vào “%2”</translation>
    </message>
</context>
<context>
    <name>diaban::workspace::RowFunction</name>
    <message>
        <source>area in m²</source>
        <translation>diện tích, m²</translation>
    </message>
    <message>
        <source>length in m; of an area that of its edges</source>
        <translation>chiều dài, m; của vùng là chu vi</translation>
    </message>
    <message>
        <source>area on the ellipsoid, in m²</source>
        <translation>diện tích trên ellipsoid, m²</translation>
    </message>
    <message>
        <source>length on the ellipsoid, in m</source>
        <translation>chiều dài trên ellipsoid, m</translation>
    </message>
    <message>
        <source>north (X) of a point</source>
        <translation>tọa độ Bắc (X) của điểm</translation>
    </message>
    <message>
        <source>east (Y) of a point</source>
        <translation>tọa độ Đông (Y) của điểm</translation>
    </message>
    <message>
        <source>lower case without marks</source>
        <translation>chữ thường không dấu</translation>
    </message>
    <message>
        <source>upper case, with marks</source>
        <translation>chữ hoa, giữ dấu</translation>
    </message>
    <message>
        <source>lower case, with marks</source>
        <translation>chữ thường, giữ dấu</translation>
    </message>
    <message>
        <source>number out of text like 1.234,5</source>
        <translation>đọc chữ như 1.234,5 thành số</translation>
    </message>
    <message>
        <source>text like 1.234,50, with so many decimals</source>
        <translation>viết số thành chữ như 1.234,50, với số chữ số lẻ</translation>
    </message>
</context>
</TS>
