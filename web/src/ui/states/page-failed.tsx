import type { ErrorComponentProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failed } from './failed.tsx'

/** Stands in for a page that could not be shown at all. */
export function PageFailed({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <div style={{ padding: 16 }}>
      <Failed problem={error} onRetry={reset} />
    </div>
  )
}
