import type { z } from 'zod'
import { problemSchema } from '../../../src/access/schema.ts'
import { ApiProblem } from './problem.ts'

/** What the client carries between requests; filled from the session. */
const context: { csrfToken: string; language: string; onSignedOut: () => void } = {
  csrfToken: '',
  language: 'vi',
  onSignedOut: () => undefined,
}

/** Keeps the token every changing request carries in `x-csrf-token`. */
export function keepCsrfToken(token: string): void {
  context.csrfToken = token
}

/** Says in which language the server's sentences are wanted. */
export function keepLanguage(language: string): void {
  context.language = language
}

/** Names what happens when the server no longer knows the session. */
export function whenSignedOut(listener: () => void): void {
  context.onSignedOut = listener
}

/** The headers of a changing request. */
export function changingHeaders(): Record<string, string> {
  return { 'x-csrf-token': context.csrfToken, 'accept-language': context.language }
}

type QueryValue = string | number | boolean | undefined

/** `/path` with the defined values of a query behind it. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
  /** Goes on when the page is left; for small bodies (64 kB). */
  readonly keepalive?: boolean
}

async function send(path: string, options: CallOptions): Promise<Response> {
  const method = options.method ?? 'GET'
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': context.language }
  if (method !== 'GET') headers['x-csrf-token'] = context.csrfToken
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  if (options.signal !== undefined) init.signal = options.signal
  if (options.keepalive === true) init.keepalive = true
  try {
    return await fetch(path, init)
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new ApiProblem(0, 'client.network', '', cause)
  }
}

/** Turns a refusal's body into a problem; tells the application when the session has ended. */
export function refuse(status: number, body: unknown): ApiProblem {
  if (status === 401) context.onSignedOut()
  const problem = problemSchema.safeParse(body)
  return problem.success
    ? new ApiProblem(status, problem.data.code, problem.data.message)
    : new ApiProblem(status, 'client.refused', '')
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined // not JSON: the status alone has to tell
  }
}

/** An answer in the shape the schema names; anything else is a problem of its own, never a half-read object. */
export function decode<S extends z.ZodType>(schema: S, status: number, body: unknown): z.output<S> {
  const answer = schema.safeParse(body)
  if (!answer.success) throw new ApiProblem(status, 'client.unexpected-answer', '', answer.error)
  return answer.data
}

/** Asks the server and reads the answer by its schema. Throws `ApiProblem`. */
export async function call<S extends z.ZodType>(
  schema: S,
  path: string,
  options: CallOptions = {},
): Promise<z.output<S>> {
  const response = await send(path, options)
  const body = await readJson(response)
  if (!response.ok) throw refuse(response.status, body)
  return decode(schema, response.status, body)
}

/** Asks for a change whose answer does not matter. Throws `ApiProblem`. */
export async function command(path: string, options: CallOptions): Promise<void> {
  const response = await send(path, options)
  if (!response.ok) throw refuse(response.status, await readJson(response))
}

/** Fetches a file that is shown in the page; with a body it is asked for by POST. Throws `ApiProblem`. */
export async function fetchBlob(path: string, signal: AbortSignal, body?: unknown): Promise<Blob> {
  const response = await send(path, { signal, ...(body === undefined ? {} : { method: 'POST', body }) })
  if (!response.ok) throw refuse(response.status, await readJson(response))
  return response.blob()
}
