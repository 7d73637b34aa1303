import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import { packageKey } from './calls.ts'
import { postRecheck } from './correction-calls.ts'

/** Asks for the whole package to be checked again, also against the registry as it is now; the page follows when it is done. */
export function RecheckButton({ pack }: { readonly pack: Package }): ReactNode {
  const messages = useMessages()
  const can = useCan()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const isChecking = pack.progress !== null
  const wasChecking = useRef(isChecking)
  const { agency, id } = pack
  useEffect(() => {
    if (wasChecking.current && !isChecking)
      void queries.invalidateQueries({ queryKey: packageKey(agency.id, id) })
    wasChecking.current = isChecking
  }, [queries, agency.id, id, isChecking])
  if (!can('packages.check') || pack.state !== 'checked') return null
  const ask = async () => {
    setBusy(true)
    try {
      await postRecheck(pack)
      await queries.invalidateQueries({ queryKey: packageKey(agency.id, id) })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={17} />}
      loading={busy || isChecking}
      onClick={() => void ask()}
    >
      {messages.corrections.recheck}
    </Button>
  )
}
