import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Inspection, SampleItem } from '../../../../../src/acceptance/lots/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { groupFields } from '../../../ui/fields/group-fields.ts'
import { kindName } from '../../../ui/kind-text.ts'
import type { CaseImageControls } from '../../../ui/viewer/case-image.tsx'
import { useDecisionKeys } from '../../keying/arbitration/use-decision-keys.ts'
import { FieldRow } from './field-row.tsx'
import { ItemImage } from './item-image.tsx'
import classes from './lots.module.css'

interface InspectDeskProps {
  readonly item: SampleItem
  /** Records of the sample. */
  readonly of: number
  /** Whether this account may say something of it. */
  readonly open: boolean
  readonly takenBack: boolean
  readonly canUndo: boolean
  readonly onSave: (errors: Inspection['errors']) => void
  readonly onUndo: () => void
  readonly onGo: (step: 1 | -1) => void
}

/** One record beside its image: the fields are gone through by the arrow keys, the wrong ones marked. Everything by keyboard. */
export function InspectDesk(props: InspectDeskProps): ReactNode {
  const { item, of, open, takenBack, canUndo, onSave, onUndo, onGo } = props
  const { lots: text, inventory } = useMessages()
  const { language } = useLanguage()
  const panel = useRef<HTMLElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const image = useRef<CaseImageControls>(null)
  const [at, setAt] = useState(0)
  const [whole, setWhole] = useState(false)
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(
    () => new Map(item.errors.map(({ field, found }) => [field, found])),
  )
  const fields = useMemo(() => listFields(item, language), [item, language])
  const current = fields[at]
  useEffect(() => focusRow(list.current, 0), [])

  const move = (step: 1 | -1) => {
    const next = Math.min(fields.length - 1, Math.max(0, at + step))
    focusRow(list.current, next)
  }
  const toggle = (field: string) => {
    if (!open) return
    const next = new Map(errors)
    if (!next.delete(field)) next.set(field, '')
    setErrors(next)
    // Unmarked: its input is gone, and the keyboard with it.
    if (!next.has(field))
      focusRow(
        list.current,
        fields.findIndex(({ id }) => id === field),
      )
  }
  const save = () =>
    open && onSave([...errors].map(([field, found]) => ({ field, found: found.trim(), note: '' })))
  useDecisionKeys(panel, {
    plain(key) {
      if (key === 'ArrowDown') move(1)
      else if (key === 'ArrowUp') move(-1)
      else if ((key === 'x' || key === 'X' || key === 'Delete') && current !== undefined) toggle(current.id)
      else if (key === 'w' || key === 'W') setWhole(old => !old)
      else if (key === '+' || key === '=') image.current?.zoomBy(1.3)
      else if (key === '-') image.current?.zoomBy(1 / 1.3)
      else if (key === 'PageDown') image.current?.turn(1)
      else if (key === 'PageUp') image.current?.turn(-1)
      else if (key === ',' || key === '.') onGo(key === '.' ? 1 : -1)
      else return false
      return true
    },
    confirm() {
      // Out of the input first: what was typed is read once more before it is saved.
      if (document.activeElement instanceof HTMLInputElement) focusRow(list.current, at)
      else save()
    },
    undo: onUndo,
    leave: () => focusRow(list.current, at),
  })
  const place = whole ? null : (item.places.find(({ field }) => field === current?.id) ?? null)
  const count = (n: number) => formatCount(n, language)
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={classes.desk}
      aria-label={inventory.entryTitle(item.number)}
    >
      <ItemImage item={item} place={place} at={current?.id ?? ''} controls={image} />
      <div className={classes.reading}>
        <header className={classes.asked}>
          <h2>{text.entry(item.number, count(item.position), count(of))}</h2>
          <span className="soft">
            {inventory.bookTitle(kindName(item.book.kind, language), item.book.year, item.book.volume)} ·{' '}
            {item.book.agency.name} · <span className={classes.critical}>✱</span> {text.criticalFields}
          </span>
        </header>
        <ol ref={list} className={classes.fields} aria-label={text.values}>
          {fields.map((field, index) => (
            <FieldRow
              key={field.id}
              kind={item.book.kind}
              field={field}
              critical={item.critical.includes(field.id)}
              current={index === at}
              found={errors.get(field.id)}
              readOnly={!open}
              onFocus={() => setAt(index)}
              onToggle={() => toggle(field.id)}
              onFound={found => setErrors(new Map(errors).set(field.id, found))}
            />
          ))}
        </ol>
        <footer className={classes.saying}>
          {open && (
            <Button size="sm" onClick={save}>
              {errors.size === 0 ? text.allRight : text.save(count(errors.size))}
            </Button>
          )}
          <Button size="sm" variant="default" disabled={!canUndo} onClick={onUndo}>
            {text.undo}
          </Button>
          <span className="soft" role="status">
            {takenBack ? text.undone : item.state === 'waiting' ? text.keys : text.was[item.state]}
          </span>
        </footer>
      </div>
    </section>
  )
}

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelectorAll<HTMLElement>('[data-row]')[index]?.focus()
}

/** All fields of the entry, grouped as in the book: also the empty ones, which the book may have filled. */
function listFields(item: SampleItem, language: 'vi' | 'en') {
  return groupFields(item.book.kind, item.fields, language).flatMap(({ label, filled, empty }) =>
    [...filled, ...empty].map((field, index) => ({ ...field, group: index === 0 ? label : null })),
  )
}
