import { entryFields } from '../entry-fields.ts'
import { type Finding, finding, type RuleCode } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { dateOf, isCertainlyAfter, type Reading, shown } from './reading.ts'

/** Two dates of a row that must stand in order. */
export interface OrderedPair {
  readonly rule: RuleCode
  readonly earlier: string
  readonly later: string
  readonly label: string
  readonly labelEn: string
}

/** Every pair of dates that must stand in order in a kind: birth, death, registration of each person, and the kind's own. */
export function orderedPairs(kind: RegisterKind): OrderedPair[] {
  const pairs: [RuleCode, string | undefined, string | undefined][] = kind.persons.flatMap(({ fields }) => [
    ['order.birth-registration', fields.birth, entryFields.registered],
    ['order.birth-death', fields.birth, fields.death],
    ['order.death-registration', fields.death, entryFields.registered],
  ])
  for (const [rule, earlier, later] of kind.facts.notAfter) pairs.push([rule as RuleCode, earlier, later])
  return pairs.flatMap(([rule, earlier, later]) => {
    const label = kind.fields.find(({ id }) => id === earlier)?.label
    return earlier === undefined || later === undefined || label === undefined
      ? []
      : [{ rule, earlier, later, label: label.vi, labelEn: label.en }]
  })
}

/** Fires only when no reading of the two partial dates puts them in order. */
export function checkOrder(pair: OrderedPair, reading: Reading): Finding | undefined {
  const earlier = dateOf(reading, pair.earlier)
  const later = dateOf(reading, pair.later)
  if (earlier === undefined || later === undefined || !isCertainlyAfter(earlier, later)) return undefined
  return finding(pair.rule, {
    row: reading.row,
    column: pair.earlier,
    value: reading.values[pair.earlier] ?? null,
    params: { label: pair.label, labelEn: pair.labelEn, earlier: shown(earlier), later: shown(later) },
  })
}
