import { expect, test } from 'vitest'
import { getKind } from '../../register/kind.ts'
import { acceptReading } from './accept-reading.ts'

const book = { kind: getKind('KS'), year: 2008 }
const read = (field: string, text: string, confidence = 0.96, number = '12') =>
  acceptReading(
    book,
    number,
    field,
    text.split(' ').map(word => ({ text: word, confidence })),
  )?.text

test('dates are offered as the sheet wants them, and only where there is exactly one', () => {
  expect(read('nksNgaySinh', '03/03/2008')).toBe('03.03.2008')
  expect(read('chaNgaySinh', '.1973 ..........')).toBe('1973')
  for (const none of ['33/03/2008', '03/03/20', 'Kinh', '03/03/2008 04/03/2008'])
    expect(read('nksNgaySinh', none)).toBeUndefined()
})

test('the number is the case’s own, and the day of registration in the year of the book', () => {
  expect(read('so', '12')).toBe('12')
  expect(read('so', '12/2008')).toBe('12/2008')
  expect(read('so', '13')).toBeUndefined()
  expect(read('so', '12', 0.4)).toBe('12')
  expect(read('trangSo', '9', 0.8)).toBeUndefined()
  expect(read('ngayDangKy', '03/01/2009')).toBe('03.01.2009')
  expect(read('ngayDangKy', '03/03/2000')).toBeUndefined()
})

test('values of lists are those of the list, papers by what is written before their number', () => {
  expect(read('nksGioiTinh', 'Nữ')).toBe('2')
  expect(read('nksDanToc', 'Kinh')).toBe('Kinh')
  expect(read('meDanToc', 'linh')).toBeUndefined()
  expect(read('loaiDangKy', 'Lại')).toBe(read('loaiDangKy', 'Đăng ký lại'))
  expect(read('nycLoaiGiayToTuyThan', '.CMND số 384221079')).toBe('1')
  expect(read('nycSoGiayToTuyThan', '.CMND số 384221079')).toBe('384221079')
  expect(read('nycSoGiayToTuyThan', 'CMND số 38422107')).toBeUndefined()
})

test('names and places are offered only when every word of them is sure, and a name only of syllables', () => {
  expect(read('nksHoTen', '.Nguyễn Thị Mai ...')).toBe('Nguyễn Thị Mai')
  expect(read('nksHoTen', 'Nguyễn Thị Mai', 0.9)).toBeUndefined()
  expect(read('nksHoTen', 'Nguyễn Th] Mai')).toBeUndefined()
  expect(read('nksNoiSinh', 'Trạm y tế xã An Hạc, huyện An Nguyên.')).toBe(
    'Trạm y tế xã An Hạc, huyện An Nguyên',
  )
})

test('what follows from another field is not read', () => {
  expect(read('nksNgaySinhBangChu', 'Ngày ba tháng ba năm hai nghìn không trăm lẻ tám')).toBeUndefined()
})
