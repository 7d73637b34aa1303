import { Button, Progress } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './upload.module.css'
import { isUnfinished, needsLook, type UploadItem } from './upload-item.ts'
import { UploadRow } from './upload-row.tsx'
import type { BookUploads } from './upload-store.ts'
import { factsText, spokenText, summaryText } from './upload-words.ts'
import { uploads } from './uploads.ts'

/** An upload to a book: how far it is, what is under way, and each file that a person should look at, with the reason. */
export function UploadList({ upload }: { readonly upload: BookUploads }): ReactNode {
  const { intake: text } = useMessages()
  const { language } = useLanguage()
  const [all, setAll] = useState(false)
  const { items, totals, busy } = upload
  const some = items.filter(item => needsLook(item) || isUnderWay(item))
  const shown = all ? items : some
  const title = busy
    ? text.position(formatCount(totals.finished, language), formatCount(totals.files, language))
    : text.finished
  return (
    <section className={classes.upload} aria-label={text.title}>
      <div className={classes.head}>
        <strong>{title}</strong>
        <span>{busy ? factsText(upload, text, language) : summaryText(upload, text, language)}</span>
        <span className={classes.grow} />
        <UploadButtons upload={upload} />
      </div>
      <span role="status" className="visually-hidden">
        {spokenText(upload, text, language)}
      </span>
      {busy && (
        <Progress
          className={classes.total}
          value={(totals.sentBytes / Math.max(1, totals.sizeBytes)) * 100}
          aria-label={text.title}
        />
      )}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by keyboard
        <ul className={classes.items} tabIndex={0} aria-label={text.files}>
          {shown.map(item => (
            <UploadRow key={item.key} agency={upload.agency} book={upload.book} item={item} />
          ))}
        </ul>
      )}
      {items.length > some.length && (
        <Button size="compact-xs" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.showSome : text.showAll(formatCount(items.length, language))}
        </Button>
      )}
    </section>
  )
}

function isUnderWay(item: UploadItem): boolean {
  return isUnfinished(item) && item.state !== 'queued' && item.state !== 'paused'
}

function UploadButtons({ upload }: { readonly upload: BookUploads }): ReactNode {
  const { intake: text } = useMessages()
  const { language } = useLanguage()
  const { agency, book, totals, busy, paused } = upload
  const button = (label: string, onClick: () => void) => (
    <Button size="xs" variant="default" onClick={onClick}>
      {label}
    </Button>
  )
  return (
    <>
      {totals.failed > 0 &&
        button(text.retryAll(formatCount(totals.failed, language)), () => uploads.retry(agency, book))}
      {busy && !paused && button(text.pause, () => uploads.pause(agency, book))}
      {busy && paused && button(text.resume, () => uploads.resume(agency, book))}
      {busy
        ? button(text.cancelRest, () => uploads.cancel(agency, book))
        : button(text.close, () => uploads.clear(agency, book))}
    </>
  )
}
