import { Anchor, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { findConcern } from '../../../../../src/register/concerns.ts'
import { findKind } from '../../../../../src/register/kind.ts'
import type { Entered, EntryDesk } from '../../../../../src/registry/entry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { EntryForm } from '../../../ui/fields/form/entry-form.tsx'
import { useEntryFindings } from '../../../ui/fields/form/use-entry-findings.ts'
import { kindName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { showUndo } from '../../../ui/show-undo.tsx'
import { Badge } from '../../../ui/states/badge.tsx'
import { type DraftPlace, enterDraft, removeDraft, type Words } from './calls.ts'
import { ConcernPanel } from './concern-panel.tsx'
import { DraftMenu } from './draft-menu.tsx'
import { DraftPdf } from './draft-pdf.tsx'
import { EnterBar } from './enter-bar.tsx'
import classes from './entry-desk.module.css'
import { UnlinkedDrawer } from './unlinked-drawer.tsx'
import { type OpenedDraft, useDraft } from './use-draft.ts'

interface EntryDeskProps {
  readonly place: DraftPlace
  readonly desk: EntryDesk
  readonly opened: OpenedDraft
  /** The server has the draft now. */
  readonly onBegun: () => void
  /** Goes on to the next record. */
  readonly onBegin: () => void
  /** Takes what the server has. */
  readonly onReload: () => void
}

/** The form of one record beside its PDF, and below it what it takes to enter it. */
export function EntryDeskView({
  place,
  desk,
  opened,
  onBegun,
  onBegin,
  onReload,
}: EntryDeskProps): ReactNode {
  const messages = useMessages()
  const queryClient = useQueryClient()
  const { entry: text, inventory } = messages
  const { language } = useLanguage()
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
  const draft = useDraft(place, opened, onBegun)
  const { book } = desk
  const findings = useEntryFindings(book.kind, draft.fields, book.year, book.volume)
  const [answer, setAnswer] = useState<Entered | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const kind = findKind(book.kind)
  if (kind === undefined) return null
  const concern = findConcern(kind.code)

  const attempt = async (run: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await run()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const enter = (words: Words) =>
    attempt(async () => {
      if (busy) return
      await draft.flush()
      const entered = await enterDraft(place, draft.revision(), words)
      if (entered.record === null) {
        flushSync(() => setAnswer(entered))
        if (entered.refused) document.querySelector<HTMLElement>('[data-entry][aria-invalid]')?.focus()
        return
      }
      const { record } = entered
      // The record it concerns has a note now.
      void queryClient.invalidateQueries({ queryKey: ['record'] })
      notifications.show({
        message: (
          <span>
            {text.entered(draft.fields['so'] ?? '')}{' '}
            <Anchor href={`/records/${place.agency}/${record}`} inherit>
              {text.seeRecord}
            </Anchor>
          </span>
        ),
      })
      onBegin()
    })
  const remove = () =>
    attempt(async () => {
      await draft.flush()
      if (draft.revision() > 0) {
        await removeDraft(place, true)
        showUndo(messages, text.removed, async () => {
          await removeDraft(place, false)
          onBegin()
        })
      }
      onBegin()
    })
  const pdf = (
    <DraftPdf
      narrow={narrow === true}
      place={place}
      number={draft.fields['so'] ?? ''}
      draft={draft}
      attempt={attempt}
      busy={busy}
    />
  )
  return (
    <Page
      fill={!narrow}
      title={text.title(kindName(book.kind, language), book.year, book.volume)}
      above={
        <div className={classes.trail}>
          <Link
            to="/books/$agency/$book"
            params={{ agency: place.agency, book: place.book }}
            search={{ tab: 'records' }}
          >
            ← {inventory.bookTitle(kindName(book.kind, language), book.year, book.volume)}
          </Link>
          <span className="soft">{book.agency.name}</span>
        </div>
      }
      heading={
        <>
          {text.heading}{' '}
          {kind.status !== 'official' && (
            <Badge tone="plain" title={messages.common.noOfficialFormHint}>
              {messages.common.noOfficialForm}
            </Badge>
          )}
        </>
      }
      below={
        <div className="soft">
          {text.enteredSoFar(desk.entered)}
          {desk.missing !== '' && ` · ${text.missing(desk.missing)}`}
          {book.closed && ` · ${text.closed}`}
        </div>
      }
      actions={
        <>
          {concern !== undefined && desk.unlinked > 0 && (
            <UnlinkedDrawer place={place} kind={kind} count={desk.unlinked} />
          )}
          <DraftMenu desk={desk} current={place.draft} onNew={onBegin} />
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.left}>
          <div className={classes.scroll}>
            {narrow && pdf}
            {draft.state === 'changed' && (
              <div className={classes.changed} role="alert">
                <span>{draft.problem instanceof Error ? draft.problem.message : ''}</span>
                <Button size="compact-sm" onClick={() => void attempt(draft.keepMine)}>
                  {text.keepMine}
                </Button>
                <Button size="compact-sm" variant="default" onClick={onReload}>
                  {text.takeTheirs}
                </Button>
              </div>
            )}
            <EntryForm
              kind={kind}
              values={draft.fields}
              onChange={draft.setField}
              findings={findings}
              bookYear={book.year}
              strict={answer?.refused === true}
              onSave={() => void enter({ asInBook: null, repeat: null })}
            />
            {concern !== undefined && (
              <ConcernPanel
                kind={kind}
                concern={concern}
                fields={draft.fields}
                about={draft.about}
                onChange={draft.setAbout}
              />
            )}
          </div>
          <EnterBar
            draft={draft}
            findings={findings ?? []}
            answer={answer}
            problem={problem}
            busy={busy}
            closed={book.closed}
            onEnter={words => void enter(words)}
            onRemove={() => void remove()}
          />
        </div>
        {!narrow && pdf}
      </div>
    </Page>
  )
}
