import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import {
  IconArrowAutofitContent,
  IconChevronLeft,
  IconChevronRight,
  IconClock,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { Page as BookPageRow } from '../../../../src/scanning/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { Badge } from '../../ui/states/badge.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DeepZoom, type DeepZoomControls } from '../../ui/viewer/deep-zoom.tsx'
import { useCan } from '../access/session.ts'
import { useBook } from '../inventory/calls.ts'
import { ReportLink } from '../obstacles/report-link.tsx'
import { pageImage, usePages } from './calls.ts'
import { CropOnly } from './crop-only.tsx'
import { flagText } from './flag-text.ts'
import { useAside } from './order/calls.ts'
import { EarlierPictures } from './order/earlier-pictures.tsx'
import classes from './view-page.module.css'

const route = getRouteApi('/shell/books/$agency/$book/pages/$page')

/** One page large: zoomed, turned, compared with its original, and its neighbours a key away. */
export function ViewPage(): ReactNode {
  const { agency, book, page: id } = route.useParams()
  const messages = useMessages()
  const pages = usePages(agency, book)
  // A page whose picture was replaced is looked for where its successor stands.
  const aside = useAside(agency, book)
  if (pages.isPending) return <Loading />
  if (pages.isError) return <Failed whole problem={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data.sees === 'crop') return <CropOnly />
  const index = pages.data.pages.findIndex(page => page.id === id)
  const page = pages.data.pages[index]
  if (page === undefined) {
    if (aside.isPending) return <Loading />
    const replacedBy = aside.data?.find(each => each.id === id)?.replacedBy
    if (replacedBy != null)
      return (
        <Navigate to="/books/$agency/$book/pages/$page" params={{ agency, book, page: replacedBy }} replace />
      )
    return <Empty whole title={messages.common.notFoundTitle} text={messages.problem.missing} />
  }
  return <View agency={agency} book={book} page={page} index={index} pages={pages.data.pages} />
}

interface ViewProps {
  readonly agency: string
  readonly book: string
  readonly page: BookPageRow
  readonly index: number
  readonly pages: readonly BookPageRow[]
}

function View({ agency, book, page, index, pages }: ViewProps): ReactNode {
  const messages = useMessages()
  const { scanning: text, order } = messages
  const { language } = useLanguage()
  const navigate = useNavigate()
  const { data: bookData } = useBook(agency, book)
  const controls = useRef<DeepZoomControls>(null)
  const [original, setOriginal] = useState(false)
  const go = (step: number) => {
    const next = pages[index + step]
    if (next)
      void navigate({
        to: '/books/$agency/$book/pages/$page',
        params: { agency, book, page: next.id },
        replace: true,
      })
  }
  const zoomIn = () => controls.current?.zoomBy(1.4)
  const zoomOut = () => controls.current?.zoomBy(1 / 1.4)
  const fit = () => controls.current?.fit()
  const rotate = () => controls.current?.rotate()
  const previous = () => go(-1)
  const next = () => go(1)
  const leave = () =>
    void navigate({ to: '/books/$agency/$book', params: { agency, book }, search: { tab: 'pages' } })
  const compare = () => setOriginal(old => !old)
  const mayOriginal = useCan()('originals.read')
  useShortcuts({
    ArrowLeft: previous,
    ArrowRight: next,
    PageUp: previous,
    PageDown: next,
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
    '0': fit,
    r: rotate,
    ...(mayOriginal ? { o: compare } : {}),
    Escape: leave,
  })
  const title = text.page(page.sequence)
  const showOriginal = mayOriginal && (original || page.state !== 'ready')
  const facts = [
    page.rotationDeg ? text.turned(String(page.rotationDeg)) : null,
    page.skewDeg !== null && Math.abs(page.skewDeg) >= 0.05
      ? text.straightenedBy(page.skewDeg.toLocaleString(language, { maximumFractionDigits: 1 }))
      : null,
  ].filter(fact => fact !== null)
  return (
    <Page
      fill
      title={title}
      above={
        <div className={classes.trail}>
          <Link to="/books/$agency/$book" params={{ agency, book }} search={{ tab: 'pages' }}>
            ←{' '}
            {bookData === undefined
              ? text.backToBook
              : `${kindShortName(bookData.kind, language)} ${bookData.volume}/${bookData.year} · ${bookData.agency.name}`}
          </Link>
        </div>
      }
      heading={
        <span className={classes.heading}>
          {title}
          {page.half !== null && <span className={classes.file}>{text[page.half]}</span>}
          <span className={classes.file}>{page.originalName}</span>
          {page.number !== null && (
            <Badge>
              {page.numberSource === 'read' ? order.numberRead(page.number) : order.number(page.number)}
            </Badge>
          )}
          {page.role !== 'entries' && <Badge tone="accent">{order.roles[page.role]}</Badge>}
          {page.state === 'failed' && <Badge tone="error">{page.errorMessage ?? text.failed}</Badge>}
          {page.state === 'waiting' && <Badge>{text.waiting}</Badge>}
          {page.flags.map(flag => (
            <Badge key={flag} tone="warning">
              {flagText(flag, messages)}
            </Badge>
          ))}
        </span>
      }
      actions={
        <div className={classes.tools} role="toolbar" aria-label={text.viewer}>
          {mayOriginal && (
            <SegmentedControl
              size="xs"
              value={showOriginal ? 'original' : 'image'}
              onChange={value => setOriginal(value === 'original')}
              data={[
                { value: 'image', label: text.straightened, disabled: page.state !== 'ready' },
                { value: 'original', label: text.original },
              ]}
              aria-label={`${text.straightened} / ${text.original}`}
            />
          )}
          <EarlierPictures
            agency={agency}
            book={book}
            page={page}
            pages={pages}
            isClosed={bookData?.closedAt !== null}
          />
          <Tool label={text.zoomOut} hint="−" onClick={zoomOut} icon={<IconZoomOut size={18} />} />
          <Tool label={text.zoomIn} hint="+" onClick={zoomIn} icon={<IconZoomIn size={18} />} />
          <Tool label={text.fit} hint="0" onClick={fit} icon={<IconArrowAutofitContent size={18} />} />
          <Tool label={text.rotate} hint="r" onClick={rotate} icon={<IconRotateClockwise size={18} />} />
          <ReportLink agency={agency} book={book} page={page.id} />
          <span className={classes.turn}>
            <Tool
              label={text.previous}
              hint="←"
              onClick={previous}
              icon={<IconChevronLeft size={18} />}
              disabled={index === 0}
            />
            <span className={classes.position}>{text.position(index + 1, pages.length)}</span>
            <Tool
              label={text.next}
              hint="→"
              onClick={next}
              icon={<IconChevronRight size={18} />}
              disabled={index === pages.length - 1}
            />
          </span>
        </div>
      }
      below={facts.length > 0 && !showOriginal && <div className="soft">{facts.join(', ')}</div>}
    >
      {page.state === 'ready' || showOriginal ? (
        <DeepZoom
          controls={controls}
          src={pageImage(agency, page, showOriginal ? 'original' : 'image')}
          label={text.imageLabel(page.sequence)}
          missing={text.imageMissing}
        />
      ) : (
        <Empty
          icon={<IconClock size={40} stroke={1.3} />}
          title={page.state === 'waiting' ? text.waiting : text.failed}
        />
      )}
    </Page>
  )
}

interface ToolProps {
  readonly label: string
  readonly hint: string
  readonly icon: ReactNode
  readonly onClick: () => void
  readonly disabled?: boolean
}

function Tool({ label, hint, icon, onClick, disabled = false }: ToolProps): ReactNode {
  return (
    <Tooltip label={`${label} (${hint})`}>
      <ActionIcon variant="default" size={32} aria-label={label} onClick={onClick} disabled={disabled}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
