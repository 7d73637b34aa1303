import { type Day, dateOf, dayInYear, formatDots, formatIso } from '../../../src/training/calendar.ts'
import type { Sex } from '../../../src/training/naming.ts'
import { createRandom, mix, type Random } from '../../../src/training/random.ts'
import { drawFamily, drawName } from './draw-name.ts'

/** An invented person; the same key of the same commune is always the same person. */
export interface Person {
  readonly name: string
  readonly family: string
  readonly sex: Sex
  readonly born: Day
  /** A number of one's own, from which papers are made. */
  readonly key: number
}

export interface Couple {
  readonly husband: Person
  readonly wife: Person
}

/** The people of a commune, made anew whenever they are asked for: nothing is kept, yet siblings have the same parents. */
export interface People {
  readonly ethnicity: string
  /** The couple that married in a year, by its place in the year. */
  couple(married: number, index: number): Couple
  child(parents: Couple, year: number, index: number, which: number): Person
  official(year: number): string
}

export function createPeople(seed: number, commune: number, ethnicity: string): People {
  const draw = (random: Random, sex: Sex, year: number, family = drawFamily(random)): Person => ({
    name: drawName(random, ethnicity, family, sex, year),
    family,
    sex,
    born: dayInYear(year, random.next()),
    key: random.integer(1, 0x7fff_ffff),
  })
  return {
    ethnicity,
    couple(married, index) {
      const random = createRandom(seed, commune, married, index, 1)
      return {
        husband: draw(random, 1, married - random.integer(22, 31)),
        wife: draw(random, 2, married - random.integer(19, 28)),
      }
    },
    child({ husband }, year, index, which) {
      const random = createRandom(seed, commune, year, index, 2 + which)
      return draw(random, random.chance(0.51) ? 1 : 2, year, husband.family)
    },
    official(year) {
      const random = createRandom(seed, commune, Math.floor(year / 5), 0, 9)
      return draw(random, random.chance(0.7) ? 1 : 2, year - 45).name
    },
  }
}

/** How a book gives the birth of a person, and the range it stands for as `yyyy-mm-dd`. */
export interface WrittenBirth {
  readonly text: string
  readonly from: string
  readonly to: string
}

/** The whole date. */
export function writeBirth(person: Person): WrittenBirth {
  const day = formatIso(person.born)
  return { text: formatDots(person.born), from: day, to: day }
}

/** As older books give it for adults: three times in four only the year. */
export function writeAdultBirth(person: Person, registered: number): WrittenBirth {
  if (registered >= 2010 || mix(person.key, 1) % 4 === 0) return writeBirth(person)
  const { year } = dateOf(person.born)
  return { text: String(year), from: `${year}-01-01`, to: `${year}-12-31` }
}

/** A nine-digit number that nobody has (no province ever had the prefix 39), from 1978 on; undefined for who was too young. */
export function paperNumber(person: Person, registered: number): string | undefined {
  if (registered < 1978 || registered - dateOf(person.born).year < 15) return undefined
  return `39${String(mix(person.key, 2) % 10_000_000).padStart(7, '0')}`
}
