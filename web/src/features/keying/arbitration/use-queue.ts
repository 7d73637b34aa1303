import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ArbitrationQuery, Decision, Difference } from '../../../../../src/keying/arbitration/schema.ts'
import { decide, listDifferences, refreshAfterDecision, reopen } from './calls.ts'

/** When so few are left here, more are asked for. */
const fewLeft = 8

interface Decided {
  readonly difference: Difference
  readonly decision: Decision
  /** Whether the server has it; false: it was put back. */
  readonly sent: Promise<boolean>
}

/** The differences before an arbiter: one at a time, sent behind their back, taken back one by one. */
export interface Queue {
  readonly items: readonly Difference[]
  /** How many wait, those not loaded yet included. */
  readonly left: number
  /** Books of which only the places of fields are shown. */
  readonly crops: ReadonlySet<string>
  readonly loading: boolean
  readonly problem: unknown
  /** What was decided of the first one before it was taken back. */
  readonly before: Decision | null
  readonly canUndo: boolean
  settle(difference: Difference, decision: Decision): void
  undo(): Promise<void>
  reload(): void
}

/** Loads the differences of all books or of one, and keeps what was decided as long as the page is open. */
export function useQueue({ agency, book }: ArbitrationQuery): Queue {
  const queryClient = useQueryClient()
  const [items, setItems] = useState<readonly Difference[]>([])
  const [left, setLeft] = useState(0)
  const [crops, setCrops] = useState<ReadonlySet<string>>(new Set())
  const [loading, setLoading] = useState(true)
  const [problem, setProblem] = useState<unknown>(null)
  const [before, setBefore] = useState<Decision | null>(null)
  const [history, setHistory] = useState<readonly Decided[]>([])
  const gone = useRef(new Set<string>())
  const asking = useRef(false)

  const load = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    try {
      const list = await listDifferences({ ...(agency && { agency }), ...(book && { book }) })
      const fresh = list.differences.filter(({ id }) => !gone.current.has(id))
      setItems(old => [...old, ...fresh.filter(({ id }) => !old.some(known => known.id === id))])
      setLeft(list.total - (list.differences.length - fresh.length))
      setCrops(old => new Set([...old, ...list.crops]))
    } catch (cause) {
      setProblem(cause)
    } finally {
      asking.current = false
      setLoading(false)
    }
  }, [agency, book])
  useEffect(() => void load(), [load])

  /** True when the server has it. Somebody else's decision stands; anything else is put back. */
  const send = async (difference: Difference, decision: Decision): Promise<boolean> => {
    try {
      await decide(difference, decision)
      return true
    } catch (cause) {
      setProblem(cause)
      setHistory(old => old.filter(each => each.difference.id !== difference.id))
      if (!isDecided(cause)) putBack(difference, decision)
      return false
    }
  }
  const putBack = (difference: Difference, decision: Decision) => {
    gone.current.delete(difference.id)
    setItems(old => [difference, ...old.filter(({ id }) => id !== difference.id)])
    setLeft(old => old + 1)
    setBefore(decision)
  }

  return {
    ...{ items, left, crops, loading, problem, before },
    canUndo: history.length > 0,
    settle(difference, decision) {
      if (gone.current.has(difference.id)) return
      gone.current.add(difference.id)
      setProblem(null)
      setBefore(null)
      setItems(old => old.filter(({ id }) => id !== difference.id))
      setLeft(old => Math.max(0, old - 1))
      const sent = send(difference, decision)
      setHistory(old => [...old, { difference, decision, sent }])
      if (items.length - 1 < Math.min(fewLeft, left - 1)) void sent.then(() => load())
      void sent.then(() => refreshAfterDecision(queryClient))
    },
    async undo() {
      const last = history.at(-1)
      if (last === undefined) return
      setHistory(old => old.slice(0, -1))
      setProblem(null)
      try {
        if (!(await last.sent)) return
        await reopen(last.difference)
        putBack(last.difference, last.decision)
        void refreshAfterDecision(queryClient)
      } catch (cause) {
        setProblem(cause)
      }
    },
    reload() {
      setProblem(null)
      void load()
    },
  }
}

function isDecided(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'keying.decided'
}
