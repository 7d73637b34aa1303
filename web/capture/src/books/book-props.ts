import type { KeptAccount } from '../../../offline/account/kept-account.ts'
import type { AccountState } from '../account/use-account.ts'
import type { Picture } from '../store/picture.ts'
import type { Book } from './book.ts'

/** What the screens of one book share. */
export interface BookProps {
  readonly account: AccountState
  readonly known: KeptAccount
  readonly book: Book
  readonly title: string
  readonly pictures: readonly Picture[]
  setAgain(picture: string | null): void
}
