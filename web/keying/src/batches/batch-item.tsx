import { type ReactNode, useContext } from 'react'
import { LanguageContext } from '../../../offline/messages/language.ts'
import { useMessages } from '../messages/language.ts'
import { formatScreen } from '../screen.ts'
import { type BatchLine, isOver } from './batch-line.ts'
import { bookTitle } from './book-title.ts'
import { LeftOver } from './left-over.tsx'
import { TakeAlong } from './take-along-panel.tsx'

interface BatchItemProps {
  readonly line: BatchLine
  readonly isOnline: boolean
  readonly isAsking: boolean
  setAsking(isAsking: boolean): void
  reload(): Promise<void>
}

/** One batch: which book, how far it is, where it lies, and what can be done with it. */
export function BatchItem(props: BatchItemProps): ReactNode {
  const { line, isOnline } = props
  const messages = useMessages()
  const text = messages.batches
  const language = useContext(LanguageContext)
  const { agency, id, total, done, parked, kept } = line
  const over = isOver(line)
  const handed = new Intl.DateTimeFormat('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric' })
  const isComplete = kept?.batch.isAlong === true && kept.images.kept === kept.images.total
  const facts = [
    text.progress(done + parked, total),
    ...(parked > 0 ? [text.parked(parked)] : []),
    ...(line.pass === 2 ? [text.secondPass] : []),
    text.handed(handed.format(new Date(line.handedAt))),
    ...(line.isRevoked ? [text.isRevoked] : line.isFinished ? [text.isFinished] : []),
  ]
  const verb = over ? text.look : done + parked > 0 || (kept?.rows.length ?? 0) > 0 ? text.open : text.begin
  return (
    <li data-over={over || undefined}>
      <div className="what">
        <b>{bookTitle(line.book, messages, language)}</b>
        <span className="soft">{agency.name}</span>
        <span className="soft">{facts.join(' · ')}</span>
        {!over && <progress value={done + parked} max={Math.max(1, total)} aria-label={facts[0]} />}
        <span className="marks">
          {isComplete && <span>{text.isAlong}</span>}
          {kept !== null && !kept.batch.isAlong && !over && <span>{text.isHere}</span>}
          {line.unsent > 0 && <span className="unsent">{text.unsent(line.unsent)}</span>}
          {line.refused > 0 && <span className="fault">{text.refused(line.refused)}</span>}
          {line.copies > 0 && <span className="unsent">{text.copies(line.copies)}</span>}
        </span>
      </div>
      <div className="row">
        {(isOnline || kept !== null) && (
          <a
            className={over ? 'button' : 'button main'}
            href={formatScreen({ view: 'desk', agency: agency.id, batch: id })}
          >
            {verb}
          </a>
        )}
        {!over && <TakeAlong {...props} />}
        <LeftOver line={line} reload={props.reload} />
      </div>
    </li>
  )
}
