import { Button, Menu } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { receiptAddress, useDeposits } from './batch/calls.ts'

/** When a book was brought into the registry, each time with its receipt. */
export function DepositsMenu({ book }: { readonly book: Book }): ReactNode {
  const { receipt: text } = useMessages()
  const { language } = useLanguage()
  const deposits = useDeposits(book.agency.id, book.id)
  const list = deposits.data?.deposits ?? []
  if (list.length === 0) return null
  const count = (n: number) => formatCount(n, language)
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconCertificate size={16} />}>
          {text.list} ({count(list.length)})
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {list.map(({ id, at, by, rows, inserted, updated, unchanged }) => (
          <Menu.Item
            key={id}
            component="a"
            href={receiptAddress({ agencyId: book.agency.id, deposit: id })}
            download
          >
            {[text.downloadOf(formatMoment(at)), by].filter(part => part !== null).join(' · ')}
            <br />
            <span className="soft">
              {text.line(count(rows), count(inserted), count(updated), count(unchanged))}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
