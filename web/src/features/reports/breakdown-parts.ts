import type { MeasureName } from '../../../../src/register/statistics/measure.ts'
import type { Messages } from '../../messages/vi.ts'

type Heading = 'bySex' | 'byEthnicity' | 'byTerm' | 'byWay' | 'byAge'

/** How a kind's records divide: measures whose sum is at most the whole; what is missing is not said in the book. */
export interface Division {
  readonly heading: Heading & keyof Messages['reports']
  readonly parts: readonly MeasureName[]
  /** Whether it divides all records; else only those of first registration. */
  readonly ofAll?: true
}

const ways: Division = { heading: 'byWay', parts: ['again', 'abroad', 'reissued'], ofAll: true }
const sex: Division = { heading: 'bySex', parts: ['male', 'female'] }
const ethnicity: Division = { heading: 'byEthnicity', parts: ['kinh', 'minority'] }
const term: Division = { heading: 'byTerm', parts: ['onTime', 'late'] }

/** The divisions of the kinds that have some. */
export const divisions: Readonly<Record<string, readonly Division[]>> = {
  KS: [sex, ethnicity, term, ways],
  KT: [sex, ethnicity, { heading: 'byAge', parts: ['under1', 'from1To4', 'from5'] }, term, ways],
  KH: [ways],
}

/** A part of a division with its share of the whole, 0–1. `measure` null: what the parts leave. */
export interface DividedPart {
  readonly measure: MeasureName | null
  readonly count: number
  readonly share: number
}

/** The records that are neither registered again nor noted from abroad nor a certificate issued. */
export function firstOf(counts: Readonly<Record<string, number>>): number {
  return (counts.total ?? 0) - (counts.again ?? 0) - (counts.abroad ?? 0) - (counts.reissued ?? 0)
}

/** The parts of a division and what they leave: first registrations where the ways of registration are divided, else what is not said. */
export function divide(
  { parts, ofAll }: Division,
  counts: Readonly<Record<string, number>>,
): readonly DividedPart[] {
  const whole = ofAll ? (counts.total ?? 0) : firstOf(counts)
  const share = (count: number) => (whole === 0 ? 0 : count / whole)
  const told = parts.map(measure => ({ measure, count: counts[measure] ?? 0 }))
  const rest = whole - told.reduce((sum, { count }) => sum + count, 0)
  const left = { measure: null, count: rest }
  const all: readonly { measure: MeasureName | null; count: number }[] = ofAll
    ? [left, ...told]
    : [...told, left]
  return all.filter(({ count }) => count > 0).map(part => ({ ...part, share: share(part.count) }))
}
