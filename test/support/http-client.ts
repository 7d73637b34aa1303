/** Somebody signed in to a served address, with fetch. */
export interface HttpClient {
  readonly cookie: string
  readonly csrfToken: string
  get(path: string): Promise<Response>
  post(path: string, body: object | FormData): Promise<Response>
}

/** Signs in as the pages do. */
export async function signInOver(address: string, username: string, password: string): Promise<HttpClient> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  const headers = { cookie, 'x-csrf-token': csrfToken }
  return {
    cookie,
    csrfToken,
    get: path => fetch(`${address}${path}`, { headers }),
    post: (path, body) =>
      body instanceof FormData
        ? fetch(`${address}${path}`, { method: 'POST', headers, body })
        : fetch(`${address}${path}`, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
  }
}
