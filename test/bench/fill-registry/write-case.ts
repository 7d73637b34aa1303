import { type Day, dayInYear, formatDots } from '../../../src/training/calendar.ts'
import type { Sex } from '../../../src/training/naming.ts'
import { mix } from '../../../src/training/random.ts'
import {
  type People,
  type Person,
  paperNumber,
  type WrittenBirth,
  writeAdultBirth,
  writeBirth,
} from './draw-people.ts'
import type { FilledKind, PlannedBook, PlannedCommune } from './plan-province.ts'

/** A person as the index of people has them. */
export interface WrittenMention {
  readonly role: string
  readonly name: string
  readonly born: WrittenBirth | null
  readonly sex: Sex | null
  readonly identityNumber: string | null
}

export interface WrittenCase {
  /** Values by the ministry's column names. */
  readonly fields: Record<string, string>
  readonly mentions: readonly WrittenMention[]
}

interface Where {
  readonly commune: PlannedCommune
  readonly people: People
  readonly book: PlannedBook
  readonly index: number
  readonly day: Day
}

/** Writes the case that stands at `index` (from 0) in a kind and year of a commune. */
export function writeCase(
  commune: PlannedCommune,
  people: People,
  book: PlannedBook,
  index: number,
  ofYear: number,
): WrittenCase {
  const day = dayInYear(book.year, (index + 0.5) / ofYear)
  const sheet = openSheet({ commune, people, book, index, day })
  writers[book.kind](sheet, { commune, people, book, index, day })
  return sheet
}

interface Sheet extends WrittenCase {
  readonly mentions: WrittenMention[]
  /** Name, birth, people and nationality, residence and paper of an adult. */
  adult(role: string, person: Person, sexInField?: boolean): void
  person(role: string, person: Person, born: WrittenBirth | null, sex: Sex | null, paper?: string): void
}

function openSheet({ commune, people, book, index, day }: Where): Sheet {
  const fields: Record<string, string> = {
    so: String(index + 1),
    quyenSo: `${book.volume}/${book.year}`,
    trangSo: String(Math.floor((index - book.first) / 2) + 1),
    ngayDangKy: formatDots(day),
    [book.kind === 'HN' ? 'noiCap' : 'noiDangKy']: `UBND ${commune.place}`,
    nguoiKy: people.official(book.year),
    chucVuNguoiKy: 'Chủ tịch',
  }
  const mentions: WrittenMention[] = []
  const person: Sheet['person'] = (role, { name }, born, sex, paper) => {
    fields[`${role}HoTen`] = name
    if (born !== null) fields[`${role}NgaySinh`] = born.text
    if (paper !== undefined) {
      fields[`${role}LoaiGiayToTuyThan`] = '1'
      fields[`${role}SoGiayToTuyThan`] = paper
    }
    mentions.push({ role, name, born, sex, identityNumber: paper ?? null })
  }
  return {
    fields,
    mentions,
    person,
    adult(role, adult, sexInField = false) {
      person(role, adult, writeAdultBirth(adult, book.year), adult.sex, paperNumber(adult, book.year))
      if (sexInField) fields[`${role}GioiTinh`] = String(adult.sex)
      fields[`${role}DanToc`] = people.ethnicity
      fields[`${role}QuocTich`] = 'Việt Nam'
      fields[`${role}LoaiCuTru`] = '1'
      fields[`${role}NoiCuTru`] = `thôn ${(mix(adult.key, 5) % 6) + 1}, ${commune.place}`
    },
  }
}

const writers: Readonly<Record<FilledKind, (sheet: Sheet, where: Where) => void>> = {
  KS: writeChild,
  KH(sheet, { people, book, index }) {
    const { husband, wife } = people.couple(book.year, index)
    sheet.fields.loaiDangKy = '1'
    sheet.adult('chong', husband)
    sheet.adult('vo', wife)
  },
  KT(sheet, { people, book, index, day }) {
    const couple = people.couple(book.year - 34 - (index % 14), index)
    const dead = index % 5 < 3 ? couple.husband : couple.wife
    sheet.adult('nkt', dead, true)
    sheet.fields.loaiDangKy = '1'
    sheet.fields.nktNgayChet = formatDots(day - (index % 9))
    sheet.fields.nktNoiChet = 'Tại nhà'
    declare(sheet, dead === couple.husband ? couple.wife : couple.husband, 'Vợ/chồng', book.year)
  },
  HN(sheet, { people, book, index }) {
    const married = book.year - 27 - (index % 6)
    const person = people.child(people.couple(married, index), married + 2, index, 0)
    sheet.adult('nxn', person, true)
    sheet.fields.nxnTinhTrangHonNhan = 'Chưa đăng ký kết hôn với ai'
    sheet.fields.nxnLoaiMucDichSuDung = '1'
    if (index % 3 === 0) declare(sheet, person, 'Bản thân', book.year)
  },
  CMC(sheet, { people, book, index }) {
    const parents = people.couple(book.year - 3, index + 10_000)
    const child = people.child(parents, book.year - 2, index + 10_000, 0)
    sheet.fields.quyetDinhSo = sheet.fields.so ?? ''
    sheet.fields.loaiDangKy = '1'
    sheet.fields.loaiXacNhan = '1'
    sheet.adult('cm', parents.husband)
    sheet.person('nc', child, writeBirth(child), null)
    declare(sheet, parents.wife, 'Mẹ', book.year)
  },
}

/** Years between the marriage and the first, second and third child. */
const birthGaps = [1, 3, 6]

function writeChild(sheet: Sheet, { commune, people, book, index }: Where): void {
  const which = index % 3
  const family = Math.floor(index / 3)
  const parents = people.couple(book.year - (birthGaps[which] ?? 1), family)
  const child = people.child(parents, book.year, index, which)
  const { fields } = sheet
  sheet.person('nks', child, writeBirth(child), child.sex)
  fields.loaiDangKy = index % 11 === 10 ? '4' : '1'
  fields.nksGioiTinh = String(child.sex)
  fields.nksNoiSinh = `Trạm y tế ${commune.unit}`
  fields.nksQueQuan = commune.place
  fields.nksDanToc = people.ethnicity
  fields.nksQuocTich = 'Việt Nam'
  const lone = index % 17 === 16
  fields.nksLoaiKhaiSinh = lone ? '3' : '1'
  sheet.adult('me', parents.wife)
  if (!lone) sheet.adult('cha', parents.husband)
  const declarant = lone || mix(child.key, 6) % 3 === 0 ? parents.wife : parents.husband
  declare(sheet, declarant, declarant.sex === 1 ? 'Cha' : 'Mẹ', book.year)
}

function declare(sheet: Sheet, person: Person, relation: string, year: number): void {
  sheet.person('nyc', person, null, null, paperNumber(person, year))
  sheet.fields.nycQuanHe = relation
}
