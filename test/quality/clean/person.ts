import { type Day, dateOf, dayInYear, dayOf, formatDots } from '../../../src/training/calendar.ts'
import type { Sex } from '../../../src/training/naming.ts'
import { drawFamily, drawName, type Region, regions } from './names.ts'
import type { Scribe } from './scribe-traits.ts'

/** Somebody an entry names. */
export interface CleanPerson {
  readonly name: string
  readonly family: string
  readonly sex: Sex
  readonly born: Day
  readonly ethnicity: string
  readonly nationality: string
  readonly passport?: string
}

/** Somebody of the region, born in a year or on a day. */
export function drawPerson(
  { random, region }: { readonly random: Scribe['random']; readonly region: Region },
  sex: Sex,
  born: Day,
  of: { readonly ethnicity?: string; readonly family?: string; readonly unlike?: string } = {},
): CleanPerson {
  const ethnicity = of.ethnicity ?? random.pickWeighted(regions[region])
  const family = of.family ?? drawFamily(random, ethnicity)
  const draw = () => drawName(random, ethnicity, family, sex, dateOf(born).year)
  let name = draw()
  // Nobody is called as a parent or a spouse is, nor Văn Văn Hải; a few peoples have few names.
  for (let again = 0; again < 20 && (name === of.unlike || /^(\S+) \1 /.test(name)); again++) name = draw()
  return { name, family, sex, born, ethnicity, nationality: 'Việt Nam' }
}

/** A day of birth for somebody of so many completed years on a day. */
export function bornBefore(scribe: Scribe, day: Day, age: number): Day {
  const { year } = dateOf(day)
  const born = dayInYear(year - age, scribe.random.next())
  return born + age * 365.25 > day ? dayInYear(year - age - 1, scribe.random.next()) : born
}

const papersOf = {
  cmnd: '1',
  passport: '2',
  soldier: '5',
  officer: '6',
  police: '7',
  cccd: '4',
  other: '8',
} as const

interface Paper {
  readonly type: string
  readonly number: string
  readonly other?: string
  readonly issued?: Day
  readonly issuer?: string
}

/** What somebody shows on a day: nothing in books that do not ask, a passport, CMND of nine digits, from 2016 the CCCD, now and then a soldier's card. */
export function paperOf(scribe: Scribe, person: CleanPerson, day: Day): Paper | undefined {
  if (papers.has(person)) return papers.get(person)
  const paper = drawPaper(scribe, person, day)
  papers.set(person, paper)
  return paper
}

/** A person shows the same paper wherever an entry names them. */
const papers = new WeakMap<CleanPerson, Paper | undefined>()

function drawPaper(scribe: Scribe, person: CleanPerson, day: Day): Paper | undefined {
  const { random } = scribe
  const digits = (count: number) => String(random.integer(0, 10 ** count - 1)).padStart(count, '0')
  if (person.passport !== undefined) return { type: papersOf.passport, number: person.passport }
  if (scribe.lacks.has('papers') || day < person.born + 16 * 366) return undefined
  const issued = Math.max(person.born + 15 * 366, day - random.integer(30, 3600))
  const year = dateOf(day).year
  if (year < 1978) return { type: papersOf.other, number: digits(8), other: 'Thẻ căn cước' }
  const lot = random.next()
  if (lot < 0.02) return { type: papersOf.soldier, number: digits(8), issued, issuer: 'Bộ Quốc phòng' }
  if (lot < 0.025) return { type: papersOf.police, number: `${digits(3)}-${digits(3)}`, issued }
  if (lot < 0.03) return { type: papersOf.officer, number: `0${digits(7)}`, issued }
  if (lot < 0.06) return { type: papersOf.other, number: digits(9), other: 'Sổ hộ khẩu' }
  if (lot < 0.07) return { type: papersOf.passport, number: `B${digits(7)}`, issued }
  if (year < 2016 || lot < 0.6)
    return {
      type: papersOf.cmnd,
      number: random.pick(['20', '21', '32', '24']) + digits(7),
      issued,
      issuer: `Công an ${scribe.province}`,
    }
  return {
    type: papersOf.cccd,
    number: personalNumber(scribe, person),
    issued: Math.max(dayOf(2016, 1, 4), day - random.integer(1, 900)),
    issuer: 'Cục Cảnh sát ĐKQL cư trú và DLQG về dân cư',
  }
}

/** Twelve digits: the province of the birth's registration, century and sex, year, six more. */
export function personalNumber(scribe: Scribe, { born, sex }: CleanPerson): string {
  const { year } = dateOf(born)
  const century = (Math.floor(year / 100) - 19) * 2 + (sex === 2 ? 1 : 0)
  const place = scribe.random.pick(['049', '083', '066', '048', '079', '001', '052', '064', '096'])
  return `${place}${century}${String(year % 100).padStart(2, '0')}${String(scribe.random.integer(1, 999_999)).padStart(6, '0')}`
}

/** A day of birth as the book gives it: the whole day, or only the year. */
export function birthText(scribe: Scribe, person: CleanPerson, yearOnly: number): string {
  return scribe.random.chance(yearOnly) ? String(dateOf(person.born).year) : formatDots(person.born)
}
