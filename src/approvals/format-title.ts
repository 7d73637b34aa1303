import { roleTable } from '../access/rights.ts'
import { roleSchema } from '../access/schema.ts'
import { findKind } from '../register/kind.ts'
import { fillText, type Language } from '../register/text.ts'
import { type ApprovalDetail, type ApprovalRow, actionOf } from './approval-row.ts'
import { approvalTable } from './approval-table.ts'

/** What is asked, in words: the codes of kinds and roles by their names. */
export function formatTitle(
  row: Pick<ApprovalRow, 'action'>,
  about: ApprovalDetail['about'],
  language: Language,
): string {
  const params = Object.entries(about).map(([name, value]) => [name, wordsOf(name, value, language)])
  return fillText(approvalTable[actionOf(row)].title, language, Object.fromEntries(params))
}

function wordsOf(name: string, value: string | number, language: Language): string | number {
  if (name === 'kind') {
    const kind = findKind(String(value))?.name[language] ?? String(value)
    return kind.charAt(0).toLowerCase() + kind.slice(1)
  }
  if (name !== 'from' && name !== 'to') return value
  const role = roleSchema.safeParse(value)
  return role.success ? roleTable[role.data].name[language] : value
}
