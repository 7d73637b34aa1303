import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './states.module.css'

interface FailedProps {
  readonly problem: unknown
  readonly onRetry?: (() => void) | undefined
  /** Whether this stands in for the whole page, whose heading it then is. */
  readonly whole?: boolean
}

/** What went wrong, in one sentence, with a way to try again. */
export function Failed({ problem, onRetry, whole = false }: FailedProps): ReactNode {
  const messages = useMessages()
  return (
    <div className={classes.failed} data-whole={whole || undefined} role="alert">
      <IconAlertTriangle size={20} aria-hidden="true" />
      <div className={classes.failedText}>
        {whole ? (
          <h1>{messages.problem.title}</h1>
        ) : (
          <p className={classes.failedTitle}>{messages.problem.title}</p>
        )}
        <p>{problemText(problem, messages)}</p>
      </div>
      {onRetry !== undefined && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {messages.common.retry}
        </Button>
      )}
    </div>
  )
}
