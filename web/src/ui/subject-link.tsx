import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCan } from '../features/access/session.ts'
import { useMessages } from '../messages/language.tsx'

interface SubjectLinkProps {
  readonly agencyId: string
  /** What the journal and the approvals name things by: `book:…`, `record:…`, `package:…`. */
  readonly subject: string
  readonly className?: string
}

/** Leads to the page of a subject; nothing for what has no page or may not be seen. */
export function SubjectLink({ agencyId, subject, className }: SubjectLinkProps): ReactNode {
  const { approvals: text } = useMessages()
  const can = useCan()
  const [kind, id = ''] = subject.split(':')
  const shown = className === undefined ? {} : { className }
  if (kind === 'book' && can('books.read')) {
    return (
      <Link to="/books/$agency/$book" params={{ agency: agencyId, book: id }} {...shown}>
        {text.openSubject.book}
      </Link>
    )
  }
  if (kind === 'record' && can('records.read')) {
    return (
      <Link to="/records/$agency/$record" params={{ agency: agencyId, record: id }} {...shown}>
        {text.openSubject.record}
      </Link>
    )
  }
  if (kind === 'package' && can('packages.read')) {
    return (
      <Link to="/packages/$agency/$package" params={{ agency: agencyId, package: id }} {...shown}>
        {text.openSubject.package}
      </Link>
    )
  }
  if (kind === 'custody-slip' && can('books.read')) {
    return (
      <Link to="/custody" search={{ of: agencyId, slip: id }} {...shown}>
        {text.openSubject.slip}
      </Link>
    )
  }
  if (kind === 'lot' && can('acceptance.read')) {
    return (
      <Link to="/acceptance/$agency/$lot" params={{ agency: agencyId, lot: id }} {...shown}>
        {text.openSubject.lot}
      </Link>
    )
  }
  if (kind === 'account' && can('accounts.manage')) {
    return (
      <Link to="/accounts/$account" params={{ account: id }} {...shown}>
        {text.openSubject.account}
      </Link>
    )
  }
  if (kind === 'system' && can('systems.manage')) {
    return (
      <Link to="/systems/$system" params={{ system: id }} {...shown}>
        {text.openSubject.system}
      </Link>
    )
  }
  return null
}
