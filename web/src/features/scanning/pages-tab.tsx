import { IconPhotoScan } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useDrop } from '../../ui/use-drop.ts'
import { useCan } from '../access/session.ts'
import { usePages } from './calls.ts'
import { CropOnly } from './crop-only.tsx'
import { ArrangePages } from './order/arrange-pages.tsx'
import classes from './pages.module.css'
import { PhoneLink } from './phone-link.tsx'
import { ScanningProgress } from './progress.tsx'
import { ReviewLink } from './review/review-link.tsx'
import { UploadButton } from './upload/upload-button.tsx'
import { UploadList } from './upload/upload-list.tsx'
import { useUpload } from './upload/use-upload.ts'

/** The pages of a book: how far its pictures are, and the wall on which they are put in order. Pictures come in by button or by drag and drop. */
export function PagesTab({ book }: { readonly book: Book }): ReactNode {
  const { scanning: text, intake } = useMessages()
  const can = useCan()
  const pages = usePages(book.agency.id, book.id)
  const upload = useUpload(book.agency.id, book.id)
  const mayUpload = can('pages.upload') && book.closedAt === null
  const drop = useDrop(files => {
    if (mayUpload) upload.add(files)
  })

  if (pages.isPending) return <Loading lines={7} />
  if (pages.isError) return <Failed problem={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data.sees === 'crop') return <CropOnly />
  const all = pages.data.pages
  const button = mayUpload && (
    <UploadButton variant={all.length === 0 ? 'filled' : 'default'} onFiles={upload.add} />
  )
  return (
    <div className={classes.area} data-over={(drop.over && mayUpload) || undefined} {...drop.handlers}>
      {upload.upload !== undefined && <UploadList upload={upload.upload} />}
      <ScanningProgress book={book} />
      {all.length === 0 && (
        <div className={classes.dropBox}>
          <Empty
            icon={<IconPhotoScan size={44} stroke={1.3} />}
            title={text.emptyTitle}
            {...(mayUpload ? { text: intake.hint } : {})}
          >
            {button}
            {mayUpload && <PhoneLink book={book} />}
          </Empty>
        </div>
      )}
      {all.length > 0 && (
        <ArrangePages
          book={book}
          loaded={all}
          buttons={
            <>
              {button}
              {mayUpload && <PhoneLink book={book} />}
              {can('pages.arrange') && <ReviewLink book={book} />}
            </>
          }
        />
      )}
      {drop.over && mayUpload && (
        <div className={classes.overlay} aria-hidden="true">
          {intake.dropHere}
        </div>
      )}
    </div>
  )
}
