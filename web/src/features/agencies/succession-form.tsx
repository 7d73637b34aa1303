import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import { type Agency, type AgencyList, successionKinds } from '../../../../src/agencies/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './agencies.module.css'
import { reformDay } from './days.ts'
import { DeclareForm } from './declare-form.tsx'
import { GiverRow, Member } from './giver-row.tsx'
import { parentFor } from './parent-for.ts'
import { type PendingAgencies, pendingAgency, recordDraft } from './record-draft.ts'
import { mayGive, mayTake } from './succession-choice.ts'
import { type Giver, listDraftFaults, type SuccessionDraft, takesOne } from './succession-plan.ts'
import { SuccessionSide } from './succession-side.tsx'
import { listPreview } from './succession-words.ts'

interface SuccessionFormProps {
  readonly list: AgencyList
  /** The agency the form was opened from. */
  readonly from: Agency | undefined
  /** What was recorded before: day, kind and basis are probably the same. */
  readonly last: SuccessionDraft | undefined
  readonly onRecorded: (draft: SuccessionDraft) => Promise<void>
}

/** A reorganisation: kind, day and basis, who gives, who takes, and what that means in words before it is recorded. */
export function SuccessionForm({ list, from, last, onRecorded }: SuccessionFormProps): ReactNode {
  const messages = useMessages()
  const { succession: text } = messages
  const { language } = useLanguage()
  const [draft, setDraft] = useState<SuccessionDraft>({
    kind: last?.kind ?? (from?.level === 'district' ? 'abolish' : 'merge'),
    day: last?.day ?? reformDay,
    basis: last?.basis ?? '',
    givers: from === undefined ? [] : [giverOf(from)],
    takers: [],
  })
  const [pending, setPending] = useState<PendingAgencies>(new Map())
  const [declaring, setDeclaring] = useState(false)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<SuccessionDraft>) => setDraft(old => ({ ...old, ...part }))
  const { kind, day, givers, takers } = draft
  const faults = listDraftFaults(draft)
  const said = (wanted: readonly (typeof faults)[number][]) => {
    const fault = faults.find(each => wanted.includes(each))
    return tried && fault !== undefined ? text.faults[fault] : undefined
  }
  const giverOnly = useMemo(() => mayGive(draft), [draft])
  const takerOnly = useMemo(() => mayTake(draft), [draft])
  const preview = listPreview(draft, messages, language)
  const byId = (id: string) => list.agencies.find(agency => agency.id === id)
  const setGiver = (next: Giver) =>
    change({ givers: givers.map(giver => (giver.agency.id === next.agency.id ? next : giver)) })

  const changeKind = (next: typeof kind) => {
    // Districts end and others take over: what was chosen does not fit any more.
    const other = (next === 'abolish') !== (kind === 'abolish')
    change(other ? { kind: next, givers: [], takers: [] } : { kind: next })
  }
  const changeDay = (next: string | undefined) =>
    change({
      day: next,
      takers: takers.map(taker =>
        pending.has(taker.id) && next !== undefined ? { ...taker, validFrom: next } : taker,
      ),
    })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.length > 0) return
    setBusy(true)
    setProblem(null)
    try {
      const replace = (id: string, agency: Agency) =>
        setDraft(old => ({ ...old, takers: old.takers.map(each => (each.id === id ? agency : each)) }))
      await onRecorded(await recordDraft(draft, pending, replace))
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <>
      <form onSubmit={event => void submit(event)} className={classes.succession} noValidate>
        <div className={classes.panel}>
          <Radio.Group
            label={text.kind}
            value={kind}
            onChange={chosen => changeKind(successionKinds.find(each => each === chosen) ?? kind)}
          >
            <div className={classes.kinds}>
              {successionKinds.map(each => (
                <Radio key={each} value={each} label={text.kinds[each]} description={text.kindMeans[each]} />
              ))}
            </div>
          </Radio.Group>
          <div className={classes.pairs}>
            <DayInput label={text.day} withAsterisk value={day} onChange={changeDay} error={said(['day'])} />
            <TextInput
              label={text.basis}
              placeholder={text.basisHint}
              autoComplete="off"
              maxLength={300}
              value={draft.basis}
              onChange={event => change({ basis: event.currentTarget.value })}
            />
          </div>
        </div>
        <div className={classes.sides}>
          <SuccessionSide
            title={text.givers[kind]}
            add={text.addGiver}
            full={takesOne(kind, 'giver') && givers.length > 0}
            only={giverOnly}
            disabled={day === undefined}
            onAdd={id => {
              const agency = byId(id)
              if (agency !== undefined) change({ givers: [...givers, giverOf(agency)] })
            }}
            fault={said(['no-giver', 'one-giver-only', 'same-agency'])}
          >
            {givers.map(giver => (
              <GiverRow
                key={giver.agency.id}
                kind={kind}
                giver={giver}
                onChange={setGiver}
                onDrop={() => change({ givers: givers.filter(each => each !== giver) })}
              />
            ))}
          </SuccessionSide>
          <SuccessionSide
            title={text.takers[kind]}
            add={text.addTaker}
            full={takesOne(kind, 'taker') && takers.length > 0}
            only={takerOnly}
            disabled={day === undefined}
            onAdd={id => {
              const agency = byId(id)
              if (agency !== undefined) change({ takers: [...takers, agency] })
            }}
            fault={said(['no-taker', 'one-taker-only', 'two-takers'])}
            onDeclare={() => setDeclaring(true)}
          >
            {takers.map(taker => (
              <Member
                key={taker.id}
                agency={taker}
                mark={pending.has(taker.id) ? text.fresh : undefined}
                onDrop={() => change({ takers: takers.filter(each => each !== taker) })}
              />
            ))}
          </SuccessionSide>
        </div>
        <section className={classes.preview} aria-labelledby="succession-preview" aria-live="polite">
          <h2 id="succession-preview">{text.preview}</h2>
          {preview.length === 0 ? (
            <p className="soft">{text.incomplete}</p>
          ) : (
            <ul>
              {preview.map((sentence, index) => (
                <li key={sentence} data-first={index === 0 || undefined}>
                  {sentence}
                </li>
              ))}
            </ul>
          )}
        </section>
        {problem !== null && <Failed problem={problem} />}
        <div className={classes.actions}>
          <Button type="submit" loading={busy}>
            {text.record}
          </Button>
        </div>
      </form>
      <Modal
        opened={declaring && day !== undefined}
        onClose={() => setDeclaring(false)}
        title={messages.agencies.declareTitle}
        size={560}
        closeButtonProps={{ 'aria-label': messages.common.close }}
      >
        <p className="soft" style={{ marginTop: 0 }}>
          {text.declaredLater}
        </p>
        <DeclareForm
          day={day ?? reformDay}
          dayFixed
          level={kind === 'abolish' ? 'commune' : (givers[0]?.agency.level ?? 'commune')}
          parentId={parentFor(givers[0]?.agency, list.agencies, day ?? reformDay)}
          action={text.addTaker}
          onSubmit={async fresh => {
            const id = `new:${pending.size}`
            setPending(old => new Map(old).set(id, fresh))
            change({ takers: [...takers, pendingAgency(id, fresh)] })
            setDeclaring(false)
          }}
          onCancel={() => setDeclaring(false)}
        />
      </Modal>
    </>
  )
}

const giverOf = (agency: Agency): Giver => ({ agency, extent: 'full', remains: false })
