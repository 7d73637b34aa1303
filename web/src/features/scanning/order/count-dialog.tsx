import { Button, Modal, NumberInput, Radio } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './dialogs.module.css'

/** How pages are numbered on, as the server takes it. */
export interface CountingChoice {
  readonly first: number
  readonly every: 1 | 2
  readonly letters: boolean
  /** Only the chosen pages, or to the end of the book. */
  readonly toEnd: boolean
}

interface CountDialogProps {
  readonly first: number
  readonly chosen: number
  readonly onCount: (choice: CountingChoice) => void
  readonly onClose: () => void
}

const ways = { pages: [1, false], leaves: [2, false], sides: [2, true] } as const

/** Asks how pages are numbered one after the other. */
export function CountDialog({ first, chosen, onCount, onClose }: CountDialogProps): ReactNode {
  const { order: text, common } = useMessages()
  const { language } = useLanguage()
  const [from, setFrom] = useState<number | string>(first)
  const [reach, setReach] = useState(chosen > 1 ? 'chosen' : 'end')
  const [way, setWay] = useState<keyof typeof ways>('pages')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typeof from !== 'number') return
    const [every, letters] = ways[way]
    onCount({ first: from, every, letters, toEnd: reach === 'end' })
  }
  return (
    <Modal opened onClose={onClose} title={text.countTitle} closeButtonProps={{ 'aria-label': common.close }}>
      <form onSubmit={submit} className={classes.form}>
        <NumberInput
          label={text.countFirst}
          value={from}
          onChange={setFrom}
          min={0}
          max={99_999}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          data-autofocus
        />
        {chosen > 1 && (
          <Radio.Group label={text.countReach} value={reach} onChange={setReach}>
            <Radio mt={6} value="chosen" label={text.countToChosen(formatCount(chosen, language))} />
            <Radio mt={6} value="end" label={text.countToEnd} />
          </Radio.Group>
        )}
        <Radio.Group
          label={text.countHow}
          description={text.countNote}
          value={way}
          onChange={value => setWay(value === 'leaves' || value === 'sides' ? value : 'pages')}
        >
          <Radio mt={8} value="pages" label={text.countPages} />
          <Radio mt={8} value="leaves" label={text.countLeaves} />
          <Radio mt={8} value="sides" label={text.countSides} />
        </Radio.Group>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={typeof from !== 'number'}>
            {text.countDo}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
