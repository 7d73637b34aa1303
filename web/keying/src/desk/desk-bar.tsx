import type { ReactNode } from 'react'
import { kindName } from '../../../src/ui/kind-text.ts'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import type { Work } from '../work/work.ts'
import classes from './desk.module.css'
import type { DeskModel } from './desk-model.ts'
import type { Entry } from './entry.ts'
import { useStore } from './store.ts'

interface DeskBarProps {
  readonly model: DeskModel
  readonly work: Work
  readonly entry: Entry
  readonly isHelping: boolean
  readonly onLeave: () => void
  readonly onPark: () => void
  readonly onHelp: () => void
}

/** Which entry of which book is at hand, how far the batch is, whether all of it is safe. */
export function DeskBar({ model, work, entry, isHelping, onLeave, onPark, onHelp }: DeskBarProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const done = useStore(model.progress, count => count)
  const { book, batch, tasks, agency } = work.pack
  const note = useStore(entry.store, ({ state, note }) => (state === 'parked' ? (note ?? '') : null))
  const refused = work.refused.get(entry.task.id)
  return (
    <header className={classes.bar}>
      <button type="button" onClick={onLeave}>
        ‹ {text.leave}
      </button>
      <h1>{entry.task.number === '' ? text.noNumber : text.entry(entry.task.number)}</h1>
      <span className={classes.book} title={agency.name}>
        {kindName(book.kind, language)} {book.year}, {book.volume} · {agency.name}
        {batch.pass === 2 && ` · ${text.pass}`}
      </span>
      {note !== null && <span className={classes.parkedNote}>{text.parked(note)}</span>}
      {refused !== undefined && (
        <span role="alert" className={classes.refused} title={refused}>
          {text.wasRefused}
        </span>
      )}
      <span className={classes.room} />
      {work.pack.help && work.pack.reader === false && <span className="soft">{text.noReader}</span>}
      {work.dictionary === null && <span className="soft">{text.noDictionary}</span>}
      <span className={classes.progress}>
        <progress value={done} max={tasks.length} aria-label={text.batch(done, tasks.length)} />{' '}
        {text.batch(done, tasks.length)}
      </span>
      <span role="status" className={classes.line} data-line={work.line}>
        {work.unsent === 0 ? text.allSent : work.line === 'online' ? text.saving : text.unsent(work.unsent)}
        {work.line !== 'online' && ` · ${text.line[work.line]}`}
      </span>
      <button type="button" onClick={onPark}>
        {text.park} <kbd>F8</kbd>
      </button>
      <button type="button" onClick={onHelp} aria-expanded={isHelping}>
        {text.help} <kbd>F1</kbd>
      </button>
    </header>
  )
}
