import { type ReactNode, useEffect, useState } from 'react'
import type { KeptAccount } from '../../../offline/account/kept-account.ts'
import type { AccountState } from '../account/use-account.ts'
import { CameraScreen } from '../camera/camera-screen.tsx'
import { useMessages } from '../messages/language.ts'
import { PictureList } from '../pictures/picture-list.tsx'
import { formatScreen, type Screen } from '../screen.ts'
import { usePictures } from '../store/use-pictures.ts'
import type { Book } from './book.ts'
import { bookTitle } from './book-title.ts'
import { addBook, noteUse, readBooks } from './load-books.ts'

interface BookScreenProps {
  readonly account: AccountState
  readonly known: KeptAccount
  readonly screen: Exclude<Screen, { readonly view: 'books' }>
}

/** One book: its camera, or the pictures taken of it. A book that a code named is fetched first. */
export function BookScreen({ account, known, screen }: BookScreenProps): ReactNode {
  const messages = useMessages()
  const { book, isMissing } = useBook(known.id, screen.agency, screen.book)
  const pictures = usePictures(known.id, screen.book)
  /** The picture that the next one replaces. */
  const [again, setAgain] = useState<string | null>(null)
  const title = book === undefined ? messages.title : bookTitle(book, messages)
  useEffect(() => {
    document.title = `${title} · ${messages.product}`
  }, [title, messages])
  if (isMissing)
    return (
      <main className="plain">
        <p role="alert">{messages.books.noneKept}</p>
        <a className="button" href={formatScreen({ view: 'books' })}>
          {messages.back}
        </a>
      </main>
    )
  if (book === undefined) return null
  const shared = { account, known, book, title, pictures, setAgain }
  return screen.view === 'camera' ? <CameraScreen {...shared} again={again} /> : <PictureList {...shared} />
}

function useBook(
  account: string,
  agency: string,
  id: string,
): { book: Book | undefined; isMissing: boolean } {
  const [book, setBook] = useState<Book>()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    let ended = false
    const find = async () => {
      const kept = (await readBooks(account)).books.find(it => it.id === id)
      const found = kept ?? (await addBook(account, agency, id).catch(() => undefined))
      if (ended) return
      setBook(found)
      setMissing(found === undefined)
      if (found !== undefined) await noteUse(account, id)
    }
    setBook(undefined)
    setMissing(false)
    void find()
    return () => {
      ended = true
    }
  }, [account, agency, id])
  return { book, isMissing }
}
