import { formatDateWords } from '../../register/date-words.ts'
import { formatPartialDate } from '../../register/partial-date.ts'
import { type Day, dateOf, dayInYear, formatDots } from '../calendar.ts'
import { ageOn, type Person } from '../person.ts'
import { mix } from '../random.ts'
import { birthGap, type CoupleKey, deathGap, type Village } from '../village.ts'
import {
  registrationDay,
  type Source,
  writeAdult,
  writeDeclarant,
  writeHead,
  writeOfficials,
  writePaper,
  writeResidence,
} from './entry.ts'

interface Death {
  readonly person: Person
  readonly home: string
  readonly day: Day
  readonly declarant: Person
  readonly relation: string
}

/** The couple whose husband or wife is the index-th death of a year, of every five two husbands and two wives. */
export function deathKey(
  year: number,
  index: number,
): { readonly couple: CoupleKey; readonly side: 'husband' | 'wife' } {
  const side = index % 4 < 2 ? 'husband' : 'wife'
  const family = Math.floor(index / 4) * 2 + (index % 2)
  return { couple: { year: year - deathGap(family, side), index: family }, side }
}

const childEvery = 13
const isChild = (index: number): boolean => index % childEvery === childEvery - 1

/** Deaths of a year: people who married 22 to 57 years before; every 13th a third child, of any age up to 30. */
export function deathSource(village: Village, year: number): Source {
  const childOf = (index: number): CoupleKey => {
    const family = Math.floor(index / childEvery)
    const age = mix(family, 81) % 31
    return { year: year - age - birthGap(family, 2), index: family }
  }
  const deathDay = (index: number): Day => {
    const day = dayInYear(year, (mix(year, index, 82) % 950) / 1000)
    return isChild(index) ? Math.max(day, village.childBorn(childOf(index), 2)) : day
  }
  const deathAt = (index: number): Death => {
    const day = deathDay(index)
    if (isChild(index)) {
      const couple = childOf(index)
      const { husband, home } = village.couple(couple)
      return { person: village.child(couple, 2), home, day, declarant: husband, relation: 'Cha' }
    }
    const { couple, side } = deathKey(year, index)
    const { husband, wife, home } = village.couple(couple)
    const person = side === 'husband' ? husband : wife
    const child = village.child(couple, 0)
    // A child of age reports the death, else the widowed spouse.
    if (ageOn(child, day) >= 20) return { person, home, day, declarant: child, relation: 'Con' }
    return side === 'husband'
      ? { person, home, day, declarant: wife, relation: 'Vợ' }
      : { person, home, day, declarant: husband, relation: 'Chồng' }
  }
  return {
    registered: index => registrationDay(year, deathDay(index) + 1 + (mix(year, index, 84) % 11)),
    write(index, place, row) {
      const { person, home, day, declarant, relation } = deathAt(index)
      const registered = place.registered
      const number = mix(person.key, 85)
      writeHead(row, place)
      writeOfficials(row, place)
      row.loaiDangKy = '1'
      row.noiDangKy = village.commune.authority
      writeAdult(row, 'nkt', person, registered)
      row.nktGioiTinh = String(person.sex)
      row.nktNgaySinh = formatDots(person.born)
      writeResidence(row, 'nkt', home)
      writePaper(row, 'nkt', person, day, true)
      row.nktNgayChet = formatDots(day)
      row.nktNgayChetGhiBangChu = formatDateWords(formatPartialDate(dateOf(day)))
      row.nktGioPhutChet = `${String(number % 24).padStart(2, '0')}:${String((number >>> 8) % 60).padStart(2, '0')}`
      row.nktNoiChet = number % 5 === 0 ? 'Bệnh viện đa khoa tỉnh Sông Trà' : `Tại nhà, ${home}`
      row.nktNguyenNhanChet = causeOf(ageOn(person, day), number)
      row.gbtLoai = '1'
      row.gbtSo = String((number % 180) + 1).padStart(2, '0')
      row.gbtNgay = formatDots(day)
      row.gbtCoQuanCap = village.commune.authority
      writeDeclarant(row, declarant, relation, registered)
    },
  }
}

function causeOf(age: number, number: number): string {
  const causes =
    age < 2
      ? ['Sinh non', 'Viêm phổi', 'Ngạt khi sinh']
      : age < 60
        ? ['Tai nạn giao thông', 'Đuối nước', 'Bệnh gan', 'Bệnh tim', 'Ung thư dạ dày', 'Tai nạn lao động']
        : ['Già yếu', 'Bệnh già', 'Tai biến mạch máu não', 'Bệnh tim', 'Ung thư phổi', 'Lao phổi', 'Già yếu']
  return causes[number % causes.length] ?? 'Bệnh'
}
