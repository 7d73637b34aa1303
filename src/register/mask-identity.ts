import type { RegisterKind } from './kind.ts'

const shownCharacters = 3
const bullet = '•'

/** An identity number with all but its last three characters hidden: `•••••••••123`. Of a short one at most half is shown. */
export function maskIdentityNumber(number: string): string {
  const characters = [...number]
  const shown = Math.min(shownCharacters, Math.floor(characters.length / 2))
  return bullet.repeat(characters.length - shown) + characters.slice(characters.length - shown).join('')
}

/**
 * What looks like an identity number in any other text: nine digits or more in a row, or twelve and nine in groups of three. Numbers stand
 * in the wrong column, in remarks and in the names of papers, too.
 */
const looksLikeNumber = /(?<!\d)(?:\d{3}[ .-]){2,3}\d{3}(?!\d)|\d{9,}/gu

/** A text with everything in it hidden that looks like an identity number. */
export function maskText(text: string): string {
  return text.replace(looksLikeNumber, maskIdentityNumber)
}

const fieldsOfKind = new WeakMap<RegisterKind, ReadonlySet<string>>()

/** The fields of a kind that hold identity numbers: those that its persons' data name as such. */
export function identityFields(kind: RegisterKind): ReadonlySet<string> {
  const known = fieldsOfKind.get(kind)
  if (known !== undefined) return known
  const fields = new Set(
    kind.persons
      .flatMap(({ fields: of }) => [of.identityNumber, of.personalNumber])
      .filter(id => id !== undefined),
  )
  fieldsOfKind.set(kind, fields)
  return fields
}

/** One value of an entry, masked; without a kind only what looks like a number is. */
export function maskValue(kind: RegisterKind | undefined, field: string, value: string): string {
  return kind !== undefined && identityFields(kind).has(field) ? maskIdentityNumber(value) : maskText(value)
}

/** The values of an entry for somebody who may not see identity numbers. */
export function maskValues(
  kind: RegisterKind | undefined,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, maskValue(kind, field, value)]),
  )
}
