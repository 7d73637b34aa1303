import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { otherRecordSchema } from '../../../../../src/registry/notes/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { KindLabel } from '../../../ui/kind-label.tsx'

/** Another record in a line, to be opened. */
export function RecordLine({ other }: { readonly other: z.output<typeof otherRecordSchema> }): ReactNode {
  const { registry: text } = useMessages()
  return (
    <span>
      <KindLabel kind={other.kind} />{' '}
      <Link to="/records/$agency/$record" params={{ agency: other.agencyId, record: other.id }}>
        {text.entryNumber(other.number, other.year)}
      </Link>{' '}
      <span className="soft">· {other.agencyName}</span>
    </span>
  )
}
