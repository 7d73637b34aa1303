import { Checkbox } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { useCan } from '../access/session.ts'
import { BatchBar } from '../registry/batch/batch-bar.tsx'
import { isReady, usePickedPackages } from '../registry/batch/use-picked-packages.ts'
import { usePackages } from './calls.ts'
import { PackageBadge } from './package-badge.tsx'
import { SeverityCounts } from './severity-counts.tsx'

const noPackages: readonly Package[] = []

interface PackageTableProps {
  readonly agency?: string
  readonly book?: string
}

/** The latest packages with their states; each name leads to the package. */
export function PackageTable({ agency, book }: PackageTableProps): ReactNode {
  const { batch, checking: text, inventory } = useMessages()
  const { language } = useLanguage()
  const packages = usePackages({
    limit: 200,
    ...(agency === undefined ? {} : { agency }),
    ...(book === undefined ? {} : { book }),
  })
  const whole = book === undefined
  const picked = usePickedPackages(packages.data?.packages ?? noPackages)
  const mayDeposit = useCan()('packages.deposit') && whole && picked.ready.length > 0
  if (packages.isPending) return <Loading />
  if (packages.isError) return <Failed problem={packages.error} onRetry={() => void packages.refetch()} />
  if (packages.data.packages.length === 0) {
    return (
      <Empty
        icon={<IconFileSpreadsheet size={40} stroke={1.3} />}
        title={text.emptyTitle}
        text={text.emptyText}
      />
    )
  }
  return (
    <>
      {mayDeposit && picked.packages.length > 0 && <BatchBar picked={picked} />}
      <ScrollRegion className={plain.scroller} label={text.listTitle}>
        <table className={plain.table}>
          <thead>
            <tr>
              {mayDeposit && (
                <th scope="col">
                  <Checkbox
                    size="xs"
                    aria-label={batch.chooseReady}
                    title={batch.chooseReady}
                    checked={picked.packages.length === picked.ready.length}
                    indeterminate={picked.packages.length > 0 && picked.packages.length < picked.ready.length}
                    onChange={picked.toggleAll}
                  />
                </th>
              )}
              <th scope="col">{text.file}</th>
              {whole && <th scope="col">{inventory.kind}</th>}
              {whole && <th scope="col">{inventory.agency}</th>}
              <th scope="col">{inventory.state}</th>
              <th scope="col" className="number">
                {text.rows}
              </th>
              <th scope="col" className="number">
                {text.pdfs}
              </th>
              <th scope="col">{text.findings}</th>
              <th scope="col">{text.createdAt}</th>
              <th scope="col">{text.createdBy}</th>
            </tr>
          </thead>
          <tbody>
            {packages.data.packages.map(each => (
              <tr key={each.id}>
                {mayDeposit && (
                  <td>
                    {isReady(each) && (
                      <Checkbox
                        size="xs"
                        aria-label={batch.choose(each.xlsxName)}
                        checked={picked.has(each)}
                        onChange={() => picked.toggle(each)}
                      />
                    )}
                  </td>
                )}
                <th scope="row">
                  <Link to="/packages/$agency/$package" params={{ agency: each.agency.id, package: each.id }}>
                    {each.xlsxName}
                  </Link>
                </th>
                {whole && <td>{each.kind === null ? '' : <KindLabel kind={each.kind} />}</td>}
                {whole && <td>{each.agency.name}</td>}
                <td>
                  <PackageBadge state={each.state} />
                </td>
                <td className="number">{each.rows === null ? '' : formatCount(each.rows, language)}</td>
                <td className="number">{each.pdfs === null ? '' : formatCount(each.pdfs, language)}</td>
                <td>{each.counts === null ? '' : <SeverityCounts counts={each.counts} />}</td>
                <td>{formatMoment(each.createdAt)}</td>
                <td>{each.createdBy ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
