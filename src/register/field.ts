import type { CodeListId } from './code-list.ts'
import type { Status } from './status.ts'
import type { Text } from './text.ts'

export type { Status }

/** What a field holds; it decides how the value is read, checked and typed in. */
export type FieldType =
  | 'text'
  | 'number-text'
  | 'partial-date'
  | 'date-in-words'
  | 'person-name'
  | 'place-text'
  | 'code'
  | 'code-text'
  | 'name-from-list'
  | 'time'
  | 'date-or-text'

/**
 * Must a field be filled? `required`: the entry can't be identified without it. `core`: filled unless the paper
 * has nothing there (thông tư 04/2020/TT-BTP, Đ.29 k9 leaves unknown items blank). `optional`: often empty.
 */
export type Need = 'required' | 'core' | 'optional'

/** One field of a register kind; `id` is the ministry's column name. */
export interface Field {
  readonly id: string
  /** The label with its person: "Dân tộc – mẹ". */
  readonly label: Text
  /** The label alone, for a form that already says whose data it is: "Dân tộc". */
  readonly shortLabel: Text
  readonly type: FieldType
  readonly codeList?: CodeListId
  readonly need: Need
  /** Whose data: a person's prefix, or `entry`, `abroad` (registered abroad), `paper` (giấy báo tử). */
  readonly subject: string
  /** Length in characters seen in a contractor's database; not a limit of the ministry. */
  readonly maxLength?: number
  readonly status: Status
}
