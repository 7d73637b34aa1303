type Values = Readonly<Record<string, string>>

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh']
const givens = ['Hoà', 'Lan', 'Bình', 'Dũng', 'Phượng', 'Khánh', 'Thủy', 'Sơn']

/** Invented births of 1997, numbered from 1: enough of each row for the registry to take it without a finding of severity error. */
export function sampleBirths(
  count: number,
  change: (values: Values, index: number) => Values = values => values,
): Values[] {
  return Array.from({ length: count }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0')
    const month = String((Math.floor(index / 28) % 12) + 1).padStart(2, '0')
    const family = families[index % families.length] ?? ''
    const given = givens[index % givens.length] ?? ''
    const values = {
      so: String(index + 1),
      quyenSo: '01/1997',
      trangSo: String(Math.floor(index / 2) + 1),
      ngayDangKy: `${day}.${month}.1997`,
      loaiDangKy: '1',
      noiDangKy: 'UBND xã Đồng Mây, huyện An Nguyên, tỉnh Sông Trà',
      nksHoTen: `${family} Thị ${given}`,
      nksGioiTinh: '2',
      nksNgaySinh: `01.${month}.1997`,
      nksDanToc: 'Kinh',
      nksQuocTich: 'Việt Nam',
      meHoTen: `Đặng Thị ${givens[(index + 3) % givens.length] ?? ''}`,
      meNgaySinh: '1970',
      meDanToc: 'Kinh',
      meQuocTich: 'Việt Nam',
      meLoaiCuTru: '1',
      chaHoTen: `${family} Văn ${givens[(index + 2) % givens.length] ?? ''}`,
      chaNgaySinh: '03.1968',
      chaDanToc: 'Kinh',
      chaQuocTich: 'Việt Nam',
      chaLoaiCuTru: '1',
    }
    return change(values, index)
  })
}
