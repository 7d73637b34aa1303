import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { askApproval, refreshAfterApproval } from '../approvals/calls.ts'
import { ReasonForm } from '../approvals/reason-form.tsx'
import { recordAddress } from './calls.ts'
import { Changes } from './changes.tsx'
import classes from './record.module.css'

interface RestoreVersionProps {
  readonly record: RecordView
  readonly version: RecordView['versions'][number]
}

/** Asks for an earlier version to come back, beside what that would change today. */
export function RestoreVersion({ record, version }: RestoreVersionProps): ReactNode {
  const { correcting: text, closing, approvals } = useMessages()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {text.restore}
      </Button>
    )
  }
  const ask = async (reason: string) => {
    await askApproval(`${recordAddress(record)}/restoring`, { version: version.version, reason })
    notifications.show({ message: approvals.sent })
    await refreshAfterApproval(queryClient)
  }
  return (
    <section className={classes.restore} aria-label={text.restoreTitle(version.version)}>
      <h3>{text.restoreTitle(version.version)}</h3>
      <p className="soft">{text.restoreChanges}</p>
      <Changes kind={record.kind} before={record.fields} after={version.fields} />
      <ReasonForm
        hint={text.restoreHint}
        actions={[{ label: closing.send, run: ask }]}
        onCancel={() => setOpen(false)}
      />
    </section>
  )
}
