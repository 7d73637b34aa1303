/** The columns that every kind of register has, by the ministry's names. */
export const entryFields = {
  number: 'so',
  volume: 'quyenSo',
  registered: 'ngayDangKy',
  page: 'trangSo',
} as const
