import { IconColumns3 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Package } from '../../../../../src/checking/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import { useFindingGroups } from '../calls.ts'
import classes from './reading.module.css'

/** What a check says when it is not sure how the file is to be read. */
const codes: ReadonlySet<string> = new Set([
  'column.unknown',
  'sheet.letters-suspect',
  'sheet.encoding-unclear',
])

/** Says by itself that columns or letters wait for a person's word, with the way to give it. */
export function ReadingHint({ pack }: { readonly pack: Package }): ReactNode {
  const { reading: text } = useMessages()
  const can = useCan()
  const asked = pack.state === 'checked' && can('packages.check')
  const groups = useFindingGroups(pack.agency.id, pack.id, asked)
  if (!asked || !groups.data?.groups.some(({ code, open }) => open > 0 && codes.has(code))) return null
  return (
    <p className={classes.hint} role="status">
      <IconColumns3 size={18} aria-hidden="true" />
      <span>{text.needed}</span>
      <Link to="/packages/$agency/$package/reading" params={{ agency: pack.agency.id, package: pack.id }}>
        {text.open}
      </Link>
    </p>
  )
}
