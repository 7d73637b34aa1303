import type { Text } from '../register/text.ts'

/** Everything the journal can say was done; a new kind of event gets a line here. */
export const journalActions = {
  'account.create': { vi: 'Lập tài khoản', en: 'Account created' },
  'account.change-password': { vi: 'Đổi mật khẩu của mình', en: 'Own password changed' },
  'account.reset-password': { vi: 'Đặt lại mật khẩu', en: 'Password reset' },
  'account.update': { vi: 'Sửa thông tin tài khoản', en: 'Account details changed' },
  'account.change-language': { vi: 'Đổi ngôn ngữ hiển thị', en: 'Own language changed' },
  'account.disable': { vi: 'Khóa tài khoản', en: 'Account disabled' },
  'account.enable': { vi: 'Mở lại tài khoản', en: 'Account enabled' },
  'account.change-rights': {
    vi: 'Đổi vai trò, cơ quan của tài khoản',
    en: 'Role or agency of an account changed',
  },
  'account.set-second-factor': { vi: 'Thiết lập mã xác thực', en: 'Second factor set up' },
  'account.remove-second-factor': { vi: 'Bỏ mã xác thực', en: 'Second factor removed' },
  'account.make-recovery-codes': { vi: 'Lập mã dự phòng mới', en: 'New recovery codes made' },
  'session.end': { vi: 'Kết thúc phiên làm việc', en: 'Sessions ended' },
  'settings.change': { vi: 'Đổi quy định chung của hệ thống', en: 'Settings of the system changed' },
  'session.open': { vi: 'Đăng nhập', en: 'Signed in' },
  'session.close': { vi: 'Đăng xuất', en: 'Signed out' },
  'agency.create': { vi: 'Khai báo cơ quan', en: 'Agency declared' },
  'agency.update': { vi: 'Sửa thông tin cơ quan', en: 'Agency corrected' },
  'agency.load': { vi: 'Nạp danh mục đơn vị hành chính', en: 'Official list of agencies loaded' },
  'succession.record': { vi: 'Ghi sáp nhập, chia tách, đổi tên', en: 'Succession recorded' },
  'succession.remove': { vi: 'Rút lại việc sáp nhập, chia tách', en: 'Succession taken back' },
  'book.create': { vi: 'Đưa sổ vào danh mục', en: 'Book listed' },
  'book.close': { vi: 'Đóng sổ', en: 'Book closed' },
  'book.reopen': { vi: 'Mở lại sổ đã đóng', en: 'Closed book opened again' },
  'book.keeper': { vi: 'Xác định cơ quan giữ sổ', en: 'Keeper of a book stated' },
  'book.assign': { vi: 'Giao sổ', en: 'Book assigned' },
  'book.unassign': { vi: 'Thôi giao sổ', en: 'Book no longer assigned' },
  'book.update': { vi: 'Sửa thông tin sổ', en: 'Book details changed' },
  'page.intake': { vi: 'Nhận ảnh trang sổ', en: 'Page images taken in' },
  'page.replace': { vi: 'Thay ảnh một trang sổ', en: 'Picture of a page replaced' },
  'package.correct': { vi: 'Sửa số liệu của gói', en: 'Rows of a package put right' },
  'pages.change': { vi: 'Sửa, xếp, gán trang của sổ', en: 'Pages of a book changed' },
  'pages.read-numbers': { vi: 'Đọc số in trên trang sổ', en: 'Printed page numbers read' },
  'pages.review': { vi: 'Xem lại ảnh trang sổ', en: 'Page images looked through' },
  'pages.pause': { vi: 'Tạm dừng xử lý ảnh của sổ', en: 'Processing of a book’s pictures paused' },
  'pages.resume': { vi: 'Xử lý tiếp ảnh của sổ', en: 'Processing of a book’s pictures resumed' },
  'pages.retry': { vi: 'Xử lý lại ảnh bị lỗi', en: 'Pictures that failed tried again' },
  'page.render': { vi: 'Nắn và dựng lại trang', en: 'Page straightened and rendered' },
  'package.receive': { vi: 'Nhận gói dữ liệu của sổ', en: 'Package received' },
  'package.check': { vi: 'Kiểm tra gói dữ liệu', en: 'Package checked' },
  'package.recheck': { vi: 'Yêu cầu kiểm tra lại gói dữ liệu', en: 'Package asked to be checked again' },
  'package.reading': { vi: 'Xác nhận cách đọc bảng tính', en: 'How a workbook is read confirmed' },
  'package.try': { vi: 'Kiểm tra thử gói dữ liệu, không lưu', en: 'Package checked without storing it' },
  'finding.resolve': { vi: 'Xác nhận đúng như sổ', en: 'Finding confirmed to be as in the book' },
  'records.deposit': { vi: 'Cập nhật sổ vào cơ sở dữ liệu', en: 'Book deposited in the registry' },
  'records.search': { vi: 'Tra cứu', en: 'Records searched' },
  'records.list': { vi: 'Xem danh sách bản ghi của sổ', en: 'Records of a book listed' },
  'record.read': { vi: 'Xem bản ghi', en: 'Record read' },
  'record.read-pdf': { vi: 'Xem bản chụp trang sổ của bản ghi', en: 'PDF of a record read' },
  'record.remove': { vi: 'Gỡ bỏ bản ghi', en: 'Record removed' },
  'record.reinstate': { vi: 'Đưa bản ghi trở lại', en: 'Record reinstated' },
  'record.restore': { vi: 'Khôi phục phiên bản cũ của bản ghi', en: 'Earlier version of a record restored' },
  'page.read': { vi: 'Xem ảnh trang sổ', en: 'Page image seen' },
  'package.read-pdf': {
    vi: 'Xem bản chụp trang sổ của một dòng trong gói',
    en: 'PDF of a package’s row seen',
  },
  'case.read-pdf': { vi: 'Xem bản chụp trang sổ của trường hợp', en: 'PDF of a case seen' },
  'book.export-pdfs': { vi: 'Tải PDF các trường hợp của sổ', en: 'PDFs of a book’s cases downloaded' },
  'page.read-original': { vi: 'Tải ảnh gốc của trang sổ', en: 'Original of a page downloaded' },
  'package.read': { vi: 'Xem dòng, lỗi của gói dữ liệu', en: 'Rows or findings of a package seen' },
  'package.export': { vi: 'Tải báo cáo kiểm tra gói dữ liệu', en: 'Report of a package downloaded' },
  'book.field-places': {
    vi: 'Đánh dấu chỗ của các ô trên trang sổ',
    en: 'Places of fields marked on the pages of a book',
  },
  'approval.ask': { vi: 'Đề nghị việc cần hai người', en: 'Change asked for that needs two persons' },
  'approval.decide': { vi: 'Duyệt hoặc từ chối đề nghị', en: 'Request approved or refused' },
  'approval.withdraw': { vi: 'Rút lại đề nghị', en: 'Request withdrawn' },
  'journal.read': { vi: 'Xem nhật ký', en: 'Journal read' },
  'journal.export': { vi: 'Xuất nhật ký ra tệp', en: 'Journal exported' },
  'journal.seal': { vi: 'Niêm phong nhật ký của một ngày', en: 'Journal of a day sealed' },
  'anchor.export': { vi: 'Xuất mốc niêm phong', en: 'Anchor exported' },
  'processing.read': { vi: 'Xem nhật ký xử lý dữ liệu cá nhân', en: 'Log of personal data processing read' },
  'processing.export': {
    vi: 'Xuất nhật ký xử lý dữ liệu cá nhân',
    en: 'Log of personal data processing exported',
  },
  'retention.apply': { vi: 'Dọn dữ liệu đã hết hạn lưu', en: 'Data past its time removed' },
  'package.remove': {
    vi: 'Bỏ gói không dùng được đã hết hạn lưu',
    en: 'Unusable package past its time removed',
  },
  'entries.list': { vi: 'Xem danh sách dòng đã nhập của sổ', en: 'Rows of a book listed' },
} as const satisfies Record<string, Text>

/** One kind of event. */
export type JournalAction = keyof typeof journalActions

/** Why personal data is worked with, as the log of processing says it. */
const purposes = {
  answer: {
    vi: 'Tra cứu, khai thác dữ liệu hộ tịch theo nhiệm vụ được giao',
    en: 'Searching and using civil-status data as assigned',
  },
  digitise: { vi: 'Số hóa sổ hộ tịch', en: 'Digitising civil-status registers' },
  check: {
    vi: 'Kiểm tra, đối chiếu dữ liệu số hóa với sổ gốc',
    en: 'Checking the data against the original book',
  },
  register: {
    vi: 'Cập nhật, chỉnh lý cơ sở dữ liệu hộ tịch điện tử',
    en: 'Keeping the electronic civil-status database',
  },
  retain: { vi: 'Xóa dữ liệu đã hết hạn lưu', en: 'Removing data past its time' },
} as const satisfies Record<string, Text>

/** What an action does with personal records, and why. */
export interface PersonalAction {
  /** It only shows them to somebody; otherwise it takes them in or changes them. */
  readonly reads: boolean
  readonly purpose: Text
}

const reads = (purpose: Text): PersonalAction => ({ reads: true, purpose })
const works = (purpose: Text): PersonalAction => ({ reads: false, purpose })

/** The actions that work with personal records; they make up the log of processing. A new one that does gets a line here, too. */
export const personalActions: Readonly<Partial<Record<JournalAction, PersonalAction>>> = {
  'records.search': reads(purposes.answer),
  'records.list': reads(purposes.answer),
  'record.read': reads(purposes.answer),
  'record.read-pdf': reads(purposes.answer),
  'page.read': reads(purposes.digitise),
  'page.read-original': reads(purposes.digitise),
  'case.read-pdf': reads(purposes.digitise),
  'book.export-pdfs': reads(purposes.digitise),
  'entries.list': reads(purposes.digitise),
  'package.read': reads(purposes.check),
  'package.read-pdf': reads(purposes.check),
  'package.export': reads(purposes.check),
  'page.intake': works(purposes.digitise),
  'page.replace': works(purposes.digitise),
  'pages.change': works(purposes.digitise),
  'package.correct': works(purposes.check),
  'pages.read-numbers': works(purposes.digitise),
  'page.render': works(purposes.digitise),
  'package.receive': works(purposes.check),
  'package.check': works(purposes.check),
  'package.recheck': works(purposes.check),
  'package.reading': works(purposes.check),
  'package.try': works(purposes.check),
  'finding.resolve': works(purposes.check),
  'records.deposit': works(purposes.register),
  'record.remove': works(purposes.register),
  'record.reinstate': works(purposes.register),
  'record.restore': works(purposes.register),
  'package.remove': works(purposes.retain),
}
