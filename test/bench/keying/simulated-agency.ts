import { faultOf } from '../../../src/keying/kernel/fault-of.ts'
import { listDifferences } from '../../../src/keying/kernel/list-differences.ts'
import type { AgencyEvidence, TypeEvidence } from '../../../src/keying/kernel/residual/evidence.ts'
import { sameValue } from '../../../src/keying/kernel/same-value.ts'
import type { Field } from '../../../src/register/field.ts'
import { formOf } from '../../../src/register/forms/form-of.ts'
import { getKind } from '../../../src/register/kind.ts'
import { generateBook } from '../../../src/training/generate-book.ts'
import { createRandom, type Random } from '../../../src/training/random.ts'
import { restyle, slip } from './erring-keyer.ts'

/** How often people are wrong; shares of 1. */
export interface Errors {
  readonly keyer: number
  /** Of a keyer's errors those that everybody makes at the same place, alike. */
  readonly shared: number
  readonly arbiter: number
}

/** A book that was keyed in some way: what is known of it, and how many of its fields are wrong in truth. */
export interface SimulatedBook {
  readonly types: readonly TypeEvidence[]
  readonly fields: number
  readonly left: number
}

/** The ways of keying that are compared. lot: two, and where they differ one of them by lot. */
export type Policy = 'single' | 'sample' | 'lot' | 'double'

/** The books of an agency keyed in each way, and what its gold entries tell. */
export interface SimulatedAgency {
  readonly books: Readonly<Record<Policy, readonly SimulatedBook[]>>
  readonly evidence: Readonly<Record<Policy, AgencyEvidence>>
  /** Differences between two who keyed the same: there must be none. */
  readonly phantoms: number
}

const kind = getKind('KS')
const sampleShare = 0.05
const goldShare = 0.02
const fieldsOfForm = formOf(kind, 1987).fields.flatMap(id => kind.fields.find(field => field.id === id) ?? [])
const rows = [
  ...generateBook({ kind: 'KS', year: 1987, volume: '01', agency: '10015', rows: 2000, seed: 7 }),
].map(({ values }) =>
  fieldsOfForm.flatMap(field => (values[field.id] ? [{ field, right: values[field.id] ?? '' }] : [])),
)

type Entry = (typeof rows)[number]
type Values = Record<string, string>
interface Tally {
  fields: number
  twice: number
  faults: { first: number; second: number; both: number; none: number }
  gold: { measured: number; wrong: number }
}

/** Keys the books of an agency with the program's own comparing. */
export function simulateAgency(
  errors: Errors,
  size: { readonly books: number; readonly entries: number },
  seed: number,
): SimulatedAgency {
  const random = createRandom(seed)
  const none = () => ({ measured: 0, wrong: 0, alike: 0 })
  const [pairsOnce, pairsTwice, arbiter] = [none(), none(), { measured: 0, wrong: 0 }]
  const books: Record<Policy, SimulatedBook[]> = { single: [], sample: [], lot: [], double: [] }
  let phantoms = 0
  for (let book = 0; book < size.books; book++) {
    const [once, sampled, twice] = [
      new Map<string, Tally>(),
      new Map<string, Tally>(),
      new Map<string, Tally>(),
    ]
    const left: Record<Policy, number> = { single: 0, sample: 0, lot: 0, double: 0 }
    for (let at = 0; at < size.entries; at++) {
      const entry = random.pick(rows)
      const traps = trapsOf(entry, errors, random)
      const first = keyAs(entry, traps, errors, random)
      const second = keyAs(entry, traps, errors, random)
      const isDrawn = random.chance(sampleShare)
      const wrong = countWrong(entry, first)
      count(once, entry, false)
      count(sampled, entry, isDrawn)
      count(twice, entry, true)
      left.single += wrong
      if (!isDrawn) left.sample += wrong
      const fields = entry.map(({ field }) => field.id)
      const read = { values: first, doubts: {} }
      const decided = { ...first }
      const lot = { ...first }
      for (const difference of listDifferences(kind, fields, read, { values: second, doubts: {} })) {
        const right = entry.find(({ field }) => field.id === difference.field)
        if (right === undefined) continue
        const value = decide(difference, right, errors, random)
        const fault = faultOf(kind, difference.field, difference, value)
        if (
          isSame(right.field, difference.first, right.right) &&
          isSame(right.field, difference.second, right.right)
        )
          phantoms++
        tallyOf(twice, right.field).faults[fault]++
        if (isDrawn) tallyOf(sampled, right.field).faults[fault]++
        decided[difference.field] = value
        if (random.chance(0.5)) lot[difference.field] = difference.second
      }
      const afterArbiter = countWrong(entry, decided)
      left.double += afterArbiter
      left.lot += countWrong(entry, lot)
      if (isDrawn) left.sample += afterArbiter
      if (!random.chance(goldShare)) continue
      const third = keyAs(entry, traps, errors, random)
      for (const { field, right } of entry) {
        const [a = '', b = '', c = ''] = [first[field.id], second[field.id], third[field.id]]
        const isWrong = !isSame(field, c, right)
        for (const tallies of [once, sampled, twice]) {
          const { gold } = tallyOf(tallies, field)
          gold.measured++
          if (isWrong) gold.wrong++
        }
        pair(pairsOnce, field, right, a, c)
        pair(pairsTwice, field, right, a, b)
        if (!isWrong) continue
        arbiter.measured++
        if (!isSame(field, decide({ first: c, second: right }, { field, right }, errors, random), right))
          arbiter.wrong++
      }
    }
    books.single.push(close(once, left.single))
    books.sample.push(close(sampled, left.sample))
    books.lot.push(close(twice, left.lot))
    books.double.push(close(twice, left.double))
  }
  const onceKnown = { pairs: pairsOnce, arbiter }
  const twiceKnown = { pairs: pairsTwice, arbiter }
  const evidence = { single: onceKnown, sample: onceKnown, lot: twiceKnown, double: twiceKnown }
  return { books, evidence, phantoms }
}

/** Where everybody reads the same wrong thing. */
function trapsOf(entry: Entry, { keyer, shared }: Errors, random: Random): Values {
  const traps: Values = {}
  for (const { field, right } of entry)
    if (random.chance(keyer * shared)) traps[field.id] = slip(field, right, random)
  return traps
}

function keyAs(entry: Entry, traps: Values, { keyer, shared }: Errors, random: Random): Values {
  const values: Values = {}
  for (const { field, right } of entry) {
    const trap = traps[field.id]
    if (trap !== undefined) values[field.id] = trap
    else if (random.chance(keyer * (1 - shared))) values[field.id] = slip(field, right, random)
    else values[field.id] = restyle(field, right, random)
  }
  return values
}

/** What an arbiter says who sees both values: what the book says, or one of the two that is wrong. */
function decide(
  { first, second }: { readonly first: string; readonly second: string },
  { field, right }: Entry[number],
  { arbiter }: Errors,
  random: Random,
): string {
  if (!random.chance(arbiter)) return right
  const wrong = [first, second].filter(value => !isSame(field, value, right))
  return wrong.length === 0 ? slip(field, right, random) : random.pick(wrong)
}

const isSame = (field: Field, a: string, b: string) => sameValue(kind, field.id, a, b)

function countWrong(entry: Entry, values: Values): number {
  return entry.reduce(
    (sum, { field, right }) => sum + (isSame(field, values[field.id] ?? '', right) ? 0 : 1),
    0,
  )
}

function pair(
  pairs: { measured: number; wrong: number; alike: number },
  field: Field,
  right: string,
  a: string,
  b: string,
): void {
  const [aRight, bRight] = [isSame(field, a, right), isSame(field, b, right)]
  pairs.measured++
  if (!(aRight && bRight)) pairs.wrong++
  if (!aRight && !bRight && isSame(field, a, b)) pairs.alike++
}

function tallyOf(tallies: Map<string, Tally>, { type }: Field): Tally {
  const known = tallies.get(type) ?? {
    ...{ fields: 0, twice: 0, gold: { measured: 0, wrong: 0 } },
    faults: { first: 0, second: 0, both: 0, none: 0 },
  }
  tallies.set(type, known)
  return known
}

function count(tallies: Map<string, Tally>, entry: Entry, twice: boolean): void {
  for (const { field } of entry) {
    const tally = tallyOf(tallies, field)
    tally.fields++
    if (twice) tally.twice++
  }
}

function close(tallies: ReadonlyMap<string, Tally>, left: number): SimulatedBook {
  const types = [...tallies].map(([type, tally]) => structuredClone({ type, ...tally }))
  return { types, fields: types.reduce((sum, { fields }) => sum + fields, 0), left }
}
