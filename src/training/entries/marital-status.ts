import { dayInYear, dayOf, formatDots, formatSlashes } from '../calendar.ts'
import { mix } from '../random.ts'
import type { Village } from '../village.ts'
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

/** Certificates of marital status of a year: for those who marry later that year, and for the married who sell land. */
export function maritalStatusSource(village: Village, year: number): Source {
  const isForLand = (index: number): boolean => index % 3 === 2
  const keyAt = (index: number) => (isForLand(index) ? { year: year - 12, index } : { year, index })
  return {
    registered(index) {
      const day = isForLand(index)
        ? dayInYear(year, (mix(year, index, 101) % 990) / 1000)
        : village.marriedOn(keyAt(index)) - 10 - (mix(year, index, 102) % 40)
      return registrationDay(year, Math.max(day, dayOf(year, 1, 2)))
    },
    write(index, place, row) {
      const { husband, wife, married, home } = village.couple(keyAt(index))
      const [person, spouse] = index % 2 === 0 ? [husband, wife] : [wife, husband]
      const day = place.registered
      const forLand = isForLand(index)
      writeHead(row, place)
      writeOfficials(row, place)
      row.noiCap = village.commune.authority
      writeAdult(row, 'nxn', person, day)
      row.nxnGioiTinh = String(person.sex)
      row.nxnNgaySinh = formatDots(person.born)
      writeResidence(row, 'nxn', forLand ? home : person.home)
      writePaper(row, 'nxn', person, day, true)
      row.nxnTinhTrangHonNhan = forLand
        ? `Hiện tại đang có ${spouse.sex === 1 ? 'chồng' : 'vợ'} là ${spouse.name} (Giấy chứng nhận kết hôn ngày ${formatSlashes(married)})`
        : 'Chưa đăng ký kết hôn với ai'
      row.nxnLoaiMucDichSuDung = forLand ? '5' : '1'
      row.nxnMucDichSuDung = forLand
        ? 'Chuyển nhượng quyền sử dụng đất'
        : `Để đăng ký kết hôn với ${spouse.sex === 1 ? 'ông' : 'bà'} ${spouse.name}`
      writeDeclarant(row, person, 'Bản thân', day)
    },
  }
}
