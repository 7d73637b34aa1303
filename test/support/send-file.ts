import {
  type UploadMetadata,
  type UploadOutcome,
  uploadOutcomeSchema,
} from '../../src/scanning/intake/schema.ts'
import { tusMetadata } from '../../src/scanning/testing-tus.ts'
import type { HttpClient } from './http-client.ts'

/** Begins to send a file to a book by tus: the answer to its creation, with its address. */
export function beginFile(
  address: string,
  { cookie, csrfToken }: Pick<HttpClient, 'cookie' | 'csrfToken'>,
  sizeBytes: number,
  metadata: Partial<UploadMetadata>,
): Promise<Response> {
  return fetch(`${address}/api/uploads`, {
    method: 'POST',
    headers: {
      cookie,
      'x-csrf-token': csrfToken,
      'tus-resumable': '1.0.0',
      'upload-length': String(sizeBytes),
      'upload-metadata': tusMetadata(metadata),
    },
  })
}

/** Sends a file to a book as a whole; what became of it. Throws when it was not even begun. */
export async function sendFile(
  address: string,
  client: Pick<HttpClient, 'cookie' | 'csrfToken'>,
  bytes: Uint8Array,
  metadata: Partial<UploadMetadata>,
): Promise<UploadOutcome> {
  const { cookie, csrfToken } = client
  const created = await beginFile(address, client, bytes.length, metadata)
  if (created.status !== 201) throw new Error(`creation answered ${created.status} ${await created.text()}`)
  const url = `${address}${created.headers.get('location')}`
  const sent =
    bytes.length === 0
      ? await fetch(`${url}/outcome`, { headers: { cookie } })
      : await fetch(url, {
          method: 'PATCH',
          headers: {
            cookie,
            'x-csrf-token': csrfToken,
            'tus-resumable': '1.0.0',
            'upload-offset': '0',
            'content-type': 'application/offset+octet-stream',
          },
          body: new Uint8Array(bytes),
        })
  return uploadOutcomeSchema.parse(await sent.json())
}
