import { Button, Modal, NumberInput, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { keyingModes, type OwnSetup } from '../../../../../src/keying/setup/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { showUndo } from '../../../ui/show-undo.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { changeSetups, undoOf } from '../calls.ts'
import keying from '../keying.module.css'
import classes from './setup.module.css'

/** Sets for several books at once what is alike in them; what is not chosen stays as each has it. */
export function SetupMany({ books }: { readonly books: readonly Book[] }): ReactNode {
  const { keyingManage, common } = useMessages()
  const text = keyingManage.setup
  const { language } = useLanguage()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {text.many}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={text.manyTitle(formatCount(books.length, language))}
        size={560}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <ManyForm books={books} onDone={() => setOpened(false)} />
      </Modal>
    </>
  )
}

type Aspect = 'mode' | 'shape' | 'script' | 'sampleShare' | 'goldShare' | 'batchSize'

/** What is chosen for all; undefined: each book keeps its own. */
type Aspects = { readonly [aspect in Aspect]?: OwnSetup[aspect] | undefined }

interface ManyFormProps {
  readonly books: readonly Book[]
  readonly onDone: () => void
}

function ManyForm({ books, onDone }: ManyFormProps): ReactNode {
  const messages = useMessages()
  const text = messages.keyingManage.setup
  const { language } = useLanguage()
  const [change, setChange] = useState<Aspects>({})
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const set = (part: Aspects) => setChange(old => ({ ...old, ...part }))
  const chosen = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(chosen).length === 0) return
    setBusy(true)
    setProblem(null)
    try {
      const done = await changeSetups(
        books.map(book => ({ agencyId: book.agency.id, bookId: book.id, change: chosen })),
      )
      onDone()
      if (done.changed.length === 0) notifications.show({ message: text.unchanged })
      else
        showUndo(messages, text.savedMany(formatCount(done.changed.length, language)), async () => {
          await changeSetups(undoOf(done))
        })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={classes.many} onSubmit={event => void submit(event)} noValidate>
      <p className={classes.hint}>{text.manyHint}</p>
      <Select
        label={text.mode}
        placeholder={text.keep}
        clearable
        description={change.mode === undefined ? undefined : text.means[change.mode]}
        data={keyingModes.map(value => ({ value, label: text.modes[value] }))}
        value={change.mode ?? null}
        onChange={value => set({ mode: keyingModes.find(mode => mode === value) })}
      />
      <div className={keying.handing}>
        <Select
          label={text.shape}
          placeholder={text.keep}
          clearable
          data={(['form', 'ledger'] as const).map(value => ({ value, label: text.shapes[value] }))}
          value={change.shape ?? null}
          onChange={value => set({ shape: value === 'form' || value === 'ledger' ? value : undefined })}
        />
        <Select
          label={text.script}
          placeholder={text.keep}
          clearable
          data={(['hand', 'print'] as const).map(value => ({ value, label: text.scripts[value] }))}
          value={change.script ?? null}
          onChange={value => set({ script: value === 'hand' || value === 'print' ? value : undefined })}
        />
      </div>
      <div className={classes.numbers}>
        <PercentInput
          label={text.sampleShare}
          min={1}
          max={100}
          onShare={sampleShare => set({ sampleShare })}
        />
        <PercentInput label={text.goldShare} min={0} max={50} onShare={goldShare => set({ goldShare })} />
        <NumberInput
          label={text.batchSize}
          placeholder={text.keep}
          min={1}
          max={500}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={value => set({ batchSize: typeof value === 'number' ? value : undefined })}
        />
      </div>
      {tried && Object.keys(chosen).length === 0 && <p role="alert">{text.manyNothing}</p>}
      {problem !== null && <Failed problem={problem} />}
      <div className={keying.buttons}>
        <Button type="submit" loading={busy}>
          {text.manySubmit}
        </Button>
      </div>
    </form>
  )
}

interface PercentInputProps {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly onShare: (share: number | undefined) => void
}

function PercentInput({ label, min, max, onShare }: PercentInputProps): ReactNode {
  const { keyingManage } = useMessages()
  return (
    <NumberInput
      label={label}
      placeholder={keyingManage.setup.keep}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={value => onShare(typeof value === 'number' ? value / 100 : undefined)}
    />
  )
}
