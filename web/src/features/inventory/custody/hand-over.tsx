import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { mostSlipBooks } from '../../../../../src/inventory/custody/schema.ts'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import { PrintLabels } from '../labels/print-labels.tsx'
import { SlipForm } from './slip-form.tsx'

/** What moves picked books: a slip, and labels to tell them apart. Nothing for who may not. */
export function MoveBooks({ books }: { readonly books: readonly Book[] }): ReactNode {
  const { custody: text, common } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const [opened, setOpened] = useState(false)
  if (!can('books.move')) return null
  const refs = books.map(book => ({ agencyId: book.agency.id, bookId: book.id }))
  const count = (n: number) => formatCount(n, language)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {text.handOver}
      </Button>
      <PrintLabels books={refs} />
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={text.formTitle(count(books.length))}
        size={880}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        {books.length > mostSlipBooks ? (
          <p>{text.tooMany(count(mostSlipBooks))}</p>
        ) : (
          <SlipForm books={refs} onClose={() => setOpened(false)} />
        )}
      </Modal>
    </>
  )
}
