import type { KindCode } from './kind.ts'
import { defaultProfile, type Profile, profiles } from './profile.ts'

/**
 * The column profile a book is written with: the one its sheet came in, unless rows hold fields that it has no column for;
 * then the smallest profile of the kind that has them all. `leftOut` names fields that no profile of the kind can carry.
 */
export function chooseProfile(
  kind: KindCode,
  came: Profile | undefined,
  usedFields: ReadonlySet<string>,
): { readonly profile: Profile; readonly leftOut: readonly string[] } {
  const first = came ?? defaultProfile(kind)
  const others = profiles
    .filter(profile => profile.kind === kind)
    .sort((a, b) => a.columns.length - b.columns.length)
  const profile = [first, ...others].find(one => missingFrom(one, usedFields).length === 0) ?? first
  return { profile, leftOut: missingFrom(profile, usedFields) }
}

function missingFrom(profile: Profile, fields: ReadonlySet<string>): string[] {
  const present = new Set(profile.columns.map(column => column.field))
  return [...fields].filter(field => !present.has(field)).sort()
}
