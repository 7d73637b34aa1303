import type { KindCode } from '../../../src/register/kind.ts'
import { type CrossFinding, createCrossCheck } from '../../../src/register/rules/cross-check.ts'
import { communeOf } from '../../../src/training/administration.ts'
import { generateBook } from '../../../src/training/generate-book.ts'
import { createRandom, type Random } from '../../../src/training/random.ts'
import type { Values } from '../clean/scribe-traits.ts'
import { firstRow } from '../sheet-book.ts'

/** A book among those of two communes, over decades. */
export interface VillageBook {
  readonly key: string
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly agency: string
  readonly rows: readonly Values[]
}

const agencies = ['ST-101', 'ST-104']
const spans = [
  ['KH', 1978, 2018],
  ['KS', 1980, 2018],
  ['KT', 1995, 2018],
  ['CMC', 2000, 2014],
  ['HN', 2010, 2018],
] as const

/**
 * Births, marriages, deaths, recognitions and certificates of the same families over forty years, in two communes, without a contradiction:
 * widows who marry again, divorced men who do, births registered again, and many who share a name, some of them the day of birth as well.
 */
export function makeVillage(seed: number, rows = 40): VillageBook[] {
  const random = createRandom(seed, 401)
  const books = agencies.flatMap(agency =>
    spans.flatMap(([kind, from, to]) =>
      Array.from({ length: to - from + 1 }, (_, at) => ({
        key: `${agency} ${kind}.${from + at}.01`,
        kind,
        year: from + at,
        volume: '01',
        agency,
        rows: [...generateBook({ kind, year: from + at, volume: '01', agency, rows, seed })].map(
          ({ values }) => values,
        ),
      })),
    ),
  )
  return withLives(books, random)
}

/** Checks the books against each other. */
export function checkVillage(books: readonly VillageBook[]): readonly CrossFinding[] {
  const check = createCrossCheck()
  for (const { rows, key, kind, year, volume, agency } of books) {
    check.addBook({ key, file: `${key}.xlsx`, kind, year, volume, agency: communeOf(agency).authority })
    for (const [at, values] of rows.entries()) check.add(key, kind, { row: at + firstRow, values })
  }
  return check.finish()
}

/** The date, some days later; a day that every month has. */
export function later(date: string | undefined, years: number, month: number): string {
  return `15.${String(month).padStart(2, '0')}.${Number((date ?? '').slice(-4)) + years}`
}

/** A new entry at the end of the book of a kind, year and commune; nothing where there is no such book. */
export function appended(
  books: readonly VillageBook[],
  { kind, year, agency }: Pick<VillageBook, 'kind' | 'year' | 'agency'>,
  values: Values,
): { readonly books: VillageBook[]; readonly key: string; readonly row: number } | undefined {
  const book = books.find(each => each.kind === kind && each.year === year && each.agency === agency)
  if (book === undefined) return undefined
  const so = String(book.rows.length + 1)
  const grown = { ...book, rows: [...book.rows, { ...values, so, quyenSo: `01/${year}` }] }
  return {
    books: books.map(each => (each === book ? grown : each)),
    key: book.key,
    row: book.rows.length + firstRow,
  }
}

/** What lives bring beside the plain run of things, none of it a contradiction. */
function withLives(books: VillageBook[], random: Random): VillageBook[] {
  let grown = books
  const add = (kind: KindCode, year: number, agency: string, values: Values) => {
    grown = appended(grown, { kind, year, agency }, values)?.books ?? grown
  }
  const births = books.filter(({ kind }) => kind === 'KS')
  for (const { rows, year, agency } of births) {
    const other = agency === agencies[0] ? agencies[1] : agencies[0]
    for (const [at, row] of rows.entries()) {
      const stranger = rows[(at + 7) % rows.length]
      if (stranger === undefined) continue
      // Another family's child of the same name, a year or more apart; of every 200 children one pair shares the day as well.
      const namesake = { ...parentsOf(stranger), ...childOf(row) }
      if (random.chance(0.02) && other !== undefined)
        add('KS', year + 1, other, {
          ...namesake,
          ...bornOn(later(row.nksNgaySinh, 1, 4)),
          ngayDangKy: later(row.nksNgaySinh, 1, 5),
        })
      if (random.chance(0.005) && other !== undefined)
        add('KS', year, other, { ...namesake, ngayDangKy: row.ngayDangKy ?? '' })
      // The same child, registered again years later.
      if (random.chance(0.01))
        add('KS', year + 9, agency, { ...row, loaiDangKy: '2', ngayDangKy: later(row.ngayDangKy, 9, 6) })
    }
  }
  const dead = new Set(
    books.flatMap(({ kind, rows }) => (kind === 'KT' ? rows.map(({ nktHoTen }) => nktHoTen) : [])),
  )
  for (const { rows, year, agency } of books.filter(({ kind }) => kind === 'KH')) {
    for (const [at, row] of rows.entries()) {
      const next = rows[(at + 5) % rows.length]
      if (next === undefined || row.tinhTrangKetHon !== undefined || !random.chance(0.04)) continue
      const again = {
        ...row,
        ...personIn('chong', strangerOf(next)),
        ngayDangKy: later(row.ngayDangKy, 15, 8),
        ngayXacLapQuanHeHonNhan: '',
      }
      // The wife marries again, her children grown: her husband has died.
      if (dead.has(row.chongHoTen) || dead.has(row.voHoTen) || year + 13 < 1995) continue
      add('KT', year + 13, agency, deathOf('chong', row, later(row.ngayDangKy, 13, 3)))
      add('KH', year + 15, agency, again)
    }
  }
  return grown
}

/** A man nobody else is, made of another's name. */
function strangerOf(row: Values): Values {
  return {
    ...row,
    chongHoTen: `${row.chongHoTen} Em`,
    chongSoGiayToTuyThan: '',
    chongNgaySinh: String(Number((row.chongNgaySinh ?? '').slice(-4)) - 3),
  }
}

/** The death of a husband or wife, as the marriage has them. */
export function deathOf(prefix: 'chong' | 'vo', row: Values, died: string): Values {
  return {
    ...Object.fromEntries(
      Object.entries(personIn(prefix, row)).map(([id, text]) => [id.replace(prefix, 'nkt'), text]),
    ),
    nktGioiTinh: prefix === 'chong' ? '1' : '2',
    nktNgayChet: died,
    ngayDangKy: died,
    loaiDangKy: '1',
    noiDangKy: row.noiDangKy ?? '',
  }
}

/** A person's own columns of a row. */
export function personIn(prefix: string, row: Values): Values {
  return Object.fromEntries(Object.entries(row).filter(([id]) => new RegExp(`^${prefix}[A-Z]`).test(id)))
}

function childOf(row: Values): Values {
  return personIn('nks', row)
}

function parentsOf(row: Values): Values {
  return Object.fromEntries(Object.entries(row).filter(([id]) => !/^nks[A-Z]/.test(id)))
}

function bornOn(date: string): Values {
  return { nksNgaySinh: date, nksNgaySinhBangChu: '' }
}
