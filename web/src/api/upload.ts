import type { z } from 'zod'
import { changingHeaders, decode, refuse } from './client.ts'
import { ApiProblem } from './problem.ts'

interface UploadOptions {
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Sends files as multipart. XMLHttpRequest, because fetch does not tell how much of a body has left. `finish` gets the answer unless it is a refusal;
 * `watch` sees the request before it goes.
 */
function send<Answer>(
  path: string,
  form: FormData,
  options: UploadOptions,
  finish: (request: XMLHttpRequest) => Answer,
  watch?: (request: XMLHttpRequest, fail: (problem: unknown) => void) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(changingHeaders())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('error', () => reject(new ApiProblem(0, 'client.network', '')))
    request.addEventListener('abort', () => reject(new ApiProblem(0, 'client.cancelled', '')))
    request.addEventListener('load', () => {
      if (request.status >= 400) return reject(refuse(request.status, parseBody(request.responseText)))
      try {
        resolve(finish(request))
      } catch (problem) {
        reject(problem)
      }
    })
    watch?.(request, reject)
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

/**
 * Sends files and reads the answer by its schema. `onProgress` gets a share between 0 and 1. Throws `ApiProblem`; code `client.cancelled` when
 * the signal stopped it.
 */
export function upload<S extends z.ZodType>(
  schema: S,
  path: string,
  form: FormData,
  options: UploadOptions = {},
): Promise<z.output<S>> {
  return send(path, form, options, ({ status, responseText }) =>
    decode(schema, status, parseBody(responseText)),
  )
}

/** The same for an answer of lines of JSON: each is read by the schema as it comes. */
export function uploadForLines<S extends z.ZodType>(
  schema: S,
  path: string,
  form: FormData,
  options: UploadOptions & { readonly onLine: (line: z.output<S>) => void },
): Promise<void> {
  let read = 0
  const readLines = ({ status, responseText }: XMLHttpRequest) => {
    for (let end = responseText.indexOf('\n', read); end >= 0; end = responseText.indexOf('\n', read)) {
      const line = responseText.slice(read, end)
      read = end + 1
      options.onLine(decode(schema, status, parseBody(line)))
    }
  }
  return send(path, form, options, readLines, (request, fail) =>
    request.addEventListener('progress', () => {
      if (request.status !== 200) return
      try {
        readLines(request)
      } catch (problem) {
        fail(problem)
      }
    }),
  )
}
