import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconExternalLink, IconFileTypePdf, IconX } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { casePdf } from './calls.ts'
import classes from './cases.module.css'

interface CasePanelProps {
  readonly book: Book
  readonly one: Case
  readonly pagesById: ReadonlyMap<string, Page>
  readonly mayArrange: boolean
  readonly mayOriginal: boolean
  readonly isPdfShown: boolean
  readonly onPdf: () => void
  readonly onNumber: (number: string, following: boolean) => void
  readonly onDate: (registered: string) => void
  readonly onNote: (note: string) => void
}

/** The chosen case: its number, date, note and pages. */
export function CasePanel(props: CasePanelProps): ReactNode {
  const { book, one, pagesById, mayArrange, mayOriginal } = props
  const { cases: text } = useMessages()
  const [number, setNumber] = useState(one.number)
  const [registered, setRegistered] = useState(one.registered ?? '')
  const [note, setNote] = useState(one.note ?? '')
  const [following, setFollowing] = useState(true)
  useEffect(() => setNumber(one.number), [one.number])
  useEffect(() => setRegistered(one.registered ?? ''), [one.registered])
  useEffect(() => setNote(one.note ?? ''), [one.note])
  const leave = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (number.trim() !== one.number && number.trim() !== '') props.onNumber(number, following)
    if (registered.trim() !== (one.registered ?? '')) props.onDate(registered)
    if (note.trim() !== (one.note ?? '')) props.onNote(note)
    leave()
  }
  const isChanged =
    number.trim() !== one.number || registered !== (one.registered ?? '') || note !== (one.note ?? '')
  return (
    <form
      className={classes.panel}
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        setNumber(one.number)
        setRegistered(one.registered ?? '')
        setNote(one.note ?? '')
        leave()
      }}
    >
      <div className={classes.fields}>
        <TextInput
          data-case-field="number"
          size="xs"
          label={text.number}
          value={number}
          maxLength={20}
          readOnly={!mayArrange}
          onChange={event => setNumber(event.currentTarget.value)}
          onFocus={event => event.currentTarget.select()}
          autoComplete="off"
        />
        <TextInput
          data-case-field="date"
          size="xs"
          label={text.registered}
          title={text.registeredHint}
          value={registered}
          maxLength={10}
          readOnly={!mayArrange}
          onChange={event => setRegistered(event.currentTarget.value)}
          autoComplete="off"
        />
        <TextInput
          size="xs"
          label={text.note}
          className={classes.wide ?? ''}
          value={note}
          maxLength={500}
          readOnly={!mayArrange}
          onChange={event => setNote(event.currentTarget.value)}
          autoComplete="off"
        />
      </div>
      <div className={classes.panelFoot}>
        <span className="soft">
          {text.onPages}{' '}
          {one.pages
            .map(on => {
              const sequence = pagesById.get(on.page)?.sequence ?? text.asidePage
              return on.part === 'main' ? `${sequence}` : `${sequence} (${text.parts[on.part]})`
            })
            .join(', ') || '–'}
        </span>
        <span className={classes.grow} />
        {one.pages.length > 0 && mayOriginal && props.isPdfShown && (
          <a href={casePdf(book, one.id, true)} target="_blank" rel="noreferrer" className={classes.clean}>
            <IconExternalLink size={14} aria-hidden="true" /> {text.pdf.clean}
          </a>
        )}
        {one.pages.length > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={props.isPdfShown ? <IconX size={14} /> : <IconFileTypePdf size={14} />}
            onClick={props.onPdf}
          >
            {props.isPdfShown ? text.pdf.hide : text.pdf.show}
          </Button>
        )}
      </div>
      {mayArrange && isChanged && (
        <div className={classes.panelFoot}>
          <Checkbox
            size="xs"
            label={text.following}
            title={text.followingHint}
            checked={following}
            onChange={event => setFollowing(event.currentTarget.checked)}
          />
          <span className={classes.grow} />
          <Button size="compact-xs" type="submit">
            {text.save} (Enter)
          </Button>
        </div>
      )}
    </form>
  )
}
