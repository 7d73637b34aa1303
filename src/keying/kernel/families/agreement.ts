import type { RegisterKind } from '../../../register/kind.ts'
import { foldName, sameName } from '../../../register/names.ts'
import { compareRanges } from '../../../register/partial-date.ts'
import { hasMarks } from '../names/typed-word.ts'
import type { NamedInEntry } from './people.ts'

/** Of a person two words at least must be typed before anybody is looked for. */
export function isTelling(name: string): boolean {
  return foldName(name).includes(' ')
}

/** How well a name agrees with the one typed, 0 when it is another: alike, or alike without marks. */
export function nameAgreement(typed: string, known: string): number {
  if (sameName(typed, known)) return 3
  if (foldName(typed) !== foldName(known)) return 0
  // Marks are what is hardest to read in a book; where none are typed, they are still to come.
  return hasMarks(typed) ? 1.5 : 2.5
}

/**
 * How well a person of an entry agrees with one that is typed, undefined when it is somebody else: by sex, name, birth (a year may be off by one),
 * and the age at what is registered in `year`.
 */
export function agreement(
  kind: RegisterKind,
  typed: NamedInEntry,
  known: NamedInEntry,
  year: number,
): number | undefined {
  if (typed.sex !== null && known.sex !== null && typed.sex !== known.sex) return undefined
  const name = nameAgreement(typed.name, known.name)
  if (name === 0) return undefined
  const birth = birthAgreement(typed, known)
  if (birth === undefined || !isOfAge(kind, typed, known, year)) return undefined
  return name + birth
}

function birthAgreement(typed: NamedInEntry, known: NamedInEntry): number | undefined {
  if (typed.birth === null || known.birth === null) return 0
  if (compareRanges(typed.birth, known.birth) === 0) return 2
  return Math.abs((typed.born ?? 0) - (known.born ?? 0)) <= 1 ? -0.5 : undefined
}

/** Ages between which people have children and marry; wide, since books are wrong, too. */
const parentAges = { least: 12, most: 75 }
const spouseAges = { least: 12, most: 95 }
const livingAges = { least: 0, most: 115 }

function isOfAge(kind: RegisterKind, typed: NamedInEntry, known: NamedInEntry, year: number): boolean {
  const born = known.born ?? typed.born
  if (born === null) return true
  const { least, most } = kind.facts.parents?.of.includes(typed.person.prefix)
    ? parentAges
    : kind.facts.marriage !== undefined
      ? spouseAges
      : livingAges
  return year - born >= least && year - born <= most
}
