import { type ReactNode, useState } from 'react'
import { findKind } from '../../../../../src/register/kind.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { roleName } from '../../../ui/kind-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { usePeople } from './calls.ts'
import classes from './record.module.css'
import { RecordLine } from './record-line.tsx'

/** The people of a record with the records that may name the same person; looked up when the list is opened. */
export function People({ record }: { readonly record: RecordView }): ReactNode {
  const { record: text } = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <details className={classes.part} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{text.people}</h2>
      </summary>
      {open && <List record={record} />}
    </details>
  )
}

function List({ record }: { readonly record: RecordView }): ReactNode {
  const { record: text } = useMessages()
  const { language } = useLanguage()
  const people = usePeople(record, true)
  if (people.isPending) return <Loading lines={3} />
  if (people.isError) return <Failed problem={people.error} onRetry={() => void people.refetch()} />
  const persons = findKind(record.kind)?.persons ?? []
  const order = (role: string) => persons.findIndex(({ prefix }) => prefix === role)
  return (
    <>
      <p className="soft">{text.peopleHint}</p>
      <ul className={classes.people}>
        {[...people.data.people]
          .sort((a, b) => order(a.role) - order(b.role))
          .map(person => (
            <li key={person.role}>
              <span className="soft">{roleName(record.kind, person.role, language)}:</span>{' '}
              <strong>{person.name}</strong>
              {person.others.length === 0 ? (
                <div className="soft">{text.noOthers}</div>
              ) : (
                <ul>
                  {person.others.map(({ record: other, role, name, by }) => (
                    <li key={`${other.id} ${role}`}>
                      <RecordLine other={other} />{' '}
                      <span className="soft">
                        · {roleName(other.kind, role, language)}: {name} · {text.samePerson[by]}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
      </ul>
      {people.data.more && <p className="soft">{text.moreOthers}</p>}
    </>
  )
}
