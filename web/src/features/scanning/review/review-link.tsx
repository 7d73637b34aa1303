import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { useScanning } from '../progress-calls.ts'

/** The way to the review of a book's pictures, with how many the analysis is not sure of. */
export function ReviewLink({ book }: { readonly book: Book }): ReactNode {
  const { review: text } = useMessages()
  const { language } = useLanguage()
  const scanning = useScanning(book.agency.id, book.id)
  const unsure = scanning.data?.unsure ?? 0
  return (
    <Button
      variant="default"
      leftSection={<IconEye size={17} />}
      renderRoot={props => (
        <Link
          to="/books/$agency/$book/review"
          params={{ agency: book.agency.id, book: book.id }}
          {...props}
        />
      )}
    >
      {unsure === 0 ? text.link : text.linkUnsure(formatCount(unsure, language))}
    </Button>
  )
}
