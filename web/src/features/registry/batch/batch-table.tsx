import { IconBan, IconCheck, IconClock, IconDatabase, IconLoader, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DepositTask, TaskState } from '../../../../../src/registry/deposit/batch/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Badge, type Tone } from '../../../ui/states/badge.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import classes from './batch.module.css'

const looks: Readonly<Record<TaskState, readonly [Tone, typeof IconClock]>> = {
  waiting: ['plain', IconClock],
  deposited: ['good', IconDatabase],
  standing: ['good', IconCheck],
  refused: ['error', IconBan],
  failed: ['error', IconX],
  cancelled: ['plain', IconX],
}

/** The packages of a batch with what came of each; each name leads to the package. */
export function BatchTable({ tasks }: { readonly tasks: readonly DepositTask[] }): ReactNode {
  const { batch: text, checking, inventory } = useMessages()
  const { language } = useLanguage()
  return (
    <ScrollRegion className={plain.scroller} label={text.title}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.file}</th>
            <th scope="col">{inventory.agency}</th>
            <th scope="col" className="number">
              {checking.rows}
            </th>
            <th scope="col">{inventory.state}</th>
            <th scope="col">{text.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(task => (
            <tr key={task.packageId}>
              <th scope="row">
                <Link
                  to="/packages/$agency/$package"
                  params={{ agency: task.agency.id, package: task.packageId }}
                >
                  {task.name}
                </Link>
              </th>
              <td>{task.agency.name}</td>
              <td className="number">{task.rows === null ? '' : formatCount(task.rows, language)}</td>
              <td>
                <TaskBadge task={task} />
              </td>
              <td className={classes.wrap}>
                <Outcome task={task} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function TaskBadge({ task: { state, running } }: { readonly task: DepositTask }): ReactNode {
  const { batch: text } = useMessages()
  const [tone, Icon] = running ? (['info', IconLoader] as const) : looks[state]
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {running ? text.states.running : text.taskStates[state]}
    </Badge>
  )
}

function Outcome({ task }: { readonly task: DepositTask }): ReactNode {
  const { batch: text } = useMessages()
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  if (task.failure !== null) return task.failure
  if (task.running) return text.running(count(task.rowsRead), count(task.rows ?? 0))
  if (task.outcome === null) return ''
  const { inserted, updated, unchanged, rejected } = task.outcome
  const written = inserted + updated + unchanged > 0
  return [
    ...(written ? [text.counts(count(inserted), count(updated), count(unchanged))] : []),
    ...(rejected > 0 ? [text.rejected(count(rejected))] : []),
  ].join('; ')
}
