import { Button, Menu } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { kinds } from '../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'

/** Empty workbooks to type into, one for each kind of register. */
export function TemplateMenu(): ReactNode {
  const { workbook: text } = useMessages()
  const { language } = useLanguage()
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileSpreadsheet size={17} />}>
          {text.template}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(({ code, name }) => (
          <Menu.Item key={code} component="a" href={`/api/templates/${code}.xlsx`} download>
            {name[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
