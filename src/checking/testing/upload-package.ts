import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { Browser } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'

const boundary = 'ranh-gioi'

/** For tests: sends files (by field, their paths) and fields as a form of the web application does. */
export async function sendForm(
  server: HttpServer,
  { cookies, csrfToken }: Browser,
  url: string,
  files: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> {
  const part = (disposition: string, content: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  const parts = await Promise.all(
    Object.entries(files).map(async ([name, path]) =>
      part(`name="${name}"; filename="${basename(path)}"`, await readFile(path)),
    ),
  )
  const said = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value))
  return server.inject({
    method: 'POST',
    url,
    cookies: { ...cookies },
    headers: { 'x-csrf-token': csrfToken, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, ...said, Buffer.from(`--${boundary}--\r\n`)]),
  })
}

/** For tests: hands a package in as the upload form does. */
export function uploadPackage(
  server: HttpServer,
  who: Browser,
  agency: string,
  files: Readonly<Record<string, string>>,
): Promise<LightMyRequestResponse> {
  return sendForm(server, who, '/api/packages', files, { agency })
}
