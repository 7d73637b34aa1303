import * as z from 'zod/mini'

/** A request that came to nothing. `status` 0: no answer, the line is down; `code` and `message` are the server's own. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.status = status
    this.code = code
  }
}

const problemSchema = z.object({ code: z.string(), message: z.string() })

/** What every request carries. */
export interface Asking {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: BodyInit
  readonly signal?: AbortSignal | undefined
  /** Given up after so long without an answer. */
  readonly timeoutMs?: number
  /** Goes on when the page is closed (at most 64 kB of body). */
  readonly keepalive?: boolean
}

/** Sends a request to our own server; throws `RequestProblem` for every answer that is no success. */
export async function request(path: string, asking: Asking = {}): Promise<Response> {
  const { timeoutMs = 30_000, signal, headers = {}, ...rest } = asking
  // AbortSignal.any and .timeout are younger than many a phone.
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), timeoutMs)
  const onAbort = () => stop.abort()
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted === true) stop.abort()
  try {
    const response = await fetch(path, {
      ...{ ...rest, headers: { ...headers }, signal: stop.signal },
      ...{ credentials: 'same-origin', cache: 'no-store' },
    })
    if (!response.ok) throw await readProblem(response)
    return response
  } catch (error) {
    if (error instanceof RequestProblem) throw error
    throw new RequestProblem(0, 'line', '', error)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

async function readProblem(response: Response): Promise<RequestProblem> {
  const body: unknown = await response.json().catch(() => undefined) // a proxy's page: the status has to tell
  const problem = problemSchema.safeParse(body)
  return problem.success
    ? new RequestProblem(response.status, problem.data.code, problem.data.message)
    : new RequestProblem(response.status, 'answer', '')
}

/** Reads an answer by its schema; an answer of another shape is a `RequestProblem`, too. */
export async function readAnswer<S extends z.core.$ZodType>(
  schema: S,
  response: Response,
): Promise<z.output<S>> {
  const body: unknown = await response.json().catch(() => undefined)
  const answer = z.safeParse(schema, body)
  if (!answer.success) throw new RequestProblem(response.status, 'answer', '', answer.error)
  return answer.data
}
