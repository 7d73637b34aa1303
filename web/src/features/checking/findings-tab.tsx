import { IconFileSpreadsheet } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { usePackages } from './calls.ts'
import { FindingGroups } from './finding-groups.tsx'
import classes from './findings-tab.module.css'
import { PackageBadge } from './package-badge.tsx'

/** What the check of the book's latest package found; a finding opens the package. */
export function FindingsTab({ book }: { readonly book: Book }): ReactNode {
  const { checking: text } = useMessages()
  const navigate = useNavigate()
  const packages = usePackages({ agency: book.agency.id, book: book.id, limit: 1 })
  if (packages.isPending) return <Loading />
  if (packages.isError) return <Failed problem={packages.error} onRetry={() => void packages.refetch()} />
  const [latest] = packages.data.packages
  if (latest === undefined) {
    return (
      <Empty
        icon={<IconFileSpreadsheet size={40} stroke={1.3} />}
        title={text.emptyTitle}
        text={text.emptyText}
      />
    )
  }
  const params = { agency: latest.agency.id, package: latest.id }
  return (
    <div className={classes.column}>
      <div className={classes.bar}>
        <span>{text.latestOf(latest.xlsxName)}</span>
        <PackageBadge state={latest.state} />
        <Link to="/packages/$agency/$package" params={params}>
          {text.openPackage}
        </Link>
      </div>
      <div className={classes.list}>
        <FindingGroups
          pack={latest}
          focused={null}
          onChoose={() => void navigate({ to: '/packages/$agency/$package', params })}
        />
      </div>
    </div>
  )
}
