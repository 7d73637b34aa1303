import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './agencies.module.css'
import type { Share } from './agency-history.ts'
import { recordSuccession, refreshAgencies, takeBackLink } from './calls.ts'

/** A link that is about to be taken back, seen from one of its two ends. */
export interface LinkToTakeBack extends Share {
  readonly own: Agency
}

interface TakeBackDialogProps {
  readonly link: LinkToTakeBack | null
  readonly onClose: () => void
}

/** Takes one link of a reorganisation back after saying what that means; recording it again undoes it. */
export function TakeBackDialog({ link, onClose }: TakeBackDialogProps): ReactNode {
  const { agencies: text, common } = useMessages()
  return (
    <Modal
      opened={link !== null}
      onClose={onClose}
      title={text.takeBackTitle}
      size={520}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {link !== null && <TakeBack link={link} onClose={onClose} />}
    </Modal>
  )
}

function TakeBack({
  link: { own, agency, link },
  onClose,
}: {
  readonly link: LinkToTakeBack
  readonly onClose: () => void
}): ReactNode {
  const messages = useMessages()
  const { agencies: text, common } = messages
  const queryClient = useQueryClient()
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const { predecessorId, successorId, extent, kind, basis, onDate } = link
  const [from, to] = own.id === predecessorId ? [own, agency] : [agency, own]
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await takeBackLink(predecessorId, successorId)
      onClose()
      await refreshAgencies(queryClient)
      // One that outlived the link had only lost a part.
      const remaining = from.validTo === onDate ? [] : [predecessorId]
      showUndo(messages, text.tookBack, async () => {
        await recordSuccession({
          onDate,
          kind,
          basis,
          links: [{ predecessorId, successorId, extent }],
          remaining,
        })
        await refreshAgencies(queryClient)
      })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <div className={classes.form}>
      <p>{text.takeBackText(from.name, to.name, formatDay(onDate))}</p>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.actions}>
        <Button color="red.9" loading={busy} onClick={() => void take()}>
          {text.takeBack}
        </Button>
        <Button variant="subtle" onClick={onClose} data-autofocus>
          {common.cancel}
        </Button>
      </div>
    </div>
  )
}
