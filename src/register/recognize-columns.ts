import { findKind, type KindCode, kinds, type RegisterKind } from './kind.ts'
import { withoutLookAlikes } from './look-alike.ts'
import { normalizeText } from './normalize-text.ts'
import { type Profile, profiles } from './profile.ts'
import headerAliases from './profiles/header-aliases.json' with { type: 'json' }
import { proposeColumns, sureLabel } from './propose-columns.ts'
import type { RecognizedColumn, UnknownColumn } from './recognized-column.ts'

/** What a sheet's header row says. */
export interface Recognition {
  /** The kind of register, or nothing when the headers fit none or several. */
  readonly kind: KindCode | undefined
  /** The known profile that fits best. */
  readonly profile: Profile | undefined
  /** By position in the sheet, what a person's word about the column is kept under. */
  readonly keys: readonly string[]
  /** By position in the sheet; undefined for unknown, empty and repeated columns. */
  readonly columns: readonly (RecognizedColumn | undefined)[]
  readonly stt: boolean
  /** Fields of the profile that the sheet has no column for. */
  readonly missing: readonly string[]
  readonly unknown: readonly UnknownColumn[]
  /** Further columns for a field that already has one; the first one counts. */
  readonly repeated: readonly RecognizedColumn[]
}

/** What people said about columns, by key: the field a column holds, null for none. */
export type ConfirmedColumns = Readonly<Record<string, string | null>>

/**
 * Reads a sheet's header row: what a person confirmed, the ministry's names (first line of each header, any case, known dialects), and plain
 * Vietnamese words where they can mean only one field; for the rest it proposes. `hint` decides between kinds (the file's name may say).
 */
export function recognizeColumns(
  headers: readonly string[],
  hint?: KindCode,
  confirmed: ConfirmedColumns = {},
): Recognition {
  const keys = columnKeys(headers)
  const told = (index: number): string | null | undefined => {
    const key = keys[index] ?? ''
    return Object.hasOwn(confirmed, key) ? confirmed[key] : undefined
  }
  const names = headers.map(nameOf)
  const kind = detectKind(
    names.map((name, index) => told(index) ?? name),
    hint,
  )
  const ids = new Set(kind?.fields.map(({ id }) => id))
  const columns: (RecognizedColumn | undefined)[] = names.map((header, index) => {
    const word = told(index)
    if (word === null || (word !== undefined && ids.has(word)))
      return { index, header, field: word, exact: false, by: 'told' }
    const field = header === '' ? undefined : fieldOf(header, kind)
    return field === undefined
      ? undefined
      : { index, header, field, exact: header === (field ?? runningNumber), by: 'name' }
  })
  const { seen, repeated } = keepFirst(columns)
  const { labelled, proposals } =
    kind === undefined ? { labelled: [], proposals: [] } : proposeColumns(names, columns, kind)
  for (const column of labelled) {
    columns[column.index] = column
    seen.add(column.field)
  }
  const profile = bestProfile(kind, seen)
  const missing = (profile?.columns ?? []).flatMap(({ field }) =>
    field === null || seen.has(field) ? [] : [field],
  )
  return {
    kind: kind?.code,
    profile,
    keys,
    columns,
    stt: columns.some(column => column?.header.toUpperCase() === runningNumber),
    missing,
    unknown: names.flatMap((header, index) =>
      header === '' || columns[index] !== undefined || repeated.some(column => column.index === index)
        ? []
        : [{ index, header, suggestion: proposals[index] ?? null }],
    ),
    repeated,
  }
}

/** What a person's word about each column is kept under: its name, numbered when it stands there again, its letter when it has none. */
export function columnKeys(headers: readonly string[]): readonly string[] {
  const count = new Map<string, number>()
  return headers.map((header, index) => {
    const name = nameOf(header) || `(${columnLetters(index)})`
    const times = (count.get(name) ?? 0) + 1
    count.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** A, B … Z, AA … for a column counted from 0. */
export function columnLetters(index: number): string {
  const first = Math.floor(index / 26)
  return `${first > 0 ? columnLetters(first - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}

const runningNumber = 'STT'

/** A header's name: its first line where that is one of the ministry's (a hint follows), else all of its words. */
function nameOf(header: string): string {
  const first = firstLineOf(header)
  return knownNames.has(first.toLowerCase()) ? first : normalizeText(withoutLookAlikes(header))
}

function firstLineOf(header: string): string {
  return normalizeText(withoutLookAlikes(header.split(/[\r\n]/, 1)[0] ?? ''))
}

/** Lower-case header → field, per kind: the kind's own fields, and known dialects that lead to one of them. */
const fieldsByHeader: ReadonlyMap<KindCode, ReadonlyMap<string, string | null>> = new Map(
  kinds.map(kind => {
    const ids = new Set(kind.fields.map(field => field.id))
    const aliases = Object.entries(headerAliases.aliases).filter(
      ([, field]) => field === null || ids.has(field),
    )
    return [
      kind.code,
      new Map(
        [...aliases, ...[...ids].map(id => [id, id] as const)].map(([header, id]) => [
          header.toLowerCase(),
          id,
        ]),
      ),
    ]
  }),
)

const knownNames: ReadonlySet<string> = new Set(
  [...fieldsByHeader.values()].flatMap(names => [...names.keys()]),
)

/** Whether a header is one of the ministry's names, whatever its case and what stands on a second line. */
export function isKnownHeader(header: string): boolean {
  return knownNames.has(firstLineOf(header).toLowerCase())
}

function fieldOf(header: string, kind: RegisterKind | undefined): string | null | undefined {
  return kind && fieldsByHeader.get(kind.code)?.get(header.toLowerCase())
}

/** Takes out all but one column of each field: what a person said counts first, then the first column. */
function keepFirst(columns: (RecognizedColumn | undefined)[]): {
  seen: Set<string>
  repeated: RecognizedColumn[]
} {
  const told = new Set(columns.flatMap(column => (column?.by === 'told' ? (column.field ?? []) : [])))
  const seen = new Set<string>()
  const repeated: RecognizedColumn[] = []
  columns.forEach((column, index) => {
    const field = column?.field ?? null
    if (column === undefined || field === null) return
    if (seen.has(field) || (column.by === 'name' && told.has(field))) {
      repeated.push(column)
      columns[index] = undefined
    } else seen.add(field)
  })
  return { seen, repeated }
}

/**
 * The kind most headers belong to: first by the columns that hold a person's data (the others are shared by all kinds), then by all its
 * columns; by the words of the headers when none is one of the ministry's names.
 */
function detectKind(headers: readonly string[], hint: KindCode | undefined): RegisterKind | undefined {
  const byName = leaders(headers, (header, kind) => fieldOf(header, kind), isTelling)
  const found =
    byName.telling > 0
      ? byName
      : leaders(headers, (header, kind) => sureLabel(header, kind)?.field, isTelling)
  const hinted = hint && findKind(hint)
  if (hinted && (found.telling === 0 || found.kinds.includes(hinted))) return hinted
  if (found.telling === 0) return undefined
  // Registers without an official sheet share their columns with those that have one: the official one is meant.
  if (found !== byName) return found.kinds[0]
  return found.kinds.length === 1 ? found.kinds[0] : undefined
}

function leaders(
  headers: readonly string[],
  read: (header: string, kind: RegisterKind) => string | null | undefined,
  telling: (field: string, kind: RegisterKind) => boolean,
): { readonly kinds: readonly RegisterKind[]; readonly telling: number } {
  const scores = kinds.map(kind => {
    const fields = new Set(headers.flatMap(header => read(header, kind) ?? []))
    return { kind, known: fields.size, telling: [...fields].filter(field => telling(field, kind)).length }
  })
  const most = Math.max(...scores.map(score => score.telling))
  const candidates = scores.filter(score => score.telling === most)
  const mostKnown = Math.max(...candidates.map(({ known }) => known))
  return {
    kinds: candidates.filter(({ known }) => known === mostKnown).map(({ kind }) => kind),
    telling: most,
  }
}

function isTelling(field: string, kind: RegisterKind): boolean {
  return kind.persons.some(({ prefix }) => prefix !== 'nyc' && field.startsWith(prefix))
}

function bestProfile(kind: RegisterKind | undefined, present: ReadonlySet<string>): Profile | undefined {
  let best: Profile | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const profile of profiles) {
    if (profile.kind !== kind?.code) continue
    const fields = new Set(profile.columns.map(({ field }) => field))
    const missing = profile.columns.filter(({ field }) => field !== null && !present.has(field)).length
    const extra = [...present].filter(id => !fields.has(id)).length
    if (missing + extra < fewest) {
      best = profile
      fewest = missing + extra
    }
  }
  return best
}
