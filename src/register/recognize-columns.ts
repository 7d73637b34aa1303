import { editDistance } from './edit-distance.ts'
import { findKind, type KindCode, kinds, type RegisterKind } from './kind.ts'
import { foldName } from './names.ts'
import { normalizeText } from './normalize-text.ts'
import { type Profile, profiles } from './profile.ts'
import headerAliases from './profiles/header-aliases.json' with { type: 'json' }

/** A column of a sheet whose header is known; `field` is null for a column that holds no field (STT). */
export interface RecognizedColumn {
  readonly index: number
  readonly header: string
  readonly field: string | null
  /** Whether the header is written just as the ministry writes it. */
  readonly exact: boolean
}

/** A column whose header is not known, with the field it probably means. */
export interface UnknownColumn {
  readonly index: number
  readonly header: string
  readonly suggestion: string | null
}

/** What a sheet's header row says. */
export interface Recognition {
  /** The kind of register, or nothing when the headers fit none or several. */
  readonly kind: KindCode | undefined
  /** The known profile that fits best. */
  readonly profile: Profile | undefined
  /** By position in the sheet; undefined for unknown, empty and repeated columns. */
  readonly columns: readonly (RecognizedColumn | undefined)[]
  readonly stt: boolean
  /** Fields of the profile that the sheet has no column for. */
  readonly missing: readonly string[]
  readonly unknown: readonly UnknownColumn[]
  /** Further columns for a field that already has one; the first one counts. */
  readonly repeated: readonly RecognizedColumn[]
}

/** Reads a sheet's header row: first line of each header, any case, known dialects. `hint` decides between kinds (the file's name may say). */
export function recognizeColumns(headers: readonly string[], hint?: KindCode): Recognition {
  const names = headers.map(header => normalizeText(header.split(/[\r\n]/, 1)[0] ?? ''))
  const kind = detectKind(names, hint)
  const columns: (RecognizedColumn | undefined)[] = []
  const repeated: RecognizedColumn[] = []
  const unknown: UnknownColumn[] = []
  const seen = new Set<string>()
  names.forEach((header, index) => {
    const field = header === '' ? undefined : fieldOf(header, kind)
    if (field === undefined) {
      if (header !== '') unknown.push({ index, header, suggestion: null })
      columns.push(undefined)
      return
    }
    const column = { index, header, field, exact: header === (field ?? runningNumber) }
    const again = field !== null && seen.has(field)
    if (again) repeated.push(column)
    else if (field !== null) seen.add(field)
    columns.push(again ? undefined : column)
  })
  const profile = bestProfile(kind, seen)
  const missing = (profile?.columns ?? []).flatMap(({ field }) =>
    field === null || seen.has(field) ? [] : [field],
  )
  return {
    kind: kind?.code,
    profile,
    columns,
    stt: columns.some(column => column?.header.toUpperCase() === runningNumber),
    missing,
    unknown: unknown.map(column => ({ ...column, suggestion: suggestField(column.header, kind, seen) })),
    repeated,
  }
}

const runningNumber = 'STT'

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

function fieldOf(header: string, kind: RegisterKind | undefined): string | null | undefined {
  return kind && fieldsByHeader.get(kind.code)?.get(header.toLowerCase())
}

/**
 * The kind most headers belong to: first by the columns that hold a person's data (the others are shared by all kinds), then by all its columns.
 */
function detectKind(headers: readonly string[], hint: KindCode | undefined): RegisterKind | undefined {
  const scores = kinds.map(kind => ({
    kind,
    telling: headers.filter(header => isTelling(header, kind)).length,
    known: headers.filter(header => fieldOf(header, kind)).length,
  }))
  const mostTelling = Math.max(...scores.map(({ telling }) => telling))
  const candidates = scores.filter(({ telling }) => telling === mostTelling)
  const mostKnown = Math.max(...candidates.map(({ known }) => known))
  const leaders = candidates.filter(({ known }) => known === mostKnown).map(({ kind }) => kind)
  const hinted = hint && findKind(hint)
  if (hinted && (mostTelling === 0 || leaders.includes(hinted))) return hinted
  return mostTelling > 0 && leaders.length === 1 ? leaders[0] : undefined
}

function isTelling(header: string, kind: RegisterKind): boolean {
  const id = fieldOf(header, kind)
  return (
    id !== undefined &&
    id !== null &&
    kind.persons.some(({ prefix }) => prefix !== 'nyc' && id.startsWith(prefix))
  )
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

/** The field an unknown header probably means: its Vietnamese label, or the one nearest id that has no column yet. */
function suggestField(
  header: string,
  kind: RegisterKind | undefined,
  present: ReadonlySet<string>,
): string | null {
  const open = kind?.fields.filter(({ id }) => !present.has(id)) ?? []
  const folded = foldName(header)
  const labelled = open.filter(
    ({ label, shortLabel }) => foldName(label.vi) === folded || foldName(shortLabel.vi) === folded,
  )
  if (labelled.length > 0) return labelled[0]?.id ?? null
  const text = header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const limit = Math.min(3, Math.floor(text.length / 4))
  const near = open
    .map(({ id }) => ({ id, distance: editDistance(text, id.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  const [best, second] = near
  return best && best.distance !== second?.distance ? best.id : null
}
