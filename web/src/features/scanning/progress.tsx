import { Button, Progress } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLayoutColumns, IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import type { Scanning } from '../../../../src/scanning/render/schema.ts'
import { problemText } from '../../api/problem.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import classes from './progress.module.css'
import { postScanning, scanningKey, useScanning } from './progress-calls.ts'
import { LayoutChoice } from './progress-layout.tsx'
import { Parked } from './progress-parked.tsx'
import { splitDuration } from './progress-time.ts'

/** How far the pictures of a book are, and what a person has to decide for them; nothing while there are none. */
export function ScanningProgress({ book }: { readonly book: Book }): ReactNode {
  const can = useCan()
  const scanning = useScanning(book.agency.id, book.id)
  const [isChoosing, setChoosing] = useState(false)
  const { data } = scanning
  if (data === undefined || data.total === 0) return null
  const mayArrange = can('pages.arrange') && book.closedAt === null
  const asks = mayArrange && data.layout.examples.length > 0
  return (
    <>
      <Strip
        book={book}
        scanning={data}
        mayArrange={mayArrange}
        onChoose={asks || !mayArrange ? undefined : () => setChoosing(open => !open)}
        isChoosing={isChoosing}
      />
      {mayArrange && (asks || isChoosing) && (
        <LayoutChoice
          key={data.layout.decided}
          book={book}
          layout={data.layout}
          total={data.total}
          {...(asks ? {} : { onClose: () => setChoosing(false) })}
        />
      )}
      {data.parked && <Parked book={book} unsure={data.unsure} total={data.total} mayReview={mayArrange} />}
    </>
  )
}

interface StripProps {
  readonly book: Book
  readonly scanning: Scanning
  readonly mayArrange: boolean
  readonly onChoose: (() => void) | undefined
  readonly isChoosing: boolean
}

function Strip({ book, scanning, mayArrange, onChoose, isChoosing }: StripProps): ReactNode {
  const messages = useMessages()
  const text = messages.progress
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const count = (n: number) => formatCount(n, language)
  const act = async (what: 'pause' | 'resume' | 'retry') => {
    setBusy(true)
    try {
      await postScanning(book.agency.id, book.id, what)
      await queries.invalidateQueries({ queryKey: scanningKey(book.agency.id, book.id) })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  const { total, done, failed, waiting, paused, secondsLeft, layout } = scanning
  const isWorking = waiting > 0
  if (!isWorking && failed === 0 && onChoose === undefined && layout.decided === null) return null
  return (
    <section className={classes.strip} aria-label={text.title}>
      {isWorking && (
        <>
          <Progress
            className={classes.bar ?? ''}
            value={(done / total) * 100}
            {...(paused ? { color: 'gray' } : {})}
            aria-label={text.title}
          />
          <span>{text.done(count(done), count(total))}</span>
          <span className={classes.soft} role="status">
            {paused
              ? text.paused(count(waiting))
              : secondsLeft !== null && text.left(splitDuration(secondsLeft))}
          </span>
          {mayArrange && (
            <Button
              size="compact-sm"
              variant="default"
              loading={busy}
              leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
              onClick={() => void act(paused ? 'resume' : 'pause')}
            >
              {paused ? text.resume : text.pause}
            </Button>
          )}
        </>
      )}
      {failed > 0 && (
        <>
          <span className={classes.failed}>{text.failed(count(failed))}</span>
          {mayArrange && (
            <Button
              size="compact-sm"
              variant="default"
              loading={busy}
              leftSection={<IconRefresh size={15} />}
              onClick={() => void act('retry')}
            >
              {text.retry}
            </Button>
          )}
        </>
      )}
      <span className={classes.grow} />
      {onChoose !== undefined ? (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconLayoutColumns size={15} />}
          aria-expanded={isChoosing}
          onClick={onChoose}
        >
          {text.layout.now[layout.decided ?? 'none']}
        </Button>
      ) : (
        layout.decided !== null && <span className={classes.soft}>{text.layout.now[layout.decided]}</span>
      )}
    </section>
  )
}
