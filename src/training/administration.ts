import { hashText, type WeightedTable, weighted } from './random.ts'

/** A registering agency of the invented province, from a day on; those that ended did so by a succession. */
export interface TrainingAgency {
  readonly code: string
  readonly level: 'province' | 'district' | 'commune'
  readonly name: string
  readonly parentCode: string | null
  readonly validFrom: string
}

/** A commune as the books know it: how its places and its authority are written, and who lives there. */
export interface TrainingCommune {
  readonly code: string
  /** e.g. `xã An Hạc` */
  readonly unit: string
  /** With district and province, as places are written in the books. */
  readonly place: string
  /** The authority as `noiDangKy` writes it. */
  readonly authority: string
  readonly hamlets: readonly string[]
  readonly peoples: WeightedTable<string>
}

/** Neither the province, its districts nor its communes exist: none of these names is in the official lists. */
export const provinceName = 'tỉnh Sông Trà'
const mergerDay = '2025-07-01'
const longAgo = '1976-01-01'

const allKinh = weighted([['Kinh', 1]])
const plain = weighted([
  ['Kinh', 96],
  ['Hoa', 4],
])
const coast = weighted([
  ['Kinh', 78],
  ['Chăm', 20],
  ['Hoa', 2],
])
const hills = weighted([
  ['Kinh', 40],
  ['Cơ Tu', 52],
  ['Xơ Đăng', 8],
])
const highlands = weighted([
  ['Cơ Tu', 84],
  ['Kinh', 12],
  ['Xơ Đăng', 4],
])

function commune(
  code: string,
  unit: string,
  district: string,
  peoples: WeightedTable<string>,
  hamlets: string,
): TrainingCommune {
  const place = `${unit}, ${district}, ${provinceName}`
  return { code, unit, place, authority: `UBND ${place}`, peoples, hamlets: hamlets.split(', ') }
}

const lowland = 'huyện An Nguyên'
const upland = 'huyện Trường Miên'

/** The six communes that registered until 30/06/2025. */
export const communes: readonly TrainingCommune[] = [
  commune('ST-101', 'xã An Hạc', lowland, plain, 'thôn Đông, thôn Tây, thôn Hạ, thôn Thượng'),
  commune('ST-102', 'xã Gò Sim', lowland, plain, 'thôn 1, thôn 2, thôn 3'),
  commune('ST-103', 'thị trấn Bến Trầu', lowland, coast, 'khu phố 1, khu phố 2, khu phố Chợ'),
  commune('ST-104', 'xã Suối Lim', upland, hills, 'thôn Lim, thôn Đầu Suối, thôn Cà Rem'),
  commune('ST-105', 'xã Núi Quế', upland, hills, 'thôn Quế Trong, thôn Quế Ngoài, thôn Dốc Mây'),
  commune('ST-106', 'xã A Rum', upland, highlands, "thôn A Rum, thôn Bh'lốc, thôn Gừng"),
]

/** Every agency of the province, parents before children: before and after the reorganisation of 01/07/2025. */
export const agencies: readonly TrainingAgency[] = [
  {
    code: 'ST',
    level: 'province',
    name: `Sở Tư pháp ${provinceName}`,
    parentCode: null,
    validFrom: longAgo,
  },
  {
    code: 'ST-1',
    level: 'district',
    name: `Phòng Tư pháp ${lowland}`,
    parentCode: 'ST',
    validFrom: longAgo,
  },
  {
    code: 'ST-2',
    level: 'district',
    name: `Phòng Tư pháp ${upland}`,
    parentCode: 'ST',
    validFrom: longAgo,
  },
  ...communes.map(
    (each): TrainingAgency => ({
      code: each.code,
      level: 'commune',
      name: each.authority.split(', ').slice(0, 2).join(', '),
      parentCode: each.place.includes(lowland) ? 'ST-1' : 'ST-2',
      validFrom: longAgo,
    }),
  ),
  {
    code: 'ST-201',
    level: 'commune',
    name: 'UBND xã An Nguyên',
    parentCode: 'ST',
    validFrom: mergerDay,
  },
  {
    code: 'ST-202',
    level: 'commune',
    name: 'UBND phường Bến Trầu',
    parentCode: 'ST',
    validFrom: mergerDay,
  },
  {
    code: 'ST-203',
    level: 'commune',
    name: 'UBND xã Trường Miên',
    parentCode: 'ST',
    validFrom: mergerDay,
  },
  {
    code: 'ST-204',
    level: 'commune',
    name: 'UBND xã A Rum Thượng',
    parentCode: 'ST',
    validFrom: mergerDay,
  },
]

/** What happened on the day of the reorganisation, one kind of event each. */
export interface TrainingSuccession {
  readonly kind: 'merge' | 'split' | 'rename' | 'abolish'
  readonly links: readonly {
    readonly predecessor: string
    readonly successor: string
    readonly extent: 'full' | 'partial'
  }[]
}

const wholly = (predecessor: string, successor: string) =>
  ({ predecessor, successor, extent: 'full' }) as const
const partly = (predecessor: string, successor: string) =>
  ({ predecessor, successor, extent: 'partial' }) as const

/** On which day, and by which decision. */
export const reorganisation = { onDate: mergerDay, basis: 'Nghị quyết giả định, dùng để tập huấn' } as const

/** An Hạc and Gò Sim merge wholly; Núi Quế is divided between two new communes; the districts' books go to the department. */
export const successions: readonly TrainingSuccession[] = [
  { kind: 'abolish', links: [wholly('ST-1', 'ST'), wholly('ST-2', 'ST')] },
  { kind: 'merge', links: [wholly('ST-101', 'ST-201'), wholly('ST-102', 'ST-201')] },
  { kind: 'rename', links: [wholly('ST-103', 'ST-202')] },
  { kind: 'merge', links: [wholly('ST-104', 'ST-203'), wholly('ST-106', 'ST-204')] },
  { kind: 'split', links: [partly('ST-105', 'ST-203'), partly('ST-105', 'ST-204')] },
]

/** The commune of a code; any other code (benchmarks) gets an invented commune of its own. */
export function communeOf(code: string): TrainingCommune {
  const known = communes.find(each => each.code === code)
  if (known !== undefined) return known
  const number = (hashText(code) % 900) + 100
  return commune(code, `xã Đồng Mây ${number}`, lowland, allKinh, 'thôn 1, thôn 2, thôn 3, thôn 4')
}
