import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './states.module.css'

interface FailedProps {
  readonly problem: unknown
  readonly onRetry?: (() => void) | undefined
}

/** What went wrong, in one sentence, with a way to try again. */
export function Failed({ problem, onRetry }: FailedProps): ReactNode {
  const messages = useMessages()
  return (
    <div className={classes.failed} role="alert">
      <IconAlertTriangle size={20} aria-hidden="true" />
      <div className={classes.failedText}>
        <p className={classes.failedTitle}>{messages.problem.title}</p>
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
