import type { rowRules } from '../rows/row-rules.ts'
import { book, entry, numbered, type RuleExample } from './example.ts'

const late = { nksNgaySinh: '03.08.2016', nksNgaySinhBangChu: '' }
const of2010 = {
  so: '5',
  quyenSo: '01/2010',
  nksNgaySinhBangChu: '',
  meNgaySinh: '1980',
  chaNgaySinh: '1979',
  chaSoGiayToTuyThan: '',
}

/** For every rule about a row: what it fires on, and what it must let pass. */
export const rowExamples = {
  'order.birth-registration': entry('KS', { ngayDangKy: '26.01.2017' }, { ngayDangKy: '01.2017' }),
  'order.birth-death': entry('KT', { nktNgaySinh: '11.03.1995' }, { nktNgaySinh: '03.1995' }),
  'order.birth-date': entry(
    'KT',
    { nktNgaySinh: '1985', nktNgayCapGiayToTuyThan: '05.06.1980' },
    { nktNgayCapGiayToTuyThan: '05.06.1980' },
  ),
  'order.death-registration': entry('KT', { nktNgayChet: '13.03.1995' }, { nktNgayChet: '03.1995' }),
  'order.death-notice': entry('KT', { gbtNgay: '09.03.1995' }, { gbtNgay: '10.03.1995' }),
  'order.marriage-registration': entry(
    'KH',
    { ngayXacLapQuanHeHonNhan: '11.05.2010' },
    { ngayXacLapQuanHeHonNhan: '05.2010' },
  ),
  'order.residence': entry('HN', { nxnThoiGianCuTruTu: '07.2015' }, { nxnThoiGianCuTruTu: '2015' }),
  'order.paper': entry('KH', { voNgayCapGiayToTuyThan: '11.05.2010' }, { voNgayCapGiayToTuyThan: '2010' }),
  'order.document': entry('KT', { gbtNgay: '13.03.1995' }, { gbtNgay: '12.03.1995' }),
  'order.note': entry('KH', { huyKetHonNgayGhiChu: '09.05.2010' }, { huyKetHonNgayGhiChu: '20.06.2014' }),
  'term.on-time': entry('KS', late, { ...late, loaiDangKy: '4' }),
  'term.late': entry('KS', { loaiDangKy: '4' }, { ...late, loaiDangKy: '4' }),
  'term.on-time-before-2016': entry(
    'KS',
    { ...of2010, ngayDangKy: '03.02.2010', nksNgaySinh: '03.08.2009' },
    late,
  ),
  'term.late-before-2016': entry(
    'KS',
    { ...of2010, ngayDangKy: '03.02.2010', nksNgaySinh: '27.01.2010', loaiDangKy: '4' },
    { ...of2010, ngayDangKy: '03.02.2005', nksNgaySinh: '27.01.2005', loaiDangKy: '4' },
  ),
  'age.parent': entry('KS', { meNgaySinh: '2006' }, { meNgaySinh: '2005' }),
  'age.marriage': entry('KH', { voNgaySinh: '11.05.1993' }, { voNgaySinh: '1993' }),
  'age.impossible': entry('KT', { nktNgaySinh: '1870' }, { nktNgaySinh: '1885' }),
  'age.spouses': entry('KH', { chongNgaySinh: '1945' }, { chongNgaySinh: '1955' }),
  'age.declarant': entry(
    'KS',
    { nycHoTen: 'NGUYỄN THỊ HOÀ', nycQuanHe: 'Bản thân' },
    { nycHoTen: 'Trần Thị Lý', nycQuanHe: 'Mẹ' },
  ),
  'age.certificate': entry(
    'HN',
    { nxnNgaySinh: '2000', nxnThoiGianCuTruTu: '' },
    { nxnNgaySinh: '1998', nxnThoiGianCuTruTu: '' },
  ),
  'parents.missing': entry('KS', { chaHoTen: '' }, { chaHoTen: '', nksLoaiKhaiSinh: '3' }),
  'parents.unexpected': entry('KS', { nksLoaiKhaiSinh: '3' }, { nksLoaiKhaiSinh: '' }),
  'persons.same-name': entry('KS', { chaHoTen: 'Trần Thị Lý' }, { nycHoTen: 'Trần Thị Lý' }),
  'sex.name': entry('KS', { nksGioiTinh: '1' }, { nksGioiTinh: '1', nksHoTen: 'Nguyễn Văn Thị' }),
  'sex.exchanged': entry(
    'KS',
    { meHoTen: 'Nguyễn Văn Quý', chaHoTen: 'Trần Thị Lý' },
    { meHoTen: 'Trần Thị Lý', chaHoTen: 'Nguyễn Văn Quý' },
  ),
  'ethnic.parents': entry('KS', { nksDanToc: 'Ê Đê' }, { nksDanToc: 'Ê Đê', meDanToc: 'Ê Đê' }),
  'ethnic.foreigner': entry(
    'KS',
    { chaDanToc: 'Người nước ngoài' },
    { chaDanToc: 'Người nước ngoài', chaQuocTich: 'Lào (Laos)' },
  ),
  'family.child': entry('KS', { nksHoTen: 'LÊ THỊ HOÀ' }, { nksHoTen: 'TRẦN THỊ HOÀ' }),
  'declarant.name': entry(
    'KS',
    { nycHoTen: 'Nguyễn Văn Quí Anh', nycQuanHe: 'Cha' },
    { nycHoTen: 'NGUYỄN VĂN QUÝ', nycQuanHe: 'Cha đẻ' },
  ),
  'status.no-ground': entry(
    'KH',
    { tinhTrangKetHon: 'Đã ly hôn' },
    { tinhTrangKetHon: 'Đã ly hôn', huyKetHonCanCu: 'Bản án số 5' },
  ),
  'status.missing': entry(
    'KH',
    { huyKetHonCanCu: 'Bản án số 5' },
    { huyKetHonCanCu: 'Bản án số 5', tinhTrangKetHon: 'Đã ly hôn' },
  ),
  'number.unreadable': entry('KS', { so: 'năm' }, { so: '53a' }),
  'number.year': entry('KS', { so: '01/2018' }, { so: '01/2017' }),
  'registered.before-book': book(
    { rows: numbered(1, { ngayDangKy: '05.01.2016', nksNgaySinh: '2015' }) },
    { rows: numbered(1, { ngayDangKy: '05.01.2018' }) },
  ),
  'volume.unreadable': entry('KS', { quyenSo: 'một' }, { quyenSo: '1' }),
  'volume.mismatch': book(
    { rows: numbered(1, { quyenSo: '02/2017' }) },
    { rows: numbered(1, { quyenSo: '1' }) },
  ),
  'volume.year': book(
    { rows: numbered(1, { quyenSo: '01/2016' }) },
    { rows: numbered(1, { quyenSo: '01' }) },
  ),
} satisfies Record<keyof typeof rowRules, RuleExample>
