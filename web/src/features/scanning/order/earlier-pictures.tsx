import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import { AsideDrawer } from './aside-drawer.tsx'
import { useAside } from './calls.ts'
import { useArranging } from './use-arranging.ts'

interface EarlierPicturesProps {
  readonly agency: string
  readonly book: string
  readonly page: Page
  readonly pages: readonly Page[]
  readonly isClosed: boolean
}

/** The pictures a page had before the present one, if there are any, and the way back to each. */
export function EarlierPictures({ agency, book, page, pages, isClosed }: EarlierPicturesProps): ReactNode {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const aside = useAside(agency, book)
  const { run } = useArranging(agency, book, pages)
  const count = (aside.data ?? []).filter(({ replacedBy }) => replacedBy === page.id).length
  if (count === 0) return null
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconHistory size={16} />}
        onClick={() => setOpen(true)}
      >
        {text.earlierPictures(formatCount(count, language))}
      </Button>
      {isOpen && (
        <AsideDrawer
          agency={agency}
          book={book}
          pages={pages}
          active={page}
          of={page.id}
          run={can('pages.arrange') && !isClosed ? run : undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
