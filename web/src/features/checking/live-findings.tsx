import { type ReactNode, useEffect, useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { suggestionText } from '../../../../src/register/suggestion-text.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import type { LiveFinding } from '../../ui/fields/check-values.ts'
import { fieldLabel, isMasked } from '../../ui/fields/field-text.ts'
import { SeverityIcon } from '../../ui/states/severity-icon.tsx'
import type { SheetRow } from './sheet-columns.tsx'
import classes from './workbench.module.css'

interface LiveFindingsProps {
  readonly pack: Package
  readonly row: SheetRow
  readonly column: string
  readonly text: string
  readonly present: readonly string[]
}

/** What the rules say of a cell while it is typed, and what that does to other cells of the row. */
export function LiveFindings({ pack, row, column, text: typed, present }: LiveFindingsProps): ReactNode {
  const { checking: text, corrections } = useMessages()
  const { language } = useLanguage()
  const [findings, setFindings] = useState<readonly LiveFinding[] | null>(null)
  // Rows with hidden numbers can't be judged here: the rules would read the dots.
  const canJudge = !Object.values(row.values).some(isMasked)
  useEffect(() => {
    if (!canJudge) return
    let isCurrent = true
    // The rules and their lists are fetched with the first edit, not with the page.
    void import('./live-check.ts').then(({ checkLive }) => {
      if (isCurrent) setFindings(checkLive(pack, row, { column, text: typed }, present, language))
    })
    return () => {
      isCurrent = false
    }
  }, [canJudge, pack, row, column, typed, present, language])
  if (!canJudge || findings === null) return null
  const own = findings.filter(found => found.column === column)
  const before = new Set(row.findings.map(found => `${found.code} ${found.column}`))
  const elsewhere = findings.filter(
    found => found.column !== column && !before.has(`${found.code} ${found.column}`),
  )
  return (
    <div aria-live="polite">
      {own.length === 0 && (
        <p className={classes.live}>
          <SeverityIcon tone="resolved" size={16} /> {corrections.liveClean}
        </p>
      )}
      {own.map(found => (
        <Line key={found.code} found={found} />
      ))}
      {elsewhere.length > 0 && <p className="soft">{corrections.elsewhere}:</p>}
      {elsewhere.map(found => (
        <Line
          key={`${found.code} ${found.column}`}
          found={found}
          where={found.column === null ? text.wholeRow : fieldLabel(pack.kind ?? '', found.column, language)}
        />
      ))}
    </div>
  )
}

function Line({ found, where }: { readonly found: LiveFinding; readonly where?: string }): ReactNode {
  const { checking: text } = useMessages()
  const { language } = useLanguage()
  return (
    <p className={classes.live}>
      <SeverityIcon tone={found.severity} size={16} />
      <span>
        <span className="visually-hidden">{text.severity[found.severity]}: </span>
        {where !== undefined && <span className="soft">{where}: </span>}
        {found.message}
        {found.suggestion !== null && (
          <>
            {' '}
            {text.suggestion}: <strong>{suggestionText(found.suggestion, language)}</strong>
          </>
        )}
      </span>
    </p>
  )
}
