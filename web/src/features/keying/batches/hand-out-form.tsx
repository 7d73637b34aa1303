import { Button, NumberInput, Select } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { HandedBatches } from '../../../../../src/keying/batches/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { foldForFilter } from '../../../ui/fold-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { type BookId, handOut, useSetup } from '../calls.ts'
import classes from '../keying.module.css'

interface HandOutFormProps {
  readonly id: BookId
  readonly keyers: HandedBatches['keyers']
  readonly waiting: HandedBatches['waiting']
  readonly onHanded: (person: string) => Promise<void>
}

const passes = { next: null, first: 1, second: 2 } as const
type Pass = keyof typeof passes

/** Hands the next cases to somebody: choose, Enter, and the next person. */
export function HandOutForm({ id, keyers, waiting, onHanded }: HandOutFormProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.hand
  const { language } = useLanguage()
  const setup = useSetup(id)
  const [chosen, setAccount] = useState<string | null>(null)
  const account = chosen ?? (keyers.length === 1 ? (keyers[0]?.id ?? null) : null)
  const [size, setSize] = useState<number | null>(null)
  const [pass, setPass] = useState<Pass>('next')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  if (keyers.length === 0) return <p className="soft">{text.nobody}</p>
  const count = (n: number) => formatCount(n, language)
  const nothing = waiting.first + waiting.second === 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const person = keyers.find(each => each.id === account)
    if (person === undefined) return
    setBusy(true)
    setProblem(null)
    try {
      await handOut(id, { account: person.id, size, pass: passes[pass] })
      setTried(false)
      await onHanded(person.displayName)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} noValidate aria-label={text.title}>
      <div className={classes.handing}>
        <Select
          label={text.person}
          className={classes.person}
          searchable
          allowDeselect={false}
          selectFirstOptionOnChange
          data={keyers.map(each => ({ value: each.id, label: `${each.displayName} (${each.username})` }))}
          filter={({ options, search }) => {
            const wanted = foldForFilter(search)
            return options.filter(option => 'label' in option && foldForFilter(option.label).includes(wanted))
          }}
          value={account}
          onChange={setAccount}
          error={tried && account === null ? text.choosePerson : undefined}
        />
        <NumberInput
          label={text.size}
          className={classes.number}
          min={1}
          max={500}
          allowDecimal={false}
          clampBehavior="strict"
          placeholder={String(setup.data?.setup.batchSize ?? '')}
          value={size ?? ''}
          onChange={value => setSize(typeof value === 'number' ? value : null)}
        />
        <Select
          label={text.pass}
          className={classes.pass}
          allowDeselect={false}
          data={(['next', 'first', 'second'] as const).map(value => ({ value, label: text.passes[value] }))}
          value={pass}
          onChange={value => setPass(value === 'first' || value === 'second' ? value : 'next')}
        />
        <Button type="submit" loading={busy} disabled={nothing}>
          {text.submit}
        </Button>
      </div>
      <p className="soft" role="status">
        {nothing ? text.nothing : text.waiting(count(waiting.first), count(waiting.second))}
      </p>
      {problem !== null && <Failed problem={problem} />}
    </form>
  )
}
