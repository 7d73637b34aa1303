import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import { IconHandStop, IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import type { FieldPlace, Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { groupPlaces, moved, type Rectangle, resized, type Spot } from './edit-places.ts'
import { aspectOf, PartPicture } from './part-picture.tsx'
import classes from './places.module.css'
import { useDrag } from './use-drag.ts'

interface SheetViewProps {
  readonly ref: Ref<HTMLDivElement>
  readonly agency: string
  readonly one: Case
  readonly pages: ReadonlyMap<string, Page>
  readonly fields: readonly string[]
  readonly places: readonly FieldPlace[]
  readonly chosen: string
  readonly sheet: number
  readonly isLedger: boolean
  readonly mayDraw: boolean
  readonly label: (field: string) => string
  readonly onSheet: (sheet: number) => void
  readonly onDraw: (place: Rectangle) => void
  /** `what`: steps of one kind are undone together. */
  readonly onSet: (place: Rectangle, what: string) => void
  readonly onBegin: () => void
  readonly onGoOn: () => void
  /** The chosen field stands where this place is; undefined: where the field before it does. */
  readonly onSame: (other: FieldPlace | undefined) => void
  readonly onRemove: () => void
  /** False at the ends of the list. */
  readonly onStep: (by: 1 | -1) => boolean
  readonly onCase: (by: 1 | -1) => void
  readonly onChoose: (field: string) => void
}

const zooms = [1, 1.5, 2, 3] as const
/** A row of a ledger is so much wider than high that nothing could be read as wide as the screen. */
const flat = 9
const step = 0.005
const fineStep = 0.001

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The picture of a case with the places over it, drawn by mouse and finger or by keys alone. */
export function SheetView(props: SheetViewProps): ReactNode {
  const { agency, one, pages, fields, places, chosen, sheet, isLedger, mayDraw, label } = props
  const { places: text } = useMessages()
  const on = one.pages[sheet - 1] ?? one.pages[0]
  const page = on && pages.get(on.page)
  const [zoom, setZoom] = useState<number>(() =>
    page !== undefined && on !== undefined && aspectOf(page, on) > flat ? 2 : 1,
  )
  const [isPanning, setPanning] = useState(false)
  const place = places.find(each => each.field === chosen && each.sheet === sheet)
  const groups = groupPlaces(fields, places, sheet)
  const current = useRef<HTMLDivElement>(null)
  const drag = useDrag({
    isLedger,
    enabled: mayDraw && !isPanning,
    place,
    onDraw: props.onDraw,
    onSet: rectangle => props.onSet(rectangle, ''),
    onPoint: (at, event) => {
      const under = groups.find(group => holds(group.place, at))
      if (under === undefined) return
      if (event.shiftKey) props.onSame(under.place)
      else props.onChoose(under.fields[0] ?? chosen)
    },
  })
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen, place?.left, place?.top, zoom])

  const press = (event: KeyboardEvent): boolean => {
    const way = ways[event.key]
    if (way !== undefined) {
      if (event.altKey || event.metaKey || !mayDraw) return false
      if (place === undefined) props.onBegin()
      else {
        const by = event.ctrlKey ? fineStep : step
        const [right, down] = [way[0] * by, isLedger ? 0 : way[1] * by]
        props.onSet(
          (event.shiftKey ? resized : moved)(place, right, down),
          event.shiftKey ? 'resize' : 'move',
        )
      }
      return true
    }
    if (event.altKey || event.metaKey || event.ctrlKey) return false
    switch (event.key) {
      case 'Tab':
        return props.onStep(event.shiftKey ? -1 : 1)
      case 'Enter':
        if (place === undefined) props.onBegin()
        else props.onGoOn()
        return true
      case 'Delete':
      case 'Backspace':
        props.onRemove()
        return true
      case '=':
        props.onSame(undefined)
        return true
      case 'PageDown':
        props.onCase(1)
        return true
      case 'PageUp':
        props.onCase(-1)
        return true
      case '[':
      case ']':
        props.onSheet(Math.max(1, Math.min(one.pages.length, sheet + (event.key === ']' ? 1 : -1))))
        return true
      default:
        return false
    }
  }
  const zoomBy = (by: number) => {
    const next = zooms[zooms.findIndex(each => each >= zoom) + by]
    if (next !== undefined) setZoom(next)
  }
  return (
    <div className={classes.view}>
      <div className={classes.viewBar}>
        <strong className={classes.now}>{mayDraw ? text.now(label(chosen)) : label(chosen)}</strong>
        <span className={classes.grow} />
        {one.pages.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={text.sheets}
            value={`${sheet}`}
            onChange={value => props.onSheet(Number(value))}
            data={one.pages.map((_, index) => ({ value: `${index + 1}`, label: text.sheet(index + 1) }))}
          />
        )}
        <Tooltip label={text.pan}>
          <ActionIcon
            variant={isPanning ? 'filled' : 'default'}
            aria-label={text.pan}
            aria-pressed={isPanning}
            onClick={() => setPanning(old => !old)}
          >
            <IconHandStop size={16} />
          </ActionIcon>
        </Tooltip>
        <ActionIcon
          variant="default"
          aria-label={text.zoomOut}
          disabled={zoom <= 1}
          onClick={() => zoomBy(-1)}
        >
          <IconMinus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={text.zoomIn} disabled={zoom >= 3} onClick={() => zoomBy(1)}>
          <IconPlus size={16} />
        </ActionIcon>
      </div>
      <div
        ref={props.ref}
        className={classes.scroll}
        // Keys mean what they do in a drawing, not in a text.
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn upon by keys
        tabIndex={0}
        aria-label={text.surface(label(chosen), place !== undefined)}
        aria-describedby="places-help"
        onKeyDown={event => {
          if (event.target !== event.currentTarget || !press(event)) return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        {on === undefined || page === undefined || page.rendering === null ? (
          <p className={classes.notReady}>{text.notReady}</p>
        ) : (
          <div style={{ width: `${zoom * 100}%` }} className={classes.paper}>
            <PartPicture key={page.id} agency={agency} page={page} on={on} label={text.caseLabel(one.number)}>
              <div
                className={classes.over}
                data-draws={(mayDraw && !isPanning) || undefined}
                onPointerDown={drag.onPointerDown}
                onPointerMove={drag.onPointerMove}
                onPointerUp={drag.onPointerUp}
                onPointerCancel={drag.onPointerCancel}
              >
                {groups.map(({ place: each, fields: of }) => {
                  const isChosen = of.includes(chosen)
                  const shown = isChosen ? (drag.ghost ?? each) : each
                  return (
                    <div
                      key={of.join(' ')}
                      ref={isChosen ? current : null}
                      className={classes.place}
                      data-chosen={isChosen || undefined}
                      data-upper={shown.top < 0.04 || undefined}
                      data-grip={isChosen ? 'move' : undefined}
                      style={styleOf(shown)}
                    >
                      <span className={classes.name}>
                        {isChosen
                          ? of.map(label).join(' · ')
                          : of.map(field => fields.indexOf(field) + 1).join(', ')}
                      </span>
                      {isChosen && mayDraw && (
                        <>
                          <i data-grip="start" />
                          <i data-grip="end" />
                        </>
                      )}
                    </div>
                  )
                })}
                {drag.ghost !== undefined && place === undefined && (
                  <div className={classes.place} data-chosen style={styleOf(drag.ghost)} />
                )}
              </div>
            </PartPicture>
          </div>
        )}
      </div>
      <p id="places-help" className={classes.help}>
        {mayDraw ? (isLedger ? text.helpLedger : text.help) : text.helpReading}
        {mayDraw && <span className={classes.keys}> {text.helpKeys}</span>}
      </p>
      {mayDraw && place === undefined && (
        <Button className={classes.begin} size="xs" variant="light" onClick={props.onBegin}>
          {text.begin}
        </Button>
      )}
    </div>
  )
}

function holds({ left, top, width, height }: Rectangle, { x, y }: Spot): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height
}

function styleOf({ left, top, width, height }: Rectangle) {
  return {
    left: `${left * 100}%`,
    top: `${top * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
  }
}
