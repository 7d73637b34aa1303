import { type Day, dateOf, dayOf, formatDots } from '../../../src/training/calendar.ts'
import { foreigners } from './names.ts'
import { bornBefore, type CleanPerson, drawPerson } from './person.ts'
import { writeAdult } from './scribe.ts'
import type { Scribe, Values } from './scribe-traits.ts'

/** A marriage registered on a day. */
export function writeMarriage(scribe: Scribe, registered: Day): Values {
  const { random } = scribe
  const { year } = dateOf(registered)
  const values: Values = { loaiDangKy: '1' }
  const began = drawBeginning(scribe, registered, values)
  const [husband, wife] = drawCouple(scribe, began, year)
  writeAdult(scribe, values, 'chong', husband, registered)
  writeAdult(scribe, values, 'vo', wife, registered)
  if (began !== registered || year >= 2015) values.ngayXacLapQuanHeHonNhan = formatDots(began)
  const lot = random.next()
  if (lot < 0.02) {
    values.tinhTrangKetHon = 'Đã ly hôn'
    values.huyKetHonNgayGhiChu = formatDots(registered + random.integer(400, 2500))
    values.huyKetHonCanCu = `Quyết định số ${random.integer(10, 99)}/QĐST-HNGĐ`
    values.ghiChu = `Đã ly hôn theo ${values.huyKetHonCanCu}`
  } else if (lot < 0.05) values.ghiChu = 'Chồng kết hôn lần thứ hai (vợ trước đã chết)'
  return values
}

/** When the marriage took effect: at its registration, or long before (re-registered; hôn nhân thực tế of 2001–2003, Nghị quyết 35/2000/QH10). */
function drawBeginning({ random }: Scribe, registered: Day, values: Values): Day {
  const { year } = dateOf(registered)
  if (year >= 1976 && random.chance(0.03)) {
    values.loaiDangKy = '2'
    return registered - random.integer(3 * 365, 20 * 365)
  }
  if (year >= 2001 && year <= 2003 && random.chance(0.3))
    return dayOf(random.integer(1977, 1986), random.integer(1, 12), random.integer(1, 28))
  return registered
}

function drawCouple(scribe: Scribe, began: Day, registeredYear: number): readonly [CleanPerson, CleanPerson] {
  const { random, period } = scribe
  const wife = drawPerson(scribe, 2, bornFor(scribe, began, period.marriage.wife, random.chance(0.1)))
  if (registeredYear >= 2016 && random.chance(0.012)) {
    const man = random.pick(foreigners.filter(({ sex }) => sex === 1))
    const born = bornBefore(scribe, began, random.integer(28, 60))
    return [{ ...man, family: '', born, ethnicity: 'Người nước ngoài' }, wife]
  }
  const isOld = random.chance(0.02)
  const born = isOld
    ? bornBefore(scribe, began, random.integer(50, 78))
    : bornFor(scribe, began, period.marriage.husband, random.chance(0.08))
  return [drawPerson(scribe, 1, born, random.chance(0.88) ? { ethnicity: wife.ethnicity } : {}), wife]
}

/** Of age by the law of the day; some just so: having entered the year of age before 2015, completed it since. */
function bornFor(scribe: Scribe, began: Day, least: number, justOfAge: boolean): Day {
  const { random } = scribe
  const completed = began >= dayOf(2015, 1, 1) ? least : least - 1
  if (!justOfAge) return bornBefore(scribe, began, random.integer(completed + 1, completed + 14))
  const { year, month, day } = dateOf(began)
  return dayOf(year - completed, month, Math.min(day, 28)) - random.integer(0, 200)
}
