import { type ReactNode, useState } from 'react'
import {
  type Missed,
  type PracticeDetail,
  passingScore,
  type Result,
} from '../../../../src/training/practice/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { codeMeaning, fieldLabel } from '../../ui/fields/field-text.ts'
import { Badge } from '../../ui/states/badge.tsx'
import { CaseImage } from '../../ui/viewer/case-image.tsx'
import { pageAddress } from '../keying/arbitration/case-picture.tsx'
import classes from './training.module.css'

interface ResultViewProps {
  readonly practice: PracticeDetail
  readonly result: Result
}

/** The score, and what was missed, each beside its picture. */
export function ResultView({ practice, result }: ResultViewProps): ReactNode {
  const { training: text } = useMessages()
  const { language } = useLanguage()
  const { score, points, right, missed } = result
  const [at, setAt] = useState(0)
  const count = (n: number) => formatCount(n, language)
  const current = missed[at]
  return (
    <div className={classes.result} data-none={current === undefined || undefined}>
      <section className={classes.list} aria-label={text.resultTitle}>
        <p className={classes.score}>
          <strong>{text.score(String(score))}</strong>
          {score >= passingScore && <Badge tone="good">{text.passed}</Badge>}
        </p>
        <p>{text.rightOf(count(right), count(points))}</p>
        <h2>{missed.length === 0 ? text.allRight : text.missedTitle(count(missed.length))}</h2>
        <ol className={classes.missed}>
          {missed.map((one, index) => (
            <li key={`${one.what} ${one.subject} ${one.field ?? ''}`}>
              <button
                type="button"
                aria-current={index === at || undefined}
                onClick={() => setAt(index)}
                onFocus={() => setAt(index)}
              >
                <MissedLine practice={practice} missed={one} />
              </button>
            </li>
          ))}
        </ol>
      </section>
      {current !== undefined && <Picture practice={practice} missed={current} />}
    </div>
  )
}

function MissedLine({
  practice,
  missed,
}: {
  readonly practice: PracticeDetail
  readonly missed: Missed
}): ReactNode {
  const { training: text } = useMessages()
  const { language } = useLanguage()
  const { what, subject, field, expected, given } = missed
  const { kind } = practice.book
  const where = /^\d+$/.test(subject) ? text.entry(subject) : subject
  const say = (value: string) => {
    const meaning = field === null ? undefined : codeMeaning(kind, field, value)
    return value === '' ? text.empty : meaning === undefined ? value : `${value} (${meaning})`
  }
  return (
    <>
      <span className={classes.what}>{text.missed[what]}</span>
      {what !== 'verdict' && (
        <span>
          {where}
          {field !== null && ` · ${fieldLabel(kind, field, language)}`}
        </span>
      )}
      {field !== null && (
        <>
          <span>
            <span className="soft">{text.expected}:</span> <b>{say(expected)}</b>
          </span>
          <span>
            <span className="soft">{practice.lesson === 'accept' ? text.typed : text.given}:</span>{' '}
            {say(given)}
          </span>
        </>
      )}
      {what === 'order' && (
        <span>
          {text.page(expected)}; {text.given.toLowerCase()}:{' '}
          {given === '0' ? text.notThere : text.page(given)}
        </span>
      )}
      {what === 'turn' && <span>{given === '' ? text.notThere : text.turnBy(given)}</span>}
      {what === 'case' && (
        <span>
          {text.rightPage}: {expected}; {text.given.toLowerCase()}: {given === '' ? text.noPage : given}
        </span>
      )}
      {what === 'verdict' && (
        <span>
          {text.verdictWhy(subject)} {text.verdicts[expected === 'accept' ? 'accept' : 'reject']}.
        </span>
      )}
    </>
  )
}

/** A case that was assigned wrongly is shown by the page it stands on. */
function pagesOf({ pages }: PracticeDetail, { what, subject, expected }: Missed) {
  if (what === 'verdict') return []
  return pages[what === 'case' ? expected : subject] ?? []
}

function Picture({
  practice,
  missed,
}: {
  readonly practice: PracticeDetail
  readonly missed: Missed
}): ReactNode {
  const { training: text } = useMessages()
  const { language } = useLanguage()
  const pages = pagesOf(practice, missed)
  if (pages.length === 0) return <div className={classes.picture} />
  return (
    <div className={classes.picture}>
      <CaseImage
        key={missed.subject}
        pages={pages}
        place={practice.places.find(({ field }) => field === missed.field) ?? null}
        address={page => pageAddress(practice.book.agency, page)}
        label={text.picture}
        language={language}
        at={missed.field ?? ''}
      />
    </div>
  )
}
