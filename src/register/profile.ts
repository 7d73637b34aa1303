import type { Status } from './field.ts'
import { getKind, type KindCode, kinds } from './kind.ts'
import cmc50 from './profiles/cmc-50.json' with { type: 'json' }
import hn35 from './profiles/hn-35.json' with { type: 'json' }
import kh44 from './profiles/kh-44.json' with { type: 'json' }
import ks60 from './profiles/ks-60.json' with { type: 'json' }
import ks2024 from './profiles/ks-2024.json' with { type: 'json' }
import kt48 from './profiles/kt-48.json' with { type: 'json' }
import type { Text } from './text.ts'

/** One column of a sheet: its header as written and the field it holds; null for the running number (STT). */
export interface ProfileColumn {
  readonly header: string
  readonly field: string | null
}

/** The columns of one of the ministry's sheets, in order. A new template is a new file in `profiles/` and a line in `templates`. */
export interface Profile {
  readonly id: string
  readonly kind: KindCode
  readonly name: Text
  readonly status: Status
  readonly columns: readonly ProfileColumn[]
  readonly sheetName?: string
}

interface RawProfile {
  id: string
  kind: string
  vi: string
  en: string
  status: string
  sheetName?: string | undefined
  columns: (string | ProfileColumn)[]
}

/** The ministry's templates as files; the first of a kind is the one that is written. */
const templates: readonly RawProfile[] = [ks60, kh44, kt48, cmc50, hn35, ks2024]

const runningNumber = 'STT'

/** Every known profile: the templates, the same with a leading STT, and for kinds without an official sheet one made from their fields. */
export const profiles: readonly Profile[] = [
  ...templates
    .map(decodeProfile)
    .flatMap(profile => (hasRunningNumber(profile) ? [profile] : [profile, withRunningNumber(profile)])),
  ...kinds.filter(kind => kind.status === 'inferred').map(kind => inferredProfile(kind.code)),
]

/** The profile that a register of this kind is written with. */
export function defaultProfile(kind: KindCode): Profile {
  return profiles.find(profile => profile.kind === kind) ?? inferredProfile(kind)
}

/** The profile with this id, or nothing. */
export function findProfile(id: string): Profile | undefined {
  return profiles.find(profile => profile.id === id)
}

function decodeProfile(raw: RawProfile): Profile {
  return {
    id: raw.id,
    kind: raw.kind as KindCode,
    name: { vi: raw.vi, en: raw.en },
    status: raw.status as Status,
    columns: raw.columns.map(column =>
      typeof column === 'string'
        ? { header: column, field: column === runningNumber ? null : column }
        : column,
    ),
    ...(raw.sheetName !== undefined && { sheetName: raw.sheetName }),
  }
}

function hasRunningNumber(profile: Profile): boolean {
  return profile.columns[0]?.field === null
}

function withRunningNumber(profile: Profile): Profile {
  return {
    ...profile,
    id: `${profile.id}-stt`,
    name: { vi: `${profile.name.vi}, có cột STT`, en: `${profile.name.en}, with STT` },
    columns: [{ header: runningNumber, field: null }, ...profile.columns],
  }
}

function inferredProfile(code: KindCode): Profile {
  const kind = getKind(code)
  return {
    id: code.toLowerCase(),
    kind: code,
    name: { vi: 'Mẫu đề xuất (chưa có mẫu chính thức)', en: 'Proposed (no official template)' },
    status: 'inferred',
    columns: kind.fields.map(({ id }) => ({ header: id, field: id })),
  }
}
