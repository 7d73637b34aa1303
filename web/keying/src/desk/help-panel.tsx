import type { ReactNode } from 'react'
import { useDeskMessages } from '../messages/desk.ts'
import classes from './desk.module.css'

/** The keys of the desk; keying goes on while it is open. */
export function HelpPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useDeskMessages()
  return (
    <aside className={classes.help} aria-label={text.help}>
      <dl>
        {text.keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        tabIndex={-1}
        aria-label={text.help}
        onPointerDown={event => event.preventDefault()}
        onClick={onClose}
      >
        ×
      </button>
    </aside>
  )
}
