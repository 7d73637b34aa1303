import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import classes from './frame.module.css'

/** The product's mark and name. */
export function Brand({ markOnly = false }: { readonly markOnly?: boolean }): ReactNode {
  const messages = useMessages()
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="6" fill="#12473f" />
        <path d="M8 7h13a3 3 0 0 1 3 3v15H11a3 3 0 0 1-3-3z" fill="#f4f7f5" />
        <path d="M8 22a3 3 0 0 1 3-3h13" fill="none" stroke="#12473f" strokeWidth="1.6" />
        <path d="M12 11h8M12 14.5h8" stroke="#12473f" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      {!markOnly && <span className={classes.brandName}>{messages.product}</span>}
    </span>
  )
}
