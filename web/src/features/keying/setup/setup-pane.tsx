import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { OwnSetup, SetupView } from '../../../../../src/keying/setup/schema.ts'
import { findKind, type RegisterKind } from '../../../../../src/register/kind.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { showUndo } from '../../../ui/show-undo.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { type BookId, changeSetups, keyingKey, undoOf, useSetup } from '../calls.ts'
import keying from '../keying.module.css'
import { CarriedFields } from './carried-fields.tsx'
import { CopySetup } from './copy-setup.tsx'
import { FormFields } from './form-fields.tsx'
import { Policy } from './policy.tsx'
import classes from './setup.module.css'

interface SetupPaneProps {
  readonly id: BookId
  readonly kind: string
  readonly year: number
  readonly closed: boolean
}

/** How a book is keyed: seen by all who follow it, changed by whoever manages it. */
export function SetupPane({ id, kind: code, year, closed }: SetupPaneProps): ReactNode {
  const setup = useSetup(id)
  const kind = findKind(code)
  if (setup.isError) return <Failed problem={setup.error} onRetry={() => void setup.refetch()} />
  if (setup.isPending || kind === undefined) return <Loading />
  // A newer setup begins a new form: what somebody else changed is not overwritten unseen.
  return (
    <SetupForm
      key={setup.data.updatedAt ?? 'never'}
      id={id}
      kind={kind}
      year={year}
      view={setup.data}
      closed={closed}
    />
  )
}

interface SetupFormProps {
  readonly id: BookId
  readonly kind: RegisterKind
  readonly year: number
  readonly view: SetupView
  readonly closed: boolean
}

function SetupForm({ id, kind, year, view, closed }: SetupFormProps): ReactNode {
  const messages = useMessages()
  const text = messages.keyingManage.setup
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const manages = useCan()('keying.manage') && !closed
  const [draft, setDraft] = useState<OwnSetup>(view.setup)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const change = (part: Partial<OwnSetup>) => setDraft(old => ({ ...old, ...part }))
  const changed = JSON.stringify(draft) !== JSON.stringify(view.setup)
  const refresh = () => queryClient.invalidateQueries({ queryKey: keyingKey(id) })
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const done = await changeSetups([
        { agencyId: id.agency, bookId: id.book, change: draft, since: view.updatedAt },
      ])
      await refresh()
      const undo = undoOf(done)
      if (undo.length > 0)
        showUndo(messages, text.saved, async () => {
          await changeSetups(undo)
          await refresh()
        })
      else notifications.show({ message: text.saved })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={keying.pane}>
      {!manages && <p className="soft">{text.readOnly}</p>}
      {view.handed > 0 && <p className={classes.notice}>{text.handed(formatCount(view.handed, language))}</p>}
      <div className={classes.sheet} inert={!manages}>
        <div className={classes.column}>
          <Policy setup={draft} onChange={change} />
          <CarriedFields
            kind={kind}
            standard={view.carried}
            carried={draft.carried}
            onChange={carried => change({ carried })}
          />
          {manages && (
            <CopySetup
              id={id}
              kind={kind.code}
              onCopy={copied => {
                setDraft({ ...copied, carried: { ...copied.carried, ...ofThisBook(view, draft) } })
                notifications.show({ message: text.copied })
              }}
            />
          )}
        </div>
        <FormFields kind={kind} year={year} form={view.form} setup={draft} onChange={change} />
      </div>
      {manages && (
        <div className={classes.save}>
          <Button loading={busy} disabled={!changed} onClick={() => void save()}>
            {text.save}
          </Button>
          {changed && (
            <Button variant="subtle" onClick={() => setDraft(view.setup)}>
              {text.discard}
            </Button>
          )}
          <span className="soft">
            {view.updatedAt === null
              ? text.never
              : text.last(view.updatedBy ?? '', formatMoment(view.updatedAt))}
          </span>
          {problem !== null && <Failed problem={problem} />}
        </div>
      )}
    </div>
  )
}

/** What names the book itself is never taken from another one. */
function ofThisBook({ carried }: SetupView, draft: OwnSetup): Record<string, string> {
  return Object.fromEntries(Object.entries(carried).map(([id, value]) => [id, draft.carried[id] ?? value]))
}
