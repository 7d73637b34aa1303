import type { ReactNode } from 'react'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { FieldGroups } from '../../../ui/fields/field-groups.tsx'
import { isMasked } from '../../../ui/fields/field-text.ts'
import outer from '../record.module.css'
import { Versions } from '../versions.tsx'
import { Links } from './links.tsx'
import { Notes } from './notes.tsx'
import { People } from './people.tsx'
import { Readers } from './readers.tsx'
import { useStandingValues } from './standing-values.tsx'

interface RecordPartsProps {
  readonly record: RecordView
  /** While its fields are typed anew, nothing else stands beside the image; it keeps its state. */
  readonly hidden: boolean
  readonly mayNote: boolean
  readonly mayRestore: boolean
  /** Begins a repair with an earlier version's fields; null when there may be none now. */
  readonly onRepair: ((start: RecordView['fields']) => void) | null
}

/** Everything a record tells: its fields as in the book with what holds since, notes, links, people, versions, who saw it. */
export function RecordParts({ record, hidden, mayNote, mayRestore, onRepair }: RecordPartsProps): ReactNode {
  const { registry: text, correcting } = useMessages()
  const beside = useStandingValues(record.kind, record.notes)
  return (
    <div className={outer.parts} hidden={hidden}>
      {Object.values(record.fields).some(isMasked) && <p className={outer.hint}>{correcting.masked}</p>}
      <section aria-label={text.fields} className={outer.fields}>
        <FieldGroups kind={record.kind} values={record.fields} beside={beside} />
      </section>
      <Notes record={record} mayWrite={mayNote} />
      <Links record={record} mayLink={mayNote} />
      <Versions record={record} mayRestore={mayRestore} onRepair={onRepair} />
      <People record={record} />
      <Readers record={record} />
    </div>
  )
}
