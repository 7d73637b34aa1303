import { Anchor, Button } from '@mantine/core'
import { IconExternalLink, IconFileOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { entryFields } from '../../../../src/register/entry-fields.ts'
import { ApiProblem, problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useFile } from '../../ui/viewer/use-file.ts'
import { rowPdfAddress } from './calls.ts'
import classes from './row-page.module.css'
import type { SheetRow } from './sheet-columns.tsx'

interface RowPageProps {
  readonly pack: Package
  /** The chosen row; none while it is fetched, or when a finding about the whole book is shown. */
  readonly row: SheetRow | null | undefined
  /** Whether a correction is on its way: the row's PDF may be another then. */
  readonly saving: boolean
  readonly onClose: () => void
}

/** Walking through rows by keyboard fetches nothing before the choice has rested this long. */
const restMs = 300

/** The paper beside the sheet: the PDF of the chosen row, or why there is none. */
export function RowPage({ pack, row, saving, onClose }: RowPageProps): ReactNode {
  const { checking: text } = useMessages()
  const settled = useSettled(row ? shownOf(row) : null, saving)
  return (
    <section className={classes.panel} aria-label={text.page.panel}>
      <div className={classes.bar}>
        <strong>{row ? text.page.ofRow(row.row) : text.page.panel}</strong>
        {row && <PageLink pack={pack} row={row.row} label={text.page.open} />}
        <Button size="compact-xs" variant="default" onClick={onClose} title="v">
          {text.page.close}
        </Button>
      </div>
      {!row ? (
        <Empty title={text.page.pickRow} />
      ) : settled?.row !== row.row ? (
        <Loading lines={4} />
      ) : (
        <Pdf key={settled.key} src={rowPdfAddress(pack, row.row)} label={text.page.ofRow(row.row)} />
      )}
    </section>
  )
}

interface PageLinkProps {
  readonly pack: Package
  readonly row: number
  readonly label: string
}

/** Opens the PDF of a row by itself. */
export function PageLink({ pack, row, label }: PageLinkProps): ReactNode {
  const { correcting } = useMessages()
  return (
    <Anchor
      href={rowPdfAddress(pack, row)}
      target="_blank"
      rel="noreferrer"
      className={classes.link}
      title={correcting.watermarked}
    >
      <IconExternalLink size={15} aria-hidden="true" /> {label}
    </Anchor>
  )
}

function Pdf({ src, label }: { readonly src: string; readonly label: string }): ReactNode {
  const messages = useMessages()
  const { url, problem } = useFile(src)
  if (url !== null)
    return <iframe src={`${url}#view=FitH&navpanes=0`} title={label} className={classes.pdf} />
  if (problem === null) return <Loading lines={4} />
  // What the server says of the row or the reader; anything else is a fault.
  if (problem instanceof ApiProblem && [403, 404, 409].includes(problem.status))
    return (
      <div role="status">
        <Empty
          icon={<IconFileOff size={36} stroke={1.3} />}
          title={messages.checking.page.none}
          text={problemText(problem, messages)}
        />
      </div>
    )
  return <Failed problem={problem} />
}

interface Shown {
  readonly row: number
  readonly key: string
}

/** A row by what its PDF is found by. */
function shownOf({ row, values }: SheetRow): Shown {
  return { row, key: [row, values[entryFields.number], values[entryFields.registered]].join(' ') }
}

/** The row that has been chosen for a moment, and whose corrections are stored. */
function useSettled(shown: Shown | null, saving: boolean): Shown | null {
  const [settled, setSettled] = useState(shown)
  const { row, key } = shown ?? {}
  useEffect(() => {
    if (saving) return
    const timer = setTimeout(
      () => setSettled(row === undefined || key === undefined ? null : { row, key }),
      restMs,
    )
    return () => clearTimeout(timer)
  }, [row, key, saving])
  return settled
}
