import { groupBy } from '../register/group-by.ts'
import type { ListedAgency } from './dvhc/plan-dvhc.ts'
import type { Agency } from './find-agency.ts'

/** An agency that was declared before the lists were loaded, and what hangs on it. */
export interface DeclaredAgency {
  readonly agency: Agency
  /** The years of its first and last book; null when it has none. */
  readonly firstBook: number | null
  readonly lastBook: number | null
  readonly accounts: number
}

/** How an agency is called that was declared on the way, when nothing but its code was known. */
export const placeholderName = (code: string): string => `Cơ quan mã ${code}`

/** Which declared agency stands for which of the list, by the key of the latter. */
export function matchDeclared(
  listed: readonly ListedAgency[],
  declared: readonly DeclaredAgency[],
): ReadonlyMap<string, DeclaredAgency> {
  const inTime = [...listed].sort((a, b) => a.validFrom.localeCompare(b.validFrom))
  const byCode = groupBy(inTime, each => each.code)
  const matched = new Map<string, DeclaredAgency>()
  for (const each of declared) {
    const target = chooseTarget(each, byCode.get(each.agency.code) ?? [])
    if (target !== undefined) matched.set(target.key, each)
  }
  return matched
}

/**
 * A declared agency is the listed one that bore its code in the end. Declared without dates it could be any that bore it: then its
 * first book says, or else (people sign in there today) it is the one of today.
 */
function chooseTarget(
  { agency, firstBook, accounts }: DeclaredAgency,
  bearers: readonly ListedAgency[],
): ListedAgency | undefined {
  const { validFrom, validTo } = agency
  const possible = bearers.filter(({ validTo: end }) =>
    end === null ? validTo === null : validFrom < end && (validTo === null || validTo >= end),
  )
  if (possible.length < 2) return possible[0]
  if (firstBook === null) return accounts > 0 ? possible.at(-1) : possible[0]
  const midYear = `${firstBook}-06-30`
  return possible.find(({ validTo: end }) => end === null || midYear < end)
}

/** A declared agency with what the list knows better: a name where there was none, what is above, when it began and ended. */
export function adopt(agency: Agency, listed: ListedAgency, parentId: string | null): Agency {
  const { code, name, validFrom, validTo } = agency
  return {
    ...agency,
    level: listed.level,
    name: name === placeholderName(code) ? listed.name : name,
    parentId: agency.parentId ?? parentId,
    validFrom: listed.validTo === null && validFrom < listed.validFrom ? listed.validFrom : validFrom,
    validTo: validTo ?? listed.validTo,
  }
}
