import type { cellRules } from '../cells/cell-rules.ts'
import { book, changed, entry, numbered, type RuleExample } from './example.ts'

const kinh = { nksDanToc: 'Kinh', nksQuocTich: 'Việt Nam' }

/** For every rule about values: what it fires on, and what it must let pass. */
export const cellExamples = {
  'value.required': entry('KS', { nksHoTen: '' }, { meHoTen: '' }),
  'value.core': entry('KS', { meDanToc: '' }, { meLoaiCuTru: '' }),
  'value.core-column': book(
    { rows: numbered(5, { meNgaySinh: '' }) },
    { rows: changed(numbered(6), 2, { meNgaySinh: '' }) },
  ),
  'value.variant': book(
    { rows: changed(numbered(12, { nguoiKy: 'Lê Văn Hoàng' }), 5, { nguoiKy: 'Lê Văn Hoằng' }) },
    { rows: changed(numbered(12, { nguoiKy: 'Lê Văn Hoàng' }), 5, { nguoiKy: 'Trần Thị Minh' }) },
  ),
  'value.dragged': book(
    { rows: numbered(12).map((row, at) => (at > 3 && at < 8 ? { ...row, nksHoTen: 'LÊ VĂN AN' } : row)) },
    { rows: changed(numbered(12), 3, { nksHoTen: 'LÊ VĂN AN' }) },
  ),
  'value.null-text': entry('KS', { meHoTen: 'NULL' }, { nksDanToc: 'Null' }),
  'value.placeholder': entry('KS', { ghiChu: '---' }, { ghiChu: '- Cải chính năm sinh' }),
  'text.normalized': book(
    { rows: numbered(1), raw: { nksHoTen: ' NGUYỄN  THỊ HOÀ' } },
    { rows: numbered(1), raw: {} },
  ),
  'text.garbled': entry('KS', { nksQueQuan: 'xÃ£ BÃ¬nh Minh' }, { nksQueQuan: 'xã Bình Minh' }),
  'text.legacy-letters': entry('KS', { meHoTen: 'TrÇn ThÞ Thu Hµ' }, { meHoTen: 'Trần Thị Hòa' }),
  'text.look-alike': entry('KS', { meHoTen: 'Trần Thị Lаn' }, { meHoTen: 'Trần Thị Lan' }),
  'text.contact': entry('KS', { nksQueQuan: 'xã Bình Minh, 0905 123 456' }, { ghiChu: 'ĐT 0905 123 456' }),
  'text.too-long': entry('KS', { nguoiKy: `Nguyễn ${'Văn '.repeat(12)}An` }, { nguoiKy: 'Nguyễn Văn An' }),
  'place.empty-part': entry('KS', { nksQueQuan: 'xã A, , tỉnh B' }, { nksQueQuan: 'xã A, tỉnh B' }),
  'place.no-letters': entry('KS', { nksQueQuan: '12/5' }, { nksQueQuan: 'Tổ 5' }),
  'place.repeated-part': entry(
    'KS',
    { nksQueQuan: 'xã Bình Minh, xã Bình Minh, tỉnh B' },
    { nksQueQuan: 'thôn Bình Minh, xã Bình Minh, tỉnh B' },
  ),
  'page.unreadable': entry('KS', { trangSo: '0905123456' }, { trangSo: '12-13' }),
  'date.format': entry('KS', { meNgaySinh: '1O.05.1990' }, { meNgaySinh: '10.05.1990' }),
  'date.impossible': entry('KS', { meNgaySinh: '31.02.1990' }, { meNgaySinh: '29.02.1992' }),
  'date.year-range': entry('KS', { meNgaySinh: '5990' }, { meNgaySinh: '1990' }),
  'date.two-digit-year': entry('KS', { meNgaySinh: '12/5/90' }, { meNgaySinh: '12/5/1990' }),
  'date.form': entry('KS', { meNgaySinh: '12/5/1990' }, { meNgaySinh: '12.05.1990' }),
  'date.future': entry('KS', { chaNgaySinh: '23.11.2026' }, { chaNgaySinh: '22.11.1986' }),
  'date.default': book(
    { rows: numbered(10, { meNgaySinh: '19.11.1999' }) },
    { rows: changed(numbered(10), 3, { meNgaySinh: '19.11.1999' }) },
  ),
  'date.repeated': book(
    { rows: numbered(10, { meNgaySinh: '12.03.1990' }) },
    { rows: numbered(10, { meNgaySinh: '1990' }) },
  ),
  'time.unreadable': entry('KT', { nktGioPhutChet: 'sáng sớm' }, { nktGioPhutChet: '5 giờ sáng' }),
  'time.impossible': entry('KT', { nktGioPhutChet: '25:10' }, { nktGioPhutChet: '23h10' }),
  'words.mismatch': entry(
    'KS',
    { nksNgaySinhBangChu: 'ngày hai mươi tám tháng một năm hai nghìn mười bảy' },
    { nksNgaySinhBangChu: 'tháng giêng năm hai ngàn không trăm mười bảy' },
  ),
  'words.unreadable': entry(
    'KS',
    { nksNgaySinhBangChu: 'không đọc được' },
    { nksNgaySinhBangChu: 'năm hai nghìn mười bảy' },
  ),
  'code.unknown': entry('KS', { nksGioiTinh: '9' }, { nksGioiTinh: '2' }),
  'code.form': entry('KS', { nksGioiTinh: 'Nữ' }, { nksGioiTinh: '2' }),
  'code.legacy': entry('KS', { loaiDangKy: '0' }, { loaiDangKy: '6' }),
  'list.unknown': entry('KS', { nksDanToc: 'Kinnh' }, { nksDanToc: 'Kinh' }),
  'list.spelling': entry('KS', { nksDanToc: 'kinh' }, { nksDanToc: 'Kinh' }),
  'list.old-name': entry('KS', { nksDanToc: 'Việt' }, { nksDanToc: 'Mường' }),
  'name.characters': entry(
    'KS',
    { nksHoTen: 'Nguyễn Thị H0à' },
    { nksHoTen: 'H’Hen Niê', nksDanToc: 'Ê Đê' },
  ),
  'name.script': entry('KS', { chaHoTen: '王明' }, { chaHoTen: 'Müller Søren' }),
  'name.note': entry('KS', { chaHoTen: 'Nguyễn Văn Quý (đã chết)' }, { chaHoTen: 'Nguyễn Văn Chết' }),
  'name.abbreviated': entry('KS', { chaHoTen: 'Ng. Văn Quý' }, { chaHoTen: 'Nguyễn Văn Quý' }),
  'name.case': entry('KS', { meHoTen: 'trần thị lý' }, { meHoTen: 'TRẦN THỊ LÝ' }),
  'name.run-together': entry(
    'KS',
    { meHoTen: 'TrầnThị Lý' },
    { chaHoTen: 'RơChâm Lúi', chaDanToc: 'Gia Rai' },
  ),
  'name.repeated-word': entry('KS', { meHoTen: 'Trần Thị Thị Lý' }, { meHoTen: 'Trần Thị Vy Vy' }),
  'name.syllable': entry(
    'KS',
    { nksHoTen: 'Nguyễn Thij Hoaf', ...kinh },
    { nksHoTen: 'Nguyễn H’Nhan', ...kinh, nksDanToc: 'Ê Đê' },
  ),
  'name.single-word': entry('KS', { nksHoTen: 'Hoà', ...kinh }, { nksHoTen: 'Hoà', nksDanToc: 'Ê Đê' }),
  'name.repeated': book(
    { rows: numbered(20, { chaHoTen: 'Nguyễn Văn Quý' }) },
    { rows: numbered(6, { chaHoTen: 'Nguyễn Văn Quý' }) },
  ),
  'identity.shape': entry(
    'KS',
    { chaSoGiayToTuyThan: '49088001234' },
    { chaSoGiayToTuyThan: '049088001234' },
  ),
  'identity.form': entry(
    'KS',
    { chaSoGiayToTuyThan: '049 088 001 234' },
    { chaSoGiayToTuyThan: '049088001234' },
  ),
  'identity.dummy': entry(
    'KS',
    { chaLoaiGiayToTuyThan: '1', chaSoGiayToTuyThan: '123456789' },
    { chaLoaiGiayToTuyThan: '1', chaSoGiayToTuyThan: '123456798' },
  ),
  'identity.province': entry(
    'KS',
    { chaSoGiayToTuyThan: '003088001234' },
    { chaSoGiayToTuyThan: '001088001234' },
  ),
  'identity.birth': entry('KS', { chaSoGiayToTuyThan: '049089001234' }, { chaNgaySinh: '1988' }),
  'identity.sex': entry('KS', { chaSoGiayToTuyThan: '049188001234' }, { nksSoDinhDanh: '049317001234' }),
  'identity.two-numbers': entry(
    'KS',
    { chaSoDinhDanhCaNhan: '049088005678' },
    { chaSoDinhDanhCaNhan: '049088005678', chaLoaiGiayToTuyThan: '1', chaSoGiayToTuyThan: '201456789' },
  ),
  'identity.shared': entry(
    'KS',
    {
      meLoaiGiayToTuyThan: '1',
      meSoGiayToTuyThan: '201456789',
      chaLoaiGiayToTuyThan: '1',
      chaSoGiayToTuyThan: '201456789',
    },
    { nycHoTen: 'NGUYỄN VĂN QUÝ', nycLoaiGiayToTuyThan: '4', nycSoGiayToTuyThan: '049088001234' },
  ),
  'identity.differs': entry(
    'KS',
    {
      nycHoTen: 'Nguyễn Văn Quý',
      nycQuanHe: 'Cha',
      nycLoaiGiayToTuyThan: '4',
      nycSoGiayToTuyThan: '049088001243',
    },
    {
      nycHoTen: 'Nguyễn Văn Quý',
      nycQuanHe: 'Cha',
      nycLoaiGiayToTuyThan: '1',
      nycSoGiayToTuyThan: '201456789',
    },
  ),
} satisfies Record<keyof typeof cellRules, RuleExample>
