import { type Day, formatDots } from '../../../src/training/calendar.ts'
import { createRandom } from '../../../src/training/random.ts'
import type { Region } from './names.ts'
import { drawLacks, type Period } from './period.ts'
import { birthText, type CleanPerson, drawPerson, paperOf } from './person.ts'
import type { Scribe, Values } from './scribe-traits.ts'

const communes = [
  'Bình Sơn',
  'Trà Linh',
  'Đại Thạnh',
  'Phú Hòa',
  'Ea Tam',
  'Tân Lộc',
  'Ia Kreng',
  'Mỹ Thạnh An',
]
const districts = ['An Khê', 'Tam Đàn', 'Mỏ Cày', 'Krông Búk', 'Hòa Vang', 'Châu Thành']

export function createScribe(period: Period, region: Region, seed: number): Scribe {
  const random = createRandom(seed, 211)
  const province = random.pick(period.province)
  const unit = random.chance(0.15) ? random.pick(['thị trấn', 'phường']) : 'xã'
  const commune = `${unit} ${random.pick(communes)}, ${period.district} ${random.pick(districts)}, ${province}`
  const people = { random, region }
  const born = (period.from - 1970 - 45) * 365
  return {
    random,
    period,
    region,
    lacks: drawLacks(random, period),
    province,
    commune,
    office: `${random.pick(['UBND', 'Ủy ban nhân dân'])} ${commune}`,
    capitals: random.chance(period.capitals),
    hamlets: ['thôn 1', 'thôn Đông', 'tổ 5', 'ấp Giồng', 'buôn Ky'],
    signers: period.signers.map(post => ({
      name: drawPerson(people, random.chance(0.2) ? 2 : 1, born).name,
      post,
    })),
    clerk: drawPerson(people, random.chance(0.5) ? 2 : 1, born + 3000).name,
  }
}

/** A name as this book has it. */
export function nameText(scribe: Scribe, name: string): string {
  return scribe.capitals ? name.toLocaleUpperCase('vi') : name
}

export function home(scribe: Scribe): string {
  const { random } = scribe
  return random.chance(0.1) ? scribe.commune : `${random.pick(scribe.hamlets)}, ${scribe.commune}`
}

/** Name, birth, people, nationality, residence and paper of a grown person. */
export function writeAdult(
  scribe: Scribe,
  values: Values,
  prefix: string,
  person: CleanPerson,
  day: Day,
): void {
  const { lacks, period, random } = scribe
  values[`${prefix}HoTen`] = nameText(scribe, person.name)
  values[`${prefix}NgaySinh`] = birthText(scribe, person, period.yearOnly)
  if (!lacks.has('ethnicity')) values[`${prefix}DanToc`] = person.ethnicity
  if (!lacks.has('nationality')) values[`${prefix}QuocTich`] = person.nationality
  if (!lacks.has('residenceType')) values[`${prefix}LoaiCuTru`] = random.chance(0.93) ? '1' : '2'
  values[`${prefix}NoiCuTru`] = home(scribe)
  writePaper(scribe, values, prefix, person, day)
}

export function writePaper(
  scribe: Scribe,
  values: Values,
  prefix: string,
  person: CleanPerson,
  day: Day,
  detailed = true,
): void {
  const paper = paperOf(scribe, person, day)
  if (paper === undefined) return
  values[`${prefix}LoaiGiayToTuyThan`] = paper.type
  values[`${prefix}SoGiayToTuyThan`] = paper.number
  if (!detailed) return
  if (paper.other !== undefined) values[`${prefix}GiayToKhac`] = paper.other
  if (paper.issued !== undefined) values[`${prefix}NgayCapGiayToTuyThan`] = formatDots(paper.issued)
  if (paper.issuer !== undefined) values[`${prefix}NoiCapGiayToTuyThan`] = paper.issuer
}

/** Who came to the office. */
export function writeDeclarant(
  scribe: Scribe,
  values: Values,
  person: CleanPerson,
  relation: string,
  day: Day,
): void {
  if (scribe.lacks.has('declarant')) return
  values.nycHoTen = nameText(scribe, person.name)
  values.nycQuanHe = relation
  writePaper(scribe, values, 'nyc', person, day)
}
