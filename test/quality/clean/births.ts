import { formatDateWords } from '../../../src/register/date-words.ts'
import { formatPartialDate } from '../../../src/register/partial-date.ts'
import { type Day, dateOf, dayOf, formatSlashes } from '../../../src/training/calendar.ts'
import type { Sex } from '../../../src/training/naming.ts'
import { foreigners } from './names.ts'
import { bornBefore, type CleanPerson, drawPerson, personalNumber } from './person.ts'
import { nameText, writeAdult, writeDeclarant, writePaper } from './scribe.ts'
import type { Scribe, Values } from './scribe-traits.ts'

const matrilineal = ['Ê Đê', 'Gia Rai', 'Cơ Ho']

/** Births registered on a day: one entry, or two of twins. */
export function writeBirths(scribe: Scribe, registered: Day): Values[] {
  const { random } = scribe
  const lot = random.next()
  const scene =
    lot < 0.012
      ? 'twins'
      : lot < 0.072
        ? 'single'
        : lot < 0.076
          ? 'foundling'
          : lot < 0.08
            ? 'abroad'
            : 'plain'
  const { born, code } = drawBirthDay(scribe, registered)
  const mother = drawMother(scribe, born)
  const father = drawFather(scribe, mother, born, scene === 'abroad' && dateOf(registered).year > 2005)
  const child = drawChild(scribe, born, mother, scene === 'single' ? undefined : father)
  const entry = (who: CleanPerson): Values => {
    const values: Values = { loaiDangKy: code }
    writeChild(scribe, values, who, registered)
    if (scene === 'foundling') {
      values.nksLoaiKhaiSinh = '5'
      values.ghiChu = 'Trẻ bị bỏ rơi, lập biên bản tại trạm y tế'
      writeDeclarant(
        scribe,
        values,
        drawPerson(scribe, 2, bornBefore(scribe, registered, 40)),
        'Người phát hiện trẻ',
        registered,
      )
      return values
    }
    values.nksLoaiKhaiSinh = scene === 'single' ? '3' : random.chance(0.08) ? '' : '1'
    writeParent(scribe, values, 'me', mother, registered)
    if (scene !== 'single') writeParent(scribe, values, 'cha', father, registered)
    const parents = { mother, father: scene === 'single' ? undefined : father }
    const [declarant, relation] = drawDeclarant(scribe, who, parents, registered)
    writeDeclarant(scribe, values, declarant, relation, registered)
    if (random.chance(0.01))
      values.ghiChu = `Thay đổi họ tên theo Quyết định số 12/QĐ-UBND ngày ${formatSlashes(registered + 2000)}`
    else if (scene === 'plain' && random.chance(0.004)) values.ghiChu = 'Con nuôi, Quyết định số 03/2009'
    return values
  }
  if (scene !== 'twins') return [entry(child)]
  return [
    entry(child),
    entry(drawChild(scribe, born, mother, father, random.chance(0.6) ? child.sex : undefined)),
  ]
}

/** When the child was born, and the code of the registration that follows from it. */
function drawBirthDay({ random, period }: Scribe, registered: Day): { born: Day; code: string } {
  const { year } = dateOf(registered)
  const late = year < 1999 ? 0.22 : 0.1
  const lot = random.next()
  if (lot < late) return { born: registered - random.integer(95, random.chance(0.7) ? 900 : 7000), code: '4' }
  if (year >= 1976 && lot < late + 0.05)
    return { born: registered - random.integer(15 * 366, 70 * 365), code: '2' }
  if (year < 1976 && lot < late + 0.1)
    return { born: registered - random.integer(1, period.birthDays), code: '6' }
  // Not seldom on the very last day.
  const delay = random.chance(0.04)
    ? period.birthDays
    : random.integer(0, Math.min(period.birthDays, random.chance(0.7) ? 20 : 60))
  return { born: registered - delay, code: '1' }
}

function drawMother(scribe: Scribe, childBorn: Day): CleanPerson {
  const { random } = scribe
  const age = random.chance(0.006)
    ? random.integer(14, 16)
    : random.chance(0.02)
      ? random.integer(41, 49)
      : random.integer(17, 40)
  return drawPerson(scribe, 2, bornBefore(scribe, childBorn, age))
}

/** Often a few years older, of the same year as well, now and then past sixty; mostly of the mother's people. */
function drawFather(scribe: Scribe, mother: CleanPerson, childBorn: Day, foreign: boolean): CleanPerson {
  const { random } = scribe
  const motherAge = dateOf(childBorn).year - dateOf(mother.born).year
  const age = random.chance(0.006) ? random.integer(58, 67) : Math.max(17, motherAge + random.integer(-3, 9))
  const born = bornBefore(scribe, childBorn, age)
  if (foreign) {
    const man = random.pick(foreigners.filter(({ sex }) => sex === 1))
    return { ...man, family: man.name.split(' ')[0] ?? '', born, ethnicity: 'Người nước ngoài' }
  }
  return drawPerson(scribe, 1, born, random.chance(0.85) ? { ethnicity: mother.ethnicity } : {})
}

function drawChild(
  scribe: Scribe,
  born: Day,
  mother: CleanPerson,
  father: CleanPerson | undefined,
  sameSex?: Sex,
): CleanPerson {
  const { random } = scribe
  const sex: Sex = sameSex ?? (random.chance(0.52) ? 1 : 2)
  const isForeign = father?.passport !== undefined
  const heir = father === undefined || isForeign || matrilineal.includes(mother.ethnicity) ? mother : father
  return drawPerson(scribe, sex, born, {
    ethnicity: heir.ethnicity,
    family: heir.family,
    unlike: (sex === 2 ? mother : father)?.name ?? '',
  })
}

function writeChild(scribe: Scribe, values: Values, child: CleanPerson, registered: Day): void {
  const { random, lacks } = scribe
  const isOld = registered - child.born > 20 * 365
  const yearOnly = isOld && random.chance(0.1)
  const { year, month, day } = dateOf(child.born)
  const date = formatPartialDate(yearOnly ? { year, month: null, day: null } : { year, month, day })
  values.nksHoTen = nameText(scribe, child.name)
  values.nksGioiTinh = random.chance(0.002) ? '3' : String(child.sex)
  values.nksNgaySinh = date
  if (!lacks.has('words')) values.nksNgaySinhBangChu = sayDate(scribe, formatDateWords(date))
  values.nksNoiSinh = random.pick([
    `Trạm y tế ${scribe.commune}`,
    scribe.commune,
    'Bệnh viện Từ Dũ, quận 1, TP. Hồ Chí Minh',
    `Nhà hộ sinh ${scribe.commune.split(', ')[0]}`,
    `Bệnh viện đa khoa ${scribe.province}`,
  ])
  values.nksQueQuan = random.chance(0.9) ? scribe.commune : 'xã Hải Hậu, tỉnh Hà Nam Ninh'
  if (!lacks.has('ethnicity')) values.nksDanToc = child.ethnicity
  if (!lacks.has('nationality')) values.nksQuocTich = child.nationality
  if (registered >= dayOf(2016, 1, 4) && registered - child.born < 3000)
    values.nksSoDinhDanh = personalNumber(scribe, child)
}

/** Officers say it their way: ngàn for nghìn, lẻ for linh, giêng and chạp for the first and last month. */
function sayDate({ random }: Scribe, words: string): string {
  if (random.chance(0.5)) return words
  const said = words
    .replace('Nghìn Không Trăm Linh', random.pick(['Nghìn Không Trăm Linh', 'Nghìn Linh', 'Ngàn Lẻ']))
    .replace('Nghìn', random.pick(['Nghìn', 'Ngàn']))
    .replace(/Tháng Một(?= )/, random.pick(['Tháng Một', 'Tháng Giêng']))
    .replace('Tháng Mười Hai', random.pick(['Tháng Mười Hai', 'Tháng Chạp']))
  return random.chance(0.5) ? said.toLocaleLowerCase('vi') : said
}

function writeParent(
  scribe: Scribe,
  values: Values,
  prefix: 'me' | 'cha',
  parent: CleanPerson,
  day: Day,
): void {
  writeAdult(scribe, values, prefix, parent, day)
  if (scribe.lacks.has('parentBirth')) delete values[`${prefix}NgaySinh`]
  // Paper of the parents only since 2016; before, a few officers noted it.
  delete values[`${prefix}LoaiGiayToTuyThan`]
  delete values[`${prefix}SoGiayToTuyThan`]
  delete values[`${prefix}GiayToKhac`]
  delete values[`${prefix}NgayCapGiayToTuyThan`]
  delete values[`${prefix}NoiCapGiayToTuyThan`]
  if (dateOf(day).year >= 2016 || scribe.random.chance(0.05))
    writePaper(scribe, values, prefix, parent, day, false)
}

function drawDeclarant(
  scribe: Scribe,
  child: CleanPerson,
  { mother, father }: { readonly mother: CleanPerson; readonly father: CleanPerson | undefined },
  registered: Day,
): readonly [CleanPerson, string] {
  const { random } = scribe
  if (registered - child.born > 18 * 366) return [child, 'Bản thân']
  if (father !== undefined && random.chance(0.6)) return [father, 'Cha']
  if (random.chance(0.8)) return [mother, 'Mẹ']
  return [drawPerson(scribe, 2, bornBefore(scribe, mother.born, 24)), random.pick(['Bà nội', 'Bà ngoại'])]
}
