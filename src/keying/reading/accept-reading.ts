import { codeLists, findCode, isNameList } from '../../register/code-list.ts'
import { entryFields } from '../../register/entry-fields.ts'
import type { Field } from '../../register/field.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { readLooseDate } from '../../register/loose-date.ts'
import { identityFields } from '../../register/mask-identity.ts'
import { foldName } from '../../register/names.ts'
import { normalizeText } from '../../register/normalize-text.ts'
import { parseEntryNumber } from '../../register/number.ts'
import { parseTimeOfDay } from '../../register/time-of-day.ts'
import { isVietnameseSyllable } from '../../register/vietnamese-syllable.ts'
import type { Reading } from './read-readings.ts'

/** A word of what a machine read, and how sure it is (0 to 1). */
export interface ReadWord {
  readonly text: string
  readonly confidence: number
}

/** What is checked about a field's reading: the strict sorts have a form that a misreading hardly ever keeps. */
export type ReadingSort = 'number' | 'date' | 'identity' | 'listed' | 'name' | 'text'

/**
 * How sure the least sure word has to be, so that of what is offered at most 2 in 100 are wrong (`npm run bench -- keying-reading`): a date, a number or a
 * value of a list is hardly ever misread as another one; a name or a place easily is. A typewriter's crossed zero is read as 9, which nothing in an
 * identity number contradicts.
 */
export const leastConfidence: Readonly<Record<ReadingSort, number>> = {
  number: 0.3,
  date: 0.5,
  identity: 0.8,
  listed: 0.5,
  name: 0.93,
  text: 0.93,
}

/** What a field's reading is checked as; undefined: nobody reads it, since it follows from another field. */
export function readingSortOf(kind: RegisterKind, field: Field): ReadingSort | undefined {
  if (identityFields(kind).has(field.id)) return 'identity'
  switch (field.type) {
    case 'number-text':
      // Another number than the entry's own has nothing that it could be held against.
      return field.id === entryFields.number ? 'number' : 'text'
    case 'partial-date':
      return 'date'
    case 'code':
    case 'name-from-list':
      return 'listed'
    case 'person-name':
      return 'name'
    case 'date-in-words':
      return undefined
    default:
      return 'text'
  }
}

/** What is known of a book before anything of it is read. */
export interface BookToRead {
  readonly kind: RegisterKind
  readonly year: number
}

/** The value of a field of the entry with this number in the words that were read where it stands; undefined where nothing is worth offering. */
export function acceptReading(
  book: BookToRead,
  number: string,
  fieldId: string,
  words: readonly ReadWord[],
): Reading | undefined {
  const found = findReading(book, fieldId, words)
  if (found === undefined || found.confidence < leastConfidence[found.sort]) return undefined
  if (!fitsBook(book, number, fieldId, found.text)) return undefined
  return { text: found.text, confidence: found.confidence }
}

/** What was read as a value of the field's sort, however sure; for the measurement that the thresholds come from, too. */
export function findReading(
  { kind, year }: BookToRead,
  fieldId: string,
  words: readonly ReadWord[],
): (Reading & { readonly sort: ReadingSort }) | undefined {
  const field = kind.fields.find(({ id }) => id === fieldId)
  const sort = field && readingSortOf(kind, field)
  if (field === undefined || sort === undefined) return undefined
  const clean = words.flatMap(word => {
    const text = normalizeText(
      word.text.replace(/[.…_·•]{2,}|[|~«»"“”„_]/g, ' ').replace(/^[.,'‘’: -]+|[.'‘’: -]+$/g, ''),
    )
    return /[\p{L}\d]/u.test(text) ? [{ ...word, text }] : []
  })
  const all = clean.map(({ text }) => text).join(' ')
  const text = valueIn(sort, field, all, year + 1)
  if (text === undefined || text === '') return undefined
  return { text, sort, confidence: Math.min(...clean.map(word => word.confidence)) }
}

/** The number of an entry is the one its case was given, and it was registered in the year of its book or the one after. */
export function fitsBook({ year }: BookToRead, number: string, fieldId: string, text: string): boolean {
  if (fieldId === entryFields.number) {
    const [read, given] = [parseEntryNumber(text), parseEntryNumber(number)]
    return read !== undefined && read.value === given?.value && read.suffix === given.suffix
  }
  if (fieldId !== entryFields.registered) return true
  const registered = Number(text.slice(-4))
  return registered === year || registered === year + 1
}

const datePattern = /(?:\d{1,2} ?[/.-] ?){0,2}(?:1[89]|20)\d{2}/g

function valueIn(sort: ReadingSort, field: Field, text: string, latestYear: number): string | undefined {
  switch (sort) {
    case 'number':
      return numberIn(text)
    case 'date': {
      const found = text.match(datePattern) ?? []
      return found.length === 1
        ? readLooseDate((found[0] ?? '').replace(/ /g, ''), latestYear)?.date
        : undefined
    }
    case 'identity': {
      const found = text.match(/\d[\d .]*\d/g)?.map(each => each.replace(/[ .]/g, '')) ?? []
      const numbers = found.filter(each => each.length === 9 || each.length === 12)
      return found.length === 1 ? numbers[0] : undefined
    }
    case 'listed':
      return field.codeList === undefined ? undefined : listedIn(field, text)
    case 'name':
      return text.split(' ').every(isVietnameseSyllable) && text.split(' ').length >= 2 ? text : undefined
    case 'text':
      if (field.type === 'time') return timeIn(text)
      return field.type === 'number-text' ? numberIn(text) : text.replace(/,$/, '')
  }
}

function numberIn(text: string): string | undefined {
  const found = text.match(/\d{1,6} ?[a-z]?(?: ?\/ ?\d{4})?/gi) ?? []
  const [only] = found
  if (found.length !== 1 || only === undefined || parseEntryNumber(only) === undefined) return undefined
  return only.replace(/ /g, '')
}

/** The papers of loaiGiayToTuyThan by what is written before their number. */
const paperNames: readonly (readonly [RegExp, string])[] = [
  [/\b(cmnd|cmt|chung minh)/, '1'],
  [/\b(ho chieu)/, '2'],
  [/\b(cccd|can cuoc)/, '4'],
]

function listedIn(field: Field, text: string): string | undefined {
  if (field.codeList === undefined) return undefined
  if (field.codeList === 'loaiGiayToTuyThan') {
    const folded = foldName(text)
    return paperNames.find(([pattern]) => pattern.test(folded))?.[1]
  }
  const found = findCode(field.codeList, text)
  if (isNameList(field.codeList)) return found?.name
  // The form says "Loại đăng ký: Lại" where the list has "Đăng ký lại".
  const ending = codeLists[field.codeList].items.filter(({ name }) =>
    foldName(name).endsWith(` ${foldName(text)}`),
  )
  return found?.code ?? (ending.length === 1 ? ending[0]?.code : undefined)
}

/** `07:30` from `7 giờ 30 phút`. */
function timeIn(text: string): string | undefined {
  const time = parseTimeOfDay(text)
  if (time.problem !== undefined) return undefined
  return [time.hour, time.minute].map(part => String(part).padStart(2, '0')).join(':')
}
