import { formatDots } from '../calendar.ts'
import { mix } from '../random.ts'
import type { Village } from '../village.ts'
import {
  registrationDay,
  type Source,
  writeAdult,
  writeHead,
  writeOfficials,
  writePaper,
  writeResidence,
} from './entry.ts'

/** Marriages of a year. Every 40th ended in a divorce that a court's judgment put in the margin. */
export function marriageSource(village: Village, year: number): Source {
  return {
    registered: index => registrationDay(year, village.marriedOn({ year, index })),
    write(index, place, row) {
      const { husband, wife } = village.couple({ year, index })
      const day = place.registered
      writeHead(row, place)
      writeOfficials(row, place)
      row.loaiDangKy = '1'
      row.noiDangKy = village.commune.authority
      if (year >= 2015) row.ngayXacLapQuanHeHonNhan = formatDots(day)
      for (const [prefix, person] of [
        ['chong', husband],
        ['vo', wife],
      ] as const) {
        writeAdult(row, prefix, person, day)
        writeResidence(row, prefix, person.home)
        writePaper(row, prefix, person, day, true)
      }
      if (index % 40 !== 39) return
      const decision = `${(mix(husband.key, 71) % 90) + 10}/${year + 6}/QĐST-HNGĐ`
      row.tinhTrangKetHon = 'Đã ly hôn'
      row.ghiChu = `Đã ly hôn theo Quyết định số ${decision} của Tòa án nhân dân ${village.commune.place.split(', ')[1] ?? ''}`
    },
  }
}
