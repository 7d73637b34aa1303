import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'

/** Which agency registered the cases of a book, and which keeps the book today. */
export function KeeperLine({ book }: { readonly book: Book }): ReactNode {
  const { closing: text } = useMessages()
  if (book.keeper === null) {
    return (
      <>
        {text.registeredAt(book.agency.name)} ·{' '}
        <Badge tone="warning" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
          {text.keeperUnknown}
        </Badge>
      </>
    )
  }
  const kept = book.keeper.id === book.agency.id ? text.keptHere : text.keptBy(book.keeper.name)
  return `${text.registeredAt(book.agency.name)} · ${kept}`
}
