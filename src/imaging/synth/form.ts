/** A printed label and the value written after it; `share` of the line's width, and the field whose value stands there. */
export interface Blank {
  readonly label: string
  readonly field: string
  readonly share: number
}

export type FormBlock =
  | { readonly type: 'line'; readonly blanks: readonly Blank[] }
  | { readonly type: 'frame'; readonly title: string; readonly lines: readonly (readonly Blank[])[] }
  | { readonly type: 'table'; readonly heads: readonly [string, string]; readonly rows: readonly TableRow[] }
  | { readonly type: 'signatures'; readonly left: string; readonly right: string }
  | { readonly type: 'notes'; readonly title: string; readonly field: string; readonly lines: number }

/** A row of the two-person table: the label and the fields of the left and the right person; `tall` leaves room for two lines. */
export interface TableRow {
  readonly label: string
  readonly fields: readonly [string, string]
  readonly tall?: boolean
}

/** The printed form of a register, top to bottom. The two signatures' names are the fields `nguoiThucHien` and `nguoiKy`. */
export interface Form {
  readonly title: string
  readonly blocks: readonly FormBlock[]
}

const blank = (label: string, field: string, share = 1): Blank => ({ label, field, share })
const line = (...blanks: readonly Blank[]): FormBlock => ({ type: 'line', blanks })
const row = (label: string, left: string, right: string, tall = false): TableRow => ({
  label,
  fields: [left, right],
  tall,
})

const head = (dateLabel: string, ...more: readonly Blank[]): readonly FormBlock[] => [
  line(blank('Số:', 'so', 0.5), blank('Quyển số:', 'quyenSo', 0.5)),
  line(blank(dateLabel, 'ngayDangKy', more.length > 0 ? 0.55 : 1), ...more),
]

const foot = (signer: string): readonly FormBlock[] => [
  { type: 'signatures', left: 'NGƯỜI THỰC HIỆN', right: signer },
  { type: 'notes', title: 'GHI CHÚ:', field: 'ghiChu', lines: 2 },
]

/** The forms of the five registers with an official sheet, after the paper books; field names are the ministry's. */
export const forms: Readonly<Record<'KS' | 'KH' | 'KT' | 'CMC' | 'HN', Form>> = {
  KS: {
    title: 'SỔ ĐĂNG KÝ KHAI SINH',
    blocks: [
      ...head('Ngày, tháng, năm đăng ký:', blank('Loại đăng ký:', 'loaiDangKy', 0.45)),
      {
        type: 'frame',
        title: 'I. NGƯỜI ĐƯỢC KHAI SINH',
        lines: [
          [blank('Họ, chữ đệm, tên:', 'nksHoTen', 0.74), blank('Giới tính:', 'nksGioiTinh', 0.26)],
          [
            blank('Ngày, tháng, năm sinh:', 'nksNgaySinh', 0.5),
            blank('Dân tộc:', 'nksDanToc', 0.25),
            blank('Quốc tịch:', 'nksQuocTich', 0.25),
          ],
          [blank('Ghi bằng chữ:', 'nksNgaySinhBangChu')],
          [blank('Nơi sinh:', 'nksNoiSinh')],
          [blank('Quê quán:', 'nksQueQuan')],
        ],
      },
      {
        type: 'table',
        heads: ['NGƯỜI CHA', 'NGƯỜI MẸ'],
        rows: [
          row('Họ, chữ đệm, tên', 'chaHoTen', 'meHoTen'),
          row('Năm sinh', 'chaNgaySinh', 'meNgaySinh'),
          row('Dân tộc', 'chaDanToc', 'meDanToc'),
          row('Nơi cư trú', 'chaNoiCuTru', 'meNoiCuTru', true),
          row('Giấy tờ tùy thân', 'chaSoGiayToTuyThan', 'meSoGiayToTuyThan'),
        ],
      },
      line(blank('Người đi khai sinh:', 'nycHoTen', 0.65), blank('Quan hệ:', 'nycQuanHe', 0.35)),
      line(blank('Giấy tờ tùy thân:', 'nycSoGiayToTuyThan')),
      ...foot('NGƯỜI KÝ GIẤY KHAI SINH'),
    ],
  },
  KH: {
    title: 'SỔ ĐĂNG KÝ KẾT HÔN',
    blocks: [
      ...head('Ngày, tháng, năm đăng ký kết hôn:'),
      {
        type: 'table',
        heads: ['BÊN NAM (CHỒNG)', 'BÊN NỮ (VỢ)'],
        rows: [
          row('Họ, chữ đệm, tên', 'chongHoTen', 'voHoTen'),
          row('Ngày, tháng, năm sinh', 'chongNgaySinh', 'voNgaySinh'),
          row('Dân tộc', 'chongDanToc', 'voDanToc'),
          row('Quốc tịch', 'chongQuocTich', 'voQuocTich'),
          row('Nơi cư trú', 'chongNoiCuTru', 'voNoiCuTru', true),
          row('Giấy tờ tùy thân', 'chongSoGiayToTuyThan', 'voSoGiayToTuyThan'),
          row('Ngày và nơi cấp', 'chongNgayCapGiayToTuyThan', 'voNgayCapGiayToTuyThan', true),
        ],
      },
      ...foot('NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN'),
    ],
  },
  KT: {
    title: 'SỔ ĐĂNG KÝ KHAI TỬ',
    blocks: [
      ...head('Ngày, tháng, năm đăng ký:', blank('Loại đăng ký:', 'loaiDangKy', 0.45)),
      {
        type: 'frame',
        title: 'NGƯỜI CHẾT',
        lines: [
          [blank('Họ, chữ đệm, tên:', 'nktHoTen', 0.74), blank('Giới tính:', 'nktGioiTinh', 0.26)],
          [
            blank('Ngày, tháng, năm sinh:', 'nktNgaySinh', 0.5),
            blank('Dân tộc:', 'nktDanToc', 0.25),
            blank('Quốc tịch:', 'nktQuocTich', 0.25),
          ],
          [blank('Nơi cư trú cuối cùng:', 'nktNoiCuTru')],
          [blank('Giấy tờ tùy thân:', 'nktSoGiayToTuyThan')],
          [blank('Đã chết vào lúc:', 'nktGioPhutChet', 0.4), blank('ngày:', 'nktNgayChet', 0.6)],
          [blank('Ghi bằng chữ:', 'nktNgayChetGhiBangChu')],
          [blank('Nơi chết:', 'nktNoiChet')],
          [blank('Nguyên nhân chết:', 'nktNguyenNhanChet')],
          [blank('Giấy báo tử số:', 'gbtSo', 0.35), blank('do', 'gbtCoQuanCap', 0.65)],
        ],
      },
      line(blank('Người đi khai tử:', 'nycHoTen', 0.65), blank('Quan hệ:', 'nycQuanHe', 0.35)),
      line(blank('Giấy tờ tùy thân:', 'nycSoGiayToTuyThan')),
      ...foot('NGƯỜI KÝ TRÍCH LỤC KHAI TỬ'),
    ],
  },
  CMC: {
    title: 'SỔ ĐĂNG KÝ NHẬN CHA, MẸ, CON',
    blocks: [
      ...head('Ngày, tháng, năm đăng ký:', blank('Quyết định số:', 'quyetDinhSo', 0.45)),
      line(blank('Loại việc:', 'loaiXacNhan')),
      {
        type: 'table',
        heads: ['CHA / MẸ', 'CON'],
        rows: [
          row('Họ, chữ đệm, tên', 'cmHoTen', 'ncHoTen'),
          row('Ngày, tháng, năm sinh', 'cmNgaySinh', 'ncNgaySinh'),
          row('Dân tộc', 'cmDanToc', 'ncDanToc'),
          row('Quốc tịch', 'cmQuocTich', 'ncQuocTich'),
          row('Quê quán', 'cmQueQuan', 'ncQueQuan', true),
          row('Nơi cư trú', 'cmNoiCuTru', 'ncNoiCuTru', true),
          row('Giấy tờ tùy thân', 'cmSoGiayToTuyThan', 'ncSoGiayToTuyThan'),
        ],
      },
      line(blank('Người yêu cầu:', 'nycHoTen', 0.55), blank('Quan hệ với con:', 'nycQHNguoiDuocNhan', 0.45)),
      line(blank('Giấy tờ tùy thân:', 'nycSoGiayToTuyThan')),
      ...foot('NGƯỜI KÝ QUYẾT ĐỊNH'),
    ],
  },
  HN: {
    title: 'SỔ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
    blocks: [
      ...head('Ngày, tháng, năm cấp:'),
      {
        type: 'frame',
        title: 'NGƯỜI ĐƯỢC CẤP GIẤY XÁC NHẬN',
        lines: [
          [blank('Họ, chữ đệm, tên:', 'nxnHoTen', 0.74), blank('Giới tính:', 'nxnGioiTinh', 0.26)],
          [
            blank('Ngày, tháng, năm sinh:', 'nxnNgaySinh', 0.5),
            blank('Dân tộc:', 'nxnDanToc', 0.25),
            blank('Quốc tịch:', 'nxnQuocTich', 0.25),
          ],
          [blank('Nơi cư trú:', 'nxnNoiCuTru')],
          [blank('Giấy tờ tùy thân:', 'nxnSoGiayToTuyThan')],
          [blank('Tình trạng hôn nhân:', 'nxnTinhTrangHonNhan')],
          [blank('Mục đích sử dụng:', 'nxnMucDichSuDung')],
        ],
      },
      line(blank('Người yêu cầu:', 'nycHoTen', 0.65), blank('Quan hệ:', 'nycQuanHe', 0.35)),
      ...foot('NGƯỜI KÝ GIẤY XÁC NHẬN'),
    ],
  },
}

/** A plain form for the other registers: the title and one line a field. */
export function plainForm(
  title: string,
  fields: readonly { readonly label: string; readonly field: string }[],
): Form {
  return {
    title,
    blocks: [...fields.map(({ label, field }) => line(blank(`${label}:`, field))), ...foot('NGƯỜI KÝ')],
  }
}
