import { findCode, isListedValue, isNameList } from './code-list.ts'
import { entryFields } from './entry-fields.ts'
import type { Field } from './field.ts'
import type { Person, RegisterKind, Sex } from './kind.ts'
import { normalizeText } from './normalize-text.ts'
import { type EntryNumber, parseEntryNumber, parseVolume, type Volume } from './number.ts'
import { type DateRange, dateParts, type PartialDate, parsePartialDate, rangeOf } from './partial-date.ts'

/** Values of an entry by the ministry's column names; what is absent is '' or has no key. */
export type EntryValues = Readonly<Record<string, string | undefined>>

/** A person an entry names. */
export interface Mention {
  /** The person's prefix in the ministry's columns: `nks`, `me`, `cha`, `chong`, `vo`, `nyc` … */
  readonly role: string
  /** As written, in NFC with single spaces. */
  readonly name: string
  readonly born: DateRange | null
  readonly sex: Sex | null
  /** Digits or text of the personal number, or else of the identity paper. */
  readonly identityNumber: string | null
}

/** What identifies an entry and whom it names. */
export interface Entry {
  readonly number: EntryNumber | null
  /** The number as written. */
  readonly numberText: string
  /** Year of the natural key: of the registration, else of the number, else of the volume. */
  readonly year: number | null
  readonly registered: (DateRange & { readonly date: PartialDate }) | null
  readonly volume: Volume | null
  readonly mentions: readonly Mention[]
}

/** Reads a row as an entry; what can't be read is null, never guessed. */
export function readEntry(kind: RegisterKind, row: { readonly values: EntryValues }): Entry {
  const { values } = row
  const date = parsePartialDate(values[entryFields.registered] ?? '').ok
  const number = parseEntryNumber(values[entryFields.number] ?? '') ?? null
  const volume = parseVolume(values[entryFields.volume] ?? '') ?? null
  return {
    number,
    numberText: values[entryFields.number] ?? '',
    year: date === undefined ? (number?.year ?? volume?.year ?? null) : dateParts(date).year,
    registered: date === undefined ? null : { date, ...rangeOf(date) },
    volume,
    mentions: kind.persons.flatMap(person => readMention(person, values)),
  }
}

function readMention(person: Person, values: EntryValues): Mention[] {
  const name = normalizeText(values[person.fields.name] ?? '')
  if (name === '') return []
  const birth = parsePartialDate(textOf(values, person.fields.birth)).ok
  const identityNumber =
    textOf(values, person.fields.personalNumber) || textOf(values, person.fields.identityNumber)
  return [
    {
      role: person.prefix,
      name,
      born: birth === undefined ? null : rangeOf(birth),
      sex: sexOf(person, values),
      identityNumber: identityNumber.replace(/[\s.]/g, '') || null,
    },
  ]
}

/** The sex an entry gives a person: by role (mẹ), by its own column, or by a code that implies it; null when it says none. */
export function sexOf(person: Person, values: EntryValues): Sex | null {
  const written = textOf(values, person.fields.sex)
  if (written === '1' || written === '2' || written === '3') return Number(written) as Sex
  if (person.fixedSex !== undefined) return person.fixedSex
  if (person.sexFrom === undefined) return null
  return person.sexFrom.codes[textOf(values, person.sexFrom.field)] ?? null
}

/**
 * The non-empty values of an entry as they are exported, in the order of the kind's fields: NFC, dates with dots, names from lists in
 * the ministry's spelling where that is the same name. The same entry always gives the same object, so it can be hashed.
 */
export function canonicalFields(kind: RegisterKind, values: EntryValues): Record<string, string> {
  const canonical: Record<string, string> = {}
  for (const field of kind.fields) {
    const raw = values[field.id]
    if (raw === undefined || raw === '') continue
    const text = canonicalValue(field, raw)
    if (text !== '') canonical[field.id] = text
  }
  return canonical
}

/** A field's value as it is exported; '' when it says nothing. */
export function canonicalValue({ type, codeList }: Field, raw: string): string {
  const text = normalizeText(raw)
  if (type === 'partial-date') return parsePartialDate(text).ok ?? text
  if (codeList === undefined || !isNameList(codeList) || isListedValue(codeList, text)) return text
  const found = findCode(codeList, text)
  return found && found.match !== 'old' ? found.name : text
}

function textOf(values: EntryValues, field: string | undefined): string {
  return field === undefined ? '' : (values[field] ?? '')
}
