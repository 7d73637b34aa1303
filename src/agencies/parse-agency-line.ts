import { AppError } from '../errors.ts'
import { foldName } from '../register/names.ts'
import type { AgencyLevel } from './find-agency.ts'
import { dayAfter } from './format-period.ts'
import type { AgencyColumn, AgencyLine } from './read-agency-file.ts'
import type { Succession } from './schema.ts'

/** A line of the file, understood. Days are `YYYY-MM-DD`; null is what the line leaves open. */
export interface ParsedLine {
  readonly line: number
  readonly code: string
  readonly name: string | null
  readonly level: AgencyLevel
  /** A code, or `CODE@YYYY-MM-DD`. */
  readonly parent: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly succession: {
    readonly successor: string
    readonly extent: Succession['extent']
    /** Null: by what is said of the rest. */
    readonly kind: Succession['kind'] | null
    readonly basis: string
  } | null
}

const levels: Readonly<Record<AgencyLevel, readonly string[]>> = {
  province: ['province', 'tinh', 'cap tinh', 'thanh pho truc thuoc trung uong'],
  district: ['district', 'huyen', 'cap huyen', 'quan', 'thi xa'],
  commune: ['commune', 'xa', 'cap xa', 'phuong', 'thi tran', 'dac khu'],
}
const extents: Readonly<Record<Succession['extent'], readonly string[]>> = {
  full: ['full', 'toan bo'],
  partial: ['partial', 'mot phan'],
}
const kinds: Readonly<Record<Succession['kind'], readonly string[]>> = {
  merge: ['merge', 'sap nhap', 'nhap'],
  split: ['split', 'chia tach', 'chia', 'tach'],
  rename: ['rename', 'doi ten'],
  abolish: ['abolish', 'bo cap', 'bo cap huyen'],
}
/** How many digits a code of the level has: spreadsheets drop the zeros in front. */
const digitsOf: Readonly<Record<AgencyLevel, number>> = { province: 2, district: 3, commune: 5 }

/** Reads the cells of a line; throws `agency-file.…`, `agency.code` for what can't be understood. */
export function parseAgencyLine({ line, cells }: AgencyLine): ParsedLine {
  const level = parseChoice('level', cells.level, levels, 'tỉnh, huyện, xã')
  if (level === null) throw new AppError('agency-file.missing', { column: 'cấp (level)' })
  if (cells.code === undefined) throw new AppError('agency-file.missing', { column: 'mã (code)' })
  const code = padCode(cells.code, level)
  if (!/^[A-Za-z0-9._-]{1,32}$/.test(code)) throw new AppError('agency.code', { code })
  const until = parseDay('until', cells.until)
  const validTo = parseDay('valid_to', cells.valid_to) ?? (until === null ? null : dayAfter(until))
  if (cells.successor !== undefined && validTo === null)
    throw new AppError('agency-file.missing', { column: 'ngày kết thúc (valid_to)' })
  return {
    line,
    code,
    name: cells.name ?? null,
    level,
    parent: cells.parent ?? null,
    validFrom: parseDay('valid_from', cells.valid_from),
    validTo,
    succession:
      cells.successor === undefined
        ? null
        : {
            successor: cells.successor,
            extent: parseChoice('extent', cells.extent, extents, 'toàn bộ, một phần') ?? 'full',
            kind: parseChoice('kind', cells.kind, kinds, 'sáp nhập, chia tách, đổi tên, bỏ cấp'),
            basis: cells.basis ?? '',
          },
  }
}

function padCode(raw: string, level: AgencyLevel): string {
  return /^\d+$/.test(raw) ? raw.padStart(digitsOf[level], '0') : raw
}

function parseChoice<Choice extends string>(
  column: AgencyColumn,
  raw: string | undefined,
  choices: Readonly<Record<Choice, readonly string[]>>,
  allowed: string,
): Choice | null {
  if (raw === undefined) return null
  const folded = foldName(raw)
  for (const choice in choices) if (choices[choice].includes(folded)) return choice
  throw new AppError('agency-file.value', { column, value: raw, allowed })
}

function parseDay(column: AgencyColumn, raw: string | undefined): string | null {
  if (raw === undefined) return null
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw)?.slice(1)
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(raw)?.slice(1).reverse()
  const [year = '', month = '', day = ''] = iso ?? vietnamese ?? []
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  // A 31/02 comes back as another day.
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  if (!exists || text < '1800' || text >= '2200')
    throw new AppError('agency-file.value', { column, value: raw, allowed: '01/07/2025' })
  return text
}
