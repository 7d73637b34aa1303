import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { getPaper } from '../../../../../src/register/extract-papers.ts'
import type { ExtractView } from '../../../../../src/registry/extracts/schema.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { useCan } from '../../access/session.ts'
import { paperFile } from './calls.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import classes from './extracts.module.css'

/** The lines of the book; a cancelled one stays, struck through. */
export function BookTable({ lines }: { readonly lines: readonly ExtractView[] }): ReactNode {
  const { extracts: text } = useMessages()
  const can = useCan()
  const [cancelling, setCancelling] = useState<ExtractView | null>(null)
  const mayAct = can('extracts.issue')
  return (
    <ScrollRegion label={text.bookTitle} className={table.scroller}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{text.numberColumn}</th>
            <th scope="col">{text.issuedColumn}</th>
            <th scope="col">{text.subject}</th>
            <th scope="col">{text.requesterColumn}</th>
            <th scope="col">{text.signerColumn}</th>
            <th scope="col" className="number">
              {text.copiesColumn}
            </th>
            <th scope="col" className="number">
              {text.feeColumn}
            </th>
            <th scope="col">{text.stateColumn}</th>
            {mayAct && (
              <th scope="col">
                <span className="visually-hidden">{text.stateColumn}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <Line key={line.id} line={line} mayAct={mayAct} onCancel={() => setCancelling(line)} />
          ))}
        </tbody>
      </table>
      {cancelling !== null && <CancelDialog extract={cancelling} onClose={() => setCancelling(null)} />}
    </ScrollRegion>
  )
}

interface LineProps {
  readonly line: ExtractView
  readonly mayAct: boolean
  readonly onCancel: () => void
}

function Line({ line, mayAct, onCancel }: LineProps): ReactNode {
  const { extracts: text } = useMessages()
  const { language } = useLanguage()
  const { cancelled, record } = line
  const name = getPaper(line.paper).name[language]
  return (
    <tr className={cancelled === null ? undefined : classes.struck}>
      <th scope="row">
        {line.number}
        <span className={classes.code} title={name}>
          {name}
        </span>
      </th>
      <td>
        {formatDay(line.issuedOn)}
        <span className={classes.code}>{line.code}</span>
      </td>
      <td>
        <Link to="/records/$agency/$record" params={{ agency: record.agencyId, record: record.id }}>
          {line.subject || line.entry}
        </Link>
        <span className={classes.code}>{line.entry}</span>
      </td>
      <td>
        {line.requesterName}
        <span className={classes.code}>{line.requesterPaper}</span>
      </td>
      <td>
        {line.signerName}
        <span className={classes.code}>{line.signerTitle}</span>
      </td>
      <td className="number">{line.copies}</td>
      <td className="number">{line.feeVnd === null ? '' : formatCount(line.feeVnd, language)}</td>
      <td className={classes.kept} title={cancelled?.reason}>
        {cancelled === null ? text.standing : text.cancelled}
        {cancelled !== null && <span className={classes.code}>{cancelled.reason}</span>}
      </td>
      {mayAct && (
        <td className={classes.kept}>
          <Menu position="bottom-end" withInitialFocusPlaceholder={false} shadow="md">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray.8" aria-label={text.actionsFor(line.number)}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component="a" href={paperFile(line, 'pdf')} target="_blank" rel="noreferrer">
                {text.openPdf}
              </Menu.Item>
              <Menu.Item component="a" href={paperFile(line, 'docx')} download>
                {text.getWord}
              </Menu.Item>
              <Menu.Item component="a" href={`/xac-nhan/${line.code}`} target="_blank" rel="noreferrer">
                {text.seePage}
              </Menu.Item>
              {cancelled === null && (
                <Menu.Item color="red.9" onClick={onCancel}>
                  {text.cancel}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </td>
      )}
    </tr>
  )
}
