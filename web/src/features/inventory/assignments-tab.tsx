import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconUsersGroup } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Assignment, Book } from '../../../../src/inventory/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { AssignForm } from './assign-form.tsx'
import classes from './assigning.module.css'
import { assignBooks, assignmentsKey, takeBooksBack, useAssignments } from './calls.ts'

/** Who of the contractor works on this book, what they see of it, and giving it to one more. */
export function AssignmentsTab({ book }: { readonly book: Book }): ReactNode {
  const { assigning: text } = useMessages()
  const queryClient = useQueryClient()
  const assignments = useAssignments(book.id)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  if (assignments.isPending) return <Loading />
  if (assignments.isError)
    return <Failed problem={assignments.error} onRetry={() => void assignments.refetch()} />
  const done = async (message: string) => {
    notifications.show({ message })
    await queryClient.invalidateQueries({ queryKey: assignmentsKey(book.id) })
  }
  const run = async (change: Promise<void>, message: string) => {
    setBusy(true)
    setProblem(null)
    try {
      await change
      await done(message)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const { assignments: given, assignable } = assignments.data
  const free = assignable.filter(account => given.every(each => each.account.id !== account.id))
  return (
    <div className={classes.tab}>
      <p className="soft">{text.hint}</p>
      {(free.length > 0 || given.length === 0) && (
        <AssignForm books={[book]} assignable={free} onAssigned={() => done(text.assigned)} />
      )}
      {problem !== null && <Failed problem={problem} />}
      {given.length === 0 && assignable.length > 0 && (
        <Empty
          icon={<IconUsersGroup size={40} stroke={1.3} />}
          title={text.emptyTitle}
          text={text.emptyText}
        />
      )}
      {given.length > 0 && (
        <Table
          assignments={given}
          busy={busy}
          onSees={(each, sees) => void run(assignBooks(each.account.id, [book], sees), text.changed)}
          onRemove={each => void run(takeBooksBack(each.account.id, [book]), text.removed)}
        />
      )}
    </div>
  )
}

interface TableProps {
  readonly assignments: readonly Assignment[]
  readonly busy: boolean
  readonly onSees: (assignment: Assignment, sees: 'page' | 'crop') => void
  readonly onRemove: (assignment: Assignment) => void
}

function Table({ assignments, busy, onSees, onRemove }: TableProps): ReactNode {
  const { assigning: text, access } = useMessages()
  const roles: Readonly<Record<string, string>> = access.roles
  return (
    <ScrollRegion className={plain.scroller} label={text.tab}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.person}</th>
            <th scope="col">{text.role}</th>
            <th scope="col">{text.sees}</th>
            <th scope="col">{text.since}</th>
            <th scope="col">
              <span className="visually-hidden">{text.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {assignments.map(each => {
            const { displayName, username, role } = each.account
            return (
              <tr key={each.account.id}>
                <th scope="row">
                  {displayName} <span className="soft">({username})</span>
                </th>
                <td>{roles[role] ?? role}</td>
                <td>
                  <Select
                    size="xs"
                    aria-label={text.seesOf(displayName)}
                    allowDeselect={false}
                    disabled={busy}
                    data={[
                      { value: 'page', label: text.seesPage },
                      { value: 'crop', label: text.seesCrop },
                    ]}
                    value={each.sees}
                    onChange={sees => onSees(each, sees === 'crop' ? 'crop' : 'page')}
                  />
                </td>
                <td>{formatMoment(each.assignedAt)}</td>
                <td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={busy}
                    aria-label={text.removeFrom(displayName)}
                    onClick={() => onRemove(each)}
                  >
                    {text.remove}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
