import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OwnSetup } from '../../../../../src/keying/setup/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { type BookId, useSetups } from '../calls.ts'

interface CopySetupProps {
  readonly id: BookId
  readonly kind: string
  readonly onCopy: (setup: OwnSetup) => void
}

/** Takes over how another book of the kind is keyed; nothing is saved yet. */
export function CopySetup({ id, kind, onCopy }: CopySetupProps): ReactNode {
  const { keyingManage, inventory } = useMessages()
  const text = keyingManage.setup
  const { language } = useLanguage()
  const setups = useSetups(kind, true)
  const others = setups.data?.books.filter(({ book }) => book.id !== id.book) ?? []
  return (
    <Select
      label={text.copy}
      placeholder={others.length === 0 ? text.copyNone : text.copyPlaceholder}
      disabled={others.length === 0}
      searchable
      value={null}
      data={others.map(({ agency, book }) => ({
        value: book.id,
        label: `${inventory.bookTitle(kindShortName(book.kind, language), book.year, book.volume)} · ${agency.name}`,
      }))}
      onChange={chosen => {
        const found = others.find(({ book }) => book.id === chosen)
        if (found !== undefined) onCopy(found.setup)
      }}
    />
  )
}
