import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { formatMoment } from '../../../messages/format.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useReaders } from './calls.ts'
import classes from './record.module.css'

const pageSize = 20

/** Who saw or changed the record, newest first; asked for when it is opened. */
export function Readers({ record }: { readonly record: RecordView }): ReactNode {
  const { record: text } = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <details className={classes.part} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{text.readers}</h2>
      </summary>
      {open && <List record={record} />}
    </details>
  )
}

function List({ record }: { readonly record: RecordView }): ReactNode {
  const { record: text, registry } = useMessages()
  const [offset, setOffset] = useState(0)
  const readers = useReaders(record, offset, pageSize, true)
  if (readers.isPending) return <Loading lines={4} />
  if (readers.isError) return <Failed problem={readers.error} onRetry={() => void readers.refetch()} />
  const { total, rows } = readers.data
  return (
    <>
      <p className="soft">{text.readersHint}</p>
      <table className={classes.readers}>
        <thead>
          <tr>
            <th scope="col">{text.when}</th>
            <th scope="col">{text.who}</th>
            <th scope="col">{text.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.at} ${index}`}>
              <td>{formatMoment(row.at)}</td>
              <td>
                {row.office === null ? (
                  registry.system
                ) : (
                  <>
                    {row.by ?? text.somebody} <span className="soft">· {row.office}</span>
                  </>
                )}
              </td>
              <td>{row.title}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > pageSize && (
        <div className={classes.pager}>
          <Button
            size="compact-sm"
            variant="default"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - pageSize))}
          >
            {text.newer}
          </Button>
          <span className="soft">{text.range(offset + 1, offset + rows.length, total)}</span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={offset + rows.length >= total}
            onClick={() => setOffset(offset + pageSize)}
          >
            {text.older}
          </Button>
        </div>
      )}
    </>
  )
}
