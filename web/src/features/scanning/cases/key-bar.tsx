import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import classes from './cases.module.css'

/** The corrections that a key or a click does to the page or the case chosen. */
export const correctionKeys = [
  ['n', 'new'],
  ['c', 'continued'],
  ['s', 'added'],
  ['b', 'back'],
  ['Delete', 'takeOff'],
  ['k', 'skipped'],
  ['d', 'repeated'],
  ['x', 'cancelled'],
] as const
export type Correction = (typeof correctionKeys)[number][1]

interface KeyBarProps {
  readonly onCorrection: (which: Correction) => void
}

/** The keys, and what they do: to be learned by looking, and to be clicked by who does not. */
export function KeyBar({ onCorrection }: KeyBarProps): ReactNode {
  const { cases: text } = useMessages()
  return (
    <div className={classes.keys} role="toolbar" aria-label={text.actions}>
      {correctionKeys.map(([key, which]) => (
        <button key={key} type="button" onClick={() => onCorrection(which)}>
          <kbd>{key === 'Delete' ? text.deleteKey : key.toUpperCase()}</kbd> {text.keys[which]}
        </button>
      ))}
      <span className={classes.hints}>{text.keys.more}</span>
    </div>
  )
}
