import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { HandedBatch } from '../../../../../src/keying/batches/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { revokeBatch } from '../calls.ts'
import classes from '../keying.module.css'

interface RevokeRowProps {
  readonly agency: string
  readonly batch: HandedBatch
  readonly onKeep: () => void
  readonly onRevoked: (count: number) => Promise<void>
}

const columns = 9

/** Asks below a batch whether it is taken back, and says what that does; Escape keeps it. */
export function RevokeRow({ agency, batch, onKeep, onRevoked }: RevokeRowProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.batches
  const { language } = useLanguage()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const revoke = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onRevoked(await revokeBatch(agency, batch.id))
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  const count = (n: number) => formatCount(n, language)
  return (
    <tr
      className={classes.confirm}
      onKeyDown={event => {
        if (event.key === 'Escape') onKeep()
      }}
    >
      <td colSpan={columns}>
        <p>{text.confirm(count(batch.open), count(batch.begun))}</p>
        {batch.offlineAt !== null && <p>{text.confirmOffline}</p>}
        {problem !== null && <Failed problem={problem} />}
        <div className={classes.buttons}>
          <Button size="xs" color="red" loading={busy} onClick={() => void revoke()}>
            {text.confirmYes}
          </Button>
          <Button size="xs" variant="default" data-autofocus onClick={onKeep}>
            {text.confirmNo}
          </Button>
        </div>
      </td>
    </tr>
  )
}
