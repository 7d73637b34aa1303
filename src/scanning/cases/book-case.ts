import type { Case } from './schema.ts'

/** A case of a book; its place is the one in the list it stands in. */
export type BookCase = Readonly<Omit<Case, 'position'>>

/** A page of a book as far as it matters to which cases stand on it. */
export interface CarryingPage {
  readonly id: string
  readonly sequence: number
  readonly capture: string
  readonly half: 'left' | 'right' | null
  readonly role: string
  readonly width: number | null
  readonly height: number | null
}

/** Whether something is written on a page that a case could be. */
export function carriesEntries({ role }: Pick<CarryingPage, 'role'>): boolean {
  return role === 'entries'
}
