import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { findKind, type RegisterKind } from '../../../../src/register/kind.ts'
import type { CaseImageControls, KeptView } from '../../../src/ui/viewer/case-image.tsx'
import { KeyForm } from '../form/key-form.tsx'
import { DeskImage } from '../image/desk-image.tsx'
import { Ledger } from '../ledger/ledger.tsx'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import type { Work } from '../work/work.ts'
import classes from './desk.module.css'
import { DeskBar } from './desk-bar.tsx'
import { openDesk } from './desk-model.ts'
import { EntryStrip } from './entry-strip.tsx'
import { FamilyLine } from './family-line.tsx'
import { HelpPanel } from './help-panel.tsx'
import { focusField, placeOf } from './key-places.ts'
import { ParkLine } from './park-line.tsx'
import { type DeskActions, useDeskKeys } from './use-desk-keys.ts'

/** After the first picture is on the screen. */
const warmUpMs = 300

interface DeskProps {
  readonly work: Work
  readonly onLeave: () => void
}

/** The keying screen of a batch: the picture beside the form, or above the table. */
export function Desk({ work, onLeave }: DeskProps): ReactNode {
  const text = useDeskMessages()
  const kind = findKind(work.pack.book.kind)
  return kind === undefined ? (
    <p role="alert">{text.unknownKind}</p>
  ) : (
    <OpenDesk work={work} kind={kind} onLeave={onLeave} />
  )
}

interface OpenDeskProps extends DeskProps {
  readonly kind: RegisterKind
}

function OpenDesk({ work, kind, onLeave }: OpenDeskProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const latest = useRef(work)
  useLayoutEffect(() => {
    latest.current = work
  })
  const [model] = useState(() => openDesk(kind, () => latest.current, language))
  const [task, setTask] = useState(() => {
    const first = work.pack.tasks.find(({ id }) => model.isOpen(id)) ?? work.pack.tasks[0]
    if (first !== undefined) model.begin(first.id)
    return first?.id ?? ''
  })
  const { dictionary } = work
  useEffect(() => {
    if (dictionary === null) return
    const timer = setTimeout(() => model.warmUp(), warmUpMs)
    return () => clearTimeout(timer)
  }, [model, dictionary])
  const [isHelping, setHelping] = useState(false)
  const [isParking, setParking] = useState(false)
  const [isAllDone, setAllDone] = useState(work.pack.batch.finishedAt !== null)
  const controls = useRef<CaseImageControls | null>(null)
  const [kept] = useState(() => new Map<string, KeptView>())
  const isLedger = work.pack.shape === 'ledger'

  const goTo = (next: string) => {
    setParking(false)
    if (next === task) return
    // What is typed is put into its form before its field goes away.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    model.begin(next)
    model.told.set(null)
    setTask(next)
    setAllDone(false)
  }
  const goToNext = () => {
    const next = model.nextOpen(task)
    if (next === null) {
      setParking(false)
      setAllDone(true)
    } else goTo(next)
  }
  const finish = () => {
    const at = placeOf(document.activeElement)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const blank = model.finish(task)
    if (blank === null) goToNext()
    else if (!focusField({ task, field: blank }) && at !== null) focusField(at)
  }
  const actions: DeskActions = {
    task: () => task,
    finish,
    park: () => setParking(true),
    toggleHelp: () => setHelping(now => !now),
    goTo,
    goDown(step) {
      const at = placeOf(document.activeElement)
      const next = model.neighbour(task, step)
      if (!isLedger || at === null) return false
      if (next !== null) focusField({ task: next, field: at.field })
      return true
    },
    pastEnd() {
      if (isLedger) finish()
      else document.querySelector<HTMLElement>('[data-finish]')?.focus()
    },
  }
  const newest = useRef(actions)
  useLayoutEffect(() => {
    newest.current = actions
  })
  useDeskKeys(model, controls, newest)
  useEffect(() => {
    if (!isLedger) return
    // In a table the row at hand is the one the keyboard is in.
    return model.at.subscribe(() => {
      const at = model.at.get()
      if (at !== null) setTask(at.task)
    })
  }, [model, isLedger])

  const entry = task === '' ? null : model.entryOf(task)
  if (entry === null) return <p role="status">{text.allDone}</p>
  return (
    <div className={classes.desk} data-shape={work.pack.shape}>
      <DeskBar
        model={model}
        work={work}
        entry={entry}
        onLeave={onLeave}
        onPark={actions.park}
        onHelp={actions.toggleHelp}
        isHelping={isHelping}
      />
      <EntryStrip model={model} work={work} current={task} onGo={goTo} />
      {/* Before the picture, which says nothing to who does not see it; the grid puts the picture first. */}
      <main className={classes.work}>
        {isAllDone && <AllDone onLeave={onLeave} parked={countParked(model)} />}
        {isLedger ? (
          <Ledger model={model} current={task} onFinish={finish} />
        ) : (
          <KeyForm key={task} model={model} entry={entry} onFinish={finish} />
        )}
        {isParking ? (
          <ParkLine
            key={`park ${task}`}
            entry={entry}
            onPark={note => {
              model.park(task, note)
              goToNext()
            }}
            onCancel={() => {
              setParking(false)
              const at = model.at.get()
              if (at !== null) focusField(at)
            }}
          />
        ) : (
          <FamilyLine model={model} entry={entry} />
        )}
      </main>
      <section className={classes.image} aria-label={text.image(entry.task.number || text.noNumber)}>
        <DeskImage model={model} work={work} entry={entry} controls={controls} kept={kept} />
      </section>
      {isHelping && <HelpPanel onClose={() => setHelping(false)} />}
    </div>
  )
}

function countParked({ pack, entryOf }: ReturnType<typeof openDesk>): number {
  return pack.tasks.filter(({ id }) => entryOf(id).store.get().state === 'parked').length
}

interface AllDoneProps {
  readonly onLeave: () => void
  readonly parked: number
}

function AllDone({ onLeave, parked }: AllDoneProps): ReactNode {
  const text = useDeskMessages()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div className={classes.allDone} role="status">
      <strong>{text.allDone}</strong> {text.allDoneHint(parked)}{' '}
      <button ref={button} type="button" onClick={onLeave}>
        {text.leave}
      </button>
    </div>
  )
}
