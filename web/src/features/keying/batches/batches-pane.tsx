import { notifications } from '@mantine/notifications'
import { IconKeyboard } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { type BookId, keyingKey, useBatches } from '../calls.ts'
import classes from '../keying.module.css'
import { BatchTable } from './batch-table.tsx'
import { HandOutForm } from './hand-out-form.tsx'

interface BatchesPaneProps {
  readonly id: BookId
  readonly closed: boolean
}

/** Handing batches of a book out, and those that are handed out. */
export function BatchesPane({ id, closed }: BatchesPaneProps): ReactNode {
  const { keyingManage: text } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const manages = useCan()('keying.manage') && !closed
  const batches = useBatches(id)
  if (batches.isPending) return <Loading />
  if (batches.isError) return <Failed problem={batches.error} onRetry={() => void batches.refetch()} />
  const changed = async (message: string) => {
    notifications.show({ message })
    await queryClient.invalidateQueries({ queryKey: keyingKey(id) })
  }
  const { batches: handed, keyers, waiting } = batches.data
  return (
    <div className={classes.pane}>
      {manages && (
        <HandOutForm
          id={id}
          keyers={keyers}
          waiting={waiting}
          onHanded={person => changed(text.hand.done(person))}
        />
      )}
      {handed.length === 0 ? (
        <Empty
          icon={<IconKeyboard size={40} stroke={1.3} />}
          title={text.batches.empty}
          text={manages ? text.batches.emptyText : ''}
        />
      ) : (
        <BatchTable
          agency={id.agency}
          batches={handed}
          manages={manages}
          onRevoked={count => changed(text.batches.revoked(formatCount(count, language)))}
        />
      )}
    </div>
  )
}
