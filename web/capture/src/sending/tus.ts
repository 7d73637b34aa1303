import { RequestProblem, request } from '../../../offline/request.ts'

/** Where a file goes, and what is heard of it on the way. */
export interface Sending {
  /** The address that makes uploads. */
  readonly endpoint: string
  readonly metadata: Readonly<Record<string, string>>
  /** Of changing requests: the session's token, the language. */
  readonly headers: Readonly<Record<string, string>>
  /** The path of an upload that was begun earlier. */
  readonly upload: string | null
  /** The upload's path, before the first byte leaves. */
  onBegun(upload: string): Promise<void>
  onProgress(sentBytes: number): void
  readonly signal?: AbortSignal | undefined
}

const version = { 'tus-resumable': '1.0.0' }
const patchTimeoutMs = 120_000
const firstPartBytes = 256 * 1024
const largestPartBytes = 8 * 1024 * 1024
const smallestPartBytes = 32 * 1024

/**
 * Sends a file by the tus protocol (1.0.0) and returns the upload's path; goes on where an upload begun earlier ended, at the byte.
 * Over fetch, so that the service worker can do it as well as the page (tus-js-client's XMLHttpRequest is not there, and its
 * 16 kB would be loaded twice). Parts grow on a good line and shrink on a bad one. Throws `RequestProblem`.
 */
export async function sendFile(file: Blob, sending: Sending): Promise<string> {
  let { upload } = sending
  let offset = upload === null ? undefined : await findOffset(upload, sending)
  if (upload === null || offset === undefined) {
    upload = await createUpload(file, sending)
    await sending.onBegun(upload)
    offset = 0
  }
  let partBytes = firstPartBytes
  while (offset < file.size) {
    sending.onProgress(offset)
    const startedMs = performance.now()
    try {
      offset = await sendPart(file.slice(offset, offset + partBytes), upload, offset, sending)
    } catch (problem) {
      if (!isCut(problem) || sending.signal?.aborted === true || partBytes === smallestPartBytes)
        throw problem
      partBytes = Math.max(smallestPartBytes, partBytes >> 2)
      const known = await findOffset(upload, sending)
      if (known === undefined) throw problem
      offset = known
      continue
    }
    partBytes = nextPartBytes(partBytes, performance.now() - startedMs)
  }
  sending.onProgress(file.size)
  return upload
}

/** Cut in the middle, or the server has more or less than we think (409): it alone knows how much arrived. */
function isCut(problem: unknown): boolean {
  if (!(problem instanceof RequestProblem)) return false
  return (
    problem.status === 0 || (problem.status === 409 && ['answer', 'upload.offset'].includes(problem.code))
  )
}

/** The size of the next part after one took `tookMs`: a few seconds each, so that little is lost with the line. */
export function nextPartBytes(partBytes: number, tookMs: number): number {
  const next = tookMs < 3_000 ? partBytes * 2 : tookMs > 12_000 ? partBytes >> 1 : partBytes
  return Math.max(smallestPartBytes, Math.min(largestPartBytes, next))
}

async function createUpload(file: Blob, { endpoint, headers, metadata, signal }: Sending): Promise<string> {
  const response = await request(endpoint, {
    method: 'POST',
    headers: {
      ...headers,
      ...version,
      'upload-length': String(file.size),
      'upload-metadata': formatMetadata(metadata),
    },
    signal,
  })
  const location = response.headers.get('location')
  if (location === null) throw new RequestProblem(response.status, 'answer', '')
  return new URL(location, response.url).pathname
}

/** How much of an upload the server has; undefined when it knows it no more. */
async function findOffset(upload: string, { signal }: Sending): Promise<number | undefined> {
  try {
    const response = await request(upload, { method: 'HEAD', headers: version, signal })
    return readOffset(response)
  } catch (problem) {
    if (problem instanceof RequestProblem && (problem.status === 404 || problem.status === 410))
      return undefined
    throw problem
  }
}

async function sendPart(part: Blob, upload: string, offset: number, sending: Sending): Promise<number> {
  const response = await request(upload, {
    method: 'PATCH',
    headers: {
      ...sending.headers,
      ...version,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: part,
    signal: sending.signal,
    timeoutMs: patchTimeoutMs,
  })
  return readOffset(response)
}

function readOffset(response: Response): number {
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN)
  if (!Number.isSafeInteger(offset)) throw new RequestProblem(response.status, 'answer', '')
  return offset
}

/** `Upload-Metadata`: names, each with its value in base64 of UTF-8. */
export function formatMetadata(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .map(([name, value]) => `${name} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(',')
}
