import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { newSystemSchema, type System, systemRoleSchema } from '../../../../src/access/systems/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from '../access/access.module.css'
import { useSession } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { existsToday } from '../agencies/days.ts'
import { addSystem } from './calls.ts'
import { RightsBoxes } from './rights-boxes.tsx'

interface NewSystemFormProps {
  /** What systems of each role may hold. */
  readonly roles: readonly { readonly role: System['role']; readonly rights: readonly string[] }[]
  readonly onMade: (id: string) => void
  readonly onCancel: () => void
}

/** Which system it is, where and how far it reaches, and what it may do there. */
export function NewSystemForm({ roles, onMade, onCancel }: NewSystemFormProps): ReactNode {
  const { systems: text, access, common } = useMessages()
  const { data: session } = useSession()
  const [name, setName] = useState('')
  const [agencyId, setAgencyId] = useState<string | null>(session?.account.agency.id ?? null)
  const [role, setRole] = useState<System['role'] | null>(null)
  const [rights, setRights] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const offered = roles.find(each => each.role === role)?.rights ?? []
  const missing = (value: string | null) =>
    tried && (value === null || value.trim() === '') ? text.required : undefined

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const system = newSystemSchema.safeParse({ name, agencyId, role, rights })
    if (!system.success) return
    setBusy(true)
    setProblem(null)
    try {
      onMade((await addSystem(system.data)).id)
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <TextInput
        label={text.name}
        withAsterisk
        data-autofocus
        description={text.nameHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={missing(name)}
      />
      <AgencySelect
        label={text.agency}
        withAsterisk
        only={existsToday}
        value={agencyId}
        onChange={setAgencyId}
        error={missing(agencyId)}
      />
      <Select
        label={text.role}
        withAsterisk
        description={text.roleHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={roles.map(each => ({ value: each.role, label: access.roles[each.role] }))}
        value={role}
        onChange={chosen => {
          const next = systemRoleSchema.safeParse(chosen).data ?? null
          const may = roles.find(each => each.role === next)?.rights ?? []
          setRole(next)
          setRights(rights.filter(right => may.includes(right)))
        }}
        error={missing(role)}
      />
      {role !== null && (
        <RightsBoxes
          offered={offered}
          chosen={rights}
          onChange={setRights}
          hint={text.rightsHint}
          error={tried && rights.length === 0 ? text.rightsNone : undefined}
        />
      )}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
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
