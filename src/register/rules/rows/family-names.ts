import { foldName } from '../../names.ts'

/** Family names that are one name in two dialects. */
const variants: ReadonlyMap<string, string> = new Map([
  ['huynh', 'hoang'],
  ['vo', 'vu'],
  ['chau', 'chu'],
])

/** What a family name is compared by: no marks, one form for Huỳnh and Hoàng, Võ and Vũ. */
function familyKey(name: string): string {
  const family = foldName(familyOf(name))
  return variants.get(family) ?? family
}

/** The first word of a name. */
export function familyOf(name: string): string {
  const end = name.indexOf(' ')
  return end < 0 ? name : name.slice(0, end)
}

/** Whether two names begin with the same family name, in whatever dialect. */
export function isSameFamily(one: string, other: string): boolean {
  return familyOf(one) === familyOf(other) || familyKey(one) === familyKey(other)
}
