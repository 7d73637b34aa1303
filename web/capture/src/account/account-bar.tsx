import { type ReactNode, useState } from 'react'
import type { KeptAccount } from '../../../offline/account/kept-account.ts'
import { useMessages } from '../messages/language.ts'
import { tally } from '../store/order.ts'
import type { Picture } from '../store/picture.ts'

interface AccountBarProps {
  readonly known: KeptAccount
  readonly pictures: readonly Picture[]
  leave(): Promise<void>
}

/** Who is signed in, and signing out; pictures that wait are spoken of first. */
export function AccountBar({ known, pictures, leave }: AccountBarProps): ReactNode {
  const { account: text, back } = useMessages()
  const [isAsking, setAsking] = useState(false)
  const { waiting } = tally(pictures)
  return (
    <div className="account">
      <p>
        <span className="visually-hidden">{text.label}: </span>
        <b>{known.displayName}</b> <span className="soft">{known.agencyName}</span>
      </p>
      {!isAsking && (
        <button type="button" onClick={() => (waiting > 0 ? setAsking(true) : void leave())}>
          {text.signOut}
        </button>
      )}
      {isAsking && (
        <div className="notice" role="alertdialog" aria-label={text.signOut} aria-describedby="kept">
          <p id="kept">{text.kept(waiting)}</p>
          <div className="row">
            <button type="button" onClick={() => setAsking(false)}>
              {back}
            </button>
            <button type="button" className="danger" onClick={() => void leave()}>
              {text.really}
            </button>
          </div>
        </div>
      )}
    </div>
  )
}
