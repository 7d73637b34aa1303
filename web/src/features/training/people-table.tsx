import { IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { lessonCodes, passingScore } from '../../../../src/training/practice/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import table from '../../ui/table/plain-table.module.css'
import { usePeople } from './calls.ts'
import classes from './training.module.css'

/** How the people of one's agencies do in each lesson, those who never tried first. */
export function PeopleTable(): ReactNode {
  const { training: text } = useMessages()
  const { language } = useLanguage()
  const people = usePeople()
  if (people.isPending) return <Loading lines={6} />
  if (people.isError) return <Failed problem={people.error} onRetry={() => void people.refetch()} />
  if (people.data.people.length === 0)
    return <Empty icon={<IconUsers size={40} stroke={1.3} />} title={text.noPeople} />
  return (
    <div className={classes.stack}>
      <p className="soft">{text.peopleHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone */}
      <section className={table.scroller} aria-label={text.tabs.people} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{text.columns.person}</th>
              <th scope="col">{text.columns.agency}</th>
              {lessonCodes.map(code => (
                <th key={code} scope="col" className="number" title={text.lessons[code]}>
                  {text.short[code]}
                </th>
              ))}
              <th scope="col" className="number">
                {text.columns.tries}
              </th>
              <th scope="col">{text.columns.last}</th>
            </tr>
          </thead>
          <tbody>
            {people.data.people.map(({ id, displayName, username, agency, best, tries, lastAt }) => (
              <tr key={id}>
                <th scope="row">
                  {displayName} <span className="soft">{username}</span>
                </th>
                <td>{agency}</td>
                {lessonCodes.map(code => (
                  <td key={code} className="number">
                    <Score value={best[code]} />
                  </td>
                ))}
                <td className="number">{formatCount(tries, language)}</td>
                <td>{lastAt === null ? '' : formatMoment(lastAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Score({ value }: { readonly value: number | undefined }): ReactNode {
  const { training: text } = useMessages()
  if (value === undefined) return <span className="soft">–</span>
  if (value < passingScore) return value
  return <strong title={text.passed}>{value} ✓</strong>
}
