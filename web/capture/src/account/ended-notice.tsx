import { type ReactNode, useState } from 'react'
import { useMessages } from '../messages/language.ts'
import type { OpenSession } from './session.ts'
import { SignIn } from './sign-in.tsx'

/** Says that the session has ended and that nothing is lost; signs in again over whatever is shown. */
export function EndedNotice({ onSignedIn }: { onSignedIn(session: OpenSession): void }): ReactNode {
  const { account: text, close } = useMessages()
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <div className="notice warning" role="status">
        <p>{text.ended}</p>
        <button type="button" className="main" onClick={() => setOpen(true)}>
          {text.again}
        </button>
      </div>
    )
  return (
    <div className="over">
      <SignIn onSignedIn={onSignedIn} />
      <button type="button" className="overClose" onClick={() => setOpen(false)}>
        {close}
      </button>
    </div>
  )
}
