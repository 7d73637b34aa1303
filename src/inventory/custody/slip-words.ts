import type { CopyKind, conditions } from '../paper/schema.ts'
import type { SlipKind } from './schema.ts'

/** What a paper about a movement is called. */
export const slipTitles: Readonly<Record<SlipKind, string>> = {
  'hand-over': 'Biên bản bàn giao sổ hộ tịch',
  return: 'Biên bản trả sổ hộ tịch',
  transfer: 'Biên bản chuyển giao sổ hộ tịch',
}

/** What the two legal copies are called on it. */
export const copyWords: Readonly<Record<CopyKind, string>> = {
  registering: 'Sổ gốc',
  superior: 'Sổ lưu kép',
}

export type Condition = (typeof conditions)[number]

/** How the condition of a copy is said on it, unless somebody says more. */
export const conditionWords: Readonly<Record<Condition, string>> = {
  unknown: '',
  good: 'Còn tốt',
  worn: 'Cũ, sờn',
  torn: 'Rách',
  illegible: 'Mờ, khó đọc',
}
