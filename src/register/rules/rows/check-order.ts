import { entryFields } from '../../entry-fields.ts'
import { type Finding, finding, type RuleCode } from '../../finding.ts'
import type { RegisterKind } from '../../kind.ts'
import { dateOf, isCertainlyAfter, type Reading, shown } from '../reading.ts'

/** Two dates of a row that must stand in order, and which of them a person should look at. */
export interface OrderedPair {
  readonly rule: RuleCode
  readonly earlier: string
  readonly later: string
  readonly at: 'earlier' | 'later'
  /** The labels of the one to look at and of the other. */
  readonly labels: {
    readonly label: string
    readonly labelEn: string
    readonly other: string
    readonly otherEn: string
  }
}

/**
 * Every pair of dates that must stand in order in a kind: birth, death and registration of each person, a person's other dates after the
 * birth, identity papers before the registration, notes after it, and the kind's own.
 */
export function orderedPairs(kind: RegisterKind): OrderedPair[] {
  const { registered } = entryFields
  const pairs: OrderedPair[] = []
  const add = (
    rule: RuleCode,
    earlier: string | undefined,
    later: string | undefined,
    at: OrderedPair['at'] = 'earlier',
  ) => {
    const labels = earlier !== undefined && later !== undefined && labelsOf(kind, earlier, later, at)
    if (labels) pairs.push({ rule, earlier, later, at, labels })
  }
  for (const { prefix, fields } of kind.persons) {
    add('order.birth-registration', fields.birth, registered)
    add('order.birth-death', fields.birth, fields.death)
    add('order.death-registration', fields.death, registered)
    add('order.paper', fields.identityIssued, registered)
    for (const { id, type, subject } of kind.fields) {
      const isOther = type === 'partial-date' && id !== fields.birth && id !== fields.death
      if (isOther && subject === prefix) add('order.birth-date', fields.birth, id, 'later')
    }
  }
  for (const [rule, earlier, later] of kind.facts.notAfter) add(rule as RuleCode, earlier, later)
  for (const run of kind.facts.notes) {
    for (const [index, note] of run.entries())
      add('order.note', index === 0 ? registered : run[index - 1], note, 'later')
  }
  return pairs
}

function labelsOf(
  kind: RegisterKind,
  earlier: string,
  later: string,
  at: OrderedPair['at'],
): OrderedPair['labels'] | undefined {
  const labelOf = (id: string) => kind.fields.find(field => field.id === id)?.label
  const label = labelOf(at === 'earlier' ? earlier : later)
  const other = labelOf(at === 'earlier' ? later : earlier)
  return label && other && { label: label.vi, labelEn: label.en, other: other.vi, otherEn: other.en }
}

/** Fires only when no reading of the two partial dates puts them in order. */
export function checkOrder(pair: OrderedPair, reading: Reading): Finding | undefined {
  const earlier = dateOf(reading, pair.earlier)
  const later = dateOf(reading, pair.later)
  if (earlier === undefined || later === undefined || !isCertainlyAfter(earlier, later)) return undefined
  const column = pair[pair.at]
  return finding(pair.rule, {
    row: reading.row,
    column,
    value: reading.values[column] ?? null,
    params: { ...pair.labels, earlier: shown(earlier), later: shown(later) },
  })
}
