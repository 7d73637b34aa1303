import type { ReactNode } from 'react'
import classes from './states.module.css'

interface EmptyProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly text?: string
  /** Whether this is the page's own heading. */
  readonly whole?: boolean
  readonly children?: ReactNode
}

/** Says that there is nothing here, and what to do about it. */
export function Empty({ icon, title, text, whole = false, children }: EmptyProps): ReactNode {
  return (
    <div className={classes.empty}>
      {icon !== undefined && (
        <div className={classes.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  )
}
