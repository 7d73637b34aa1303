import type { Sex } from './kind.ts'
import { type DateParts, dateParts, type PartialDate } from './partial-date.ts'

/** A personal number of 12 digits (số định danh cá nhân, also printed on the CCCD): province, century and sex, year, six digits; no check digit. */
export interface PersonalNumber {
  readonly form: 'personal'
  readonly digits: string
  /** Where the birth was registered: `0` and the province's code before July 2025, or a country's code. */
  readonly province: string
  readonly birthYear: number
  readonly sex: 1 | 2
}

/** An old identity card's number: 9 digits, nothing to be read from it. */
export interface CardNumber {
  readonly form: 'cmnd'
  readonly digits: string
}

/** A number with letters or of another length: a passport, an army or police card. */
export interface OtherNumber {
  readonly form: 'other'
  readonly text: string
}

export type IdentityNumber = PersonalNumber | CardNumber | OtherNumber

const personal = /^(\d{3})(\d)(\d{2})\d{6}$/

/** Reads an identity number; spaces and dots between digits are skipped. Every text is some number: papers differ too much to refuse one. */
export function parseIdentityNumber(raw: string): IdentityNumber {
  const text = plainNumber(raw)
  const parts = personal.exec(text)
  if (parts) {
    const centuryAndSex = Number(parts[2])
    return {
      form: 'personal',
      digits: text,
      province: parts[1] ?? '',
      birthYear: 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(parts[3]),
      sex: centuryAndSex % 2 === 0 ? 1 : 2,
    }
  }
  return /^\d{9}$/.test(text) ? { form: 'cmnd', digits: text } : { form: 'other', text }
}

/** An identity number without the spaces and dots people put between its digits. */
export function plainNumber(raw: string): string {
  return raw.replace(/[\s.]/g, '')
}

/** What is doubtful about the shape of an identity number, with the number it probably is; `sameDigits` where only spaces and dots are in the way. */
export interface ShapeDoubt {
  readonly suggestion: string | null
  readonly sameDigits: boolean
}

/** Codes of loaiGiayToTuyThan whose numbers have a known shape. */
const cmndType = '1'
const cccdType = '4'

/**
 * Whether a number can be of its paper's type (code of loaiGiayToTuyThan, '' when unknown; `personal` for a personal number): wrong length, or
 * a leading zero lost in a spreadsheet. Nothing for papers whose numbers have no known shape.
 */
export function doubtShape(raw: string, paper: string): ShapeDoubt | undefined {
  const digits = plainNumber(raw)
  const isNumber = /^\d+$/.test(digits)
  const lengths = lengthsOf(paper)
  if (lengths === undefined) {
    if (paper !== '' || !isNumber) return undefined
    return digits.length === 11 ? { suggestion: `0${digits}`, sameDigits: false } : undefined
  }
  if (isNumber && lengths.includes(digits.length))
    return digits === raw ? undefined : { suggestion: digits, sameDigits: true }
  const zeroLost = isNumber && lengths.includes(digits.length + 1)
  return { suggestion: zeroLost ? `0${digits}` : null, sameDigits: false }
}

/** Whether a number is one digit all along or counts up: nobody was given 000000000 or 123456789. */
export function isMadeUp(raw: string): boolean {
  const digits = plainNumber(raw)
  return /^(\d)\1{7,}$/.test(digits) || (digits.length >= 9 && '01234567890123456789'.includes(digits))
}

/** The 63 provinces of before July 2025, by the codes of the statistics office. */
const provinces = new Set(
  '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'.split(
    ' ',
  ),
)
/** No province ever had it: the people of practice books bear it, so that their numbers are nobody's. */
const practiceProvince = '050'

/** Whether a personal number can begin so: a province's code, or one above them, which stand for countries (a list we do not have). */
export function isKnownProvince(code: string): boolean {
  if (code === practiceProvince) return true
  return Number(code) > 96 || (code.startsWith('0') && provinces.has(code.slice(1)))
}

/** CMND had 9 digits, some of 2012–2015 twelve; CCCD and personal numbers have 12. */
function lengthsOf(paper: string): readonly number[] | undefined {
  if (paper === cmndType) return [9, 12]
  return paper === cccdType || paper === 'personal' ? [12] : undefined
}

/** What a personal number says otherwise than the entry: the year of birth, the sex. */
export interface IdentityClash {
  readonly about: 'birth' | 'sex'
  /** What the number says: a year, or 1 / 2. */
  readonly says: number
}

/** Compares a number with what the entry says of the same person; only a personal number can clash. */
export function checkIdentityNumber(
  number: IdentityNumber,
  person: { birth?: PartialDate | DateParts | undefined; sex?: Sex | undefined },
): IdentityClash[] {
  if (number.form !== 'personal') return []
  const clashes: IdentityClash[] = []
  const birth = typeof person.birth === 'string' ? dateParts(person.birth) : person.birth
  if (birth && birth.year !== number.birthYear) clashes.push({ about: 'birth', says: number.birthYear })
  if ((person.sex === 1 || person.sex === 2) && person.sex !== number.sex)
    clashes.push({ about: 'sex', says: number.sex })
  return clashes
}
