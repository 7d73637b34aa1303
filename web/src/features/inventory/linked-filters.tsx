import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { useAgencies } from '../agencies/calls.ts'
import type { BookFilter } from './calls.ts'

/** What a number of another page has narrowed the list by and no field shows: who keeps the books, what they wait for. */
export function LinkedFilters({ filter: { keeper, waits } }: { readonly filter: BookFilter }): ReactNode {
  const { home: text, common } = useMessages()
  const agencies = useAgencies()
  if (keeper === undefined && waits === undefined) return null
  const kept = agencies.data?.agencies.find(({ id }) => id === keeper)?.name ?? common.none
  return (
    <p className="soft" role="status">
      {[
        ...(keeper === undefined ? [] : [`${text.keeper}: ${kept}`]),
        ...(waits === undefined ? [] : [`${text.waits}: ${text.waitsNames[waits]}`]),
      ].join(' · ')}
    </p>
  )
}
