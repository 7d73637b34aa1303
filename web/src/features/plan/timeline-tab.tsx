import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { BookSums, Campaign, Phase } from '../../../../src/plan/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import table from '../../ui/table/plain-table.module.css'
import { today } from '../agencies/days.ts'
import { dayShare, listTicks } from './gantt-scale.ts'
import { phaseFilter, spanText, yearsText } from './phase-text.ts'
import classes from './timeline.module.css'

/** The phases along time, track by track, and in numbers each of which opens its list of books. */
export function TimelineTab({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text } = useMessages()
  const { language } = useLanguage()
  const undated = plan.body.phases.filter(phase => phase.fromOn === null || phase.toOn === null).length
  return (
    <>
      {undated > 0 && <p className={classes.warning}>{text.undatedHint(`${undated}`)}</p>}
      <Gantt plan={plan} />
      <PhaseTable plan={plan} />
      {plan.outside > 0 && <p className="soft">{text.outside(formatCount(plan.outside, language))}</p>}
    </>
  )
}

/** The share of a phase's books whose data stands in the database, in percent. */
const percentOf = ({ books, depositedBooks }: BookSums) =>
  books === 0 ? 0 : Math.floor((100 * depositedBooks) / books)

function Gantt({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text } = useMessages()
  const tracks = [...new Set(plan.body.phases.map(phase => phase.track))]
  const now = dayShare(plan, today())
  return (
    <div className={classes.gantt}>
      <div className={classes.scale} aria-hidden="true">
        {listTicks(plan).map(({ label, share }) => (
          <span key={label} style={{ left: `${share}%` }}>
            {label}
          </span>
        ))}
      </div>
      {now !== undefined && (
        <div className={classes.now} aria-hidden="true">
          <div style={{ left: `${now}%` }}>
            <span>{text.today}</span>
          </div>
        </div>
      )}
      {tracks.map(track => (
        <section key={track} aria-label={track === '' ? text.noTrack : track}>
          {(track !== '' || tracks.length > 1) && <h2>{track === '' ? text.noTrack : track}</h2>}
          <ol>
            {plan.body.phases
              .filter(phase => phase.track === track)
              .map(phase => (
                <Lane key={phase.id} plan={plan} phase={phase} />
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Lane({ plan, phase }: { readonly plan: Campaign; readonly phase: Phase }): ReactNode {
  const { plan: text, work } = useMessages()
  const sums = plan.standing[phase.id]
  const percent = sums === undefined ? 0 : percentOf(sums)
  const [from, to] = [dayShare(plan, phase.fromOn), dayShare(plan, phase.toOn)]
  const empty = (sums?.books ?? 0) === 0
  const late = phase.toOn !== null && phase.toOn < today() && !empty && percent < 100
  const said = empty ? text.noBooks : late ? `${percent} %, ${work.late}` : `${percent} %`
  return (
    <li className={classes.lane}>
      <Link to="/books" search={phaseFilter(phase, plan.agency.id)} className={classes.name}>
        {phase.name}
      </Link>
      <div className={classes.track}>
        {from === undefined || to === undefined ? (
          <span className={classes.undated}>{text.undated}</span>
        ) : (
          <div
            className={classes.bar}
            data-late={late || undefined}
            style={{ left: `${from}%`, width: `${Math.max(to - from, 0.5)}%` }}
            title={`${spanText(phase.fromOn, phase.toOn)} · ${empty ? text.noBooks : text.share(`${percent}`)}`}
          >
            <div style={{ width: `${percent}%` }} />
            <span>{said}</span>
          </div>
        )}
      </div>
    </li>
  )
}

function PhaseTable({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text, navigation } = useMessages()
  const { language } = useLanguage()
  const number = (value: number, phase: Phase, more: object) => (
    <td className="number">
      <Link to="/books" search={{ ...phaseFilter(phase, plan.agency.id), ...more }}>
        {formatCount(value, language)}
      </Link>
    </td>
  )
  return (
    <ScrollRegion label={navigation.plan} className={`${table.scroller} ${classes.numbers}`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{text.phase}</th>
            <th scope="col">{text.levels}</th>
            <th scope="col">{text.years}</th>
            <th scope="col">{text.span}</th>
            <th scope="col" className="number">
              {text.books}
            </th>
            <th scope="col" className="number">
              {text.deposited}
            </th>
            <th scope="col" className="number">
              {text.accepted}
            </th>
            <th scope="col" className="number">
              {text.closing}
            </th>
            <th scope="col" className="number">
              {text.keyed}
            </th>
            <th scope="col" className="number">
              {text.records}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.body.phases.map(phase => {
            const sums = plan.standing[phase.id]
            if (sums === undefined) return null
            return (
              <tr key={phase.id}>
                <th scope="row" title={phase.note}>
                  {phase.name}
                </th>
                <td>{phase.levels.map(level => text.levelNames[level]).join(', ')}</td>
                <td>{yearsText(phase, text)}</td>
                <td>{spanText(phase.fromOn, phase.toOn)}</td>
                {number(sums.books, phase, {})}
                {number(sums.depositedBooks, phase, { step: 'deposited' })}
                {number(sums.acceptedBooks, phase, { step: 'accepted' })}
                <td className="number">{formatCount(sums.closing, language)}</td>
                <td className="number">{formatCount(sums.keyed, language)}</td>
                <td className="number">{formatCount(sums.deposited, language)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
