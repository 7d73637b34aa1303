import type { KindCode } from '../../register/kind.ts'
import { dateOf, dayInYear, formatDots } from '../calendar.ts'
import type { Person } from '../person.ts'
import { mix } from '../random.ts'
import type { Couple, Village } from '../village.ts'
import {
  columnsOf,
  type Place,
  registrationDay,
  type Source,
  type Values,
  writeAdult,
  writeHead,
  writeName,
  writeOfficials,
  writePaper,
} from './entry.ts'

/** The registers without an official sheet; their field names are inferred (src/register/kinds). */
export type OtherKind = Extract<KindCode, 'CN' | 'GH' | 'CDGH' | 'GSGH' | 'LH' | 'TDCC' | 'K'>

/** Who an entry of these registers is about. */
interface Household extends Couple {
  readonly child: Person
  readonly aunt: Person
}

/** Entries of guardianship, adoption, foreign divorce, change and correction, and other events. */
export function otherSource(village: Village, year: number, kind: OtherKind): Source {
  const householdAt = (index: number): Household => {
    const key = { year: year - 14, index }
    return {
      ...village.couple(key),
      child: village.child(key, 1),
      aunt: village.couple({ year: year - 15, index }).wife,
    }
  }
  return {
    registered: index => registrationDay(year, dayInYear(year, (mix(year, index, 111) % 980) / 1000)),
    write(index, place, row) {
      writeHead(row, place)
      writeOfficials(row, place)
      row.loaiDangKy = '1'
      row.noiDangKy = village.commune.authority
      writers[kind](row, householdAt(index), place)
    },
  }
}

function writeParty(
  row: Values,
  prefix: string,
  person: Person,
  place: Place,
  parts: 'plain' | 'sex' | 'home' | 'sex, home',
): void {
  const columns = columnsOf(prefix)
  writeAdult(row, prefix, person, place.registered)
  row[columns.birth] = formatDots(person.born)
  if (parts.includes('sex')) row[columns.sex] = String(person.sex)
  if (parts.includes('home')) row[columns.residence] = person.home
}

/** These books ask only for kind and number of the declarant's paper. */
function writeCaller(row: Values, person: Person, relation: string, place: Place): void {
  row.nycHoTen = writeName(person.name, place.registered)
  row.nycQuanHe = relation
  writePaper(row, 'nyc', person, place.registered, false)
}

const writers: Readonly<Record<OtherKind, (row: Values, household: Household, place: Place) => void>> = {
  GH(row, { aunt, child }, place) {
    writeParty(row, 'ngh', aunt, place, 'sex, home')
    writeParty(row, 'ndgh', child, place, 'sex, home')
    row.lyDo = 'Cha mẹ đều đã chết'
    writeCaller(row, aunt, 'Người giám hộ', place)
  },
  CDGH(row, { aunt, child }, place) {
    writeParty(row, 'ngh', aunt, place, 'sex')
    writeParty(row, 'ndgh', child, place, 'sex')
    row.soDangKyGiamHo = place.number
    row.ngayDangKyGiamHo = formatDots(place.registered - 1400)
    row.lyDoChamDut = 'Người được giám hộ đã có năng lực hành vi dân sự đầy đủ'
    writeCaller(row, aunt, 'Người giám hộ', place)
  },
  GSGH(row, { husband, aunt, child }, place) {
    writeParty(row, 'ngs', husband, place, 'sex, home')
    writeParty(row, 'ngh', aunt, place, 'sex, home')
    writeParty(row, 'ndgh', child, place, 'sex, home')
    writeCaller(row, husband, 'Người giám sát', place)
  },
  CN(row, { husband, wife, child }, place) {
    writeParty(row, 'cn', child, place, 'sex, home')
    writeParty(row, 'chaNuoi', husband, place, 'home')
    writeParty(row, 'meNuoi', wife, place, 'home')
    row.soGiayChungNhan = place.number
    row.ngayGiayChungNhan = formatDots(place.registered)
  },
  LH(row, { husband, wife, married }, place) {
    writeParty(row, 'chong', husband, place, 'sex, home')
    writeParty(row, 'vo', wife, place, 'sex, home')
    row.ngayKetHon = formatDots(married)
    row.noiKetHon = place.village.commune.authority
    row.soBanAn = `${place.number}/${place.year}`
    row.ngayBanAn = formatDots(place.registered - 60)
    row.coQuanBanAn = 'Tòa án tại Hoa Kỳ'
    row.quocGia = 'Hoa Kỳ (American)'
    writeCaller(row, wife, 'Bản thân', place)
  },
  TDCC(row, { husband, child }, place) {
    writeParty(row, 'ntd', child, place, 'sex, home')
    row.tenGiayToHoTich = 'Giấy khai sinh'
    row.soGiayToHoTich = place.number
    row.ngayCapGiayToHoTich = formatDots(child.born + 20)
    row.noiCapGiayToHoTich = place.village.commune.authority
    row.noiDungTu = `Năm sinh: ${dateOf(child.born).year - 1}`
    row.noiDungThanh = `Năm sinh: ${dateOf(child.born).year}`
    row.canCu = `Quyết định số ${place.number}/QĐ-UBND`
    writeCaller(row, husband, 'Cha', place)
  },
  K(row, { wife }, place) {
    writeParty(row, 'nlq', wife, place, 'sex, home')
    row.noiDung = 'Xác nhận thông tin hộ tịch'
    row.canCu = 'Đơn đề nghị của đương sự'
    writeCaller(row, wife, 'Bản thân', place)
  },
}
