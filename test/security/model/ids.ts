import { createHash } from 'node:crypto'

/** Kinds of rows, by the first digits of their ids: a failure then names what leaked. */
const spaces = {
  agency: 1,
  account: 2,
  book: 3,
  page: 4,
  'spare page': 5,
  entry: 6,
  package: 7,
  finding: 8,
  deposit: 9,
  record: 10,
  approval: 11,
  job: 12,
  session: 13,
  capture: 14,
  'spare capture': 15,
  change: 16,
  upload: 17,
  case: 20,
  'record note': 21,
  'record link': 22,
  'record draft': 23,
  system: 26,
  token: 27,
  webhook: 28,
  'adoption note': 29,
  extract: 31,
  'adoption extract': 32,
  'extract template': 33,
  'deposit task': 34,
  'keying batch': 35,
  'keying task': 36,
  'spare keying task': 37,
  'keying difference': 38,
  contractor: 39,
  lot: 40,
  'sample item': 41,
  'count reason': 42,
  minutes: 43,
  'custody slip': 50,
  campaign: 55,
  'campaign change': 56,
  'price list': 60,
  payment: 61,
  practice: 70,
  obstacle: 75,
  'obstacle message': 76,
} as const

/** The same id for the same thing in every run; `copy` tells a row from another like it. */
export function idOf(space: keyof typeof spaces, index: number, copy = 0): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `${hex(spaces[space], 8)}-0000-7000-8000-${hex(copy, 4)}${hex(index, 8)}`
}

/** SHA-256 of a few words, as an SQL literal of bytea. */
export function digestLiteral(words: string): string {
  return `'\\x${createHash('sha256').update(words).digest('hex')}'`
}

/** A text that needs no care as an SQL literal. */
export function text(plain: string): string {
  return `'${plain}'`
}
