import type { DetailedError, HttpRequest, HttpResponse, Upload } from 'tus-js-client'
import {
  type UploadMetadata,
  type UploadOutcome,
  uploadOutcomeSchema,
} from '../../../../../src/scanning/intake/schema.ts'
import { call, changingHeaders, refuse } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { uploadMemory } from './upload-memory.ts'

/** What a file on its way tells. */
export interface SendingListener {
  onProgress(sentBytes: number): void
  onOutcome(outcome: UploadOutcome): void
  /** The line is gone, or the server restarts: `start` again later. */
  onOffline(): void
  onProblem(problem: ApiProblem): void
}

/** A file on its way. */
export interface Sending {
  /** Begins, or goes on where the server has got to. */
  start(): void
  /** Stops; `start` goes on. */
  pause(): void
  /** Stops for good: the server forgets the file. */
  giveUp(): void
}

/** Begins to send a file by tus; the library is loaded with the first. `print` is what the file is known by after a reload. */
export type SendFile = (
  file: File,
  about: Partial<UploadMetadata>,
  print: string,
  listener: SendingListener,
) => Sending

/** Proxies hold back or limit larger bodies. */
const chunkBytes = 16 * 1024 * 1024
const retryDelays = [0, 1000, 3000, 5000]
/** A proxy without the server behind it, and too many requests: as if the line were gone. */
const passing = [0, 429, 502, 503, 504]

export const sendFile: SendFile = (file, about, print, listener) => {
  let upload: Upload | undefined
  let wanted = false
  const metadata = Object.fromEntries(
    Object.entries(about).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  const load = async () => {
    const tus = await import('tus-js-client')
    const made = new tus.Upload(file, {
      endpoint: '/api/uploads',
      metadata,
      chunkSize: chunkBytes,
      retryDelays,
      urlStorage: uploadMemory.addresses,
      fingerprint: async () => print,
      onBeforeRequest: addHeaders,
      onAfterResponse: refuseForGood,
      onShouldRetry: error => !(error.causingError instanceof ApiProblem),
      onProgress: sent => listener.onProgress(sent),
      onError: error => fail(error, listener),
      onSuccess: ({ lastResponse }) => {
        readOutcome(lastResponse, made.url ?? '').then(
          outcome => listener.onOutcome(outcome),
          problem => fail(problem, listener),
        )
      },
    })
    const [previous] = await made.findPreviousUploads()
    if (previous !== undefined) made.resumeFromPreviousUpload(previous)
    return made
  }
  return {
    start() {
      wanted = true
      if (upload !== undefined) return upload.start()
      load().then(
        made => {
          upload = made
          if (wanted) made.start()
        },
        () => listener.onOffline(),
      )
    },
    pause() {
      wanted = false
      void upload?.abort()
    },
    giveUp() {
      wanted = false
      // Whether the server hears of it or not: what nobody goes on with is removed there in a week.
      upload?.abort(true).catch(() => undefined)
    },
  }
}

function addHeaders(request: HttpRequest): void {
  for (const [name, value] of Object.entries(changingHeaders())) request.setHeader(name, value)
}

/** Throws what trying again would not help; of an upload that the server no longer has, the library makes a new one. */
function refuseForGood(request: HttpRequest, response: HttpResponse): void {
  const status = response.getStatus()
  if (status < 400 || status === 423 || passing.includes(status)) return
  if (request.getMethod() === 'HEAD' && (status === 404 || status === 410)) return
  const problem = refuse(status, parse(response))
  if (problem.code === 'upload.offset') return
  throw problem
}

function parse(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.getBody())
  } catch {
    return undefined
  }
}

/** The outcome comes with the answer to the last part; when that was lost, it is asked for. */
function readOutcome(response: HttpResponse, url: string): Promise<UploadOutcome> {
  const told = uploadOutcomeSchema.safeParse(parse(response))
  return told.success ? Promise.resolve(told.data) : call(uploadOutcomeSchema, `${url}/outcome`)
}

function fail(error: unknown, listener: SendingListener): void {
  const problem = problemOf(error)
  if (passing.includes(problem.status)) listener.onOffline()
  else listener.onProblem(problem)
}

function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  const { causingError, originalResponse } = error as Partial<DetailedError>
  if (causingError instanceof ApiProblem) return causingError
  if (originalResponse) return refuse(originalResponse.getStatus(), parse(originalResponse))
  return new ApiProblem(0, 'client.network', '', error)
}
