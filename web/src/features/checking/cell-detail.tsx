import type { ReactNode } from 'react'
import type { Package, PackageFinding } from '../../../../src/checking/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { codeMeaning, fieldLabel } from '../../ui/fields/field-text.ts'
import { FindingCard } from './finding-card.tsx'
import type { SheetRow } from './sheet-columns.tsx'
import classes from './workbench.module.css'

interface CellDetailProps {
  readonly pack: Package
  /** The chosen row; null when a finding about the whole book is shown. */
  readonly row: SheetRow | null | undefined
  /** The chosen column; null for the row as a whole. */
  readonly column: string | null
  readonly findings: readonly PackageFinding[]
  readonly ofBook: boolean
}

/** What the chosen cell holds, what was found in it, and what can be said about it. */
export function CellDetail({ pack, row, column, findings, ofBook }: CellDetailProps): ReactNode {
  const { checking: text } = useMessages()
  const { language } = useLanguage()
  const kind = pack.kind ?? ''
  const label = column === null ? text.wholeRow : fieldLabel(kind, column, language)
  const value = row && column !== null ? (row.values[column] ?? '') : null
  const meaning = value === null || column === null ? undefined : codeMeaning(kind, column, value)
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
        {value !== null && (
          <span className={classes.detailValue}>
            {value === '' ? <span className="soft">{text.emptyValue}</span> : value}
            {meaning !== undefined && <span className="soft"> ({meaning})</span>}
          </span>
        )}
        {row && findings.length === 0 && <span className="soft">{text.cellClean}</span>}
      </div>
      {findings.map(finding => (
        <FindingCard key={finding.id} pack={pack} finding={finding} />
      ))}
    </div>
  )
}
