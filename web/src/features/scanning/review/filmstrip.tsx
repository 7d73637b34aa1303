import { SegmentedControl, Select } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconClock } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import { withQuery } from '../../../api/client.ts'
import { useMessages } from '../../../messages/language.tsx'
import type { Messages } from '../../../messages/vi.ts'
import { flagText } from '../flag-text.ts'
import { countFilters, filters, type Sorting } from './review-queue.ts'
import classes from './strip.module.css'
import { titleOf } from './title.ts'
import type { Review } from './use-review.ts'

const rowPx = 76
const mostChips = 2

/** The pictures to look through, each with why it stands out; those that were looked at are ticked. */
export function Filmstrip({ review }: { readonly review: Review }): ReactNode {
  const messages = useMessages()
  const text = messages.review
  const { queue, byId, current, sorting, filter } = review
  const list = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: queue.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowPx,
    overscan: 6,
  })
  const at = current === undefined ? -1 : queue.indexOf(current.id)
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' })
  }, [at, rows])
  const counts = countFilters(review.captures)
  return (
    <section aria-label={text.list}>
      <div className={classes.stripHead}>
        <SegmentedControl
          size="xs"
          fullWidth
          value={sorting}
          onChange={value => review.arrange({ sorting: value as Sorting, filter })}
          data={(['deviation', 'book'] as const).map(value => ({ value, label: text.sortings[value] }))}
          aria-label={text.sorting}
        />
        <Select
          size="xs"
          value={filter}
          onChange={value => {
            const chosen = filters.find(each => each === value)
            if (chosen !== undefined) review.arrange({ sorting, filter: chosen })
          }}
          data={filters.map(value => ({ value, label: `${text.filters[value]} (${counts[value]})` }))}
          allowDeselect={false}
          aria-label={text.filter}
        />
      </div>
      {queue.length === 0 && <p className={classes.hint}>{text.noneFits}</p>}
      <div
        ref={list}
        className={classes.rows}
        role="listbox"
        tabIndex={0}
        aria-label={text.list}
        {...(current === undefined ? {} : { 'aria-activedescendant': `capture-${current.id}` })}
      >
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map(row => {
            const capture = byId.get(queue[row.index] ?? '')
            if (capture === undefined) return null
            return (
              <Row
                key={capture.id}
                agency={review.agency}
                capture={capture}
                top={row.start}
                place={row.index + 1}
                of={queue.length}
                isCurrent={capture.id === current?.id}
                onChoose={() => review.goTo(capture.id)}
              />
            )
          })}
        </div>
      </div>
    </section>
  )
}

interface RowProps {
  readonly agency: string
  readonly capture: Capture
  readonly top: number
  readonly place: number
  readonly of: number
  readonly isCurrent: boolean
  readonly onChoose: () => void
}

function Row({ agency, capture, top, place, of, isCurrent, onChoose }: RowProps): ReactNode {
  const messages = useMessages()
  const text = messages.review
  const chips = chipsOf(capture, messages)
  const [page] = capture.pages
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself listens for keys, as every listbox
    <div
      id={`capture-${capture.id}`}
      className={classes.row}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      aria-posinset={place}
      aria-setsize={of}
      data-reviewed={capture.reviewed || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      <span className={classes.thumb}>
        {page?.rendering ? (
          <img
            src={withQuery(`/api/pages/${agency}/${page.id}/thumbnail`, { v: page.rendering })}
            alt=""
            loading="lazy"
            decoding="async"
          />
        ) : capture.state === 'failed' ? (
          <IconAlertCircle size={20} aria-hidden="true" />
        ) : (
          <IconClock size={20} aria-hidden="true" />
        )}
      </span>
      <span className={classes.rowText}>
        <span className={classes.rowTitle}>
          {titleOf(capture, messages)}
          {capture.reviewed && (
            <>
              <IconCheck size={15} aria-hidden="true" />
              <span className="visually-hidden">, {text.looked}</span>
            </>
          )}
        </span>
        {chips.slice(0, mostChips).map(chip => (
          <span key={chip} className={classes.chip} data-failed={capture.state === 'failed' || undefined}>
            {chip}
          </span>
        ))}
        {chips.length > mostChips && <span className={classes.chip}>+{chips.length - mostChips}</span>}
      </span>
    </div>
  )
}

/** Why a picture stands out, in words; flags speak for themselves. */
function chipsOf({ reasons, flags }: Capture, messages: Messages): readonly string[] {
  return reasons.flatMap(reason =>
    reason === 'flags' ? flags.map(flag => flagText(flag, messages)) : [messages.review.reasons[reason]],
  )
}
