import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { DepositDialog } from '../registry/deposit-dialog.tsx'
import { usePackage } from './calls.ts'
import { CheckRunning } from './check-running.tsx'
import { PackageBadge } from './package-badge.tsx'
import classes from './package-page.module.css'
import { ReadingHint } from './reading/reading-hint.tsx'
import { RecheckButton } from './recheck-button.tsx'
import { SeverityCounts } from './severity-counts.tsx'
import { UnusablePackage } from './unusable-package.tsx'
import { Workbench } from './workbench.tsx'
import { WorkbookMenu } from './workbook-menu.tsx'

const route = getRouteApi('/shell/packages/$agency/$package')

/** A package: what its check found, cell by cell, and from here into the registry. */
export function PackagePage(): ReactNode {
  const { agency, package: id } = route.useParams()
  const found = usePackage(agency, id)
  if (found.isPending) return <Loading />
  if (found.isError) {
    return (
      <div style={{ padding: 20 }}>
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      </div>
    )
  }
  return <View pack={found.data} />
}

function View({ pack }: { readonly pack: Package }): ReactNode {
  const messages = useMessages()
  const text = messages.checking
  const { language } = useLanguage()
  const can = useCan()
  const [depositing, setDepositing] = useState(false)
  const usable = pack.state === 'checked' || pack.state === 'deposited'
  const book = [
    pack.volume === null ? null : `${messages.inventory.volume} ${pack.volume}`,
    pack.year === null ? null : String(pack.year),
    pack.agency.name,
  ].filter(part => part !== null)
  return (
    <Page
      fill
      title={`${text.package} ${pack.xlsxName}`}
      above={
        <div className={classes.trail}>
          <Link to="/packages">{text.listTitle}</Link>
          {pack.bookId !== null && (
            <Link to="/books/$agency/$book" params={{ agency: pack.agency.id, book: pack.bookId }}>
              {text.toBook}
            </Link>
          )}
        </div>
      }
      heading={
        <span className={classes.heading}>
          <span className={classes.name}>{pack.xlsxName}</span>
          <PackageBadge state={pack.state} />
          {pack.counts !== null && <SeverityCounts counts={pack.counts} />}
        </span>
      }
      below={
        <div className="soft">
          {pack.kind !== null && (
            <>
              <KindLabel kind={pack.kind} full />
              {' · '}
            </>
          )}
          {book.join(' · ')}
          {pack.rows !== null && ` · ${formatCount(pack.rows, language)} ${text.rows.toLowerCase()}`}
          {pack.pdfs !== null && ` · ${formatCount(pack.pdfs, language)} ${text.pdfs}`}
          {` · ${formatMoment(pack.createdAt)}`}
          {pack.createdBy !== null && ` · ${pack.createdBy}`}
        </div>
      }
      actions={
        usable && (
          <>
            <RecheckButton pack={pack} />
            <WorkbookMenu pack={pack} />
            {can('packages.deposit') && (
              <Button
                variant={pack.state === 'deposited' ? 'default' : 'filled'}
                leftSection={<IconDatabaseImport size={17} />}
                onClick={() => setDepositing(true)}
              >
                {messages.deposit.button}
              </Button>
            )}
          </>
        )
      }
    >
      {pack.state === 'received' && <CheckRunning pack={pack} />}
      {pack.state === 'unusable' && <UnusablePackage pack={pack} />}
      {usable && <ReadingHint pack={pack} />}
      {usable && pack.progress !== null && <p role="status">{messages.corrections.rechecking}</p>}
      {usable && <Workbench pack={pack} />}
      <DepositDialog pack={pack} opened={depositing} onClose={() => setDepositing(false)} />
    </Page>
  )
}
