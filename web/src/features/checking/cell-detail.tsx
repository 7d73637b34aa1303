import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Package, PackageFinding } from '../../../../src/checking/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { codeMeaning, fieldLabel, isMasked } from '../../ui/fields/field-text.ts'
import { FindingCard } from './finding-card.tsx'
import { LiveFindings } from './live-findings.tsx'
import { PageLink } from './row-page.tsx'
import { type SheetRow, sheetSays } from './sheet-columns.tsx'
import type { CellEditing } from './use-cell-editing.ts'
import classes from './workbench.module.css'

interface CellDetailProps {
  readonly pack: Package
  /** The chosen row; null when a finding about the whole book is shown. */
  readonly row: SheetRow | null | undefined
  /** The chosen column; null for the row as a whole. */
  readonly column: string | null
  readonly findings: readonly PackageFinding[]
  readonly ofBook: boolean
  readonly editing: CellEditing
}

/** What the chosen cell holds, what was found in it, and what can be done about it; while it is edited, what the rules say of the new text. */
export function CellDetail({ pack, row, column, findings, ofBook, editing }: CellDetailProps): ReactNode {
  const { checking: text, corrections } = useMessages()
  const { language } = useLanguage()
  const kind = pack.kind ?? ''
  const label = column === null ? text.wholeRow : fieldLabel(kind, column, language)
  const value = row && column !== null ? (row.values[column] ?? '') : null
  const meaning = value === null || column === null ? undefined : codeMeaning(kind, column, value)
  const sheet = row && column !== null ? row.corrected[column] : undefined
  const isEdited = row && editing.at?.row === row.row && editing.at.column === column
  return (
    <div className={classes.detail} id="cell-detail">
      <div className={classes.detailHead} role="status">
        {ofBook ? (
          <strong>{text.wholeBook}</strong>
        ) : row ? (
          <strong>{text.cell(row.row, label)}</strong>
        ) : (
          <span className="soft">{text.pickCell}</span>
        )}
        {value !== null && !isEdited && (
          <span className={classes.detailValue}>
            {value === '' ? <span className="soft">{text.emptyValue}</span> : value}
            {meaning !== undefined && <span className="soft"> ({meaning})</span>}
          </span>
        )}
        {sheet !== undefined && <span className="soft">{sheetSays(sheet, corrections)}</span>}
        {isEdited && <span className="soft">{corrections.editing}</span>}
        {row && <DoubtLine kind={kind} row={row} column={column} />}
        {row && !isEdited && findings.length === 0 && <span className="soft">{text.cellClean}</span>}
      </div>
      {row && !ofBook && (
        <div className={classes.onPhone}>
          <PageLink pack={pack} row={row.row} label={text.page.openOf(row.row)} />
        </div>
      )}
      {row && !isEdited && editing.mayEdit && !ofBook && (
        <div className={classes.cellActs}>
          {column === null ? (
            !row.added && (
              <Button
                size="compact-sm"
                variant="default"
                title={corrections.leaveOutHint}
                onClick={() => editing.leaveOut(row.row, true)}
              >
                {corrections.leaveOut}
              </Button>
            )
          ) : value !== null && isMasked(value) ? (
            <span className="soft">{corrections.hidden}</span>
          ) : (
            <>
              <Button size="compact-sm" variant="default" onClick={() => editing.start(row, column)}>
                {corrections.edit}
              </Button>
              {sheet !== undefined && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => void editing.save(row.row, column, null)}
                >
                  {corrections.toSheet}
                </Button>
              )}
            </>
          )}
        </div>
      )}
      {isEdited && column !== null ? (
        <LiveFindings pack={pack} row={row} column={column} text={editing.draft} present={editing.present} />
      ) : (
        findings.map(finding => (
          <FindingCard
            key={finding.id}
            pack={pack}
            finding={finding}
            onFix={
              editing.mayEdit && finding.row !== null && finding.column !== null && isFixable(finding)
                ? () => void editing.save(finding.row ?? 0, finding.column ?? '', finding.suggestion)
                : undefined
            }
          />
        ))
      )}
    </div>
  )
}

function isFixable({ suggestion, value }: PackageFinding): boolean {
  return suggestion !== null && !isMasked(suggestion) && !isMasked(value ?? '')
}

interface DoubtLineProps {
  readonly kind: string
  readonly row: SheetRow
  /** Null: those of the whole row. */
  readonly column: string | null
}

/** What whoever keyed the row could not read for sure. */
function DoubtLine({ kind, row, column }: DoubtLineProps): ReactNode {
  const { keyingManage } = useMessages()
  const { language } = useLanguage()
  const text = keyingManage.doubts
  const told = Object.entries(row.doubts).filter(([field]) => column === null || field === column)
  if (told.length === 0) return null
  const said = told.map(([field, { kind: what, note }]) => {
    const of = column === null ? `${fieldLabel(kind, field, language)}: ` : ''
    return `${of}${text.kinds[what]}${note === null ? '' : ` (${note})`}`
  })
  return (
    <span className="soft">
      {text.title}: {said.join('; ')}
    </span>
  )
}
