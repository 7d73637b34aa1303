import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Package } from '../../../../../src/checking/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { usePackage } from '../calls.ts'
import { AppliedRevision } from './applied-revision.tsx'
import { ChooseWorkbook } from './choose-workbook.tsx'
import classes from './revision.module.css'
import { RevisionPreview } from './revision-preview.tsx'
import { useRevision } from './use-revision.ts'

const route = getRouteApi('/shell/packages/$agency/$package/revision')

/** A corrected workbook loaded again: chosen, seen as what it changes, applied, taken back. */
export function RevisionPage(): ReactNode {
  const { agency, package: id } = route.useParams()
  const found = usePackage(agency, id)
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed whole problem={found.error} onRetry={() => void found.refetch()} />
  return <View pack={found.data} />
}

function View({ pack }: { readonly pack: Package }): ReactNode {
  const { revision: text } = useMessages()
  const revision = useRevision(pack)
  const { step, problem } = revision
  return (
    <Page
      title={text.title}
      above={
        <Link to="/packages/$agency/$package" params={{ agency: pack.agency.id, package: pack.id }}>
          {pack.xlsxName}
        </Link>
      }
    >
      <div className={classes.column}>
        {(step.name === 'choose' || step.name === 'sending') && (
          <ChooseWorkbook
            pack={pack}
            share={step.name === 'sending' ? step.share : null}
            onFile={revision.send}
            onStop={revision.stop}
          />
        )}
        {problem !== null && <Failed problem={problem} />}
        {(step.name === 'shown' || step.name === 'applying') && (
          <>
            <RevisionPreview kind={pack.kind ?? ''} fileName={step.file.name} view={step.view} />
            <div className={classes.bar}>
              {revision.count > 0 && (
                <Button onClick={revision.apply} loading={step.name === 'applying'}>
                  {text.apply(revision.countText)}
                </Button>
              )}
              <Button variant="default" onClick={revision.again} disabled={step.name === 'applying'}>
                {text.other}
              </Button>
            </div>
          </>
        )}
        {step.name === 'applied' && (
          <AppliedRevision pack={pack} changes={step.changes} change={step.change} onAgain={revision.again} />
        )}
      </div>
    </Page>
  )
}
