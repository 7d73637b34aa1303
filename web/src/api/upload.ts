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
 * Sends files as multipart and reads the answer by its schema. XMLHttpRequest, because fetch does not tell how much of a body
 * has left. `onProgress` gets a share between 0 and 1. Throws `ApiProblem`; code `client.cancelled` when the signal stopped it.
 */
export function upload<S extends z.ZodType>(
  schema: S,
  path: string,
  form: FormData,
  options: UploadOptions = {},
): Promise<z.output<S>> {
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
      const body = parseBody(request.responseText)
      if (request.status >= 400) return reject(refuse(request.status, body))
      try {
        resolve(decode(schema, request.status, body))
      } catch (problem) {
        reject(problem)
      }
    })
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
