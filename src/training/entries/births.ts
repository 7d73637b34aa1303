import { formatDateWords } from '../../register/date-words.ts'
import { formatPartialDate } from '../../register/partial-date.ts'
import { type Day, dateOf, dayInYear, formatDots } from '../calendar.ts'
import type { Person } from '../person.ts'
import { mix } from '../random.ts'
import { birthGap, type CoupleKey, type Village } from '../village.ts'
import {
  type Place,
  registrationDay,
  type Source,
  type Values,
  writeAdult,
  writeDeclarant,
  writeHead,
  writeName,
  writeOfficials,
  writePaper,
  writeResidence,
} from './entry.ts'

/** Every 17th birth is a child out of wedlock. */
const loneEvery = 17

/** The couple and child that the index-th birth of a year belongs to. */
export function birthKey(
  year: number,
  index: number,
): { readonly couple: CoupleKey; readonly which: 0 | 1 | 2 } {
  const which = ([0, 1, 2] as const)[index % 3] ?? 0
  const family = Math.floor(index / 3)
  return { couple: { year: year - birthGap(family, which), index: family }, which }
}

/** The index in the year's births of the lone child number `index`. */
export function loneBirthIndex(index: number): number {
  return index * loneEvery + loneEvery - 1
}

const isLone = (index: number): boolean => index % loneEvery === loneEvery - 1

/** Births of a year: children of couples who married one to nine years before, and now and then a child out of wedlock. */
export function birthSource(village: Village, year: number): Source {
  const bornOn = (index: number): Day => {
    if (isLone(index)) return village.loneChildBorn(year, Math.floor(index / loneEvery))
    const { couple, which } = birthKey(year, index)
    return village.childBorn(couple, which)
  }
  /** Past the 60 days of Luật Hộ tịch, Điều 15; only for births early in the year, to stay within it. */
  const isLate = (index: number, born: Day): boolean => index % 11 === 10 && born < dayInYear(year, 0.6)
  return {
    registered(index) {
      const born = bornOn(index)
      const delayDays = isLate(index, born)
        ? 75 + (mix(year, index, 61) % 60)
        : 3 + (mix(year, index, 62) % 45)
      return registrationDay(year, born + delayDays)
    },
    write(index, place, row) {
      const late = isLate(index, bornOn(index))
      if (isLone(index)) {
        const { child, mother } = village.loneChild(year, Math.floor(index / loneEvery))
        writeBirth(row, place, child, { mother, home: mother.home }, late)
        return
      }
      const { couple, which } = birthKey(year, index)
      const { husband, wife, home } = village.couple(couple)
      writeBirth(row, place, village.child(couple, which), { mother: wife, father: husband, home }, late)
    },
  }
}

interface Parents {
  readonly mother: Person
  readonly father?: Person
  readonly home: string
}

function birthPlace(place: Place, child: Person): string {
  const kind = mix(child.key, 63) % 10
  const where = place.village.commune.place
  if (kind < 6) return `Trạm y tế ${where}`
  if (kind < 8) return `Tại nhà, ${where}`
  return 'Bệnh viện đa khoa tỉnh Sông Trà'
}

function writeParent(row: Values, prefix: 'me' | 'cha', person: Person, home: string, registered: Day): void {
  writeAdult(row, prefix, person, registered)
  writeResidence(row, prefix, home)
  writePaper(row, prefix, person, registered, false)
}

function writeBirth(
  row: Values,
  place: Place,
  child: Person,
  { mother, father, home }: Parents,
  late: boolean,
): void {
  const day = place.registered
  const { commune } = place.village
  writeHead(row, place)
  writeOfficials(row, place)
  row.loaiDangKy = late ? '4' : '1'
  row.noiDangKy = commune.authority
  row.nksHoTen = writeName(child.name, day)
  row.nksGioiTinh = String(child.sex)
  row.nksNgaySinh = formatDots(child.born)
  row.nksNgaySinhBangChu = formatDateWords(formatPartialDate(dateOf(child.born)))
  row.nksNoiSinh = birthPlace(place, child)
  row.nksNoiSinhDVHC = commune.place
  row.nksQueQuan = commune.place
  row.nksDanToc = child.ethnicity
  row.nksQuocTich = 'Việt Nam'
  row.nksLoaiKhaiSinh = father === undefined ? '3' : '1'
  writeParent(row, 'me', mother, home, day)
  if (father !== undefined) writeParent(row, 'cha', father, home, day)
  const declarant = father !== undefined && mix(child.key, 64) % 3 > 0 ? father : mother
  writeDeclarant(row, declarant, declarant.sex === 1 ? 'Cha' : 'Mẹ', day)
}
