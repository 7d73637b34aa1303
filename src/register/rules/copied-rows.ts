import { entryFields } from '../entry-fields.ts'
import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { hashText } from './cross-store.ts'
import type { Reading } from './reading.ts'

/** Kinds in which the same people are registered once a day; decisions about a person may well be several. */
const kindsOnce: ReadonlySet<RegisterKind['code']> = new Set(['KS', 'KH', 'KT', 'CMC', 'HN', 'CN'])
/** A person may ask for two certificates on one day, for two purposes. */
const purpose = 'nxnMucDichSuDung'

/** Looks for rows that say the same of all their people and were registered on one day, under two numbers: copied, and only the number changed. */
export function searchCopiedRows({ code, persons }: RegisterKind): {
  readonly note: (reading: Reading) => void
  readonly finish: () => readonly Finding[]
} {
  const main = persons.find(person => person.main)?.fields
  const fields = [
    ...persons.flatMap(({ fields: own }) =>
      [own.name, own.birth, own.death, own.residence, own.identityNumber].flatMap(field => field ?? []),
    ),
    ...[entryFields.registered, purpose],
  ]
  const seen = new Map<number, Pick<Reading, 'row' | 'number'>>()
  const findings: Finding[] = []
  return {
    note: ({ row, values, number, dates }) => {
      const written = fields.map(field => values[field] ?? '')
      if (main === undefined || !kindsOnce.has(code) || !dates.has(entryFields.registered)) return
      if ((values[main.name] ?? '') === '' || main.birth === undefined || !dates.has(main.birth)) return
      const key = hashText(written.join('\n')).whole
      const before = seen.get(key)
      if (before === undefined) seen.set(key, { row, number })
      // The same number as well is told as that.
      else if (before.number?.value !== number?.value || before.number?.suffix !== number?.suffix)
        findings.push(finding('row.copied', { row, params: { other: before.row } }))
    },
    finish: () => findings,
  }
}
