import { Button } from '@mantine/core'
import { IconBuildingCommunity, IconGitMerge, IconPlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { Agency, AgencyList } from '../../../../src/agencies/schema.ts'
import { formatCount, formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan, useSession } from '../access/session.ts'
import classes from './agencies.module.css'
import { AgencyDetail } from './agency-detail.tsx'
import { AgencyDialog, type AgencyDoing } from './agency-dialog.tsx'
import { AgencySearch } from './agency-search.tsx'
import { buildTree, existsOn } from './agency-tree.ts'
import { AgencyTreeView } from './agency-tree-view.tsx'
import { useAgencies } from './calls.ts'
import { DayChoice } from './day-choice.tsx'
import { today } from './days.ts'

const route = getRouteApi('/shell/agencies')

/** The agencies of a day as a tree, and beside it the one that is chosen: what it is, what it was, what became of it. */
export function AgenciesPage(): ReactNode {
  const { agencies: text } = useMessages()
  const can = useCan()
  const agencies = useAgencies()
  const { agency: chosen, day = today() } = route.useSearch()
  const navigate = useNavigate({ from: '/agencies' })
  const [doing, setDoing] = useState<AgencyDoing | null>(null)
  const show = (change: { agency?: string | undefined; day?: string | undefined }) =>
    void navigate({ search: old => ({ ...old, ...change }) })
  const { data: session } = useSession()
  const find = (wanted: string | undefined) => agencies.data?.agencies.find(({ id }) => id === wanted)
  const agency = find(chosen)
  // Beside the tree something always stands: at first one's own agency.
  const shown = agency ?? find(session?.account.agency.id)
  return (
    <Page
      fill
      title={text.title}
      actions={
        can('agencies.manage') && (
          <>
            <Button
              variant="default"
              leftSection={<IconGitMerge size={17} />}
              component={Link}
              to="/agencies/succession"
            >
              {text.succession}
            </Button>
            <Button leftSection={<IconPlus size={17} />} onClick={() => setDoing({ what: 'declare', day })}>
              {text.declare}
            </Button>
          </>
        )
      }
    >
      <div className={classes.toolbar} data-covered={agency !== undefined || undefined}>
        <AgencySearch onChoose={id => show({ agency: id })} />
        <DayChoice day={day} onDay={next => show({ day: next === today() ? undefined : next })} />
      </div>
      {agencies.isPending && <Loading />}
      {agencies.isError && <Failed problem={agencies.error} onRetry={() => void agencies.refetch()} />}
      {agencies.data !== undefined && (
        <div className={classes.split} data-chosen={agency !== undefined || undefined}>
          <div className={classes.left}>
            <Tree
              list={agencies.data}
              day={day}
              chosen={shown?.id}
              onChoose={next => show({ agency: next.id })}
            />
          </div>
          <section className={classes.right} aria-label={shown?.name ?? text.pickLabel}>
            {shown === undefined ? (
              <p className={classes.pick}>{text.pick}</p>
            ) : (
              <AgencyDetail
                agency={shown}
                list={agencies.data}
                day={day}
                onShow={show}
                onBack={() => show({ agency: undefined })}
                onDo={setDoing}
              />
            )}
          </section>
        </div>
      )}
      <AgencyDialog
        doing={doing}
        onClose={() => setDoing(null)}
        onDeclared={declared => show({ agency: declared.id })}
      />
    </Page>
  )
}

interface TreeProps {
  readonly list: AgencyList
  readonly day: string
  readonly chosen: string | undefined
  readonly onChoose: (agency: Agency) => void
}

function Tree({ list, day, chosen, onChoose }: TreeProps): ReactNode {
  const { agencies: text } = useMessages()
  const { language } = useLanguage()
  const nodes = useMemo(() => buildTree(list.agencies, day), [list, day])
  const present = useMemo(() => list.agencies.filter(each => existsOn(each, day)).length, [list, day])
  if (nodes.length === 0)
    return (
      <Empty
        icon={<IconBuildingCommunity size={40} stroke={1.3} />}
        title={text.emptyTitle}
        text={text.emptyText}
      />
    )
  return (
    <>
      <div className={classes.counted} role="status">
        {text.counted(formatCount(present, language), formatDay(day))}
      </div>
      <AgencyTreeView key={day} nodes={nodes} count={present} chosen={chosen} onChoose={onChoose} />
    </>
  )
}
