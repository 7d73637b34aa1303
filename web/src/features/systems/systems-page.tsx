import { Button, Modal } from '@mantine/core'
import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { System } from '../../../../src/access/systems/schema.ts'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { systemsKey, useSystems } from './calls.ts'
import { NewSystemForm } from './new-system-form.tsx'
import { SystemState } from './system-state.tsx'
import { isValid, lastUse } from './valid-tokens.ts'

/** The systems that ask and follow the registry, and the way to let another one in. */
export function SystemsPage(): ReactNode {
  const { systems: text, common } = useMessages()
  const systems = useSystems()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  return (
    <Page
      fill
      title={text.title}
      actions={
        <>
          <Button variant="default" component="a" href="/api/docs" target="_blank" rel="noreferrer">
            {text.documents}
          </Button>
          <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        </>
      }
    >
      {systems.isPending && <Loading />}
      {systems.isError && <Failed problem={systems.error} onRetry={() => void systems.refetch()} />}
      {systems.data !== undefined &&
        (systems.data.systems.length === 0 ? (
          <Empty
            icon={<IconPlugConnected size={40} stroke={1.3} />}
            title={text.emptyTitle}
            text={text.emptyText}
          />
        ) : (
          <SystemTable systems={systems.data.systems} />
        ))}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={text.add}
        size={640}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <NewSystemForm
          roles={systems.data?.roles ?? []}
          onCancel={() => setAdding(false)}
          onMade={id => {
            void queryClient.invalidateQueries({ queryKey: systemsKey })
            void navigate({ to: '/systems/$system', params: { system: id } })
          }}
        />
      </Modal>
    </Page>
  )
}

function SystemTable({ systems }: { readonly systems: readonly System[] }): ReactNode {
  const { systems: text, access } = useMessages()
  return (
    <ScrollRegion className={plain.scroller} label={text.list}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.agency}</th>
            <th scope="col">{text.role}</th>
            <th scope="col">{text.tokens}</th>
            <th scope="col">{text.lastUsed}</th>
          </tr>
        </thead>
        <tbody>
          {systems.map(system => {
            const used = lastUse(system)
            return (
              <tr key={system.id}>
                <th scope="row">
                  <Link to="/systems/$system" params={{ system: system.id }}>
                    {system.name}
                  </Link>
                </th>
                <td>
                  <SystemState system={system} />
                </td>
                <td>{system.agency.name}</td>
                <td>{access.roles[system.role]}</td>
                <td>{text.tokensValid(system.tokens.filter(token => isValid(token)).length)}</td>
                <td>{used === undefined ? text.never : formatDay(used)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
