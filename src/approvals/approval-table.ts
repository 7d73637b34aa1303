import type { Right } from '../access/rights.ts'
import type { Text } from '../register/text.ts'
import type { ApprovalAction } from './schema.ts'

/** A change that needs two persons: what it is called, and which right asks for it and which decides. */
export interface ApprovalRule {
  /** What is asked, with places for what is known of the subject; nobody in a register is named. */
  readonly title: Text
  readonly ask: Right
  readonly decide: Right
  /** Another person is not enough: they belong to another office than who asked, unless that one has no office above it. */
  readonly otherLevel?: true
}

/** The one table of changes that need two persons. Which of these rights a role holds, and how far, stands in access/rights.ts. */
export const approvalTable: Readonly<Record<ApprovalAction, ApprovalRule>> = {
  'book.unlock': {
    title: {
      vi: 'Mở lại {kind} năm {year}, quyển {volume}',
      en: 'Open again: {kind}, {year}, volume {volume}',
    },
    ask: 'books.write',
    decide: 'books.unlock',
  },
  'record.remove': {
    title: {
      vi: 'Gỡ bỏ bản ghi số {number}/{year}, {kind}, quyển {volume}',
      en: 'Remove record {number}/{year}, {kind}, volume {volume}',
    },
    ask: 'records.correct',
    decide: 'records.approve',
    otherLevel: true,
  },
  'record.reinstate': {
    title: {
      vi: 'Đưa trở lại bản ghi số {number}/{year}, {kind}, quyển {volume}',
      en: 'Reinstate record {number}/{year}, {kind}, volume {volume}',
    },
    ask: 'records.correct',
    decide: 'records.approve',
  },
  'record.restore': {
    title: {
      vi: 'Khôi phục phiên bản {version} của bản ghi số {number}/{year}, {kind}, quyển {volume}',
      en: 'Restore version {version} of record {number}/{year}, {kind}, volume {volume}',
    },
    ask: 'records.correct',
    decide: 'records.approve',
  },
  'account.change-rights': {
    title: {
      vi: 'Đổi quyền tài khoản {username} từ {from} ({fromAgency}) thành {to} ({toAgency})',
      en: 'Change the rights of {username} from {from} ({fromAgency}) to {to} ({toAgency})',
    },
    ask: 'accounts.manage',
    decide: 'accounts.approve',
  },
}
