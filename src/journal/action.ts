import type { Text } from '../register/text.ts'

/** Everything the journal can say was done; a new kind of event gets a line here. */
export const journalActions = {
  'account.create': { vi: 'Lập tài khoản', en: 'Account created' },
  'account.change-password': { vi: 'Đổi mật khẩu của mình', en: 'Own password changed' },
  'account.reset-password': { vi: 'Đặt lại mật khẩu', en: 'Password reset' },
  'session.open': { vi: 'Đăng nhập', en: 'Signed in' },
  'session.close': { vi: 'Đăng xuất', en: 'Signed out' },
  'agency.create': { vi: 'Khai báo cơ quan', en: 'Agency declared' },
  'book.create': { vi: 'Đưa sổ vào danh mục', en: 'Book listed' },
  'book.update': { vi: 'Sửa thông tin sổ', en: 'Book details changed' },
  'page.intake': { vi: 'Nhận ảnh trang sổ', en: 'Page images taken in' },
  'page.render': { vi: 'Nắn và dựng lại trang', en: 'Page straightened and rendered' },
  'package.receive': { vi: 'Nhận gói dữ liệu của sổ', en: 'Package received' },
  'package.check': { vi: 'Kiểm tra gói dữ liệu', en: 'Package checked' },
  'finding.resolve': { vi: 'Xác nhận đúng như sổ', en: 'Finding confirmed to be as in the book' },
  'records.deposit': { vi: 'Cập nhật sổ vào cơ sở dữ liệu', en: 'Book deposited in the registry' },
  'records.search': { vi: 'Tra cứu', en: 'Records searched' },
  'records.list': { vi: 'Xem danh sách bản ghi của sổ', en: 'Records of a book listed' },
  'record.read': { vi: 'Xem bản ghi', en: 'Record read' },
  'record.read-pdf': { vi: 'Xem bản chụp trang sổ của bản ghi', en: 'PDF of a record read' },
  'journal.read': { vi: 'Xem nhật ký', en: 'Journal read' },
} as const satisfies Record<string, Text>

/** One kind of event. */
export type JournalAction = keyof typeof journalActions
