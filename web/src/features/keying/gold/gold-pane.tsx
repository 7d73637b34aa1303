import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { GoldList } from '../../../../../src/keying/gold/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Badge } from '../../../ui/states/badge.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { type BookId, keyingKey } from '../calls.ts'
import classes from '../keying.module.css'
import { retireGold, useGold } from './calls.ts'

/** The gold entries of a book: what they measured, making one more, retiring. */
export function GoldPane({ id, closed }: { readonly id: BookId; readonly closed: boolean }): ReactNode {
  const { gold: text } = useMessages()
  const { language } = useLanguage()
  const list = useGold(id)
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />
  const { possible, entries } = list.data
  return (
    <div className={classes.pane}>
      <p className="soft" style={{ maxWidth: '80ch' }}>
        {text.intro}
      </p>
      <div className={classes.buttons}>
        {possible > 0 && !closed ? (
          <>
            <Button
              size="sm"
              renderRoot={props => <Link to="/books/$agency/$book/gold" params={id} {...props} />}
            >
              {text.add}
            </Button>
            <span className="soft">{text.possible(formatCount(possible, language))}</span>
          </>
        ) : (
          <span className="soft">{text.nonePossible}</span>
        )}
      </div>
      {entries.length === 0 ? <p>{text.empty}</p> : <GoldTable id={id} entries={entries} closed={closed} />}
    </div>
  )
}

interface GoldTableProps {
  readonly id: BookId
  readonly entries: GoldList['entries']
  readonly closed: boolean
}

function GoldTable({ id, entries, closed }: GoldTableProps): ReactNode {
  const messages = useMessages()
  const { gold: text } = messages
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [problem, setProblem] = useState<unknown>(null)
  const count = (n: number) => formatCount(n, language)
  const retire = async (entry: string, retired: boolean) => {
    setProblem(null)
    await retireGold(id, entry, retired).catch(setProblem)
    await queryClient.invalidateQueries({ queryKey: [...keyingKey(id), 'gold'] })
  }
  return (
    <>
      {problem !== null && <p role="alert">{problemText(problem, messages)}</p>}
      <ScrollRegion label={text.title} className={table.scroller}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{text.number}</th>
              <th scope="col">{text.at}</th>
              <th scope="col" className="number">
                {text.fields}
              </th>
              <th scope="col" className="number">
                {text.measured}
              </th>
              <th scope="col" className="number">
                {text.wrong}
              </th>
              <th scope="col" className="number" title={text.contestedHint}>
                {text.contested}
              </th>
              <th scope="col">
                <span className="visually-hidden">{text.retire}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ entry, number, at, retiredAt, fields, measured, wrong, contested }) => (
              <tr key={entry}>
                <th scope="row">
                  <Link to="/books/$agency/$book/gold" params={id} search={{ entry }}>
                    {number}
                  </Link>{' '}
                  {retiredAt !== null && <Badge tone="plain">{text.retired}</Badge>}
                </th>
                <td>{formatMoment(at)}</td>
                <td className="number">{count(fields)}</td>
                <td className="number">{count(measured)}</td>
                <td className="number">{count(wrong)}</td>
                <td className="number">
                  {contested > 0 ? (
                    <Badge tone="warning" title={text.contestedHint}>
                      {count(contested)}
                    </Badge>
                  ) : (
                    '0'
                  )}
                </td>
                <td>
                  {!closed && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => void retire(entry, retiredAt === null)}
                    >
                      {retiredAt === null ? text.retire : text.again}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
