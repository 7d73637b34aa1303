import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconMaximize } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { useFile } from '../../../ui/viewer/use-file.ts'
import { pageImage } from '../calls.ts'
import classes from './cases.module.css'

/** Leafing on: only a page that is looked at this long is fetched large, and journaled as seen. */
const restMs = 250

interface PageViewProps {
  readonly book: Book
  readonly page: Page
  readonly count: number
  readonly on: readonly Case[]
  readonly chosen: string | undefined
  readonly onCase: (id: string) => void
  readonly onStep: (by: number) => void
  /** Drawn over the page: the lines of a template. */
  readonly over?: ReactNode
}

/** One page, large enough to be read, with the cases on it where they stand. */
export function PageView(props: PageViewProps): ReactNode {
  const { book, page, count, on, chosen, onCase, onStep, over } = props
  const { cases: text } = useMessages()
  const top = useRef<HTMLDivElement>(null)
  const { id } = page
  // Another page is read from its top.
  useEffect(() => {
    if (id !== '') top.current?.parentElement?.scrollTo(0, 0)
  }, [id])
  return (
    <div className={classes.view}>
      <div className={classes.viewBar}>
        <Tooltip label={`${text.previousPage} (←)`}>
          <ActionIcon
            variant="default"
            aria-label={text.previousPage}
            disabled={page.sequence <= 1}
            onClick={() => onStep(-1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <span className={classes.viewTitle} role="status">
          {text.pageOf(page.sequence, count)}
          {page.role !== 'entries' && ` · ${text.roles[page.role]}`}
        </span>
        <Tooltip label={`${text.nextPage} (→)`}>
          <ActionIcon
            variant="default"
            aria-label={text.nextPage}
            disabled={page.sequence >= count}
            onClick={() => onStep(1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </Tooltip>
        <span className={classes.grow} />
        <Tooltip label={text.openLarge}>
          <ActionIcon
            variant="default"
            aria-label={text.openLarge}
            renderRoot={root => (
              <Link
                to="/books/$agency/$book/pages/$page"
                params={{ agency: book.agency.id, book: book.id, page: page.id }}
                {...root}
              />
            )}
          >
            <IconMaximize size={17} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ScrollRegion className={classes.paperScroll} label={text.page(page.sequence)}>
        <div ref={top} className={classes.paper}>
          <Picture key={page.id} agency={book.agency.id} page={page} />
          {over}
          {over === undefined && (
            <div className={classes.labels}>
              {on.map(one => (
                <CaseMark
                  key={one.id}
                  one={one}
                  page={page.id}
                  isChosen={one.id === chosen}
                  onClick={() => onCase(one.id)}
                />
              ))}
            </div>
          )}
        </div>
      </ScrollRegion>
    </div>
  )
}

interface CaseMarkProps {
  readonly one: Case
  readonly page: string
  readonly isChosen: boolean
  readonly onClick: () => void
}

/** The number of a case where it stands on the page; one that has the whole page is named at its head. */
function CaseMark({ one, page, isChosen, onClick }: CaseMarkProps): ReactNode {
  const { cases: text } = useMessages()
  const found = one.pages.find(on => on.page === page)
  const part = found === undefined || found.part === 'main' ? '' : ` ${text.parts[found.part]}`
  const standing = one.standing === 'registered' ? '' : ` (${text.standings[one.standing]})`
  const place = found?.place ?? null
  const at =
    place === null
      ? undefined
      : {
          left: `${place.left * 100}%`,
          top: `${place.top * 100}%`,
          width: `${place.width * 100}%`,
          height: `${place.height * 100}%`,
        }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={place === null ? classes.label : classes.placed}
      style={at}
      data-chosen={isChosen || undefined}
      data-standing={one.standing}
      onClick={onClick}
    >
      <span>
        {text.numberOf(one.number)}
        {part}
        {standing}
      </span>
    </button>
  )
}

/** The thumbnail at once, the page itself once somebody stays on it. */
function Picture({ agency, page }: { readonly agency: string; readonly page: Page }): ReactNode {
  const { cases: text } = useMessages()
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), restMs)
    return () => clearTimeout(timer)
  }, [])
  if (page.rendering === null) return <p className={classes.notReady}>{text.notReady}</p>
  const size = { width: page.width ?? 210, height: page.height ?? 297 }
  return (
    <>
      <img src={pageImage(agency, page, 'thumbnail')} alt="" {...size} />
      {stays && <Sharp src={pageImage(agency, page, 'image')} label={text.page(page.sequence)} />}
    </>
  )
}

function Sharp({ src, label }: { readonly src: string; readonly label: string }): ReactNode {
  const { url, problem } = useFile(src)
  if (problem !== null) return <Failed problem={problem} />
  return url === null ? null : <img src={url} alt={label} className={classes.sharp} />
}
