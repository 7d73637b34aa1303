import { getKind, type KindCode } from '../kind.ts'
import { checkRow } from '../rules/check-row.ts'

/** A clean entry of each official kind, small enough to read in a test. */
export const cleanEntries: Readonly<
  Record<'KS' | 'KH' | 'KT' | 'CMC' | 'HN', Readonly<Record<string, string>>>
> = {
  KS: {
    so: '005',
    quyenSo: '01/2017',
    trangSo: '5',
    ngayDangKy: '03.02.2017',
    loaiDangKy: '1',
    noiDangKy: 'UBND xã Bình Minh, huyện Tam Hòa',
    nksHoTen: 'NGUYỄN THỊ HOÀ',
    nksGioiTinh: '2',
    nksNgaySinh: '27.01.2017',
    nksNgaySinhBangChu: 'Ngày Hai Mươi Bảy Tháng Một Năm Hai Nghìn Không Trăm Mười Bảy',
    nksDanToc: 'Kinh',
    nksQuocTich: 'Việt Nam',
    nksLoaiKhaiSinh: '1',
    meHoTen: 'Trần Thị Lý',
    meNgaySinh: '1990',
    meDanToc: 'Kinh',
    meQuocTich: 'Việt Nam',
    meLoaiCuTru: '1',
    chaHoTen: 'Nguyễn Văn Quý',
    chaNgaySinh: '05.1988',
    chaDanToc: 'Kinh',
    chaQuocTich: 'Việt Nam',
    chaLoaiCuTru: '1',
    chaLoaiGiayToTuyThan: '4',
    chaSoGiayToTuyThan: '049088001234',
  },
  KH: {
    so: '12',
    quyenSo: '01/2010',
    trangSo: '12',
    ngayDangKy: '10.05.2010',
    loaiDangKy: '1',
    noiDangKy: 'UBND xã Bình Minh',
    chongHoTen: 'Y Moan Êban',
    chongNgaySinh: '1985',
    chongDanToc: 'Ê Đê',
    chongQuocTich: 'Việt Nam',
    voHoTen: "H'Hen Niê",
    voNgaySinh: '02.03.1990',
    voDanToc: 'Ê Đê',
    voQuocTich: 'Việt Nam',
  },
  KT: {
    so: '7',
    quyenSo: '02/1995',
    trangSo: '7',
    ngayDangKy: '12.03.1995',
    loaiDangKy: '1',
    noiDangKy: 'UBND xã Bình Minh',
    nktHoTen: 'Lê Văn Ước',
    nktGioiTinh: '1',
    nktNgaySinh: '1920',
    nktDanToc: 'Kinh',
    nktQuocTich: 'Việt Nam',
    nktNgayChet: '10.03.1995',
  },
  CMC: {
    so: '3',
    quyenSo: '01/2006',
    trangSo: '3',
    quyetDinhSo: '3',
    ngayDangKy: '09.02.2009',
    loaiDangKy: '1',
    loaiXacNhan: '1',
    noiDangKy: 'UBND xã Bình Minh',
    cmHoTen: 'Phạm Hữu Đức',
    cmNgaySinh: '1980',
    cmDanToc: 'Kinh',
    cmQuocTich: 'Việt Nam',
    ncHoTen: 'Phạm Ngọc Hằng',
    ncNgaySinh: '2007',
    ncDanToc: 'Kinh',
    ncQuocTich: 'Việt Nam',
  },
  HN: {
    so: '20',
    quyenSo: '01/2015',
    ngayDangKy: '20.06.2015',
    noiCap: 'UBND xã Bình Minh',
    nxnHoTen: 'Võ Thanh Dũng',
    nxnThoiGianCuTruTu: '2005',
    nxnThoiGianCuTruDen: '06.2015',
  },
}

/** The findings on a clean entry with some values changed, as `code column` words. */
export function findingsWith(
  kind: KindCode & keyof typeof cleanEntries,
  changes: Readonly<Record<string, string>>,
): string[] {
  const found = checkRow(
    getKind(kind),
    { row: 2, values: { ...cleanEntries[kind], ...changes } },
    { today: 20261122 },
  )
  return found.map(({ code, column }) => `${code} ${column}`)
}
