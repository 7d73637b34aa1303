import { Button, Drawer } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLinkOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { findConcern } from '../../../../../src/register/concerns.ts'
import type { RegisterKind } from '../../../../../src/register/kind.ts'
import type { About, Unlinked } from '../../../../../src/registry/entry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useRecord } from '../calls.ts'
import { type BookPlace, deskKey, linkLater, unlinkedKey, useUnlinked } from './calls.ts'
import { ConcernPanel } from './concern-panel.tsx'
import classes from './entry-desk.module.css'

interface UnlinkedDrawerProps {
  readonly place: BookPlace
  readonly kind: RegisterKind
  readonly count: number
}

/** Records of the book that concern others and stand alone: each can be linked once the other one is here. */
export function UnlinkedDrawer({ place, kind, count }: UnlinkedDrawerProps): ReactNode {
  const { entry: text, common } = useMessages()
  const [opened, setOpened] = useState(false)
  const list = useUnlinked(place, opened)
  return (
    <>
      <Button variant="default" leftSection={<IconLinkOff size={16} />} onClick={() => setOpened(true)}>
        {text.unlinked(count)}
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="lg"
        title={text.unlinkedTitle}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        {list.isPending && <Loading lines={4} />}
        {list.isError && <Failed problem={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && (
          <div className={classes.unlinked}>
            <p className="soft">{text.unlinkedHint}</p>
            {list.data.records.map(record => (
              <Line key={record.record} place={place} kind={kind} record={record} />
            ))}
          </div>
        )}
      </Drawer>
    </>
  )
}

interface LineProps {
  readonly place: BookPlace
  readonly kind: RegisterKind
  readonly record: Unlinked['records'][number]
}

function Line({ place, kind, record }: LineProps): ReactNode {
  const { entry: text, registry } = useMessages()
  const { language } = useLanguage()
  const [about, setAbout] = useState<About | null>(null)
  const { proposal } = record
  return (
    <article>
      <p>
        <strong>{registry.entryNumber(record.number, record.year)}</strong> · {record.names.join(', ')}
      </p>
      {record.reference !== '' && <p className="soft">{text.saysOfOther(record.reference)}</p>}
      {about !== null ? (
        <Linking place={place} kind={kind} record={record.record} about={about} onChange={setAbout} />
      ) : (
        <div className={classes.finder}>
          {proposal !== null && (
            <Button
              size="xs"
              onClick={() =>
                setAbout({ target: { agencyId: proposal.agencyId, recordId: proposal.record }, changes: {} })
              }
            >
              {text.proposal(
                `${kindShortName(proposal.kind, language)} ${registry.entryNumber(proposal.number, proposal.year)}`,
                proposal.names.join(', '),
              )}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setAbout({ target: null, changes: {} })}>
            {text.findOther}
          </Button>
        </div>
      )}
    </article>
  )
}

interface LinkingProps extends Omit<LineProps, 'record'> {
  readonly record: string
  readonly about: About
  readonly onChange: (about: About) => void
}

function Linking({ place, kind, record, about, onChange }: LinkingProps): ReactNode {
  const { entry: text } = useMessages()
  const queryClient = useQueryClient()
  const acting = useRecord(place.agency, record)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const concern = findConcern(kind.code)
  if (acting.isPending) return <Loading lines={2} />
  if (acting.isError) return <Failed problem={acting.error} />
  if (concern === undefined) return null
  const link = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await linkLater(place, record, about)
      notifications.show({ message: text.linked })
      await Promise.all(
        [unlinkedKey(place), deskKey(place), ['record']].map(queryKey =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      )
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <ConcernPanel
        kind={kind}
        concern={concern}
        fields={acting.data.fields}
        about={about}
        onChange={onChange}
      />
      {problem !== null && <Failed problem={problem} />}
      {about.target !== null && (
        <Button size="xs" loading={busy} onClick={() => void link()}>
          {text.link}
        </Button>
      )}
    </>
  )
}
