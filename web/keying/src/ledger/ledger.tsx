import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Field } from '../../../../src/register/kind.ts'
import { columnWidth } from '../../../src/ui/fields/field-text.ts'
import type { DeskModel } from '../desk/desk-model.ts'
import { focusStart } from '../desk/field-moves.ts'
import { placeOf } from '../desk/key-places.ts'
import { useStore } from '../desk/store.ts'
import { KeyInput } from '../form/key-input.tsx'
import { planSheet } from '../form/plan-sheet.ts'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import classes from './ledger.module.css'
import { LedgerLine } from './ledger-line.tsx'

interface LedgerProps {
  readonly model: DeskModel
  readonly current: string
  readonly onFinish: () => void
}

const rowHeightPx = 29
const numberWidthPx = 52
/** As wide as the picture of a row is on an office screen. */
const paperWidthPx = 1300
/** Fewer rows are all drawn. */
const mostDrawn = 30

/** The rows of a table, to be keyed as the book has them: from cell to cell, from row to row. */
export function Ledger({ model, current, onFinish }: LedgerProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const scroll = useRef<HTMLElement>(null)
  const groups = useMemo(() => planSheet(model.kind, model.pack.fields), [model])
  const fields = useMemo(() => groups.flatMap(group => group.fields), [groups])
  const { tasks, places } = model.pack
  const widths = useMemo(() => planWidths(model.kind.code, fields, places), [model, fields, places])
  const windowed = tasks.length > mostDrawn
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    enabled: windowed,
  })
  const at = tasks.findIndex(({ id }) => id === current)
  useEffect(() => {
    if (windowed && at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
    if (placeOf(document.activeElement)?.task === current) return
    // The row that its turn has come for: its first cell that nobody filled.
    const frame = requestAnimationFrame(() => {
      model.begin(current)
      focusStart(model, current)
    })
    return () => cancelAnimationFrame(frame)
  }, [model, current, at, windowed, virtual])

  const items = virtual.getVirtualItems()
  const drawn = windowed ? items.map(({ index }) => index) : tasks.map((_, index) => index)
  const above = windowed ? (items[0]?.start ?? 0) : 0
  const below = windowed ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  return (
    <>
      <LedgerLine model={model} onFinish={onFinish} />
      <section ref={scroll} className={classes.scroll} aria-label={text.table}>
        <table
          className={classes.table}
          style={{ minWidth: numberWidthPx + sum(widths) }}
          aria-rowcount={tasks.length + 1}
        >
          <colgroup>
            <col style={{ width: numberWidthPx }} />
            {fields.map(({ id }, index) => (
              <col key={id} style={{ width: widths[index] }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{text.numberColumn}</th>
              {groups.flatMap(({ title, fields: own }) =>
                own.map((field, index) => (
                  <th key={field.id} scope="col" title={field.id} data-first={index === 0 || undefined}>
                    <Heading model={model} field={field} title={title?.[language] ?? ''} />
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr style={{ height: above }} />}
            {drawn.map(index => {
              const id = tasks[index]?.id
              return (
                id !== undefined && (
                  <LedgerRow
                    key={id}
                    model={model}
                    task={id}
                    index={index}
                    fields={fields}
                    isCurrent={id === current}
                  />
                )
              )
            })}
            {below > 0 && <tr style={{ height: below }} />}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** Columns as wide, to each other, as they are on the paper where that was taught: a cell stands below its column of the picture, nearly. */
function planWidths(
  kind: string,
  fields: readonly Field[],
  places: DeskModel['pack']['places'],
): readonly number[] {
  const onPaper = new Map(places.filter(({ sheet }) => sheet === 1).map(({ field, width }) => [field, width]))
  const isTaught = fields.every(({ id }) => onPaper.has(id))
  return fields.map(({ id }) => {
    const usual = columnWidth(kind, id)
    return isTaught ? Math.max(usual * 0.7, (onPaper.get(id) ?? 0) * paperWidthPx) : usual
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

interface HeadingProps {
  readonly model: DeskModel
  readonly field: Field
  readonly title: string
}

/** The heading of a column: the one at hand stands out, as its place on the picture does. */
function Heading({ model, field, title }: HeadingProps): ReactNode {
  const language = useLanguage()
  const isAt = useStore(model.at, at => at?.field === field.id)
  return (
    <span className={classes.heading} data-at={isAt || undefined}>
      <small>{title}</small>
      {field.shortLabel[language]}
    </span>
  )
}

interface LedgerRowProps {
  readonly model: DeskModel
  readonly task: string
  readonly index: number
  readonly fields: readonly Field[]
  readonly isCurrent: boolean
}

const LedgerRow = memo(function LedgerRow({
  model,
  task,
  index,
  fields,
  isCurrent,
}: LedgerRowProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const entry = model.entryOf(task)
  const number = entry.task.number || text.noNumber
  const state = useStore(entry.store, keyed => keyed.state)
  return (
    <tr aria-rowindex={index + 2} data-current={isCurrent || undefined} data-state={state}>
      <th scope="row">
        {number}
        <span className="visually-hidden"> {text.states[state]}</span>
      </th>
      {fields.map(field => (
        <Cell
          key={field.id}
          model={model}
          task={task}
          field={field}
          label={`${field.label[language]}, ${number}`}
        />
      ))}
    </tr>
  )
})

interface CellProps {
  readonly model: DeskModel
  readonly task: string
  readonly field: Field
  readonly label: string
}

const Cell = memo(function Cell({ model, task, field, label }: CellProps): ReactNode {
  const entry = model.entryOf(task)
  const how = useStore(entry.store, ({ values, sources }) =>
    (values[field.id] ?? '') === '' ? undefined : sources[field.id]?.how,
  )
  const isDoubted = useStore(entry.store, ({ doubts }) => doubts[field.id] !== undefined)
  return (
    <td data-row="" data-how={how} data-doubted={isDoubted || undefined}>
      <KeyInput
        model={model}
        entry={entry}
        field={field}
        id={`k-${task}-${field.id}`}
        describedBy="ledger-told"
        long={false}
        label={label}
      />
    </td>
  )
})
