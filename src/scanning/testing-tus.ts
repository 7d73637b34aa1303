import type { LightMyRequestResponse } from 'fastify'
import type { Browser } from '../access/testing.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { UploadMetadata } from './intake/schema.ts'

/** For tests: what the headers of a creation say, as a tus client writes them. */
export function tusMetadata(metadata: Partial<UploadMetadata>): string {
  return Object.entries(metadata)
    .map(([name, value]) => `${name} ${Buffer.from(String(value)).toString('base64')}`)
    .join(',')
}

/** For tests: a tus client on a server that listens to nothing. */
export interface TusClient {
  /** Creates an upload; gives its address, or the answer when there is none. */
  create(sizeBytes: number, metadata: Partial<UploadMetadata>): Promise<LightMyRequestResponse>
  patch(url: string, offset: number, bytes: Uint8Array): Promise<LightMyRequestResponse>
  head(url: string): Promise<LightMyRequestResponse>
  remove(url: string): Promise<LightMyRequestResponse>
  outcome(url: string): Promise<LightMyRequestResponse>
  /** Sends a file as a whole; the answer to its last part. */
  send(bytes: Uint8Array, metadata: Partial<UploadMetadata>): Promise<LightMyRequestResponse>
}

/** For tests: speaks tus as somebody who is signed in. */
export function tusClient(server: HttpServer, { cookies, csrfToken }: Browser): TusClient {
  const basic = { 'tus-resumable': '1.0.0', 'x-csrf-token': csrfToken }
  const ask = (
    method: 'POST' | 'PATCH' | 'HEAD' | 'DELETE' | 'GET',
    url: string,
    more: Record<string, string> = {},
    payload?: Buffer,
  ) =>
    server.inject({
      method,
      url,
      cookies: { ...cookies },
      headers: { ...basic, ...more },
      ...(payload === undefined ? {} : { payload }),
    })
  const client: TusClient = {
    create: (sizeBytes, metadata) =>
      ask('POST', '/api/uploads', {
        'upload-length': String(sizeBytes),
        'upload-metadata': tusMetadata(metadata),
      }),
    patch: (url, offset, bytes) =>
      ask(
        'PATCH',
        url,
        { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        Buffer.from(bytes),
      ),
    head: url => ask('HEAD', url),
    remove: url => ask('DELETE', url),
    outcome: url => ask('GET', `${url}/outcome`),
    async send(bytes, metadata) {
      const created = await client.create(bytes.length, metadata)
      return created.statusCode === 201 ? client.patch(String(created.headers.location), 0, bytes) : created
    },
  }
  return client
}
