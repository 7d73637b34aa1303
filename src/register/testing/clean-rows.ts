import { codeLists, isNameList } from '../code-list.ts'
import { formatDateWords } from '../date-words.ts'
import { entryFields } from '../entry-fields.ts'
import type { Field } from '../field.ts'
import { formatCaseFileName } from '../file-name.ts'
import type { Person, RegisterKind, Sex } from '../kind.ts'
import { toneKey } from '../names.ts'
import { type DateParts, daysInMonth, formatPartialDate, type PartialDate } from '../partial-date.ts'
import type { Row } from '../row.ts'
import { seededRandom } from './seeded-random.ts'

/** A book of invented people in which every value is right: the rules must find nothing in it. */
export interface CleanBook {
  readonly year: number
  readonly volume: string
  readonly rows: readonly Row[]
  readonly pdfNames: readonly string[]
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Ksor', 'Đinh']
const middles = { 1: ['Văn', 'Hữu', 'Thanh', 'Quốc'], 2: ['Thị', 'Thanh', 'Ngọc', 'Mỹ'], 3: ['Thanh'] }
const givens = ['Hòa', 'Hoà', 'Thúy', 'Quý', 'Lý', 'Dũng', 'Hằng', 'Đức', 'Ước', 'Giàu', 'Xuyến']
const wholeNames = [
  "H'Hen Niê",
  'Y Moan Êban',
  "K'Brôi",
  'Ksor H’Nhan',
  'Lò Văn Pâng Ún',
  'A Lưới',
  'JOHN SMITH',
  'Y Tý',
]
const places = [
  'xã Bình Minh, huyện Tam Hòa, tỉnh Quảng Nam',
  'Thôn 3, xã Trà Bui',
  'Tổ 5, phường An Sơn',
  'Bệnh viện huyện',
]

/** `count` clean rows of a kind with their PDF names; the same seed gives the same book. Years 1960–2015. */
export function cleanBook(kind: RegisterKind, seed: number, count = 20): CleanBook {
  const random = seededRandom(seed)
  const year = 1960 + Math.floor(random() * 55)
  const volume = `0${1 + Math.floor(random() * 3)}`
  const first = volume === '01' ? 1 : 40
  const rows = Array.from({ length: count }, (_, at) => {
    const day = Math.floor((at * 330 + random() * 300) / count)
    const registered = { year, month: 1 + Math.floor(day / 28), day: 1 + (day % 28) }
    const page = Math.floor(at / 2) + 1
    return {
      row: at + 2,
      values: cleanValues(kind, registered, { year, volume, number: first + at, page }, random),
    }
  })
  const pdfNames = rows.map(({ values }, at) =>
    formatCaseFileName({
      kind: kind.code,
      year,
      volume,
      date: values[entryFields.registered] as PartialDate,
      number: { value: first + at, suffix: '' },
    }),
  )
  return { year, volume, rows, pdfNames }
}

interface Place {
  readonly year: number
  readonly volume: string
  readonly number: number
  readonly page: number
}

function cleanValues(
  kind: RegisterKind,
  registered: DateParts,
  place: Place,
  random: () => number,
): Record<string, string> {
  const values: Record<string, string> = {}
  const absent = absentPersons(kind, random, values)
  for (const field of kind.fields) {
    if (absent.includes(field.subject)) continue
    if (field.need === 'optional' && random() < 0.4) continue
    values[field.id] ??= cleanValue(field, registered, random)
  }
  values[entryFields.number] = String(place.number).padStart(random() < 0.5 ? 3 : 1, '0')
  values[entryFields.volume] = `${place.volume}/${place.year}`
  values[entryFields.registered] = formatPartialDate(registered)
  if (kind.fields.some(({ id }) => id === entryFields.page)) values[entryFields.page] = String(place.page)
  const taken = new Set<string>()
  for (const [at, person] of kind.persons.entries())
    if (!absent.includes(person.prefix))
      fillPerson(kind, person, { registered, taken, nth: place.number * 10 + at }, values, random)
  agree(kind, values)
  for (const [, earlier, later] of kind.facts.notAfter) {
    if (values[earlier] !== undefined)
      values[earlier] = formatPartialDate({ ...registered, year: registered.year - 1 })
    if (later !== entryFields.registered && values[later] !== undefined)
      values[later] = formatPartialDate(registered)
  }
  for (const [words, digits] of kind.facts.inWords) {
    if (values[words] !== undefined)
      values[words] = values[digits] === undefined ? '' : formatDateWords(values[digits] as PartialDate)
  }
  return values
}

/** A child of its parents' people, a registration that is neither on time nor late, and no status without a ground. */
function agree(kind: RegisterKind, values: Record<string, string>): void {
  const { parents, term, grounds } = kind.facts
  const peopleOf = (prefix: string) =>
    kind.persons.find(person => person.prefix === prefix)?.fields.ethnicity ?? ''
  const people = parents?.of.map(prefix => values[peopleOf(prefix)]).find(name => name !== undefined)
  if (parents !== undefined && people !== undefined) values[peopleOf(parents.child)] = people
  if (term !== undefined) values[term.kindField] = '2'
  for (const field of grounds.flatMap(({ status, ground }) => [status, ...ground])) delete values[field]
}

/** A father or mother the paper does not name: said by the code of the kind of birth registration, or by nothing at all. */
function absentPersons(
  kind: RegisterKind,
  random: () => number,
  values: Record<string, string>,
): readonly string[] {
  const { absence } = kind.facts
  if (absence === undefined) return []
  const who = random() < 0.2 ? pick(['me', 'cha'], random) : undefined
  const saysNothing = random() < 0.3
  const [firstKnown = ''] = absence.known
  const codes =
    who === undefined
      ? [firstKnown]
      : (absence.unknown[who] ?? []).filter(code => isOnlyFor(absence.unknown, who, code))
  values[absence.field] = saysNothing ? '' : (codes[0] ?? '')
  return who === undefined ? [] : [who]
}

function isOnlyFor(unknown: Readonly<Record<string, readonly string[]>>, who: string, code: string): boolean {
  return Object.entries(unknown).every(([other, codes]) => other === who || !codes.includes(code))
}

/** Birth, death, sex and identity of a person, in agreement with the registration and with each other. */
function fillPerson(
  kind: RegisterKind,
  person: Person,
  { registered, taken, nth }: { registered: DateParts; taken: Set<string>; nth: number },
  values: Record<string, string>,
  random: () => number,
): void {
  const { fields, fixedSex, sexFrom } = person
  const set = (field: string | undefined, value: string) => {
    if (field !== undefined && values[field] !== undefined) values[field] = value
  }
  const birth = birthOf(kind, person, registered, random)
  set(fields.birth, formatPartialDate(random() < 0.3 ? blur(birth, random) : birth))
  set(fields.death, formatPartialDate(random() < 0.2 ? blur(registered, random) : registered))
  const fromCode = sexFrom?.codes[values[sexFrom.field] ?? '']
  const sex: Sex = fixedSex ?? fromCode ?? (random() < 0.5 ? 1 : 2)
  set(fields.sex, String(sex))
  let name = cleanName(sex, random)
  while (taken.has(toneKey(name))) name = cleanName(sex, random)
  taken.add(toneKey(name))
  set(fields.name, name)
  const paper = pick(['', '1', '4', '2', '8'], random)
  set(fields.identityType, paper)
  const isTyped = fields.identityType === undefined || values[fields.identityType] !== undefined
  set(fields.identityNumber, isTyped ? numberOf(paper, birth.year, sex, nth) : '')
  set(fields.personalNumber, numberOf('4', birth.year, sex, nth))
}

function birthOf(kind: RegisterKind, person: Person, registered: DateParts, random: () => number): DateParts {
  const isParent = kind.facts.parents?.of.includes(person.prefix) ?? false
  const isChild =
    kind.facts.parents?.child === person.prefix || person.prefix === 'cn' || person.prefix === 'ndgh'
  const age = isChild
    ? Math.floor(random() * 3)
    : isParent
      ? 20 + Math.floor(random() * 30)
      : 24 + Math.floor(random() * 40)
  return { ...registered, year: registered.year - age, day: isChild && age === 0 ? 1 : registered.day }
}

function blur(date: DateParts, random: () => number): DateParts {
  return { ...date, day: null, month: random() < 0.5 ? null : date.month }
}

/** A number of one's own. */
function numberOf(paper: string, birthYear: number, sex: Sex, nth: number): string {
  if (paper === '1') return String(201_400_000 + nth)
  if (paper === '2') return `B${1_200_000 + nth}`
  const century = (Math.floor(birthYear / 100) - 19) * 2 + (sex === 2 ? 1 : 0)
  return paper === '4' && birthYear >= 1900
    ? `049${century}${String(birthYear % 100).padStart(2, '0')}${String(nth).padStart(6, '0')}`
    : ''
}

function cleanName(sex: Sex, random: () => number): string {
  return random() < 0.2
    ? pick(wholeNames, random)
    : [families, middles[sex], givens].map(words => pick(words, random)).join(' ')
}

function cleanValue(field: Field, registered: DateParts, random: () => number): string {
  switch (field.type) {
    case 'partial-date':
      return formatPartialDate({
        ...registered,
        day: Math.min(registered.day ?? 1, daysInMonth(registered.year, registered.month ?? 1)),
      })
    case 'person-name':
      return cleanName(3, random)
    case 'place-text':
      return pick(places, random)
    case 'code':
    case 'code-text':
    case 'name-from-list': {
      const items = field.codeList === undefined ? [] : codeLists[field.codeList].items
      const item = items[Math.floor(random() * items.length)]
      return (field.codeList !== undefined && isNameList(field.codeList) ? item?.name : item?.code) ?? ''
    }
    case 'number-text':
      return String(1 + Math.floor(random() * 200))
    case 'time':
      return '07:30'
    default:
      return 'Đã đối chiếu với sổ gốc'
  }
}

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
