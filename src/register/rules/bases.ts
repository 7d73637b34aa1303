import type { Text } from '../text.ts'

/** Reasons that several rules share. */
export const bases = {
  defects: {
    vi: 'Thông lệ: lỗi thường gặp trong các gói dữ liệu thật',
    en: 'practice: defects seen in real packages',
  },
  identity: {
    vi: 'Thông tư 04/2020/TT-BTP, khoản 9 Điều 29: chỉ cần những gì để nhận ra trường hợp',
    en: 'Thông tư 04/2020/TT-BTP, Đ.29 k9: only what the entry needs to be identified',
  },
  numbering: {
    vi: 'Thông tư 04/2020/TT-BTP, khoản 3 Điều 29 và Điều 36; Nghị định 158/2005/NĐ-CP, Điều 68',
    en: 'Thông tư 04/2020/TT-BTP, Đ.29 k3 and Đ.36; Nghị định 158/2005/NĐ-CP, Đ.68',
  },
  naming: {
    vi: 'Thông lệ: tên tệp PDF trong các gói thật (CV 1437/BTP-CNTT)',
    en: 'practice: PDF names of real packages (CV 1437/BTP-CNTT)',
  },
  columns: {
    vi: 'Thông lệ: danh mục cột của Bộ Tư pháp',
    en: 'practice: the ministry’s column lists',
  },
  inOrder: {
    vi: 'Thông tư 04/2020/TT-BTP, khoản 3 Điều 29: số được cấp theo thứ tự đăng ký',
    en: 'Thông tư 04/2020/TT-BTP, Đ.29 k3: numbers are given in the order of registration',
  },
  firstEvent: {
    vi: 'Thông tư 04/2020/TT-BTP, Điều 36: sổ mở từ trường hợp đầu tiên',
    en: 'Thông tư 04/2020/TT-BTP, Đ.36: a book opens with its first event',
  },
  events: {
    vi: 'Trình tự tự nhiên của sự việc',
    en: 'plain order of events',
  },
  dates: {
    vi: 'Trình tự tự nhiên của ngày tháng',
    en: 'plain order of dates',
  },
  terms: {
    vi: 'Luật Hộ tịch 60/2014/QH13, Điều 15 (khai sinh: 60 ngày) và Điều 33 (khai tử: 15 ngày)',
    en: 'Luật Hộ tịch 60/2014/QH13, Đ.15 (birth: 60 days) and Đ.33 (death: 15 days)',
  },
  kindOfBirth: {
    vi: 'Thông lệ: danh mục mã của cột nksLoaiKhaiSinh',
    en: 'practice: code list nksLoaiKhaiSinh',
  },
  decisions: {
    vi: 'Thông tư 04/2020/TT-BTP, khoản 6 Điều 29: quyết định được ghi chú kèm ngày',
    en: 'Thông tư 04/2020/TT-BTP, Đ.29 k6: a decision is noted with its date',
  },
  volume: {
    vi: 'Thông lệ: mỗi bảng tính chỉ chứa một quyển sổ',
    en: 'practice: one workbook holds one volume',
  },
  personalNumber: {
    vi: 'Thông lệ: mỗi số định danh cá nhân là của một người',
    en: 'practice: a personal number belongs to one person',
  },
  codeLists: {
    vi: 'Thông lệ: danh mục mã trong biểu mẫu của Bộ Tư pháp',
    en: 'practice: the code lists of the ministry’s template',
  },
  dropDowns: {
    vi: 'Thông lệ: danh sách chọn sẵn trong bảng tính của Bộ Tư pháp',
    en: 'practice: the drop-down lists of the ministry’s sheet',
  },
} as const satisfies Record<string, Text>
