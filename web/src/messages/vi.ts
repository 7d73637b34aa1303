import { viAccess } from './vi-access.ts'
import { viAgencies } from './vi-agencies.ts'
import { viAlone } from './vi-alone.ts'
import { viArbitration } from './vi-arbitration.ts'
import { viBatch } from './vi-batch.ts'
import { viCases } from './vi-cases.ts'
import { viCorrections } from './vi-corrections.ts'
import { viCounts } from './vi-counts.ts'
import { viCustody } from './vi-custody.ts'
import { viEntry } from './vi-entry.ts'
import { viExtracts } from './vi-extracts.ts'
import { viHome } from './vi-home.ts'
import { viIntake } from './vi-intake.ts'
import { viInventory } from './vi-inventory.ts'
import { viJournal } from './vi-journal.ts'
import { viKeyingManage } from './vi-keying-manage.ts'
import { viLots } from './vi-lots.ts'
import { viMoney } from './vi-money.ts'
import { viObstacles } from './vi-obstacles.ts'
import { viOrder } from './vi-order.ts'
import { viPhone } from './vi-phone.ts'
import { viPlaces } from './vi-places.ts'
import { viPlan } from './vi-plan.ts'
import { viProgress } from './vi-progress.ts'
import { viProof } from './vi-proof.ts'
import { viRecord } from './vi-record.ts'
import { viReports } from './vi-reports.ts'
import { viReview } from './vi-review.ts'
import { viSearch } from './vi-search.ts'
import { viSystems } from './vi-systems.ts'
import { viTraining } from './vi-training.ts'
import { viWork } from './vi-work.ts'
import { viWorkbook } from './vi-workbook.ts'

/** Every sentence of the interface, in Vietnamese. A function takes what changes in its sentence. English mirrors the keys. */
export const vi = {
  product: 'Sổ Gốc',
  tagline: 'Số hóa sổ hộ tịch',
  common: {
    skipToContent: 'Đến nội dung chính',
    loading: 'Đang tải…',
    retry: 'Thử lại',
    close: 'Đóng',
    cancel: 'Hủy bỏ',
    save: 'Lưu',
    back: 'Quay lại',
    all: 'Tất cả',
    none: 'không có',
    yes: 'Có',
    no: 'Không',
    total: 'Tổng',
    language: 'Ngôn ngữ',
    clearFilters: 'Bỏ lọc',
    noOfficialForm: 'chưa có mẫu chính thức',
    noOfficialFormHint:
      'Bộ Tư pháp chưa ban hành mẫu cột Excel cho loại sổ này; các cột ở đây dựng theo sổ giấy.',
    rowsShown: (count: string) => `${count} dòng`,
    menu: 'Trình đơn',
    notFoundTitle: 'Không có trang này',
    notFoundText: 'Đường dẫn có thể đã cũ hoặc gõ nhầm.',
    goHome: 'Về trang tổng quan',
  },
  problem: {
    title: 'Chưa thực hiện được',
    network: 'Không kết nối được với máy chủ. Kiểm tra mạng rồi thử lại.',
    unexpectedAnswer:
      'Máy chủ trả lời không đúng dạng. Hãy tải lại trang; nếu vẫn lỗi, báo cho người quản trị.',
    unexpected: 'Có lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn lỗi, báo cho người quản trị.',
    denied: 'Tài khoản của bạn không có quyền làm việc này.',
    missing: 'Không tìm thấy, hoặc không thuộc địa bàn của bạn.',
    tooLarge: 'Tệp quá lớn so với giới hạn của máy chủ.',
    throttled: 'Đã thử quá nhiều lần. Hãy chờ vài phút rồi thử lại.',
  },
  navigation: {
    label: 'Điều hướng chính',
    overview: 'Tổng quan',
    books: 'Sổ hộ tịch',
    plan: 'Kế hoạch',
    work: 'Việc cần làm',
    inventory: 'Rà soát sổ',
    custody: 'Bàn giao sổ',
    keying: 'Nhập liệu',
    arbitration: 'Phân xử',
    packages: 'Gói dữ liệu',
    acceptance: 'Nghiệm thu',
    alone: 'Kiểm tra thử',
    obstacles: 'Vướng mắc',
    search: 'Tra cứu',
    extracts: 'Sổ cấp bản sao',
    money: 'Kinh phí',
    statistics: 'Thống kê',
    agencies: 'Cơ quan',
    accounts: 'Tài khoản',
    keepers: 'Sổ chưa rõ nơi giữ',
    approvals: 'Phê duyệt',
    journal: 'Nhật ký',
    processing: 'Dữ liệu cá nhân',
    systems: 'Hệ thống kết nối',
    training: 'Tập huấn',
    guide: 'Hướng dẫn',
    learning: 'Học và làm thử',
    settings: 'Cài đặt',
    planning: 'Điều hành',
    workshop: 'Số hóa',
    registry: 'Cơ sở dữ liệu',
    administration: 'Quản lý',
    collapse: 'Thu gọn',
    expand: 'Mở rộng',
    shortcuts: 'Phím tắt',
  },
  shortcuts: {
    title: 'Phím tắt',
    anywhere: 'Ở mọi nơi',
    search: 'Đến ô tra cứu',
    help: 'Mở bảng phím tắt này',
    goOverview: 'Đến trang tổng quan',
    goBooks: 'Đến danh sách sổ',
    goPackages: 'Đến danh sách gói dữ liệu',
    goApprovals: 'Đến trang phê duyệt',
    goJournal: 'Đến nhật ký',
    tables: 'Trong bảng',
    move: 'Di chuyển',
    page: 'Lên, xuống một màn hình',
    ends: 'Về đầu, về cuối',
    open: 'Mở dòng hoặc ô đang chọn',
    viewer: 'Khi xem trang',
    turn: 'Trang trước, trang sau',
    zoom: 'Phóng to, thu nhỏ',
    fit: 'Vừa khung hình',
    rotate: 'Xoay 90°',
    original: 'Ảnh gốc hoặc ảnh đã nắn',
    followedBy: 'rồi',
  },
  access: {
    signInTitle: 'Đăng nhập',
    signInHint: 'Dùng tài khoản do Sở Tư pháp hoặc người quản trị cấp.',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    signIn: 'Đăng nhập',
    signOut: 'Đăng xuất',
    account: 'Tài khoản',
    wrong: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    sessionEnded: 'Hãy đăng nhập để tiếp tục.',
    fillBoth: 'Nhập tên đăng nhập và mật khẩu.',
    enterPassword: 'Nhập mật khẩu.',
    changePassword: 'Đổi mật khẩu',
    mustChangeTitle: 'Hãy đặt mật khẩu của riêng bạn',
    mustChangeText: 'Mật khẩu hiện tại do người khác cấp. Đặt mật khẩu mới để bắt đầu làm việc.',
    currentPassword: 'Mật khẩu hiện tại',
    newPassword: 'Mật khẩu mới',
    repeatPassword: 'Nhập lại mật khẩu mới',
    passwordRule: (length: number) => `Ít nhất ${length} ký tự. Một câu dễ nhớ tốt hơn một từ khó.`,
    passwordShort: (length: number) => `Mật khẩu mới cần ít nhất ${length} ký tự.`,
    passwordDiffers: 'Hai lần nhập không giống nhau.',
    passwordChanged: 'Đã đổi mật khẩu.',
    showPassword: 'Hiện hoặc ẩn mật khẩu',
    roles: {
      administrator: 'Quản trị hệ thống',
      'province-lead': 'Lãnh đạo Sở Tư pháp',
      district: 'Phòng Tư pháp',
      registrar: 'Công chức tư pháp – hộ tịch',
      scanner: 'Người quét sổ',
      keyer: 'Người nhập liệu',
      checker: 'Người kiểm tra',
      auditor: 'Thanh tra, kiểm toán',
    },
  },
  inventory: {
    kind: 'Loại sổ',
    state: 'Trạng thái',
    agency: 'Cơ quan',
    year: 'Năm mở sổ',
    volume: 'Quyển',
    books: 'Sổ',
    pages: 'Trang',
    entries: 'Trường hợp',
    records: 'Bản ghi',
    updatedAt: 'Thay đổi lúc',
    states: {
      listed: 'Đã kê',
      scanned: 'Đã quét',
      checked: 'Đã kiểm tra',
      deposited: 'Đã vào CSDL',
      accepted: 'Đã nghiệm thu',
    },
    emptyTitle: 'Chưa có sổ nào',
    emptyText: 'Bắt đầu bằng một trong hai cách sau:',
    emptyBook: 'Kê khai một quyển sổ giấy, rồi quét các trang của sổ.',
    emptyPackage: 'Đã có tệp Excel và tệp zip của một quyển? Nộp để kiểm tra ngay.',
    addBook: 'Thêm sổ',
    addBookTitle: 'Kê khai một quyển sổ',
    bookTitle: (kind: string, year: number, volume: string) => `${kind}, quyển ${volume} năm ${year}`,
    volumeHint: 'Số quyển trên bìa, ví dụ 01',
    volumeWrong: 'Quyển gồm 1 đến 4 chữ số hoặc chữ cái không dấu.',
    yearWrong: 'Năm mở sổ từ 1800 đến 2100.',
    closingTotal: 'Tổng số trường hợp khi khóa sổ',
    closingTotalHint: 'Ghi ở trang cuối sổ; để trống nếu chưa rõ',
    note: 'Ghi chú',
    required: 'Cần nhập mục này.',
    added: 'Đã thêm sổ.',
    noMatchTitle: 'Không có sổ nào khớp bộ lọc',
    noMatchText: 'Bỏ bớt điều kiện lọc để thấy nhiều sổ hơn.',
    bookList: 'Danh sách sổ',
    closingTotalOf: (total: string) => `Khóa sổ ghi ${total} trường hợp`,
    tabs: {
      pages: 'Trang',
      entries: 'Dữ liệu đã nhập',
      records: 'Bản ghi',
      packages: 'Gói dữ liệu',
      findings: 'Phát hiện',
    },
    noEntriesTitle: 'Chưa có dòng nào được nhập',
    noEntriesText: 'Nộp tệp Excel của quyển này để kiểm tra; các dòng sẽ hiện ở đây.',
    entryStatus: { keyed: 'Đã nhập', checked: 'Đã kiểm tra', deposited: 'Đã vào CSDL' },
    status: 'Trạng thái',
    entryTitle: (number: string) => `Trường hợp số ${number}`,
    hideEmptyColumns: 'Ẩn cột trống',
    emptyFields: (count: number) => `${count} mục để trống`,
    previousRow: 'Dòng trước',
    nextRow: 'Dòng sau',
    entryColumn: 'Chung',
    abroadGroup: 'Đăng ký ở nước ngoài',
    paperGroup: 'Giấy báo tử',
    otherGroup: 'Mục khác',
  },
  ...viAccess,
  ...viAgencies,
  ...viAlone,
  ...viSearch,
  ...viSystems,
  ...viWork,
  ...viKeyingManage,
  ...viArbitration,
  ...viProof,
  ...viInventory,
  ...viHome,
  ...viIntake,
  ...viPlaces,
  ...viPlan,
  ...viProgress,
  ...viReview,
  ...viLots,
  ...viObstacles,
  ...viOrder,
  ...viPhone,
  ...viWorkbook,
  ...viBatch,
  ...viCases,
  ...viCorrections,
  ...viRecord,
  ...viEntry,
  ...viExtracts,
  ...viCounts,
  ...viCustody,
  ...viJournal,
  ...viMoney,
  ...viReports,
  ...viTraining,
} as const

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> }

/** The shape every language has: the same keys, the same parameters. */
export type Messages = Widen<typeof vi>
