import { Button, CloseButton, Progress } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck, IconListNumbers } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { OrderReport } from '../../../../../src/scanning/order/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { postReading, useOrderReport } from './calls.ts'
import { countOddities } from './page-oddities.ts'
import classes from './report-panel.module.css'
import type { Arranging } from './use-arranging.ts'

interface ReportPanelProps {
  readonly agency: string
  readonly book: string
  readonly pages: readonly Page[]
  /** Undefined for who may only look. */
  readonly arranging: Pick<Arranging, 'run' | 'refresh'> | undefined
  readonly onJump: (page: string) => void
  readonly onClose: () => void
}

/** What the numbers say about the order: each finding leads to its place, and a page that stands wrong is put right from here. */
export function ReportPanel(props: ReportPanelProps): ReactNode {
  const { agency, book, onClose } = props
  const { order: text } = useMessages()
  const report = useOrderReport(agency, book)
  return (
    <aside className={classes.panel} aria-label={text.report}>
      <div className={classes.head}>
        <h2>{text.report}</h2>
        <CloseButton aria-label={text.reportClose} onClick={onClose} />
      </div>
      {report.isPending && <Loading lines={3} />}
      {report.isError && <Failed problem={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess && <Findings {...props} report={report.data} />}
    </aside>
  )
}

function Findings({ report, ...props }: ReportPanelProps & { readonly report: OrderReport }): ReactNode {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  const { pages, arranging, onJump } = props
  const byId = new Map(pages.map(page => [page.id, page]))
  const count = (n: number) => formatCount(n, language)
  const placeOf = (id: string) => count(byId.get(id)?.sequence ?? 0)
  const nameOf = (id: string | null) => {
    if (id === null) return text.front
    const number = byId.get(id)?.number ?? null
    return text.behind(number === null ? text.pageAt(placeOf(id)) : text.pageNamed(placeOf(id), number))
  }
  return (
    <div className={classes.body}>
      <p className="soft">
        {text.numbered(count(report.numbered), count(report.pages))}
        {report.numbering === 'leaves' && ` · ${text.byLeaves}`}
      </p>
      {report.numbered === 0 && (
        <Empty
          icon={<IconListNumbers size={36} stroke={1.3} />}
          title={text.reportNone}
          text={text.reportNoneText}
        />
      )}
      {report.numbered > 0 && countOddities(report) === 0 && (
        <p className={classes.good}>
          <IconCircleCheck size={17} aria-hidden="true" /> {text.reportGood}
        </p>
      )}
      <Group title={text.missing} count={report.missing.length}>
        {report.missing.map(({ after, numbers, unnumbered }) => (
          <Finding key={`${after} ${numbers[0]}`} onJump={() => onJump(after ?? pages[0]?.id ?? '')}>
            <strong>{text.missingAt(numbers.join(', '))}</strong>
            <span>{nameOf(after)}</span>
            {unnumbered > 0 && <span>{text.unnumbered(count(unnumbered))}</span>}
          </Finding>
        ))}
      </Group>
      <Group title={text.repeated} count={report.repeated.length}>
        {report.repeated.map(({ number, pages: same }) => (
          <li key={same[0]} className={classes.finding}>
            <strong>{text.repeatedAt(number, count(same.length))}</strong>
            <span className={classes.places}>
              {same.map(id => (
                <button key={id} type="button" className={classes.jump} onClick={() => onJump(id)}>
                  {text.position(byId.get(id)?.sequence ?? 0)}
                </button>
              ))}
            </span>
          </li>
        ))}
      </Group>
      <Group title={text.swapped} count={report.swapped.length}>
        {report.swapped.map(({ page, number, after }) => (
          <Finding
            key={page}
            onJump={() => onJump(page)}
            act={
              arranging === undefined
                ? undefined
                : {
                    label: text.putRight,
                    run: async () => {
                      await arranging.run('order', { pages: [page], after }, text.done.moved('1'))
                      onJump(page)
                    },
                  }
            }
          >
            <strong>{text.swappedAt(number, placeOf(page))}</strong>
            <span>→ {nameOf(after)}</span>
          </Finding>
        ))}
      </Group>
      <Group title={text.restarts} count={report.restarts.length}>
        {report.restarts.map(({ page, number }) => (
          <Finding key={page} onJump={() => onJump(page)}>
            {text.restartAt(number, placeOf(page))}
          </Finding>
        ))}
      </Group>
      {arranging !== undefined && <Reading {...props} arranging={arranging} reading={report.reading} />}
    </div>
  )
}

interface GroupProps {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}

const shownAtFirst = 50

function Group({ title, count, children }: GroupProps): ReactNode {
  const { language } = useLanguage()
  const { checking } = useMessages()
  const [all, setAll] = useState(false)
  if (count === 0) return null
  const findings = Array.isArray(children) && !all ? children.slice(0, shownAtFirst) : children
  return (
    <section className={classes.group}>
      <h3>
        {title} <span className="soft">({formatCount(count, language)})</span>
      </h3>
      <ul>{findings}</ul>
      {!all && count > shownAtFirst && (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          {checking.more(formatCount(count - shownAtFirst, language))}
        </Button>
      )}
    </section>
  )
}

interface FindingProps {
  readonly onJump: () => void
  readonly act?: { readonly label: string; run(): Promise<void> } | undefined
  readonly children: ReactNode
}

function Finding({ onJump, act, children }: FindingProps): ReactNode {
  return (
    <li className={classes.finding}>
      <button type="button" className={classes.jump} onClick={onJump}>
        {children}
      </button>
      {act !== undefined && (
        <Button size="compact-xs" variant="default" onClick={() => void act.run()}>
          {act.label}
        </Button>
      )}
    </li>
  )
}

interface ReadingProps extends ReportPanelProps {
  readonly arranging: Pick<Arranging, 'run' | 'refresh'>
  readonly reading: OrderReport['reading']
}

/** Reading printed numbers by machine, and confirming what was read. */
function Reading({ agency, book, pages, arranging, reading }: ReadingProps): ReactNode {
  const messages = useMessages()
  const text = messages.order
  const { language } = useLanguage()
  const { state, read, of } = reading
  const { run, refresh } = arranging
  const unconfirmed = pages.filter(page => page.numberSource === 'read')
  // While it reads, numbers turn up on the pages.
  useEffect(() => {
    if (read > 0) void refresh()
  }, [read, refresh])
  const start = async () => {
    try {
      await postReading(agency, book)
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    }
    await refresh()
  }
  const confirm = () => {
    const numbers = unconfirmed.map(({ id, number }) => ({ page: id, number }))
    void run('numbers', { numbers }, text.done.confirmed(formatCount(numbers.length, language)))
  }
  const says = {
    unavailable: text.readingUnavailable,
    idle: text.readingIdle,
    running: text.readingRunning(formatCount(read, language), formatCount(of, language)),
    done: text.readingDone,
  }
  return (
    <section className={classes.group}>
      <h3>{text.reading}</h3>
      <p className="soft" role="status">
        {says[state]}
      </p>
      {state === 'running' && (
        <Progress value={(100 * read) / Math.max(1, of)} aria-label={says.running} mb={8} />
      )}
      <div className={classes.buttons}>
        {state === 'idle' && of > 0 && (
          <Button size="xs" variant="default" onClick={() => void start()}>
            {text.readingStart}
          </Button>
        )}
        {unconfirmed.length > 0 && (
          <Button size="xs" variant="default" onClick={confirm}>
            {text.confirm(formatCount(unconfirmed.length, language))}
          </Button>
        )}
      </div>
      {unconfirmed.length > 0 && <p className="soft">{text.confirmHint}</p>}
    </section>
  )
}
