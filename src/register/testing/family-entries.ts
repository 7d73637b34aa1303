import type { KindCode } from '../kind.ts'
import { type CrossFinding, createCrossCheck } from '../rules/cross-check.ts'

type Values = Readonly<Record<string, string>>

/** Entries of one invented family that agree with each other: a birth of 1995 … */
export const birth = {
  so: '12',
  ngayDangKy: '10.05.1995',
  loaiDangKy: '1',
  nksHoTen: 'Ksor H’Nhan',
  nksGioiTinh: '2',
  nksNgaySinh: '01.05.1995',
  meHoTen: 'Rơ Châm Lúi',
  meNgaySinh: '04.02.1970',
  chaHoTen: 'Ksor Tèo',
  chaNgaySinh: '06.07.1968',
}
/** … the marriage of the parents, */
export const marriage = {
  so: '7',
  ngayDangKy: '20.10.1992',
  loaiDangKy: '1',
  chongHoTen: 'Ksor Tèo',
  chongNgaySinh: '06.07.1968',
  voHoTen: 'Rơ Châm Lúi',
  voNgaySinh: '04.02.1970',
}
/** the death of the mother, in capitals as some offices write, */
export const death = {
  so: '3',
  ngayDangKy: '02.06.1998',
  nktHoTen: 'RƠ CHÂM LÚI',
  nktGioiTinh: '2',
  nktNgaySinh: '04.02.1970',
  nktNgayChet: '31.05.1998',
}
/** and the father's certificate in between. */
export const certificate = {
  so: '5',
  ngayDangKy: '05.05.1996',
  nxnHoTen: 'Ksor Tèo',
  nxnGioiTinh: '1',
  nxnNgaySinh: '06.07.1968',
  nxnTinhTrangHonNhan: 'Chưa đăng ký kết hôn với ai',
}

/** Checks one book for each list of rows. */
export function checkBooks(...books: readonly (readonly [KindCode, ...Values[]])[]): CrossFinding[] {
  const cross = createCrossCheck()
  for (const [at, [kind, ...rows]] of books.entries()) {
    const key = `${kind}.1990.0${at + 1}`
    cross.addBook({ key, file: `${key}.xlsx`, kind, year: null, volume: null, agency: null })
    for (const [row, values] of rows.entries()) cross.add(key, kind, { row: row + 2, values })
  }
  return [...cross.finish()]
}

/** Findings as `code kind row column`. */
export const findingCodes = (found: readonly CrossFinding[]) =>
  found.map(({ code, book, row, column }) => `${code} ${book.slice(0, 2)} ${row} ${column ?? ''}`.trim())
