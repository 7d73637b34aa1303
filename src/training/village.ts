import { communeOf, communes, type TrainingCommune } from './administration.ts'
import { type Day, dayInYear } from './calendar.ts'
import { drawFamilyName, drawFullName, type Sex } from './naming.ts'
import type { Person } from './person.ts'
import { createRandom, hashText, mix } from './random.ts'

/** A couple by the year of their marriage and their place in that year. */
export interface CoupleKey {
  readonly year: number
  readonly index: number
}

export interface Couple {
  readonly husband: Person
  readonly wife: Person
  readonly married: Day
  /** Where they live once married. */
  readonly home: string
}

/** A child born out of wedlock, whom the father recognises some years later. */
export interface LoneChild {
  readonly child: Person
  readonly mother: Person
  readonly father: Person
}

/**
 * The people of one commune, every one a pure function of the seed and a key: nothing is kept, yet every register tells
 * of the same families. The husband of couple (year, index) is the first child of couple (year − a, 2·index), the wife of
 * (year − b, 2·index + 1): first children of even couples are sons, of odd couples daughters.
 */
export interface Village {
  readonly commune: TrainingCommune
  couple(key: CoupleKey): Couple
  /** When a couple marries; cheaper than asking for the couple. */
  marriedOn(key: CoupleKey): Day
  /** The first (0), second or third child of a couple. */
  child(key: CoupleKey, which: 0 | 1 | 2): Person
  /** When a child is born; cheaper than asking for the child. */
  childBorn(key: CoupleKey, which: 0 | 1 | 2): Day
  loneChildBorn(year: number, index: number): Day
  loneChild(year: number, index: number): LoneChild
  /** The parents of a husband or wife who were born in the commune. */
  parentsOf(key: CoupleKey, side: 'husband' | 'wife'): CoupleKey | undefined
  /** A person who serves at the commune's office in a year. */
  official(year: number, post: 'chairman' | 'deputy' | 'clerk'): string
}

/** Years between the marriage and the birth of a child; a function of the index alone, so that books can be read both ways. */
export function birthGap(index: number, which: 0 | 1 | 2): number {
  if (which === 0) return 1
  return which === 1 ? 3 + (mix(index, 21) % 3) : 6 + (mix(index, 22) % 4)
}

/** Years between the marriage and the death of the husband or wife. */
export function deathGap(index: number, side: 'husband' | 'wife'): number {
  return side === 'husband' ? 22 + (mix(index, 23) % 30) : 27 + (mix(index, 24) % 30)
}

const husbandAge = (index: number): number => 24 + (mix(index, 25) % 8)
const wifeAge = (index: number): number => 22 + (mix(index, 26) % 7)

/** Before this year nobody's parents are told of. */
const firstYear = 1935

export function createVillage(seed: number, agencyCode: string): Village {
  const commune = communeOf(agencyCode)
  const root = mix(seed, hashText(agencyCode))
  const neighbours = communes.filter(each => each.code !== agencyCode)

  const home = (key: number): string =>
    `${commune.hamlets[key % commune.hamlets.length] ?? ''}, ${commune.place}`

  const parentsOf: Village['parentsOf'] = (key, side) => {
    const outsider = mix(root, 31, key.year, key.index, side === 'husband' ? 1 : 2) % 100
    if (outsider < (side === 'husband' ? 10 : 40)) return undefined
    const parents =
      side === 'husband'
        ? { year: key.year - husbandAge(key.index), index: key.index * 2 }
        : { year: key.year - wifeAge(key.index), index: key.index * 2 + 1 }
    return parents.year < firstYear ? undefined : parents
  }

  /** Somebody whose parents are not told of: born elsewhere, or too long ago. */
  const newcomer = (key: number, sex: Sex, birthYear: number, fromElsewhere: boolean): Person => {
    const random = createRandom(root, 32, key)
    const other =
      fromElsewhere && neighbours.length > 0 ? neighbours[mix(key, 46) % neighbours.length] : undefined
    const ethnicity = random.pickWeighted((other ?? commune).peoples)
    const family = drawFamilyName(random, ethnicity)
    const born = dayInYear(birthYear, random.next())
    return {
      name: drawFullName(random, ethnicity, family, sex, birthYear),
      family,
      sex,
      born,
      ethnicity,
      home: other === undefined ? home(key) : `${random.pick(other.hamlets)}, ${other.place}`,
      key,
    }
  }

  const spouse = (key: CoupleKey, side: 'husband' | 'wife'): Person => {
    const parents = parentsOf(key, side)
    if (parents !== undefined) return child(parents, 0)
    const age = side === 'husband' ? husbandAge(key.index) : wifeAge(key.index)
    return newcomer(
      mix(root, 33, key.year, key.index, side === 'husband' ? 1 : 2),
      side === 'husband' ? 1 : 2,
      key.year - age + 1,
      key.year >= 1975,
    )
  }

  /** The father's family name and people, which his children take. */
  const lineage = (key: CoupleKey): Pick<Person, 'family' | 'ethnicity'> => {
    const parents = parentsOf(key, 'husband')
    return parents === undefined ? spouse(key, 'husband') : lineage(parents)
  }

  // Born by the middle of December, so that a birth is registered in its own year.
  const childBorn: Village['childBorn'] = (key, which) =>
    dayInYear(key.year + birthGap(key.index, which), share(mix(root, 43, key.year, key.index, which)) * 0.955)
  const loneChildBorn: Village['loneChildBorn'] = (year, index) =>
    dayInYear(year, share(mix(root, 44, year, index)) * 0.955)
  const marriedOn: Village['marriedOn'] = key =>
    dayInYear(key.year, 0.05 + share(mix(root, 45, key.year, key.index)) * 0.94)

  const child: Village['child'] = (key, which) => {
    const own = mix(root, 34, key.year, key.index, which)
    const random = createRandom(root, 35, own)
    const { family, ethnicity } = lineage(key)
    const sex: Sex = which === 0 ? (key.index % 2 === 0 ? 1 : 2) : random.chance(0.52) ? 1 : 2
    const year = key.year + birthGap(key.index, which)
    // No child is called as its father or mother.
    const taken = spouse(key, sex === 1 ? 'husband' : 'wife').name
    const name = drawOtherName(taken, () => drawFullName(random, ethnicity, family, sex, year))
    return {
      name,
      family,
      sex,
      born: childBorn(key, which),
      ethnicity,
      home: home(mix(root, 36, key.year, key.index)),
      key: own,
    }
  }

  const officials = new Map<number, string>()

  return {
    commune,
    parentsOf,
    child,
    childBorn,
    loneChildBorn,
    marriedOn,
    couple: key => ({
      husband: spouse(key, 'husband'),
      wife: spouse(key, 'wife'),
      married: marriedOn(key),
      home: home(mix(root, 36, key.year, key.index)),
    }),
    loneChild(year, index) {
      const random = createRandom(root, 38, year, index)
      const mother = newcomer(mix(root, 39, year, index, 1), 2, year - random.integer(19, 32), false)
      const father = newcomer(mix(root, 39, year, index, 2), 1, year - random.integer(21, 40), false)
      const sex: Sex = random.chance(0.5) ? 1 : 2
      const taken = sex === 1 ? father.name : mother.name
      const name = drawOtherName(taken, () =>
        drawFullName(random, mother.ethnicity, mother.family, sex, year),
      )
      const own = mix(root, 40, year, index)
      return {
        child: {
          name,
          family: mother.family,
          sex,
          born: loneChildBorn(year, index),
          ethnicity: mother.ethnicity,
          home: mother.home,
          key: own,
        },
        mother,
        father,
      }
    },
    official(year, post) {
      const number = { chairman: 1, deputy: 2, clerk: 3 }[post]
      const term = Math.floor((year - number) / 5)
      const known = officials.get(term * 4 + number)
      if (known !== undefined) return known
      const name = newcomer(
        mix(root, 41, number, term),
        mix(root, 42, number, term) % 3 === 0 ? 2 : 1,
        term * 5 - 42,
        false,
      ).name
      officials.set(term * 4 + number, name)
      return name
    },
  }
}

function drawOtherName(taken: string, draw: () => string): string {
  let name = draw()
  while (name === taken) name = draw()
  return name
}

const share = (hash: number): number => hash / 0x1_0000_0000
