import { findKind } from '../../register/kind.ts'
import type { RegisterKind } from '../../register/register-kind.ts'

/** critical: an error there hurts the citizen at every office; other: it does not identify anybody. */
export const fieldWeights = ['critical', 'other'] as const
export type FieldWeight = (typeof fieldWeights)[number]

/**
 * The fields that agencies share instead of asking for papers: QĐ 3458/QĐ-BTP of 10/12/2025 for births, deaths, marriages and marital status, by the
 * ministry's column names; the day of death is ours, no register of deaths means anything without it. For the kinds it does not name the same facts
 * are taken of those whom the entry is about (our reading).
 */
const shared: Readonly<Record<string, readonly string[]>> = {
  KS: [
    ...[
      'so',
      'ngayDangKy',
      'noiDangKy',
      'nksSoDinhDanh',
      'nksHoTen',
      'nksNgaySinh',
      'nksGioiTinh',
      'nksNoiSinh',
      'nksQueQuan',
    ],
    ...[
      'nksDanToc',
      'nksQuocTich',
      'meHoTen',
      'meSoDinhDanhCaNhan',
      'meSoGiayToTuyThan',
      'chaHoTen',
      'chaSoDinhDanhCaNhan',
    ],
    'chaSoGiayToTuyThan',
  ],
  KT: [
    ...[
      'ngayDangKy',
      'noiDangKy',
      'nktHoTen',
      'nktNgaySinh',
      'nktGioiTinh',
      'nktDanToc',
      'nktQuocTich',
      'nktNoiCuTru',
    ],
    ...['nktLoaiGiayToTuyThan', 'nktSoGiayToTuyThan', 'nktNgayChet'],
  ],
  KH: [
    ...['noiDangKy', 'ngayXacLapQuanHeHonNhan', 'ngayDangKy'],
    ...['chong', 'vo'].flatMap(who =>
      ['HoTen', 'NgaySinh', 'DanToc', 'QuocTich', 'NoiCuTru', 'LoaiGiayToTuyThan', 'SoGiayToTuyThan'].map(
        field => `${who}${field}`,
      ),
    ),
  ],
  HN: [
    ...[
      'nxnHoTen',
      'nxnNgaySinh',
      'nxnSoGiayToTuyThan',
      'nxnGioiTinh',
      'nxnDanToc',
      'nxnQuocTich',
      'nxnNoiCuTru',
    ],
    'nxnTinhTrangHonNhan',
  ],
}

/** The fields of a kind whose error makes a record nonconforming by itself. */
export function criticalFields(code: string): ReadonlySet<string> {
  const kind = findKind(code)
  if (kind === undefined) return new Set()
  return new Set(shared[kind.code] ?? likewise(kind))
}

/** The weight of an error in a field. */
export function fieldWeight(kind: string, field: string): FieldWeight {
  return criticalFields(kind).has(field) ? 'critical' : 'other'
}

/** For a kind the decision does not name: what identifies the entry, and who it is about. */
function likewise({ fields, persons }: RegisterKind): readonly string[] {
  const entry = ['so', 'ngayDangKy', 'noiDangKy', 'noiCap']
  const people = persons
    .filter(({ main }) => main)
    .flatMap(({ fields: { name, birth, sex, ethnicity, nationality, identityNumber, personalNumber } }) =>
      [name, birth, sex, ethnicity, nationality, identityNumber, personalNumber].filter(
        one => one !== undefined,
      ),
    )
  const wanted = new Set([...entry, ...people])
  return fields.map(({ id }) => id).filter(id => wanted.has(id))
}
