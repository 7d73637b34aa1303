import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { System } from '../../../../src/access/systems/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from '../access/access.module.css'
import { narrowSystem } from './calls.ts'
import { RightsBoxes } from './rights-boxes.tsx'

interface NarrowFormProps {
  readonly system: System
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Takes rights away from a system. */
export function NarrowForm({ system, onDone, onCancel }: NarrowFormProps): ReactNode {
  const { systems: text, common } = useMessages()
  const [kept, setKept] = useState<readonly string[]>(system.rights)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await narrowSystem(system.id, kept)
      onDone()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <RightsBoxes
        offered={system.rights}
        chosen={kept}
        onChange={setKept}
        hint={text.narrowHint}
        error={kept.length === 0 ? text.rightsNone : undefined}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button
          type="submit"
          loading={busy}
          disabled={kept.length === 0 || kept.length === system.rights.length}
        >
          {text.narrow}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
