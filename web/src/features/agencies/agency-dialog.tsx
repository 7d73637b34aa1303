import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { correctAgency, declareAgency, refreshAgencies } from './calls.ts'
import { CorrectForm } from './correct-form.tsx'
import { DeclareForm } from './declare-form.tsx'

/** What is being done to the tree: declaring an agency (below another), or correcting one. */
export type AgencyDoing =
  | { readonly what: 'declare'; readonly day: string; readonly parentId?: string }
  | { readonly what: 'correct'; readonly agency: Agency }

interface AgencyDialogProps {
  readonly doing: AgencyDoing | null
  readonly onClose: () => void
  readonly onDeclared: (agency: Agency) => void
}

/** The dialog in which an agency is declared or corrected. */
export function AgencyDialog({ doing, onClose, onDeclared }: AgencyDialogProps): ReactNode {
  const messages = useMessages()
  const { agencies: text, common } = messages
  const queryClient = useQueryClient()
  const body = () => {
    if (doing === null) return null
    if (doing.what === 'declare') {
      return (
        <DeclareForm
          day={doing.day}
          parentId={doing.parentId}
          onSubmit={async body => {
            const agency = await declareAgency(body)
            await refreshAgencies(queryClient)
            onClose()
            onDeclared(agency)
            notifications.show({ message: text.declared(agency.name) })
          }}
          onCancel={onClose}
        />
      )
    }
    const { id, name, parentId, validFrom, validTo } = doing.agency
    return (
      <CorrectForm
        agency={doing.agency}
        onSubmit={async body => {
          await correctAgency(id, body)
          onClose()
          await refreshAgencies(queryClient)
          showUndo(messages, text.corrected, async () => {
            await correctAgency(id, { name, parentId, validFrom, validTo })
            await refreshAgencies(queryClient)
          })
        }}
        onCancel={onClose}
      />
    )
  }
  return (
    <Modal
      opened={doing !== null}
      onClose={onClose}
      title={doing?.what === 'correct' ? text.correctTitle : text.declareTitle}
      size={560}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {body()}
    </Modal>
  )
}
