import type { KindCode } from '../../../src/register/kind.ts'
import type { Random } from '../../../src/training/random.ts'
import type { Values } from '../clean/scribe-traits.ts'
import type { Tally } from '../measure.ts'
import { deathOf, later, personIn, type VillageBook } from './village.ts'

/** A mistake between two books: an entry that is right by itself. */
export interface CrossMistake {
  readonly mistake: Tally['mistake']
  /** The kind of book whose entries it starts from. */
  readonly from: KindCode
  /** The entry that should not be, and its book; undefined when the entry does not lend itself to it. */
  readonly make: (row: Values, book: VillageBook, random: Random) => MadeEntry | undefined
}

export interface MadeEntry {
  readonly kind: KindCode
  readonly year: number
  readonly agency: string
  readonly values: Values
  readonly isVisible: boolean
}

const linked = 'both entries give the whole day of birth, or the same identity number'
const other = (agency: string): string => (agency === 'ST-101' ? 'ST-104' : 'ST-101')
const isWhole = (date: string | undefined): boolean => date?.length === 10
/** Whether a person of an entry can be known again. */
const isKnown = (row: Values, prefix: string): boolean =>
  isWhole(row[`${prefix}NgaySinh`]) ||
  (['1', '4'].includes(row[`${prefix}LoaiGiayToTuyThan`] ?? '') &&
    /^\d{9,12}$/.test(row[`${prefix}SoGiayToTuyThan`] ?? ''))

export const crossMistakes: readonly CrossMistake[] = [
  {
    mistake: {
      id: 'birth-twice',
      name: { vi: 'Một trẻ khai sinh hai nơi', en: 'Second birth registration' },
      level: 'cross',
      visible: 'always',
    },
    from: 'KS',
    make: (row, book) =>
      entry(
        'KS',
        book.year,
        other(book.agency),
        { ...row, ngayDangKy: later(row.nksNgaySinh, 0, 12), noiDangKy: 'UBND xã khác' },
        true,
      ),
  },
  {
    mistake: {
      id: 'death-twice',
      name: { vi: 'Một người khai tử hai lần', en: 'Second death registration' },
      level: 'cross',
      visible: linked,
    },
    from: 'KT',
    make: (row, book) =>
      entry(
        'KT',
        book.year + 1,
        other(book.agency),
        { ...row, ngayDangKy: later(row.ngayDangKy, 1, 2) },
        isKnown(row, 'nkt'),
      ),
  },
  {
    mistake: {
      id: 'couple-twice',
      name: { vi: 'Một đôi đăng ký kết hôn hai lần', en: 'A couple married twice' },
      level: 'cross',
      visible: linked,
    },
    from: 'KH',
    make: (row, book) =>
      isOver(row)
        ? undefined
        : entry(
            'KH',
            book.year + 3,
            other(book.agency),
            { ...row, ngayDangKy: later(row.ngayDangKy, 3, 2), ngayXacLapQuanHeHonNhan: '' },
            isKnown(row, 'chong') && isKnown(row, 'vo'),
          ),
  },
  {
    mistake: {
      id: 'married-while-married',
      name: { vi: 'Kết hôn khi đang có vợ, chồng', en: 'Married while married' },
      level: 'cross',
      visible: `${linked}; from 1977`,
    },
    from: 'KH',
    make: (row, book, random) => {
      if (isOver(row)) return undefined
      const stays = random.pick(['chong', 'vo'] as const)
      const goes = stays === 'chong' ? 'vo' : 'chong'
      const values: Values = {
        ...row,
        [`${goes}HoTen`]: goes === 'vo' ? 'Phan Thị Bích Liễu' : 'Phan Đình Khôi',
        [`${goes}NgaySinh`]: `17.05.${book.year - 24}`,
        [`${goes}SoGiayToTuyThan`]: '',
        [`${goes}LoaiGiayToTuyThan`]: '',
        ngayDangKy: later(row.ngayDangKy, 2, 7),
        ngayXacLapQuanHeHonNhan: '',
      }
      return entry('KH', book.year + 2, book.agency, values, isKnown(row, stays) && book.year > 1977)
    },
  },
  {
    mistake: {
      id: 'single-though-married',
      name: { vi: 'Xác nhận độc thân khi đã kết hôn', en: 'Certified single though married' },
      level: 'cross',
      visible: linked,
    },
    from: 'KH',
    make: (row, book) => {
      if (isOver(row)) return undefined
      const person = Object.fromEntries(
        Object.entries(personIn('chong', row)).map(([id, text]) => [id.replace('chong', 'nxn'), text]),
      )
      return entry(
        'HN',
        book.year + 2,
        book.agency,
        {
          ...person,
          nxnGioiTinh: '1',
          noiCap: row.noiDangKy ?? '',
          nxnTinhTrangHonNhan: 'Chưa đăng ký kết hôn với ai',
          ngayDangKy: later(row.ngayDangKy, 2, 5),
        },
        isKnown(row, 'chong'),
      )
    },
  },
  {
    mistake: {
      id: 'mother-dead',
      name: { vi: 'Mẹ chết trước khi sinh con', en: 'Mother dead before the birth' },
      level: 'cross',
      visible: linked,
    },
    from: 'KS',
    make: (row, book) => {
      if (row.meHoTen === undefined) return undefined
      const mother = Object.fromEntries(
        Object.entries(personIn('me', row)).map(([id, text]) => [id.replace('me', 'nkt'), text]),
      )
      const died = later(row.nksNgaySinh, -3, 3)
      return entry(
        'KT',
        book.year - 3,
        book.agency,
        {
          ...mother,
          nktGioiTinh: '2',
          nktNgayChet: died,
          ngayDangKy: died,
          loaiDangKy: '1',
          noiDangKy: row.noiDangKy ?? '',
        },
        isKnown(row, 'me'),
      )
    },
  },
  {
    mistake: {
      id: 'married-after-death',
      name: { vi: 'Kết hôn sau khi chết', en: 'Married after their death' },
      level: 'cross',
      visible: linked,
    },
    from: 'KH',
    make: (row, book, random) => {
      const prefix = random.pick(['chong', 'vo'] as const)
      return entry(
        'KT',
        book.year - 2,
        book.agency,
        deathOf(prefix, row, later(row.ngayDangKy, -2, 5)),
        isKnown(row, prefix),
      )
    },
  },
  {
    mistake: {
      id: 'identity-of-another',
      name: { vi: 'Số định danh của người khác', en: 'Personal number of somebody else' },
      level: 'cross',
      visible: 'a number of twelve digits that stands elsewhere',
    },
    from: 'KH',
    make: (row, book) => {
      const number = row.chongSoGiayToTuyThan ?? ''
      if (!/^\d{12}$/.test(number) || row.chongLoaiGiayToTuyThan !== '4') return undefined
      const born = `${number.charAt(3) === '0' ? 19 : 20}${number.slice(4, 6)}`
      return entry(
        'HN',
        book.year,
        book.agency,
        {
          nxnHoTen: 'Ung Đình Kỳ',
          nxnGioiTinh: '1',
          nxnNgaySinh: `03.03.${Number(born) + 1}`,
          nxnDanToc: 'Kinh',
          nxnQuocTich: 'Việt Nam',
          nxnLoaiGiayToTuyThan: '4',
          nxnSoGiayToTuyThan: number,
          nxnTinhTrangHonNhan: 'Chưa đăng ký kết hôn với ai',
          noiCap: row.noiDangKy ?? '',
          ngayDangKy: later(row.ngayDangKy, 0, 11),
        },
        true,
      )
    },
  },
]

/** Mistakes of whole books among others. */
export const crossBookMistakes: readonly {
  readonly mistake: Tally['mistake']
  readonly make: (books: readonly VillageBook[], at: VillageBook) => VillageBook[]
}[] = [
  {
    mistake: {
      id: 'book-twice',
      name: { vi: 'Một sổ số hóa hai lần (bản xã, bản huyện)', en: 'A book digitised twice (two copies)' },
      level: 'cross',
      visible: 'always',
    },
    make: (books, at) => [
      ...books,
      {
        ...at,
        key: `district copy of ${at.key}`,
        agency: 'district',
        rows: at.rows.slice(2).map(row => ({ ...row, noiDangKy: row.noiDangKy ?? '' })),
      },
    ],
  },
  {
    mistake: {
      id: 'volumes-overlap',
      name: { vi: 'Quyển sau không tiếp số quyển trước', en: 'Second volume begins again at 1' },
      level: 'cross',
      visible: 'always',
    },
    make: (books, at) => [...books, second(at, books, 1)],
  },
  {
    mistake: {
      id: 'volumes-gap',
      name: { vi: 'Thiếu số giữa hai quyển', en: 'Numbers missing between two volumes' },
      level: 'cross',
      visible: 'always',
    },
    make: (books, at) => [...books, second(at, books, at.rows.length + 9)],
  },
  {
    mistake: {
      id: 'volume-twice',
      name: { vi: 'Hai tệp mang tên một quyển', en: 'Two files named as one volume' },
      level: 'cross',
      visible: 'always',
    },
    make: (books, at) => [...books, { ...second(at, books, at.rows.length + 1), volume: '01' }],
  },
]

/** A second volume of the year, of entries of other years. */
function second(at: VillageBook, books: readonly VillageBook[], first: number): VillageBook {
  const model =
    books.find(
      ({ kind, agency, year }) => kind === at.kind && agency !== at.agency && year === at.year + 1,
    ) ?? at
  const rows = model.rows.map((row, index) => ({
    ...row,
    so: String(first + index),
    ngayDangKy: `${(row.ngayDangKy ?? '').slice(0, 6)}${at.year}`,
  }))
  return { ...at, key: `${at.key} again`, volume: '02', rows }
}

function isOver({ tinhTrangKetHon }: Values): boolean {
  return tinhTrangKetHon !== undefined
}

function entry(kind: KindCode, year: number, agency: string, values: Values, isVisible: boolean): MadeEntry {
  return {
    kind,
    year,
    agency,
    values: Object.fromEntries(Object.entries(values).filter(([, text]) => text !== '')),
    isVisible,
  }
}
