import { type Day, dateOf, formatDots, formatSlashes } from '../../../src/training/calendar.ts'
import { bornBefore, drawPerson } from './person.ts'
import { home, nameText, writeAdult, writeDeclarant, writePaper } from './scribe.ts'
import type { Scribe, Values } from './scribe-traits.ts'

/** A recognition of father, mother or child on a day; the child may be grown up. */
export function writeRecognition(scribe: Scribe, registered: Day, number: string): Values {
  const { random, lacks } = scribe
  const kind = random.pick(['1', '1', '1', '1', '2', '3', '4'])
  const grown = kind === '3' || kind === '4'
  const child = drawPerson(
    scribe,
    random.chance(0.5) ? 1 : 2,
    bornBefore(scribe, registered, grown ? random.integer(18, 45) : random.integer(0, 14)),
  )
  const parent = drawPerson(
    scribe,
    kind === '1' || kind === '3' ? 1 : 2,
    bornBefore(scribe, child.born, random.integer(17, 45)),
  )
  const values: Values = { quyetDinhSo: number, loaiDangKy: '1', loaiXacNhan: kind }
  writeAdult(scribe, values, 'cm', parent, registered)
  values.cmQueQuan = scribe.commune
  writeAdult(scribe, values, 'nc', child, registered)
  if (!grown) values.ncNgaySinh = formatDots(child.born)
  values.ncQueQuan = scribe.commune
  if (!lacks.has('declarant')) {
    const declarant = drawPerson(scribe, 2, bornBefore(scribe, registered, 30))
    values.nycHoTen = nameText(scribe, declarant.name)
    values.nycQHNguoiDuocNhan = 'Mẹ'
    writePaper(scribe, values, 'nyc', declarant, registered)
  }
  return values
}

/** A certificate of marital status of a day. */
export function writeMaritalStatus(scribe: Scribe, registered: Day): Values {
  const { random } = scribe
  const sex = random.chance(0.5) ? 1 : 2
  const person = drawPerson(scribe, sex, bornBefore(scribe, registered, random.integer(19, 60)))
  const forMarriage = random.chance(0.6)
  const values: Values = {}
  writeAdult(scribe, values, 'nxn', person, registered)
  values.nxnGioiTinh = String(sex)
  if (random.chance(0.5)) {
    const from = person.born + 16 * 366
    values.nxnThoiGianCuTruTai = home(scribe)
    values.nxnThoiGianCuTruTu = random.chance(0.4) ? String(dateOf(from).year) : formatDots(from)
    values.nxnThoiGianCuTruDen = formatDots(registered - random.integer(0, 400))
  }
  const spouse = drawPerson(scribe, sex === 1 ? 2 : 1, bornBefore(scribe, registered, 30)).name
  values.nxnTinhTrangHonNhan = forMarriage
    ? 'Chưa đăng ký kết hôn với ai'
    : `Hiện đang có ${sex === 1 ? 'vợ' : 'chồng'} là ${spouse} (kết hôn ngày ${formatSlashes(registered - 3000)})`
  values.nxnLoaiMucDichSuDung = forMarriage ? '1' : '5'
  values.nxnMucDichSuDung = forMarriage ? 'Để kết hôn' : 'Vay vốn ngân hàng'
  writeDeclarant(scribe, values, person, 'Bản thân', registered)
  return values
}
