import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LotFinding } from '../../../../../src/acceptance/lots/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { fieldLabel } from '../../../ui/fields/field-text.ts'
import { kindShortName } from '../../../ui/kind-text.ts'
import { useCan } from '../../access/session.ts'
import classes from './lots.module.css'

interface FindingsProps {
  readonly findings: readonly LotFinding[]
}

/** Records in which something is wrong, by their numbers, and which fields; what they say is read on the record's own page. */
export function Findings({ findings }: FindingsProps): ReactNode {
  const { lots: text, inventory } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  return (
    <ul className={classes.findings}>
      {findings.map(({ item, agency, record, book, number, conforming, fields }) => {
        const name = `${inventory.bookTitle(kindShortName(book.kind, language), book.year, book.volume)} · ${inventory.entryTitle(number)}`
        return (
          <li key={item}>
            {can('records.read') ? (
              <Link to="/records/$agency/$record" params={{ agency, record }}>
                {name}
              </Link>
            ) : (
              name
            )}
            {conforming && <span className="soft"> ({text.stillConforming})</span>}
            <div>
              {fields.map(({ field, weight }) => (
                <span key={field} className={classes.wrongField} data-weight={weight}>
                  {fieldLabel(book.kind, field, language)}
                  {weight === 'critical' && ` · ${text.weights.critical}`}
                </span>
              ))}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
