import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Task } from '../../../../src/keying/schema.ts'
import type { Language } from '../../../../src/register/text.ts'
import { useDrag, useRoom, useWheel } from './case-frame.ts'
import classes from './case-image.module.css'
import {
  fitScale,
  pan,
  type Shares,
  type Size,
  type View,
  viewOfPart,
  viewOfPlace,
  withinPart,
  zoom,
} from './case-view.ts'

/** A page of a case, as a batch of keying tells of it. */
export type CasePage = Task['pages'][number]

/** Where a field stands: on which of the pages of its case, and where on the part of it that carries the case. */
export interface CasePlace extends Shares {
  readonly sheet: number
}

/** What keys around the image ask of it. */
export interface CaseImageControls {
  zoomBy(factor: number): void
  /** By shares of the frame. */
  panBy(right: number, down: number): void
  /** To the next page of the case, or the one before. */
  turn(step: 1 | -1): void
  /** Back to where the field stands. */
  reset(): void
}

/** How somebody left the picture at a field. */
export interface KeptView {
  readonly sheet: number
  /** For the size that page had: pages of a book differ by little. */
  readonly view: View
}

interface CaseImageProps {
  /** The pages of the case, in their order. */
  readonly pages: readonly CasePage[]
  /** What to mark and bring near; null: the whole part of the page, as wide as the frame. */
  readonly place: CasePlace | null
  /** Where the picture of a page is fetched from. */
  readonly address: (page: string) => string
  readonly label: string
  readonly language: Language
  readonly controls?: RefObject<CaseImageControls | null>
  /** Pages that will be shown next: fetched and decoded meanwhile, so that they are there at once. */
  readonly ahead?: readonly string[]
  /** What is looked at: a picture moved by hand at it lies the same when it is looked at again, in the next case too. */
  readonly at?: string
  readonly kept?: Map<string, KeptView>
}

const texts = {
  vi: {
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ',
    reset: 'Về đúng chỗ',
    next: 'Trang sau',
    before: 'Trang trước',
    page: (at: number, of: number) => `Trang ${at}/${of}`,
    opening: 'Đang mở ảnh…',
    missing: 'Không mở được ảnh trang này.',
    none: 'Trường hợp này không có ảnh.',
  },
  en: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    reset: 'Back to the field',
    next: 'Next page',
    before: 'Page before',
    page: (at: number, of: number) => `Page ${at}/${of}`,
    opening: 'Opening the picture…',
    missing: 'The picture of this page can’t be opened.',
    none: 'This case has no picture.',
  },
} as const

const none: readonly string[] = []
const nowhere: Size = { width: 0, height: 0 }
/** The headings of a ledger take no more of the frame than this. */
const mostHead = 0.34

/** The picture of a case: the field at hand is marked and brought near at once; it can be moved by hand, by wheel and by keys. */
export function CaseImage(props: CaseImageProps): ReactNode {
  const { pages, place, address, label, language, controls, at, kept, ahead = none } = props
  const text = texts[language]
  const frame = useRef<HTMLDivElement>(null)
  const room = useRoom(frame)
  const [sizes, setSizes] = useState<Readonly<Record<string, Size>>>({})
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())
  const [byHand, setByHand] = useState<(KeptView & { readonly of: string }) | null>(null)
  const last = useRef<View | null>(null)

  const of = `${at ?? ''} ${pages.map(({ page }) => page).join(' ')}`
  const hand = byHand?.of === of ? byHand : at === undefined ? undefined : kept?.get(at)
  const sheet = Math.min(hand?.sheet ?? place?.sheet ?? 1, Math.max(1, pages.length))
  const current = pages[sheet - 1]
  const size = current === undefined ? nowhere : (sizes[current.page] ?? sizeOf(current))
  const isOpen = current !== undefined && sizes[current.page] !== undefined
  const part = current?.place ?? null
  const marked = place !== null && place.sheet === sheet ? place : null
  const headHeight = headRoom(current, size, room)
  const below = { width: room.width, height: room.height - headHeight }
  const view =
    room.width === 0 || size.width === 0
      ? null
      : hand !== undefined
        ? pan(hand.view, 0, 0, size, below)
        : marked === null
          ? viewOfPart(size, part, below)
          : viewOfPlace(size, part, marked, below, last.current)
  useLayoutEffect(() => {
    last.current = view
  })

  const move = (next: KeptView) => {
    setByHand({ ...next, of })
    if (at !== undefined) kept?.set(at, next)
  }
  const moved = (change: (view: View) => View) => view !== null && move({ sheet, view: change(view) })
  const actions: CaseImageControls = {
    zoomBy: factor => moved(now => zoom(now, factor, size, below)),
    panBy: (right, down) => moved(now => pan(now, right, down, size, below)),
    turn: step => {
      const next = Math.min(pages.length, Math.max(1, sheet + step))
      const page = pages[next - 1]
      if (next === sheet || page === undefined) return
      move({ sheet: next, view: viewOfPart(sizes[page.page] ?? sizeOf(page), page.place, below) })
    },
    reset: () => {
      if (at !== undefined) kept?.delete(at)
      last.current = null
      setByHand(null)
    },
  }
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  useImperativeHandle(controls, () => ({
    zoomBy: factor => latest.current.zoomBy(factor),
    panBy: (right, down) => latest.current.panBy(right, down),
    turn: step => latest.current.turn(step),
    reset: () => latest.current.reset(),
  }))
  useWheel(frame, latest)
  const drag = useDrag((right, down) => actions.panBy(right / -below.width, down / -below.height))

  return (
    <div className={classes.box}>
      <div ref={frame} className={classes.frame} {...drag}>
        {current?.head != null && view !== null && headHeight > 0 && (
          <div className={classes.head} style={{ height: headHeight }} aria-hidden="true">
            <img
              src={address(current.page)}
              alt=""
              draggable={false}
              style={laid({ ...view, y: headHeight - current.head * size.height * view.scale }, size)}
            />
          </div>
        )}
        <div className={classes.pages} style={{ top: headHeight }}>
          {[...new Set([...pages.map(({ page }) => page), ...ahead])].map(page => (
            <img
              key={page}
              src={address(page)}
              alt={page === current?.page ? label : ''}
              draggable={false}
              decoding="sync"
              hidden={page !== current?.page || broken.has(page)}
              style={view === null ? { opacity: 0 } : laid(view, size)}
              onLoad={({ currentTarget }) => {
                const { naturalWidth: width, naturalHeight: height } = currentTarget
                // Shown later: a picture that can't be decoded is told then.
                if (page !== current?.page) void currentTarget.decode().catch(() => undefined)
                // The server's numbers are trusted until the picture says otherwise: what counts is its shape.
                if (sizes[page]?.width !== width) setSizes(old => ({ ...old, [page]: { width, height } }))
              }}
              onError={() => setBroken(old => new Set([...old, page]))}
            />
          ))}
          {isOpen && view !== null && part !== null && (
            <div className={classes.part} style={boxed(part, size, view)} />
          )}
          {isOpen && view !== null && marked !== null && (
            <div className={classes.mark} style={boxed(withinPart(part, marked), size, view)} data-mark="" />
          )}
        </div>
        {!isOpen && (
          <p className={classes.told} role="status">
            {current === undefined ? text.none : broken.has(current.page) ? text.missing : text.opening}
          </p>
        )}
      </div>
      <div className={classes.tools}>
        {pages.length > 1 && (
          <>
            <Tool label={text.before} sign="‹" onClick={() => actions.turn(-1)} />
            <span>{text.page(sheet, pages.length)}</span>
            <Tool label={text.next} sign="›" onClick={() => actions.turn(1)} />
          </>
        )}
        <Tool label={text.zoomOut} sign="−" onClick={() => actions.zoomBy(1 / 1.3)} />
        <Tool label={text.zoomIn} sign="+" onClick={() => actions.zoomBy(1.3)} />
        <Tool label={text.reset} sign="⊡" onClick={actions.reset} />
      </div>
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly sign: string
  readonly onClick: () => void
}

/** The keyboard stays where it is: what these do has keys of its own. */
function Tool({ label, sign, onClick }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={label}
      aria-label={label}
      onPointerDown={event => event.preventDefault()}
      onClick={onClick}
    >
      {sign}
    </button>
  )
}

function sizeOf({ width, height }: CasePage): Size {
  return width === null || height === null ? nowhere : { width, height }
}

/** So much of the frame shows the headings of the table over the row. */
function headRoom(page: CasePage | undefined, size: Size, room: Size): number {
  if (page?.head == null || size.width === 0 || room.width === 0) return 0
  const scale = fitScale(size, page.place, room)
  return Math.round(Math.min(room.height * mostHead, page.head * size.height * scale))
}

function laid(view: View, { width, height }: Size): CSSProperties {
  return {
    width,
    height,
    transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
  }
}

function boxed(box: Shares, { width, height }: Size, { scale, x, y }: View): CSSProperties {
  return {
    left: x + box.left * width * scale,
    top: y + box.top * height * scale,
    width: box.width * width * scale,
    height: box.height * height * scale,
  }
}
