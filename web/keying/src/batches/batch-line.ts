import type { OwnBatches } from '../../../../src/keying/schema.ts'
import type { KeptBatch, KeptKeying } from '../store/rows.ts'

/** What of a batch lies on this machine. */
export interface KeptState {
  readonly batch: KeptBatch
  readonly rows: readonly KeptKeying[]
  /** Versions that came off worse against another machine. */
  readonly copies: number
  /** Pictures here, and those that it needs. */
  readonly images: { readonly kept: number; readonly total: number }
}

/** A batch as the list shows it. */
export interface BatchLine {
  readonly agency: { readonly id: string; readonly name: string }
  readonly id: string
  readonly book: OwnBatches['batches'][number]['book']
  readonly pass: number
  readonly total: number
  readonly done: number
  readonly parked: number
  /** As the server tells moments: ISO 8601. */
  readonly handedAt: string
  readonly isFinished: boolean
  readonly isRevoked: boolean
  readonly unsent: number
  readonly refused: number
  readonly copies: number
  readonly kept: KeptState | null
}

/** Puts what the server says (null: there is no line) and what lies on this machine together; what is to do first, the latest first. */
export function listLines(own: OwnBatches | null, kept: readonly KeptState[]): readonly BatchLine[] {
  const here = new Map(kept.map(state => [state.batch.id, state]))
  const known = (own?.batches ?? []).map(batch => {
    const state = here.get(batch.id)
    here.delete(batch.id)
    return addKept(
      { ...batch, isFinished: batch.finishedAt !== null, isRevoked: batch.revokedAt !== null },
      state,
    )
  })
  const only = [...here.values()].map(state => addKept(lineOf(state.batch), state))
  return [...known, ...only].sort(
    (a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.handedAt < b.handedAt ? 1 : -1),
  )
}

/** Whether nothing is left to do. */
export const isOver = ({ isFinished, isRevoked }: BatchLine): boolean => isFinished || isRevoked

type ServerLine = Omit<BatchLine, 'unsent' | 'refused' | 'copies' | 'kept'>

function lineOf({ pack, isGone }: KeptBatch): ServerLine {
  const { batch, agency, book, tasks } = pack
  return {
    ...{ agency, book, id: batch.id, pass: batch.pass, handedAt: batch.handedAt },
    ...{ total: tasks.length, ...countStates(tasks.map(task => task.keying.state)) },
    isFinished: batch.finishedAt !== null,
    isRevoked: isGone || batch.revokedAt !== null,
  }
}

/** What was keyed here counts as done, whether the server knows it or not. */
function addKept(line: ServerLine, kept: KeptState | undefined): BatchLine {
  if (kept === undefined) return { ...line, unsent: 0, refused: 0, copies: 0, kept: null }
  const { rows, batch, copies } = kept
  const byTask = new Map(rows.map(row => [row.keying.task, row]))
  const unsent = rows.filter(row => row.refused === null && row.keying.revision > row.sent)
  const states = batch.pack.tasks.map(task => (byTask.get(task.id)?.keying ?? task.keying).state)
  const counts = unsent.length > 0 || line.isRevoked ? countStates(states) : line
  return {
    ...line,
    ...{ done: counts.done, parked: counts.parked, copies, kept, unsent: unsent.length },
    refused: rows.filter(row => row.refused !== null).length,
  }
}

function countStates(states: readonly string[]): { readonly done: number; readonly parked: number } {
  const count = (state: string) => states.filter(it => it === state).length
  return { done: count('done'), parked: count('parked') }
}

/** What a batch holds that the server has not, to be saved as a file: nothing keyed is ever lost. */
export function formatFile({ batch, rows }: KeptState, copies: readonly unknown[]): string {
  const { agency, book } = batch.pack
  const numbers = new Map(batch.pack.tasks.map(task => [task.id, task.number]))
  const entries = rows
    .filter(row => row.refused !== null || row.keying.revision > row.sent)
    .map(({ keying, refused }) => ({ number: numbers.get(keying.task) ?? null, refused, ...keying }))
  return JSON.stringify({ agency, book, batch: batch.id, entries, copies }, null, 2)
}
