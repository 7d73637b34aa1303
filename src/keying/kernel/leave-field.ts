import { formatDateWords } from '../../register/date-words.ts'
import { plainNumber } from '../../register/identity-number.ts'
import type { Field, RegisterKind } from '../../register/kind.ts'
import { identityFields } from '../../register/mask-identity.ts'
import { isLowerCase } from '../../register/name-case.ts'
import { normalizeText } from '../../register/names.ts'
import { parsePartialDate } from '../../register/partial-date.ts'
import { parseTimeOfDay } from '../../register/time-of-day.ts'
import type { Asking } from './asking.ts'
import { readDate } from './dates/read-date.ts'
import { writeName, writesCapitals } from './names/name-style.ts'
import { titleOfSigner } from './usual/suggest-empty.ts'

/** A field as it stands when it is left, and the fields that follow from it. */
export interface Left {
  readonly value: string
  /** Other fields → their values: a date in words, a signer's title. Only ever for fields that nobody typed (whoever calls looks at their sources). */
  readonly also: Readonly<Record<string, string>>
}

/** What becomes of a field when it is left: a date in the ministry's form, a name with its capitals. Asked again it changes nothing. */
export function leaveField(asking: Asking): Left {
  const value = readTyped(asking)
  return { value, also: followers(asking, value) }
}

function readTyped(asking: Asking): string {
  const { kind, field, bookYear } = asking
  const text = normalizeText(asking.typed)
  if (text === '') return ''
  switch (field.type) {
    case 'partial-date':
      return readDate(kind, field, text, bookYear) ?? text
    case 'date-or-text':
      return parsePartialDate(text).ok ?? text
    case 'date-in-words':
      return readWords(kind, field, text, bookYear)
    case 'person-name':
      return isLowerCase(text) ? writeName(text, writesCapitals(asking)) : text
    case 'time':
      return readTime(text)
    case 'number-text': {
      const digits = plainNumber(text)
      return identityFields(kind).has(field.id) && /^\d+$/.test(digits) ? digits : text
    }
    case 'code':
    case 'code-text':
    case 'name-from-list':
    case 'text':
    case 'place-text':
      return text
  }
}

/** Digits typed where a date stands in words. */
function readWords(kind: RegisterKind, field: Field, text: string, bookYear: number): string {
  const id = kind.facts.inWords.find(([words]) => words === field.id)?.[1]
  const digits = kind.fields.find(each => each.id === id)
  if (digits === undefined || !/^\d/.test(text)) return text
  const date = readDate(kind, digits, text, bookYear)
  return date === undefined ? text : formatDateWords(date)
}

function readTime(text: string): string {
  const time = parseTimeOfDay(text)
  // Morning or evening is said in words that must not be lost.
  if (time.problem !== undefined || /\p{L}{3,}/u.test(text.replace(/giờ|phút/giu, ''))) return text
  if (/rưỡi|kém/iu.test(text)) return text
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
}

function followers(asking: Asking, value: string): Readonly<Record<string, string>> {
  const { kind, field, values, before } = asking
  const words = kind.facts.inWords.find(([, digits]) => digits === field.id)?.[0]
  if (words !== undefined) {
    const date = parsePartialDate(value).ok
    return { [words]: date === undefined ? '' : formatDateWords(date) }
  }
  const title = kind.fields.find(({ id }) => id === signersTitle)
  if (field.id !== 'nguoiKy' || title === undefined) return {}
  // A title that came with another signer would be wrong silently.
  return {
    [signersTitle]: titleOfSigner({ field: title, values: { ...values, nguoiKy: value }, before }) ?? '',
  }
}

const signersTitle = 'chucVuNguoiKy'
