import type { Text } from '../register/text.ts'
import type { Role } from './schema.ts'

/** Everything a route or a command can ask for. */
export const rights = [
  'agencies.read',
  'agencies.manage',
  'accounts.manage',
  'books.read',
  'books.write',
  'pages.read',
  'pages.upload',
  'packages.read',
  'packages.check',
  'packages.deposit',
  'findings.resolve',
  'records.search',
  'records.read',
  'journal.read',
] as const

/** One thing that may be done. */
export type Right = (typeof rights)[number]

/**
 * How far a right reaches. own: the account's agency and those it took over from. subtree: that and everything below.
 * assigned: only the books listed for the account. all: the whole system.
 */
export type Reach = 'own' | 'subtree' | 'assigned' | 'all'

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
      vi: 'Lập tài khoản, khai báo cơ quan, xem nhật ký; không xem dữ liệu hộ tịch của người dân.',
      en: 'Makes accounts, declares agencies, reads the journal; sees nobody’s civil-status data.',
    },
    rights: {
      'agencies.read': 'all',
      'agencies.manage': 'all',
      'accounts.manage': 'all',
      'books.read': 'all',
      'journal.read': 'all',
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
      'books.read': 'subtree',
      'books.write': 'subtree',
      'pages.read': 'subtree',
      'pages.upload': 'subtree',
      'packages.read': 'subtree',
      'packages.check': 'subtree',
      'packages.deposit': 'subtree',
      'findings.resolve': 'subtree',
      'records.search': 'subtree',
      'records.read': 'subtree',
      'journal.read': 'subtree',
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
      'books.read': 'subtree',
      'books.write': 'subtree',
      'pages.read': 'subtree',
      'pages.upload': 'subtree',
      'packages.read': 'subtree',
      'packages.check': 'subtree',
      'packages.deposit': 'subtree',
      'findings.resolve': 'subtree',
      'records.search': 'subtree',
      'records.read': 'subtree',
      'journal.read': 'subtree',
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
      'books.read': 'own',
      'books.write': 'own',
      'pages.read': 'own',
      'pages.upload': 'own',
      'packages.read': 'own',
      'packages.check': 'own',
      'packages.deposit': 'own',
      'findings.resolve': 'own',
      'records.search': 'own',
      'records.read': 'own',
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
      'packages.read': 'assigned',
      'packages.check': 'assigned',
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
      'packages.read': 'assigned',
      'packages.check': 'assigned',
      'findings.resolve': 'assigned',
    },
  },
  auditor: {
    name: { vi: 'Thanh tra, kiểm toán', en: 'Auditor' },
    why: {
      vi: 'Xem mọi thứ trong phạm vi để kiểm tra, không sửa gì.',
      en: 'Reads everything in its jurisdiction, changes nothing.',
    },
    rights: {
      'agencies.read': 'subtree',
      'books.read': 'subtree',
      'pages.read': 'subtree',
      'packages.read': 'subtree',
      'records.search': 'subtree',
      'records.read': 'subtree',
      'journal.read': 'subtree',
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
