import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type AccountDetail, type Role, roles } from '../../../../src/access/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { existsToday } from '../agencies/days.ts'
import { ReasonForm } from '../approvals/reason-form.tsx'
import classes from './access.module.css'
import { askForRights, useRightsTable } from './calls.ts'
import { RoleExplained } from './role-explained.tsx'

interface ChangeRightsFormProps {
  readonly account: AccountDetail
  readonly onDone: () => Promise<void>
  readonly onCancel: () => void
}

/** Asks that an account get another role or agency, and says who can approve it. */
export function ChangeRightsForm({ account, onDone, onCancel }: ChangeRightsFormProps): ReactNode {
  const { accounts: text, access } = useMessages()
  const { language } = useLanguage()
  const table = useRightsTable()
  const [role, setRole] = useState<Role>(account.role)
  const [agencyId, setAgencyId] = useState<string | null>(account.agency.id)
  const same = role === account.role && agencyId === account.agency.id
  const [tried, setTried] = useState(false)
  const approving = table.data?.rights.find(({ right }) => right === 'accounts.approve')?.reaches ?? {}
  const approvers = roles.filter(each => approving[each] !== undefined).map(each => access.roles[each])
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(approvers)
  return (
    <div className={classes.form}>
      <p className="soft">{text.changeRightsText}</p>
      <Select
        label={text.newRole}
        data={roles.map(each => ({ value: each, label: access.roles[each] }))}
        allowDeselect={false}
        data-autofocus
        value={role}
        onChange={chosen => setRole(roles.find(each => each === chosen) ?? role)}
      />
      {role !== account.role && <RoleExplained role={role} />}
      <AgencySelect
        label={text.newAgency}
        allowDeselect={false}
        only={existsToday}
        value={agencyId}
        onChange={setAgencyId}
        error={tried && same ? text.sameRights : undefined}
      />
      <ReasonForm
        hint={approvers.length === 0 ? '' : text.approvers(names)}
        actions={[
          {
            label: text.send,
            run: async reason => {
              setTried(true)
              if (same || agencyId === null) return
              await askForRights(account.id, { role, agencyId, reason })
              await onDone()
            },
          },
        ]}
        onCancel={onCancel}
      />
    </div>
  )
}
