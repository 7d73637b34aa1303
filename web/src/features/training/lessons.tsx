import { Button } from '@mantine/core'
import { IconSchool } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import {
  type LessonCode,
  type Practice,
  type PracticeList,
  passingScore,
} from '../../../../src/training/practice/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import table from '../../ui/table/plain-table.module.css'
import { beginLesson, refreshTraining, usePractices } from './calls.ts'
import classes from './training.module.css'

/** The lessons of one's role, one's certificate, and the tries so far. */
export function Lessons(): ReactNode {
  const { training: text } = useMessages()
  const list = usePractices(true)
  if (list.isPending) return <Loading lines={6} />
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />
  const { lessons, practices } = list.data
  if (lessons.length === 0)
    return (
      <Empty
        icon={<IconSchool size={40} stroke={1.3} />}
        title={text.noLessonsTitle}
        text={text.noLessonsText}
      />
    )
  return (
    <div className={classes.stack}>
      <ul className={classes.lessons}>
        {lessons.map(lesson => (
          <LessonCard key={lesson.code} lesson={lesson} open={findOpen(practices, lesson.code)} />
        ))}
      </ul>
      {lessons.some(({ best }) => (best ?? 0) >= passingScore) && <Certificate />}
      <Tries practices={practices} />
    </div>
  )
}

const findOpen = (practices: readonly Practice[], code: LessonCode) =>
  practices.find(({ lesson, endedAt }) => lesson === code && endedAt === null)

interface LessonCardProps {
  readonly lesson: PracticeList['lessons'][number]
  readonly open: Practice | undefined
}

function LessonCard({ lesson: { code, tries, best }, open }: LessonCardProps): ReactNode {
  const { training: text } = useMessages()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const begin = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { id } = await beginLesson(code)
      void refreshTraining(queryClient)
      await navigate({ to: '/training/$practice', params: { practice: id } })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <li className={classes.lesson}>
      <h2>{text.lessons[code]}</h2>
      <p>{text.about[code]}</p>
      <div className={classes.standing}>
        {best === null ? (
          <span className="soft">{text.never}</span>
        ) : (
          <>
            <span>{text.best(String(best))}</span>
            {best >= passingScore && <Badge tone="good">{text.passed}</Badge>}
          </>
        )}
        <Button
          size="xs"
          variant={open === undefined && tries > 0 ? 'default' : 'filled'}
          loading={busy}
          aria-label={`${open !== undefined ? text.goOn : tries > 0 ? text.again : text.begin}: ${text.lessons[code]}`}
          onClick={() => void begin()}
        >
          {open !== undefined ? text.goOn : tries > 0 ? text.again : text.begin}
        </Button>
      </div>
      {problem !== null && <Failed problem={problem} />}
    </li>
  )
}

function Certificate(): ReactNode {
  const { training: text } = useMessages()
  return (
    <p className={classes.certificate}>
      <strong>{text.certificate}:</strong>
      <a href="/api/training/certificate.pdf" target="_blank" rel="noreferrer">
        PDF
      </a>
      <a href="/api/training/certificate.docx" download>
        Word
      </a>
      <span className="soft">{text.certificateHint}</span>
    </p>
  )
}

function Tries({ practices }: { readonly practices: readonly Practice[] }): ReactNode {
  const { training: text } = useMessages()
  return (
    <section>
      <h2>{text.tries}</h2>
      {practices.length === 0 ? (
        <p className="soft">{text.noTries}</p>
      ) : (
        <div className={table.scroller}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{text.columns.lesson}</th>
                <th scope="col">{text.columns.began}</th>
                <th scope="col">{text.columns.state}</th>
              </tr>
            </thead>
            <tbody>
              {practices.map(practice => (
                <tr key={practice.id}>
                  <td>
                    <Link to="/training/$practice" params={{ practice: practice.id }}>
                      {text.lessons[practice.lesson]}
                    </Link>
                  </td>
                  <td>{formatMoment(practice.beganAt)}</td>
                  <td>
                    {practice.score === null
                      ? text.states[practice.state]
                      : text.score(String(practice.score))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
