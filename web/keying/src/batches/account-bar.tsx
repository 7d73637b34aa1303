import { type ReactNode, useState } from 'react'
import { useDeskAccount } from '../desk-account.ts'
import { useMessages } from '../messages/language.ts'

/** Who is signed in, the way to the big application, and signing out; what is not sent yet is spoken of first. */
export function AccountBar({
  unsent,
  leave,
}: {
  readonly unsent: number
  leave(): Promise<void>
}): ReactNode {
  const { account: text, back } = useMessages()
  const { known } = useDeskAccount()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="account">
      <p>
        <span className="visually-hidden">{text.label}: </span>
        <b>{known.displayName}</b> <span className="soft">{known.agencyName}</span>
      </p>
      {!isAsking && (
        <div className="row">
          <a className="button" href="/">
            {text.mainPage}
          </a>
          <button type="button" onClick={() => (unsent > 0 ? setAsking(true) : void leave())}>
            {text.signOut}
          </button>
        </div>
      )}
      {isAsking && (
        <div className="notice warning" role="alert">
          <p>{text.kept(unsent)}</p>
          <div className="row">
            {/* biome-ignore lint/a11y/noAutofocus: the safe answer to what was just asked */}
            <button type="button" autoFocus onClick={() => setAsking(false)}>
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
