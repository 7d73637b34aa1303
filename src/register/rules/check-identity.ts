import { sexOf } from '../entry.ts'
import { type Finding, finding } from '../finding.ts'
import { checkIdentityNumber, doubtShape, parseIdentityNumber } from '../identity-number.ts'
import type { Person } from '../kind.ts'
import { dateOf, type Reading, shown } from './reading.ts'

/** Papers (loaiGiayToTuyThan) whose 12-digit numbers tell sex and year of birth: not named, CMND, CCCD, personal number. */
const tellingPapers = ['', '1', '4', 'personal']

/** The shape of a person's identity numbers, and what they say against the entry. */
export function checkIdentity(person: Person, reading: Reading): Finding[] {
  const { identityNumber, identityType, personalNumber } = person.fields
  const paper = textOf(reading, identityType)
  const onPaper = checkNumber(identityNumber, paper, person, reading)
  return personalNumber === undefined
    ? onPaper
    : onPaper.concat(checkNumber(personalNumber, 'personal', person, reading))
}

function textOf({ values }: Reading, field: string | undefined): string {
  return field === undefined ? '' : (values[field] ?? '')
}

const sexes = { 1: ['nam', 'male'], 2: ['nữ', 'female'] } as const

function checkNumber(column: string | undefined, paper: string, person: Person, reading: Reading): Finding[] {
  const value = textOf(reading, column)
  if (column === undefined || value === '') return []
  const { row } = reading
  const doubt = doubtShape(value, paper)
  if (doubt) return [finding('identity.shape', { row, column, value, suggestion: doubt.suggestion })]
  if (!tellingPapers.includes(paper)) return []
  const birth = dateOf(reading, person.fields.birth)
  const sex = sexOf(person, reading.values)
  return checkIdentityNumber(parseIdentityNumber(value), { birth, sex: sex ?? undefined }).map(
    ({ about, says }) => {
      if (about === 'birth')
        return finding('identity.birth', {
          row,
          column,
          value,
          params: { says, written: birth ? shown(birth) : '' },
        })
      const [vi, en] = sexes[says === 1 ? 1 : 2]
      const [writtenVi, writtenEn] = sexes[says === 1 ? 2 : 1]
      return finding('identity.sex', {
        row,
        column,
        value,
        params: { says: vi, saysEn: en, written: writtenVi, writtenEn },
      })
    },
  )
}
