import type { forms } from '../../imaging/synth/form.ts'
import { getKind } from '../../register/kind.ts'
import type { Values } from '../entries/entry.ts'
import { placesOnForm } from '../field-places.ts'
import { createRandom } from '../random.ts'

/** Entries copied with slips in some of them, one in an entry at most, and where they are. */
export interface Slips {
  readonly rows: Values[]
  readonly planted: { readonly row: number; readonly field: string }[]
}

/**
 * Copies a book with slips that no rule finds: what stands in a field was taken from the entry beside it, as a tired eye slips into the next line. Only among
 * the entries `free` (from 0), only fields that can be read on the form; at most `count`.
 */
export function plantSlips(
  kind: keyof typeof forms,
  rows: readonly Values[],
  free: readonly number[],
  count: number,
  seed: number,
): Slips {
  const random = createRandom(seed, 35)
  const copied = rows.map(row => ({ ...row }))
  const columns = slippery(kind)
  const left = [...free]
  const planted: { row: number; field: string }[] = []
  while (planted.length < count && left.length > 0) {
    const [row = 0] = left.splice(random.integer(0, left.length - 1), 1)
    const values = copied[row]
    const beside = rows[row + 1] ?? rows[row - 1]
    if (values === undefined || beside === undefined) continue
    const fitting = columns.filter(field => {
      const [was, is] = [values[field] ?? '', beside[field] ?? '']
      return was !== '' && is !== '' && was !== is
    })
    if (fitting.length === 0) continue
    const field = random.pick(fitting)
    values[field] = beside[field] ?? ''
    planted.push({ row, field })
  }
  return { rows: copied, planted: planted.sort((a, b) => a.row - b.row) }
}

/** Names and places: a wrong one of these contradicts nothing else in its entry. */
function slippery(kind: keyof typeof forms): readonly string[] {
  const { persons, fields } = getKind(kind)
  const names = persons.flatMap(({ fields: { name } }) => name ?? [])
  const places = fields.filter(field => field.type === 'place-text' && field.subject !== 'entry')
  const shown = new Set(placesOnForm(kind).map(({ field }) => field))
  return [...names, ...places.map(({ id }) => id)].filter(id => shown.has(id))
}
