import { sexOf } from '../../entry.ts'
import { type Finding, type FindingPlace, finding, type RuleCode } from '../../finding.ts'
import {
  checkIdentityNumber,
  doubtShape,
  isKnownProvince,
  isMadeUp,
  parseIdentityNumber,
  plainNumber,
} from '../../identity-number.ts'
import type { Person } from '../../kind.ts'
import { dateOf, type Reading, shown, textOf } from '../reading.ts'

/** Papers (loaiGiayToTuyThan) whose 12-digit numbers tell sex and year of birth: not named, CMND, CCCD, personal number. */
const tellingPapers = ['', '1', '4', 'personal']

/** The shape of a person's identity numbers, and what they say against the entry and each other. */
export function checkIdentity(person: Person, reading: Reading): Finding[] {
  const { identityNumber, identityType, personalNumber } = person.fields
  const paper = textOf(reading, identityType)
  const onPaper = checkNumber(identityNumber, paper, person, reading)
  if (personalNumber === undefined) return onPaper
  return [
    ...onPaper,
    ...checkNumber(personalNumber, 'personal', person, reading),
    ...checkBoth(paper, person, reading),
  ]
}

const sexes = { 1: ['nam', 'male'], 2: ['nữ', 'female'] } as const

function checkNumber(column: string | undefined, paper: string, person: Person, reading: Reading): Finding[] {
  const value = textOf(reading, column)
  if (column === undefined || value === '') return []
  const at = (code: RuleCode, more: FindingPlace = {}) =>
    finding(code, { row: reading.row, column, value, ...more })
  const doubt = doubtShape(value, paper)
  if (doubt)
    return [at(doubt.sameDigits ? 'identity.form' : 'identity.shape', { suggestion: doubt.suggestion })]
  if (isMadeUp(value)) return [at('identity.dummy')]
  if (!tellingPapers.includes(paper)) return []
  const number = parseIdentityNumber(value)
  const birth = dateOf(reading, person.fields.birth)
  const sex = sexOf(person, reading.values)
  const clashes = checkIdentityNumber(number, { birth, sex: sex ?? undefined }).map(({ about, says }) => {
    if (about === 'birth')
      return at('identity.birth', { params: { says, written: birth ? shown(birth) : '' } })
    const [vi, en] = sexes[says === 1 ? 1 : 2]
    const [writtenVi, writtenEn] = sexes[says === 1 ? 2 : 1]
    return at('identity.sex', { params: { says: vi, saysEn: en, written: writtenVi, writtenEn } })
  })
  return number.form === 'personal' && !isKnownProvince(number.province)
    ? [...clashes, at('identity.province', { params: { province: number.province } })]
    : clashes
}

/** The number of a căn cước is the personal number of its holder. */
function checkBoth(paper: string, person: Person, reading: Reading): Finding[] {
  const { identityNumber, personalNumber } = person.fields
  const value = textOf(reading, personalNumber)
  const card = paper === '4' ? plainNumber(textOf(reading, identityNumber)) : ''
  const both = [plainNumber(value), card]
  if (both.some(number => parseIdentityNumber(number).form !== 'personal') || both[0] === both[1]) return []
  return [finding('identity.two-numbers', { row: reading.row, column: personalNumber ?? null, value })]
}
