import type { Text } from '../text.ts'
import { wholeDay } from './cross-span.ts'
import type { StoredPerson } from './cross-store.ts'

/** What two mentions agree in, that makes them one person. */
export type Agreement = 'identity' | 'kin' | 'home' | 'name'

/** How a finding says it; identity numbers are never told. */
export const agreementTexts: Readonly<Record<Agreement, Text>> = {
  identity: { vi: 'cùng số giấy tờ tùy thân', en: 'same identity number' },
  kin: { vi: 'cùng họ tên, ngày sinh và người thân', en: 'same name, date of birth and relative' },
  home: { vi: 'cùng họ tên, ngày sinh và nơi cư trú', en: 'same name, date of birth and residence' },
  name: { vi: 'cùng họ tên và ngày sinh', en: 'same name and date of birth' },
}

/** Of some 20,000 days on which people of a name may be born, so few leave hardly a chance that two of them share one; so many, that two of a hamlet do. */
const fewBearers = 3
const manyBearers = 40

/**
 * Whether two mentions are one person: the same identity number and the same name (marks aside) or date of birth; or the same name with its tones
 * and the same whole date of birth, and with a name that several bear an address or a relative in common as well, with one that many bear a relative.
 * `bearers`: on how many days people of that name were born. Nothing when a fact speaks against it.
 */
export function samePerson(a: StoredPerson, b: StoredPerson, bearers: number): Agreement | undefined {
  if (differs(a.sex, b.sex)) return undefined
  const sameBirth = wholeDay(a.born) !== 0 && a.born.from === b.born.from && a.born.to === b.born.to
  if (a.identity !== 0 && a.identity === b.identity)
    return a.folded === b.folded || sameBirth ? 'identity' : undefined
  if (a.isPersonal && b.isPersonal) return undefined
  if (a.name !== b.name || !sameBirth || differs(a.ethnicity, b.ethnicity)) return undefined
  if (a.kin.some(key => b.kin.includes(key))) return 'kin'
  // Two births on one day under one name, with no relative in common, are two children.
  if (a.part === 'born' && b.part === 'born') return undefined
  if (a.home !== 0 && a.home === b.home && bearers <= manyBearers) return 'home'
  // The first of January stands for an unknown day.
  return bearers > fewBearers || a.born.from % 10000 === 101 ? undefined : 'name'
}

/** Whether two facts are known and not the same. */
function differs(a: number, b: number): boolean {
  return a !== 0 && b !== 0 && a !== b
}
