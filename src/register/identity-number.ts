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
  const text = raw.replace(/[\s.]/g, '')
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

/** What is doubtful about the shape of an identity number, with the number it probably is. */
export interface ShapeDoubt {
  readonly suggestion: string | null
}

/** Codes of loaiGiayToTuyThan whose numbers have a known shape. */
const cmndType = '1'
const cccdType = '4'

/**
 * Whether a number can be of its paper's type (code of loaiGiayToTuyThan, '' when unknown; `personal` for a personal number): wrong length, or
 * a leading zero lost in a spreadsheet. Nothing for papers whose numbers have no known shape.
 */
export function doubtShape(raw: string, paper: string): ShapeDoubt | undefined {
  const digits = raw.replace(/[\s.]/g, '')
  const isNumber = /^\d+$/.test(digits)
  const lengths = lengthsOf(paper)
  if (lengths === undefined) {
    if (paper !== '' || !isNumber) return undefined
    return digits.length === 11 ? { suggestion: `0${digits}` } : undefined
  }
  if (isNumber && lengths.includes(digits.length)) return digits === raw ? undefined : { suggestion: digits }
  const zeroLost = isNumber && lengths.includes(digits.length + 1)
  return { suggestion: zeroLost ? `0${digits}` : null }
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
