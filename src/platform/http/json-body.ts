import type { HttpServer } from './http-server.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The code of a refusal in problem.ts. */
export const notJson = 'SOGOC_NOT_JSON'

/** Refuses with 400; what the parser says would quote the body, so it stays the cause. */
class NotJson extends Error {
  readonly code = notJson
  readonly statusCode = 400
}

/**
 * Reads bodies of JSON, the only ones beside forms: bytes that are no UTF-8, text that is no JSON, and members named `__proto__` or
 * `constructor.prototype` are refused.
 */
export function readJsonBodies(server: HttpServer): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeContentTypeParser(['application/json', 'text/plain'])
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // Requests without anything to say carry the header all the same.
    if (body.length === 0) return done(null, undefined)
    try {
      parse(request, utf8.decode(Buffer.from(body)), (error, value) =>
        error ? done(new NotJson('', { cause: error })) : done(null, value),
      )
    } catch (error) {
      done(new NotJson('', { cause: error }))
    }
  })
}
