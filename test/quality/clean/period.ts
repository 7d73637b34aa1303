import type { Random } from '../../../src/training/random.ts'

/** The legal periods of a province's plan (domain reference 2.5, Quảng Nam). */
export type PeriodId = '≤1975' | '1976–1998' | '1999–2005' | '2006–2015' | '2016–2019'

/** What the paper of a period asks for, and the law its officers followed. */
export interface Period {
  readonly id: PeriodId
  readonly from: number
  readonly to: number
  /** Chance that a book of the period has no column at all for an item; 1: never asked for. */
  readonly lacks: Readonly<Record<LackedItem, number>>
  /** Days after the birth and the death within which registering is on time. */
  readonly birthDays: number
  readonly deathDays: number
  /** Least age at marriage of husband and wife, and whether entering the year of age was enough. */
  readonly marriage: { readonly husband: number; readonly wife: number; readonly entered: boolean }
  /** Share of parents and spouses of whom only the year of birth is written. */
  readonly yearOnly: number
  readonly capitals: number
  readonly province: readonly string[]
  readonly district: string
  readonly signers: readonly string[]
}

export type LackedItem =
  | 'ethnicity'
  | 'nationality'
  | 'parentBirth'
  | 'residenceType'
  | 'papers'
  | 'page'
  | 'words'
  | 'declarant'

/** From oldest to newest. What old layouts lack is recalled, not read in a source (domain reference 2.5). */
export const periods: readonly Period[] = [
  {
    id: '≤1975',
    from: 1957,
    to: 1975,
    lacks: {
      ethnicity: 0.9,
      nationality: 0.7,
      parentBirth: 0.5,
      residenceType: 1,
      papers: 0.8,
      page: 0.2,
      words: 0.3,
      declarant: 0.2,
    },
    birthDays: 8,
    deathDays: 4,
    marriage: { husband: 18, wife: 15, entered: true },
    yearOnly: 0.9,
    capitals: 0.2,
    province: ['tỉnh Quảng Tín', 'tỉnh Kiến Hòa', 'tỉnh Thừa Thiên'],
    district: 'quận',
    signers: ['Chủ tịch Ủy ban hành chánh', 'Viên chức hộ tịch', 'Xã trưởng'],
  },
  {
    id: '1976–1998',
    from: 1976,
    to: 1998,
    lacks: {
      ethnicity: 0.3,
      nationality: 0.4,
      parentBirth: 0.15,
      residenceType: 0.9,
      papers: 0.6,
      page: 0.1,
      words: 0.2,
      declarant: 0.1,
    },
    birthDays: 30,
    deathDays: 15,
    marriage: { husband: 20, wife: 18, entered: true },
    yearOnly: 0.85,
    capitals: 0.2,
    province: ['tỉnh Quảng Nam - Đà Nẵng', 'tỉnh Nghĩa Bình', 'tỉnh Cửu Long'],
    district: 'huyện',
    signers: ['Chủ tịch', 'Phó Chủ tịch', 'Ủy viên thư ký'],
  },
  {
    id: '1999–2005',
    from: 1999,
    to: 2005,
    lacks: {
      ethnicity: 0,
      nationality: 0.05,
      parentBirth: 0,
      residenceType: 0.6,
      papers: 0.4,
      page: 0,
      words: 0.1,
      declarant: 0,
    },
    birthDays: 30,
    deathDays: 15,
    marriage: { husband: 20, wife: 18, entered: true },
    yearOnly: 0.7,
    capitals: 0.3,
    province: ['tỉnh Quảng Nam', 'tỉnh Bến Tre', 'tỉnh Gia Lai'],
    district: 'huyện',
    signers: ['Chủ tịch', 'Phó Chủ tịch'],
  },
  {
    id: '2006–2015',
    from: 2006,
    to: 2015,
    lacks: {
      ethnicity: 0,
      nationality: 0,
      parentBirth: 0,
      residenceType: 0.3,
      papers: 0.2,
      page: 0,
      words: 0.05,
      declarant: 0,
    },
    birthDays: 60,
    deathDays: 15,
    marriage: { husband: 20, wife: 18, entered: true },
    yearOnly: 0.6,
    capitals: 0.5,
    province: ['tỉnh Quảng Nam', 'tỉnh Bến Tre', 'tỉnh Đắk Lắk', 'TP. Hồ Chí Minh'],
    district: 'huyện',
    signers: ['Chủ tịch', 'Phó Chủ tịch'],
  },
  {
    id: '2016–2019',
    from: 2016,
    to: 2019,
    lacks: {
      ethnicity: 0,
      nationality: 0,
      parentBirth: 0,
      residenceType: 0.1,
      papers: 0,
      page: 0,
      words: 0,
      declarant: 0,
    },
    birthDays: 60,
    deathDays: 15,
    marriage: { husband: 20, wife: 18, entered: false },
    yearOnly: 0.3,
    capitals: 0.9,
    province: ['tỉnh Quảng Nam', 'tỉnh Bến Tre', 'tỉnh Lâm Đồng', 'thành phố Cần Thơ'],
    district: 'huyện',
    signers: ['Chủ tịch', 'Phó Chủ tịch', 'Q. Chủ tịch', 'KT. Chủ tịch, Phó Chủ tịch'],
  },
]

/** Which items a book has no column for. */
export function drawLacks(random: Random, period: Period): ReadonlySet<LackedItem> {
  const all = Object.entries(period.lacks) as [LackedItem, number][]
  return new Set(all.flatMap(([item, chance]) => (random.chance(chance) ? [item] : [])))
}
