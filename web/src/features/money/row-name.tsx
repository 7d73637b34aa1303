import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { noneTexts } from '../../../../src/plan/money/money-texts.ts'
import type { Grouping } from '../../../../src/plan/money/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { useAgencies } from '../agencies/calls.ts'
import type { MoneySearch } from './money-search.ts'

interface RowNameProps {
  readonly by: Grouping
  readonly row: { readonly id: string | null; readonly name: string | null }
  readonly search: MoneySearch
}

/** What a row is called; it opens the list of exactly its books where the list can be narrowed to them. */
export function RowName({ by, row: { id, name }, search }: RowNameProps): ReactNode {
  const { money: text } = useMessages()
  const { language } = useLanguage()
  const { data: agencies } = useAgencies()
  const { under, kind, contractor } = search
  const said = id === null ? noneTexts[by][language] : by === 'kind' ? kindName(id, language) : (name ?? id)
  const narrowed = () => {
    if (by === 'kind' && id !== null) return { under, contractor, kind: id }
    if (by === 'contractor') return { under, kind, contractor: id ?? 'none' }
    // The books under an agency are also those of the agencies below it, which have rows of their own.
    const isCommune = agencies?.agencies.some(agency => agency.id === id && agency.level === 'commune')
    return by === 'agency' && id !== null && isCommune === true ? { kind, contractor, under: id } : undefined
  }
  const filter = narrowed()
  if (filter === undefined) return said
  return (
    <Link to="/books" search={filter} title={text.openBooks(said)}>
      {said}
    </Link>
  )
}
