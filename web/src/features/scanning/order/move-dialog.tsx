import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './dialogs.module.css'
import { findPlace } from './find-place.ts'

interface MoveDialogProps {
  readonly pages: readonly Page[]
  readonly count: number
  readonly onMove: (after: string | null) => void
  readonly onClose: () => void
}

/** Asks behind which page the chosen ones go: by its place in the book, or by the number on its paper. */
export function MoveDialog({ pages, count, onMove, onClose }: MoveDialogProps): ReactNode {
  const { order: text, common } = useMessages()
  const { language } = useLanguage()
  const [by, setBy] = useState<'sequence' | 'number'>('sequence')
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const place = findPlace(pages, by, typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (place === undefined) return setAsked(true)
    onMove(place.after)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.moveTitle(formatCount(count, language))}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <form onSubmit={submit} className={classes.form}>
        <SegmentedControl
          aria-label={text.moveBy}
          value={by}
          onChange={value => setBy(value === 'number' ? 'number' : 'sequence')}
          data={[
            { value: 'sequence', label: text.moveBySequence },
            { value: 'number', label: text.moveByNumber },
          ]}
        />
        <TextInput
          label={text.moveAfter}
          description={by === 'sequence' ? text.moveAfterHint : undefined}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          error={asked && place === undefined ? text.moveUnknown : undefined}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit">{text.moveDo}</Button>
        </div>
      </form>
    </Modal>
  )
}
