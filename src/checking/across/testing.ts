/** For tests: a birth of 1995. */
export const birth = {
  ...{ so: '12', quyenSo: '01/1995', ngayDangKy: '10.05.1995', loaiDangKy: '1', noiDangKy: 'UBND xã Ia Mơ' },
  ...{
    nksHoTen: 'Ksor Hoà',
    nksGioiTinh: '2',
    nksNgaySinh: '01.05.1995',
    nksDanToc: 'Gia Rai',
    nksQuocTich: 'Việt Nam',
  },
  ...{ meHoTen: 'Rơ Châm Lúi', meNgaySinh: '04.02.1970', chaHoTen: 'Ksor Tèo', chaNgaySinh: '06.07.1968' },
}
/** For tests: the death of its mother, a year before. */
export const death = {
  ...{ so: '3', quyenSo: '01/1994', ngayDangKy: '02.06.1994', nktHoTen: 'RƠ CHÂM LÚI', nktGioiTinh: '2' },
  ...{ nktNgaySinh: '04.02.1970', nktNgayChet: '31.05.1994' },
}
/** For tests: the marriage of the parents. */
export const marriage = {
  ...{ so: '7', quyenSo: '01/1992', ngayDangKy: '20.10.1992', loaiDangKy: '1' },
  ...{
    chongHoTen: 'Ksor Tèo',
    chongNgaySinh: '06.07.1968',
    voHoTen: 'Rơ Châm Lúi',
    voNgaySinh: '04.02.1970',
  },
}
/** For tests: the father’s marriage with somebody else, later. */
export const secondMarriage = {
  ...marriage,
  so: '9',
  ngayDangKy: '01.01.1997',
  voHoTen: 'Siu Bia',
  voNgaySinh: '09.09.1975',
}
