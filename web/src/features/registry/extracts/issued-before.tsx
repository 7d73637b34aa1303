import type { ReactNode } from 'react'
import { getPaper } from '../../../../../src/register/extract-papers.ts'
import type { ExtractView } from '../../../../../src/registry/extracts/schema.ts'
import { formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { paperFile } from './calls.ts'
import classes from './extracts.module.css'

/** What was issued from this record before, so that nobody issues twice without knowing. */
export function IssuedBefore({ extracts }: { readonly extracts: readonly ExtractView[] }): ReactNode {
  const { extracts: text } = useMessages()
  const { language } = useLanguage()
  if (extracts.length === 0) return null
  return (
    <section className={classes.before}>
      <h2>{text.issuedBefore}</h2>
      <ul>
        {extracts.map(each => (
          <li key={each.id} data-cancelled={each.cancelled !== null || undefined}>
            <a href={paperFile(each, 'pdf')} target="_blank" rel="noreferrer">
              {each.number}
            </a>{' '}
            · {formatDay(each.issuedOn)} · {getPaper(each.paper).name[language]} · {each.requesterName}
            {each.cancelled !== null && <strong> · {text.cancelled}</strong>}
          </li>
        ))}
      </ul>
    </section>
  )
}
