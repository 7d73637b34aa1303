import { Button, Modal, NumberInput, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PriceList } from '../../../../src/plan/money/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { enterPrices, refreshMoney } from './calls.ts'
import classes from './money.module.css'
import { addRow, changeRow, faultsOf, type PriceDraft, readDraft, startDraft } from './price-draft.ts'
import { PriceRows } from './price-rows.tsx'

/** Opens the form for a new price list. */
export function AddPricesButton(): ReactNode {
  const { money } = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {money.prices.add}
      </Button>
      {open && <PriceDialog of={null} onClose={() => setOpen(false)} />}
    </>
  )
}

interface PriceDialogProps {
  /** The list whose next version is entered; null: a new one. */
  readonly of: PriceList | null
  readonly onClose: () => void
}

/** Entering a price list, or the next version of one: where the prices come from, since when, and the prices. */
export function PriceDialog({ of, onClose }: PriceDialogProps): ReactNode {
  const { money, common } = useMessages()
  const { prices: text } = money
  return (
    <Modal
      opened
      onClose={onClose}
      size={1040}
      closeOnClickOutside={false}
      title={of === null ? text.add : text.versionTitle(of.name, of.version + 1)}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <PriceForm of={of} onClose={onClose} />
    </Modal>
  )
}

function PriceForm({ of, onClose }: PriceDialogProps): ReactNode {
  const { money, inventory, common } = useMessages()
  const { prices: text } = money
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<PriceDraft>(() => startDraft(of))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const faults = faultsOf(draft)
  const set = (change: Partial<PriceDraft>) => setDraft(old => ({ ...old, ...change }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const list = readDraft(draft)
    if (list === undefined) return
    setBusy(true)
    setProblem(null)
    try {
      const { name, version } = await enterPrices(of, list)
      await refreshMoney(queryClient)
      notifications.show({ message: text.added(name, version) })
      onClose()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      {of === null && (
        <TextInput
          label={text.name}
          description={text.nameHint}
          data-autofocus
          value={draft.name}
          onChange={event => set({ name: event.currentTarget.value })}
          error={tried && faults.name ? inventory.required : undefined}
        />
      )}
      <Textarea
        label={text.source}
        description={text.sourceHint}
        autosize
        minRows={1}
        value={draft.source}
        onChange={event => set({ source: event.currentTarget.value })}
        error={tried && faults.source ? text.sourceWrong : undefined}
      />
      <div className={classes.pair}>
        <DayInput
          label={text.appliesFrom}
          value={draft.appliesFrom}
          onChange={day => set({ appliesFrom: day })}
          error={tried && faults.day ? inventory.required : undefined}
        />
        <NumberInput
          label={text.vat}
          min={0}
          max={100}
          decimalSeparator=","
          hideControls
          value={draft.vatPercent ?? ''}
          onChange={value => set({ vatPercent: typeof value === 'number' ? value : null })}
        />
      </div>
      <PriceRows
        rows={draft.rows}
        onChange={(key, change) => setDraft(old => changeRow(old, key, change))}
        onRemove={key => setDraft(old => ({ ...old, rows: old.rows.filter(row => row.key !== key) }))}
      />
      {tried && faults.rows && <p className={classes.error}>{text.needsRow}</p>}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {common.save}
        </Button>
        <Button variant="default" onClick={() => setDraft(addRow)}>
          {text.addRow}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
