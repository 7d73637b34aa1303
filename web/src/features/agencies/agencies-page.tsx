import { Button, TextInput } from '@mantine/core'
import { IconBuildingCommunity, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { formatCount, formatDay, parseBorn } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from './agencies.module.css'
import { buildTree, listLines, type TreeLine } from './agency-tree.ts'
import { useAgencies } from './calls.ts'

const today = () => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** The agencies that existed on a day, as a tree: who registered for whom then. */
export function AgenciesPage(): ReactNode {
  const { agencies: text } = useMessages()
  const agencies = useAgencies()
  const [typed, setTyped] = useState(() => formatDay(today()))
  const parsed = parseBorn(typed)
  const day = parsed?.includes('-') ? parsed : undefined
  return (
    <Page
      fill
      title={text.title}
      actions={
        <div className={classes.day}>
          <label htmlFor="agencies-day">{text.onDate}</label>
          <TextInput
            id="agencies-day"
            inputMode="numeric"
            placeholder={text.dayHint}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
            error={day === undefined ? text.dayHint : undefined}
          />
          <Button variant="default" onClick={() => setTyped(formatDay(today()))}>
            {text.today}
          </Button>
        </div>
      }
    >
      {agencies.isPending && <Loading />}
      {agencies.isError && <Failed problem={agencies.error} onRetry={() => void agencies.refetch()} />}
      {agencies.data !== undefined && <Tree agencies={agencies.data.agencies} day={day ?? today()} />}
    </Page>
  )
}

function Tree({ agencies, day }: { readonly agencies: readonly Agency[]; readonly day: string }): ReactNode {
  const { agencies: text, common } = useMessages()
  const { language } = useLanguage()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const nodes = useMemo(() => buildTree(agencies, day), [agencies, day])
  const lines = listLines(nodes, folded)
  if (nodes.length === 0)
    return (
      <Empty
        icon={<IconBuildingCommunity size={40} stroke={1.3} />}
        title={text.emptyTitle}
        text={text.emptyText}
      />
    )
  const toggle = (id: string) => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
  }
  return (
    <>
      <div className={classes.counted} role="status">
        {common.rowsShown(formatCount(lines.length, language))}
      </div>
      <ScrollRegion className={plain.scroller} label={text.title}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.level}</th>
              <th scope="col">{text.code}</th>
              <th scope="col">{text.validity}</th>
              <th scope="col">
                <span className="visually-hidden">{text.books}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <Line key={line.agency.id} line={line} onToggle={() => toggle(line.agency.id)} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

function Line({ line, onToggle }: { readonly line: TreeLine; readonly onToggle: () => void }): ReactNode {
  const { agencies: text } = useMessages()
  const { agency, depth, open } = line
  const from = formatDay(agency.validFrom)
  return (
    <tr>
      <th scope="row">
        <span className={classes.name} style={{ paddingLeft: depth * 22 }}>
          {open === null ? (
            <span className={classes.leaf} />
          ) : (
            <button
              type="button"
              className={classes.toggle}
              aria-expanded={open}
              aria-label={open ? text.fold(agency.name) : text.open(agency.name)}
              onClick={onToggle}
            >
              {open ? (
                <IconChevronDown size={16} aria-hidden="true" />
              ) : (
                <IconChevronRight size={16} aria-hidden="true" />
              )}
            </button>
          )}
          {agency.name}
        </span>
      </th>
      <td>{text.levels[agency.level]}</td>
      <td>{agency.code}</td>
      <td>{agency.validTo === null ? text.since(from) : text.between(from, formatDay(agency.validTo))}</td>
      <td>
        <Link to="/books" search={{ agency: agency.id }} aria-label={`${text.books}: ${agency.name}`}>
          {text.books}
        </Link>
      </td>
    </tr>
  )
}
