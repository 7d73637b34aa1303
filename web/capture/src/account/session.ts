import * as z from 'zod/mini'
import { RequestProblem, readAnswer, request } from '../sending/request.ts'
import { keep, readKept } from '../store/kept.ts'
import type { KeptAccount } from './kept-account.ts'

const sessionSchema = z.object({
  account: z.object({
    id: z.string(),
    displayName: z.string(),
    language: z.enum(['vi', 'en']),
    agency: z.object({ name: z.string() }),
    mustChangePassword: z.boolean(),
    mustSetUpSecondFactor: z.boolean(),
  }),
  rights: z.array(z.string()),
  csrfToken: z.string(),
})

/** A session the server knows (src/access/schema.ts). `mustFinish`: the big application has to ask something first. */
export interface OpenSession {
  readonly account: KeptAccount
  readonly csrfToken: string
  readonly mustFinish: boolean
}

async function readSession(response: Response): Promise<OpenSession> {
  const { account, rights, csrfToken } = await readAnswer(sessionSchema, response)
  const { id, displayName, language, agency } = account
  const known: KeptAccount = {
    ...{ id, displayName, language, agencyName: agency.name },
    mayUpload: rights.includes('pages.upload'),
  }
  await keep('account', known)
  return {
    account: known,
    csrfToken,
    mustFinish: account.mustChangePassword || account.mustSetUpSecondFactor,
  }
}

/** The session of this browser; null when there is none. Throws `RequestProblem` when the server can't be asked. */
export async function findSession(): Promise<OpenSession | null> {
  try {
    await finishLeaving()
    return await readSession(await request('/api/session'))
  } catch (problem) {
    if (problem instanceof RequestProblem && problem.status === 401) return null
    throw problem
  }
}

/** What a person typed to sign in. */
export interface Credentials {
  readonly username: string
  readonly password: string
  readonly code?: string
}

/** Signs in. Throws `RequestProblem`; its code `sign-in.code-needed` asks for the second factor. */
export async function signIn(credentials: Credentials, language: string): Promise<OpenSession> {
  await finishLeaving()
  return readSession(
    await request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(credentials),
    }),
  )
}

/** Signs out; without a line the server is told at the next start, before anything else is asked. Pictures stay. */
export async function signOut(): Promise<void> {
  await keep('leaving', true)
  await keep('account', undefined)
  await finishLeaving().catch(() => undefined) // no line: `leaving` stays kept
}

/** Ends a session that somebody left without a line: the cookie is out of a script's reach. */
async function finishLeaving(): Promise<void> {
  if ((await readKept('leaving')) !== true) return
  try {
    const { csrfToken } = await readAnswer(sessionSchema, await request('/api/session'))
    await request('/api/session', { method: 'DELETE', headers: { 'x-csrf-token': csrfToken } })
  } catch (problem) {
    if (!(problem instanceof RequestProblem) || problem.status !== 401) throw problem
  }
  await keep('leaving', undefined)
}

const waysSchema = z.object({ oidc: z.nullable(z.object({ name: z.string() })) })

/** The name of the provider one may sign in by instead; null where there is none, or no line. */
export async function findProvider(): Promise<string | null> {
  try {
    return (await readAnswer(waysSchema, await request('/api/session/ways'))).oidc?.name ?? null
  } catch {
    return null // the form does without
  }
}
