import type { ReactNode } from 'react'
import type { Role } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import classes from './access.module.css'
import { useRightsTable } from './calls.ts'

interface HeldRightsProps {
  readonly role: Role
  /** The rights really held; without it all of the role's. */
  readonly rights?: readonly string[]
}

/** What a role is for, and everything it may do with how far that reaches, in words. */
export function HeldRights({ role, rights }: HeldRightsProps): ReactNode {
  const { rightsTable: text } = useMessages()
  const table = useRightsTable()
  if (table.isPending) return <Loading lines={4} />
  if (table.isError) return <Failed problem={table.error} onRetry={() => void table.refetch()} />
  const held = table.data.rights.filter(
    ({ right, reaches }) => reaches[role] !== undefined && (rights?.includes(right) ?? true),
  )
  return (
    <>
      <p className="soft">{table.data.roles.find(each => each.role === role)?.why}</p>
      <ul className={classes.held}>
        {held.map(({ right, text: what, reaches }) => {
          const reach = reaches[role]
          return (
            <li key={right}>
              <span>{what}</span>
              <span title={reach && text.reachMeans[reach]}>{reach && text.reaches[reach]}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
