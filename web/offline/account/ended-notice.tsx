import { type ReactNode, useState } from 'react'
import { useInstalledApp } from '../installed-app.ts'
import type { OpenSession } from './session.ts'
import { SignIn } from './sign-in.tsx'

interface EndedNoticeProps {
  /** The account whose work waits here; only this one can sign in. Undefined: anybody may. */
  readonly only?: string
  onSignedIn(session: OpenSession): void
}

/** Says that the session has ended and that nothing is lost; signs in again over whatever is shown. */
export function EndedNotice({ onSignedIn, ...rest }: EndedNoticeProps): ReactNode {
  const { account: text, close } = useInstalledApp().messages
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
      <SignIn onSignedIn={onSignedIn} {...rest} />
      <button type="button" className="overClose" onClick={() => setOpen(false)}>
        {close}
      </button>
    </div>
  )
}
