import { type Day, dateOf, dayOf } from './calendar.ts'
import type { Sex } from './naming.ts'
import { mix } from './random.ts'

/** An invented person, the same in every register that names them. */
export interface Person {
  readonly name: string
  /** The family name, with which the name begins. */
  readonly family: string
  readonly sex: Sex
  readonly born: Day
  readonly ethnicity: string
  /** Hamlet, commune, district, province. */
  readonly home: string
  /** A number of one's own, from which papers are made. */
  readonly key: number
}

/** A paper of identity as the sheets hold it: code of `loaiGiayToTuyThan`, number, day and place of issue. */
export interface IdentityPaper {
  readonly type: '1' | '4'
  readonly number: string
  readonly issued: Day
  readonly issuer: string
}

/** No province ever had the CMND prefix 39 or the place code 050: such numbers belong to nobody. */
const cmndPrefix = '39'
const unusedProvince = '050'

/** The paper a person shows on a day: none before 15, a nine-digit CMND, then from 2016–2021 the twelve-digit CCCD. */
export function paperOn(person: Person, day: Day): IdentityPaper | undefined {
  const born = dateOf(person.born)
  const fourteen = dayOf(born.year + 14, 1, 1)
  const started = Math.max(
    fourteen + (mix(person.key, 11) % 900),
    dayOf(1978, 1, 1) + (mix(person.key, 12) % 2000),
  )
  if (started > day) return undefined
  const changed = dayOf(2016, 1, 1) + (mix(person.key, 13) % 2100)
  if (day < changed) {
    const number = cmndPrefix + String(mix(person.key, 14) % 10_000_000).padStart(7, '0')
    return { type: '1', number, issued: started, issuer: 'Công an tỉnh Sông Trà' }
  }
  const century = (born.year < 2000 ? 0 : 2) + (person.sex === 1 ? 0 : 1)
  const number = `${unusedProvince}${century}${String(born.year % 100).padStart(2, '0')}${String(mix(person.key, 15) % 1_000_000).padStart(6, '0')}`
  return { type: '4', number, issued: changed, issuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội' }
}

/** Whole years of age on a day. */
export function ageOn(person: Person, day: Day): number {
  const born = dateOf(person.born)
  const now = dateOf(day)
  const before = now.month < born.month || (now.month === born.month && now.day < born.day)
  return now.year - born.year - (before ? 1 : 0)
}
