import { kinhFamilies, kinhMen, kinhWomen, type NameFashion } from './names/kinh.ts'
import { findPeople } from './names/minorities.ts'
import type { Random } from './random.ts'

/** Codes of the ministry's list `gioiTinh`: 1 nam, 2 nữ. */
export type Sex = 1 | 2

/** Draws a family name of a people. */
export function drawFamilyName(random: Random, ethnicity: string): string {
  const people = findPeople(ethnicity)
  return people === undefined ? random.pickWeighted(kinhFamilies) : random.pick(people.families)
}

function fashionOf(fashions: readonly NameFashion[], year: number): NameFashion {
  const fashion = fashions.find(each => year <= each.until) ?? fashions.at(-1)
  if (fashion === undefined) throw new Error('no fashion of names')
  return fashion
}

/** Draws middle and given names in the fashion of the year of birth and puts them after the family name. */
export function drawFullName(
  random: Random,
  ethnicity: string,
  family: string,
  sex: Sex,
  birthYear: number,
): string {
  const people = findPeople(ethnicity)
  let middle: string
  let given: string
  if (people === undefined) {
    const fashion = fashionOf(sex === 1 ? kinhMen : kinhWomen, birthYear)
    middle = random.pickWeighted(fashion.middle)
    given = random.pickWeighted(fashion.given)
  } else {
    middle = random.pickWeighted(sex === 1 ? people.menMiddle : people.womenMiddle)
    given = random.pick(sex === 1 ? people.menGiven : people.womenGiven)
  }
  // "Thu Thu" is not given to anybody; such a draw keeps the given name only.
  if (middle.split(' ').at(-1) === given)
    middle = middle.includes(' ') ? middle.slice(0, middle.lastIndexOf(' ')) : ''
  return middle === '' ? `${family} ${given}` : `${family} ${middle} ${given}`
}
