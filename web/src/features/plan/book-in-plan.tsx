import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import { useBookPlan } from './calls.ts'
import { EarlyText } from './early.tsx'
import classes from './work.module.css'

/** On a book's page: the phase it stands in, and what should be keyed before it. */
export function BookInPlan({ book }: { readonly book: Book }): ReactNode {
  const { work: text } = useMessages()
  const { data } = useBookPlan(book.agency.id, book.id, useCan()('plan.read'))
  if (data?.phase == null) return null
  const { campaign, name, toOn } = data.phase
  return (
    <div className={classes.inPlan}>
      <Link to="/plan/$agency/$campaign" params={{ agency: campaign.agencyId, campaign: campaign.id }}>
        {toOn === null ? name : text.inPlan(name, formatDay(toOn))}
      </Link>
      {data.early.length > 0 && (
        <p role="note">
          <EarlyText early={data.early} />
        </p>
      )}
    </div>
  )
}
