import type { ReactNode } from 'react'

interface ScrollRegionProps {
  readonly className: string | undefined
  /** What scrolls here, read out when it is reached. */
  readonly label: string
  readonly children: ReactNode
}

/** A part of the page that scrolls by itself and can be reached by keyboard for that. */
export function ScrollRegion({ className, label, children }: ScrollRegionProps): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
