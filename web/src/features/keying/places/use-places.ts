import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldPlace } from '../../../../../src/scanning/schema.ts'
import type { BookId } from '../calls.ts'
import { copyPlaces, savePlaces } from './calls.ts'

/** Whether what is shown stands on the server. */
export type Saving =
  | { readonly state: 'saved' | 'waiting' }
  | { readonly state: 'failed'; readonly problem: unknown }

/** One press of an arrow key after the other on the same field is one step to undo. */
const oneStepMs = 1200
/** Somebody who nudges a place saves it once. */
const restMs = 500

interface Steps {
  readonly places: readonly FieldPlace[]
  readonly before: readonly (readonly FieldPlace[])[]
  readonly last: { readonly what: string; readonly at: number }
}

/** The places of a book while somebody teaches them: every change is shown at once, saved within half a second, and can be undone. */
export function usePlaceDrawing(id: BookId, first: readonly FieldPlace[]) {
  const [steps, setSteps] = useState<Steps>({ places: first, before: [], last: { what: '', at: 0 } })
  const [saving, setSaving] = useState<Saving>({ state: 'saved' })
  const { places } = steps
  const newest = useRef(places)
  newest.current = places
  const saved = useRef(places)
  const chain = useRef(Promise.resolve())

  const save = useCallback(() => {
    chain.current = chain.current.then(async () => {
      const wanted = newest.current
      if (wanted === saved.current) return
      try {
        await savePlaces(id, wanted)
        saved.current = wanted
        if (newest.current === wanted) setSaving({ state: 'saved' })
      } catch (problem) {
        setSaving({ state: 'failed', problem })
      }
    })
    return chain.current
  }, [id])
  useEffect(() => {
    if (places === saved.current) return
    setSaving({ state: 'waiting' })
    const timer = setTimeout(() => void save(), restMs)
    return () => clearTimeout(timer)
  }, [places, save])
  // Whoever goes on to another page within half a second has drawn the last field, too.
  useEffect(() => {
    const leave = () => void save()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [save])

  /** `what` names what is changed, so that many small steps of one kind are undone together. */
  const change = useCallback((to: (places: readonly FieldPlace[]) => readonly FieldPlace[], what: string) => {
    const at = performance.now()
    setSteps(old => {
      const next = to(old.places)
      if (next === old.places) return old
      const goesOn = what !== '' && old.last.what === what && at - old.last.at < oneStepMs
      return { places: next, before: goesOn ? old.before : [...old.before, old.places], last: { what, at } }
    })
  }, [])
  const undo = useCallback(() => {
    setSteps(({ places: now, before }) => ({
      places: before.at(-1) ?? now,
      before: before.slice(0, -1),
      last: { what: '', at: 0 },
    }))
  }, [])
  /** All places of another book instead. */
  const copy = useCallback(
    async (from: string) => {
      await save()
      const copied = await copyPlaces(id, from)
      saved.current = copied
      change(() => copied, '')
    },
    [id, save, change],
  )
  return { places, change, undo, canUndo: steps.before.length > 0, copy, saving, save }
}
