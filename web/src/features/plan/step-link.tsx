import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { WorkItem } from '../../../../src/plan/schema.ts'

const tabs = {
  scan: 'pages',
  key: 'keying',
  check: 'packages',
  deposit: 'packages',
  accept: 'acceptance',
} as const

interface StepLinkProps {
  readonly item: WorkItem
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Opens a book where its next step is done. */
export function StepLink({ item, className, children }: StepLinkProps): ReactNode {
  return (
    <Link
      to="/books/$agency/$book"
      params={{ agency: item.agency.id, book: item.id }}
      search={{ tab: tabs[item.step] }}
      className={className}
    >
      {children}
    </Link>
  )
}
