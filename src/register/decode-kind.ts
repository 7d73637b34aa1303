import type { CodeListId } from './code-list.ts'
import type { Field, FieldType, Need, Status } from './field.ts'
import type { KindCode, KindFacts, Person, PersonFields, RegisterKind, Sex } from './register-kind.ts'
import type { Text } from './text.ts'

interface RawField {
  id: string
  vi: string
  en: string
  type: string
  list?: string | undefined
  need?: string | undefined
  of?: string | undefined
  max?: number | undefined
  status?: string | undefined
}

interface RawPerson {
  prefix: string
  vi: string
  en: string
  main?: boolean | undefined
  fixedSex?: number | undefined
  sexFrom?: { field: string; codes: Record<string, number> } | undefined
  fields: Record<string, string | undefined>
}

interface RawKind {
  code: string
  vi: string
  en: string
  status: string
  fileCodeStatus: string
  legalBasis: string
  facts?: object | undefined
  persons: RawPerson[]
  fields: RawField[]
}

/** A register kind from its table in `kinds/*.json`; the one place where that data gets its types (`kind.test.ts` checks every file). */
export function decodeKind(raw: RawKind): RegisterKind {
  const status = raw.status as Status
  const persons = raw.persons.map(decodePerson)
  return {
    code: raw.code as KindCode,
    name: { vi: raw.vi, en: raw.en },
    status,
    fields: raw.fields.map(field => decodeField(field, persons, status)),
    persons,
    facts: {
      inWords: [],
      notAfter: [],
      notes: [],
      grounds: [],
      ...(raw.facts as Partial<KindFacts> | undefined),
    },
    fileCodeStatus: raw.fileCodeStatus as Status,
    legalBasis: raw.legalBasis,
  }
}

function decodePerson(raw: RawPerson): Person {
  return {
    prefix: raw.prefix,
    label: { vi: raw.vi, en: raw.en },
    main: raw.main ?? false,
    ...(raw.fixedSex !== undefined && { fixedSex: raw.fixedSex as Sex }),
    ...(raw.sexFrom !== undefined && { sexFrom: raw.sexFrom as NonNullable<Person['sexFrom']> }),
    fields: raw.fields as object as PersonFields,
  }
}

function decodeField(raw: RawField, persons: readonly Person[], status: Status): Field {
  const shortLabel = { vi: raw.vi, en: raw.en }
  return {
    id: raw.id,
    label: labelWithOwner(shortLabel, persons.find(person => person.prefix === raw.of)?.label),
    shortLabel,
    type: raw.type as FieldType,
    ...(raw.list !== undefined && { codeList: raw.list as CodeListId }),
    need: (raw.need ?? 'optional') as Need,
    subject: raw.of ?? 'entry',
    ...(raw.max !== undefined && { maxLength: raw.max }),
    status: (raw.status ?? status) as Status,
  }
}

function labelWithOwner(label: Text, owner: Text | undefined): Text {
  if (owner === undefined) return label
  return { vi: `${label.vi} – ${lowerFirst(owner.vi)}`, en: `${label.en} – ${lowerFirst(owner.en)}` }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
