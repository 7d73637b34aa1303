/** The sentences of the search's filters, in Vietnamese. */
export const viSearch = {
  search: {
    filters: 'Thu hẹp tra cứu',
    agency: 'Cơ quan đăng ký',
    anyAgency: 'Mọi cơ quan',
    from: 'Từ năm',
    to: 'Đến năm',
    yearsWrong: 'Năm đăng ký ghi bốn chữ số, ví dụ 1997.',
    role: 'Vai trò trong sổ',
    anyRole: 'Mọi vai trò',
    sex: 'Giới tính',
    anySex: 'Nam, nữ',
    male: 'Nam',
    female: 'Nữ',
    byNote: 'theo ghi chú',
  },
}
