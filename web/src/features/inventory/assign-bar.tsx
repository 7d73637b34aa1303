import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { problemText } from '../../api/problem.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { SetupMany } from '../keying/setup/setup-many.tsx'
import { AssignForm } from './assign-form.tsx'
import classes from './assigning.module.css'
import { useAssignments } from './calls.ts'
import { MoveBooks } from './custody/hand-over.tsx'
import { PaperBulk } from './paper/bulk-bar.tsx'
import { mostPicked, type PickedBooks } from './use-picked-books.ts'

interface AssignBarProps {
  readonly picked: PickedBooks
  /** How many books the list holds. */
  readonly total: number
}

/** Above a list in which books are picked: how many, and assigning them together. */
export function AssignBar({ picked, total }: AssignBarProps): ReactNode {
  const messages = useMessages()
  const { assigning: text, common } = messages
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const can = useCan()
  const [opened, setOpened] = useState(false)
  const [busy, setBusy] = useState(false)
  const count = formatCount(picked.books.length, language)
  const pickAll = async () => {
    setBusy(true)
    try {
      await picked.pickAll()
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.bar}>
      <strong role="status">{text.chosen(count)}</strong>
      <Button size="xs" onClick={() => setOpened(true)}>
        {text.assign}
      </Button>
      {can('keying.manage') && <SetupMany books={picked.books} />}
      <MoveBooks books={picked.books} />
      <PaperBulk books={picked.books} />
      {picked.books.length < total && total <= mostPicked && (
        <Button size="xs" variant="default" loading={busy} onClick={() => void pickAll()}>
          {text.chooseAll(formatCount(total, language))}
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={picked.clear}>
        {text.clear}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={text.dialogTitle(count)}
        size={620}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <AssignPicked
          picked={picked}
          onAssigned={async () => {
            notifications.show({ message: text.assigned })
            setOpened(false)
            picked.clear()
            await queryClient.invalidateQueries({ queryKey: ['assignments'] })
          }}
        />
      </Modal>
    </div>
  )
}

interface AssignPickedProps {
  readonly picked: PickedBooks
  readonly onAssigned: () => Promise<void>
}

function AssignPicked({ picked, onAssigned }: AssignPickedProps): ReactNode {
  // Who may be given books is the same for every book of the jurisdiction: one of them is asked about.
  const first = picked.books[0]
  const assignments = useAssignments(first?.id ?? '', first !== undefined)
  if (assignments.isPending) return <Loading lines={3} />
  if (assignments.isError)
    return <Failed problem={assignments.error} onRetry={() => void assignments.refetch()} />
  return <AssignForm books={picked.books} assignable={assignments.data.assignable} onAssigned={onAssigned} />
}
