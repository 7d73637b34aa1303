import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { Browser } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'

/** For tests: hands a package in as the upload form does. */
export async function uploadPackage(
  server: HttpServer,
  { cookies, csrfToken }: Browser,
  agency: string,
  files: Readonly<Record<string, string>>,
): Promise<LightMyRequestResponse> {
  const boundary = 'ranh-gioi'
  const head = (disposition: string) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`)
  const parts = await Promise.all(
    Object.entries(files).map(async ([name, path]) =>
      Buffer.concat([
        head(`name="${name}"; filename="${basename(path)}"`),
        await readFile(path),
        Buffer.from('\r\n'),
      ]),
    ),
  )
  const field = Buffer.concat([head('name="agency"'), Buffer.from(`${agency}\r\n--${boundary}--\r\n`)])
  return server.inject({
    method: 'POST',
    url: '/api/packages',
    cookies,
    headers: { 'x-csrf-token': csrfToken, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, field]),
  })
}
