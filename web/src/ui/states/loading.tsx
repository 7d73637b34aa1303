import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'

/** Grey lines where content is about to stand; read out as "loading". */
export function Loading({ lines = 5 }: { readonly lines?: number }): ReactNode {
  const messages = useMessages()
  return (
    <div role="status" aria-live="polite" style={{ padding: 16, display: 'grid', gap: 10, maxWidth: 900 }}>
      <span className="visually-hidden">{messages.common.loading}</span>
      {Array.from({ length: lines }, (_, line) => line).map(line => (
        <Skeleton
          key={line}
          height={line === 0 ? 22 : 14}
          width={line === 0 ? '38%' : `${90 - ((line * 17) % 40)}%`}
          animate
        />
      ))}
    </div>
  )
}
