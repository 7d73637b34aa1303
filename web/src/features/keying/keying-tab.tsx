import { SegmentedControl } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import { BatchesPane } from './batches/batches-pane.tsx'
import { GoldPane } from './gold/gold-pane.tsx'
import classes from './keying.module.css'
import { keyingPanes } from './keying-panes.ts'
import { PackagePane } from './package/package-pane.tsx'
import { PlacesLink } from './places/places-link.tsx'
import { ProgressStrip } from './progress/progress-strip.tsx'
import { QualityPane } from './quality/quality-pane.tsx'
import { SetupPane } from './setup/setup-pane.tsx'

const route = getRouteApi('/shell/books/$agency/$book')

/** Keying of a book: how far it is, and below it handing out, how it is keyed, and the package. */
export function KeyingTab({ book }: { readonly book: Book }): ReactNode {
  const { keyingManage: text } = useMessages()
  const can = useCan()
  const navigate = useNavigate()
  const { pane: asked } = route.useSearch()
  const shown = keyingPanes.filter(each => each !== 'gold' || can('keying.arbitrate'))
  const pane = shown.find(each => each === asked) ?? 'batches'
  const id = { agency: book.agency.id, book: book.id }
  return (
    <div className={classes.tab}>
      <ProgressStrip id={id} />
      <SegmentedControl
        className={classes.panes}
        aria-label={text.panesLabel}
        data={shown.map(value => ({ value, label: text.panes[value] }))}
        value={pane}
        onChange={value => {
          const next = keyingPanes.find(known => known === value)
          void navigate({ to: '.', search: { tab: 'keying', pane: next }, replace: true })
        }}
      />
      {pane === 'batches' && <BatchesPane id={id} closed={book.closedAt !== null} />}
      {pane === 'setup' && <PlacesLink id={id} />}
      {pane === 'setup' && (
        <SetupPane id={id} kind={book.kind} closed={book.closedAt !== null} year={book.year} />
      )}
      {pane === 'quality' && <QualityPane id={id} kind={book.kind} />}
      {pane === 'gold' && <GoldPane id={id} closed={book.closedAt !== null} />}
      {pane === 'package' && <PackagePane id={id} closed={book.closedAt !== null} />}
    </div>
  )
}
