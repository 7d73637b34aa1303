import { dayInYear, formatDots } from '../calendar.ts'
import { mix } from '../random.ts'
import type { Village } from '../village.ts'
import {
  registrationDay,
  type Source,
  writeAdult,
  writeHead,
  writeName,
  writeOfficials,
  writePaper,
  writeResidence,
} from './entry.ts'

/** Recognitions of a year: fathers of children born out of wedlock one to four years before. */
export function recognitionSource(village: Village, year: number): Source {
  const loneAt = (index: number) => village.loneChild(year - 1 - (mix(index, 91) % 4), index)
  return {
    registered: index => registrationDay(year, dayInYear(year, 0.02 + (mix(year, index, 92) % 950) / 1000)),
    write(index, place, row) {
      const { child, mother, father } = loneAt(index)
      const day = place.registered
      const { commune } = village
      writeHead(row, place)
      writeOfficials(row, place)
      row.quyetDinhSo = place.number
      row.loaiDangKy = '1'
      row.loaiXacNhan = '1'
      row.noiDangKy = commune.authority
      writeAdult(row, 'cm', father, day)
      row.cmQueQuan = commune.place
      writeResidence(row, 'cm', father.home)
      writePaper(row, 'cm', father, day, true)
      writeAdult(row, 'nc', child, day)
      row.ncNgaySinh = formatDots(child.born)
      row.ncQueQuan = commune.place
      writeResidence(row, 'nc', child.home)
      row.ncLoaiGiayToTuyThan = '8'
      row.ncGiayToKhac = 'Giấy khai sinh'
      row.ncSoGiayToTuyThan = String((mix(child.key, 93) % 200) + 1)
      row.nycHoTen = writeName(mother.name, day)
      row.nycQHNguoiDuocNhan = 'Mẹ'
      row.nycQHNguoiNhan = 'Không có'
      writePaper(row, 'nyc', mother, day, true)
    },
  }
}
