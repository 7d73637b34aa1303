import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Package } from '../../../../../src/checking/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { packageKey } from '../calls.ts'
import { undoRevision } from './calls.ts'
import classes from './revision.module.css'

interface AppliedRevisionProps {
  readonly pack: Package
  readonly changes: string
  readonly change: string
  readonly onAgain: () => void
}

/** What was applied, with the way back. */
export function AppliedRevision({ pack, changes, change, onAgain }: AppliedRevisionProps): ReactNode {
  const { revision: text } = useMessages()
  const queryClient = useQueryClient()
  const [state, setState] = useState<'applied' | 'undoing' | 'undone'>('applied')
  const [problem, setProblem] = useState<unknown>(null)
  const toPackage = useRef<HTMLAnchorElement>(null)
  useEffect(() => toPackage.current?.focus(), [])
  const undo = async () => {
    setState('undoing')
    setProblem(null)
    try {
      await undoRevision(pack.agency.id, pack.id, change)
      await queryClient.invalidateQueries({ queryKey: packageKey(pack.agency.id, pack.id) })
      setState('undone')
    } catch (cause) {
      setProblem(cause)
      setState('applied')
    }
  }
  return (
    <section className={classes.summary}>
      <h2 role="status">{state === 'undone' ? text.undone : text.applied(changes)}</h2>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.downloads}>
        <Button
          renderRoot={props => (
            <Link
              to="/packages/$agency/$package"
              params={{ agency: pack.agency.id, package: pack.id }}
              {...props}
              ref={toPackage}
            />
          )}
        >
          {text.back}
        </Button>
        {state !== 'undone' && (
          <Button variant="default" onClick={() => void undo()} loading={state === 'undoing'}>
            {text.undo}
          </Button>
        )}
        <Button variant="subtle" onClick={onAgain} disabled={state === 'undoing'}>
          {text.again}
        </Button>
      </div>
    </section>
  )
}
