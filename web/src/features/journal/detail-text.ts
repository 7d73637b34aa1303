/** The words for facts, by name; and for those of their values that are words of the program. */
export interface FactWords {
  readonly facts: Readonly<Record<string, string>>
  readonly factValues: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What people ask first about a line of the journal; the database keeps no order of its own. */
const factOrder = [
  ...['kind', 'year', 'volume', 'code', 'level', 'role', 'rows', 'pdfs', 'row', 'sequence', 'version'],
  ...['inserted', 'updated', 'unchanged', 'rejected', 'error', 'warning', 'info', 'total', 'count', 'offset'],
  ...['mode', 'answer', 'action', 'unusable', 'failure', 'asInBook'],
]

/** One fact of a line in words. */
export interface FactLine {
  readonly name: string
  readonly value: string
}

/**
 * What a line says beside its action: what people ask first, then other facts, then ids and hashes. Facts that say nothing
 * (null) are left out; ids and hashes are whole unless `short`.
 */
export function factLines(
  detail: Readonly<Record<string, unknown>>,
  { facts, factValues }: FactWords,
  short = false,
): readonly FactLine[] {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ({ key, value, ids: listIds(value) }))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ key, value, ids }) => ({
      name: facts[key] ?? key,
      value:
        ids === undefined
          ? plainText(value, factValues[typeof value === 'boolean' ? 'truth' : key])
          : short
            ? shortIds(ids)
            : ids.join(', '),
    }))
}

/** The facts of a line as one text of `name: value` pairs; `whole` leaves ids and hashes as long as they are. */
export function detailText(
  detail: Readonly<Record<string, unknown>>,
  words: FactWords,
  whole = false,
): string {
  return factLines(detail, words, !whole)
    .map(({ name, value }) => `${name}: ${value}`)
    .join(', ')
}

/** Where a fact stands among the others; equal ranks keep their order. */
function rank({ key, ids }: { readonly key: string; readonly ids: readonly string[] | undefined }): number {
  if (ids !== undefined) return factOrder.length + 1
  const at = factOrder.indexOf(key)
  return at === -1 ? factOrder.length : at
}

/** The ids and SHA-256 sums that a value is or lists, if it is nothing else. */
function listIds(value: unknown): readonly string[] | undefined {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  const ids = all.filter(one => typeof one === 'string').filter(isId)
  return ids.length > 0 && ids.length === all.length ? ids : undefined
}

function isId(text: string): boolean {
  return /^(?:[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text)
}

/** The first two of the ids, cut to what can be compared, and how many more there are. */
function shortIds(ids: readonly string[]): string {
  const shown = ids.slice(0, 2).map(id => `${id.slice(0, 8)}…${id.slice(-4)}`)
  return ids.length > 2 ? `${shown.join(', ')} (+${ids.length - 2})` : shown.join(', ')
}

function plainText(value: unknown, words: Readonly<Record<string, string>> = {}): string {
  if (Array.isArray(value) && value.every(one => typeof one !== 'object'))
    return value.length === 0 ? '–' : value.map(one => words[String(one)] ?? String(one)).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  return words[String(value)] ?? String(value)
}

/** A subject `record:0198c0de-…` in words, with the end of its id, in which ids differ: `Bản ghi …9ab012`; the whole stands in the tooltip. */
export function shortSubject(subject: string, names: Readonly<Record<string, string>>): string {
  const [kind = '', id = ''] = subject.split(':')
  const name = names[kind] ?? kind
  return isId(id) ? `${name} …${id.slice(-6)}` : id === '' ? name : `${name} ${id}`
}
