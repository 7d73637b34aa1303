import { Button, Modal, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Contractor } from '../../../../../src/inventory/contractors/schema.ts'
import { formatCount, formatDay, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { DayInput } from '../../../ui/day-input.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { useCan } from '../../access/session.ts'
import { addContractor, changeContractor, refreshBooks, useContractors } from '../paper/calls.ts'
import paper from '../paper/paper.module.css'
import classes from './inventory.module.css'

/** The firms that digitise books, and how many each has. */
export function ContractorsTab(): ReactNode {
  const { paper: text, common } = useMessages()
  const { language } = useLanguage()
  const mayManage = useCan()('plan.manage')
  const contractors = useContractors()
  const [editing, setEditing] = useState<Contractor | 'new' | null>(null)
  const words = text.contractors
  if (contractors.isPending) return <Loading lines={5} />
  if (contractors.isError)
    return <Failed problem={contractors.error} onRetry={() => void contractors.refetch()} />
  const list = contractors.data.contractors
  return (
    <>
      <p className="soft">{list.length === 0 ? words.empty : words.intro}</p>
      {mayManage && (
        <div className={classes.line}>
          <Button leftSection={<IconPlus size={17} />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        </div>
      )}
      {list.length > 0 && (
        <ScrollRegion label={words.label} className={`${table.scroller} ${classes.table}`}>
          <table className={table.table}>
            <thead>
              <tr>
                {[words.name, words.contract, words.signedOn, words.agency, words.state, words.books].map(
                  name => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {list.map(each => (
                <tr key={each.id}>
                  <th scope="row">
                    {mayManage ? (
                      <Button size="compact-sm" variant="subtle" onClick={() => setEditing(each)}>
                        {each.name}
                      </Button>
                    ) : (
                      each.name
                    )}
                  </th>
                  <td>{each.contract}</td>
                  <td>{each.signedOn === null ? '' : formatDay(each.signedOn)}</td>
                  <td>{each.agency.name}</td>
                  <td>{each.endedAt === null ? words.working : words.ended(formatMoment(each.endedAt))}</td>
                  <td>
                    <Link to="/books" search={{ contractor: each.id }}>
                      {formatCount(each.books, language)}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? words.add : words.edit}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        {editing !== null && <ContractorForm contractor={editing} onDone={() => setEditing(null)} />}
      </Modal>
    </>
  )
}

interface ContractorFormProps {
  readonly contractor: Contractor | 'new'
  readonly onDone: () => void
}

function ContractorForm({ contractor, onDone }: ContractorFormProps): ReactNode {
  const { paper, common, inventory } = useMessages()
  const words = paper.contractors
  const queryClient = useQueryClient()
  const known = contractor === 'new' ? null : contractor
  const [name, setName] = useState(known?.name ?? '')
  const [contract, setContract] = useState(known?.contract ?? '')
  const [signedOn, setSignedOn] = useState<string | null>(known?.signedOn ?? null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const ended = known !== null && known.endedAt !== null
  const save = async (end: boolean) => {
    setTried(true)
    if (name.trim().length < 2) return
    setBusy(true)
    setProblem(null)
    try {
      const form = { name: name.trim(), contract: contract.trim(), signedOn }
      if (known === null) await addContractor(form)
      else await changeContractor(known.id, { ...form, ended: end })
      notifications.show({ message: words.saved })
      await refreshBooks(queryClient)
      onDone()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      noValidate
      className={bulk}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void save(ended)
      }}
    >
      <TextInput
        label={words.name}
        data-autofocus
        withAsterisk
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={tried && name.trim().length < 2 ? inventory.required : undefined}
      />
      <TextInput
        label={words.contract}
        maxLength={300}
        value={contract}
        onChange={event => setContract(event.currentTarget.value)}
      />
      <DayInput
        label={words.signedOn}
        value={signedOn ?? undefined}
        onChange={day => setSignedOn(day ?? null)}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={buttons}>
        {known !== null && (
          <Button variant="default" loading={busy} onClick={() => void save(!ended)}>
            {ended ? words.resume : words.end}
          </Button>
        )}
        <Button type="submit" loading={busy}>
          {common.save}
        </Button>
      </div>
    </form>
  )
}

const { bulk, buttons } = paper
