import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { total } from '../../../../src/register/statistics/measure.ts'
import type { Statistics } from '../../../../src/reports/statistics/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { foldForFilter } from '../../ui/fold-text.ts'
import { kindName, kindShortName } from '../../ui/kind-text.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from './statistics.module.css'

type Keeper = Statistics['keepers'][number]

interface AgencyTableProps {
  readonly statistics: Statistics
  /** Shows one agency alone. */
  readonly onOnly: (agency: string) => void
}

/** Totals by kind of the agencies of today; below each, on demand, those that registered. */
export function AgencyTable({ statistics, onOnly }: AgencyTableProps): ReactNode {
  const { reports: text, common } = useMessages()
  const { language } = useLanguage()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const kinds = statistics.kinds.map(({ kind }) => kind)
  const wanted = foldForFilter(typed)
  const shown = statistics.keepers.filter(keeper => wanted === '' || namesOf(keeper).includes(wanted))
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const cells = (totals: Readonly<Record<string, number>>) =>
    kinds.map(kind => (
      <td key={kind} className="number">
        {formatCount(totals[kind] ?? 0, language)}
      </td>
    ))
  return (
    <>
      <TextInput
        aria-label={text.narrow}
        placeholder={text.narrow}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        className={classes.narrow}
      />
      <ScrollRegion className={`${plain.scroller} ${classes.agencies}`} label={text.tabs.agencies}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{text.keeper}</th>
              {kinds.map(kind => (
                <th key={kind} scope="col" className="number" title={kindName(kind, language)}>
                  {kindShortName(kind, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.length === 0 && (
              <tr>
                <td colSpan={kinds.length + 1}>{text.narrowEmpty}</td>
              </tr>
            )}
            {shown.map(({ keeper, totals, registrars }) => {
              const key = keeper?.id ?? ''
              const name = keeper?.name ?? text.unknownKeeper
              const alone = registrars.length === 1 && registrars[0]?.agency.id === keeper?.id
              const opened = open.has(key)
              return [
                <tr key={key}>
                  <th scope="row">
                    <span className={classes.keeper}>
                      {alone ? (
                        <span className={classes.indent} />
                      ) : (
                        <ActionIcon
                          size="sm"
                          variant="subtle"
                          color="gray"
                          aria-expanded={opened}
                          aria-label={text.showRegistrars(name)}
                          onClick={() => toggle(key)}
                        >
                          {opened ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
                        </ActionIcon>
                      )}
                      {keeper === null ? (
                        name
                      ) : (
                        <button
                          type="button"
                          className={classes.only}
                          title={text.only(name)}
                          onClick={() => onOnly(keeper.id)}
                        >
                          {name}
                        </button>
                      )}
                      {!alone && <span className="soft">{text.formerly(registrars.length)}</span>}
                    </span>
                  </th>
                  {cells(totals)}
                </tr>,
                ...(opened
                  ? registrars.map(({ agency, totals: own }) => (
                      <tr key={`${key}/${agency.id}`} className={classes.registrar}>
                        <th scope="row">
                          {agency.name} <span className="soft">({agency.code})</span>
                        </th>
                        {cells(own)}
                      </tr>
                    ))
                  : []),
              ]
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{common.total}</th>
              {cells(Object.fromEntries(statistics.kinds.map(({ kind, now }) => [kind, now[total] ?? 0])))}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </>
  )
}

function namesOf({ keeper, registrars }: Keeper): string {
  const names = [keeper, ...registrars.map(({ agency }) => agency)]
  return names
    .map(agency => (agency === null ? '' : foldForFilter(`${agency.name} ${agency.code}`)))
    .join('\n')
}
