import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { exportAddress, type JournalFilter } from './journal-filter.ts'

/** Downloads what the filter shows, as a workbook or as text. */
export function ExportMenu({ filter }: { readonly filter: JournalFilter }): ReactNode {
  const { journal: text } = useMessages()
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={17} />}>
          {text.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={exportAddress(filter, 'xlsx')} download>
          {text.exportXlsx}
        </Menu.Item>
        <Menu.Item component="a" href={exportAddress(filter, 'csv')} download>
          {text.exportCsv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
