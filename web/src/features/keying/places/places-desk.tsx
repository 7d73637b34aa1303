import { Alert, Button, Menu } from '@mantine/core'
import { IconArrowBackUp, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import type { FieldPlace, Page } from '../../../../../src/scanning/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { fieldLabel } from '../../../ui/fields/field-text.ts'
import { useCan } from '../../access/session.ts'
import { useAlikeBooks } from './calls.ts'
import { CasePager } from './case-pager.tsx'
import { nextOpen, type Rectangle, startPlace, withPlace } from './edit-places.ts'
import { FieldList } from './field-list.tsx'
import { PlaceNumbers } from './place-numbers.tsx'
import classes from './places.module.css'
import { ReadingLine } from './reading-line.tsx'
import { SheetView } from './sheet-view.tsx'
import { usePlaceDrawing } from './use-places.ts'

interface PlacesDeskProps {
  readonly book: Book
  /** The cases that have a picture, in the order of the book. */
  readonly cases: readonly Case[]
  readonly pages: ReadonlyMap<string, Page>
  readonly fields: readonly string[]
  readonly isLedger: boolean
  readonly first: readonly FieldPlace[]
}

/** The picture of a case beside the fields of its form: what is drawn belongs to the chosen field, and the next one is chosen at once. */
export function PlacesDesk({ book, cases, pages, fields, isLedger, first }: PlacesDeskProps): ReactNode {
  const messages = useMessages()
  const { places: text } = messages
  const { language } = useLanguage()
  const id = useMemo(() => ({ agency: book.agency.id, book: book.id }), [book.agency.id, book.id])
  const mayDraw = useCan()('keying.manage') && book.closedAt === null
  const drawing = usePlaceDrawing(id, first)
  const { places, change } = drawing
  const [chosen, setChosen] = useState(() => nextOpen(fields, first, fields.at(-1) ?? '') ?? fields[0] ?? '')
  const [at, setAt] = useState(0)
  const [sheet, setSheet] = useState(1)
  const [problem, setProblem] = useState<unknown>(null)
  const surface = useRef<HTMLDivElement>(null)
  const alike = useAlikeBooks(id, mayDraw)

  const one = cases[Math.min(at, cases.length - 1)]
  const sheets = one?.pages.length ?? 1
  const shownSheet = Math.min(sheet, sheets)
  const place = places.find(({ field }) => field === chosen)
  const label = (field: string) => fieldLabel(book.kind, field, language)

  const choose = (field: string) => {
    setChosen(field)
    const on = places.find(each => each.field === field)
    if (on !== undefined) setSheet(on.sheet)
  }
  const set = (rectangle: Rectangle, what: string) => {
    if (mayDraw)
      change(old => withPlace(old, chosen, shownSheet, rectangle), what === '' ? '' : `${what} ${chosen}`)
  }
  const goOn = (now: readonly FieldPlace[] = places) => {
    const next = nextOpen(fields, now, chosen)
    if (next !== undefined) choose(next)
  }
  const draw = (rectangle: Rectangle) => {
    set(rectangle, '')
    goOn(withPlace(places, chosen, shownSheet, rectangle))
  }
  const before = () => places.find(({ field }) => field === fields[fields.indexOf(chosen) - 1])
  const begin = () => set(startPlace(before() ?? places.at(-1), shownSheet, isLedger), 'begin')
  const sameAs = (other: FieldPlace | undefined) => {
    if (other === undefined || !mayDraw) return
    const same = withPlace(places, chosen, other.sheet, other)
    change(() => same, '')
    goOn(same)
  }
  const remove = () => {
    if (mayDraw && place !== undefined) change(old => old.filter(({ field }) => field !== chosen), '')
  }
  const step = (by: 1 | -1): boolean => {
    const next = fields[fields.indexOf(chosen) + by]
    if (next !== undefined) choose(next)
    return next !== undefined
  }
  const copy = (from: string) => {
    setProblem(null)
    drawing.copy(from).then(() => surface.current?.focus(), setProblem)
  }
  useEffect(() => surface.current?.focus(), [])
  useUndoKey(drawing.undo)
  if (one === undefined) return null

  const books = alike.data?.books ?? []
  const [nearest] = books
  const failed = drawing.saving.state === 'failed' ? drawing.saving.problem : problem
  return (
    <div className={classes.desk}>
      <div className={classes.toolbar}>
        <CasePager cases={cases} at={at} onStep={by => setAt(old => stepWithin(old + by, cases.length))} />
        <span className={classes.grow} />
        {mayDraw && (
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowBackUp size={16} />}
              disabled={!drawing.canUndo}
              onClick={drawing.undo}
            >
              {text.undo} (Ctrl Z)
            </Button>
            <Menu>
              <Menu.Target>
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconCopy size={16} />}
                  disabled={books.length === 0}
                  title={books.length === 0 ? text.noAlike : undefined}
                >
                  {text.copy}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {books.map(({ id: from, year, volume, places: count }) => (
                  <Menu.Item key={from} onClick={() => copy(from)}>
                    {text.copyFrom(volume, year, count)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <span className={classes.saving} role="status">
              {text.saving[drawing.saving.state]}
            </span>
          </>
        )}
      </div>
      {failed !== null && (
        <Alert color="red" className={classes.notice} role="alert">
          {problemText(failed, messages)}{' '}
          {drawing.saving.state === 'failed' && (
            <Button size="compact-xs" variant="subtle" onClick={() => void drawing.save()}>
              {messages.common.retry}
            </Button>
          )}
        </Alert>
      )}
      {mayDraw && places.length === 0 && nearest !== undefined && (
        <p className={classes.offer}>
          {text.alikeFound(nearest.volume, nearest.year, nearest.places)}{' '}
          <Button size="compact-sm" onClick={() => copy(nearest.id)}>
            {text.useThem}
          </Button>
        </p>
      )}
      <div className={classes.columns}>
        <SheetView
          ref={surface}
          agency={id.agency}
          one={one}
          pages={pages}
          fields={fields}
          places={places}
          chosen={chosen}
          sheet={shownSheet}
          isLedger={isLedger}
          mayDraw={mayDraw}
          label={label}
          onSheet={setSheet}
          onDraw={draw}
          onSet={set}
          onBegin={begin}
          onGoOn={goOn}
          onSame={other => sameAs(other ?? before())}
          onRemove={remove}
          onStep={step}
          onCase={by => setAt(old => stepWithin(old + by, cases.length))}
          onChoose={choose}
        />
        <div className={classes.side}>
          <ReadingLine id={id} />
          <FieldList
            fields={fields}
            places={places}
            chosen={chosen}
            sheets={sheets}
            label={label}
            onChoose={field => {
              choose(field)
              surface.current?.focus()
            }}
          />
          {mayDraw && (
            <PlaceNumbers
              key={chosen}
              label={label(chosen)}
              place={place}
              onChange={rectangle => set(rectangle, '')}
              onRemove={remove}
            />
          )}
        </div>
      </div>
    </div>
  )
}

const stepWithin = (at: number, count: number) => Math.max(0, Math.min(count - 1, at))

/** Ctrl Z anywhere but in a field that somebody types in. */
function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      const isTyping = event.target instanceof HTMLElement && event.target.tagName === 'INPUT'
      if (!isUndo || isTyping || event.defaultPrevented) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo])
}
