import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Inspection, Sample, SampleItem } from '../../../../../src/acceptance/lots/schema.ts'
import { inspect, refreshLots, useItem } from './calls.ts'

type Errors = Inspection['errors']

/** The sample of a lot before an inspector: where they are in it, what is left, and the way back. */
export interface Inspecting {
  readonly items: Sample['items']
  /** The record at hand; past the end: all are inspected. */
  readonly at: number
  readonly left: number
  readonly problem: unknown
  /** Whether the record at hand was inspected and taken back. */
  readonly takenBack: boolean
  readonly canUndo: boolean
  save(item: SampleItem, errors: Errors): void
  undo(): void
  go(step: 1 | -1): void
}

/** A record that was inspected here, as the server has it. */
interface Done {
  readonly at: number
  readonly item: SampleItem
  readonly errors: Errors
}

/** Goes through a sample from the first record that waits; the next one is fetched meanwhile. */
export function useInspection(sample: Sample): Inspecting {
  const queryClient = useQueryClient()
  const [items, setItems] = useState(sample.items)
  const [at, setAt] = useState(
    () => nextWaiting(sample.items, 0) ?? (isOver(sample) ? 0 : sample.items.length),
  )
  const [done, setDone] = useState<readonly Done[]>([])
  const [takenBack, setTakenBack] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const ahead = nextWaiting(items, at + 1)
  useItem(ahead === undefined ? undefined : items[ahead])

  const mark = (where: number, state: Sample['items'][number]['state']) =>
    setItems(old => old.map((item, index) => (index === where ? { ...item, state } : item)))

  const send = async (item: SampleItem, checked: boolean, errors: Errors) => {
    setBusy(true)
    setProblem(null)
    try {
      const said = await inspect(item, { revision: item.revision, checked, errors, note: item.note })
      await queryClient.invalidateQueries({ queryKey: ['sample', 'item', item.id] })
      void refreshLots(queryClient)
      return said
    } catch (cause) {
      setProblem(cause)
      // Somebody else was quicker: what they said is shown.
      await queryClient.invalidateQueries({ queryKey: ['sample', 'item', item.id] })
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const save = async (item: SampleItem, errors: Errors) => {
    if (busy) return
    const said = await send(item, true, errors)
    if (said === undefined) return
    mark(at, said.state)
    setDone(old => [...old, { at, item: { ...item, revision: said.revision }, errors }])
    setTakenBack(false)
    const rest = items.map((each, index) => (index === at ? { ...each, state: said.state } : each))
    setAt(nextWaiting(rest, at + 1) ?? nextWaiting(rest, 0) ?? items.length)
  }
  const undo = async () => {
    const last = done.at(-1)
    if (last === undefined || busy) return
    const said = await send(last.item, false, last.errors)
    if (said === undefined) return
    setDone(old => old.filter(each => each !== last))
    mark(last.at, said.state)
    setTakenBack(true)
    setAt(last.at)
  }
  return {
    ...{ items, at, problem, takenBack },
    left: items.filter(({ state }) => state === 'waiting').length,
    canUndo: done.length > 0,
    save: (item, errors) => void save(item, errors),
    undo: () => void undo(),
    go(step) {
      const next = at + step
      if (next < 0 || next > items.length - 1) return
      setTakenBack(false)
      setAt(next)
    },
  }
}

function nextWaiting(items: Sample['items'], from: number): number | undefined {
  const found = items.findIndex(({ state }, index) => index >= from && state === 'waiting')
  return found < 0 ? undefined : found
}

/** Nothing can be inspected any more: the sample is looked at from its beginning. */
const isOver = ({ state }: Sample) => state !== 'inspecting' && state !== 'judged'
