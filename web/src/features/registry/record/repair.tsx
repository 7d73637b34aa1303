import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { getKind, type KindCode } from '../../../../../src/register/kind.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { useMessages } from '../../../messages/language.tsx'
import { listChanges } from '../../../ui/fields/group-fields.ts'
import { refreshRecord, repairRecord } from './calls.ts'
import { listTyped } from './merge-changes.ts'
import classes from './record.module.css'
import { RepairConflict } from './repair-conflict.tsx'
import { RepairForm } from './repair-form.tsx'
import { RepairReview } from './repair-review.tsx'

type Values = Readonly<Record<string, string>>

interface RepairProps {
  /** The record as the server has it now; it may get newer while somebody types. */
  readonly record: RecordView
  /** What the form begins with: the record itself, or an earlier version of it. */
  readonly start: Values
  readonly onDone: () => void
  /** To the other correction: the paper itself is wrong. */
  readonly onNote: () => void
}

/**
 * A typing error is put right beside the image: fields, then what changes, then saved as a new version. When somebody else was faster, their
 * changes are shown beside what was typed, and nothing of either is lost.
 */
export function Repair({ record, start, onDone, onNote }: RepairProps): ReactNode {
  const { record: text } = useMessages()
  const queryClient = useQueryClient()
  const [base, setBase] = useState(record)
  const [values, setValues] = useState<Values>(start)
  const [reviewing, setReviewing] = useState(false)
  const [repeat, setRepeat] = useState(false)
  const kind = getKind(record.kind as KindCode)
  const changes = listChanges(record.kind, base.fields, values)

  if (record.version > base.version) {
    return (
      <RepairConflict
        record={record}
        since={base.version}
        typed={listTyped(record.kind, base.fields, values, record.fields)}
        onGoOn={next => {
          setBase(record)
          setValues(next)
          setReviewing(false)
          setRepeat(false)
        }}
        onGiveUp={onDone}
      />
    )
  }
  const save = async (reason: string) => {
    try {
      const fields = { ...values }
      await repairRecord(record, {
        version: base.version,
        fields,
        reason,
        compared: true,
        acceptRepeat: repeat,
      })
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'repair.changed') {
        await refreshRecord(queryClient, record)
        return
      }
      if (problem instanceof ApiProblem && problem.code === 'repair.repeat') setRepeat(true)
      throw problem
    }
    notifications.show({ message: text.repaired })
    onDone()
    await refreshRecord(queryClient, record)
  }
  return (
    <section className={classes.repair} aria-label={text.repair}>
      {reviewing ? (
        <RepairReview
          kind={record.kind}
          before={base.fields}
          after={values}
          repeat={repeat}
          onSave={save}
          onBack={() => setReviewing(false)}
        />
      ) : (
        <RepairForm
          kind={kind}
          bookYear={record.year}
          before={base.fields}
          values={values}
          changed={changes.length}
          onChange={(id, value) => setValues(old => ({ ...old, [id]: value }))}
          onReview={() => setReviewing(true)}
          onCancel={onDone}
          onNote={onNote}
        />
      )}
    </section>
  )
}
