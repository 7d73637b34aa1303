import { Button, Switch } from '@mantine/core'
import { IconPhotoScan, IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useDrop } from '../../ui/use-drop.ts'
import { useCan } from '../access/session.ts'
import { usePages } from './calls.ts'
import { CropOnly } from './crop-only.tsx'
import { PageCard } from './page-card.tsx'
import classes from './pages.module.css'
import { UploadList } from './upload-list.tsx'
import { useUpload } from './use-upload.ts'

const accepted = 'image/jpeg,image/png,image/tiff,image/webp,.jpg,.jpeg,.png,.tif,.tiff,.webp'

/** The pages of a book as thumbnails; images come in by button or by drag and drop. */
export function PagesTab({ book }: { readonly book: Book }): ReactNode {
  const { scanning: text } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const queryClient = useQueryClient()
  const pages = usePages(book.agency.id, book.id)
  const upload = useUpload(book.agency.id, book.id)
  const [onlyFlagged, setOnlyFlagged] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const mayUpload = can('pages.upload') && book.closedAt === null
  const drop = useDrop(files => {
    if (mayUpload) upload.add(files)
  })
  const all = pages.data?.pages ?? []
  const waiting = all.filter(page => page.state === 'waiting').length
  useEffect(() => {
    if (waiting === 0) void queryClient.invalidateQueries({ queryKey: ['book', book.agency.id, book.id] })
  }, [waiting, queryClient, book.agency.id, book.id])

  if (pages.isPending) return <Loading lines={7} />
  if (pages.isError) return <Failed problem={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data.sees === 'crop') return <CropOnly />
  const flagged = all.filter(page => page.flags.length > 0 || page.state === 'failed')
  const shown = onlyFlagged ? flagged : all
  const button = mayUpload && (
    <>
      <input
        ref={input}
        type="file"
        accept={accepted}
        multiple
        hidden
        aria-label={text.upload}
        onChange={event => {
          upload.add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button
        variant={all.length === 0 ? 'filled' : 'default'}
        leftSection={<IconUpload size={17} />}
        onClick={() => input.current?.click()}
      >
        {text.upload}
      </Button>
    </>
  )
  return (
    <div className={classes.area} data-over={(drop.over && mayUpload) || undefined} {...drop.handlers}>
      <div className={classes.toolbar}>
        {all.length > 0 && button}
        {all.length > 0 && mayUpload && <span className={classes.hint}>{text.uploadHint}</span>}
        <span className={classes.grow} />
        {waiting > 0 && (
          <span role="status">
            {text.waiting}: {formatCount(waiting, language)}
          </span>
        )}
        {flagged.length > 0 && <span>{text.flagged(formatCount(flagged.length, language))}</span>}
        {(flagged.length > 0 || onlyFlagged) && (
          <Switch
            size="xs"
            label={text.onlyFlagged}
            checked={onlyFlagged}
            onChange={event => setOnlyFlagged(event.currentTarget.checked)}
          />
        )}
      </div>
      {upload.items.length > 0 && (
        <UploadList items={upload.items} busy={upload.busy} onStop={upload.stop} onClear={upload.clear} />
      )}
      {all.length === 0 && (
        <div className={classes.dropBox}>
          <Empty
            icon={<IconPhotoScan size={44} stroke={1.3} />}
            title={text.emptyTitle}
            {...(mayUpload ? { text: text.emptyText } : {})}
          >
            {button}
          </Empty>
        </div>
      )}
      {all.length > 0 && shown.length === 0 && <p className="soft">{text.noFlagged}</p>}
      {shown.length > 0 && (
        <ul className={classes.grid} aria-label={text.viewer}>
          {shown.map(page => (
            <PageCard key={page.id} agency={book.agency.id} book={book.id} page={page} />
          ))}
        </ul>
      )}
      {drop.over && mayUpload && (
        <div className={classes.overlay} aria-hidden="true">
          {text.dropHere}
        </div>
      )}
    </div>
  )
}
