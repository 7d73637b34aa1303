import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { usePackage } from '../calls.ts'
import { PackageReading } from './package-reading.tsx'

const route = getRouteApi('/shell/packages/$agency/$package/reading')

/** How a package's workbook is read, on a page of its own. */
export function ReadingPage(): ReactNode {
  const { agency, package: id } = route.useParams()
  const { reading: text } = useMessages()
  const navigate = useNavigate()
  const found = usePackage(agency, id)
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed whole problem={found.error} onRetry={() => void found.refetch()} />
  const params = { agency, package: id }
  return (
    <Page
      title={text.title}
      above={
        <Link to="/packages/$agency/$package" params={params}>
          {found.data.xlsxName}
        </Link>
      }
      below={<div className="soft">{text.intro}</div>}
    >
      <PackageReading
        pack={found.data}
        onSaved={() => void navigate({ to: '/packages/$agency/$package', params })}
      />
    </Page>
  )
}
