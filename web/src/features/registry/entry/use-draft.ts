import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { About, SavedDraft } from '../../../../../src/registry/entry/schema.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { attachCase, attachFile, type DraftPlace, fetchDraft, saveDraft, type Typed } from './calls.ts'
import { forgetHere, rememberHere } from './draft-memory.ts'

/** How the draft stands: nothing typed yet, not at the server yet, there, out of reach, or changed by somebody else. */
export type SaveState = 'empty' | 'waiting' | 'saved' | 'offline' | 'changed'

/** A draft as it is opened. */
export interface OpenedDraft extends Typed {
  /** 0: the server knows nothing of it. */
  readonly revision: number
  readonly pdfName: string | null
  /** Typed on this machine before and never sent. */
  readonly unsent: boolean
}

const nothingSent: readonly Typed[] = []
const pauseMs = 700
const retryMs = 5000

/** A draft that is kept as it is typed, on this machine at once and on the server a moment later. */
export function useDraft(place: DraftPlace, opened: OpenedDraft, onBegun: () => void) {
  const [typed, setTyped] = useState<Typed>({ fields: opened.fields, about: opened.about })
  const [pdfName, setPdfName] = useState(opened.pdfName)
  const [state, setState] = useState<SaveState>(() =>
    opened.unsent ? 'waiting' : opened.revision === 0 ? 'empty' : 'saved',
  )
  const [problem, setProblem] = useState<unknown>(null)
  const now = useRef({ typed, revision: opened.revision, dirty: opened.unsent, onBegun, lost: nothingSent })
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLayoutEffect(() => {
    now.current.onBegun = onBegun
  })

  /** One request after the other: each knows the revision that the one before it made. */
  const inLine = useCallback(<T>(run: () => Promise<T>): Promise<T> => {
    const next = line.current.then(run, run)
    line.current = next.catch(() => undefined)
    return next
  }, [])

  const send = useCallback(async () => {
    const { current } = now
    if (!current.dirty) return
    const sent = current.typed
    const begins = current.revision === 0
    try {
      const saved = await saveDraft(place, current.revision, sent).catch((cause: unknown) =>
        saveAgain(place, current.lost, sent, cause),
      )
      current.revision = saved.revision
      current.lost = nothingSent
      current.dirty = current.typed !== sent
      if (current.dirty) rememberHere(place, { revision: saved.revision, ...current.typed })
      else forgetHere(place)
      setProblem(null)
      setState(current.dirty ? 'waiting' : 'saved')
      if (begins) current.onBegun()
    } catch (cause) {
      current.lost = [...current.lost, sent]
      setProblem(cause)
      setState(isChangedElsewhere(cause) ? 'changed' : 'offline')
      throw cause
    }
  }, [place])

  /** Sends what is typed now; throws what hinders it. */
  const flush = useCallback(() => {
    clearTimeout(timer.current)
    return inLine(send)
  }, [inLine, send])

  const later = useCallback(
    (ms: number) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush().catch(() => undefined), ms)
    },
    [flush],
  )
  useEffect(() => {
    if (now.current.dirty) later(0)
    return () => clearTimeout(timer.current)
  }, [later])
  useEffect(() => {
    if (state === 'offline') later(retryMs)
  }, [state, later])

  const type = useCallback(
    (next: Typed) => {
      now.current.typed = next
      now.current.dirty = true
      setTyped(next)
      rememberHere(place, { revision: now.current.revision, ...next })
      setState(old => (old === 'changed' ? old : 'waiting'))
      if (state !== 'changed') later(pauseMs)
    },
    [place, later, state],
  )
  const attach = (run: (revision: number) => Promise<{ revision: number; pdfName: string | null }>) => {
    now.current.dirty ||= now.current.revision === 0
    return flush().then(() =>
      inLine(async () => {
        const saved = await run(now.current.revision)
        now.current.revision = saved.revision
        setPdfName(saved.pdfName)
      }),
    )
  }
  return {
    ...typed,
    pdfName,
    state,
    problem,
    flush,
    revision: () => now.current.revision,
    setField: useCallback(
      (id: string, value: string) => {
        const { fields, about } = now.current.typed
        type({ about, fields: { ...fields, [id]: value } })
      },
      [type],
    ),
    setAbout: useCallback((about: About) => type({ ...now.current.typed, about }), [type]),
    attachFile: (file: File) => attach(revision => attachFile(place, revision, file)),
    attachCase: (caseId: string) => attach(revision => attachCase(place, revision, caseId)),
    /** Keeps what is typed here in place of what somebody else saved. */
    keepMine: () =>
      inLine(async () => {
        now.current.revision = (await fetchDraft(place)).revision
        await send()
      }),
  }
}
/** A save whose answer was lost looks like somebody else's: when the server has what was sent then, the next one follows it. */
async function saveAgain(
  place: DraftPlace,
  lost: readonly Typed[],
  sent: Typed,
  cause: unknown,
): Promise<SavedDraft> {
  if (lost.length === 0 || !isChangedElsewhere(cause)) throw cause
  const { fields, about, revision } = await fetchDraft(place)
  const there = textOf({ fields, about })
  if (!lost.some(each => textOf(each) === there)) throw cause
  return saveDraft(place, revision, sent)
}

function isChangedElsewhere(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'draft.changed'
}

/** The same for the same values, whatever their order. */
function textOf({ fields, about }: Typed): string {
  const sorted = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([sorted(fields), about.target?.recordId ?? null, sorted(about.changes)])
}

export type DraftAtWork = ReturnType<typeof useDraft>
