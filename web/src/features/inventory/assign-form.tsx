import { Button, Radio, Select } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Assignment, Book } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { foldForFilter } from '../../ui/fold-text.ts'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './assigning.module.css'
import { assignBooks } from './calls.ts'

interface AssignFormProps {
  readonly books: readonly Book[]
  readonly assignable: readonly Assignment['account'][]
  readonly onAssigned: () => Promise<void> | void
}

/** Gives books to a scanner, keyer or checker, with whole pages or only the field being keyed. */
export function AssignForm({ books, assignable, onAssigned }: AssignFormProps): ReactNode {
  const { assigning: text, access } = useMessages()
  const [account, setAccount] = useState<string | null>(null)
  const [sees, setSees] = useState<'page' | 'crop'>('page')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  if (assignable.length === 0) return <p className="soft">{text.nobodyAssignable}</p>
  const roles: Readonly<Record<string, string>> = access.roles
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (account === null) return
    setBusy(true)
    setProblem(null)
    try {
      await assignBooks(account, books, sees)
      setAccount(null)
      setTried(false)
      await onAssigned()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={classes.form} onSubmit={event => void submit(event)} noValidate>
      <Select
        label={text.person}
        className={classes.person}
        searchable
        selectFirstOptionOnChange
        clearable
        nothingFoundMessage={text.noPersonFound}
        data={assignable.map(({ id, displayName, username, role }) => ({
          value: id,
          label: `${displayName} (${username}) · ${roles[role] ?? role}`,
        }))}
        filter={({ options, search }) => {
          const wanted = foldForFilter(search)
          return options.filter(option => 'label' in option && foldForFilter(option.label).includes(wanted))
        }}
        value={account}
        onChange={setAccount}
        error={tried && account === null ? text.choosePerson : undefined}
      />
      <Radio.Group
        label={text.sees}
        description={sees === 'crop' ? text.cropHint : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        value={sees}
        onChange={value => setSees(value === 'crop' ? 'crop' : 'page')}
      >
        <div className={classes.sees}>
          <Radio value="page" label={text.seesPage} />
          <Radio value="crop" label={text.seesCrop} />
        </div>
      </Radio.Group>
      <Button type="submit" loading={busy} className={classes.submit}>
        {text.assign}
      </Button>
      {problem !== null && (
        <div className={classes.wide}>
          <Failed problem={problem} />
        </div>
      )}
    </form>
  )
}
