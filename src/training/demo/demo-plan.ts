import type { Role } from '../../access/schema.ts'
import type { KindCode } from '../../register/kind.ts'
import type { BookLook } from '../plan-pages.ts'

/** The people of the demonstration are the same on every machine. */
export const demoSeed = 1976

/** One password for every account of the demonstration; it is printed, so it protects nothing. */
export const demoPassword = 'SoGoc-TapHuan-2026'

/** An account of the demonstration; `agency` is a code. */
export interface DemoAccount {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly agency: string
}

/** One account a role, and a registrar for each kind of commune: merged, divided. */
export const demoAccounts: readonly DemoAccount[] = [
  { username: 'quantri', displayName: 'Quản trị hệ thống (tập huấn)', role: 'administrator', agency: 'ST' },
  {
    username: 'sotuphap',
    displayName: 'Phòng Hành chính tư pháp, Sở Tư pháp',
    role: 'province-lead',
    agency: 'ST',
  },
  {
    username: 'phongtuphap',
    displayName: 'Phòng Tư pháp huyện An Nguyên (đến 30/6/2025)',
    role: 'district',
    agency: 'ST-1',
  },
  {
    username: 'hotich.annguyen',
    displayName: 'Công chức hộ tịch xã An Nguyên',
    role: 'registrar',
    agency: 'ST-201',
  },
  {
    username: 'hotich.bentrau',
    displayName: 'Công chức hộ tịch phường Bến Trầu',
    role: 'registrar',
    agency: 'ST-202',
  },
  {
    username: 'hotich.truongmien',
    displayName: 'Công chức hộ tịch xã Trường Miên',
    role: 'registrar',
    agency: 'ST-203',
  },
  {
    username: 'hotich.arumthuong',
    displayName: 'Công chức hộ tịch xã A Rum Thượng',
    role: 'registrar',
    agency: 'ST-204',
  },
  { username: 'quet', displayName: 'Người quét sổ (đơn vị số hóa)', role: 'scanner', agency: 'ST' },
  { username: 'nhaplieu', displayName: 'Người nhập liệu (đơn vị số hóa)', role: 'keyer', agency: 'ST' },
  {
    username: 'nhaplieu2',
    displayName: 'Người nhập liệu thứ hai (đơn vị số hóa)',
    role: 'keyer',
    agency: 'ST',
  },
  { username: 'kiemtra', displayName: 'Người kiểm tra (đơn vị số hóa)', role: 'checker', agency: 'ST' },
  { username: 'thanhtra', displayName: 'Thanh tra Sở Tư pháp', role: 'auditor', agency: 'ST' },
]

/**
 * How far a book of the demonstration has come: `deposited` in the registry, `hasty` with a checked package full of slips,
 * `keyed-twice` from the pages by two keyers, with differences to settle, `half-keyed` with a batch under way, `scanned` but not keyed, `listed` only.
 */
export type DemoProgress = 'deposited' | 'hasty' | 'keyed-twice' | 'half-keyed' | 'scanned' | 'listed'

export interface DemoBook {
  readonly agency: string
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly rows: number
  readonly progress: DemoProgress
  readonly look: BookLook
  readonly note?: string
  /** The contractor's accounts that see the book. */
  readonly assignedTo?: readonly string[]
  /** Closed once it is deposited. */
  readonly isClosed?: boolean
}

const scanner: BookLook = { layout: 'form', paper: 'cream', hand: 'pen', captured: 'mixed', dpi: 150 }
const modern: BookLook = { ...scanner, paper: 'white', hand: 'print', captured: 'flatbed' }
const ledger: BookLook = { ...scanner, layout: 'ledger', paper: 'aged', captured: 'flatbed', isFlawed: true }

/** Some hundred pictures: what two cores draw and straighten in forty seconds. */
export const demoBooks: readonly DemoBook[] = [
  {
    agency: 'ST-104',
    kind: 'KH',
    year: 1995,
    volume: '01',
    rows: 20,
    progress: 'deposited',
    look: scanner,
    isClosed: true,
  },
  { agency: 'ST-104', kind: 'KS', year: 1996, volume: '01', rows: 40, progress: 'deposited', look: scanner },
  { agency: 'ST-104', kind: 'KS', year: 1999, volume: '01', rows: 24, progress: 'deposited', look: scanner },
  { agency: 'ST-104', kind: 'CMC', year: 1998, volume: '01', rows: 6, progress: 'deposited', look: scanner },
  { agency: 'ST-104', kind: 'HN', year: 2019, volume: '01', rows: 16, progress: 'deposited', look: modern },
  { agency: 'ST-104', kind: 'KT', year: 2019, volume: '01', rows: 16, progress: 'deposited', look: modern },
  {
    agency: 'ST-101',
    kind: 'KS',
    year: 2006,
    volume: '01',
    rows: 20,
    progress: 'hasty',
    look: scanner,
    note: 'Nhập vội cuối đợt, cần soát lại',
    assignedTo: ['nhaplieu', 'kiemtra'],
  },
  {
    agency: 'ST-101',
    kind: 'KS',
    year: 2003,
    volume: '01',
    rows: 12,
    progress: 'keyed-twice',
    look: scanner,
    note: 'Nhập hai lần độc lập, còn chỗ lệch chờ phân xử',
    assignedTo: ['nhaplieu', 'nhaplieu2', 'kiemtra'],
  },
  {
    agency: 'ST-101',
    kind: 'KS',
    year: 2004,
    volume: '01',
    rows: 16,
    progress: 'half-keyed',
    look: { ...scanner, captured: 'flatbed' },
    note: 'Đang nhập một lần theo đợt',
    assignedTo: ['nhaplieu', 'nhaplieu2', 'kiemtra'],
  },
  {
    agency: 'ST-102',
    kind: 'KS',
    year: 1987,
    volume: '01',
    rows: 16,
    progress: 'scanned',
    look: ledger,
    note: 'Sổ danh sách, mở đôi',
    assignedTo: ['quet', 'nhaplieu'],
  },
  {
    agency: 'ST-101',
    kind: 'KH',
    year: 1991,
    volume: '01',
    rows: 20,
    progress: 'scanned',
    look: { ...scanner, layout: 'spread', paper: 'aged', captured: 'phone' },
    note: 'Khổ A3, chụp mở đôi bằng điện thoại',
    assignedTo: ['quet'],
  },
  {
    agency: 'ST-103',
    kind: 'KT',
    year: 2001,
    volume: '01',
    rows: 31,
    progress: 'listed',
    look: scanner,
    note: 'Bìa rách, đóng lại trước khi quét',
    assignedTo: ['quet'],
  },
  // Nobody has said yet which of the two successors of this divided commune keeps its book.
  { agency: 'ST-105', kind: 'GH', year: 2010, volume: '01', rows: 6, progress: 'listed', look: scanner },
  { agency: 'ST-106', kind: 'TDCC', year: 2012, volume: '01', rows: 14, progress: 'listed', look: scanner },
]

/** A book that is not listed: its packages, one clean and one full of slips, are for trying the upload by hand. */
export const trialBook: DemoBook = {
  agency: 'ST-103',
  kind: 'KS',
  year: 2004,
  volume: '01',
  rows: 10,
  progress: 'scanned',
  look: { ...scanner, captured: 'flatbed' },
}
