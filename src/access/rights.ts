import type { Text } from '../register/text.ts'
import type { Role } from './schema.ts'

/** Everything a route or a command can ask for. */
export const rights = [
  'agencies.read',
  'agencies.manage',
  'accounts.manage',
  'approvals.read',
  'approvals.decide',
  'settings.manage',
  'privacy.read',
  'journal.read',
  'books.read',
  'books.write',
  'books.assign',
  'books.keep',
  'books.unlock',
  'pages.read',
  'pages.upload',
  'pages.arrange',
  'keying.read',
  'keying.key',
  'keying.manage',
  'keying.arbitrate',
  'packages.read',
  'packages.check',
  'packages.deposit',
  'findings.resolve',
  'records.search',
  'records.read',
  'records.correct',
  'records.repair',
  'records.annotate',
  'records.enter',
  'records.approve',
  'records.confidential',
  'identity.read',
  'originals.read',
  'extracts.read',
  'extracts.issue',
  'extracts.manage',
  'statistics.read',
  'systems.manage',
  'accounts.approve',
] as const

/** One thing that may be done. */
export type Right = (typeof rights)[number]

/** What each right lets a person do, as the table is shown to people. */
export const rightTexts: Readonly<Record<Right, Text>> = {
  'agencies.read': { vi: 'Xem cơ quan', en: 'See agencies' },
  'agencies.manage': { vi: 'Khai báo cơ quan, sáp nhập, chia tách', en: 'Declare agencies and successions' },
  'accounts.manage': {
    vi: 'Lập, khóa tài khoản; đề nghị đổi quyền',
    en: 'Make and disable accounts, ask to change rights',
  },
  'approvals.read': { vi: 'Xem đề nghị cần hai người', en: 'See changes that need two persons' },
  'approvals.decide': { vi: 'Duyệt đề nghị của người khác', en: 'Decide what another person asked for' },
  'settings.manage': { vi: 'Đặt quy định chung của hệ thống', en: 'Change the settings of the system' },
  'privacy.read': { vi: 'Xem nhật ký xử lý dữ liệu cá nhân', en: 'See the log of personal data processing' },
  'journal.read': {
    vi: 'Xem, xuất nhật ký và mốc niêm phong',
    en: 'Read and export the journal and its anchors',
  },
  'books.read': { vi: 'Xem danh mục sổ', en: 'See books' },
  'books.write': {
    vi: 'Lập, sửa, đóng sổ; đề nghị mở lại sổ',
    en: 'List, change and close books, ask to open one again',
  },
  'books.assign': {
    vi: 'Giao sổ cho người quét, nhập, kiểm tra',
    en: 'Assign books to scanners, keyers and checkers',
  },
  'books.keep': { vi: 'Xác định cơ quan đang giữ sổ', en: 'Say which agency keeps a book' },
  'books.unlock': { vi: 'Duyệt việc mở lại sổ đã đóng', en: 'Approve opening a closed book' },
  'pages.read': { vi: 'Xem ảnh trang sổ', en: 'See page images' },
  'pages.upload': { vi: 'Nạp ảnh trang sổ', en: 'Take page images in' },
  'pages.arrange': {
    vi: 'Nắn, xếp trang, gán trang vào trường hợp',
    en: 'Straighten and order pages, assign them to cases',
  },
  'keying.read': {
    vi: 'Xem tiến độ và chất lượng nhập liệu',
    en: 'See how far and how well books are keyed',
  },
  'keying.key': { vi: 'Nhập liệu theo ảnh sổ', en: 'Key entries from the images' },
  'keying.manage': {
    vi: 'Đặt cách nhập, giao và thu hồi đợt nhập',
    en: 'Set how books are keyed, hand batches out and take them back',
  },
  'keying.arbitrate': {
    vi: 'Phân xử chỗ hai người nhập khác nhau, đọc lần hai, đặt phiếu chuẩn',
    en: 'Settle differences, read parked entries, set gold entries',
  },
  'packages.read': { vi: 'Xem gói dữ liệu', en: 'See packages' },
  'packages.check': { vi: 'Gửi gói dữ liệu để kiểm tra', en: 'Hand packages in for checking' },
  'packages.deposit': { vi: 'Cập nhật gói vào cơ sở dữ liệu', en: 'Deposit packages in the registry' },
  'findings.resolve': { vi: 'Xử lý lỗi kiểm tra', en: 'Settle findings' },
  'records.search': { vi: 'Tra cứu', en: 'Search records' },
  'records.read': { vi: 'Xem bản ghi', en: 'Read records' },
  'records.correct': { vi: 'Đề nghị gỡ bỏ, khôi phục bản ghi', en: 'Ask to remove or restore a record' },
  'records.repair': {
    vi: 'Sửa lỗi nhập của bản ghi cho đúng sổ',
    en: 'Put a record’s typing errors right',
  },
  'records.annotate': { vi: 'Ghi chú, liên kết bản ghi', en: 'Note beside records and link them' },
  'records.enter': { vi: 'Nhập trực tiếp bản ghi từ sổ', en: 'Enter records directly from the book' },
  'records.approve': { vi: 'Duyệt gỡ bỏ, khôi phục bản ghi', en: 'Approve removing or restoring a record' },
  'records.confidential': {
    vi: 'Xem dữ liệu nuôi con nuôi và nhận cha, mẹ, con',
    en: 'See adoptions and recognitions of parents',
  },
  'identity.read': { vi: 'Xem đủ số giấy tờ tùy thân', en: 'See identity numbers in full' },
  'originals.read': {
    vi: 'Tải ảnh gốc, PDF không đóng dấu người xem',
    en: 'Download originals without the viewer’s mark',
  },
  'extracts.read': { vi: 'Xem sổ cấp bản sao trích lục', en: 'See the book of issued extracts' },
  'extracts.issue': { vi: 'Cấp, in lại, hủy bản sao trích lục', en: 'Issue, reprint and cancel extracts' },
  'extracts.manage': { vi: 'Sửa mẫu trích lục của cơ quan', en: 'Change the office’s extract templates' },
  'statistics.read': { vi: 'Xem thống kê hộ tịch', en: 'See civil-status statistics' },
  'systems.manage': {
    vi: 'Cấp mã truy cập cho hệ thống khác, đặt webhook',
    en: 'Give other systems access, set webhooks',
  },
  'accounts.approve': { vi: 'Duyệt việc đổi quyền tài khoản', en: 'Approve a change of an account’s rights' },
}

/**
 * How far a right reaches. own: the books the account's agency keeps today. subtree: those and what the agencies below keep.
 * assigned: only the books assigned to the account. top: the whole system, for an account of an agency with none above it.
 */
export type Reach = 'own' | 'subtree' | 'assigned' | 'top'

/** A role: what it is called, why it has its rights, and each right with its reach; a right that is missing is not held. */
export interface RoleEntry {
  readonly name: Text
  readonly why: Text
  readonly rights: Readonly<Partial<Record<Right, Reach>>>
}

/** The one table of who may do what, and where. */
export const roleTable: Readonly<Record<Role, RoleEntry>> = {
  administrator: {
    name: { vi: 'Quản trị hệ thống', en: 'Administrator' },
    why: {
      vi: 'Lập tài khoản, khai báo cơ quan của địa bàn, xem nhật ký; không xem dữ liệu hộ tịch của người dân.',
      en: 'Makes accounts, declares agencies, reads the journal; sees nobody’s civil-status data.',
    },
    rights: {
      'agencies.read': 'subtree',
      'agencies.manage': 'subtree',
      'accounts.manage': 'subtree',
      'approvals.read': 'subtree',
      'approvals.decide': 'subtree',
      'settings.manage': 'top',
      'privacy.read': 'top',
      'journal.read': 'subtree',
      'books.read': 'subtree',
      'statistics.read': 'subtree',
      'systems.manage': 'subtree',
      'accounts.approve': 'subtree',
    },
  },
  'province-lead': {
    name: { vi: 'Lãnh đạo Sở Tư pháp', en: 'Province lead' },
    why: {
      vi: 'Chỉ đạo, theo dõi và cập nhật dữ liệu của toàn tỉnh.',
      en: 'Leads, follows and deposits for the whole province.',
    },
    rights: {
      'agencies.read': 'subtree',
      'agencies.manage': 'subtree',
      'approvals.read': 'subtree',
      'approvals.decide': 'subtree',
      'privacy.read': 'top',
      'journal.read': 'subtree',
      'books.keep': 'subtree',
      'books.unlock': 'subtree',
      'books.read': 'subtree',
      'books.write': 'subtree',
      'books.assign': 'subtree',
      'pages.read': 'subtree',
      'pages.upload': 'subtree',
      'pages.arrange': 'subtree',
      'keying.read': 'subtree',
      'keying.key': 'subtree',
      'keying.manage': 'subtree',
      'keying.arbitrate': 'subtree',
      'packages.read': 'subtree',
      'packages.check': 'subtree',
      'packages.deposit': 'subtree',
      'findings.resolve': 'subtree',
      'records.search': 'subtree',
      'records.read': 'subtree',
      'records.correct': 'subtree',
      'records.repair': 'subtree',
      'records.annotate': 'subtree',
      'records.enter': 'subtree',
      'extracts.read': 'subtree',
      'extracts.issue': 'subtree',
      'extracts.manage': 'subtree',
      'statistics.read': 'subtree',
      'records.confidential': 'subtree',
      'identity.read': 'subtree',
      'records.approve': 'subtree',
      'originals.read': 'subtree',
      'accounts.approve': 'subtree',
    },
  },
  district: {
    name: { vi: 'Phòng Tư pháp', en: 'District office' },
    why: {
      vi: 'Làm và kiểm tra sổ của huyện và các xã trực thuộc.',
      en: 'Works on and checks the books of the district and its communes.',
    },
    rights: {
      'agencies.read': 'subtree',
      'approvals.read': 'subtree',
      'approvals.decide': 'subtree',
      'journal.read': 'subtree',
      'books.keep': 'subtree',
      'books.unlock': 'subtree',
      'books.read': 'subtree',
      'books.write': 'subtree',
      'books.assign': 'subtree',
      'pages.read': 'subtree',
      'pages.upload': 'subtree',
      'pages.arrange': 'subtree',
      'keying.read': 'subtree',
      'keying.key': 'subtree',
      'keying.manage': 'subtree',
      'keying.arbitrate': 'subtree',
      'packages.read': 'subtree',
      'packages.check': 'subtree',
      'packages.deposit': 'subtree',
      'findings.resolve': 'subtree',
      'records.search': 'subtree',
      'records.read': 'subtree',
      'records.correct': 'subtree',
      'records.repair': 'subtree',
      'records.annotate': 'subtree',
      'records.enter': 'subtree',
      'extracts.read': 'subtree',
      'extracts.issue': 'subtree',
      'extracts.manage': 'subtree',
      'statistics.read': 'subtree',
      'records.confidential': 'subtree',
      'identity.read': 'subtree',
      'originals.read': 'subtree',
    },
  },
  registrar: {
    name: { vi: 'Công chức tư pháp – hộ tịch', en: 'Registrar' },
    why: {
      vi: 'Giữ và số hóa sổ của xã mình, kể cả sổ của các xã cũ đã nhập vào.',
      en: 'Keeps and digitises the books of the commune and of the communes merged into it.',
    },
    rights: {
      'agencies.read': 'own',
      'approvals.read': 'own',
      'books.read': 'own',
      'books.write': 'own',
      'books.assign': 'own',
      'pages.read': 'own',
      'pages.upload': 'own',
      'pages.arrange': 'own',
      'keying.read': 'own',
      'keying.key': 'own',
      'keying.manage': 'own',
      'keying.arbitrate': 'own',
      'packages.read': 'own',
      'packages.check': 'own',
      'packages.deposit': 'own',
      'findings.resolve': 'own',
      'records.search': 'own',
      'records.read': 'own',
      'records.correct': 'own',
      'records.repair': 'own',
      'records.annotate': 'own',
      'records.enter': 'own',
      'extracts.read': 'own',
      'extracts.issue': 'own',
      'extracts.manage': 'own',
      'statistics.read': 'own',
      'records.confidential': 'own',
      'identity.read': 'own',
      'originals.read': 'own',
    },
  },
  scanner: {
    name: { vi: 'Người quét sổ', en: 'Scanner' },
    why: {
      vi: 'Quét trang của những sổ được giao.',
      en: 'Scans the pages of the books assigned to them.',
    },
    rights: {
      'agencies.read': 'assigned',
      'books.read': 'assigned',
      'pages.read': 'assigned',
      'pages.upload': 'assigned',
      'pages.arrange': 'assigned',
    },
  },
  keyer: {
    name: { vi: 'Người nhập liệu', en: 'Keyer' },
    why: {
      vi: 'Nhập dữ liệu của những sổ được giao và gửi gói để kiểm tra.',
      en: 'Types the data of the books assigned to them and hands packages in for checking.',
    },
    rights: {
      'agencies.read': 'assigned',
      'books.read': 'assigned',
      'pages.read': 'assigned',
      'keying.key': 'assigned',
      'packages.read': 'assigned',
      'packages.check': 'assigned',
      'identity.read': 'assigned',
    },
  },
  checker: {
    name: { vi: 'Người kiểm tra', en: 'Checker' },
    why: {
      vi: 'So dữ liệu với sổ được giao, xử lý từng lỗi; không tự cập nhật vào cơ sở dữ liệu.',
      en: 'Compares the data with the books assigned to them and settles findings; does not deposit.',
    },
    rights: {
      'agencies.read': 'assigned',
      'books.read': 'assigned',
      'pages.read': 'assigned',
      'keying.read': 'assigned',
      'keying.arbitrate': 'assigned',
      'packages.read': 'assigned',
      'packages.check': 'assigned',
      'findings.resolve': 'assigned',
      'identity.read': 'assigned',
    },
  },
  auditor: {
    name: { vi: 'Thanh tra, kiểm toán', en: 'Auditor' },
    why: {
      vi: 'Xem trong phạm vi để kiểm tra, không sửa gì; số giấy tờ được che, không xem việc nuôi con nuôi và nhận cha, mẹ, con.',
      en: 'Reads its jurisdiction without identity numbers and confidential kinds, changes nothing.',
    },
    rights: {
      'agencies.read': 'subtree',
      'approvals.read': 'subtree',
      'privacy.read': 'top',
      'journal.read': 'subtree',
      'books.read': 'subtree',
      'pages.read': 'subtree',
      'keying.read': 'subtree',
      'packages.read': 'subtree',
      'records.search': 'subtree',
      'records.read': 'subtree',
      'extracts.read': 'subtree',
      'statistics.read': 'subtree',
    },
  },
}

/** The rights of a role, in the table's order. */
export function listRights(role: Role): readonly Right[] {
  return rights.filter(right => roleTable[role].rights[right] !== undefined)
}

/** How far a role's right reaches; undefined when the role does not hold it. */
export function findReach(role: Role, right: Right): Reach | undefined {
  return roleTable[role].rights[right]
}
