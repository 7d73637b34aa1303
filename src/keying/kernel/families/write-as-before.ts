import { readEntry } from '../../../register/entry.ts'
import type { RegisterKind } from '../../../register/kind.ts'
import { titleCase } from '../../../register/name-case.ts'
import type { Family } from '../../assist/schema.ts'
import type { Values } from '../asking.ts'
import { writesCapitals } from '../names/name-style.ts'

/** Looked at to see how a book writes births. */
const lookedAt = 10

/**
 * A family as the book at hand would write it: names in capitals or not, and births as years alone where the entries before have no more.
 * Still to be looked at beside the image, like everything that is reused.
 */
export function writeAsBefore(
  kind: RegisterKind,
  family: Family,
  values: Values,
  before: readonly Values[],
): Family {
  const bookYear = readEntry(kind, { values }).year ?? 0
  const capitals = writesCapitals({ kind, values, before, bookYear })
  const written = { ...family.values }
  for (const { fields } of kind.persons) {
    const name = written[fields.name]
    if (name !== undefined) written[fields.name] = writeNameAs(name, capitals)
    const birth = fields.birth === undefined ? undefined : written[fields.birth]
    if (fields.birth === undefined || birth === undefined) continue
    const births = before.slice(0, lookedAt).flatMap(entry => entry[fields.birth ?? ''] || [])
    const years = births.filter(each => each.length === 4).length
    // A book that writes now the day, now the year alone says nothing of this entry: nothing is offered that it may not say.
    const isYear = birth.length === 4
    if (births.length === 0 || (years === 0 && !isYear)) continue
    if (years === births.length) written[fields.birth] = birth.slice(-4)
    else delete written[fields.birth]
  }
  return { ...family, values: written, mayDiffer: family.mayDiffer.filter(field => field in written) }
}

function writeNameAs(name: string, capitals: boolean): string {
  if (capitals) return name.toLocaleUpperCase('vi')
  return name === name.toLocaleUpperCase('vi') ? titleCase(name) : name
}
