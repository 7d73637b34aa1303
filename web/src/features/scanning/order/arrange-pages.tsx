import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import classes from '../pages.module.css'
import { acceptedTypes } from '../upload/choose-files.ts'
import { uploads } from '../upload/uploads.ts'
import { useUpload } from '../upload/use-upload.ts'
import own from './arrange.module.css'
import { type Acts, ArrangeBar } from './arrange-bar.tsx'
import { keyAct } from './arrange-keys.ts'
import { AsideButton, PagesFilter, ReportButton, TypingButton } from './arrange-tools.tsx'
import { AsideDrawer } from './aside-drawer.tsx'
import { useOrderReport } from './calls.ts'
import { CountDialog } from './count-dialog.tsx'
import { KeysHelp } from './keys-help.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { NumberField } from './number-field.tsx'
import { findOddities } from './page-oddities.ts'
import { PageWall, type WallControls } from './page-wall.tsx'
import { ReportPanel } from './report-panel.tsx'
import { choose, chosenInOrder, keepSelection, noSelection, pushTarget } from './selection.ts'
import { suggestFirst } from './suggest-first.ts'
import { useArranging } from './use-arranging.ts'
import { useInsert } from './use-insert.ts'
import { useNumbering } from './use-numbering.ts'

interface ArrangePagesProps {
  readonly book: Book
  readonly loaded: readonly Page[]
  /** What stands first in the row of buttons. */
  readonly buttons: ReactNode
}

type Dialog = 'move' | 'count' | 'keys' | 'aside'

/** The pages of a book on a wall, put in order and numbered there: by keys, by mouse or by finger. */
export function ArrangePages({ book, loaded, buttons }: ArrangePagesProps): ReactNode {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const can = useCan()
  const [agency, id] = [book.agency.id, book.id]
  const mayArrange = can('pages.arrange') && book.closedAt === null
  const mayUpload = mayArrange && can('pages.upload')
  const arranging = useArranging(agency, id, loaded)
  const numbering = useNumbering(arranging.pages, arranging)
  const { upload } = useUpload(agency, id)
  const insertion = useInsert(agency, id, { upload, pages: loaded, arranging })
  const report = useOrderReport(agency, id).data
  const oddities = useMemo(() => findOddities(report), [report])
  const [onlyLook, setOnlyLook] = useState(false)
  const [isTyping, setTyping] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [selection, setSelection] = useState(noSelection)
  const wall = useRef<WallControls>(null)
  const files = useRef<HTMLInputElement>(null)
  const filesFor = useRef<'replace' | 'insert'>('replace')

  const all = numbering.pages
  const toLook = useMemo(() => all.filter(page => page.flags.length > 0 || page.state === 'failed'), [all])
  const shown = onlyLook ? toLook : all
  const order = useMemo(() => shown.map(page => page.id), [shown])
  const before = useRef(order)
  useEffect(() => {
    setSelection(old => keepSelection(before.current, order, old))
    before.current = order
  }, [order])
  const chosen = chosenInOrder(order, selection)
  const active = shown.find(page => page.id === selection.active)
  const count = (n: number) => formatCount(n, language)

  const close = () => {
    setDialog(null)
    setTimeout(() => wall.current?.focus())
  }
  const jump = (page: string) => {
    setOnlyLook(false)
    setSelection(choose(order, noSelection, page, 'only'))
    wall.current?.focus()
  }
  const open = (page: string) =>
    void navigate({ to: '/books/$agency/$book/pages/$page', params: { agency, book: id, page } })
  const beginTyping = () => {
    if (active === undefined && order[0] !== undefined)
      setSelection(choose(order, noSelection, order[0], 'only'))
    setTyping(true)
  }
  const leaveTyping = () => {
    setTyping(false)
    void numbering.flush()
    setTimeout(() => wall.current?.focus())
  }
  const numberOn = (from: string, to: string | null, first: number, every: 1 | 2, letters: boolean) =>
    void numbering
      .flush()
      .then(() => arranging.run('numbers/counting', { from, to, first, every, letters }, text.done.counted))
  const pick = (what: 'replace' | 'insert') => () => {
    filesFor.current = what
    files.current?.click()
  }
  // On a filtered wall the neighbours are not those of the book.
  const mayMove = mayArrange && !onlyLook
  const acts: Acts = {
    push: places => {
      const target = mayMove ? pushTarget(order, selection.chosen, places) : undefined
      if (target !== undefined) arranging.push(chosen, target.after)
    },
    move: () => setDialog('move'),
    aside: () => void arranging.run('pages-aside', { pages: chosen }, text.done.aside(count(chosen.length))),
    role: role =>
      void arranging.run(
        'roles',
        { pages: chosen, role },
        text.done.role(count(chosen.length), text.roles[role]),
      ),
    count: () => setDialog('count'),
    undo: () => void arranging.undo(),
    open: () => active !== undefined && open(active.id),
    replace: pick('replace'),
    insert: pick('insert'),
    keys: () => setDialog('keys'),
  }
  const onKey = (event: KeyboardEvent) => {
    const act = keyAct(event, acts, chosen.length > 0, mayArrange, wall.current?.columns() ?? 1)
    const also: Readonly<Record<string, () => void>> = {
      k: () => setReporting(old => !old),
      ...(mayArrange ? { n: beginTyping, F2: beginTyping } : {}),
      Escape: () => setSelection(old => ({ ...old, chosen: new Set() })),
    }
    const run = act ?? (event.ctrlKey || event.altKey || event.metaKey ? undefined : also[event.key])
    if (run === undefined) return
    event.preventDefault()
    run()
  }
  const step = (places: number) => {
    const at = order.indexOf(selection.active ?? '')
    const next = order[at + places]
    if (next === undefined) return leaveTyping()
    setSelection(choose(order, selection, next, 'only'))
  }
  return (
    <>
      <div className={classes.toolbar}>
        {buttons}
        <PagesFilter all={all.length} toLook={toLook.length} isOnlyLook={onlyLook} onOnlyLook={setOnlyLook} />
        <span className={classes.grow} />
        {mayArrange && <TypingButton isTyping={isTyping} onClick={isTyping ? leaveTyping : beginTyping} />}
        <ReportButton report={report} isOpen={isReporting} onClick={() => setReporting(old => !old)} />
        <AsideButton count={report?.aside ?? 0} onClick={() => setDialog('aside')} />
      </div>
      {mayArrange && isTyping && (
        <div className={own.bar}>
          <span>{text.typeNumbersHint}</span>
        </div>
      )}
      {mayArrange && !isTyping && <ArrangeBar chosen={chosen.length} acts={acts} mayUpload={mayUpload} />}
      {insertion.after !== null && (
        <p role="status">{text.inserting(all.find(page => page.id === insertion.after)?.sequence ?? 0)}</p>
      )}
      <div className={own.work}>
        {shown.length === 0 && <p className="soft">{text.nothingToLook}</p>}
        {shown.length > 0 && (
          <PageWall
            agency={agency}
            book={id}
            pages={shown}
            selection={selection}
            onSelection={setSelection}
            oddities={oddities}
            onOpen={open}
            onKey={onKey}
            onDrop={mayMove ? arranging.push : undefined}
            field={
              isTyping
                ? page => (
                    <NumberField
                      key={page.id}
                      page={page}
                      onNumber={numbering.set}
                      onStep={step}
                      onRow={rows => step(rows * (wall.current?.columns() ?? 1))}
                      onLeave={leaveTyping}
                      onCount={(from, first) => numberOn(from.id, null, Number.parseInt(first, 10), 1, false)}
                    />
                  )
                : null
            }
            controls={wall}
          />
        )}
        {isReporting && (
          <ReportPanel
            agency={agency}
            book={id}
            pages={all}
            arranging={mayArrange ? arranging : undefined}
            onJump={jump}
            onClose={() => {
              setReporting(false)
              wall.current?.focus()
            }}
          />
        )}
      </div>
      <input
        ref={files}
        type="file"
        accept={acceptedTypes}
        multiple
        hidden
        aria-label={text.insert}
        onChange={event => {
          const picked = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (active === undefined) return
          if (filesFor.current === 'insert') insertion.insert(active.id, picked)
          else uploads.add(agency, id, picked.slice(0, 1), active.id)
        }}
      />
      {dialog === 'move' && (
        <MoveDialog
          pages={all}
          count={chosen.length}
          onMove={after => {
            arranging.push(chosen, after)
            close()
          }}
          onClose={close}
        />
      )}
      {dialog === 'count' && chosen[0] !== undefined && (
        <CountDialog
          first={suggestFirst(all, chosen[0])}
          chosen={chosen.length}
          onCount={({ first, every, letters, toEnd }) => {
            numberOn(chosen[0] ?? '', toEnd ? null : (chosen.at(-1) ?? null), first, every, letters)
            close()
          }}
          onClose={close}
        />
      )}
      {dialog === 'keys' && <KeysHelp onClose={close} />}
      {dialog === 'aside' && (
        <AsideDrawer
          agency={agency}
          book={id}
          pages={all}
          active={active}
          run={mayArrange ? arranging.run : undefined}
          onClose={close}
        />
      )}
    </>
  )
}
