import { Button, NumberInput } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { CaseList } from '../../../../../src/scanning/cases/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './cases.module.css'

const mostShown = 12

interface ClosingPanelProps {
  readonly list: CaseList
  readonly mayWrite: boolean
  readonly onTotal: (total: number | null) => Promise<void>
  readonly onCase: (id: string) => void
}

/** The cases against the total written at the closing of the book, and in words what is missing and where. */
export function ClosingPanel({ list, mayWrite, onTotal, onCase }: ClosingPanelProps): ReactNode {
  const { cases } = useMessages()
  const { language } = useLanguage()
  const text = cases.closing
  const { closing } = list
  const [total, setTotal] = useState<number | ''>(closing.written ?? '')
  const [busy, setBusy] = useState(false)
  useEffect(() => setTotal(closing.written ?? ''), [closing.written])
  const count = (value: number) => formatCount(value, language)
  const numberOf = (id: string) => list.cases.find(one => one.id === id)?.number ?? '?'
  const save = async () => {
    setBusy(true)
    // The keys are for the pages again.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await onTotal(total === '' ? null : total)
    setBusy(false)
  }
  return (
    <section className={classes.closing} aria-label={text.title} data-verdict={closing.verdict}>
      <h2>{text.title}</h2>
      <form
        className={classes.total}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <NumberInput
          size="xs"
          label={text.written}
          title={text.writtenHint}
          value={total}
          min={0}
          max={99_999}
          allowDecimal={false}
          hideControls
          readOnly={!mayWrite}
          onChange={value => setTotal(typeof value === 'number' ? value : '')}
        />
        {mayWrite && (
          <Button
            size="xs"
            variant="default"
            type="submit"
            loading={busy}
            disabled={(total === '' ? null : total) === closing.written}
          >
            {text.save}
          </Button>
        )}
        <span className={classes.counts}>
          {text.counts(count(closing.registered), count(closing.repeated))}
          <br />
          <span className="soft">
            {text.rest(count(closing.cancelled), count(closing.skipped), count(closing.blankPages))}
          </span>
        </span>
      </form>
      <p className={classes.verdict} role="status">
        {closing.verdict === 'matches' && <IconCircleCheck size={16} aria-hidden="true" />}
        {closing.verdict === 'differs' && <IconAlertTriangle size={16} aria-hidden="true" />}
        {verdictOf(closing, text, count)}
      </p>
      {closing.holes.length > 0 && (
        <Places
          label={text.holes}
          places={closing.holes.map(({ from, to, before }) => ({
            id: before,
            name: from === to ? `${from}` : `${from}–${to}`,
          }))}
          onCase={onCase}
        />
      )}
      {closing.unmarkedRepeats.length > 0 && (
        <Places
          label={text.repeats}
          places={closing.unmarkedRepeats.map(id => ({ id, name: numberOf(id) }))}
          onCase={onCase}
        />
      )}
      {closing.unreadable.length > 0 && (
        <Places
          label={text.unreadable}
          places={closing.unreadable.map(id => ({ id, name: numberOf(id) }))}
          onCase={onCase}
        />
      )}
      {closing.undated > 0 && <p className="soft">{text.undated(count(closing.undated))}</p>}
    </section>
  )
}

function verdictOf(
  { verdict, written, registered, repeated }: CaseList['closing'],
  text: ReturnType<typeof useMessages>['cases']['closing'],
  count: (value: number) => string,
): string {
  if (written === null) return text.unknown
  if (verdict === 'matches') return text.matches(count(written))
  const assigned = registered + repeated
  const say = written > assigned ? text.missing : text.tooMany
  return say(count(written), count(assigned), count(Math.abs(written - assigned)))
}

interface PlacesProps {
  readonly label: string
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly onCase: (id: string) => void
}

/** Numbers to look at, each a click away. */
function Places({ label, places, onCase }: PlacesProps): ReactNode {
  return (
    <p className={classes.places}>
      {label}{' '}
      {places.slice(0, mostShown).map(({ id, name }) => (
        <button key={`${id} ${name}`} type="button" onClick={() => onCase(id)}>
          {name}
        </button>
      ))}
      {places.length > mostShown && ` +${places.length - mostShown}`}
    </p>
  )
}
