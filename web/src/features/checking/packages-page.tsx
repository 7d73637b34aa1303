import { Button } from '@mantine/core'
import { IconFileUpload, IconListCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { useCan } from '../access/session.ts'
import { LatestBatches } from '../registry/batch/latest-batches.tsx'
import { PackageTable } from './package-table.tsx'
import { TemplateMenu } from './template-menu.tsx'

/** The latest packages of the jurisdiction. */
export function PackagesPage(): ReactNode {
  const { alone, checking: text } = useMessages()
  const can = useCan()
  return (
    <Page
      fill
      title={text.listTitle}
      actions={
        can('packages.check') && (
          <>
            <TemplateMenu />
            <Button
              variant="default"
              leftSection={<IconListCheck size={17} />}
              renderRoot={props => <Link to="/check" {...props} />}
            >
              {alone.open}
            </Button>
            <Button
              leftSection={<IconFileUpload size={17} />}
              renderRoot={props => <Link to="/packages/new" {...props} />}
            >
              {text.newPackage}
            </Button>
          </>
        )
      }
    >
      {can('packages.deposit') && <LatestBatches />}
      <PackageTable />
    </Page>
  )
}
