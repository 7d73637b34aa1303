import type { Pack } from '../../../../src/keying/schema.ts'
import type { Field, RegisterKind } from '../../../../src/register/kind.ts'
import type { Language } from '../../../../src/register/text.ts'
import type { LiveFinding } from '../../../src/ui/fields/check-values.ts'
import type { Keyed } from './entry.ts'

const none: ReadonlyMap<string | null, readonly LiveFinding[]> = new Map()
/** Blanks are told of when the entry is finished (desk.ts), not while it is being filled. */
const blanks = new Set(['value.required', 'value.core'])

/** Half a date is no wrong date: what has a form is judged when it is left. */
export const judgedWhenLeft: readonly Field['type'][] = [
  'partial-date',
  'time',
  'code',
  'code-text',
  'name-from-list',
]

/** What the rules say of an entry, by field; null: of the row as a whole. */
export type Findings = typeof none

/** The rules, fetched when the first entry is looked at; they work without a line, as all of the desk. */
const rules = () => import('../../../src/ui/fields/check-values.ts')

/** Checks an entry as the server will, in a moment when nothing else is to do. */
export async function findFindings(
  kind: RegisterKind,
  pack: Pack,
  { values, doubts }: Pick<Keyed, 'values' | 'doubts'>,
  language: Language,
): Promise<Findings> {
  const { checkValues } = await rules()
  const present = [...new Set([...pack.fields, ...Object.keys(pack.carried)])]
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const found = checkValues(
    { kind: kind.code, year: pack.book.year, present },
    { row: 1, values: filled },
    language,
  )
  const byField = new Map<string | null, LiveFinding[]>()
  for (const finding of found) {
    if (blanks.has(finding.code)) continue
    // A doubt says it already: the book has it so.
    if (finding.column !== null && doubts[finding.column] !== undefined) continue
    byField.set(finding.column, [...(byField.get(finding.column) ?? []), finding])
  }
  return byField.size === 0 ? none : byField
}

export { none as noFindings }
