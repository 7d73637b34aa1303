import type { AloneReport, AloneResult } from '../../../../../src/checking/alone/schema.ts'
import { aloneLineSchema } from '../../../../../src/checking/alone/schema.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { uploadForLines } from '../../../api/upload.ts'

/** A book that is checked without being stored. */
export interface Trial {
  readonly key: string
  /** The workbook's path in the folder that was dropped. */
  readonly name: string
  readonly xlsx: File
  readonly zip: File | null
  readonly state: 'waiting' | 'sending' | 'queued' | 'checking' | 'writing' | 'done' | 'failed' | 'stopped'
  /** How much has been sent, 0 to 1. */
  readonly share: number
  readonly rows: number
  readonly result: AloneResult | null
  readonly problem: unknown
  readonly reports: Partial<Record<AloneReport, Blob>>
}

const types: Readonly<Record<AloneReport, string>> = {
  html: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Whether a trial is under way. */
export const isActive = ({ state }: Trial): boolean =>
  !['waiting', 'done', 'failed', 'stopped'].includes(state)

type Tell = (change: Partial<Trial>) => void

/** A check that was just stopped, or one in another window, is mostly over by then. */
const retryMs = 1500
const mostTries = 20

/** Checks a book, and tells what becomes of it as it becomes known. While this account's last check still ends it waits. Does not throw. */
export async function runTrial(trial: Trial, tell: Tell, signal: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await sendTrial(trial, tell, signal)
    } catch (problem) {
      const code = problem instanceof ApiProblem ? problem.code : ''
      if (code === 'check.running' && tries < mostTries) {
        tell({ state: 'queued' })
        await new Promise(resolve => setTimeout(resolve, retryMs))
        if (!signal.aborted) continue
      }
      return tell(
        signal.aborted || code === 'client.cancelled' ? { state: 'stopped' } : { state: 'failed', problem },
      )
    }
  }
}

async function sendTrial({ xlsx, zip }: Trial, tell: Tell, signal: AbortSignal): Promise<void> {
  const form = new FormData()
  form.append('xlsx', xlsx, xlsx.name)
  if (zip !== null) form.append('zip', zip, zip.name)
  const pieces: Record<AloneReport, BlobPart[]> = { html: [], xlsx: [] }
  let isDone = false
  await uploadForLines(aloneLineSchema, '/api/checks', form, {
    signal,
    onProgress: share => tell(share < 1 ? { state: 'sending', share } : { state: 'checking' }),
    onLine: line => {
      if (line.type === 'waiting') tell({ state: 'queued' })
      if (line.type === 'progress') tell({ state: 'checking', rows: line.rows })
      if (line.type === 'result') tell({ state: 'writing', result: line.result })
      if (line.type === 'report') pieces[line.format].push(decodeBase64(line.base64))
      if (line.type === 'problem') throw new ApiProblem(422, line.code, line.message)
      if (line.type === 'done') isDone = true
    },
  })
  if (!isDone) throw new ApiProblem(0, 'client.network', '')
  const made = (['html', 'xlsx'] as const).filter(format => pieces[format].length > 0)
  const reports = Object.fromEntries(
    made.map(format => [format, new Blob(pieces[format], { type: types[format] })]),
  )
  tell({ state: 'done', reports })
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}
