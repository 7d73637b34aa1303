import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { pageImage } from '../calls.ts'
import classes from './cases.module.css'
import { shortNumbers } from './page-numbers.ts'

interface PageStripProps {
  readonly agency: string
  readonly pages: readonly Page[]
  readonly casesOf: ReadonlyMap<string, readonly Case[]>
  readonly current: number
  readonly onPage: (id: string) => void
}

const itemHeightPx = 168

/** The pages of the book as thumbnails in their order, with the numbers that stand on them; pages without any stand out. */
export function PageStrip({ agency, pages, casesOf, current, onPage }: PageStripProps): ReactNode {
  const { cases: text } = useMessages()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => itemHeightPx,
    overscan: 4,
  })
  useEffect(() => {
    if (pages.length > 0) virtualizer.scrollToIndex(current, { align: 'auto' })
  }, [current, pages.length, virtualizer])
  return (
    <nav ref={scroller} className={classes.strip} aria-label={text.pages}>
      <div style={{ height: virtualizer.getTotalSize() }} className={classes.stripInside}>
        {virtualizer.getVirtualItems().map(item => {
          const page = pages[item.index]
          if (page === undefined) return null
          const on = casesOf.get(page.id) ?? []
          const isOpen = page.role === 'entries' && on.length === 0
          return (
            <button
              key={page.id}
              type="button"
              className={classes.stripPage}
              style={{ transform: `translateY(${item.start}px)`, height: itemHeightPx - 8 }}
              data-current={item.index === current || undefined}
              data-open={isOpen || undefined}
              aria-current={item.index === current ? 'page' : undefined}
              tabIndex={-1}
              onClick={() => onPage(page.id)}
            >
              <span className={classes.thumbnail}>
                {page.rendering !== null && (
                  <img src={pageImage(agency, page, 'thumbnail')} alt="" loading="lazy" decoding="async" />
                )}
              </span>
              <span className={classes.stripCaption}>
                <span>{text.page(page.sequence)}</span>
                <strong>
                  {on.length > 0
                    ? shortNumbers(on)
                    : page.role === 'entries'
                      ? text.unassigned
                      : text.roles[page.role]}
                </strong>
              </span>
            </button>
          )
        })}
      </div>
    </nav>
  )
}
