import { type EntryValues, sexOf } from '../entry.ts'
import { entryFields } from '../entry-fields.ts'
import { getKind } from '../kind.ts'
import { normalizeText } from '../normalize-text.ts'
import { type DateParts, dateParts, parsePartialDate } from '../partial-date.ts'
import type { KindCode, Person, RegisterKind } from '../register-kind.ts'
import { ageClassOf, yearsOf } from './age.ts'
import { ethnicGroupOf, kinh } from './ethnicity.ts'
import { type Counting, countingOf, type MeasureName, measuresOf } from './measure.ts'

/** What one entry adds to the counters. */
export interface CountedEntry {
  /** The month of registration; 0 where the book says only the year, or another year than that of the entry's number. */
  readonly month: number
  /** By the places of `measuresOf(kind)`. */
  readonly counts: readonly number[]
  /** The ethnic group of the registered person (ethnicity.ts) where it is counted; 0: not said, or the kind isn't counted by it. */
  readonly group: number
}

/** A kind made ready for counting: nothing is looked up by name for each entry. */
interface Ready {
  readonly kind: RegisterKind
  readonly counting: Counting
  readonly size: number
  readonly at: ReadonlyMap<string, number>
  readonly person: Person | undefined
}

const readied = new Map<KindCode, Ready>()

function ready(code: KindCode): Ready {
  const known = readied.get(code)
  if (known !== undefined) return known
  const kind = getKind(code)
  const counting = countingOf(code)
  const measures = measuresOf(code)
  const made = {
    kind,
    counting,
    size: measures.length,
    at: new Map(measures.map((measure, place) => [measure.id, place])),
    person: kind.persons.find(person => person.prefix === counting.person),
  }
  readied.set(code, made)
  return made
}

/** What an entry adds to the counters of its kind; the same for the values as typed and as stored (`canonicalFields`). */
export function countEntry(code: KindCode, year: number, values: EntryValues): CountedEntry {
  const { kind, counting, size, at, person } = ready(code)
  const counts = new Array<number>(size).fill(0)
  const add = (measure: string, by = 1): void => {
    const place = at.get(measure)
    if (place !== undefined) counts[place] = (counts[place] ?? 0) + by
  }
  const registered = dateOf(values[entryFields.registered])
  const month = registered?.year === year ? (registered.month ?? 0) : 0
  add('total')
  const way = counting.ways?.[textOf(values.loaiDangKy)]
  if (counting.codes !== undefined) add(`code:${textOf(values[counting.codes.field])}`)
  if (way !== undefined) {
    add(way)
    return { month, counts, group: 0 }
  }
  const sex = person === undefined ? undefined : sexWord[sexOf(person, normalized(person, values)) ?? 0]
  if (sex !== undefined) add(sex)
  const ethnicity = person?.fields.ethnicity
  const counted = ethnicity !== undefined && at.has('kinh')
  const group = counted ? ethnicGroupOf(textOf(values[ethnicity])) : 0
  if (group !== 0) add(group === kinh ? 'kinh' : 'minority')
  addAge(counting, values, sex, add)
  addTerm(kind, values, registered, add)
  addCouple(kind, values, at.has('husbands'), add)
  if (at.has('marriageMale') && sex !== undefined) addPurpose(values, sex, add)
  return { month, counts, group }
}

type Add = (measure: string, by?: number) => void

const sexWord: Readonly<Record<number, 'male' | 'female' | undefined>> = { 1: 'male', 2: 'female' }

function addAge({ age }: Counting, values: EntryValues, sex: 'male' | 'female' | undefined, add: Add): void {
  const birth = age && dateOf(values[age.birth])
  const on = age && dateOf(values[age.at])
  const inClass = birth && on && ageClassOf(birth, on)
  if (inClass === undefined) return
  add(inClass)
  if (sex !== undefined) add(`${inClass}${sex === 'male' ? 'Male' : 'Female'}`)
}

/** On time or late as the book says it; never guessed from the dates: the law had other terms in other times. */
function addTerm(
  { facts: { term } }: RegisterKind,
  values: EntryValues,
  registered: DateParts | undefined,
  add: Add,
): void {
  if (term === undefined) return
  const way = textOf(values[term.kindField])
  if (way === term.onTime) add('onTime' satisfies MeasureName)
  if (way !== term.late) return
  add('late' satisfies MeasureName)
  const event = dateOf(values[term.event])
  if (event === undefined || registered === undefined) return
  if (event.year === registered.year) add('lateOfYear')
  const age = ageClassOf(event, registered)
  if (age === 'under1' || age === 'from1To4') add('lateUnder5')
}

function addCouple(
  { facts: { marriage }, persons }: RegisterKind,
  values: EntryValues,
  counted: boolean,
  add: Add,
): void {
  if (marriage === undefined || !counted) return
  const filled = marriage.dates.map(field => dateOf(values[field])).find(date => date !== undefined)
  if (filled === undefined) return
  for (const [prefix, heads, years] of [
    [marriage.husband, 'husbands', 'husbandYears'],
    [marriage.wife, 'wives', 'wifeYears'],
  ] as const) {
    const field = persons.find(person => person.prefix === prefix)?.fields.birth
    const birth = field === undefined ? undefined : dateOf(values[field])
    const age = birth && yearsOf(birth, filled)
    // Nobody marries before ten: a slip in a year must not bend a mean.
    if (age === undefined || age < 10) continue
    add(heads)
    add(years, age)
  }
}

/** The values that tell a person's sex, as they are stored. */
function normalized({ fields, sexFrom }: Person, values: EntryValues): EntryValues {
  const told = [fields.sex, sexFrom?.field].filter(field => field !== undefined)
  return Object.fromEntries(told.map(field => [field, textOf(values[field])]))
}

const forMarriage = new Set(['1', '2', '3', '4'])

function addPurpose(values: EntryValues, sex: 'male' | 'female', add: Add): void {
  const purpose = textOf(values.nxnLoaiMucDichSuDung)
  const end = sex === 'male' ? 'Male' : 'Female'
  if (forMarriage.has(purpose)) add(`marriage${end}`)
  else if (purpose === '5') add(`other${end}`)
}

function textOf(value: string | undefined): string {
  return value === undefined || value === '' ? '' : normalizeText(value)
}

function dateOf(value: string | undefined): DateParts | undefined {
  const text = textOf(value)
  const date = text === '' ? undefined : parsePartialDate(text).ok
  return date === undefined ? undefined : dateParts(date)
}
