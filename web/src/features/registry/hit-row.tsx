import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Hit } from '../../../../src/registry/schema.ts'
import { formatWhy } from '../../../../src/registry/search/why-text.ts'
import { formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName, roleName } from '../../ui/kind-text.ts'
import classes from './search.module.css'

interface HitRowProps {
  readonly hit: Hit
  readonly inTabOrder: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
}

/** The id of a hit's link in the page. */
export function hitDomId(hit: Hit): string {
  return `hit-${hit.record}`
}

/** A record found: the person who was meant, where the record stands, who else is in it, and why it was found. */
export function HitRow({ hit, inTabOrder, onFocus, onOpen }: HitRowProps): ReactNode {
  const { registry: text, search } = useMessages()
  const { language } = useLanguage()
  return (
    <li>
      <Link
        id={hitDomId(hit)}
        to="/records/$agency/$record"
        params={{ agency: hit.agencyId, record: hit.record }}
        className={classes.hit}
        tabIndex={inTabOrder ? 0 : -1}
        onFocus={onFocus}
        onKeyDown={event => {
          if (event.key !== ' ') return
          event.preventDefault()
          onOpen()
        }}
      >
        <span className={classes.name}>{hit.name}</span>
        <span className={classes.bornCell}>
          {hit.born === null ? '' : text.bornShort(formatDay(hit.born))}
        </span>
        <span className={classes.role}>{roleName(hit.kind, hit.role, language)}</span>
        <span className={classes.entry}>
          {kindShortName(hit.kind, language)} · {text.entryNumber(hit.number, hit.year)}
        </span>
        <span className={classes.agency} title={hit.agency}>
          {hit.agencyName}
        </span>
        <span className={classes.people}>
          {hit.people.map(person => (
            <span key={`${person.role}-${person.name}`} className={classes.person}>
              {roleName(hit.kind, person.role, language)}: {person.name}
              {person.byNote && ` (${search.byNote})`}
            </span>
          ))}
        </span>
        <span className={classes.why}>
          {hit.why.map(why => (
            <span
              key={`${why.code}-${Object.values(why.params).join()}`}
              className={classes.reason}
              data-code={why.code}
            >
              {formatWhy(why, language)}
            </span>
          ))}
        </span>
      </Link>
    </li>
  )
}
