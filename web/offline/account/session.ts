import * as z from 'zod/mini'
import { RequestProblem, readAnswer, request } from '../request.ts'
import type { KeptAccount, SessionStore } from './kept-account.ts'

const sessionSchema = z.object({
  account: z.object({
    id: z.string(),
    username: z.string(),
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

/** What a person typed to sign in. */
export interface Credentials {
  readonly username: string
  readonly password: string
  readonly code?: string
}

/** Signing in and out of an application that also opens without a line. */
export interface Sessions extends SessionStore {
  /** The session of this browser; null when there is none. Throws `RequestProblem` when the server can't be asked. */
  find(): Promise<OpenSession | null>
  /** Throws `RequestProblem`; its code `sign-in.code-needed` asks for the second factor. */
  signIn(credentials: Credentials, language: string): Promise<OpenSession>
  /** Without a line the server is told at the next start, before anything else is asked. What the application keeps stays. */
  signOut(): Promise<void>
}

/** The headers of a changing request. */
export function changingHeaders({ account, csrfToken }: OpenSession): Record<string, string> {
  return { 'x-csrf-token': csrfToken, 'accept-language': account.language }
}

/** Makes the sessions of an application that keeps things in `store` and needs `right` to be of use. */
export function createSessions({ readKept, keep }: SessionStore, right: string): Sessions {
  const readSession = async (response: Response): Promise<OpenSession> => {
    const { account, rights, csrfToken } = await readAnswer(sessionSchema, response)
    const { id, username, displayName, language, agency } = account
    const known: KeptAccount = {
      ...{ id, username, displayName, language, agencyName: agency.name },
      mayWork: rights.includes(right),
    }
    await keep('account', known)
    return {
      account: known,
      csrfToken,
      mustFinish: account.mustChangePassword || account.mustSetUpSecondFactor,
    }
  }
  /** Ends a session that somebody left without a line: the cookie is out of a script's reach. */
  const finishLeaving = async () => {
    if ((await readKept('leaving')) !== true) return
    try {
      const { csrfToken } = await readAnswer(sessionSchema, await request('/api/session'))
      await request('/api/session', { method: 'DELETE', headers: { 'x-csrf-token': csrfToken } })
    } catch (problem) {
      if (!(problem instanceof RequestProblem) || problem.status !== 401) throw problem
    }
    await keep('leaving', undefined)
  }
  return {
    ...{ readKept, keep },
    async find() {
      try {
        await finishLeaving()
        return await readSession(await request('/api/session'))
      } catch (problem) {
        if (problem instanceof RequestProblem && problem.status === 401) return null
        throw problem
      }
    },
    async signIn(credentials, language) {
      await finishLeaving()
      return readSession(
        await request('/api/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'accept-language': language },
          body: JSON.stringify(credentials),
        }),
      )
    },
    async signOut() {
      await keep('leaving', true)
      await keep('account', undefined)
      await finishLeaving().catch(() => undefined) // no line: `leaving` stays kept
    },
  }
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
