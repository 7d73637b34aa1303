import { Button } from '@mantine/core'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Stuck } from '../../../../../src/inventory/labels/schema.ts'
import { printLabelCode } from '../../../../../src/register/label-code.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import classes from '../custody/custody.module.css'
import { useLabel } from './calls.ts'
import { StickForm } from './stick-form.tsx'

const route = getRouteApi('/shell/labels/$code')

/** What a phone opens that scans a blank label: the book it is on, or a short form that lists the book there and then. */
export function LabelPage(): ReactNode {
  const { code } = route.useParams()
  const { labels: text } = useMessages()
  const can = useCan()
  const label = useLabel(code)
  const [stuck, setStuck] = useState<Stuck | null>(null)
  if (stuck !== null) return <StuckNow stuck={stuck} />
  if (label.isPending) return <Loading />
  if (label.isError) return <Failed whole problem={label.error} onRetry={() => void label.refetch()} />
  const { book } = label.data
  if (book !== null)
    return (
      <Navigate
        to="/books/$agency/$book"
        params={{ agency: book.agencyId, book: book.bookId }}
        search={{ tab: 'paper' }}
        replace
      />
    )
  const hint = can('books.write') ? text.stickHint(printLabelCode(code)) : text.mayNot
  return (
    <Page title={text.stickTitle} below={<div className="soft">{hint}</div>}>
      {can('books.write') && <StickForm code={code} onStuck={setStuck} />}
    </Page>
  )
}

function StuckNow({ stuck }: { readonly stuck: Stuck }): ReactNode {
  const { labels: text } = useMessages()
  return (
    <Page title={text.stickTitle}>
      <div className={classes.form} role="status">
        <strong>{stuck.listed ? text.listed : text.found}</strong>
        <p className="soft">{text.next}</p>
        <div className={classes.buttons}>
          <Button
            renderRoot={props => (
              <Link
                to="/books/$agency/$book"
                params={{ agency: stuck.agencyId, book: stuck.bookId }}
                search={{ tab: 'paper' }}
                {...props}
              />
            )}
          >
            {text.openBook}
          </Button>
        </div>
      </div>
    </Page>
  )
}
