import { Button, Modal, Radio } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import classes from '../deposit.module.css'
import bar from './batch.module.css'
import { askBatch } from './calls.ts'
import type { PickedPackages } from './use-picked-packages.ts'

/** Above a list in which packages are picked: how many, and depositing them together. */
export function BatchBar({ picked }: { readonly picked: PickedPackages }): ReactNode {
  const { batch: text } = useMessages()
  const { language } = useLanguage()
  const [opened, setOpened] = useState(false)
  const count = formatCount(picked.packages.length, language)
  return (
    <div className={bar.bar}>
      <strong role="status">{text.chosen(count)}</strong>
      <Button size="xs" onClick={() => setOpened(true)}>
        {text.deposit(count)}
      </Button>
      <Button size="xs" variant="subtle" onClick={picked.clear}>
        {text.clear}
      </Button>
      <AskDialog picked={picked} opened={opened} onClose={() => setOpened(false)} />
    </div>
  )
}

interface AskDialogProps {
  readonly picked: PickedPackages
  readonly opened: boolean
  readonly onClose: () => void
}

function AskDialog({ picked, opened, onClose }: AskDialogProps): ReactNode {
  const { batch: text, deposit, common } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const [mode, setMode] = useState<'all' | 'valid'>('all')
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const { packages } = picked
  const faulty = packages.filter(({ counts }) => (counts?.error ?? 0) > 0).length
  const start = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const asked = packages.map(({ agency, id }) => ({ agencyId: agency.id, packageId: id }))
      const { id } = await askBatch(asked, mode)
      await navigate({ to: '/packages/batches/$batch', params: { batch: id } })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.dialogTitle(formatCount(packages.length, language))}
      size={560}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <div className={classes.column}>
        <Radio.Group
          value={mode}
          onChange={value => setMode(value === 'valid' ? 'valid' : 'all')}
          aria-label={text.title}
        >
          <div className={classes.modes}>
            <Radio value="all" label={deposit.modeAll} description={deposit.modeAllHint} data-autofocus />
            <Radio value="valid" label={deposit.modeValid} description={deposit.modeValidHint} />
          </div>
        </Radio.Group>
        {faulty > 0 && <p role="status">{text.withErrors(formatCount(faulty, language))}</p>}
        <p className="soft">{text.explain}</p>
        {problem !== null && <Failed problem={problem} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} disabled={busy}>
            {common.cancel}
          </Button>
          <Button onClick={() => void start()} loading={busy}>
            {text.start}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
