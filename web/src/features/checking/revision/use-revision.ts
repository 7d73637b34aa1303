import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RevisionView } from '../../../../../src/checking/revision/schema.ts'
import type { Package } from '../../../../../src/checking/schema.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage } from '../../../messages/language.tsx'
import { packageKey } from '../calls.ts'
import { sendRevision } from './calls.ts'

type Step =
  | { readonly name: 'choose' }
  | { readonly name: 'sending'; readonly share: number }
  | { readonly name: 'shown' | 'applying'; readonly file: File; readonly view: RevisionView }
  | { readonly name: 'applied'; readonly changes: string; readonly change: string }

/** How many single changes a revision is: cells, and rows that come and go. */
function countChanges({ counts }: RevisionView): number {
  return counts.cells + counts.added + counts.leftOut + counts.restored
}

/** The steps of loading a corrected workbook. The file is kept by the browser and sent once more to be applied. */
export function useRevision(pack: Package) {
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [step, setStep] = useState<Step>({ name: 'choose' })
  const [problem, setProblem] = useState<unknown>(null)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const count = 'view' in step ? countChanges(step.view) : 0
  const countText = formatCount(count, language)
  const place = { agency: pack.agency.id, id: pack.id }

  const attempt = async (work: (signal: AbortSignal) => Promise<void>, otherwise: Step) => {
    const control = new AbortController()
    stopper.current = control
    setProblem(null)
    try {
      await work(control.signal)
    } catch (cause) {
      if (!(cause instanceof ApiProblem && cause.code === 'client.cancelled')) setProblem(cause)
      setStep(otherwise)
    }
  }
  return {
    step,
    problem,
    count,
    countText,
    again: () => {
      setProblem(null)
      setStep({ name: 'choose' })
    },
    stop: () => stopper.current?.abort(),
    send: (file: File) =>
      void attempt(
        async signal => {
          setStep({ name: 'sending', share: 0 })
          const view = await sendRevision(
            { ...place, file },
            share => setStep({ name: 'sending', share }),
            signal,
          )
          setStep({ name: 'shown', file, view })
        },
        { name: 'choose' },
      ),
    apply: () => {
      if (step.name !== 'shown') return
      const { file, view } = step
      void attempt(
        async signal => {
          setStep({ name: 'applying', file, view })
          const { change } = await sendRevision(
            { ...place, file, apply: view.digest },
            () => undefined,
            signal,
          )
          await queryClient.invalidateQueries({ queryKey: packageKey(pack.agency.id, pack.id) })
          if (change !== null) setStep({ name: 'applied', changes: countText, change: change.id })
        },
        { name: 'shown', file, view },
      )
    },
  }
}
