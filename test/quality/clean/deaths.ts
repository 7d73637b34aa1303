import { formatDateWords } from '../../../src/register/date-words.ts'
import { formatPartialDate } from '../../../src/register/partial-date.ts'
import { type Day, dateOf, formatDots } from '../../../src/training/calendar.ts'
import { bornBefore, drawPerson } from './person.ts'
import { home, writeAdult, writeDeclarant } from './scribe.ts'
import type { Scribe, Values } from './scribe-traits.ts'

/** A death registered on a day. */
export function writeDeath(scribe: Scribe, registered: Day): Values {
  const { random, period, lacks } = scribe
  const late = random.chance(0.1)
  const died =
    registered -
    (late ? random.integer(40, random.chance(0.6) ? 700 : 9000) : random.integer(0, period.deathDays))
  const age = drawAge(scribe)
  const sex = random.chance(0.53) ? 1 : 2
  // A child of days: born before the death, of course.
  const born = age === 0 ? died - random.integer(0, 200) : bornBefore(scribe, died, age)
  const person = drawPerson(scribe, sex, born)
  const values: Values = {
    loaiDangKy: late ? '4' : random.chance(0.02) && dateOf(registered).year >= 1999 ? '0' : '1',
  }
  writeAdult(scribe, values, 'nkt', person, died)
  values.nktGioiTinh = String(sex)
  if (age < 5) values.nktNgaySinh = formatDots(born)
  else if (age > 80 && random.chance(0.04)) delete values.nktNgaySinh
  const yearOnly = late && died < registered - 3000 && random.chance(0.2)
  const { year, month, day } = dateOf(died)
  const date = formatPartialDate(yearOnly ? { year, month: null, day: null } : { year, month, day })
  values.nktNgayChet = date
  if (!lacks.has('words')) values.nktNgayChetGhiBangChu = formatDateWords(date)
  if (!yearOnly && random.chance(0.7))
    values.nktGioPhutChet = random.pick(['07:30', '23:05', '4 giờ', '0 giờ 15', '16h40'])
  values.nktNoiChet = random.pick([
    'Tại nhà',
    home(scribe),
    'Bệnh viện Chợ Rẫy',
    `Trạm y tế ${scribe.commune}`,
  ])
  values.nktNguyenNhanChet = random.pick([
    'Già yếu',
    'Bệnh già',
    'Tai nạn giao thông',
    'K phổi',
    'Bệnh',
    'Hy sinh',
    'Đuối nước',
  ])
  if (!lacks.has('papers') && random.chance(0.8)) {
    values.gbtLoai = random.chance(0.01) ? '3' : '1'
    values.gbtSo = `${random.integer(1, 99)}/GBT`
    values.gbtNgay = formatDots(registered - random.integer(0, Math.min(3, registered - died)))
    values.gbtCoQuanCap = scribe.office
  }
  writeDeclarant(
    scribe,
    values,
    drawPerson(scribe, 1, bornBefore(scribe, registered, random.integer(20, 60))),
    random.pick(['Con', 'Cháu', 'Vợ', 'Anh ruột', 'Trưởng thôn']),
    registered,
  )
  return values
}

function drawAge({ random }: Scribe): number {
  const lot = random.next()
  if (lot < 0.03) return 0
  if (lot < 0.08) return random.integer(1, 19)
  if (lot < 0.3) return random.integer(20, 59)
  return random.chance(0.02) ? random.integer(96, 106) : random.integer(60, 95)
}
