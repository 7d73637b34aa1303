import { mix } from '../../../src/training/random.ts'

/** The kinds that have an official sheet. */
export type FilledKind = 'KS' | 'KH' | 'KT' | 'HN' | 'CMC'

export interface PlannedAgency {
  readonly id: string
  readonly code: string
  readonly level: 'province' | 'district' | 'commune'
  readonly name: string
  readonly parentId: string | null
  readonly validFrom: string
  readonly validTo: string | null
  /** Who wholly took over from it on `reorganised`. */
  readonly successorId: string | null
}

/** A commune that kept books. */
export interface PlannedCommune {
  readonly agencyId: string
  readonly number: number
  readonly unit: string
  /** With district and province, as places are written in the books. */
  readonly place: string
  readonly ethnicity: string
  /** How big it is beside the others, about 1. */
  readonly weight: number
}

/** A volume: records `first` (from 0) to `first + count - 1` of the kind and year. */
export interface PlannedBook {
  readonly kind: FilledKind
  readonly year: number
  readonly volume: string
  readonly first: number
  readonly count: number
}

export const reorganised = '2025-07-01'
const province = 'tỉnh Sông Trà'
const firstYear = 1976
const lastYear = 2019
const mostInBook = 200
/** Communes of a real province before the reorganisation, and how many records they have in five million. */
const mostCommunes = 233
const recordsPerCommune = 5_000_000 / mostCommunes

/** None of these is the name of a real district or commune. */
const districtWords =
  'An Nguyên, Trường Miên, Sa Trúc, Vĩnh Lim, Đông Hạc, Bàu Quế, Tây Lộ, Phú Trầu, Gia Mộc, Hạ Tuyền, Long Bứa, Thượng Gừng'.split(
    ', ',
  )
const firstWords = 'Gò Suối Đồng Bãi Dốc Bến Cồn Hố Rừng Ao Vườn Đèo Bàu Chợ Đầm Hòn'.split(' ')
const secondWords = 'Sim Lim Quế Trầu Mây Trám Bứa Dâu Chuối Sậy Ngái Mít Cau Bồng Khế Xoan'.split(' ')

export interface Province {
  readonly agencies: readonly PlannedAgency[]
  readonly communes: readonly PlannedCommune[]
}

/** The invented province: as many communes as `records` fill, three by three merged into one by the reorganisation of 2025. */
export function planProvince(records: number, seed: number): Province {
  const communeCount = Math.min(mostCommunes, Math.max(6, Math.round(records / recordsPerCommune)))
  const id = (group: number, at: number): string =>
    `01920000-0000-7${String(group).padStart(3, '0')}-8000-${String(at).padStart(12, '0')}`
  const top: PlannedAgency = {
    id: id(0, 0),
    code: 'BX',
    level: 'province',
    name: `Sở Tư pháp ${province}`,
    parentId: null,
    validFrom: '1976-01-01',
    validTo: null,
    successorId: null,
  }
  const districts = districtWords.map(
    (word, at): PlannedAgency => ({
      ...top,
      id: id(1, at),
      code: `BX-${String(at + 1).padStart(2, '0')}`,
      level: 'district',
      name: `Phòng Tư pháp huyện ${word}`,
      parentId: top.id,
      validTo: reorganised,
      successorId: top.id,
    }),
  )
  const merged = Array.from({ length: Math.ceil(communeCount / 3) }, (_, at): PlannedAgency => {
    const word = districtWords[Math.floor(at / Math.ceil(communeCount / 3 / districtWords.length))] ?? ''
    return {
      ...top,
      id: id(2, at),
      code: `BX-N${String(at + 1).padStart(3, '0')}`,
      level: 'commune',
      name: `UBND xã ${word} ${at + 1}`,
      parentId: top.id,
      validFrom: reorganised,
    }
  })
  const communes = Array.from({ length: communeCount }, (_, at) => {
    const after = Math.floor(at / 3)
    const district =
      districts[
        Math.floor(after / Math.ceil(communeCount / 3 / districtWords.length)) % districtWords.length
      ] ?? top
    const number = mix(seed, 3) + at
    const first = firstWords[number % firstWords.length] ?? ''
    const second = secondWords[(Math.floor(at / firstWords.length) + number) % secondWords.length] ?? ''
    const unit = `${at % 16 === 7 ? 'thị trấn' : 'xã'} ${first} ${second}`
    const ofDistrict = district.name.replace('Phòng Tư pháp ', '')
    const agency: PlannedAgency = {
      ...top,
      id: id(3, at),
      code: `BX-${String(at + 101)}`,
      level: 'commune',
      name: `UBND ${unit}, ${ofDistrict}`,
      parentId: district.id,
      validTo: reorganised,
      successorId: merged[after]?.id ?? top.id,
    }
    const commune: PlannedCommune = {
      agencyId: agency.id,
      number: at,
      unit,
      place: `${unit}, ${ofDistrict}, ${province}`,
      ethnicity: at % 12 === 11 ? 'Cơ Tu' : 'Kinh',
      weight: 0.6 + (mix(seed, 4, at) % 80) / 100,
    }
    return { agency, commune }
  })
  return {
    agencies: [top, ...districts, ...merged, ...communes.map(each => each.agency)],
    communes: communes.map(each => each.commune),
  }
}

const shares: Readonly<Record<FilledKind, (year: number) => number>> = {
  KS: year => (year < 1996 ? 1.15 : 0.95),
  KH: year => (year < 1986 ? 0.28 : 0.42),
  KT: year => 0.26 + (year - firstYear) * 0.002,
  // Certificates of marital status are a register of their own since nghị định 83/1998/NĐ-CP.
  HN: year => (year < 1999 ? 0 : 0.85),
  CMC: year => (year < 1987 ? 0 : 0.02),
}
const filledKinds: readonly FilledKind[] = ['KS', 'KH', 'KT', 'HN', 'CMC']

/** Every book of every commune in the order in which it is written, `records` records in all; `ofYear`: the cases of its kind and year. */
export function* planBooks(
  communes: readonly PlannedCommune[],
  records: number,
): Generator<{ readonly commune: PlannedCommune; readonly book: PlannedBook; readonly ofYear: number }> {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at)
  const ofCommune = filledKinds.reduce(
    (sum, kind) => sum + years.reduce((all, year) => all + shares[kind](year), 0),
    0,
  )
  const whole = communes.reduce((sum, { weight }) => sum + weight, 0) * ofCommune
  // Running totals are rounded, so that the sum is exact.
  let share = 0
  let given = 0
  for (const commune of communes) {
    for (const kind of filledKinds) {
      for (const year of years) {
        share += commune.weight * shares[kind](year)
        const until = Math.round((share / whole) * records)
        const count = until - given
        given = until
        const volumes = Math.ceil(count / mostInBook)
        for (let volume = 0; volume < volumes; volume++) {
          const first = Math.floor((volume * count) / volumes)
          const end = Math.floor(((volume + 1) * count) / volumes)
          const book = { kind, year, volume: String(volume + 1).padStart(2, '0'), first, count: end - first }
          yield { commune, book, ofYear: count }
        }
      }
    }
  }
}
