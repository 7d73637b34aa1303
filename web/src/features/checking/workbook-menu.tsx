import { Button, Menu } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import { reportAddress } from './calls.ts'

/** The address of a package's rows as they stand, as a workbook. */
export function rowsAddress(agency: string, id: string): string {
  return `/api/packages/${agency}/${id}/rows.xlsx`
}

/** What can be done with a package's workbook: taken out with the findings or as it stands, loaded again corrected, read otherwise. */
export function WorkbookMenu({ pack }: { readonly pack: Package }): ReactNode {
  const { workbook: text } = useMessages()
  const can = useCan()
  const agency = pack.agency.id
  const params = { agency, package: pack.id }
  const checked = pack.state === 'checked' || pack.state === 'deposited'
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconTable size={17} />}>
          {text.menu}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {checked && (
          <>
            <Menu.Item component="a" href={reportAddress(agency, pack.id)} download>
              {text.report}
            </Menu.Item>
            <Menu.Item component="a" href={rowsAddress(agency, pack.id)} download>
              {text.rows}
            </Menu.Item>
          </>
        )}
        {pack.state === 'checked' && can('findings.resolve') && (
          <Menu.Item
            renderRoot={props => <Link to="/packages/$agency/$package/revision" params={params} {...props} />}
          >
            {text.revise}
          </Menu.Item>
        )}
        {can('packages.check') && (
          <Menu.Item
            renderRoot={props => <Link to="/packages/$agency/$package/reading" params={params} {...props} />}
          >
            {text.reading}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
