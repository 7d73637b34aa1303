import type { ReactNode } from 'react'
import classes from './states.module.css'

/** How a badge is coloured; the words and the icon say the same without the colour. */
export type Tone = 'plain' | 'good' | 'accent' | 'warning' | 'error' | 'info'

interface BadgeProps {
  readonly tone?: Tone
  readonly icon?: ReactNode
  readonly title?: string
  readonly children: ReactNode
}

/** A state in one or two words, with an icon. */
export function Badge({ tone = 'plain', icon, title, children }: BadgeProps): ReactNode {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  )
}
