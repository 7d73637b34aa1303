import type { PaperId } from '../../../register/extract-papers.ts'

/** A line of a paper: labels, each with the placeholder of what is printed after it. */
export type PaperLine = readonly (readonly [label: string, placeholder: string])[]

/** What stands on a paper that we ship; the forms of the ministry were not found, so every office puts its own in their place. */
export interface ShippedPaper {
  /** In capitals, one line each. */
  readonly title: readonly string[]
  /** Whom it tells of, by the prefix of their fields; two beside each other in two columns. */
  readonly people: readonly (string | readonly [left: string, right: string])[]
  /** What else it tells, before and after the people. */
  readonly before?: readonly PaperLine[]
  readonly after: readonly PaperLine[]
  /** Everything that the record holds, one line each, instead of people. */
  readonly everything?: boolean
}

const copy = '(BẢN SAO)'
const registered = (what: string): PaperLine[] => [
  [[`Nơi đăng ký ${what}`, 'noiDangKy']],
  [
    ['Số', 'so'],
    ['Quyển số', 'quyenSo'],
    ['Ngày đăng ký', 'ngayDangKy'],
  ],
]
const birth: PaperLine[] = [
  [['Họ, chữ đệm, tên', 'nksHoTen']],
  [['Ngày, tháng, năm sinh', 'nksNgaySinh']],
  [['Ghi bằng chữ', 'nksNgaySinhBangChu']],
  [
    ['Giới tính', 'nksGioiTinh'],
    ['Dân tộc', 'nksDanToc'],
    ['Quốc tịch', 'nksQuocTich'],
  ],
  [['Nơi sinh', 'nksNoiSinh']],
  [['Quê quán', 'nksQueQuan']],
  [['Số định danh cá nhân', 'nksSoDinhDanh']],
]

/** The papers as they are shipped. */
export const shippedPapers: Readonly<Record<PaperId, ShippedPaper>> = {
  TLKS: {
    title: ['TRÍCH LỤC KHAI SINH', copy],
    before: birth,
    people: ['me', 'cha'],
    after: registered('khai sinh'),
  },
  GKS: {
    title: ['GIẤY KHAI SINH', copy],
    before: birth,
    people: ['me', 'cha'],
    after: [
      ...registered('khai sinh'),
      [
        ['Người đi khai sinh', 'nycHoTen'],
        ['Quan hệ', 'nycQuanHe'],
      ],
      [['Giấy tờ tùy thân của người đi khai sinh', 'nycGiayToTuyThan']],
      [
        ['Người ký Giấy khai sinh', 'nguoiKy'],
        ['Chức vụ', 'chucVuNguoiKy'],
      ],
    ],
  },
  TLKH: {
    title: ['TRÍCH LỤC KẾT HÔN', copy],
    people: [['vo', 'chong']],
    after: [...registered('kết hôn'), [['Ngày xác lập quan hệ hôn nhân', 'ngayXacLapQuanHeHonNhan']]],
  },
  TLKT: {
    title: ['TRÍCH LỤC KHAI TỬ', copy],
    people: ['nkt'],
    after: [
      [
        ['Đã chết vào lúc', 'nktGioPhutChet'],
        ['Ngày', 'nktNgayChet'],
      ],
      [['Ghi bằng chữ', 'nktNgayChetGhiBangChu']],
      [['Nơi chết', 'nktNoiChet']],
      [['Nguyên nhân chết', 'nktNguyenNhanChet']],
      [
        ['Giấy báo tử, giấy tờ thay giấy báo tử', 'gbtLoai'],
        ['Số', 'gbtSo'],
        ['Ngày', 'gbtNgay'],
      ],
      [['Cơ quan cấp', 'gbtCoQuanCap']],
      ...registered('khai tử'),
    ],
  },
  TLNCMC: {
    title: ['TRÍCH LỤC', 'ĐĂNG KÝ NHẬN CHA, MẸ, CON', copy],
    before: [[['Việc đăng ký', 'loaiXacNhan']]],
    people: ['cm', 'nc'],
    after: registered('nhận cha, mẹ, con'),
  },
  TLNCN: {
    title: ['TRÍCH LỤC', 'ĐĂNG KÝ NUÔI CON NUÔI', copy],
    people: ['cn', ['chaNuoi', 'meNuoi'], ['chaGiao', 'meGiao']],
    after: [
      [['Cơ sở nuôi dưỡng', 'coSoNuoiDuong']],
      [
        ['Số giấy chứng nhận', 'soGiayChungNhan'],
        ['Ngày', 'ngayGiayChungNhan'],
      ],
      ...registered('nuôi con nuôi'),
    ],
  },
  TLGH: {
    title: ['TRÍCH LỤC', 'ĐĂNG KÝ GIÁM HỘ', copy],
    people: ['ngh', 'ndgh'],
    after: [[['Lý do giám hộ', 'lyDo']], ...registered('giám hộ')],
  },
  TLCDGH: {
    title: ['TRÍCH LỤC', 'ĐĂNG KÝ CHẤM DỨT GIÁM HỘ', copy],
    people: ['ngh', 'ndgh'],
    after: [
      [
        ['Đã đăng ký giám hộ số', 'soDangKyGiamHo'],
        ['Ngày', 'ngayDangKyGiamHo'],
      ],
      [['Lý do chấm dứt giám hộ', 'lyDoChamDut']],
      ...registered('chấm dứt giám hộ'),
    ],
  },
  TLGSGH: {
    title: ['TRÍCH LỤC', 'ĐĂNG KÝ GIÁM SÁT VIỆC GIÁM HỘ', copy],
    people: ['ngs', 'ngh', 'ndgh'],
    after: registered('giám sát việc giám hộ'),
  },
  TLGCHT: {
    title: ['TRÍCH LỤC', 'GHI CHÚ LY HÔN, HỦY VIỆC KẾT HÔN', copy],
    people: [['vo', 'chong']],
    after: [
      [
        ['Giấy chứng nhận kết hôn số', 'soGiayKetHon'],
        ['Ngày', 'ngayKetHon'],
      ],
      [['Nơi đăng ký kết hôn', 'noiKetHon']],
      [
        ['Bản án, quyết định số', 'soBanAn'],
        ['Ngày', 'ngayBanAn'],
      ],
      [
        ['Cơ quan ra bản án, quyết định', 'coQuanBanAn'],
        ['Quốc gia', 'quocGia'],
      ],
      ...registered('ghi chú'),
    ],
  },
  TLTDCC: {
    title: ['TRÍCH LỤC', 'THAY ĐỔI, CẢI CHÍNH, BỔ SUNG HỘ TỊCH,', 'XÁC ĐỊNH LẠI DÂN TỘC', copy],
    before: [[['Việc đăng ký', 'loaiDangKy']]],
    people: ['ntd'],
    after: [
      [['Đã đăng ký tại giấy tờ hộ tịch', 'tenGiayToHoTich']],
      [
        ['Số', 'soGiayToHoTich'],
        ['Ngày cấp', 'ngayCapGiayToHoTich'],
        ['Nơi cấp', 'noiCapGiayToHoTich'],
      ],
      [['Nội dung: từ', 'noiDungTu']],
      [['Thành', 'noiDungThanh']],
      [['Căn cứ', 'canCu']],
      ...registered('thay đổi, cải chính'),
    ],
  },
  TLHTK: {
    title: ['TRÍCH LỤC', 'GHI VÀO SỔ VIỆC HỘ TỊCH KHÁC', copy],
    people: ['nlq'],
    after: [[['Nội dung', 'noiDung']], [['Căn cứ', 'canCu']], ...registered('việc hộ tịch')],
  },
  XNHT: {
    title: ['XÁC NHẬN THÔNG TIN HỘ TỊCH'],
    before: [
      [['Sổ hộ tịch', 'tenSo']],
      [
        ['Số', 'so'],
        ['Quyển số', 'quyenSo'],
        ['Ngày đăng ký', 'ngayDangKy'],
      ],
    ],
    people: [],
    everything: true,
    after: [],
  },
}
