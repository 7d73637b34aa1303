import { Button } from '@mantine/core'
import { IconLayoutGrid, IconPhotoScan } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { usePages } from '../calls.ts'
import { CropOnly } from '../crop-only.tsx'
import { useCases } from './calls.ts'
import { CaseDesk } from './case-desk.tsx'

/** The cases of a book: which pages carry which, by template and then by hand, against the count at its closing. */
export function CasesTab({ book }: { readonly book: Book }): ReactNode {
  const { cases: text } = useMessages()
  const mayArrange = useCan()('pages.arrange') && book.closedAt === null
  const pages = usePages(book.agency.id, book.id)
  const cases = useCases(book)
  if (pages.isPending || cases.isPending) return <Loading lines={7} />
  if (pages.isError) return <Failed problem={pages.error} onRetry={() => void pages.refetch()} />
  if (cases.isError) return <Failed problem={cases.error} onRetry={() => void cases.refetch()} />
  if (pages.data.sees === 'crop') return <CropOnly />
  if (pages.data.pages.length === 0) {
    return (
      <Empty
        icon={<IconPhotoScan size={44} stroke={1.3} />}
        title={text.noPagesTitle}
        text={text.noPagesText}
      />
    )
  }
  const empty = (begin: () => void) => (
    <Empty
      icon={<IconLayoutGrid size={40} stroke={1.3} />}
      title={text.emptyTitle}
      {...(mayArrange ? { text: text.emptyText } : {})}
    >
      {mayArrange && <Button onClick={begin}>{text.template}</Button>}
    </Empty>
  )
  return (
    <CaseDesk book={book} pages={pages.data.pages} list={cases.data} mayArrange={mayArrange} empty={empty} />
  )
}
