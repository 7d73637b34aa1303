import { type RequestOptions, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { AppError } from '../../errors.ts'
import { codeOf } from '../../platform/error-code.ts'
import { checkUrl, guardedLookup } from './allowed-address.ts'

/** What is sent, and how long it may take. */
export interface Post {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly allowed: readonly string[]
  readonly timeoutMs: number
}

/** Connections are opened anew each time, so that each is judged. */
const agent = false

/**
 * Posts to an address and gives the status it answers. Redirects are not followed, and nothing of the answer is read but its head: what
 * somebody's server says is no business of ours. Throws `webhook.address`, `webhook.tls`, `webhook.timeout`, `webhook.unreachable`.
 */
export async function post({ url: text, body, headers, allowed, timeoutMs }: Post): Promise<number> {
  const url = new URL(text)
  checkUrl(url, allowed)
  const tls = url.protocol === 'https:'
  const options: RequestOptions = {
    method: 'POST',
    agent,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: guardedLookup({ tls, allowed }),
    maxHeaderSize: 16 * 1024,
    signal: AbortSignal.timeout(timeoutMs),
  }
  try {
    return await new Promise<number>((resolve, reject) => {
      const sent = (tls ? requestTls : requestPlain)(url, options, answer => {
        resolve(answer.statusCode ?? 0)
        answer.destroy()
      })
      sent.on('error', reject)
      sent.end(body)
    })
  } catch (error) {
    if (error instanceof AppError) throw error
    const host = url.host
    if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name))
      throw new AppError('webhook.timeout', { host, seconds: Math.round(timeoutMs / 1000) }, error)
    throw new AppError('webhook.unreachable', { host, cause: codeOf(error) ?? 'TLS' }, error)
  }
}
