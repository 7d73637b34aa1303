import type { RegisterKind } from '../../register/kind.ts'
import { foldName } from '../../register/names.ts'
import type { Row } from '../../register/row.ts'
import { type Part, type PersonFacts, readEntryFacts } from '../../register/rules/cross-facts.ts'
import { isTelling } from '../../register/rules/cross-pair.ts'

/** People to be looked for in other books, by what they did in this one. */
export interface WantedPeople {
  /** Known by a name (as it reads, and without marks) and a whole date of birth (`YYYY-MM-DD`). */
  readonly named: readonly {
    readonly name: string
    readonly folded: string
    readonly born: string
    readonly part: Part
  }[]
  readonly numbers: readonly string[]
}

/** The people of some rows who may be found again. */
export function listWanted(kind: RegisterKind, rows: Iterable<Pick<Row, 'values'>>): WantedPeople {
  const named = new Map<string, WantedPeople['named'][number]>()
  const numbers = new Set<string>()
  for (const { values } of rows) {
    for (const person of readEntryFacts(kind, values).persons) {
      if (person.identity !== '') numbers.add(person.identity)
      const born = isoDay(person)
      const { name, text, part } = person
      if (born !== undefined)
        named.set(`${part} ${born} ${name}`, { name, folded: foldName(text), born, part })
    }
  }
  return { named: [...named.values()], numbers: [...numbers] }
}

function isoDay({ born }: PersonFacts): string | undefined {
  if (born.from === 0 || born.from !== born.to) return undefined
  const digits = String(born.from).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/** Where in the registry each part's counterparts stand, as `kind role`. */
const places: Readonly<Record<Part, readonly string[]>> = {
  born: ['KS nks'],
  parent: ['KS me', 'KS cha'],
  married: ['KH chong', 'KH vo'],
  died: ['KT nkt'],
  single: ['HN nxn'],
  freed: ['HN nxn'],
  acted: ['HN nxn', 'CMC cm', 'CN chaNuoi', 'CN meNuoi'],
  divorced: ['LH chong', 'LH vo'],
  adopted: ['CN cn'],
}

/** Every place (`kind role`) where a mention of the same person could say something together with such a one. */
export function counterparts(part: Part): readonly string[] {
  const telling = Object.entries(places).flatMap(([other, found]) =>
    isTelling(part, other as Part) ? found : [],
  )
  return [...new Set(telling)]
}
