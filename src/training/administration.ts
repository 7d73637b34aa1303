import { hashText, type WeightedTable, weighted } from './random.ts'

/** A registering agency of the invented province. Dates are `yyyy-mm-dd`; `validTo` is the first day it no longer exists. */
export interface TrainingAgency {
  readonly code: string
  readonly level: 'province' | 'district' | 'commune'
  readonly name: string
  readonly parentCode: string | null
  readonly validFrom: string
  readonly validTo: string | null
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
    validTo: null,
  },
  {
    code: 'ST-1',
    level: 'district',
    name: `Phòng Tư pháp ${lowland}`,
    parentCode: 'ST',
    validFrom: longAgo,
    validTo: mergerDay,
  },
  {
    code: 'ST-2',
    level: 'district',
    name: `Phòng Tư pháp ${upland}`,
    parentCode: 'ST',
    validFrom: longAgo,
    validTo: mergerDay,
  },
  ...communes.map(
    (each): TrainingAgency => ({
      code: each.code,
      level: 'commune',
      name: each.authority.split(', ').slice(0, 2).join(', '),
      parentCode: each.place.includes(lowland) ? 'ST-1' : 'ST-2',
      validFrom: longAgo,
      validTo: mergerDay,
    }),
  ),
  {
    code: 'ST-201',
    level: 'commune',
    name: 'UBND xã An Nguyên',
    parentCode: 'ST',
    validFrom: mergerDay,
    validTo: null,
  },
  {
    code: 'ST-202',
    level: 'commune',
    name: 'UBND phường Bến Trầu',
    parentCode: 'ST',
    validFrom: mergerDay,
    validTo: null,
  },
  {
    code: 'ST-203',
    level: 'commune',
    name: 'UBND xã Trường Miên',
    parentCode: 'ST',
    validFrom: mergerDay,
    validTo: null,
  },
  {
    code: 'ST-204',
    level: 'commune',
    name: 'UBND xã A Rum Thượng',
    parentCode: 'ST',
    validFrom: mergerDay,
    validTo: null,
  },
]

/** Who took over from whom. */
export interface TrainingSuccession {
  readonly predecessor: string
  readonly successor: string
  readonly onDate: string
  readonly extent: 'full' | 'partial'
}

const takenOver = (
  predecessor: string,
  successor: string,
  extent: 'full' | 'partial',
): TrainingSuccession => ({
  predecessor,
  successor,
  onDate: mergerDay,
  extent,
})

/** An Hạc and Gò Sim merge wholly; Núi Quế is divided between two new communes; the districts' books go to the department. */
export const successions: readonly TrainingSuccession[] = [
  takenOver('ST-1', 'ST', 'full'),
  takenOver('ST-2', 'ST', 'full'),
  takenOver('ST-101', 'ST-201', 'full'),
  takenOver('ST-102', 'ST-201', 'full'),
  takenOver('ST-103', 'ST-202', 'full'),
  takenOver('ST-104', 'ST-203', 'full'),
  takenOver('ST-105', 'ST-203', 'partial'),
  takenOver('ST-105', 'ST-204', 'partial'),
  takenOver('ST-106', 'ST-204', 'full'),
]

/** The commune of a code; any other code (benchmarks) gets an invented commune of its own. */
export function communeOf(code: string): TrainingCommune {
  const known = communes.find(each => each.code === code)
  if (known !== undefined) return known
  const number = (hashText(code) % 900) + 100
  return commune(code, `xã Đồng Mây ${number}`, lowland, allKinh, 'thôn 1, thôn 2, thôn 3, thôn 4')
}
