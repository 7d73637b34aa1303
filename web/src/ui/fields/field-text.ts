import { codeLists } from '../../../../src/register/code-list.ts'
import { findKind } from '../../../../src/register/kind.ts'
import type { Language } from '../../../../src/register/text.ts'

/** The label of a ministry column within its kind, with its person: "Dân tộc – mẹ"; an unknown column stands for itself. */
export function fieldLabel(kindCode: string, id: string, language: Language): string {
  return findKind(kindCode)?.fields.find(field => field.id === id)?.label[language] ?? id
}

/** What a coded value means, "Nữ" for 2 in a column of sexes; nothing for values that speak for themselves. */
export function codeMeaning(kindCode: string, id: string, value: string): string | undefined {
  const field = findKind(kindCode)?.fields.find(candidate => candidate.id === id)
  if (field?.codeList === undefined || field.type === 'name-from-list') return undefined
  const list = codeLists[field.codeList]
  const name = [...list.items, ...list.legacy].find(item => item.code === value.trim())?.name
  return name === value ? undefined : name
}

/** The width in pixels that the values of a column usually need. */
export function columnWidth(kindCode: string, id: string): number {
  const field = findKind(kindCode)?.fields.find(candidate => candidate.id === id)
  if (field?.codeList !== undefined && field.type !== 'name-from-list') {
    // The first values of a list are the common ones: đúng hạn, Nam and Nữ, thường trú.
    const usual = Math.max(0, ...codeLists[field.codeList].items.slice(0, 2).map(item => item.name.length))
    return Math.max(96, Math.min(220, 44 + usual * 7))
  }
  if (field?.type === 'text' && (field.maxLength ?? 50) <= 10) return 96
  switch (field?.type) {
    case 'person-name':
      return 190
    case 'place-text':
      return 260
    case 'date-in-words':
      return 320
    case 'partial-date':
    case 'date-or-text':
      return 128
    case 'time':
      return 100
    case 'number-text':
      return 96
    default:
      return 150
  }
}

/** Whether the server has hidden part of an identity number in a value (src/register/mask-identity.ts writes `•••••••••123`). */
export function isMasked(value: string): boolean {
  return value.includes('••')
}
