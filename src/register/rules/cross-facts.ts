import { type Mention, readEntry } from '../entry.ts'
import { entryFields } from '../entry-fields.ts'
import { type IdentityNumber, parseIdentityNumber } from '../identity-number.ts'
import type { RegisterKind } from '../kind.ts'
import { foldName, toneKey } from '../names.ts'
import type { EntryNumber } from '../number.ts'
import { firstDay, lastDay, parsePartialDate } from '../partial-date.ts'
import { type Span, wholeDay } from './cross-span.ts'

/** What an entry tells of a person, as far as the rules between books ask. `acted`: they had to be alive; `freed`: their marriage had ended. */
export const parts = [
  'born',
  'parent',
  'married',
  'died',
  'single',
  'freed',
  'divorced',
  'adopted',
  'acted',
] as const
export type Part = (typeof parts)[number]

/** A person in an entry; texts are keys to compare, '' when not known. */
export interface PersonFacts {
  /** The person's prefix in the ministry's columns. */
  readonly prefix: string
  readonly part: Part
  readonly text: string
  /** The key of the name with its tones (`toneKey`). */
  readonly name: string
  readonly born: Span
  readonly sex: number
  readonly identity: string
  /** A personal number of twelve digits: it belongs to one person. */
  readonly isPersonal: boolean
  readonly ethnicity: string
  /** The whole address, where it says more than a commune. */
  readonly home: string
  /** Names of up to three others in the entry, those of the family first. */
  readonly kin: readonly string[]
}

/** An entry as the rules between books see it. */
export interface EntryFacts {
  readonly number: Pick<EntryNumber, 'value' | 'suffix'> | null
  readonly year: number | null
  readonly registered: Span
  /** When it happened: the birth, the marriage, the death; else the registration. */
  readonly event: Span
  /** Who and when, to tell a copy of the entry by; '' when one of them is missing. */
  readonly signature: string
  /** Registered a second time on purpose: again after a loss, or after a foreign registration. */
  readonly isAgain: boolean
  /** A marriage whose end is written beside it, or a declaration of death that was taken back. */
  readonly isEnded: boolean
  readonly persons: readonly PersonFacts[]
}

const unknown: Span = { from: 0, to: 0 }

/** Reads a row for the rules between books. */
export function readEntryFacts(kind: RegisterKind, values: Readonly<Record<string, string>>): EntryFacts {
  const entry = readEntry(kind, { values })
  const registered = spanOf(values[entryFields.registered])
  const keys = new Map(entry.mentions.map(({ role, name }) => [role, toneKey(name)]))
  const isAgain = again[kind.code]?.includes(values.loaiDangKy ?? '') ?? false
  const main = entry.mentions.find(({ role }) => isMain(kind, role))
  return {
    number: entry.number,
    year: entry.year,
    registered,
    event: eventOf(kind, values, registered, isAgain),
    signature: main && registered.from > 0 ? `${kind.code} ${registered.from} ${keys.get(main.role)}` : '',
    isAgain,
    isEnded: isEnded(kind, values),
    persons: entry.mentions.flatMap(mention => readPerson(kind, values, mention, keys) ?? []),
  }
}

/** A person whom a number or a whole date of birth may show to be the same as others; of all the rest nothing can be said. */
function readPerson(
  kind: RegisterKind,
  values: Readonly<Record<string, string>>,
  { role, name, sex, identityNumber }: Mention,
  keys: ReadonlyMap<string, string>,
): PersonFacts | undefined {
  const part = partOf(kind, role, values)
  const fields = kind.persons.find(({ prefix }) => prefix === role)?.fields
  if (part === undefined || fields === undefined) return undefined
  const born = spanOf(fields.birth === undefined ? undefined : values[fields.birth])
  const number = identityNumber === null ? undefined : parseIdentityNumber(identityNumber)
  const identity = number === undefined ? '' : identityKey(number)
  if (identity === '' && wholeDay(born) === 0) return undefined
  const own = keys.get(role) ?? ''
  const home = fields.residence === undefined ? '' : (values[fields.residence] ?? '')
  return {
    prefix: role,
    part,
    text: name,
    name: own,
    born,
    sex: sex === 1 || sex === 2 ? sex : 0,
    identity,
    isPersonal: number?.form === 'personal',
    ethnicity: fields.ethnicity === undefined ? '' : (values[fields.ethnicity] ?? '').toLowerCase(),
    // An address of a few words is that of a commune.
    home: home.split(' ').length > 5 ? foldName(home) : '',
    kin: [...keys.values()].filter(key => key !== own).slice(0, 3),
  }
}

/** The number to compare, '' for a placeholder: too short, or one digit over and over. */
function identityKey(number: IdentityNumber): string {
  const text = number.form === 'other' ? number.text : number.digits
  return text.length < 7 || /^(.)\1*$/.test(text) ? '' : text
}

function isMain(kind: RegisterKind, role: string): boolean {
  return kind.persons.some(({ prefix, main }) => main && prefix === role)
}

/** Codes of loaiDangKy that say the event was registered before: again, from abroad, a new certificate. */
const again: Readonly<Partial<Record<RegisterKind['code'], readonly string[]>>> = {
  KS: ['2', '3', '5'],
  KT: ['2', '3'],
  KH: ['2', '3'],
}

function partOf(
  { code }: RegisterKind,
  role: string,
  values: Readonly<Record<string, string>>,
): Part | undefined {
  switch (`${code} ${role}`) {
    case 'KS nks':
      return 'born'
    case 'KS me':
    case 'KS cha':
      return 'parent'
    case 'KH chong':
    case 'KH vo':
      return 'married'
    case 'KT nkt':
      return 'died'
    case 'HN nxn':
      return maritalStatus(values.nxnTinhTrangHonNhan ?? '')
    case 'LH chong':
    case 'LH vo':
      return 'divorced'
    case 'CN cn':
      return 'adopted'
    case 'CN chaNuoi':
    case 'CN meNuoi':
      return 'acted'
    case 'CMC cm':
      // A child may recognise a parent who is dead already.
      return values.loaiXacNhan === '1' || values.loaiXacNhan === '2' ? 'acted' : undefined
    default:
      return undefined
  }
}

/** What a certificate of marital status says (thông tư 04/2020/TT-BTP, Đ.33); about some years only, it says nothing of the rest. */
function maritalStatus(text: string): Part {
  const folded = foldName(text)
  if (/\b(li hon|ly hon|chet|qua doi|goa|huy)\b/.test(folded)) return 'freed'
  if (/\b(tu ngay|tu thang|tu nam|trong thoi gian|dang co (vo|chong)|hien co (vo|chong))\b/.test(folded))
    return 'acted'
  return /\b(chua (dang ki|dang ky|ket hon|co vo|co chong)|doc than)\b/.test(folded) ? 'single' : 'acted'
}

/** The field with the day of the event itself, where the registration comes later. */
const eventFields: Readonly<Partial<Record<RegisterKind['code'], string>>> = {
  KS: 'nksNgaySinh',
  KT: 'nktNgayChet',
  KH: 'ngayXacLapQuanHeHonNhan',
  LH: 'ngayBanAn',
}

/** A marriage is of the day of its registration unless the entry says otherwise; one registered again is older than that. */
function eventOf(
  { code }: RegisterKind,
  values: Readonly<Record<string, string>>,
  registered: Span,
  isAgain: boolean,
): Span {
  const field = eventFields[code]
  const span = field === undefined ? registered : spanOf(values[field])
  if (span.from !== 0 || code === 'KS' || code === 'KT' || isAgain) return span
  return registered
}

/** Fields that are filled when a marriage was annulled or a declaration of death taken back. */
const endFields = [
  'huyKetHonNgayGhiChu',
  'huyKetHonCanCu',
  'nktNgayGhiChuHuyTuyenBoViecChet',
  'nktCanCuHuyTuyenBoViecChet',
]

function isEnded({ code }: RegisterKind, values: Readonly<Record<string, string>>): boolean {
  if (code !== 'KH' && code !== 'KT') return false
  if (endFields.some(field => (values[field] ?? '') !== '')) return true
  const notes = foldName(`${values.ghiChu ?? ''} ${values.tinhTrangKetHon ?? ''}`)
  return /\b(li hon|ly hon|huy|cham dut|thu hoi)\b/.test(notes)
}

function spanOf(text: string | undefined): Span {
  if (text === undefined || text === '') return unknown
  const parsed = parsePartialDate(text)
  return parsed.ok === undefined ? unknown : { from: firstDay(parsed.parts), to: lastDay(parsed.parts) }
}
