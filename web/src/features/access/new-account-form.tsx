import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type Role, roles } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { existsToday } from '../agencies/days.ts'
import classes from './access.module.css'
import { addAccount } from './calls.ts'
import { RoleExplained } from './role-explained.tsx'
import { useSession } from './session.ts'
import type { MadePassword } from './temporary-password.tsx'

interface NewAccountFormProps {
  readonly agency: string | undefined
  readonly onMade: (made: MadePassword) => void
  readonly onCancel: () => void
}

/** Who the new account is for, where, and in which role; what the role may do stands below. */
export function NewAccountForm({ agency, onMade, onCancel }: NewAccountFormProps): ReactNode {
  const { accounts: text, access, common } = useMessages()
  const { data: session } = useSession()
  const [displayName, setDisplayName] = useState('')
  const [username, setUsername] = useState('')
  const [role, setRole] = useState<Role | null>(null)
  const [agencyId, setAgencyId] = useState<string | null>(agency ?? session?.account.agency.id ?? null)
  const [externalId, setExternalId] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const missing = (value: string | null) =>
    tried && (value === null || value.trim() === '') ? text.required : undefined

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const name = displayName.trim()
    const user = username.trim().toLowerCase()
    if (name === '' || user === '' || role === null || agencyId === null) return
    setBusy(true)
    setProblem(null)
    try {
      const { password } = await addAccount({
        username: user,
        displayName: name,
        role,
        agencyId,
        externalId: externalId.trim() === '' ? null : externalId.trim(),
      })
      onMade({ displayName: name, username: user, password: password ?? '' })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.pairs} noValidate>
      <TextInput
        label={text.name}
        withAsterisk
        data-autofocus
        autoComplete="off"
        maxLength={100}
        value={displayName}
        onChange={event => setDisplayName(event.currentTarget.value)}
        error={missing(displayName)}
      />
      <TextInput
        label={text.username}
        withAsterisk
        description={text.usernameHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        value={username}
        onChange={event => setUsername(event.currentTarget.value)}
        error={missing(username)}
      />
      <AgencySelect
        className={classes.whole ?? ''}
        label={text.agency}
        withAsterisk
        description={text.agencyHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        only={existsToday}
        value={agencyId}
        onChange={setAgencyId}
        error={missing(agencyId)}
      />
      <Select
        className={classes.whole ?? ''}
        label={text.role}
        withAsterisk
        placeholder={text.roleHint}
        data={roles.map(each => ({ value: each, label: access.roles[each] }))}
        value={role}
        onChange={chosen => setRole(roles.find(each => each === chosen) ?? null)}
        error={missing(role)}
      />
      {role !== null && (
        <div className={classes.whole}>
          <RoleExplained role={role} />
        </div>
      )}
      <TextInput
        className={classes.whole ?? ''}
        label={text.externalId}
        description={text.externalIdHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={200}
        value={externalId}
        onChange={event => setExternalId(event.currentTarget.value)}
      />
      {problem !== null && (
        <div className={classes.whole}>
          <Failed problem={problem} />
        </div>
      )}
      <p className={`soft ${classes.whole}`}>{text.passwordMade}</p>
      <div className={`${classes.buttons} ${classes.whole}`}>
        <Button type="submit" loading={busy}>
          {text.add}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
