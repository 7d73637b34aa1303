import { Button, Modal, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { useCan } from '../../access/session.ts'
import { giveBooks, refreshBooks, statePeriod, useContractors } from './calls.ts'
import classes from './paper.module.css'
import { PeriodSelect } from './period-select.tsx'

/** Above a list in which books are picked: who digitises them, and their legal period. */
export function PaperBulk({ books }: { readonly books: readonly Book[] }): ReactNode {
  const { paper: text, common } = useMessages()
  const can = useCan()
  const [doing, setDoing] = useState<'contractor' | 'period' | null>(null)
  return (
    <>
      {can('books.assign') && (
        <Button size="xs" variant="default" onClick={() => setDoing('contractor')}>
          {text.bulkContractor}
        </Button>
      )}
      {can('books.write') && (
        <Button size="xs" variant="default" onClick={() => setDoing('period')}>
          {text.bulkPeriod}
        </Button>
      )}
      <Modal
        opened={doing !== null}
        onClose={() => setDoing(null)}
        title={doing === 'period' ? text.bulkPeriod : text.bulkContractor}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        {doing !== null && <BulkForm books={books} doing={doing} onDone={() => setDoing(null)} />}
      </Modal>
    </>
  )
}

interface BulkFormProps {
  readonly books: readonly Book[]
  readonly doing: 'contractor' | 'period'
  readonly onDone: () => void
}

function BulkForm({ books, doing, onDone }: BulkFormProps): ReactNode {
  const { paper: text } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const contractors = useContractors()
  const [chosen, setChosen] = useState<string | null>('none')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const apply = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const value = chosen === 'none' ? null : chosen
      await (doing === 'period' ? statePeriod(books, value) : giveBooks(books, value))
      notifications.show({ message: text.bulkDone(formatCount(books.length, language)) })
      await refreshBooks(queryClient)
      onDone()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.bulk}>
      {doing === 'period' ? (
        <PeriodSelect
          label={text.period}
          data-autofocus
          allowDeselect={false}
          before={[{ value: 'none', label: text.noPeriod }]}
          value={chosen}
          onChange={setChosen}
        />
      ) : (
        <Select
          label={text.contractor}
          data-autofocus
          allowDeselect={false}
          data={[
            { value: 'none', label: text.ownPeople },
            ...(contractors.data?.contractors ?? [])
              .filter(({ endedAt }) => endedAt === null)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button loading={busy} onClick={() => void apply()}>
          {text.apply}
        </Button>
      </div>
    </div>
  )
}
